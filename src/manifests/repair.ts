import type { FormatName, Seals } from '../model/seal.ts'
import { decodeManifest } from './decode.ts'
import type { ReadOptions } from './format.ts'
import { plainPath } from './path.ts'
import { readManifest } from './read.ts'

export interface Repair {
  /** To be written as UTF-8. */
  readonly text: string
  /** What was changed, one plain phrase each. */
  readonly changes: readonly string[]
}

/**
 * Repairs what is mechanical: a byte order mark, UTF-16, CRLF, upper-case hex, a leading `./`, a missing last line feed, lines that stand
 * twice. The result is offered, never used by itself: it is only given when it reads without a notice of these, to the very seals that
 * the original stands for. Undefined when nothing is to be done, when something else is wrong too, and for signed text, which a repair would break.
 */
export async function repairManifest(
  bytes: Uint8Array,
  format: FormatName | 'auto',
  options: ReadOptions = {}
): Promise<Repair | undefined> {
  const decoded = decodeManifest(bytes)
  if ('problem' in decoded || decoded.bytewise || /^untrusted comment: |-----BEGIN PGP SIGNED MESSAGE-----/.test(decoded.text))
    return undefined
  // Read as if it were inline, where a missing last line feed is no problem.
  const meant = await readManifest(bytes, format, false, options)
  const { format: found } = meant
  if (found === 'unknown' || meant.problems.length > 0) return undefined
  const changes = decoded.notices.map(notice => DECODING.find(([start]) => notice.startsWith(start))?.[1] ?? notice)
  // In our own JSON, and in a list with escapes, a backslash in a name is a backslash.
  const isMended = PATTERNS.has(found) || found === 'cargo'
  const isWindows = isMended && !/^[ \t]*\\/m.test(decoded.text) && hasWindowsSeparators(meant.seals)
  const text = repairLines(repairEnds(decoded.text, found, changes), found, changes, isWindows)
  if (changes.length === 0) return undefined
  const result = await readManifest(Buffer.from(text), found, true, options)
  const seals = isWindows ? meant.seals.map(seal => ({ ...seal, path: plainPath(seal.path.replaceAll('\\', '/')) })) : meant.seals
  return sameSeals(seals, result.seals) && !result.notices.some(notice => MECHANICAL.test(notice)) ? { text, changes } : undefined
}

/**
 * A list that was written on Windows: paths with `\` and none with `/`. Such a path is a legal name elsewhere, but hardly all paths of a list are.
 */
function hasWindowsSeparators(seals: Seals): boolean {
  return seals.some(({ path }) => /[^\\]\\[^\\]/.test(path)) && seals.every(({ path }) => !path.includes('/'))
}

const DECODING: readonly (readonly [string, string])[] = [
  ['it starts with a UTF-8 byte order mark', 'the byte order mark is taken off'],
  ['it is UTF-16LE', 'UTF-16LE is written as UTF-8'],
  ['it is UTF-16BE', 'UTF-16BE is written as UTF-8']
]

const MECHANICAL = /byte order mark|UTF-16|CRLF|upper-case|twice/

function repairEnds(text: string, format: FormatName, changes: string[]): string {
  // A RECORD is CSV, whose line ends may be CRLF.
  if (format === 'wheel-record') return text
  let repaired = text.replaceAll('\r\n', '\n')
  if (repaired.endsWith('\r')) repaired = repaired.slice(0, -1)
  if (repaired !== text) changes.push('CRLF line ends are LF')
  if (!repaired.endsWith('\n')) {
    repaired += '\n'
    changes.push('a line feed ends the last line')
  }
  return repaired
}

function repairLines(text: string, format: FormatName, changes: string[], isWindows: boolean): string {
  if (format === 'cargo' && isWindows) return repairKeys(text, changes)
  const pattern = PATTERNS.get(format)
  if (pattern === undefined) return text
  const counts = { lower: 0, plain: 0, twice: 0, separators: 0 }
  const seen = new Set<string>()
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const found = line.startsWith('#') ? undefined : pattern.exec(line)?.groups
    if (found === undefined) {
      lines.push(line)
      continue
    }
    const { before = '', between = '', hex: shownHex = '', name: shownName = '' } = found
    const hex = shownHex.toLowerCase()
    // After a backslash before the digest, those in the name are escapes.
    const ownName = isWindows && !before.includes('\\') ? shownName.replaceAll('\\', '/') : shownName
    const name = plainPath(ownName)
    if (hex !== shownHex) counts.lower++
    if (ownName !== shownName) counts.separators++
    if (name !== ownName) counts.plain++
    const key = [before, between]
      .map(part => part.replaceAll(/[ \t*]/g, ''))
      .concat(hex, name)
      .join('\n')
    if (seen.has(key)) counts.twice++
    else lines.push(NAME_FIRST.has(format) ? before + name + between + hex : before + hex + between + name)
    seen.add(key)
  }
  if (counts.lower > 0) changes.push(`${counts.lower} digests are in lower case`)
  if (counts.separators > 0) changes.push(`${counts.separators} names have "/" in place of "\\"`)
  if (counts.plain > 0) changes.push(`${counts.plain} names lose a leading "./"`)
  if (counts.twice > 0) changes.push(`${counts.twice} lines that stood twice are dropped`)
  return lines.join('\n')
}

/** The paths of Cargo's JSON are the keys of digests. */
function repairKeys(text: string, changes: string[]): string {
  let count = 0
  const repaired = text.replace(/"((?:[^"\\]|\\\\)*)"(?=[ \t\r\n]*:[ \t\r\n]*"[0-9a-f]{64}")/g, (whole, name: string) => {
    if (!name.includes('\\')) return whole
    count++
    return `"${name.replaceAll('\\\\', '/')}"`
  })
  changes.push(`${count} names have "/" in place of "\\"`)
  return repaired
}

const NAME_FIRST: ReadonlySet<FormatName> = new Set(['bsd', 'wheel-record'])

/** Entries of the formats whose lines can be put right one by one. They are only used on text that the strict parsers have accepted. */
const PATTERNS: ReadonlyMap<FormatName, RegExp> = new Map([
  ['gnu', /^(?<before>[ \t]*\\?)(?<hex>[0-9A-Fa-f]+)(?<between>[ \t](?:[ *](?=.))?)(?<name>.+)$/s],
  ['columns', /^(?<before>)(?<hex>[0-9A-Fa-f]+)(?<between>[ \t]+[0-9]+[ \t]+)(?<name>.+)$/s],
  // A name that begins with hex digits and a comma is put together again as it was.
  ['hashdeep', /^(?<before>[0-9]+,)(?<hex>[0-9A-Fa-f,]+)(?<between>,)(?<name>.+)$/s],
  // Digests are base64, and stay with the rest of the line.
  ['wheel-record', /^(?<name>[^",\r]+)(?<between>,[^"]*)$/s],
  ['bsd', /^(?<before>[ \t]*\\?[A-Za-z][A-Za-z0-9/-]* ?\()(?<name>.*)(?<between>\)[ \t]*=[ \t]*)(?<hex>[0-9A-Fa-f]+)$/s]
])

function sameSeals(a: Seals, b: Seals): boolean {
  const plain = (seals: Seals) => JSON.stringify(seals.map(({ line, ...seal }) => seal))
  return plain(a) === plain(b)
}
