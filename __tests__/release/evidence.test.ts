import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { evidenceOf } from '../../src/release/evidence.ts'
import { readSealedJson } from '../../src/release/sealed-json.ts'
import { documents, sealedFile, sha } from './packet.ts'

const POLICY = JSON.stringify(documents()['policy.json'])
const file = (content: string | Uint8Array, path = 'a.json') => sealedFile(path, content)

describe('a sealed document is evidence', () => {
  test('with its path, its bytes and its value', () => {
    const { documents: found, sealed, problems } = evidenceOf([file(POLICY)])
    expect(found).toEqual([
      {
        kind: 'policy',
        path: 'a.json',
        sha256: sha(POLICY),
        bytes: POLICY.length,
        document: JSON.parse(POLICY),
        value: JSON.parse(POLICY)
      }
    ])
    expect([...sealed]).toEqual([['a.json', { sha256: sha(POLICY), bytes: POLICY.length }]])
    expect(problems).toEqual([])
  })

  test.each<[string, string]>([
    ['under any name', 'notes.txt'],
    ['in any folder', 'a/b/c.json']
  ])('%s', (_, path) => {
    expect(evidenceOf([file(POLICY, path)]).documents).toHaveLength(1)
  })

  test('sealed by sha512 alone: its sha256 is computed', () => {
    const one = file(POLICY)
    const seal = { ...one.seal, digests: { sha512: createHash('sha512').update(POLICY).digest('hex') } }
    expect(evidenceOf([{ ...one, seal }]).sealed.get('a.json')?.sha256).toBe(sha(POLICY))
  })
})

describe('no evidence', () => {
  test('not intact, by any of the manifests that seal it: no finding of its own', () => {
    const broken = { ...file(POLICY), intact: false }
    expect(evidenceOf([broken])).toEqual({ documents: [], sealed: new Map(), problems: [] })
    expect(evidenceOf([file(POLICY), broken]).documents).toEqual([])
    expect(evidenceOf([broken, file(POLICY)]).documents).toEqual([])
  })

  test('other bytes than were verified', () => {
    const one = file(POLICY)
    const flipped = Buffer.from(POLICY)
    flipped[flipped.length - 2] = 0x20
    const { documents: found, problems, sealed } = evidenceOf([{ ...one, bytes: flipped }])
    expect([found, sealed.size, problems.map(({ code }) => code)]).toEqual([[], 0, ['evidence-invalid']])
  })

  test('not read: still a sealed file, when its seal says all', () => {
    const { bytes: _, ...unread } = file(POLICY)
    expect(evidenceOf([unread])).toMatchObject({ documents: [], problems: [] })
    expect(evidenceOf([unread]).sealed.size).toBe(1)
    const { bytes: __, ...seal } = unread.seal
    expect(evidenceOf([{ ...unread, seal }]).sealed.size).toBe(0)
    expect(evidenceOf([{ ...unread, seal: { ...unread.seal, digests: {} } }]).sealed.size).toBe(0)
  })

  test('a name that is not UTF-8 is never the name of anything', () => {
    const one = file(POLICY)
    const seal = { ...one.seal, rawPath: Buffer.from([0xff]) }
    const { documents: found, problems, sealed } = evidenceOf([{ ...one, seal }])
    expect([found, sealed.size, problems.map(({ code }) => code)]).toEqual([[], 0, ['evidence-invalid']])
  })

  test('the same file sealed twice is one document', () => {
    expect(evidenceOf([file(POLICY), file(POLICY)]).documents).toHaveLength(1)
  })

  test.each<[string, string | Uint8Array, string]>([
    ['a key twice', POLICY.replace('{', '{"schema":"seal-gate/policy/1",'), 'the key /schema is given twice'],
    ['a deep key twice', POLICY.replace('"port":5432', '"port":1,"port":5432'), '/production/endpoints/0/port is given twice'],
    ['a hidden schema', '{"schema":"seal-gate/policy/1","schema":"mine"}', 'the key /schema is given twice'],
    ['a number that rounds', POLICY.replace('5432', '5432.0'), '/production/endpoints/0/port is a whole number that is not'],
    ['a byte order mark', `\ufeff${POLICY}`, 'it is not JSON'],
    ['UTF-16', Buffer.from(`\ufeff${POLICY}`, 'utf16le'), 'it is not UTF-8'],
    ['Latin-1', Buffer.from(POLICY.replace('db.', 'dé.'), 'latin1'), 'it is not UTF-8'],
    ['cut off', POLICY.slice(0, -1), 'it is not JSON'],
    ['a trailing comma', POLICY.replace(/}$/, ',}'), 'it is not JSON'],
    ['nested too deep', POLICY.replace(/}$/, `,"x":${'['.repeat(200)}${']'.repeat(200)}}`), 'nested deeper'],
    ['too large', POLICY.replace(/}$/, `${' '.repeat(16 * 1024 * 1024)}}`), 'larger than'],
    ['an unknown key', POLICY.replace('{', '{"x":1,'), '"x", which this schema does not know'],
    ['a key of every object', POLICY.replace('{', '{"__proto__":{},'), '"__proto__", which this schema does not know']
  ])('invalid: %s', (_, content, reason) => {
    const { documents: found, problems } = evidenceOf([file(content)])
    expect(found).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ code: 'evidence-invalid', path: 'a.json' })
    expect(problems[0]?.reason).toContain(reason)
  })

  test.each(['seal-gate/policy/2', 'seal-gate/polícy/1', 'Seal-Gate/policy/1', ' seal-gate/policy/1'])('unknown: %s', schema => {
    const { documents: found, problems } = evidenceOf([file(JSON.stringify({ ...JSON.parse(POLICY), schema }))])
    expect([found, problems.map(({ code }) => code)]).toEqual([[], ['evidence-schema-unknown']])
  })

  test.each<[string, string | Uint8Array]>([
    ['another schema', '{"schema":"other/policy/1"}'],
    ['no schema', '{"a":1}'],
    ['no object', '["seal-gate/policy/1"]'],
    ['a quote in a text', `# Example\n\n${POLICY}\n`],
    ['an example inside a document', `{"example":${POLICY}}`],
    ['a schema that is no text', '{"schema":{"schema":"seal-gate/policy/1"}}'],
    ['broken JSON of somebody else', '{"schema":"other/1",'],
    ['Latin-1 of somebody else', Buffer.from('{"é":1}', 'latin1')],
    ['a large file of somebody else', `{"a":1${' '.repeat(16 * 1024 * 1024)}}`],
    ['nothing', ''],
    ['bytes', Buffer.from([0, 1, 2])]
  ])('no finding: %s', (_, content) => {
    expect(evidenceOf([file(content)])).toMatchObject({ documents: [], problems: [] })
  })
})

test('a view into a larger buffer is read where it begins', () => {
  const whole = Buffer.from(`xx${POLICY}yy`)
  const view = new Uint8Array(whole.buffer, whole.byteOffset + 2, POLICY.length)
  expect(readSealedJson(view)).toMatchObject({ schema: 'seal-gate/policy/1' })
})
