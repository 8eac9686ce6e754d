import { createHash } from 'node:crypto'
import { isExecutable } from '../disk/look.ts'
import { readParts } from '../disk/read-file.ts'
import { FactFinder } from '../manifests/facts.ts'
import type { Algorithm, Seal } from '../model/seal.ts'

/** What a seal is to have. */
export interface SealKind {
  /** At least one. */
  readonly algorithms: readonly Algorithm[]
  /** Object format of the repository that its blob id is for. */
  readonly objectFormat: 'sha1' | 'sha256'
  /** Set when the executable bit is sealed: what it is taken for where the disk keeps none. */
  readonly mode?: boolean
}

export const USUAL_KIND: SealKind = { algorithms: ['sha256'], objectFormat: 'sha1' }

/**
 * Seals one file as it is: length, digests, git blob id and the facts of its text, all from one read.
 * @param buffer scratch space to read into, reused from file to file
 * @throws when it is not a regular file, cannot be read, or is being written meanwhile
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects (a blob's id is the hash of "blob SIZE\0" and the content)
 */
export function makeSeal(file: string, path: string, line: number, buffer: Buffer, kind = USUAL_KIND): Seal {
  const hashes = kind.algorithms.map(name => [name, createHash(name)] as const)
  const blob = createHash(kind.objectFormat)
  const facts = new FactFinder()
  const begin = (size: number): void => {
    blob.update(`blob ${size}\0`)
  }
  const bytes = readParts(file, buffer, begin, part => {
    for (const [, hash] of hashes) hash.update(part)
    blob.update(part)
    facts.update(part)
  })
  const digests = Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')]))
  const seal = { path, digests, bytes, line, ...facts.done(), git: blob.digest('hex') }
  return kind.mode === undefined ? seal : { ...seal, exec: isExecutable(file) ?? kind.mode }
}
