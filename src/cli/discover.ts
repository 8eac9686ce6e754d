import { readdirSync } from 'node:fs'
import { TREE_HASH_NAME } from '../load/tree-hash.ts'
import { comparePaths } from '../model/path-order.ts'

/** Names under which people keep the one manifest of a folder. */
const USUAL =
  /^(?:seal-gate\.json|(?:sha256|sha384|sha512)sums?(?:\.txt)?|checksums?(?:\.txt|\.sha256)?|manifest-sha(?:256|512)\.txt|.*\.sha256)$/i

/** Manifests in a folder, by their usual names, sorted. */
export function discover(folder: string): string[] {
  return usualManifests(readdirSync(folder))
}

/** Those of the names that people give a manifest. The tree hash of a packet pins its manifest and is none. */
export function usualManifests(names: readonly string[]): string[] {
  return names.filter(name => USUAL.test(name) && name !== TREE_HASH_NAME).sort(comparePaths)
}
