import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Thing, Tree } from './case.ts'

/** Stands in every file outside the root, and in the environment. No part of it may ever be printed. */
export const MARK = 'zqXvKwJyQgBhUoPdLrNfMtEs'

/** A secret that looks like a digest. */
export const TOKEN = '5ec2e75ec2e7beefcafe5ec2e75ec2e7beefcafe5ec2e75ec2e7beefcafe5ec2'

/** What hostile links and paths lead to. */
export const OUTSIDE: Readonly<Record<string, string>> = {
  'secret.txt': `${MARK}\n`,
  'token.txt': `${TOKEN}\n`,
  'alpha.txt': 'alpha\n',
  'unknown-key.json': `{"schema": "seal-gate/manifest/1", "${MARK}": 1, "files": []}\n`,
  'broken.json': `{"schema": "seal-gate/manifest/1", "files": [${MARK}]}\n`,
  'unsafe.sums': `${'0'.repeat(64)}  ../${MARK}\n`,
  'named.sums': `${'0'.repeat(64)}  ${MARK}\r\n`,
  'tagged.sums': `${MARK} (x) = ${'0'.repeat(64)}\n`,
  'pairs.txt': `${MARK}: 1\n${MARK}: 2\nSHA256:\n ${'0'.repeat(64)} 1 x\n`
}

export interface Sandbox {
  /** Absolute and real. Holds `root` and `outside`. */
  readonly folder: string
  readonly root: string
  close(): void
}

/** Makes the tree of one case on disk, in a private folder that holds secrets beside it. */
export async function makeSandbox(tree: Tree, rootName = 'root'): Promise<Sandbox> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sgh-')))
  const root = join(folder, rootName)
  chmodSync(folder, 0o755)
  mkdirSync(root)
  mkdirSync(join(folder, 'outside'))
  for (const [name, content] of Object.entries(OUTSIDE)) writeFileSync(join(folder, 'outside', name), content)
  const closers: (() => void)[] = []
  for (const [name, thing] of tree) await make(folder, root, name, thing, closers)
  for (const [path, mode] of tree.flatMap(modeOf(root))) chmodSync(path, mode)
  return {
    folder,
    root,
    close: () => {
      for (const close of closers) close()
      for (const [path] of tree.flatMap(modeOf(root))) chmodSync(path, 0o700)
      // rm walks by descriptors, so no path is too long for it.
      if (tree.some(([, thing]) => typeof thing === 'object' && 'buried' in thing)) execFileSync('rm', ['-rf', folder])
      else rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Modes are set when all is made: one may forbid to go on. */
function modeOf(root: string): (entry: Tree[number]) => (readonly [string, number])[] {
  return ([name, thing]) =>
    typeof thing === 'object' && 'mode' in thing && thing.mode !== undefined ? [[join(root, String(name)), thing.mode]] : []
}

async function make(folder: string, root: string, name: string | Uint8Array, thing: Thing, closers: (() => void)[]) {
  const raw = Buffer.from(name)
  const path = Buffer.concat([Buffer.from(`${root}/`), raw])
  if (raw.includes('/')) mkdirSync(path.subarray(0, path.lastIndexOf('/')), { recursive: true })
  if (typeof thing === 'string' || thing instanceof Uint8Array) writeFileSync(path, thing)
  else if (typeof thing === 'function') writeFileSync(path, thing())
  else if ('file' in thing) writeFileSync(path, thing.file)
  else if ('link' in thing) symlinkSync(thing.link.replace(/^@/, `${folder}/`), path)
  else if ('hardLinkTo' in thing) linkSync(join(root, thing.hardLinkTo), path)
  else if ('folder' in thing) mkdirSync(path, { recursive: true })
  else if ('fifo' in thing) execFileSync('mkfifo', ['--', path.toString()])
  else if ('socket' in thing) closers.push(await listenAt(path.toString()))
  else if ('zeros' in thing) writeZeros(path, thing.zeros)
  else bury(path.toString(), thing.buried)
}

async function listenAt(path: string): Promise<() => void> {
  const server = createServer()
  await new Promise<void>((done, failed) => server.once('error', failed).listen(path, done))
  return () => void server.close()
}

function writeZeros(path: Buffer, bytes: number) {
  const fd = openSync(path, 'w')
  ftruncateSync(fd, bytes)
  closeSync(fd)
}

/** A path this long cannot be named whole: a process of its own goes down step by step. */
function bury(path: string, depth: number) {
  mkdirSync(path)
  const go = `for (let i = 0; i < ${depth}; i++) { fs.mkdirSync('d'.repeat(200)); process.chdir('d'.repeat(200)) } fs.writeFileSync('deep.txt', 'x')`
  execFileSync(process.execPath, ['-e', `const fs = require('node:fs'); ${go}`], { cwd: path })
}

/** All that stands under a folder, with what would change if anything were written to it. Links are not followed. */
export function snapshot(folder: string | Buffer): string[] {
  const here = Buffer.from(folder)
  return readdirSync(here, { encoding: 'buffer' }).flatMap(name => {
    const path = Buffer.concat([here, Buffer.from('/'), name])
    const stats = lstatSync(path)
    const { mode, size, mtimeMs, nlink } = stats
    const line = `${path.toString('latin1')} ${mode} ${size} ${mtimeMs} ${nlink}`
    return stats.isDirectory() && path.length < DEEPEST ? [line, ...snapshot(path)] : [line]
  })
}

/** A path that is longer cannot be named to the system. */
const DEEPEST = 3_800
