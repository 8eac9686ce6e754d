import { describe } from '@jest/globals'
import { crlf } from '../../support/line-ends.ts'
import { drift } from './cases.ts'
import { proves } from './prove.ts'

const CODE = 'function a() {\n\tif (b) {\n\t\treturn c\n\t}\n}\n\nfunction d() {\n\treturn "e"\n}\n'
const SPACED = CODE.replaceAll('\t', '    ')
/** Two lines are indented by tabs among many that are indented by spaces. */
const MIXED = `class A {\n${'    int b;\n    int c;\n'.repeat(6)}\tint d;\n\t\tint e;\n${'    int f;\n    int g;\n'.repeat(6)}}\n`
const TABLE = 'a\tb\tc\n1\t2\t3\n  x  y  z\nlast\tline\there\n'
const PROSE = 'First line of the text\nSecond line of it\n\nThird and last line\n'
const BLANKS = 'class A:\n    def b(self):\n        return 1\n        \n    def c(self):\n        return 2\n'

describe('trailing white space', () => {
  proves([
    drift('a space at each line end', PROSE, PROSE.replace(/\n/g, ' \n'), 'trailing-whitespace-added'),
    drift('tabs and spaces', PROSE, PROSE.replace('text\n', 'text \t \n'), 'trailing-whitespace-added'),
    drift('on lines that had some', 'hard  \nbreak and more\n', 'hard   \nbreak and more \n', 'trailing-whitespace-added'),
    drift('under CRLF', PROSE, crlf(PROSE.replace(/\n/g, '  \n')), ['trailing-whitespace-added', 'crlf-added']),
    drift('blank lines lost their indentation', BLANKS, BLANKS.replace('        \n', '\n'), 'trailing-whitespace-removed'),
    drift(
      'a hard break lost',
      'One line  \nnext line\nthird line\n',
      'One line\nnext line\nthird line\n',
      'trailing-whitespace-removed'
    ),
    drift('two hard breaks lost', 'One  \ntwo\nthree  \nfour\n', 'One\ntwo\nthree\nfour\n', 'trailing-whitespace-removed')
  ])
})

describe('tabs and indentation', () => {
  proves([
    drift('tabs became eight spaces', CODE, CODE.replaceAll('\t', '        '), 'tabs-expanded'),
    drift('tabs became four spaces', CODE, SPACED, 'tabs-expanded'),
    drift(
      'tabs inside lines became columns',
      'a\tb\tlonger\nlonger one\tc\tx\n',
      'a       b       longer\nlonger one      c       x\n',
      'tabs-expanded'
    ),
    drift('in two lines of some that were indented by spaces', MIXED, MIXED.replace(/\t/g, '    '), 'tabs-expanded'),
    drift(
      'in the first lines only',
      CODE,
      CODE.replace('\tif (b) {\n\t\t', '        if (b) {\n                '),
      'tabs-expanded'
    ),
    drift('inside one line', TABLE, TABLE.replace('1\t2\t3', '1       2       3'), 'tabs-expanded'),
    drift('spaces became tabs in two lines', MIXED.replace(/\t/g, '    '), MIXED, 'tabs-unexpanded'),
    drift('spaces became tabs inside one line', TABLE.replace('1\t2\t3', '1       2       3'), TABLE, 'tabs-unexpanded'),
    drift('four spaces became tabs', SPACED, CODE, 'tabs-unexpanded'),
    drift('columns became tabs', 'ab      cd\nabcdefghij      k\n', 'ab\tcd\nabcdefghij\tk\n', 'tabs-unexpanded'),
    drift('columns behind letters of two bytes', 'éé      cd\néfghéfghij      k\n', 'éé\tcd\néfghéfghij\tk\n', 'tabs-unexpanded'),
    drift('levels of two became four', SPACED.replaceAll('    ', '  '), SPACED, 'indentation-changed'),
    drift('levels of four became two, and CRLF', SPACED, crlf(SPACED.replaceAll('    ', '  ')), [
      'indentation-changed',
      'crlf-added'
    ]),
    drift('tabs expanded and white space trimmed at the end', CODE, `${SPACED}\n`, ['final-newline-added', 'tabs-expanded'])
  ])
})
