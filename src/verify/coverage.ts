import { type Dirent, readdirSync } from 'node:fs'
import type { Seal } from '../seal/model.ts'
import { comparePaths } from '../seal/path.ts'

export interface Coverage {
  /** Files (and links, pipes, devices: whatever is no folder) in the covered scope that no seal names, in path order. */
  readonly strays: readonly string[]
  /** Globs that match nothing, sealed or not: most likely a typing error that would hide every stray. */
  readonly idle: readonly string[]
}

/**
 * Looks for files that are in the scope of `covers` and not sealed. Dotfiles count, `.git` does not, links are not followed.
 * @param root absolute folder
 * @param exempt paths relative to the root that need no seal: the manifests themselves
 */
export async function coverage(
  root: string,
  covers: readonly string[],
  seals: readonly Seal[],
  exempt: ReadonlySet<string>
): Promise<Coverage> {
  const globs = await Promise.all(covers.map(async glob => ({ glob, test: await scope(glob), used: false })))
  const sealed = new Set(seals.map(keyOf))
  const strays: string[] = []
  for (const entry of walk(root)) {
    const matching = globs.filter(glob => glob.test(entry.path))
    for (const glob of matching) glob.used = true
    if (matching.length > 0 && !sealed.has(entry.key) && !exempt.has(entry.path)) strays.push(entry.path)
  }
  for (const glob of globs) glob.used ||= seals.some(seal => glob.test(seal.path))
  return { strays: strays.sort(comparePaths), idle: globs.filter(glob => !glob.used).map(({ glob }) => glob) }
}

/**
 * A covers glob can come from a hostile manifest: extended globs (slow regular expressions) and negation (which would quietly shrink the
 * scope) are literal here.
 */
async function scope(glob: string): Promise<(path: string) => boolean> {
  if (glob === '**') return () => true
  const { default: picomatch } = await import('picomatch')
  return picomatch(glob, { dot: true, noextglob: true, nonegate: true, nocase: false, windows: false })
}

interface Entry {
  readonly path: string
  /** Equal to a seal's key exactly when the name's bytes are equal. */
  readonly key: string
}

function keyOf(seal: Seal): string {
  return seal.rawPath === undefined ? seal.path : `\0${Buffer.from(seal.rawPath).toString('latin1')}`
}

function* walk(root: string): Generator<Entry> {
  const folders: Buffer[] = [Buffer.from('')]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const at = Buffer.concat([Buffer.from(`${root}/`), folder])
    for (const entry of readdirSync(at, { withFileTypes: true, encoding: 'buffer' }) as unknown as Dirent<Buffer>[]) {
      const raw = folder.length === 0 ? entry.name : Buffer.concat([folder, Buffer.from('/'), entry.name])
      if (entry.name.toString('latin1') === '.git') continue
      if (entry.isDirectory()) folders.push(raw)
      else yield nameOf(raw)
    }
  }
}

function nameOf(raw: Buffer): Entry {
  const path = raw.toString('utf8')
  if (Buffer.from(path, 'utf8').equals(raw)) return { path, key: path }
  const latin1 = raw.toString('latin1')
  return { path: latin1.replace(/[\x80-\xff]/g, c => `\\x${c.charCodeAt(0).toString(16)}`), key: `\0${latin1}` }
}
