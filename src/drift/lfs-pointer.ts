import type { Seal } from '../model/seal.ts'
import type { Content } from './content.ts'

/** A Git LFS pointer in place of the content: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export interface Pointer {
  readonly oid: string
  readonly size: number
}

/** Pointers are under 1024 bytes. */
const MAX_BYTES = 1024
const POINTER =
  /^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\r?\nsize (\d{1,15})\r?\n?$/

export function readPointer(found: Content): Pointer | undefined {
  if (found.length > MAX_BYTES) return undefined
  const [, oid, size] = POINTER.exec(found.latin1) ?? []
  return oid === undefined ? undefined : { oid, size: Number(size) }
}

/** True when the pointer names exactly the sealed bytes: they are known then, though not here. */
export function namesSealed(pointer: Pointer, seal: Seal): boolean {
  return pointer.oid === seal.digests.sha256 && (seal.bytes === undefined || seal.bytes === pointer.size)
}
