import { describe, expect, test } from '@jest/globals'
import type { ReadOptions } from '../../../src/manifests/format.ts'
import type { FormatName } from '../../../src/model/seal.ts'
import { A, B, codes, LONG, read } from '../reading.ts'

const MD5 = 'e'.repeat(32)

interface Case {
  readonly format: FormatName
  readonly good: string
  readonly options?: ReadOptions
  /** Each differs from the good one in one thing. */
  readonly bad: Readonly<Record<string, readonly [string | Uint8Array, string]>>
}

const hashdeepHead = '%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## comment\n'
const tufWith = (target: string, more = '') =>
  `{"signatures": [], "signed": {"_type": "targets", "version": 1, "targets": {"a": ${target}}${more}}}`
const target = `{"length": 3, "hashes": {"sha256": "${A}", "md5": "${MD5}"}}`
const subject = (name: string, digest = `{"sha256": "${A}"}`) => `{"name": "${name}", "digest": ${digest}}`
const statement = (...subjects: string[]) =>
  `{"_type": "https://in-toto.io/Statement/v1", "subject": [${subjects.join(', ')}], "predicateType": "https://a.example/1", "x": 1}`
const envelope = (payload: string, type = 'application/vnd.in-toto+json') =>
  `{"payloadType": "${type}", "payload": "${payload}", "signatures": [{"sig": ""}]}`
const base64 = (text: string) => Buffer.from(text).toString('base64')
const b64 = Buffer.from(A, 'hex').toString('base64url')
const changes = (sections: string) => `Format: 1.8\nSource: a\n${sections}`
const sums = `Checksums-Sha256:\n ${A} 3 a.dsc\nFiles:\n ${MD5} 3 - - a.dsc\n`
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${A}\nsize 3\n`

const cases: Readonly<Record<string, Case>> = {
  hashdeep: {
    format: 'hashdeep',
    good: `${hashdeepHead}3,${MD5},${A},a\n`,
    bad: {
      'no second header': [`%%%% HASHDEEP-1.0\n3,${MD5},${A},a\n`, 'manifest-malformed:2'],
      'no file name column': [`%%%% HASHDEEP-1.0\n%%%% size,sha256\n3,${A}\n`, 'manifest-malformed:2'],
      'a row too short': [`${hashdeepHead}3,${MD5},${A}\n`, 'manifest-malformed:4'],
      'a row without a name': [`${hashdeepHead}3,${MD5},${A},\n`, 'manifest-malformed:4'],
      'half of a name with a line feed': [`${hashdeepHead}3,${MD5},${A},a\nb\n`, 'manifest-malformed:5'],
      'a bad length': [`${hashdeepHead}-3,${MD5},${A},a\n`, 'manifest-length-invalid:4'],
      'a bad digest': [`${hashdeepHead}3,${MD5},${A.slice(1)},a\n`, 'manifest-digest-invalid:4'],
      'only weak columns': [`%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n3,${MD5},a\n`, 'manifest-digest-weak:3'],
      'no row': [hashdeepHead, 'manifest-empty'],
      'a path that leaves': [`${hashdeepHead}3,${MD5},${A},../a\n`, 'manifest-path-unsafe:4'],
      'cut in a row': [`${hashdeepHead}3,${MD5},${A},a`, 'manifest-truncated:4']
    }
  },
  gentoo: {
    format: 'gentoo',
    good: `TIMESTAMP 2026-01-01T00:00:00Z\nIGNORE dist\nDATA a\\x20b\\u00E9\\U0001F600 3 MD5 ${MD5} SHA256 ${A}\nDIST x.tgz 9 SHA512 ${LONG}\n`,
    bad: {
      'an unknown tag': [`DATA a 3 SHA256 ${A}\nEXTRA b 3 SHA256 ${A}\n`, 'manifest-malformed:2'],
      'a lower-case tag': [`DATA a 3 SHA256 ${A}\ndata b 3 SHA256 ${A}\n`, 'manifest-malformed:2'],
      'an unknown escape': [`DATA a\\q 3 SHA256 ${A}\n`, 'manifest-malformed:1'],
      'a short escape': [`DATA a\\x2 3 SHA256 ${A}\n`, 'manifest-malformed:1'],
      'an escape beyond Unicode': [`DATA a\\U00110000 3 SHA256 ${A}\n`, 'manifest-malformed:1'],
      'an escaped surrogate': [`DATA a\\uD800 3 SHA256 ${A}\n`, 'manifest-path-unsafe:1'],
      'an escaped NUL': [`DATA a\\x00 3 SHA256 ${A}\n`, 'manifest-path-unsafe:1'],
      'an escaped way out': [`DATA \\x2e\\x2e/a 3 SHA256 ${A}\n`, 'manifest-path-unsafe:1'],
      'other white space': [`DATA a\u3000b 3 SHA256 ${A}\n`, 'manifest-malformed:1'],
      'a digest without a name': [`DATA a 3 SHA256 ${A} SHA512\n`, 'manifest-malformed:1'],
      'no digest': ['DATA a 3\n', 'manifest-digest-weak:1'],
      'only weak digests': [`DATA a 3 MD5 ${MD5}\n`, 'manifest-digest-weak:1'],
      'two digests of one kind': [`DATA a 3 SHA256 ${A} SHA256 ${B}\n`, 'manifest-digest-invalid:1'],
      'no length': [`DATA a 0 SHA256 ${A}\nDATA b SHA256 ${A}\n`, 'manifest-length-invalid:2'],
      'a path twice': [`DATA a 3 SHA256 ${A}\nMISC a 3 SHA256 ${B}\n`, 'manifest-path-duplicate:2'],
      'a bad time': [`DATA a 3 SHA256 ${A}\nTIMESTAMP now\n`, 'manifest-malformed:2'],
      'IGNORE with more': [`DATA a 3 SHA256 ${A}\nIGNORE b c\n`, 'manifest-malformed:2'],
      'IGNORE of what is outside': [`DATA a 3 SHA256 ${A}\nIGNORE ../b\n`, 'manifest-malformed:2'],
      'only DIST': [`DIST a 3 SHA256 ${A}\n`, 'manifest-empty']
    }
  },
  tuf: {
    format: 'tuf',
    good: tufWith(target),
    bad: {
      'another role': [
        `{"signed": {"_type": "snapshot", "x": {"_type": "targets"}, "targets": {"a": ${target}}}}`,
        'manifest-malformed:1'
      ],
      'no length': [tufWith(`{"hashes": {"sha256": "${A}"}}`), 'manifest-length-invalid:1'],
      'a negative length': [tufWith(target.replace('3', '-3')), 'manifest-length-invalid:1'],
      'a length that rounds': [tufWith(target.replace('3', '3.0000000000000000001')), 'manifest-length-invalid:1'],
      'a length as text': [tufWith(target.replace('3', '"3"')), 'manifest-length-invalid:1'],
      'no hashes': [tufWith('{"length": 3}'), 'manifest-malformed:1'],
      'empty hashes': [tufWith('{"length": 3, "hashes": {}}'), 'manifest-digest-weak:1'],
      'only weak hashes': [tufWith(`{"length": 3, "hashes": {"md5": "${MD5}"}}`), 'manifest-digest-weak:1'],
      'a hash that is no text': [tufWith('{"length": 3, "hashes": {"sha256": 1}}'), 'manifest-digest-invalid:1'],
      'a target twice': [tufWith(`${target}, "a": ${target.replace(A, B)}`), 'manifest-key-duplicate:1'],
      'a target that is no object': [tufWith('null'), 'manifest-malformed:1'],
      'an absolute target': [tufWith(target).replace('"a"', '"/a"'), 'manifest-path-unsafe:1'],
      'no target': ['{"signed": {"_type": "targets", "targets": {}}}', 'manifest-empty'],
      cut: [tufWith(target).slice(0, -3), 'manifest-truncated']
    }
  },
  'in-toto': {
    format: 'in-toto',
    good: statement(subject('a'), subject('b/c', `{"sha256": "${B}", "sha1": "x", "gitBlob": "y"}`)),
    bad: {
      'no name': [statement(`{"digest": {"sha256": "${A}"}}`), 'manifest-path-unsafe:1'],
      'the name "_"': [statement(subject('_')), 'manifest-path-unsafe:1'],
      'an address': [statement(subject('https://a.example/b')), 'manifest-path-unsafe:1'],
      'a package address': [statement(subject('pkg:npm/a@1.0.0')), 'manifest-path-unsafe:1'],
      'an absolute name': [statement(subject('/a')), 'manifest-path-unsafe:1'],
      'a name twice': [statement(subject('a'), subject('a')), 'manifest-path-duplicate:1'],
      'no digest': [statement('{"name": "a"}'), 'manifest-malformed:1'],
      'only weak digests': [statement(subject('a', `{"sha1": "${'1'.repeat(40)}"}`)), 'manifest-digest-weak:1'],
      'a bad digest': [statement(subject('a', '{"sha256": "00"}')), 'manifest-digest-invalid:1'],
      'a digest twice': [statement(subject('a', `{"sha256": "${A}", "sha256": "${B}"}`)), 'manifest-key-duplicate:1'],
      'another version': [statement(subject('a')).replace('/v1"', '/v2"'), 'manifest-schema-unknown:1'],
      'no subject': [statement(), 'manifest-empty'],
      'a subject that is no list': [statement().replace('[]', '{}'), 'manifest-malformed:1'],
      'an envelope of something else': [
        envelope(base64(statement(subject('a'))), 'text/plain" , "x": "application/vnd.in-toto+json'),
        'manifest-malformed:1'
      ],
      'an envelope that is not base64': [envelope('###'), 'manifest-malformed:1'],
      'an envelope with loose base64': [envelope(`${base64(statement(subject('a')))} `), 'manifest-malformed:1'],
      'an envelope with no Statement': [envelope(base64('{}')), 'manifest-schema-unknown:1'],
      'an envelope that is not UTF-8': [envelope(Buffer.from([0xff]).toString('base64')), 'manifest-malformed:1'],
      'an envelope in an envelope': [envelope(base64(envelope(base64(statement(subject('a')))))), 'manifest-schema-unknown:1'],
      'a bad second line': [`${envelope(base64(statement(subject('a'))))}\n{}\n`, 'manifest-schema-unknown:2'],
      'a second line that is not JSON': [`${envelope(base64(statement(subject('a'))))}\n{"a" 1}\n`, 'manifest-malformed:2'],
      'lines that contradict': [
        [A, B].map(hex => `${envelope(base64(statement(subject('a', `{"sha256": "${hex}"}`))))}\n`).join(''),
        'manifest-path-duplicate:2'
      ]
    }
  },
  'wheel-record': {
    format: 'wheel-record',
    good: `a.py,sha256=${b64},3\r\n"b, ""c""\nd.txt",sha256=${b64},\r\na-1.dist-info/RECORD,,\r\na-1.dist-info/RECORD.jws,,\r\n__pycache__/a.pyc,,\r\n`,
    bad: {
      'a file without a digest': [`a.py,sha256=${b64},3\nb.py,,\n`, 'manifest-digest-invalid:2'],
      'a RECORD elsewhere without a digest': [`a.py,sha256=${b64},3\nRECORD,,\n`, 'manifest-digest-invalid:2'],
      padding: [`a.py,sha256=${b64}=,3\n`, 'manifest-digest-invalid:1'],
      'the standard alphabet': [`a.py,sha256=${b64},3\nb.py,sha256=${'+'.repeat(43)},3\n`, 'manifest-digest-invalid:2'],
      'spare bits': [`a.py,sha256=${b64},3\nb.py,sha256=${b64.slice(0, -1)}r,3\n`, 'manifest-digest-invalid:2'],
      hex: [`a.py,sha256=${b64},3\nb.py,sha256=${A},3\n`, 'manifest-digest-invalid:2'],
      'a weak digest': [`a.py,md5=${Buffer.from(MD5, 'hex').toString('base64url')},3\n`, 'manifest-digest-weak:1'],
      'a bad length': [`a.py,sha256=${b64},-3\nb.py,sha256=${b64},3\n`, 'manifest-length-invalid:1'],
      'two columns': [`a.py,sha256=${b64},3\nb.py,\n`, 'manifest-malformed:2'],
      'four columns': [`a.py,sha256=${b64},3\nb.py,,,\n`, 'manifest-malformed:2'],
      'an open quote': [`a.py,sha256=${b64},3\n"b.py,,\n`, 'manifest-truncated:2'],
      'text after a quote': [`a.py,sha256=${b64},3\n"b"c,sha256=${b64},3\n`, 'manifest-malformed:2'],
      'a quote inside': [`a.py,sha256=${b64},3\nb"c,sha256=${b64},3\n`, 'manifest-malformed:2'],
      'a way out': [`../a.py,sha256=${b64},3\n`, 'manifest-path-unsafe:1'],
      cut: [`a.py,sha256=${b64},3`, 'manifest-truncated:1'],
      'only what has no digest': ['a.py,,\n', 'manifest-digest-invalid:1']
    },
    options: { fileName: 'RECORD' }
  },
  debian: {
    format: 'debian',
    good: changes(sums),
    bad: {
      'only MD5': [changes(`Files:\n ${MD5} 3 - - a.dsc\n`), 'manifest-digest-weak:4'],
      'one file only in MD5': [changes(`${sums} ${MD5} 4 - - b.dsc\n`), 'manifest-digest-weak:7'],
      'a length that is none': [changes(sums.replace(`${A} 3`, `${A} x`)), 'manifest-length-invalid:4'],
      'a short digest': [changes(sums.replace(A, A.slice(2))), 'manifest-digest-invalid:4'],
      'no name': [changes(`Checksums-Sha256:\n ${A} 3\n`), 'manifest-malformed:4'],
      'a blank in a name': [changes(sums.replace('a.dsc', 'a b.dsc')), 'manifest-malformed:4'],
      'no field': [changes(`${sums}nonsense\n`), 'manifest-malformed:7'],
      'a field twice': [changes(`${sums}Checksums-Sha256:\n ${B} 3 b.dsc\n`), 'manifest-key-duplicate:7'],
      'a second paragraph': [changes(`${sums}\nPackage: b\n`), 'manifest-malformed:8'],
      'a way out': [changes(sums.replaceAll('a.dsc', '../a.dsc')), 'manifest-path-unsafe:4'],
      'strong ones that contradict': [changes(`${sums}SHA256:\n ${B} 3 a.dsc\n`), 'manifest-path-duplicate:8'],
      cut: [changes(sums).slice(0, -1), 'manifest-truncated:6']
    }
  },
  cargo: {
    format: 'cargo',
    good: `{"files":{"a":"${A}","__proto__":"${B}"},"package":null}`,
    bad: {
      'no files, which switches the check off': ['{"files":{},"package":null}', 'manifest-empty'],
      'files that are a list': [`{"package":null,"files":["${A}"]}`, 'manifest-malformed:1'],
      'a short digest': [`{"files":{"a":"${A.slice(1)}"},"package":null}`, 'manifest-digest-invalid:1'],
      'a longer digest': [`{"files":{"a":"${LONG}"},"package":null}`, 'manifest-digest-invalid:1'],
      'a digest that is no text': ['{"files":{"a":null},"package":null}', 'manifest-digest-invalid:1'],
      'a path twice': [`{"files":{"a":"${A}","a":"${B}"},"package":null}`, 'manifest-key-duplicate:1'],
      'a way out': [`{"files":{"../a":"${A}"},"package":null}`, 'manifest-path-unsafe:1']
    }
  },
  lfs: {
    format: 'lfs',
    good: pointer,
    options: { fileName: 'model.bin' },
    bad: {
      'an unknown version': [pointer.replace('/v1', '/v19'), 'manifest-malformed:1'],
      'no oid': [pointer.replace(/oid.*\n/, ''), 'manifest-malformed'],
      'no size': [pointer.replace(/size.*\n/, ''), 'manifest-malformed'],
      'another digest': [pointer.replace('sha256:', 'sha1:'), 'manifest-digest-invalid:2'],
      'a short digest': [pointer.replace(A, A.slice(1)), 'manifest-digest-invalid:2'],
      'not UTF-8': [Buffer.concat([Buffer.from(pointer), Buffer.from([0xff, 10])]), 'manifest-encoding'],
      'a bad size': [pointer.replace('3', '-3'), 'manifest-length-invalid:3'],
      'an extension': [pointer.replace('oid', `ext-0-case sha256:${B}\noid`), 'manifest-malformed:2'],
      'a key twice': [`${pointer}size 4\n`, 'manifest-key-duplicate:4'],
      'too many bytes': [pointer + '\n'.repeat(1000), 'manifest-malformed'],
      cut: [pointer.slice(0, -1), 'manifest-truncated:3']
    }
  },
  bagit: {
    format: 'bagit',
    good: `${A}  data/a%0a%0D%25%20\n${B}\tdata/b\n`,
    options: { fileName: 'manifest-sha256.txt' },
    bad: {
      'a file outside data/': [`${A}  data/a\n${B}  b\n`, 'manifest-path-unsafe:2'],
      'data/ itself': [`${A}  data/a\n${B}  data/\n`, 'manifest-path-unsafe:2'],
      'a way out': [`${A}  data/../../a\n`, 'manifest-path-unsafe:1'],
      'a leading blank': [`${A}  data/a\n ${B}  data/b\n`, 'manifest-malformed:2'],
      'a digest of another algorithm': [`${LONG}  data/a\n`, 'manifest-digest-invalid:1'],
      'a path twice': [`${A}  data/a\n${A}  data/a\n`, 'manifest-path-duplicate:2'],
      cut: [`${A}  data/a`, 'manifest-truncated:1']
    }
  }
}

describe.each(Object.entries(cases))('%s', (_, { format, good, options = {}, bad }) => {
  test('a good one is found by its content and read', async () => {
    const result = await read(good, 'auto', options)
    expect(result).toMatchObject({ format, problems: [] })
    expect(result.seals.length).toBeGreaterThan(0)
  })

  test.each(Object.entries(bad))('%s is refused', async (_name, [text, code]) => {
    expect((await codes(text, format, options))[0]).toBe(code)
  })
})

const sealsOf = async (text: string, format: FormatName, options: ReadOptions = {}) => (await read(text, format, options)).seals

test('what the good ones seal', async () => {
  const good = (name: string) => cases[name]?.good ?? ''
  const sha256 = { sha256: A }
  expect(await sealsOf(good('hashdeep'), 'hashdeep')).toEqual([{ path: 'a', digests: sha256, bytes: 3, line: 4 }])
  expect(await sealsOf(good('gentoo'), 'gentoo')).toEqual([{ path: 'a bé\u{1f600}', digests: sha256, bytes: 3, line: 3 }])
  expect(await sealsOf(good('tuf'), 'tuf')).toEqual([{ path: 'a', digests: sha256, bytes: 3, line: 1 }])
  expect(await sealsOf(good('in-toto'), 'in-toto')).toEqual([
    { path: 'a', digests: sha256, line: 1 },
    { path: 'b/c', digests: { sha256: B }, line: 1 }
  ])
  expect(await sealsOf(good('wheel-record'), 'wheel-record')).toEqual([
    { path: 'a.py', digests: sha256, bytes: 3, line: 1 },
    { path: 'b, "c"\nd.txt', digests: sha256, line: 2 }
  ])
  expect(await sealsOf(good('debian'), 'debian')).toEqual([{ path: 'a.dsc', digests: sha256, bytes: 3, line: 4 }])
  expect(await sealsOf(good('cargo'), 'cargo')).toEqual([
    { path: 'a', digests: sha256, line: 1 },
    { path: '__proto__', digests: { sha256: B }, line: 1 }
  ])
  expect(await sealsOf(good('lfs'), 'lfs', { fileName: 'model.bin' })).toEqual([
    { path: 'model.bin', digests: sha256, bytes: 3, line: 2 }
  ])
  expect(await sealsOf(good('bagit'), 'bagit')).toEqual([
    { path: 'data/a\n\r%%20', digests: sha256, line: 1 },
    { path: 'data/b', digests: { sha256: B }, line: 2 }
  ])
})

describe('notices', () => {
  test('say what a Gentoo Manifest leaves open', async () => {
    const text = `MANIFEST a/Manifest 3 SHA256 ${A}\nDIST x 3 SHA256 ${A}\nIGNORE y\n`
    expect((await read(text)).notices).toEqual(
      ['unauthenticated', 'DIST', 'Manifests', 'IGNORE'].map(word => expect.stringContaining(word))
    )
  })

  test('say that TUF delegates', async () => {
    expect((await read(tufWith(target, ', "delegations": {}'))).notices).toContainEqual(expect.stringContaining('delegates'))
    expect((await read(tufWith(target))).notices).not.toContainEqual(expect.stringContaining('delegates'))
  })
})

describe('a git LFS pointer', () => {
  test('given inline names no path', async () => {
    expect(await codes(pointer)).toEqual(['manifest-path-unsafe:1'])
  })

  test.each(['https://hawser.github.com/spec/v1', 'http://git-media.io/v/2'])('of %s', async url => {
    expect(await codes(pointer.replace('https://git-lfs.github.com/spec/v1', url), 'auto', { fileName: 'a' })).toEqual([])
  })
})

describe('BagIt', () => {
  const old = { fileName: 'manifest-sha256.txt', bagVersion: { major: 0, minor: 97 } }
  const now = { fileName: 'manifest-sha256.txt', bagVersion: { major: 1, minor: 0 } }

  test('%25 is a per cent sign since 1.0 only', async () => {
    const text = `${A}  data/%25%0A%2\n`
    expect(await sealsOf(text, 'bagit', old)).toMatchObject([{ path: 'data/%25\n%2' }])
    expect(await sealsOf(text, 'bagit', now)).toMatchObject([{ path: 'data/%\n%2' }])
  })

  test('nothing is decoded twice', async () => {
    expect(await sealsOf(`${A}  data/%250A\n`, 'bagit', now)).toMatchObject([{ path: 'data/%0A' }])
  })

  test('a path twice is refused since 1.0 only', async () => {
    const text = `${A}  data/a\n${A}  data/a\n`
    expect(await codes(text, 'bagit', old)).toEqual([])
    expect(await codes(text, 'bagit', now)).toEqual(['manifest-path-duplicate:2'])
  })

  test('marks of md5sum are taken off with a notice', async () => {
    const { seals, notices } = await read(`${A} *data/a\n`, 'auto', now)
    expect({ seals, notices }).toMatchObject({ seals: [{ path: 'data/a' }], notices: [expect.stringContaining('md5sum')] })
  })

  test('a weak algorithm is refused', async () => {
    expect(await codes(`${MD5}  data/a\n`, 'auto', { fileName: 'manifest-md5.txt' })).toEqual(['manifest-digest-weak:1'])
  })

  test('a tag manifest lists tag files, but no tag manifest', async () => {
    const options = { fileName: 'tagmanifest-sha256.txt' }
    expect(await codes(`${A} bagit.txt\n${A} manifest-sha256.txt\n`, 'auto', options)).toEqual([])
    expect(await codes(`${A} tagmanifest-sha512.txt\n`, 'auto', options)).toEqual(['manifest-malformed:1'])
  })

  test('a GNU list that only bears such a name stays one', async () => {
    expect(await read(`${A}  release.tgz\n`, 'auto', now)).toMatchObject({ format: 'gnu', problems: [] })
  })
})

test.each([
  ['hexadecimal', A, /hexadecimal: a RECORD has urlsafe base64/],
  ['cut', A.slice(0, 43), /not "name=" and urlsafe base64/]
])('a %s digest in a RECORD is named', async (_, digest, reason) => {
  const { problems } = await read(`a.py,sha256=${b64},3\nb.py,sha256=${digest},3\n`, 'auto', { fileName: 'RECORD' })
  expect(problems.map(problem => problem.reason)).toEqual([expect.stringMatching(reason)])
})

test('U+FEFF before the first path of a RECORD is a character of the path: Python reads no byte order mark there', async () => {
  const row = `pkg/a.py,sha256=${Buffer.alloc(32).toString('base64url')},3\n`
  const paths = async (text: string) => (await read(text, 'auto', { fileName: 'RECORD' })).seals.map(({ path }) => path)
  expect(await paths(`\ufeff${row}`)).toEqual(['\ufeffpkg/a.py'])
  expect(await paths(row)).toEqual(['pkg/a.py'])
})
