import { describe } from '@jest/globals'
import { drift } from './cases.ts'
import { proves } from './prove.ts'

// One value as real writers spell it; numbers keep the spelling of the source.
const COMPACT = '{"b":1.0,"a":["é","日本","😀",1e5,12345678901234567890],"c":{"x":[],"y":{}},"path":"a/b","html":"<i> & </i>"}'
const PYTHON =
  '{"b": 1.0, "a": ["é", "日本", "😀", 1e5, 12345678901234567890], "c": {"x": [], "y": {}}, "path": "a/b", "html": "<i> & </i>"}'
const escaped = (text: string) => text.replace(/[^\x00-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const php = (text: string) => escaped(text).replaceAll('/', '\\/')
const go = (text: string) => text.replace(/[<>&]/g, unit => `\\u00${unit.charCodeAt(0).toString(16)}`)

/** The value indented, each item on a line; a small writer of its own, so that the code under test is not its own witness. */
function indented(unit: string, lineEnd = '\n', colon = ': '): string {
  const lines = [
    '{',
    `1"b"${colon}1.0,`,
    `1"a"${colon}[`,
    '2"é",',
    '2"日本",',
    '2"😀",',
    '21e5,',
    '212345678901234567890',
    '1],',
    `1"c"${colon}{`,
    `2"x"${colon}[],`,
    `2"y"${colon}{}`,
    '1},',
    `1"path"${colon}"a/b",`,
    `1"html"${colon}"<i> & </i>"`,
    '}'
  ]
  return lines.map(line => line.replace(/^[12](?=.)/, depth => unit.repeat(Number(depth)))).join(lineEnd)
}

const SORTED = '{"a":["é","日本","😀",1e5,12345678901234567890],"b":1.0,"c":{"x":[],"y":{}},"html":"<i> & </i>","path":"a/b"}'

describe('json-reencoded', () => {
  proves([
    drift('ensure_ascii on', PYTHON, escaped(PYTHON), 'json-reencoded'),
    drift('ensure_ascii off', escaped(PYTHON), PYTHON, 'json-reencoded'),
    drift('ensure_ascii on an indented text', `${indented('  ')}\n`, `${escaped(indented('  '))}\n`, 'json-reencoded'),
    drift('slashes escaped, as PHP does', COMPACT, php(COMPACT), 'json-reencoded'),
    drift('slashes no longer escaped', php(COMPACT), escaped(COMPACT), 'json-reencoded'),
    drift('HTML-safe, as Go writes', COMPACT, go(COMPACT), 'json-reencoded'),
    drift('no longer HTML-safe', go(COMPACT), COMPACT, 'json-reencoded'),
    drift('an escaped backslash is no escape', '{"a":"\\\\u00e9 é"}', '{"a":"\\\\u00e9 \\u00e9"}', 'json-reencoded'),
    drift('a lone surrogate stays an escape', '{"a":"\\ud800 é"}', '{"a":"\\ud800 \\u00e9"}', 'json-reencoded')
  ])
})

describe('json-reformatted', () => {
  proves([
    drift('compact from Python', COMPACT, PYTHON, 'json-reformatted'),
    drift('Python from compact', PYTHON, `${COMPACT}\n`, 'json-reformatted'),
    ...['  ', '    ', '\t', ' '].flatMap(unit => [
      drift(`compact from indented by ${JSON.stringify(unit)}`, COMPACT, `${indented(unit)}\n`, 'json-reformatted'),
      drift(`indented by ${JSON.stringify(unit)} from compact`, `${indented(unit)}\n`, COMPACT, 'json-reformatted')
    ]),
    drift('indented by 2 from 4', `${indented('  ')}\n`, `${indented('    ')}\n`, 'json-reformatted'),
    drift(
      'sealed with CRLF, of its own writer',
      `${indented('  ', '\r\n')}\r\n`,
      `${indented('\t', '\r\n')}\r\n`,
      'json-reformatted'
    ),
    drift('sealed sorted', SORTED, COMPACT, 'json-reformatted'),
    drift('sealed sorted and indented otherwise', SORTED, `${indented('  ')}\n`, 'json-reformatted'),
    drift('escapes and layout', COMPACT, `${escaped(indented('    '))}`, ['json-reencoded', 'json-reformatted']),
    drift('JSON lines', '{"a":1}\n{"b":"é"}\n', '{"a": 1}\n{"b": "\\u00e9"}\n', ['json-reencoded', 'json-reformatted']),
    drift('a layout of nobody, minified and back', '{"a":1,"b":[1,2]}', '{ "a" :1,\n\n"b": [1 ,2] }', 'json-reformatted')
  ])
})

// As Biome 2 writes what `JSON.stringify(value, null, 2)` wrote.
const BIOME = `{
  "list": [1, 2.5, -3],
  "empty": [],
  "long": [
    100000000, 200000000, 300000000, 400000000, 500000000, 600000000, 700000000,
    800000000, 900000000
  ],
  "words": [
    "a word that is rather long",
    "another word that is rather long",
    "a third word"
  ],
  "matrix": [[1, 2], [3, 4]],
  "objects": [
    {
      "a": 1
    }
  ]
}
`
const PRETTIER = BIOME.replace('[[1, 2], [3, 4]]', '[\n    [1, 2],\n    [3, 4]\n  ]')
const JACKSON = '{\n  "a" : [ 1, 2 ],\n  "b" : {\n    "c" : [ ],\n    "d" : [ {\n      "e" : 1\n    }, { } ]\n  }\n}'

const LEAVES = `{
  "changelog": [
    "generator",
    { "repo": "pier/berths" }
  ],
  "paths": { "quay": ["a"] },
  "options": { "all": false, "depth": 2 },
  "ignore": []
}
`.replace('{ "quay": ["a"] }', '{\n    "quay": ["a"]\n  }')
const IN_ARRAYS = '{\n  "options": {\n    "all": false\n  },\n  "list": [{ "a": 1 }, { "a": 2 }]\n}\n'.replace(
  '[{ "a": 1 }, { "a": 2 }]',
  '[\n    { "a": 1 },\n    { "a": 2 }\n  ]'
)
const ROWS = '[\n{"id":1,"tags":["x"]},\n{"id":2,"tags":[]}\n]\n'
const TABLE = '{\n  "version": 1,\n  "rows": [\n    {"id": 1, "at": [0, 1]},\n    {"id": 2, "at": [5, 1]}\n  ]\n}\n'
const PADDED = '[\n  { "id": 1, "at": { "x": 1 } },\n  { "id": 2, "at": { "x": 2 } }\n]\n'

describe('writers that look at what they write', () => {
  proves([
    drift('Biome', BIOME, `${JSON.stringify(JSON.parse(BIOME), null, 2)}\n`, 'json-reformatted'),
    drift('prettier', PRETTIER, JSON.stringify(JSON.parse(BIOME)), 'json-reformatted'),
    drift(
      'prettier, which leaves short objects on one line',
      LEAVES,
      JSON.stringify(JSON.parse(LEAVES), null, 2),
      'json-reformatted'
    ),
    drift(
      'prettier, short objects in arrays only',
      IN_ARRAYS,
      `${JSON.stringify(JSON.parse(IN_ARRAYS), null, 2)}\n`,
      'json-reformatted'
    ),
    drift('one record per line', ROWS, JSON.stringify(JSON.parse(ROWS), null, 4), 'json-reformatted'),
    drift('one record per line with spaces, below a key', TABLE, JSON.stringify(JSON.parse(TABLE)), 'json-reformatted'),
    drift(
      'one record per line with padded braces',
      PADDED,
      `${JSON.stringify(JSON.parse(PADDED), null, 2)}\n`,
      'json-reformatted'
    ),
    drift('Jackson', JACKSON, JSON.stringify(JSON.parse(JACKSON), null, 4), 'json-reformatted')
  ])
})

describe('not JSON after all', () => {
  proves([
    drift('only the final newline', `${COMPACT}\n`, COMPACT, 'final-newline-removed'),
    drift('only CRLF', `${indented('  ')}\n`, `${indented('  ', '\r\n')}\r\n`, 'crlf-added'),
    drift('only a BOM', COMPACT, `\ufeff${COMPACT}`, 'bom-added'),
    drift(
      'hand-made layout, re-indented',
      '{\n  "a": [ 1,2 ],\n  "b": 3\n}\n',
      '{\n    "a": [ 1,2 ],\n    "b": 3\n}\n',
      'indentation-changed'
    ),
    drift('escapes and final newline', `${PYTHON}\n`, escaped(PYTHON), ['final-newline-removed', 'json-reencoded'])
  ])
})
