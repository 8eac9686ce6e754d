import { describe, expect, test } from '@jest/globals'
import { meaningOf, withMeaning } from '../../../src/drift/meaning/meaning.ts'
import type { Drift } from '../../../src/model/finding.ts'

type Said = 'same' | 'different' | 'nothing'
/** Name, sealed, found. */
type Case = readonly [string, string, string]

async function said(path: string, sealed: string | Buffer, found: string | Buffer): Promise<Said> {
  const meaning = await meaningOf(path, Buffer.from(sealed), Buffer.from(found))
  return meaning === undefined ? 'nothing' : meaning.same ? 'same' : 'different'
}

/** The extension, what is said, and the cases; each is tried in both directions. */
const CASES: readonly (readonly [string, Said, readonly Case[]])[] = [
  [
    'json',
    'same',
    [
      ['layout', '{"a":[1,2]}', '{\n  "a": [1, 2]\n}\n'],
      ['CRLF', '{"a":\n1}\n', '{"a":\r\n1}\r\n'],
      ['100 and 100.0 (RFC 8785 writes both as 100)', '[100]', '[100.0]'],
      ['1 and 1.0', '[1]', '[1.0]'],
      ['1e2 and 100', '[1e2]', '[100]'],
      ['-0 and 0 (RFC 8785 writes both as 0)', '[-0]', '[0]'],
      ['0.10 and 0.1', '[0.10]', '[0.1]'],
      ['key order', '{"a":1,"b":2}', '{"b":2,"a":1}'],
      ['an escaped letter', '["\u00e9"]', '["\\u00e9"]'],
      ['an escaped key', '{"\\u0061":1}', '{"a":1}'],
      ['an escaped emoji', '["\\ud83d\\ude00"]', '["\u{1f600}"]']
    ]
  ],
  [
    'json',
    'different',
    [
      ['100 and 450', '{"a":100}', '{ "a": 450 }'],
      ['1 and "1"', '[1]', '["1"]'],
      ['null and a missing key', '{"a":null}', '{}'],
      ['order of items', '[1,2]', '[2,1]'],
      ['a space in a string', '["a b"]', '["a  b"]'],
      ['a composed and a decomposed letter', '["\u00e9"]', '["e\u0301"]'],
      ['large integers that a double holds', '[9007199254740992]', '[9007199254740994]'],
      ['a key under another parent', '{"a":{"b":1},"c":{}}', '{"a":{},"c":{"b":1}}'],
      ['__proto__', '{"__proto__":1}', '{}']
    ]
  ],
  [
    'json',
    'nothing',
    [
      ['duplicate keys', '{"a":1,"a":2}', '{"a":2}'],
      ['duplicate keys in two spellings', '{"a":1,"\\u0061":2}', '{"a":2}'],
      ['integers that a double rounds', '[9007199254740993]', '[9007199254740992]'],
      ['a fraction that a double rounds', '[0.1]', '[0.10000000000000001]'],
      ['numbers beyond a double', '[1e400]', '[1e401]'],
      ['numbers that a double rounds to 0', '[1e-400]', '[0]'],
      ['a lone surrogate', '["\\ud800"]', '["\\ufffd"]'],
      ['a comment', '[1]', '[1] // one'],
      ['a final comma', '[1]', '[1,]'],
      ['a byte order mark', '[1]', '\ufeff[1]'],
      ['two values', '[1]\n[2]', '[1]\n\n[2]'],
      ['cut off', '[1,2]', '[1,'],
      ['nothing at all', '[]', ''],
      ['too deep', `${'['.repeat(300)}${']'.repeat(300)}`, `${'['.repeat(300)} ${']'.repeat(300)}`]
    ]
  ],
  ['jsonl', 'same', [['spaces and a final line feed', '{"a":1}\n{"b":2}', '{ "a": 1 }\n{ "b": 2 }\n']]],
  ['jsonl', 'different', [['lines in another order', '{"a":1}\n{"b":2}\n', '{"b":2}\n{"a":1}\n']]],
  ['jsonl', 'nothing', [['a value over two lines', '{"a":1}\n{"b":2}\n', '{"a":1}\n{"b":\n2}\n']]],
  [
    'csv',
    'same',
    [
      ['quotes', 'a,b\n1,x\n', '"a","b"\n"1","x"\n'],
      ['CRLF', 'a,b\n1,x\n', 'a,b\r\n1,x\r\n'],
      ['another delimiter', 'a,b\n1,x\n', 'a;b\n1;x\n'],
      ['a quote within quotes', 'a,b\n"say ""hi""",x\n', '"a";"b"\n"say ""hi""";"x"\n'],
      ['no final line feed', 'a,b\n1,x\n', 'a,b\n1,x']
    ]
  ],
  [
    'csv',
    'different',
    [
      ['1,50 became 15,0', 'a;b\n1,50;x\n2,00;y\n', 'a;b\n15,0;x\n2,00;y\n'],
      ['a trailing empty cell', 'a,b\n1,x\n', 'a,b,\n1,x,\n'],
      ['a space', 'a,b\n1,x\n', 'a,b\n1, x\n'],
      ['the header', 'a,b\n1,x\n', 'a,c\n1,x\n'],
      ['columns swapped', 'a,b\n1,x\n', 'b,a\nx,1\n'],
      ['1 and 1.0', 'a,b\n1,x\n', 'a,b\n1.0,x\n'],
      ['a line feed within a cell', 'a,b\n"1\n2",x\n', 'a,b\n"1\r\n2",x\n']
    ]
  ],
  [
    'csv',
    'nothing',
    [
      ['two dialects fit', '1,50;2,00\n', '15,0;2,00\n'],
      ['one column', '1\n2\n', '"1"\n"2"\n'],
      ['rows of other lengths', 'a,b\n1\n', 'a,b\n"1"\n'],
      ['NULL and an empty text', 'a,b\n1,\n', 'a,b\n1,""\n'],
      ['a quote in a bare cell', 'a,b\n5" disk,x\n', 'a,b\n"5"" disk",x\n'],
      ['an open quote', 'a,b\n"1,x\n', 'a,b\n1,x\n'],
      ['lone CR', 'a,b\r1,x\r', 'a,b\n1,x\n'],
      ['a byte order mark', 'a,b\n1,x\n', '\ufeffa,b\n1,x\n']
    ]
  ],
  [
    'yaml',
    'same',
    [
      ['quotes around a text', 'name: x\n', "name: 'x'\n"],
      ['flow and block', 'a: [1, x]\n', 'a:\n  - 1\n  - x\n'],
      ['a comment', 'a: 1 # one\n', 'a: 1\n'],
      ['an alias', 'a: &x [1]\nb: *x\n', 'a: [1]\nb: [1]\n'],
      ['CRLF', 'a: |\n  x\n  y\n', 'a: |\r\n  x\r\n  y\r\n'],
      ['key order', 'a: 1\nb: 2\n', 'b: 2\na: 1\n'],
      ['two documents', 'a: 1\n---\nb: 2\n', '---\na: 1\n...\n---\nb: 2\n']
    ]
  ],
  [
    'yml',
    'different',
    [
      ['a text became a number', 'version: "1.10"\n', 'version: 1.10\n'],
      ['a key moved under another parent', 'a:\n  x: 1\nb:\n  y: 2\n  z: 3\n', 'a:\n  x: 1\n  z: 3\nb:\n  y: 2\n'],
      ['a block scalar without its final line feed', 'a: |\n  x\n', 'a: |-\n  x\n'],
      ['folded and literal', 'a: |\n  x\n  y\n', 'a: >\n  x\n  y\n'],
      ['an integer and a float', 'a: 1\n', 'a: 1.0\n'],
      ['null and an empty text', 'a:\n', 'a: ""\n'],
      ['true and "true"', 'a: true\n', 'a: "true"\n'],
      ['one document became two', 'a: 1\nb: 2\n', 'a: 1\n---\nb: 2\n'],
      ['an alias of an anchor that is set again', 'a: &x 1\nb: &x 2\nc: *x\n', 'a: &x 1\nb: 2\nc: *x\n']
    ]
  ],
  [
    'yaml',
    'nothing',
    [
      ['no, which YAML 1.1 reads as false', 'a: no\n', 'a: "no"\n'],
      ['a date, which YAML 1.1 has', 'a: 2020-01-01\n', 'a: "2020-01-01"\n'],
      ['octal in YAML 1.2 only', 'a: 0o10\n', 'a: "0o10"\n'],
      ['1.10 and 1.1, one number of two spellings', 'a: 1.10\n', 'a: 1.1\n'],
      ['an unknown tag', 'a: !Ref x\n', 'a:  !Ref x\n'],
      ['duplicate keys', 'a: 1\na: 2\n', 'a: 2\n'],
      ['a directive', '%YAML 1.1\n---\na: 1\n', '---\na: 1\n'],
      ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n', 'a: &x {b: 1}\nc:\n  b: 1\n'],
      ['an alias within its anchor', 'a: &x [*x]\n', 'a: &x [ *x ]\n'],
      ['an error', 'a: [1\n', 'a: [1]\n']
    ]
  ],
  [
    'toml',
    'same',
    [
      ['layout and comments', 'a = 1 # one\n[b]\nc = "x"\n', "a=1\n\n[b]\nc='x'\n"],
      ['a table within the line', '[b]\nc = 1\n', 'b = { c = 1 }\n'],
      ['CRLF', 'a = 1\nb = 2\n', 'a = 1\r\nb = 2\r\n'],
      ['underscores', 'a = 1_000\n', 'a = 1000\n']
    ]
  ],
  [
    'toml',
    'different',
    [
      ['1 and 1.0', 'a = 1\n', 'a = 1.0\n'],
      ['a text and a date', 'a = "1979-05-27"\n', 'a = 1979-05-27\n'],
      ['a date and a date with a time', 'a = 1979-05-27\n', 'a = 1979-05-27T00:00:00\n'],
      ['a local time and one with an offset', 'a = 1979-05-27T00:00:00\n', 'a = 1979-05-27T00:00:00Z\n'],
      ['large integers', 'a = 9007199254740993\n', 'a = 9007199254740992\n'],
      ['a key in another table', '[a]\nx = 1\n[b]\n', '[a]\n[b]\nx = 1\n'],
      ['order of items', 'a = [1, 2]\n', 'a = [2, 1]\n'],
      ['0.0 and -0.0', 'a = 0.0\n', 'a = -0.0\n']
    ]
  ],
  [
    'toml',
    'nothing',
    [
      ['fractions of a second that the parser cuts', 'a = 07:32:00.9999991\n', 'a = 07:32:00.9999992\n'],
      ['digits that a double rounds', 'a = 0.1\n', 'a = 0.10000000000000001\n'],
      ['one instant, two offsets', 'a = 1979-05-27T07:00:00Z\n', 'a = 1979-05-27T08:00:00+01:00\n'],
      ['CRLF within a text', 'a = """\nx\ny"""\n', 'a = """\r\nx\r\ny"""\r\n'],
      ['a duplicate key', 'a = 1\na = 2\n', 'a = 2\n']
    ]
  ],
  [
    'xml',
    'same',
    [
      ['quotes and order of attributes', `<a x="1" y='2'/>`, `<a y="2" x='1'/>`],
      ['blanks within a tag', '<a x="1"></a >', '<a\n  x = "1" />'],
      ['CDATA and escaped text', '<a><![CDATA[1 < 2 & 3]]></a>', '<a>1 &lt; 2 &amp; 3</a>'],
      ['CDATA beside text', '<a>b<![CDATA[c]]>d</a>', '<a>bcd</a>'],
      ['a reference to a character', '<a b="&#xe9;">&#233;</a>', '<a b="\u00e9">\u00e9</a>'],
      ['a line end within an attribute is a blank', '<a b="1\n2"/>', '<a b="1 2"/>'],
      ['CRLF', '<a>\r\n<b/>\r\n</a>\r\n', '<a>\n<b/>\n</a>\n'],
      ['an XML declaration', '<?xml version="1.0" encoding="UTF-8"?>\n<a/>', '<a/>'],
      ['a blank line behind the root', '<a/>', '<a/>\n\n'],
      ['an escaped quote', `<a b='"'/>`, '<a b="&quot;"/>']
    ]
  ],
  [
    'xml',
    'different',
    [
      ['text', '<a>100</a>', '<a>450</a>'],
      ['CDATA and an element', '<a><![CDATA[<b/>]]></a>', '<a><b/></a>'],
      ['an attribute', '<a b="1"/>', '<a b="2"/>'],
      ['an attribute that is gone', '<a b=""/>', '<a/>'],
      ['a letter in another case', '<a/>', '<A/>'],
      ['order of elements', '<a><b/><c/></a>', '<a><c/><b/></a>'],
      ['an element under another parent', '<a><b><c/></b></a>', '<a><b/><c/></a>'],
      ['another namespace under the same prefix', '<p:a xmlns:p="urn:1"/>', '<p:a xmlns:p="urn:2"/>'],
      ['a default namespace', '<a xmlns="urn:1"/>', '<a/>'],
      [
        'prefixes that were exchanged',
        '<r xmlns:p="1" xmlns:q="2"><p:a/><q:a/></r>',
        '<r xmlns:p="2" xmlns:q="1"><p:a/><q:a/></r>'
      ],
      ['an attribute in a namespace and one without', '<a xmlns:p="1" p:b="2"/>', '<a xmlns:p="1" b="2"/>'],
      ['a line end as a reference within an attribute', '<a b="1&#10;2"/>', '<a b="1 2"/>'],
      ['blanks within an attribute', '<a b="1  2"/>', '<a b="1 2"/>'],
      ['a processing instruction', '<a><?run x?></a>', '<a><?run y?></a>'],
      ['a processing instruction that is gone', '<?xml-stylesheet href="a"?><a/>', '<a/>'],
      ['xml:space', '<a xml:space="preserve"> b</a>', '<a> b</a>'],
      ['a composed and a decomposed letter', '<a>\u00e9</a>', '<a>e\u0301</a>'],
      ['an escaped reference', '<a>&amp;lt;</a>', '<a>&lt;</a>']
    ]
  ],
  [
    'xml',
    'nothing',
    [
      ['white space in mixed content', '<p>a <b>c</b> d</p>', '<p>a<b>c</b>d</p>'],
      ['white space where it is kept', '<a xml:space="preserve"> b</a>', '<a xml:space="preserve">b</a>'],
      ['indentation', '<a><b/></a>', '<a>\n  <b/>\n</a>'],
      ['a comment', '<a>b</a>', '<a><!-- c -->b</a>'],
      ['a comment within text', '<a>bc</a>', '<a>b<!-- -->c</a>'],
      ['a comment outside', '<a/>', '<!-- c --><a/>'],
      ['another prefix', '<p:a xmlns:p="urn:1"/>', '<q:a xmlns:q="urn:1"/>'],
      ['a namespace that nothing uses, or content does', '<a xmlns:p="urn:1">p:b</a>', '<a>p:b</a>'],
      ['defaults of a DTD', '<!DOCTYPE a [<!ATTLIST a b CDATA "1">]><a/>', '<!DOCTYPE a [<!ATTLIST a b CDATA "2">]><a/>'],
      [
        'a type that a DTD states',
        '<!DOCTYPE a [<!ATTLIST a b NMTOKENS "">]><a b="1  2"/>',
        '<!DOCTYPE a [<!ATTLIST a b NMTOKENS "">]><a b="1 2"/>'
      ],
      ['an entity', '<!DOCTYPE a [<!ENTITY e "1">]><a>&e;</a>', '<!DOCTYPE a [<!ENTITY e "1">]><a>1</a>'],
      ['an external entity', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', '<a></a>'],
      ['a doctype', '<!DOCTYPE a><a/>', '<a/>'],
      ['an entity that nothing declares', '<a>&nbsp;</a>', '<a>\u00a0</a>'],
      ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', '<a>\u00e9</a>'],
      ['another version', '<?xml version="1.1"?><a/>', '<a/>'],
      ['an attribute twice', '<a b="1" b="1"/>', '<a b="1"/>'],
      ['tags that do not match', '<a></b>', '<a></a>'],
      ['two roots', '<a/><a/>', '<a/>'],
      ['text outside of the root', '<a/>b', '<a/>'],
      ['a prefix without a namespace', '<p:a/>', '<a/>'],
      ['a control character', '<a>\u0001</a>', '<a></a>'],
      ['a reference to no character', '<a>&#0;</a>', '<a></a>'],
      ['-- within a comment', '<a><!-- a -- b --></a>', '<a/>'],
      ['HTML', '<p>a<br>b</p>', '<p>a<br/>b</p>']
    ]
  ],
  [
    'md',
    'same',
    [
      ['another emphasis', 'an *old* text\n', 'an _old_ text\n'],
      ['another bullet', '- a\n- b\n', '* a\n* b\n'],
      ['CRLF without code', '# a\n\nb\n', '# a\r\n\r\nb\r\n']
    ]
  ],
  [
    'md',
    'different',
    [
      ['a list item under another', '- a\n- b\n', '- a\n  - b\n'],
      ['two blanks before a line end', 'a\nb\n', 'a  \nb\n'],
      ['four blanks make code', 'a\n\nb\n', 'a\n\n    b\n'],
      ['a number', 'pay 100\n', 'pay 450\n'],
      ['the address of a link', '[a](https://a.example)\n', '[a](https://b.example)\n']
    ]
  ],
  [
    'md',
    'nothing',
    [
      ['blanks in <pre>', '<pre>\na b\n</pre>\n', '<pre>\na  b\n</pre>\n'],
      ['blanks in code', '```\na b\n```\n', '```\na  b\n```\n'],
      ['two blanks at the end of a paragraph', 'a\n\nb\n', 'a  \n\nb\n'],
      ['another line length', 'a b\n', 'a\nb\n'],
      ['front matter', '---\na:\n  b: 1\n---\n', '---\na:\nb: 1\n---\n'],
      ['a formula', 'is $a\\_b$\n', 'is $a_b$\n'],
      ['CRLF in code', '```\na\nb\n```\n', '```\r\na\r\nb\r\n```\r\n'],
      ['what only GitHub strikes out', '~~a~~\n', '<del>a</del>\n']
    ]
  ]
]

describe.each(CASES)('%s: %s', (extension, expected, cases) => {
  test.each(cases)('%s', async (_, sealed, found) => {
    expect([await said(`a.${extension}`, sealed, found), await said(`a.${extension}`, found, sealed)]).toEqual([
      expected,
      expected
    ])
  })
})

test.each([
  'a.py',
  'Makefile',
  'a.mk',
  'a.tsv',
  'a.txt',
  'a.diff',
  'a.xml',
  'json',
  'a.json.bak',
  'a.__proto__',
  'a.constructor'
])('nothing is said of %s', async path => {
  expect(await said(path, '[1]\n', '[1]')).toBe('nothing')
  expect(await said(path, '[1]\n', '[2]\n')).toBe('nothing')
})

test('nothing is said of bytes that are not UTF-8 text, or are large', async () => {
  expect(await said('a.json', '["\u00e9"]', Buffer.from('["\u00e9"]', 'latin1'))).toBe('nothing')
  expect(await said('a.json', '[1]', Buffer.from('[1]', 'utf16le'))).toBe('nothing')
  const blanks = (length: number) => `[1]${' '.repeat(length - 3)}`
  expect(await said('a.json', '[1]', blanks(1024 * 1024))).toBe('same')
  expect(await said('a.json', '[1]', blanks(1024 * 1024 + 1))).toBe('nothing')
})

test('aliases that stand for billions of values, and deep brackets, say nothing', async () => {
  const levels = Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]\n`)
  const bomb = `a0: &a0 x\n${levels.join('')}`
  expect(await said('a.yaml', bomb, `${bomb}# end\n`)).toBe('nothing')
  expect(await said('a.yaml', '['.repeat(50_000), '[ '.repeat(50_000))).toBe('nothing')
  expect(await said('a.toml', `a = ${'['.repeat(50_000)}`, `a= ${'['.repeat(50_000)}`)).toBe('nothing')
  expect(await said('a.xml', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, `${'<a >'.repeat(5000)}${'</a>'.repeat(5000)}`)).toBe(
    'nothing'
  )
  const wide = (blank: string) => `<r xmlns:p="${'u'.repeat(100_000)}">${`<p:a${blank}/>`.repeat(10_000)}</r>`
  expect(await said('a.xml', wide(''), wide(' '))).toBe('same')
  expect(await said('a.md', '> '.repeat(15_000), '>  '.repeat(10_000))).toBe('nothing')
})

test('a drift keeps its certainty, and a hint gets no meaning', async () => {
  const [sealed, found] = [Buffer.from('[1]\n'), Buffer.from('[ 1 ]\n')]
  const facts = { causes: [{ code: 'content-changed' as const }], locations: [] }
  const compared: Drift = { certainty: 'compared', original: 'git', edits: { count: 1 }, ...facts }
  expect(await withMeaning(compared, 'a.json', sealed, found)).toEqual({ ...compared, meaning: { format: 'json', same: true } })
  const hint: Drift = { certainty: 'hint', ...facts }
  expect(await withMeaning(hint, 'a.json', sealed, found)).toBe(hint)
})
