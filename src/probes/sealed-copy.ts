import { sealed } from './control.ts'
import { bytesAt, type Tree } from './probe.ts'
import { withReferences } from './references.ts'

/** Beside the copy, where no sealed file can stand. */
export const MANIFEST = '../seal-gate.json'

/** The copy of a packet with one of its files changed, or without it, and sealed again: only a rule can refuse it then. */
export function resealed(tree: Tree, path: string, before: Buffer, after: Buffer | null): Tree {
  const files = new Map([...tree.keys()].filter(name => name !== MANIFEST).map(name => [name, bytesAt(tree, name)]))
  if (after !== null) return sealed('copy', withReferences(files, { path, before, after }), MANIFEST)
  files.delete(path)
  return sealed('copy', files, MANIFEST)
}
