import { digestOf } from '../model/digest.ts'
import type { RawEntry } from './manifest-builder.ts'

/** Linux permits 4095 bytes. */
const MAX_TARGET_BYTES = 4096

/** Why no symbolic link can lead there; undefined where one can. Whether anything is there does not matter: a link is never followed. */
export function targetProblem(target: string): string | undefined {
  if (target === '') return 'the target of the link is empty'
  if (target.includes('\0')) return 'the target of the link has a NUL character'
  if (!target.isWellFormed()) return 'the target of the link has a lone surrogate'
  if (Buffer.byteLength(target) > MAX_TARGET_BYTES) return `the target of the link has more than ${MAX_TARGET_BYTES} bytes`
  return undefined
}

/** A sealed symbolic link: its length and digest are those of the target, as in a blob of git. */
export function linkEntry(path: string, link: string, line: number): RawEntry {
  const bytes = Buffer.from(link, 'utf8')
  return { path, digests: { sha256: digestOf('sha256', bytes) }, bytes: bytes.length, link, line }
}
