import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { HashingPool } from '../../src/hashing/pool.ts'
import { sequentialEngine } from '../../src/hashing/sequential.ts'
import { readManifest } from '../../src/manifests/read.ts'
import { writeNative } from '../../src/manifests/write.ts'
import type { Seal } from '../../src/model/seal.ts'
import { SealColumns } from '../../src/model/seal-columns.ts'
import { folderWith, sharedFolder } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'
import { sealOf } from '../support/seals.ts'

const MIB = 1024 * 1024

const EXECUTABLE_EVERY = 300
const SMALL_FILES = 1100
/** A manifest of so many bytes starts the helpers, whatever it lists. */
const MANIFEST_BYTES = 4 * MIB
/** There is no such file; its length makes any run long enough for a second thread. */
const HUGE = sealOf('huge', '', { bytes: 2 ** 28, line: 9999 })

/** Several tickets of small files, and some big files. */
function tree(root = folderWith()): { root: string; seals: Seal[] } {
  const seals: Seal[] = []
  for (let folder = 0; folder < 80; folder++) mkdirSync(join(root, `d${folder}`))
  for (let index = 0; index < SMALL_FILES; index++) {
    const path = `d${index % 80}/ü${index}`
    const content = `${index}\n`.repeat(index % 50)
    writeFileSync(join(root, path), content)
    if (index % EXECUTABLE_EVERY === 1) chmodSync(join(root, path), 0o755)
    seals.push(sealOf(path, content, { line: index + 1, ...(index % 3 > 0 && { exec: index % 3 === 1 }) }))
  }
  for (const [name, size] of Object.entries({ 'big-a': 9, 'big-b': 12, 'big-c': 10 })) {
    const content = Buffer.alloc(size * MIB, name)
    writeFileSync(join(root, name), content)
    seals.push(sealOf(name, content))
  }
  return { root, seals }
}

function spoil(root: string, seals: Seal[]): void {
  const at = (index: number): string => join(root, seals[index]?.path ?? '')
  writeFileSync(at(17), 'other')
  unlinkSync(at(100))
  unlinkSync(at(500))
  symlinkSync('ü17', at(500))
  unlinkSync(at(700))
  mkdirSync(at(700))
  truncateSync(at(SMALL_FILES + 1), 10 * MIB)
  truncateSync(at(1049), 3)
  seals.push({ ...sealOf('d1/ü1', '1\n'), digests: { sha512: createHash('sha512').update('1\n').digest('hex') } })
  const { bytes: _, ...lengthless } = sealOf('d2/ü2', '2\n2\n')
  seals.push(lengthless, sealOf('gone/away', 'x'), { path: 'd3/ü3', digests: {}, line: 1 })
}

describe('several threads', () => {
  test.each([2, 3, 5])('%d threads see exactly what one sees', async threads => {
    const { root, seals } = tree()
    const pool = new HashingPool(threads)
    pool.expect(MANIFEST_BYTES)
    expect(await pool.engine(root, seals)).toEqual(await sequentialEngine()(root, seals))
    const intact = await pool.engine(root, seals)
    expect(intact.every(({ state }) => state === 'intact')).toBe(true)
    // A mode is looked at where it is promised, while the file is open.
    const modes = intact.map(one => (one.state === 'intact' ? one.exec : undefined))
    expect([true, false, undefined].map(mode => modes.filter(one => one === mode).length)).toEqual([4, 729, 370])
    spoil(root, seals)
    const seen = await pool.engine(root, seals)
    await pool.close()
    expect(seen).toEqual(await sequentialEngine()(root, seals))
    expect(
      seen
        .filter(({ state }) => state !== 'intact')
        .map(({ state }) => state)
        .toSorted()
    ).toEqual(['drifted', 'drifted', 'drifted', 'drifted', 'missing', 'missing', 'not-a-file', 'symlink'])
  })

  test('seals in columns of a large manifest are judged as the same seals in a list', async () => {
    const { root, seals: all } = tree()
    // A manifest with modes is not read in columns.
    const seals = all.map(({ exec: _, ...seal }): Seal => seal)
    const text = Buffer.from(writeNative({}, seals))
    const list = (await readManifest(text, 'native')).seals
    const shared = Buffer.from(new SharedArrayBuffer(text.length))
    text.copy(shared)
    const columns = (await readManifest(shared, 'native')).seals
    expect([columns instanceof SealColumns, columns.length]).toEqual([true, seals.length])
    spoil(root, [...seals])
    const pool = new HashingPool(2)
    pool.expect(MANIFEST_BYTES)
    const seen = await pool.engine(root, columns)
    await pool.close()
    expect(seen).toEqual(await sequentialEngine()(root, list))
    expect(seen.filter(({ state }) => state !== 'intact')).toHaveLength(6)
  })

  test('work that is worth a second thread starts the helpers, and they end with the pool', async () => {
    const { root, seals } = tree()
    const pool = new HashingPool(2)
    const seen = await pool.engine(root, [...seals, HUGE])
    expect(seen.filter(({ state }) => state !== 'intact')).toMatchObject([{ state: 'missing' }])
    await pool.close()
    await pool.close()
  })
})

describe('a helper that cannot run or dies', () => {
  let [dist, root] = ['', '']

  beforeAll(() => {
    dist = sharedFolder()
    cpSync(resolve('dist'), dist, { recursive: true })
    root = sharedFolder()
    writeFileSync(join(root, 'seal-gate.json'), writeNative({}, [...tree(root).seals, HUGE]))
  })

  test.each([
    ['is not there', () => undefined],
    ['throws', () => writeFileSync(join(dist, 'hash-worker.cjs'), 'throw "not even an Error"')],
    [
      'ends without a word',
      () =>
        writeFileSync(
          join(dist, 'hash-worker.cjs'),
          "require('node:worker_threads').parentPort.once('message', () => process.exit(0))"
        )
    ],
    [
      'aborts in the middle',
      () =>
        writeFileSync(
          join(dist, 'hash-worker.cjs'),
          "require('node:worker_threads').parentPort.once('message', ({ work }) => { Atomics.add(new Int32Array(work.memory, 0, 1), 0, 1); process.exit(7) })"
        )
    ]
  ])('%s: the run is unverifiable, and ends', (_, harm) => {
    rmSync(join(dist, 'hash-worker.cjs'), { force: true })
    harm()
    const run = spawnSync(process.execPath, [join(dist, 'cli.cjs'), 'verify', '--threads', '2', '--json'], {
      cwd: root,
      encoding: 'utf8',
      timeout: GUARD_MS
    })
    expect([run.status, JSON.parse(run.stdout).findings.map(({ code }: { code: string }) => code)]).toEqual([
      2,
      ['internal-error']
    ])
  })
})
