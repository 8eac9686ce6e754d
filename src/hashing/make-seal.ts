import { createHash } from 'node:crypto'
import { readParts } from '../disk/read-file.ts'
import { FactFinder } from '../manifests/facts.ts'
import type { Seal } from '../model/seal.ts'

/**
 * Seals one file as it stands: length, sha256, git blob id (SHA-1 object format) and the facts of its text, all from one read.
 * @param buffer scratch space to read into, reused from file to file
 * @throws when it is not a regular file, cannot be read, or is being written meanwhile
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects (a blob's id is the hash of "blob SIZE\0" and the content)
 */
export function makeSeal(file: string, path: string, line: number, buffer: Buffer): Seal {
  const sha256 = createHash('sha256')
  const blob = createHash('sha1')
  const facts = new FactFinder()
  const begin = (size: number): void => {
    blob.update(`blob ${size}\0`)
  }
  const bytes = readParts(file, buffer, begin, part => {
    sha256.update(part)
    blob.update(part)
    facts.update(part)
  })
  return { path, digests: { sha256: sha256.digest('hex') }, bytes, line, ...facts.done(), git: blob.digest('hex') }
}
