import { splitPointer, valueAt } from '../manifests/json-pointer.ts'
import { jsonText } from '../manifests/json-text.ts'
import type { Mutation } from '../release/documents/probes.ts'

/** A changed file may not be larger than this: a small document could else ask for terabytes. */
const MAX_BYTES = 32 * 1024 * 1024

/**
 * The bytes after one mutation; null when the file is taken away. Throws RangeError, in words that hold nothing of the packet, when the
 * mutation cannot be made.
 */
export function mutated(mutation: Mutation, bytes: Buffer): Buffer | null {
  switch (mutation.kind) {
    case 'delete':
      return null
    case 'flip-bit':
      return flipBit(bytes, mutation.offset)
    case 'append':
      return Buffer.concat([bytes, Buffer.from(mutation.text)])
    case 'replace-text':
      return replaceText(bytes, Buffer.from(mutation.text), Buffer.from(mutation.by))
    case 'set-json':
      return jsonSet(bytes, mutation.pointer, mutation.value)
  }
}

function flipBit(bytes: Buffer, offset: number): Buffer {
  const byte = bytes[offset]
  if (byte === undefined) throw new RangeError('the file has no byte at that offset')
  const copy = Buffer.from(bytes)
  copy[offset] = byte ^ 1
  return copy
}

/** On bytes, so that a file which is not UTF-8 is changed only where it is meant to be. */
function replaceText(bytes: Buffer, text: Buffer, by: Buffer): Buffer {
  const parts: Buffer[] = []
  let length = 0
  let start = 0
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, start)) {
    parts.push(bytes.subarray(start, at), by)
    start = at + text.length
    length += by.length
    if (length > MAX_BYTES) throw new RangeError('the changed file would be too large')
  }
  return Buffer.concat([...parts, bytes.subarray(start)])
}

function jsonSet(bytes: Buffer, pointer: string, value: unknown): Buffer {
  const document = parseJson(bytes)
  const place = splitPointer(pointer)
  const parent = place && valueAt(document, place.parent)?.value
  if (place === undefined || typeof parent !== 'object' || parent === null)
    throw new RangeError('the parent of that JSON pointer does not exist')
  if (Array.isArray(parent) && !Object.hasOwn(parent, place.key))
    throw new RangeError('the list has no item at that JSON pointer')
  // An assignment to `__proto__` would change what the object inherits.
  Object.defineProperty(parent, place.key, { value, enumerable: true, configurable: true, writable: true })
  return Buffer.from(jsonText(document))
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new RangeError('the file is not JSON')
  }
}
