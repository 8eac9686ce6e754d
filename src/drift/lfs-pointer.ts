import type { Seal } from '../model/seal.ts'
import type { Content } from './content.ts'

/** A Git LFS pointer in place of the content: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
interface Pointer {
  readonly oid: string
  readonly size: number
}

/** Pointers are under 1024 bytes. */
const MAX_BYTES = 1024
const POINTER =
  /^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\r?\nsize (\d{1,15})\r?\n?$/

/** The bytes as a pointer, ignoring a byte order mark; undefined when they are not one. */
export function readPointer(found: Content): Pointer | undefined {
  if (found.length > MAX_BYTES) return undefined
  return parse(found.bom ? found.latin1.slice(3) : found.latin1)
}

function parse(latin1: string): Pointer | undefined {
  const [, oid, size] = POINTER.exec(latin1) ?? []
  return oid === undefined ? undefined : { oid, size: Number(size) }
}

/** True when the pointer names exactly the sealed bytes: their digest is then known, but not the bytes. */
export function namesSealed(pointer: Pointer, seal: Seal): boolean {
  return pointer.oid === seal.digests.sha256 && (seal.bytes === undefined || seal.bytes === pointer.size)
}

/** True when the seal rules out that the pointer names the sealed bytes; a seal without sha256 or length may leave it open. */
export function namesOther({ oid, size }: Pointer, { digests, bytes }: Seal): boolean {
  return (digests.sha256 !== undefined && digests.sha256 !== oid) || (bytes !== undefined && bytes !== size)
}

const MAX_CONFLICT_BYTES = 4096

/** The pointers between conflict markers; none for any other text. The markers may enclose only part of them. */
export function pointersInConflict(found: Content): readonly Pointer[] {
  if (found.length > MAX_CONFLICT_BYTES || !found.bytes.includes('<<<<<<< ') || !found.bytes.includes('spec/v1')) return []
  const lines = (found.bom ? found.latin1.slice(3) : found.latin1).split(/(?<=\n)/)
  const sides: [string, string, string] = ['', '', '']
  let side: number | undefined
  for (const line of lines) {
    if (line.startsWith('<<<<<<< ')) side = 0
    else if (line.startsWith('||||||| ') && side === 0) side = 1
    else if (/^=======\r?\n$/.test(line) && side !== undefined) side = 2
    else if (line.startsWith('>>>>>>> ')) side = undefined
    else for (const at of side === undefined ? [0, 1, 2] : [side]) sides[at] += line
  }
  return sides.flatMap(text => parse(text) ?? [])
}
