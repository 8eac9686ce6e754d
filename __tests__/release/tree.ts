import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { byPath, native, seal } from '../../scripts/native-manifest.ts'
import { putFile } from '../support/folder.ts'

/** A packet in memory, by path: what a forger has before anything is written to disk. */
export type Tree = Map<string, Buffer>

export const MANIFEST = 'seal-gate.json'
export const TREE_HASH = 'packet_tree.sha256'

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function readTree(folder: string): Tree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = entries.map(entry => join(entry.parentPath, entry.name))
  return new Map(paths.map(path => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]))
}

/** Makes a folder hold exactly this tree. */
export function writeTree(folder: string, tree: Tree): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  for (const [path, bytes] of tree) putFile(folder, path, bytes)
}

export function sameTree(a: Tree, b: Tree): boolean {
  return a.size === b.size && [...a].every(([path, bytes]) => b.get(path)?.equals(bytes) === true)
}

export function jsonAt(tree: Tree, path: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(tree.get(path)?.toString() ?? '')
  } catch {
    return undefined
  }
}

export function putJson(tree: Tree, path: string, value: unknown): void {
  tree.set(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`))
}

/** Every reference to bytes that were changed is made to name the new ones, as far as that goes. */
export function mend(tree: Tree, original: Tree): void {
  const known = new Map([...original].map(([path, bytes]) => [path, bytes]))
  for (let changed = true, passes = 0; changed && passes < 10; passes++) {
    changed = false
    for (const [path, before] of known) {
      const now = tree.get(path)
      if (now === undefined || now.equals(before)) continue
      changed = true
      known.set(path, now)
      const old = new RegExp(`"sha256": "${sha256(before)}",(\\s*)"bytes": ${before.length}\\b`, 'g')
      for (const [other, bytes] of tree) {
        if (!other.endsWith('.json') || other === MANIFEST) continue
        const text = bytes.toString().replace(old, `"sha256": "${sha256(now)}",$1"bytes": ${now.length}`)
        tree.set(other, Buffer.from(text))
      }
    }
  }
}

/** Seals the tree as it stands, but for some files that are left without a seal; the tree hash follows. */
export function reseal(tree: Tree, left: readonly string[] = []): void {
  const paths = [...tree.keys()].filter(path => path !== MANIFEST && path !== TREE_HASH && !left.includes(path)).sort(byPath)
  const text = native(
    'CHG-0417-synthetic',
    paths.map(path => seal(path, tree.get(path) ?? Buffer.alloc(0)))
  )
  // What is not sealed would be a stray where everything must be.
  const manifest = Buffer.from(left.length > 0 ? text.replace('"covers": ["**"],\n', '') : text)
  tree.set(MANIFEST, manifest)
  tree.set(TREE_HASH, Buffer.from(`${sha256(manifest)}  ${MANIFEST}\n`))
}
