import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseCanonical } from '../../../src/manifests/formats/native.ts'
import { parseLoose } from '../../../src/manifests/formats/native-schema.ts'
import { writeNative } from '../../../src/manifests/write.ts'
import { seals } from '../arbitrary.ts'
import { A, B, codes, read } from '../reading.ts'

const entry = (path: string, more = '') => `{"path": "${path}", "sha256": "${A}", "bytes": 1${more}}`
const manifest = (...files: string[]) => `{\n"schema": "seal-gate/manifest/1",\n"files": [\n${files.join(',\n')}\n]\n}\n`
const asText = (text: string) => ({ text, bytewise: false, file: true })

describe('the quick reader', () => {
  test('reads all that is written, with the result of the schema', () => {
    fc.assert(
      fc.property(seals, fc.option(fc.string()), fc.option(fc.array(fc.string())), (list, packet, covers) => {
        const head = { ...(packet !== null && { packet }), ...(covers !== null && { covers }) }
        const text = writeNative(head, list)
        const quick = parseCanonical(asText(text))
        expect(quick).toMatchObject({ problems: [], ...head })
        expect(quick).toEqual(parseLoose(asText(text)))
      }),
      { numRuns: 500 }
    )
  })

  test('accepts nothing that the schema refuses, whatever is edited', () => {
    const pieces = [
      ...['"', '\\', ',', '{', '}', '[', ']', '\n', ' ', '0', '-', '.', 'e', '\\u0000', '\\ud800', '\\/', '\\x', '\t', '\r', 'É'],
      ...[
        '"bytes": 1, ',
        '"path": "x", ',
        `"sha256": "${B}", `,
        ', "bom": true',
        ', "text": "ascii"',
        ', "git": "',
        '9007199254740992'
      ]
    ]
    const edit = fc.record({ at: fc.nat(), cut: fc.nat(3), put: fc.constantFrom('', ...pieces) })
    fc.assert(
      fc.property(seals, fc.array(edit, { minLength: 1, maxLength: 3 }), (list, edits) => {
        let text = writeNative({ packet: 'p', covers: ['**'] }, list)
        for (const { at, cut, put } of edits) {
          const place = at % text.length
          text = text.slice(0, place) + put + text.slice(place + cut)
        }
        const quick = parseCanonical(asText(text))
        if (quick !== undefined) expect(quick).toEqual(parseLoose(asText(text)))
      }),
      { numRuns: 5000 }
    )
  })

  test.each([
    ['a last comma', manifest(entry('a')).replace('}\n]', '},\n]')],
    ['no comma', manifest(entry('a'), entry('b')).replace('},', '}')],
    ['another order of keys', manifest(`{"sha256": "${A}", "path": "a", "bytes": 1}`)],
    ['facts in another order', manifest(entry('a', ', "eol": "lf", "text": "ascii"'))],
    ['a length above 2^53-1', manifest(entry('a').replace(': 1', ': 9007199254740992'))],
    ['a length of 17 digits', manifest(entry('a').replace(': 1', ': 90071992547409910'))],
    ['a leading zero', manifest(entry('a').replace(': 1', ': 01'))],
    ['something behind', `${manifest(entry('a'))} `],
    ['no final line feed', manifest(entry('a')).trimEnd()],
    ['CRLF', manifest(entry('a')).replaceAll('\n', '\r\n')],
    ['a wrong escape', manifest(entry('a\\x'))],
    ['a raw tab', manifest(entry('a\tb'))],
    ['upper-case hex', manifest(entry('a').replaceAll('aaaa', 'AAAA'))]
  ])('leaves %s to the schema', (_, text) => {
    expect(parseCanonical(asText(text))).toBeUndefined()
    expect(parseCanonical(asText(manifest(entry('a'))))).toBeDefined()
  })
})

describe('any other layout', () => {
  test('pretty-printed JSON is read, with the line of each entry', async () => {
    const text = JSON.stringify(JSON.parse(manifest(entry('a', ', "bom": true'), entry('b'))), null, 2)
    const { seals: found, problems, notices, format } = await read(text)
    expect({ problems, notices, format }).toEqual({ problems: [], notices: [], format: 'native' })
    expect(found).toEqual([
      { path: 'a', digests: { sha256: A }, bytes: 1, bom: true, line: 4 },
      { path: 'b', digests: { sha256: A }, bytes: 1, line: 10 }
    ])
  })

  test('CRLF is read with a notice', async () => {
    const { problems, notices } = await read(manifest(entry('a')).replaceAll('\n', '\r\n'))
    expect({ problems, notices }).toEqual({ problems: [], notices: [expect.stringContaining('CRLF')] })
  })

  test('keys in another order', async () => {
    expect(await codes(`{"files":[${entry('a')}],"schema":"seal-gate/manifest/1"}`)).toEqual([])
  })
})

describe('refused', () => {
  test.each<[string, string, readonly string[]]>([
    ['an unknown key', manifest(entry('a'), entry('b', ', "mode": 1')), ['manifest-key-unknown:5']],
    ['an unknown key at the top', manifest(entry('a')).replace('"files"', '"x": 1, "files"'), ['manifest-key-unknown:1']],
    ['__proto__ as a key', manifest(entry('a', ', "__proto__": {"bytes": 2}')), ['manifest-key-unknown:4']],
    ['a key twice', manifest(entry('a', `, "sha256": "${B}"`)), ['manifest-key-duplicate:4']],
    ['a key twice, once escaped', manifest(entry('a', `, "sha25\\u0036": "${B}"`)), ['manifest-key-duplicate:4']],
    ['files twice', manifest(entry('a')).replace('\n]\n', `\n],\n"files": []\n`), ['manifest-key-duplicate:6']],
    ['a later version', manifest(entry('a')).replace('/1"', '/2"'), ['manifest-schema-unknown:2']],
    ['no files', '{"schema": "seal-gate/manifest/1"}', ['manifest-malformed:1']],
    ['files that are no list', '{"schema": "seal-gate/manifest/1", "files": {}}', ['manifest-malformed:1']],
    ['zero files', manifest(), ['manifest-empty']],
    ['a negative length', manifest(entry('a').replace(': 1', ': -1')), ['manifest-length-invalid:4']],
    ['a minus zero', manifest(entry('a').replace(': 1', ': -0')), ['manifest-length-invalid:4']],
    ['a fraction', manifest(entry('a').replace(': 1', ': 1.5')), ['manifest-length-invalid:4']],
    [
      'a fraction that rounds to a whole number',
      manifest(entry('a').replace(': 1', ': 4.0000000000000001')),
      ['manifest-length-invalid:4']
    ],
    ['an exponent', manifest(entry('a').replace(': 1', ': 1e3')), ['manifest-length-invalid:4']],
    ['2^53', manifest(entry('a').replace(': 1', ': 9007199254740992')), ['manifest-length-invalid:4']],
    ['a length as text', manifest(entry('a').replace(': 1', ': "1"')), ['manifest-length-invalid:4']],
    ['no length', manifest(`{"path": "a", "sha256": "${A}"}`), ['manifest-length-invalid:4']],
    ['no digest', manifest('{"path": "a", "bytes": 1}'), ['manifest-digest-invalid:4']],
    ['a short digest', manifest(entry('a').replace('aaaa', 'aaa')), ['manifest-digest-invalid:4']],
    ['an upper-case digest', manifest(entry('a').replace('aaaa', 'aaaA')), ['manifest-digest-invalid:4']],
    ['a lone surrogate', manifest(entry('a\\ud800')), ['manifest-path-unsafe:4']],
    ['an escaped NUL', manifest(entry('a\\u0000')), ['manifest-path-unsafe:4']],
    ['an absolute path', manifest(entry('/a')), ['manifest-path-unsafe:4']],
    ['a path twice', manifest(entry('a'), entry('a').replace(': 1', ': 2')), ['manifest-path-duplicate:5']],
    ['a path twice with other facts', manifest(entry('a'), entry('a', ', "text": "ascii"')), ['manifest-path-duplicate:5']],
    ['a name in two Unicode forms', manifest(entry('é'), entry('e\u0301')), ['manifest-path-duplicate:5']],
    ['bom false', manifest(entry('a', ', "bom": false')), ['manifest-malformed:4']],
    ['an entry that is no object', manifest('"a"'), ['manifest-malformed:4']],
    ['cut at the end', manifest(entry('a')).slice(0, -4), ['manifest-truncated']],
    ['cut inside an entry', manifest(entry('a'), entry('b')).slice(0, -30), ['manifest-truncated']],
    ['a syntax error inside', manifest(entry('a')).replace('"path":', '"path"'), ['manifest-malformed:4']]
  ])('%s', async (_, text, expected) => {
    expect(await codes(text)).toEqual(expected)
    expect(await codes(manifest(entry('a'), entry('b')))).toEqual([])
  })

  test('deep nesting, without a crash', async () => {
    for (const depth of [101, 100_000]) {
      const text = manifest(entry('a', `, "x": ${'['.repeat(depth)}${']'.repeat(depth)}`))
      expect(await codes(text)).toEqual(['manifest-malformed'])
    }
  })

  test('a path of ten million characters, without a crash', async () => {
    const long = 'a'.repeat(10_000_000)
    expect((await read(manifest(entry(long)))).problems).toMatchObject([{ code: 'manifest-path-unsafe' }])
    expect((await read(manifest(entry(long), '"x"'))).problems.length).toBeGreaterThan(0)
    expect((await read(manifest(entry('a'.repeat(32_767))))).seals).toHaveLength(1)
  })

  test('names that are not UTF-8', async () => {
    expect(
      await codes(Buffer.concat([Buffer.from('{"schema": "seal-gate/manifest/1", "x": "'), Buffer.from([0xe9, 0x22, 0x7d])]))
    ).toEqual(['manifest-encoding'])
  })

  test('a list of millions of bad entries is given up early', async () => {
    expect(await codes(manifest('{}'.repeat(1).concat(',{}'.repeat(200_000))))).toHaveLength(100)
  })
})
