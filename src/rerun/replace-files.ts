import { join } from 'node:path'
import { exists } from '../disk/read-file.ts'
import { removeFile } from '../disk/retry.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { digestOf } from '../model/digest.ts'
import { MAX_BYTES } from '../model/limits.ts'
import type { Seal } from '../model/seal.ts'
import { writeBack } from '../restore/write-back.ts'

/** A file and the bytes that it will have. */
export interface Replacement {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Replaces files of a packet, each whole or not at all, through real folders only. When one of them cannot be written, those before it get
 * their old bytes back. The manifest comes last: a run that is cut off leaves documents that do not hold to their seal, never a seal over
 * documents that are not there.
 * @returns why nothing was written, as one plain sentence; undefined when everything was written
 */
export function replaceFiles(root: string, files: readonly Replacement[]): string | undefined {
  const undo: (() => string | undefined)[] = []
  for (const file of files) {
    const old = bytesOf(root, file.path)
    const problem = typeof old === 'string' ? old : put(root, file)
    if (problem !== undefined) {
      const stuck = undo.toReversed().flatMap(one => one() ?? [])
      const rest = stuck.length === 0 ? 'nothing was changed' : `changed already, and not put back: ${stuck.join(', ')}`
      return `${JSON.stringify(file.path)} cannot be written: ${problem}; ${rest}`
    }
    undo.push(() => putBack(root, file.path, old))
  }
  return undefined
}

/** @returns the path when it could not be put back */
function putBack(root: string, path: string, old: Buffer | string | undefined): string | undefined {
  if (typeof old === 'object') return put(root, { path, bytes: old }) === undefined ? undefined : path
  try {
    removeFile(join(root, path))
    return undefined
  } catch {
    return path
  }
}

/** The bytes at a path, undefined when there is nothing, or why they cannot be read. */
function bytesOf(root: string, path: string): Buffer | undefined | string {
  if (!exists(root, path)) return undefined
  const bytes = new SealedFiles(root).content({ path, digests: {}, line: 1 }, MAX_BYTES)
  return bytes ?? 'it is not a regular file that can be read'
}

function put(root: string, { path, bytes }: Replacement): string | undefined {
  const seal: Seal = { path, digests: { sha256: digestOf('sha256', bytes) }, bytes: bytes.length, line: 1 }
  const there = new SealedFiles(root).observe(seal)
  return there.state === 'intact' ? undefined : writeBack(root, seal, there, { bytes })
}
