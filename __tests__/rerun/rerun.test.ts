import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { sealFiles } from '../../src/hashing/make-manifest.ts'
import { writeGnu, writeNative } from '../../src/manifests/write.ts'
import { probeResults } from '../../src/release/documents/probe-results.ts'
import { type RerunOptions, type RerunReport, rerun } from '../../src/rerun/rerun.ts'
import { EVIDENCE } from '../../tools/release-fixtures/rehearse.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { CLI } from '../support/run-cli.ts'

const MANIFEST = 'seal-gate.json'
const TREE = 'packet_tree.sha256'
const PROBES = 'probe-results.json'
const RESULT = 'validator-result.json'

/** A packet of this repository, as a fresh clone has it. */
function packet(name: 'cleared' | 'ready-not-applied' = 'ready-not-applied'): string {
  const folder = folderWith()
  cpSync(resolve('fixtures/release', name), folder, { recursive: true })
  return folder
}

function again(folder: string, more: Partial<RerunOptions> = {}): Promise<RerunReport> {
  return rerun({ manifest: join(folder, MANIFEST), write: false, runValidator: false, ...more })
}

/** Every name and byte of a folder, with its modes. */
function everything(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map(name => {
      const stats = lstatSync(join(folder, name))
      const bytes = stats.isFile() ? readFileSync(join(folder, name)) : ''
      return `${name} ${stats.mode} ${stats.mtimeMs} ${createHash('sha256').update(bytes).digest('hex')}`
    })
}

const sha = (folder: string, name: string) =>
  createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
const states = ({ documents }: RerunReport) => Object.fromEntries(documents.map(({ path, state }) => [path, state]))

/** Seals the folder again as it stands. */
async function resealed(folder: string, write: typeof writeGnu = seals => writeNative({ packet: 'P', covers: ['**'] }, seals)) {
  rmSync(join(folder, TREE), { force: true })
  const { seals } = await sealFiles({ root: folder, cwd: folder, paths: ['.'], exempt: join(folder, MANIFEST) })
  const text = write(seals)
  putFile(folder, MANIFEST, text)
  putFile(folder, TREE, `${createHash('sha256').update(text).digest('hex')}  ${MANIFEST}\n`)
}

/** Changes one document of a packet and seals it again. */
async function edited(folder: string, path: string, change: (text: string) => string): Promise<string> {
  putFile(folder, path, change(readFileSync(join(folder, path), 'utf8')))
  await resealed(folder)
  return folder
}

describe('a packet of this repository', () => {
  test.each([
    ['cleared', 'same'],
    ['ready-not-applied', 'kept']
  ] as const)('is made again to its own tree hash, and only read: %s', async (name, rehearsal) => {
    const folder = packet(name)
    const before = everything(folder)
    const report = await again(folder, { runValidator: true, runRehearsal: true })
    expect(report).toMatchObject({ verdict: 'pass', findings: [], problems: [], written: [] })
    const evidence = Object.fromEntries(EVIDENCE.map(path => [path, rehearsal]))
    expect(states(report)).toStrictEqual({ [PROBES]: 'same', [RESULT]: 'same', ...evidence })
    const sealed = sha(folder, MANIFEST)
    expect(report.tree).toStrictEqual({ sealed, again: sealed, expected: [{ by: TREE, sha256: sealed }] })
    expect(everything(folder)).toStrictEqual(before)
  })
})

describe('what a machine made otherwise', () => {
  const liar = async () => edited(packet(), PROBES, text => text.replace(/"passed": \d+/, '"passed": 3'))

  test('is named by document and place', async () => {
    const report = await again(await liar())
    const { planned } = probeResults.parse(JSON.parse(readFileSync(join(packet(), PROBES), 'utf8')))
    expect(report.verdict).toBe('fail')
    expect(report.documents[0]).toStrictEqual({
      path: PROBES,
      kind: 'probe-results',
      state: 'different',
      differences: [{ pointer: '/passed', what: 'changed', values: ['3', String(planned)] }]
    })
    expect(report.problems).toStrictEqual([`its tree hash is not the one of ${TREE}`])
  })

  test('is not written without --write', async () => {
    const folder = await liar()
    const before = everything(folder)
    await again(folder)
    expect(everything(folder)).toStrictEqual(before)
  })

  test('is corrected with --write: the document, the manifest, the tree hash, and nothing else', async () => {
    const folder = await liar()
    const before = everything(folder)
    chmodSync(join(folder, PROBES), 0o640)
    const report = await again(folder, { write: true })
    expect(report).toMatchObject({ verdict: 'pass', written: [PROBES, MANIFEST, TREE] })
    const unchanged = before.filter(line => ![PROBES, MANIFEST, TREE].some(name => line.startsWith(`${name} `)))
    expect(everything(folder)).toEqual(expect.arrayContaining(unchanged))
    expect(everything(folder)).toHaveLength(before.length)
    expect(statSync(join(folder, PROBES)).mode & 0o777).toBe(0o640)
    expect(readFileSync(join(folder, TREE), 'utf8')).toBe(`${sha(folder, MANIFEST)}  ${MANIFEST}\n`)
    expect(await again(folder)).toMatchObject({ verdict: 'pass', written: [] })
  })

  test('the same values in another layout are other bytes', async () => {
    const folder = await edited(packet(), PROBES, text => JSON.stringify(JSON.parse(text)))
    const report = await again(folder)
    expect(report).toMatchObject({
      verdict: 'fail',
      documents: [{ path: PROBES, state: 'layout', differences: [] }, {}, {}, {}, {}, {}]
    })
  })

  test('the result of a validator, when it is run', async () => {
    const folder = await edited(packet(), RESULT, text => text.replace('"exit_code": 4', '"exit_code": 9'))
    expect((await again(folder)).documents.at(-1)).toMatchObject({ path: RESULT, state: 'kept' })
    const report = await again(folder, { runValidator: true })
    expect(report.documents.at(-1)).toMatchObject({
      state: 'different',
      differences: [{ pointer: '/must_reject/0/exit_code', what: 'changed', values: ['9', '4'] }]
    })
    expect(await again(folder, { runValidator: true, write: true })).toMatchObject({
      verdict: 'pass',
      written: [RESULT, MANIFEST, TREE]
    })
  })

  test('a secret in it is never shown', async () => {
    const folder = await edited(packet(), PROBES, text => text.replace('"seen": "pass"', '"seen": "hunter2-secret"'))
    const report = await again(folder)
    expect(report.documents[0]?.differences).toStrictEqual([{ pointer: '/control/seen', what: 'changed' }])
    expect(JSON.stringify(report)).not.toContain('hunter2')
  })
})

describe('what it must be', () => {
  test('a pin that is another hash', async () => {
    const folder = packet()
    expect(await again(folder, { pin: sha(folder, MANIFEST) })).toMatchObject({ verdict: 'pass' })
    const other = await again(folder, { pin: sha(folder, PROBES) })
    expect(other).toMatchObject({ verdict: 'fail', problems: ['its tree hash is not the one of --manifest-sha256'] })
  })

  test('against a pin nothing is written', async () => {
    const folder = await edited(packet(), PROBES, text => text.replace(/"passed": \d+/, '"passed": 3'))
    const before = everything(folder)
    expect(await again(folder, { pin: sha(folder, MANIFEST), write: true })).toMatchObject({ verdict: 'fail', written: [] })
    expect(everything(folder)).toStrictEqual(before)
  })

  test('what could not be judged is put nowhere', async () => {
    const folder = packet()
    await edited(folder, 'validator.json', text => text.replace('"node"', '"perl"'))
    await edited(folder, PROBES, text => text.replace(/"passed": \d+/, '"passed": 3'))
    const before = everything(folder)
    const report = await again(folder, { runValidator: true, write: true })
    expect(report).toMatchObject({ verdict: 'fail', written: [] })
    expect(report.findings.map(({ severity }) => severity)).toContain('unverifiable')
    expect(report.documents.at(-1)).toMatchObject({ path: RESULT, kept: 'its interpreter is not one of node, python3, sh' })
    expect(everything(folder)).toStrictEqual(before)
  })

  test('a different or unreadable tree hash', async () => {
    const folder = packet()
    for (const text of [`${'0'.repeat(64)}  ${MANIFEST}\n`, 'nothing\n', `${'0'.repeat(65)}\n`]) {
      putFile(folder, TREE, text)
      const expected = [{ by: TREE, sha256: /^0{64} /.test(text) ? '0'.repeat(64) : 'no sha256' }]
      const problems = [`its tree hash is not the one of ${TREE}`]
      expect(await again(folder)).toMatchObject({ verdict: 'fail', problems, tree: { expected } })
    }
    expect(await again(folder, { write: true })).toMatchObject({ verdict: 'pass', written: [MANIFEST, TREE] })
  })

  test('the content of a file behind a link is not printed', async () => {
    const folder = packet()
    const elsewhere = folderWith({ secret: 'hunter2-secret more\n' })
    rmSync(join(folder, TREE))
    symlinkSync(join(elsewhere, 'secret'), join(folder, TREE))
    const report = await again(folder)
    expect(report.verdict).not.toBe('pass')
    expect(JSON.stringify(report)).not.toContain('hunter2')
  })

  test('no tree hash at all: the manifest is what counts', async () => {
    const folder = packet()
    rmSync(join(folder, TREE))
    expect(await again(folder)).toMatchObject({ verdict: 'pass', tree: { expected: [] } })
    expect(await again(folder, { write: true })).toMatchObject({ verdict: 'pass', written: [] })
    await edited(folder, PROBES, text => text.replace(/"passed": \d+/, '"passed": 3'))
    rmSync(join(folder, TREE))
    expect(await again(folder)).toMatchObject({ verdict: 'fail', problems: [`its tree hash differs from ${MANIFEST} says`] })
  })
})

describe('what cannot be made again', () => {
  test('a packet whose seals do not hold', async () => {
    const folder = packet()
    putFile(folder, 'README.md', 'changed\n')
    const report = await again(folder, { write: true })
    expect(report).toMatchObject({ verdict: 'fail', documents: [], written: [] })
    expect(report.findings.map(({ path }) => path)).toStrictEqual(['README.md'])
  })

  test('a packet with an unsealed file', async () => {
    const folder = packet()
    putFile(folder, 'stray.txt', 'x')
    expect(await again(folder)).toMatchObject({ verdict: 'fail', findings: [{ code: 'unsealed', path: 'stray.txt' }] })
  })

  test('a packet without a manifest', async () => {
    const folder = folderWith({ 'a.txt': 'a\n' })
    expect(await again(folder)).toMatchObject({ verdict: 'unverifiable', findings: [{ code: 'manifest-not-found' }] })
  })

  test('a packet without a document made by a machine', async () => {
    const folder = folderWith({ 'a.txt': 'a\n' })
    await resealed(folder)
    const problems = ['nothing in it was made again, so nothing is shown']
    expect(await again(folder)).toMatchObject({ verdict: 'unverifiable', problems })
  })

  test('a manifest that this tool did not write', async () => {
    const folder = packet()
    await resealed(folder, seals => writeNative({}, seals).replace('"files"', ' "files"'))
    const report = await again(folder)
    expect(report.verdict).toBe('unverifiable')
    expect(report.problems).toStrictEqual([expect.stringMatching(/^sealing the packet again does not give its manifest/)])
  })

  test.each([
    [
      'whose line endings a checkout rewrote',
      (text: string) => text,
      /^its manifest has CRLF line endings; with LF it is exactly/
    ],
    ['with CRLF and another layout', (text: string) => text.replace('"files"', ' "files"'), /^sealing the packet again/]
  ])('a manifest %s', async (_, change, problem) => {
    const folder = packet()
    await resealed(folder, seals => change(writeNative({}, seals)).replaceAll('\n', '\r\n'))
    expect(await again(folder)).toMatchObject({ verdict: 'unverifiable', problems: [expect.stringMatching(problem)] })
  })

  test('a GNU list can', async () => {
    const folder = packet()
    rmSync(join(folder, TREE))
    await resealed(folder, writeGnu)
    expect(await again(folder)).toMatchObject({ verdict: 'pass' })
  })
})

test('no copy is left behind', () => {
  const temporary = folderWith()
  const args = [CLI, 'rerun', packet(), '--run-validator']
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, TMPDIR: temporary } })
  expect(stdout).toMatch(/\nOVERALL PASS\n$/)
  expect(readdirSync(temporary)).toStrictEqual([])
})
