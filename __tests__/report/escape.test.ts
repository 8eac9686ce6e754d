import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  codePath,
  codeSpan,
  escapeHtml,
  escapeJson,
  escapeLog,
  escapeMarkdown,
  quotePath,
  quoteShell,
  showInvisible
} from '../../src/report/escape.ts'
import { stepsFor } from '../../src/report/findings/remedies.ts'
import { HOSTILE } from '../support/reports.ts'

const VISIBLE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]*$/u
// Any UTF-16, lone surrogates and controls included.
const anyText = fc.string({
  unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom(...HOSTILE, ':', '#', '`', '|', '\\'))
})

describe('invisible characters become visible', () => {
  test.each([
    ['line feed', '\n', '\\u{A}'],
    ['escape', '\u001b', '\\u{1B}'],
    ['C1 control', '\u009b', '\\u{9B}'],
    ['line separator', '\u2028', '\\u{2028}'],
    ['right-to-left override', '\u202e', '\\u{202E}'],
    ['zero width space', '\u200b', '\\u{200B}'],
    ['byte order mark', '\ufeff', '\\u{FEFF}'],
    ['no-break space', '\u00a0', '\\u{A0}'],
    ['tag letter', '\u{e0041}', '\\u{E0041}'],
    ['variation selector', '\ufe0f', '\\u{FE0F}'],
    ['Hangul filler', '\u3164', '\\u{3164}'],
    ['lone surrogate', '\ud800', '\\u{D800}'],
    ['noncharacter', '\ufffe', '\\u{FFFE}']
  ])('%s', (_name, character, shown) => {
    expect(showInvisible(`a${character}b`)).toBe(`a${shown}b`)
  })

  test.each(['plain', 'a b', 'Prüfung', '封印', 'Пломба', 'em — dash', '🔒'])('%s stays as it is', text => {
    expect(showInvisible(text)).toBe(text)
  })

  test.each([
    ['log', escapeLog],
    ['Markdown', escapeMarkdown],
    ['HTML', escapeHtml],
    ['code span', codeSpan],
    ['path', quotePath]
  ] as const)('in every sink: %s', (_name, escaped) => {
    fc.assert(fc.property(anyText, text => VISIBLE.test(escaped(text))))
  })
})

describe('log', () => {
  test('no workflow command survives, wherever it stands', () => {
    fc.assert(
      fc.property(anyText, text => {
        const line = escapeLog(text)
        return !line.includes('::') && !line.includes('##[') && !/[\r\n]/.test(line)
      })
    )
  })

  test('escaping twice changes nothing more', () => {
    fc.assert(fc.property(anyText, text => escapeLog(escapeLog(text)) === escapeLog(text)))
  })
})

describe('paths', () => {
  test('look like JSON', () => {
    expect(quotePath('docs/a "b".md')).toBe('"docs/a \\"b\\".md"')
    expect(quotePath('a\nb')).toBe('"a\\nb"')
    expect(quotePath('a\u202eb')).toBe('"a\\u{202E}b"')
  })

  test('two different paths never look the same', () => {
    fc.assert(fc.property(anyText, anyText, (a, b) => (a === b) === (quotePath(a) === quotePath(b))))
    expect(quotePath('\\u{202E}')).not.toBe(quotePath('\u202e'))
  })
})

describe('Markdown', () => {
  test.each(HOSTILE)('prose %j starts no tag, cell, link, code or mention', text => {
    const source = escapeMarkdown(text).replace(/<code>[^<]*<\/code>/g, '')
    expect(source).not.toMatch(/[<>`|[\]@*_~\\$]|:\/\/|www\.|[\n\r]|:tada:/)
  })

  test('plain prose stays readable', () => {
    expect(escapeMarkdown('line 3, column 14: LF became CRLF (42 ×)')).toBe('line 3, column 14: LF became CRLF (42 ×)')
  })

  // GitHub decodes entities before it looks for these, so an entity alone stops none of them.
  test.each([
    ['an address', 'boss@evil.example', 'boss<code>&#64;</code>evil.example'],
    ['a protocol', 'xmpp:bot@evil.example/x', 'xmpp&#58;bot<code>&#64;</code>evil.example/x'],
    ['a mention', 'cc @octocat', 'cc <code>&#64;</code>octocat'],
    ['a URL', 'see https://evil.example', 'see https<code>&#58;</code>//evil.example'],
    ['a URL without a protocol', 'WWW.evil.example', 'WWW<code>&#46;</code>evil.example'],
    ['an issue', 'owner/name#12', 'owner/name<code>&#35;</code>12'],
    ['an issue, the old way', 'GH-12', 'GH<code>&#45;</code>12'],
    ['a commit', 'since 1a2b3c4 of', 'since <code>1a2b3c4</code> of'],
    ['an emoji', ':tada:', '<code>&#58;</code>tada:'],
    ['a formula', '$x$', '<code>&#36;</code>x<code>&#36;</code>']
  ])('%s is text', (_, text, source) => {
    expect(escapeMarkdown(text)).toBe(source)
  })

  test.each(['12:', 'a # b', 'G-12', 'deadbeef', '1234567', 'a.b', 'C#'])('%j stays as it is', text => {
    expect(escapeMarkdown(text)).toBe(text)
  })

  test('an entity is shown, not decoded', () => {
    expect(escapeMarkdown('&lt;b')).toBe('&#38;lt;b')
  })

  test('a code span holds no backtick, no pipe and no line end, and is never empty', () => {
    fc.assert(fc.property(anyText, text => /^`[^`|\r\n]+`$/.test(codeSpan(text)) && codeSpan(text).trim() !== '``'))
    expect(codeSpan('')).toBe('`(empty)`')
    expect(codeSpan('  ')).toBe('`␠␠`')
  })

  test('a plain path needs no quotes, any other gets them', () => {
    expect(codePath('docs/a.md')).toBe('`docs/a.md`')
    expect(codePath('a b')).toBe('`"a b"`')
    expect(codePath('a`b')).toBe('`"a\\u{60}b"`')
    expect(codePath('e\u0301\u200b')).toBe('`"e\u0301\\u{200B}"`')
  })
})

describe('JSON', () => {
  test('the value stays, and nothing in the text is invisible', () => {
    fc.assert(
      fc.property(fc.array(anyText), values => {
        const json = escapeJson(`${JSON.stringify(values, null, 2)}\n`)
        return JSON.stringify(JSON.parse(json)) === JSON.stringify(values) && VISIBLE.test(json.replaceAll('\n', ''))
      })
    )
    expect(escapeJson('["\u009b2J\u202e"]')).toBe('["\\u009b2J\\u202e"]')
    expect(escapeJson('["\u{e0041}"]')).toBe('["\\udb40\\udc41"]')
  })
})

describe('HTML', () => {
  test.each(HOSTILE)('%j opens no tag and leaves no attribute', text => {
    expect(escapeHtml(text)).not.toMatch(/[<>"'`]|&(?!#\d+;)/)
  })
})

describe('shell words', () => {
  test.each([
    ['docs/a.md', 'docs/a.md'],
    ['-rf', './-rf'],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$(reboot)', "'$(reboot)'"],
    ['a;b', "'a;b'"],
    ['#x', "'#x'"]
  ])('%s', (path, word) => {
    expect(quoteShell(path)).toBe(word)
  })

  test.each(['', 'a\nb', 'a\u202eb', 'a\u0000b', '\ud800'])('%j is never put into a command', path => {
    expect(quoteShell(path)).toBeUndefined()
  })
})

test.each([
  ['\u0430.txt', '"\\u{430}.txt"'],
  ['p\u0430ssword', '"p\\u{430}ssword"'],
  ['\u0394\u0397', '"\u0394\u0397"'],
  ['Договор.pdf', '"Договор.pdf"'],
  ['Ωμέγα.md', '"Ωμέγα.md"'],
  ['café.txt', '"café.txt"']
])('%s: letters that could be taken for Latin ones are shown by number', (path, shown) => {
  expect(quotePath(path)).toBe(shown)
})

describe('words for cmd and PowerShell', () => {
  test.each([
    ['docs/a.md', 'docs/a.md'],
    ['a b.md', '"a b.md"'],
    ["it's.md", `"it's.md"`],
    ['-a', './-a'],
    ['a&b', '"a&b"']
  ])('%s', (path, word) => {
    expect(quoteShell(path, 'win32')).toBe(word)
  })

  test.each(['%PATH%', '$env:x', 'a`b', 'a"b', 'a^b', 'a\u201db', 'a!b'])('%s cannot be quoted in both', path => {
    expect(quoteShell(path, 'win32')).toBeUndefined()
    expect(quoteShell(path, 'linux')).toBeDefined()
  })

  test('a remedy gives no command that they do not have', () => {
    const finding = { code: 'unreadable', severity: 'unverifiable', path: 'a b' } as const
    expect(stepsFor(finding, 'a b', 'linux').map(({ run }) => run)).toEqual(["ls -l -- 'a b'"])
    expect(stepsFor(finding, 'a b', 'win32').map(({ run }) => run)).toEqual([undefined])
    const missing = { code: 'missing', severity: 'fail', path: 'a b' } as const
    expect(stepsFor(missing, 'a b', 'win32')[0]?.run).toBe('git checkout HEAD -- "a b"')
  })
})
