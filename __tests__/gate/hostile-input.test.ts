import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { seal } from '../../src/commands/seal.ts'
import { gate } from '../../src/gate/gate.ts'
import { toForm } from '../../src/manifests/normal-form.ts'
import { readManifest } from '../../src/manifests/read.ts'
import { breachesOf } from '../../src/manifests/text-rules.ts'
import { SEAL } from '../../src/options/action-tables.ts'
import { defaultsOf } from '../../src/options/row.ts'
import { effectiveMap } from '../../src/release/blockers.ts'
import { noForbiddenToken } from '../../src/release/rules/tokens.ts'
import { DEFAULT_TOKENS, tokenHits } from '../../src/release/tokens.ts'
import { parseReport } from '../../src/report/parse.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList, sealOf } from '../support/seals.ts'

// Ways to a green run that must not be one, or to no end at all: each tried as an attacker, a bot or bad luck would.

describe('texts are held to rules', () => {
  test('though their seal calls them binary', async () => {
    const { digests, bytes } = sealOf('a.md', 'one\u200btwo\n')
    const manifest = { schema: 'seal-gate/manifest/1', files: [{ path: 'a.md', ...digests, bytes, text: 'binary' }] }
    const root = folderWith({ 'a.md': 'one\u200btwo\n', 'm.json': `${JSON.stringify(manifest)}\n` })
    const { findings } = await gate(aRequest({ cwd: root, manifests: ['m.json'], git: false, textRules: ['no-invisible'] }), null)
    expect(findings.map(({ code }) => code)).toEqual(['text-rule'])
  })
})

describe('nothing hangs', () => {
  // Putting marks in order takes time that grows with the square of their number.
  const MARKS = `a${'\u0301\u0323'.repeat(500_000)}`

  test('on a text of a million marks, whatever is asked of it', async () => {
    expect(breachesOf(Buffer.from(`${'a'.repeat(1_000_000)}e\u0301`), ['nfc'])).toEqual([
      { rule: 'nfc', offset: 1_000_000, what: 'U+0065, which NFC writes otherwise' }
    ])
    expect(breachesOf(Buffer.from(MARKS), ['nfc'])).toEqual([])
    expect(tokenHits(`${MARKS} cut\u00adover`, DEFAULT_TOKENS)).toEqual([{ rule: 'token-3', line: 1 }])
    const root = folderWith({ 'a.md': MARKS, SHA256SUMS: gnuList({ 'a.md': 'a\n' }) })
    expect((await gate(aRequest({ cwd: root, manifests: ['SHA256SUMS'], git: false }), null)).verdict).toBe('fail')
  })

  test('on a manifest whose paths are marks', async () => {
    const path = (n: number) => `${n}${'\u0301\u0323'.repeat(16_000)}`
    const list = Array.from({ length: 300 }, (_, n) => `${'f'.repeat(64)}  ${path(n)}\n`).join('')
    expect((await readManifest(Buffer.from(list), 'auto')).seals.length).toBe(300)
  })

  test('on a map of a hundred thousand blockers', () => {
    const chain = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        id: `b${n}`,
        title: 'x',
        state: 'CLOSED',
        scope: 'design' as const,
        depends_on: n + 1 < count ? [`b${n + 1}`] : [],
        closes_when: []
      }))
    const judged = (count: number) => {
      const map = { schema: 'seal-gate/blocker-map/1' as const, blockers: chain(count) }
      return effectiveMap(map, { documents: [], sealed: new Map(), problems: [] }, [])
    }
    expect(judged(1000).blockers.map(({ state }) => state)).toEqual(new Array(1000).fill('OPEN'))
    expect(judged(100_000)).toEqual({ blockers: [], errors: ['it has 100000 blockers; at most 1000 are judged'] })
  })

  test('and a form is as the runtime gives it, where no language ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (text, form) => {
        expect(toForm(text, form)).toBe(text.normalize(form))
        expect(toForm(`${text}x${'\u0323'.repeat(40)}y${text}`, form)).toBe(
          `${text}x`.normalize(form) + '\u0323'.repeat(40) + `y${text}`.normalize(form)
        )
      })
    )
  })
})

test('a file that was not searched for forbidden words is denied, whatever its seal says of it', () => {
  const file = (path: string) => ({
    path,
    manifest: 'm.json',
    seal: sealOf(path, 'x', { text: 'binary' }),
    intact: true
  })
  const files = [file('a.json'), file('a.bin')]
  const packet = { files, drift: [], documents: [], sealed: new Map(), problems: [] }
  expect(noForbiddenToken.check(packet).map(({ code, path }) => `${code} ${path}`)).toEqual([
    'forbidden-token a.json',
    'forbidden-token a.bin'
  ])
})

const SEAL_DEFAULTS = defaultsOf(SEAL)

describe('sealing', () => {
  test.each([
    ['the folder of the manifest', { paths: ['a.md'], output: 'out/seal-gate.json' }],
    ['the root', { paths: ['out'], root: 'out', output: 'seal-gate.json' }]
  ])('never leaves the workspace by a link in place of %s', async (_, order) => {
    const outside = folderWith({ 'secret.txt': 'secret' })
    const root = folderWith({ 'a.md': 'a\n' })
    symlinkSync(outside, join(root, 'out'))
    await expect(seal({ ...SEAL_DEFAULTS, ...order }, root)).rejects.toThrow(/leads out/)
    expect([existsSync(join(outside, 'seal-gate.json')), existsSync(join(root, 'seal-gate.json'))]).toEqual([false, false])
  })

  test('never writes over what is no manifest', async () => {
    const root = folderWith({ 'a.md': '# Read me\n', 'b.md': 'b\n', 'package.json': '{"name": "x"}\n' })
    mkdirSync(join(root, 'folder'))
    const write = (output: string) => seal({ ...SEAL_DEFAULTS, paths: ['b.md'], output }, root)
    for (const output of ['a.md', 'package.json']) await expect(write(output)).rejects.toThrow(/is not a manifest/)
    await expect(write('folder')).rejects.toThrow()
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('# Read me\n')
    const cases = [
      ['', 'sealed'],
      [`${'f'.repeat(64)}  b.md\n`, 'sealed'],
      ['{"schema": "seal-gate/manifest/1", "files": [', 'refused']
    ] as const
    for (const [old, kind] of cases) {
      putFile(root, 'sums', old)
      expect((await write('sums')).kind).toBe(kind)
      expect(readFileSync(join(root, 'sums'), 'utf8') === old).toBe(kind === 'refused')
    }
  })

  test('neither follows a link in place of the manifest out of the workspace, nor quotes what it leads to', async () => {
    const outside = folderWith({ 'x.json': 'secret\n' })
    const root = folderWith({ 'a.md': 'a\n' })
    symlinkSync(join(outside, 'x.json'), join(root, 'seal-gate.json'))
    for (const check of [false, true])
      await expect(seal({ ...SEAL_DEFAULTS, paths: ['a.md'], check }, root)).rejects.toThrow(/a link that leads out/)
    expect(readFileSync(join(outside, 'x.json'), 'utf8')).toBe('secret\n')
  })
})

test('a report that no gate writes is not a report', () => {
  const counts = { sealed: 1, intact: 1, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }
  const identity = { seals: 1, judged: 'a'.repeat(64), cut: 'c'.repeat(64), tree: 'b'.repeat(64) }
  const share = { index: 1, of: 2, ...identity }
  const frame = { schema: 'seal-gate/report/2', version: '1.0.0', verdict: 'pass', release: {}, probes: null, run: { id: '1' } }
  const report = { ...frame, counts, manifests: [], findings: [], shard: share }
  const parsed = (more: object) => parseReport(JSON.stringify({ ...report, ...more })) !== undefined
  expect([parsed({}), parsed({ shard: undefined })]).toEqual([true, true])
  const indexes = [
    { index: 1, of: 1e9 },
    { index: 0, of: 0 },
    { index: 3, of: 2 },
    { index: 1.5, of: 2 }
  ].map(share => ({ ...identity, ...share }))
  const odd = [...indexes, { index: 1, of: 2 }, { ...share, judged: 'x' }, null, 'x']
  expect(odd.map(shard => parsed({ shard }))).toEqual(odd.map(() => false))
  expect([null, 1, {}, { severity: 'FAIL', code: 'x' }].map(finding => parsed({ findings: [finding] }))).toEqual([
    false,
    false,
    false,
    false
  ])
  expect(parsed({ findings: [{ severity: 'notice', code: 'resealed' }] })).toBe(true)
  expect(parsed({ counts: { ...counts, sealed: undefined, other: 1 } })).toBe(false)
})
