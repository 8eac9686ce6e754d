import type { Buffer } from 'node:buffer'
import zlib from 'node:zlib'
import { digestOf } from '../../model/digest.ts'
import type { PartDifference, PartsCompared } from '../../model/finding.ts'

/** A named part of a file: a chunk, an object, a section, a row of a table. */
export interface Part {
  readonly role: PartDifference['role']
  /** What is compared; equal text means an equal part. */
  readonly value: string
  /** What may be shown of it: numbers and dates, never text of the file. */
  readonly shown?: string
}

/** Parts of one file by name. */
export type Parts = ReadonlyMap<string, Part>

/** Two files of one kind, taken apart. @throws MalformedError */
export type PartsReader = (sealed: Buffer, found: Buffer) => Omit<PartsCompared, 'format'>

/** The file is not what its first bytes state, or is larger than what is read. Its message is shown. */
export class MalformedError extends Error {}

/** Differences that are listed. */
export const MAX_LISTED = 12
/** Names in a file are hostile and may be long. */
const MAX_NAME_CHARACTERS = 60

/** What differs between two files, by the names of their parts. `sameContent`: nothing but metadata differs. */
export function comparedParts(sealed: Parts, found: Parts): Omit<PartsCompared, 'format'> {
  const differences: PartDifference[] = []
  for (const [part, was] of sealed) {
    const is = found.get(part)
    if (is === undefined) differences.push({ part, what: 'removed', role: was.role })
    else if (was.value !== is.value) differences.push({ part, what: 'changed', role: is.role, ...detailOf(was, is) })
  }
  for (const [part, { role }] of found) if (!sealed.has(part)) differences.push({ part, what: 'added', role })
  return listed(differences)
}

/** The first differences, those of content before those of metadata. */
export function listed(differences: readonly PartDifference[]): Omit<PartsCompared, 'format'> {
  const ordered = [...differences].sort((a, b) => Number(a.role !== 'content') - Number(b.role !== 'content'))
  return {
    sameContent: ordered[0]?.role !== 'content',
    different: ordered.length,
    differences: ordered.slice(0, MAX_LISTED).map(one => ({ ...one, part: nameOf(one.part) }))
  }
}

function detailOf({ shown: was }: Part, { shown: is }: Part): { readonly detail?: string } {
  return was === undefined || is === undefined || was === is ? {} : { detail: `${was} became ${is}` }
}

const MAX_PLAIN_BYTES = 64

/** Bytes as a value: long ones by their digest, so that two files in parts take no more memory than the files. */
export function digestedValue(bytes: Buffer): string {
  // The marks keep a part that looks like a digest from being taken for one.
  return bytes.length <= MAX_PLAIN_BYTES ? `=${bytes.toString('latin1')}` : `#${digestOf('sha256', bytes)}`
}

/** Text of a file in UTF-8. @throws MalformedError for other bytes: two that are not UTF-8 would look alike */
export function utf8Of(bytes: Buffer, maxBytes: number): string {
  if (bytes.length > maxBytes) throw new MalformedError(`it has over ${maxBytes} bytes`)
  const text = bytes.toString('utf8')
  if (text.includes('\ufffd')) throw new MalformedError('it is not UTF-8')
  return text
}

/** The next number for each name that a file has given more than once: a search from 2 on would grow with the square of them. */
const nextNumbers = new WeakMap<Parts, Map<string, number>>()

/** A second part of one name gets a number. */
export function addPart(parts: Map<string, Part>, name: string, part: Part): void {
  const numbers = nextNumbers.get(parts) ?? new Map<string, number>()
  nextNumbers.set(parts, numbers)
  let number = numbers.get(name) ?? 1
  let free = number === 1 ? name : `${name} (${number})`
  while (parts.has(free)) free = `${name} (${++number})`
  numbers.set(name, number + 1)
  parts.set(free, part)
}

function nameOf(text: string): string {
  return text.length > MAX_NAME_CHARACTERS ? `${text.slice(0, MAX_NAME_CHARACTERS)}…` : text
}

interface Inflated {
  readonly buffer: Buffer
  readonly engine: { readonly bytesWritten: number }
}

/** Expands zlib data. What is behind its end must be compared by the caller. Undefined if it is damaged, or larger than that. */
export function inflated(
  packed: Buffer,
  maxOutputLength: number
): { readonly content: Buffer; readonly bytesRead: number } | undefined {
  try {
    // With `info`, there is the engine beside the content, which the types of Node do not know.
    const { buffer, engine } = zlib.inflateSync(packed, { maxOutputLength, info: true }) as unknown as Inflated
    return { content: buffer, bytesRead: engine.bytesWritten }
  } catch {
    return undefined
  }
}
