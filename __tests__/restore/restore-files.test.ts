import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { loadManifests } from '../../src/load/manifests.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { type Archive, type Judged, judgedFiles, type Outcome, obstacles } from '../../src/restore/candidates.ts'
import { PREAMBLE } from '../../src/restore/patch.ts'
import { type PatchOptions, patchBase, patchFiles } from '../../src/restore/patch-files.ts'
import { elsewhere } from '../../src/restore/relocated-originals.ts'
import { restoreFiles } from '../../src/restore/restore-files.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList } from '../support/seals.ts'
import { applyPatch, repositoryWith } from './git.ts'

type Files = Readonly<Record<string, string | Buffer>>

function requestFor(cwd: string, more: Partial<GateRequest> = {}): GateRequest {
  return aRequest({ cwd, manifests: ['SHA256SUMS'], ...more })
}

/** Seals the files in SUMS, lets them drift, and judges them. */
async function judged(root: string, sealed: Files, drift: () => void, more?: Partial<GateRequest>) {
  for (const [path, content] of Object.entries(sealed)) putFile(root, path, content)
  putFile(root, 'SHA256SUMS', gnuList(sealed))
  drift()
  const request = requestFor(root, more)
  const report = await gate(request, null)
  const sources = await loadManifests(request, () => undefined)
  return { report, sources, files: judgedFiles(report, sources) }
}

async function restored(files: readonly Judged[], ...archives: Archive[]): Promise<Record<string, string>> {
  const outcomes: Outcome[] = []
  for await (const outcome of restoreFiles(files, archives)) outcomes.push(outcome)
  return told(outcomes)
}

function told(outcomes: readonly Outcome[]): Record<string, string> {
  return Object.fromEntries(outcomes.map(({ judged: { seal }, left }) => [seal.path, left?.reason ?? 'restored']))
}

async function patched(files: readonly Judged[], options: Partial<PatchOptions> & Pick<PatchOptions, 'base'>) {
  const outcomes: Outcome[] = []
  let patch = ''
  for await (const chunk of patchFiles(files, { archives: [], format: 'sha1', ...options }, outcomes)) patch += chunk
  return { patch, outcomes: told(outcomes) }
}

const NOT_PROVED = 'no undoing gave its sealed bytes, and they were found nowhere else'
const NOT_FOUND = 'it is missing, and its sealed bytes were found nowhere'
const SEALED = { 'a.md': 'one - two\n', 'b.txt': 'a\nb\nc\n', 'c.bin': Buffer.from([0, 1, 2, 255]), 'same.txt': 'same\n' }

/** A dash, line ends, and a change that nothing undoes. */
function drifting(root: string): () => void {
  return () => {
    putFile(root, 'a.md', 'one — two\n')
    putFile(root, 'b.txt', 'a\r\nb\r\nc\r\n')
    putFile(root, 'c.bin', Buffer.from([9, 8, 7, 6, 5, 4, 0]))
  }
}

describe('restoreFiles', () => {
  test('writes back what is proved, and leaves the rest to the bit', async () => {
    const root = folderWith()
    const { files } = await judged(root, SEALED, drifting(root))
    expect(await restored(files)).toEqual({ 'a.md': 'restored', 'b.txt': 'restored', 'c.bin': NOT_PROVED })
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe(SEALED['a.md'])
    expect(readFileSync(join(root, 'c.bin'))).toEqual(Buffer.from([9, 8, 7, 6, 5, 4, 0]))
    const again = await gate(requestFor(root), null)
    expect(again.findings.map(({ path }) => path)).toEqual(['c.bin'])
  })

  test('an archive is asked for what cannot be undone; it is not trusted by one bit', async () => {
    const root = folderWith()
    const { files } = await judged(root, SEALED, () => {
      drifting(root)()
      rmSync(join(root, 'same.txt'))
    })
    const asked: string[] = []
    const lying: Archive = ({ seal }) => {
      asked.push(seal.path)
      return { bytes: Buffer.from('sama\n') }
    }
    const broken: Archive = () => {
      throw new Error('out of order')
    }
    expect(await restored(files, lying, broken)).toMatchObject({
      'c.bin': `${NOT_PROVED}; out of order`,
      'same.txt': `${NOT_FOUND}; out of order`,
      'a.md': 'restored'
    })
    expect([asked.toSorted(), existsSync(join(root, 'same.txt'))]).toEqual([['c.bin', 'same.txt'], false])
    const honest: Archive = async ({ seal }) => ({ bytes: Buffer.from(SEALED[seal.path as keyof typeof SEALED]) })
    const rest = files.filter(({ seal }) => asked.includes(seal.path))
    expect(await restored(rest, lying, honest)).toEqual({ 'c.bin': 'restored', 'same.txt': 'restored' })
    expect((await gate(requestFor(root), null)).verdict).toBe('pass')
  })

  test('a file that changes while its original is looked for is not written', async () => {
    const root = folderWith()
    const { files } = await judged(root, { 'c.bin': SEALED['c.bin'] }, () => putFile(root, 'c.bin', 'found'))
    const late: Archive = () => {
      putFile(root, 'c.bin', 'newer')
      return { bytes: SEALED['c.bin'] }
    }
    expect(await restored(files, late)).toEqual({ 'c.bin': 'it changed after it was judged' })
    expect(readFileSync(join(root, 'c.bin'), 'utf8')).toBe('newer')
  })

  test('swapped files get their own bytes back, a moved one is copied back', async () => {
    const root = folderWith()
    const { files, sources } = await judged(root, { x: 'bytes of x\n', y: 'bytes of y\n', 'd/z': 'bytes of z\n' }, () => {
      renameSync(join(root, 'x'), join(root, 't'))
      renameSync(join(root, 'y'), join(root, 'x'))
      renameSync(join(root, 't'), join(root, 'y'))
      renameSync(join(root, 'd'), join(root, 'e'))
    })
    expect(files.map(({ finding }) => finding.code).toSorted()).toEqual(['moved', 'swapped', 'swapped'])
    expect(await restored(files)).toEqual({ x: NOT_PROVED, y: NOT_PROVED, 'd/z': NOT_FOUND })
    expect(await restored(files, elsewhere(files, sources))).toEqual({ x: 'restored', y: 'restored', 'd/z': 'restored' })
    expect((await gate(requestFor(root), null)).verdict).toBe('pass')
  })

  test('what is no file is named and left', async () => {
    const root = folderWith({ elsewhere: 'a\r\n' })
    const { files } = await judged(root, { f: 'a\n' }, () => {
      rmSync(join(root, 'f'))
      symlinkSync('elsewhere', join(root, 'f'))
    })
    expect(await restored(files, () => ({ bytes: Buffer.from('a\n') }))).toEqual({
      f: expect.stringContaining('only a regular file is ever replaced')
    })
    expect(readFileSync(join(root, 'elsewhere'), 'utf8')).toBe('a\r\n')
  })

  test("a stranger's manifest cannot have a git folder written to, not even with the right bytes", async () => {
    const root = folderWith({ '.git/config': '[core]\r\n' })
    const { files } = await judged(root, { 'ok.txt': 'x\n' }, () => {
      putFile(root, 'SHA256SUMS', gnuList({ '.git/config': '[core]\n', '.git/hooks/post-checkout': '#!/bin/sh\n' }))
    })
    const reason = 'it is in a git folder, where nothing is ever written'
    const given: Archive = ({ seal }) => ({ bytes: Buffer.from(seal.path.endsWith('config') ? '[core]\n' : '#!/bin/sh\n') })
    expect(await restored(files, given)).toEqual({ '.git/config': reason, '.git/hooks/post-checkout': reason })
    const { patch, outcomes } = await patched(files, { base: root, archives: [given] })
    expect([patch, outcomes]).toEqual(['', { '.git/config': reason, '.git/hooks/post-checkout': reason }])
  })
})

describe('patchFiles', () => {
  test('the patch restores what is proved, from the top of the repository', async () => {
    const top = repositoryWith()
    const root = join(top, 'packet/deep')
    const { files } = await judged(root, SEALED, drifting(root))
    expect(patchBase(root)).toBe(top)
    const { patch, outcomes } = await patched(files, { base: patchBase(root) })
    expect(outcomes).toEqual({ 'a.md': 'restored', 'b.txt': 'restored', 'c.bin': NOT_PROVED })
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('one — two\n')
    expect(applyPatch(top, patch)).toMatchObject({ code: 0, err: '' })
    expect((await gate(requestFor(root), null)).findings.map(({ path }) => path)).toEqual(['c.bin'])
  })

  test('without a repository the root is the base', () => {
    const root = folderWith({ 'a/b': 'x' })
    expect(patchBase(join(root, 'a'))).toBe(join(root, 'a'))
  })

  test('what lies outside the base, or would make the patch too large, is left with a reason', async () => {
    const root = folderWith()
    const { files } = await judged(join(root, 'in'), SEALED, drifting(join(root, 'in')))
    expect((await patched(files, { base: join(root, 'other') })).outcomes['a.md']).toContain('outside')
    const limit = PREAMBLE.length + 250
    const { patch, outcomes } = await patched(files, { base: root, limit })
    expect(outcomes).toEqual({ 'a.md': 'restored', 'b.txt': `the patch would have over ${limit} bytes`, 'c.bin': NOT_PROVED })
    expect(patch.length).toBeLessThanOrEqual(limit)
  })

  test('nothing proved, no chunk', async () => {
    const root = folderWith()
    const { files } = await judged(root, { 'c.bin': SEALED['c.bin'] }, drifting(root))
    expect((await patched(files, { base: root })).patch).toBe('')
  })
})

describe('judgedFiles', () => {
  test('every kind of file that is not as sealed, once, with its whole seal', async () => {
    const root = folderWith()
    const { files } = await judged(root, { ...SEALED, gone: 'x' }, () => {
      drifting(root)()
      rmSync(join(root, 'gone'))
    })
    expect(files.map(({ seal, observation }) => [seal.path, observation.state]).toSorted()).toEqual([
      ['a.md', 'drifted'],
      ['b.txt', 'drifted'],
      ['c.bin', 'drifted'],
      ['gone', 'missing']
    ])
    expect(files[0]?.seal.line).toBeGreaterThan(0)
  })

  test('a file with two seals must hold to both', async () => {
    const root = folderWith()
    const sha512 = `${createHash('sha512').update('a\n').digest('hex')}  f\n`
    const { files, report } = await judged(
      root,
      { f: 'a\n' },
      () => {
        putFile(root, 'f', 'a\r\n')
        putFile(root, 'SUMS512', sha512)
      },
      { manifests: ['SHA256SUMS', 'SUMS512'] }
    )
    expect(report.findings.filter(({ path }) => path === 'f')).toHaveLength(2)
    expect(files.map(({ seal }) => Object.keys(seal.digests).toSorted())).toEqual([['sha256', 'sha512']])
    expect(await restored(files)).toEqual({ f: 'restored' })
  })

  test('a manifest that changed after the verdict is refused', async () => {
    const root = folderWith()
    const { report } = await judged(root, SEALED, drifting(root))
    putFile(root, 'SHA256SUMS', gnuList({ 'a.md': 'one — two!\n' }))
    const sources = await loadManifests(requestFor(root), () => undefined)
    expect(() => judgedFiles(report, sources)).toThrow('changed after it was judged')
  })
})

describe('obstacles', () => {
  test('a manifest that is not the pinned one, or is broken, restores nothing', async () => {
    const root = folderWith()
    const { report } = await judged(root, SEALED, drifting(root), { manifestSha256: '0'.repeat(64) })
    expect(obstacles(report).map(({ code }) => code)).toEqual(['manifest-pin-mismatch'])
    const broken = await judged(root, SEALED, () => putFile(root, 'SHA256SUMS', 'no list at all\n'))
    expect([obstacles(broken.report).length, broken.files]).toEqual([1, []])
  })

  test('strays and clearance are none; what is not known is one', async () => {
    const root = folderWith()
    const { report } = await judged(root, SEALED, drifting(root), { covers: ['**'], requireClearance: true })
    expect(obstacles(report)).toEqual([])
    const probe: Finding = { code: 'probe-failed', severity: 'unverifiable' }
    expect(obstacles({ ...report, findings: [...report.findings, probe] })).toEqual([probe])
  })
})
