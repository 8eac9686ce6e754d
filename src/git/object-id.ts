import { Buffer } from 'node:buffer'
import { createHash, hash } from 'node:crypto'

/** How a repository names its objects: `git rev-parse --show-object-format`. */
export type ObjectFormat = 'sha1' | 'sha256'

export type ObjectType = 'blob' | 'commit' | 'tree' | 'tag'

const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** True for a complete object id: lower-case hex of either format, not an abbreviation or a revision expression. */
export function isObjectId(text: string): boolean {
  return FULL_ID.test(text)
}

/** The format that an id of this length belongs to. */
export function formatOf(id: string): ObjectFormat {
  return id.length === 64 ? 'sha256' : 'sha1'
}

/**
 * The id of an object: the hash of its type, its length and its bytes.
 * @param object `type SP length NUL bytes`
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects, "Object Storage"
 */
export function idOfObject(object: Uint8Array, format: ObjectFormat): string {
  return hash === undefined ? createHash(format).update(object).digest('hex') : hash(format, object, 'hex')
}

/** The id of the blob with these bytes. */
export function blobId(bytes: Uint8Array, format: ObjectFormat): string {
  const header = `blob ${bytes.length}\0`
  const length = header.length + bytes.length
  if (length > AT_ONCE.length) return createHash(format).update(header).update(bytes).digest('hex')
  AT_ONCE.write(header, 0, 'latin1')
  AT_ONCE.set(bytes, header.length)
  return idOfObject(AT_ONCE.subarray(0, length), format)
}

/** For small objects, a copy and one call are cheaper than three calls. */
const AT_ONCE = Buffer.allocUnsafeSlow(64 * 1024)
