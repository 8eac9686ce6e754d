import type { CauseCode } from '../model/causes.ts'
import type { Verdict } from '../model/release.ts'
import type { GateRequest } from '../model/request.ts'

/** What stands at a path of a packet: a file, a symbolic link with its target, or an empty folder. */
export type Entry = Buffer | { readonly link: string } | 'folder'

/** A packet of real bytes. Paths are relative to the packet's folder; `../` leads to its neighbours in the same private folder. */
export type Tree = ReadonlyMap<string, Entry>

/** One bad input: a packet changed in one way, and the reason for which the gate must refuse it. */
export interface Probe {
  readonly id: string
  readonly mutation: string
  /** The changed packet. Never changes the one that it is given. */
  change(tree: Tree): Tree
  /** Either one that is not green when absent. */
  readonly verdict?: Verdict
  /** All codes that the gate must give, in the order of the report, and no other beside them. */
  readonly codes: readonly string[]
  /** Each code may be given more than once; they are then listed in alphabetical order. */
  readonly repeats?: boolean
  /** The file that each of these findings must be about. */
  readonly path?: string
  /** The cause that must be named, and proved by bytes that hash to the seal. Any, or none, when absent: only the code counts then. */
  readonly cause?: CauseCode
  /** What else the gate is asked. */
  readonly request?: Partial<GateRequest>
}

/** The packet with another entry at one path, or without one. */
export function replaced(tree: Tree, path: string, entry: Entry | null): Tree {
  const changed = new Map(tree)
  if (entry === null) changed.delete(path)
  else changed.set(path, entry)
  return changed
}

/** The bytes at a path. Throws TypeError when there is no file: the probe is then wrong, not the gate. */
export function bytesAt(tree: Tree, path: string): Buffer {
  const entry = tree.get(path)
  if (!Buffer.isBuffer(entry)) throw new TypeError('there is no file at that path')
  return entry
}
