import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { FactFinder } from '../manifests/facts.ts'
import type { Seal } from '../model/seal.ts'

const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Seals one file as it stands: length, sha256, git blob id (SHA-1 object format) and the facts of its text, all from one read.
 * @param buffer scratch space to read into, reused from file to file
 * @throws when it is not a regular file, cannot be read, or is being written meanwhile
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects (a blob's id is the hash of "blob SIZE\0" and the content)
 */
export function makeSeal(file: string, path: string, line: number, buffer: Buffer): Seal {
  const fd = openSync(file, FLAGS)
  try {
    const before = fstatSync(fd)
    if (!before.isFile()) throw new Error('it is not a regular file')
    const sha256 = createHash('sha256')
    const blob = createHash('sha1').update(`blob ${before.size}\0`)
    const facts = new FactFinder()
    let bytes = 0
    for (let n = readSync(fd, buffer, 0, buffer.length, 0); n > 0; n = readSync(fd, buffer, 0, buffer.length, bytes)) {
      bytes += n
      if (bytes > before.size) break
      const chunk = buffer.subarray(0, n)
      sha256.update(chunk)
      blob.update(chunk)
      facts.update(chunk)
    }
    const after = fstatSync(fd)
    if (bytes !== before.size || after.size !== bytes || after.mtimeMs !== before.mtimeMs) throw new Error('it is being written')
    return { path, digests: { sha256: sha256.digest('hex') }, bytes, line, ...facts.done(), git: blob.digest('hex') }
  } finally {
    closeSync(fd)
  }
}
