/**
 * The other files of a bag: `bagit.txt`, `bag-info.txt`, `fetch.txt`. Bytes in, facts and problems out; the code that walks the bag reads the
 * files.
 * @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.1
 */
import { isUtf8 } from 'node:buffer'
import type { ManifestProblem } from '../../model/seal.ts'
import type { BagVersion } from '../format.ts'
import { pathProblem } from '../path.ts'
import { decodeBagPath, isStrict } from './bagit.ts'

interface BagitTxt {
  /** Absent when there is a problem. */
  readonly version?: BagVersion
  readonly problems: readonly ManifestProblem[]
}

/**
 * Reads `bagit.txt`: exactly `BagIt-Version: M.N` and `Tag-File-Character-Encoding: UTF-8`, each on its line. No byte order mark; from
 * 1.0 on no blank before a colon. Other encodings are refused, since the manifests could not be read as they are meant.
 */
export function parseBagitTxt(bytes: Uint8Array): BagitTxt {
  const refuse = (line: number, reason: string): BagitTxt => ({
    problems: [{ code: 'manifest-malformed', line, reason: `bagit.txt: ${reason}` }]
  })
  if (!isUtf8(bytes)) return refuse(1, 'it is not UTF-8')
  const lines = Buffer.from(bytes).toString('utf8').split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  if (lines[0]?.startsWith('\ufeff') === true) return refuse(1, 'it starts with a byte order mark')
  const [, gap, major, minor] = /^BagIt-Version([ \t]*):[ \t]*([0-9]{1,4})\.([0-9]{1,4})[ \t]*$/.exec(lines[0] ?? '') ?? []
  if (major === undefined || minor === undefined) return refuse(1, 'the first line is not "BagIt-Version: M.N"')
  const version = { major: Number(major), minor: Number(minor) }
  const [, space, encoding] = /^Tag-File-Character-Encoding([ \t]*):[ \t]*([^ \t]+)[ \t]*$/.exec(lines[1] ?? '') ?? []
  if (encoding === undefined) return refuse(2, 'the second line is not "Tag-File-Character-Encoding: UTF-8"')
  if (encoding.toUpperCase() !== 'UTF-8') return refuse(2, 'tag files in an encoding other than UTF-8 are not read')
  if (lines.length !== 2) return refuse(3, 'it has more than two lines')
  if (isStrict(version) && (gap !== '' || space !== ''))
    return refuse(1, 'there is a blank before a colon, which version 1.0 forbids')
  return { version, problems: [] }
}

/** Total bytes and number of the files below `data/`. */
export interface Oxum {
  readonly bytes: number
  readonly files: number
}

/**
 * Finds `Payload-Oxum: OctetCount.StreamCount` in the text of `bag-info.txt`. It is a quick check of completeness and never a substitute for the
 * digests. Two that contradict each other are a problem (other readers take the first).
 */
export function parseOxum(text: string): { readonly oxum?: Oxum; readonly problems: readonly ManifestProblem[] } {
  const problems: ManifestProblem[] = []
  let oxum: Oxum | undefined
  for (const [index, row] of text.split('\n').entries()) {
    const value = /^Payload-Oxum[ \t]*:(.*)$/i.exec(row.trimEnd())?.[1]
    if (value === undefined) continue
    const [, bytes, files] = /^(0|[1-9][0-9]{0,15})\.(0|[1-9][0-9]{0,15})$/.exec(value.trim()) ?? []
    const found = { bytes: Number(bytes), files: Number(files) }
    const wrong = !Number.isSafeInteger(found.bytes) || !Number.isSafeInteger(found.files)
    const other = oxum !== undefined && (oxum.bytes !== found.bytes || oxum.files !== found.files)
    const reason = wrong ? 'Payload-Oxum is not "bytes.files"' : 'a second Payload-Oxum contradicts the first'
    if (wrong || other) problems.push({ code: 'manifest-malformed', line: index + 1, reason: `bag-info.txt: ${reason}` })
    else oxum = found
  }
  return oxum === undefined || problems.length > 0 ? { problems } : { oxum, problems }
}

/** A file that is not in the bag yet: missing content, which is never fetched. */
interface FetchEntry {
  readonly path: string
  /** Absent for `-`. */
  readonly bytes?: number
  /** From 1. */
  readonly line: number
}

/** Reads `fetch.txt`: `URL length path` per line. A listed file that does not exist is missing, and reported as fetchable. */
export function parseFetch(
  text: string,
  version: BagVersion | undefined
): { readonly entries: readonly FetchEntry[]; readonly problems: readonly ManifestProblem[] } {
  const entries: FetchEntry[] = []
  const problems: ManifestProblem[] = []
  for (const [index, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue
    const [, length, shown] = /^[^ \t]+[ \t]+(-|[0-9]{1,16})[ \t]+([^ \t].*?)\r?$/.exec(row) ?? []
    const path = decodeBagPath(shown ?? '', isStrict(version))
    const wrong = shown === undefined ? 'not "URL length path"' : pathProblem(path)
    if (wrong !== undefined) problems.push({ code: 'manifest-malformed', line: index + 1, reason: `fetch.txt: ${wrong}` })
    else entries.push({ path, line: index + 1, ...(length !== '-' && { bytes: Number(length) }) })
  }
  return { entries, problems }
}
