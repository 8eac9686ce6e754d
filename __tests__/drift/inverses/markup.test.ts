import { describe } from '@jest/globals'
import { drift } from './cases.ts'
import { proves } from './prove.ts'

const MD = { path: 'docs/a.md' }
const YAML = { path: 'a.yaml' }
const CSV = { path: 'a.csv' }
const PRETTY = '# Title\n\n- one _soft_ word\n- two **strong** words\n\n---\n\n| a   | b    |\n| --- | ---- |\n| 1   | long |\n'

describe('markdown-reformatted', () => {
  proves([
    drift('bullets', PRETTY.replaceAll('\n- ', '\n* '), PRETTY, 'markdown-reformatted', MD),
    drift('emphasis', PRETTY.replace('_soft_', '*soft*'), PRETTY, 'markdown-reformatted', MD),
    drift(
      'bullets and emphasis',
      PRETTY.replaceAll('\n- ', '\n* ').replace('_soft_', '*soft*'),
      PRETTY,
      'markdown-reformatted',
      MD
    ),
    drift('strong', PRETTY.replace('**strong**', '__strong__'), PRETTY, 'markdown-reformatted', MD),
    drift('rules', PRETTY.replace('\n---\n', '\n* * *\n'), PRETTY, 'markdown-reformatted', MD),
    drift('tables', PRETTY.replace(/ {2,}\|/g, ' |').replace('----', '---'), PRETTY, 'markdown-reformatted', MD),
    drift('a blank line behind headings', PRETTY.replace('# Title\n\n', '# Title\n'), PRETTY, 'markdown-reformatted', MD),
    drift('code is left alone', '* a\n\n```\n- b\n```\n', '- a\n\n```\n- b\n```\n', 'markdown-reformatted', MD)
  ])
})

const DATA = 'name: "a b"\nlist:\n- one\n- two: 2\n  three: 3\nmap: { a: 1 }\n# end\n'

describe('yaml-reformatted', () => {
  proves([
    drift('quotes', DATA, DATA.replaceAll('"', "'"), 'yaml-reformatted', YAML),
    drift(
      'sequences indented',
      DATA,
      'name: "a b"\nlist:\n  - one\n  - two: 2\n    three: 3\nmap: { a: 1 }\n# end\n',
      'yaml-reformatted',
      YAML
    ),
    drift(
      'sequences not indented',
      'list:\n  - one\n  - two: 2\n    three:\n      - 3\nmap:\n  a: 1\n',
      'list:\n- one\n- two: 2\n  three:\n  - 3\nmap:\n  a: 1\n',
      'yaml-reformatted',
      YAML
    ),
    drift('document start', `---\n${DATA}`, DATA, 'yaml-reformatted', YAML),
    drift('braces', DATA, DATA.replace('{ a: 1 }', '{a: 1}'), 'yaml-reformatted', YAML),
    drift('spaces in brackets', 'a: [ 1, two ]\nb: 3\n', 'a: [1, two]\nb: 3\n', 'yaml-reformatted', YAML),
    drift('no spaces in brackets', 'a: [1, two]\nb: 3\n', 'a: [ 1, two ]\nb: 3\n', 'yaml-reformatted', YAML)
  ])
})

const TABLE = 'id,name,note\n1,"Smith, John","said ""no"""\n2,Ann,\n3,José,x y\n'
const ALL = '"id","name","note"\n"1","Smith, John","said ""no"""\n"2","Ann",""\n"3","José","x y"\n'

describe('csv-reformatted', () => {
  proves([
    drift('all quoted', TABLE, ALL, 'csv-reformatted', CSV),
    drift('quotes only where needed', ALL, TABLE, 'csv-reformatted', CSV),
    drift(
      'semicolons',
      TABLE,
      TABLE.replace('id,name,note', 'id;name;note')
        .replace('1,"Smith, John",', '1;Smith, John;')
        .replace('2,Ann,', '2;Ann;')
        .replace('3,José,', '3;José;'),
      'csv-reformatted',
      CSV
    ),
    drift(
      'Excel: semicolons, CRLF and BOM',
      'a,b\n1,2\n3,4\n',
      '\ufeffa;b\r\n1;2\r\n3;4\r\n',
      ['csv-reformatted', 'crlf-added', 'bom-added'],
      CSV
    )
  ])
})
