import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { giveIdentity } from '../src/rehearsal/postgres/pglite/cluster-identity.ts'

// node scripts/pglite-cluster.ts FILE: runs PGlite's initdb with a clock that stands still, and writes the folder of the new cluster to FILE. What it
// writes is the same on every machine.

const PROGRAM = fileURLToPath(import.meta.url)
const KEPT = join(dirname(PROGRAM), '../node_modules/.cache/seal-gate')
/** What initdb's result depends on. */
const PARTS = ['pglite.wasm', 'initdb.wasm', 'pglite.data', 'index.js']
const NOBODY = { systemIdentifier: 0n, nonce: new Uint8Array(32) }

/**
 * A new cluster of PGlite as a tar, without an identity. initdb takes seconds: what it made from the same files is kept until packages are installed
 * again.
 */
export function newCluster(): Buffer {
  const from = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  const hash = createHash('sha256').update(readFileSync(PROGRAM))
  for (const name of PARTS) hash.update(readFileSync(join(from, name)))
  const kept = join(KEPT, `cluster-${hash.digest('hex')}.tar`)
  if (!existsSync(kept)) {
    mkdirSync(KEPT, { recursive: true })
    const env = { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' }
    const { status } = spawnSync(process.execPath, [PROGRAM, kept], { env, stdio: ['ignore', 'inherit', 'inherit'] })
    if (status !== 0) throw new Error('no cluster could be made')
  }
  return readFileSync(kept)
}

async function make(file: string): Promise<void> {
  // Before PGlite is loaded: times of files, and of the cluster.
  const start = Date.UTC(2000, 0, 1)
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, { construct: (_, [given = start]: readonly number[]) => new RealDate(given) })
  Date.now = () => start
  performance.now = () => 0
  const { PGlite } = await import('@electric-sql/pglite')
  // For a database on disk, PGlite runs initdb in an instance of its own, and loads the folder of that one. From then on the folder is that of a
  // server that runs.
  const { dumpDataDir } = PGlite.prototype
  const made = new Promise<Blob>(resolve => {
    PGlite.prototype.dumpDataDir = async function (compression) {
      const folder = await dumpDataDir.call(this, compression)
      resolve(folder)
      return folder
    }
  })
  // Of its own: tests in several processes may need the cluster at once.
  const work = mkdtempSync(`${file}-`)
  const [folder] = await Promise.all([made, PGlite.create(join(work, 'unused'))])
  const tar = Buffer.from(await folder.arrayBuffer())
  giveIdentity(tar, NOBODY)
  writeFileSync(join(work, 'cluster.tar'), tar)
  renameSync(join(work, 'cluster.tar'), file)
  rmSync(work, { recursive: true })
  process.exit()
}

const [, program, file] = process.argv
if (program === PROGRAM && file !== undefined) await make(file)
