import { describe } from '@jest/globals'
import { crlf } from '../../support/line-ends.ts'
import { drift, SCRIPTS } from './cases.ts'
import { proves } from './prove.ts'

const LINES = 'one line\nsecond line\nthird line\nfourth line\nfifth line\n'

describe('line ends', () => {
  proves([
    ...Object.entries(SCRIPTS).map(([script, text]) => drift(`CRLF in ${script}`, text, crlf(text), 'crlf-added')),
    drift('CRLF with a sealed fact', LINES, crlf(LINES), 'crlf-added', { facts: { text: 'ascii', eol: 'lf' } }),
    drift('CRLF lost with a sealed fact', crlf(LINES), LINES, 'crlf-removed', { facts: { text: 'ascii', eol: 'crlf' } }),
    drift('three of five lines', LINES, LINES.replace(/(one|third|fifth) line\n/g, '$1 line\r\n'), 'eol-mixed'),
    drift('a sealed mixture made CRLF', LINES.replace('one line\n', 'one line\r\n'), crlf(LINES), 'eol-mixed'),
    drift('a sealed mixture made LF', LINES.replace(/(second|third) line\n/g, '$1 line\r\n'), LINES, 'eol-mixed'),
    drift('every line end doubled', LINES, LINES.replaceAll('\n', '\n\n'), 'blank-lines-added'),
    drift('CRLF read as two line ends', crlf(LINES), LINES.replaceAll('\n', '\n\n'), 'blank-lines-added'),
    drift('lone CR in front of CRLF is kept', 'a\rb\nc\n', 'a\rb\r\nc\r\n', 'crlf-added')
  ])
})
