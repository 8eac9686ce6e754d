import { MAX_BYTES } from '../model/limits.ts'
import { type FormatName, MANIFEST_FORMATS, type ManifestProblem } from '../model/seal.ts'
import { UNSIGNED, unwrapClearsigned } from './clearsign.ts'
import { decodeManifest } from './decode.ts'
import type { Format, ManifestText, ReadManifest, ReadOptions } from './format.ts'
import { native } from './formats/native.ts'
import { firstEntryLines } from './lines.ts'

/** Characters. */
const MAX_LINE = 1024 * 1024

/**
 * Reads a manifest's bytes. The result has seals only when there is no problem at all: one bad line makes the whole manifest unusable,
 * because a reader that skips a line verifies less than it seems to. Never throws on bad bytes.
 * @param file false for an inline manifest
 */
export async function readManifest(
  bytes: Uint8Array,
  format: FormatName | 'auto',
  file = true,
  options: ReadOptions = {}
): Promise<ReadManifest> {
  const { maxBytes = MAX_BYTES, inBag, ...more } = options
  if (bytes.length === 0) return refuse({ code: 'manifest-empty', reason: 'the manifest is empty: zero bytes' })
  if (bytes.length > maxBytes)
    return refuse({ code: 'manifest-too-large', reason: `it has ${bytes.length} bytes; the limit is ${maxBytes}` })
  const large = bytes.buffer instanceof SharedArrayBuffer ? await readInColumns(bytes, format, options) : undefined
  if (large !== undefined) return large
  const decoded = decodeManifest(bytes)
  if ('problem' in decoded) return refuse(decoded.problem)
  const signed = unwrapClearsigned(decoded.text)
  if ('problem' in signed) return refuse(signed.problem)
  const manifest: ManifestText = { text: signed.text, bytewise: decoded.bytewise, bom: decoded.bom, file, ...more }
  const long = longLine(signed.text)
  if (long !== undefined) return refuse(long)
  const found = await formatOf(manifest, format === 'auto' && inBag === true ? 'bagit' : format)
  if (found === undefined) return refuse(await unknownFormat(manifest))
  const parsed = await found.parse(manifest)
  const other = parsed.problems.length > 0 && format !== 'auto' ? await formatOf(manifest, 'auto') : undefined
  if (other !== undefined && other.name !== found.name) {
    const reason = `"format" is ${JSON.stringify(format)}, and it looks like ${JSON.stringify(other.name)}`
    return refuse({ code: 'manifest-format-unknown', reason })
  }
  const own = signed.notice === undefined ? parsed.notices : [signed.notice, ...parsed.notices.filter(n => n !== UNSIGNED)]
  const notices = [...decoded.notices, ...own]
  return { ...parsed, format: found.name, notices, seals: parsed.problems.length === 0 ? parsed.seals : [] }
}

/** Loaded for large manifests. */
async function readInColumns(bytes: Uint8Array, format: FormatName | 'auto', options: ReadOptions) {
  const { readLargeManifest } = await import('./large-manifest.ts')
  return readLargeManifest(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), format, options)
}

function refuse(problem: ManifestProblem): ReadManifest {
  return { format: 'unknown', seals: [], notices: [], problems: [problem] }
}

/**
 * A line that no list can have: the longest path has 32,767 characters, and regular expressions overflow on millions. JSON may stand on
 * one line.
 */
function longLine(text: string): ManifestProblem | undefined {
  if (text.length <= MAX_LINE || /^\s*[{[]/.test(text)) return undefined
  for (let start = 0, line = 1; start < text.length; line++) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    if (end - start > MAX_LINE)
      return { code: 'manifest-malformed', line, reason: `the line has ${end - start} characters; at most ${MAX_LINE} are read` }
    start = end + 1
  }
  return undefined
}

/** The other formats are loaded only when it is not our own: reading them costs a start more than reading a small manifest. */
async function formatOf(manifest: ManifestText, format: FormatName | 'auto'): Promise<Format | undefined> {
  if (format === 'native' || (format === 'auto' && native.detect(manifest))) return native
  const { findFormat } = await import('./find-format.ts')
  return findFormat(manifest, format)
}

async function unknownFormat({ text, fileName }: ManifestText): Promise<ManifestProblem> {
  const { unsupportedList } = await import('./unsupported-list.ts')
  const known = unsupportedList(text, fileName)
  if (known !== undefined) return known
  if (firstEntryLines(text).length === 0)
    return { code: 'manifest-empty', reason: 'the manifest holds only blank lines and comments' }
  return { code: 'manifest-format-unknown', reason: `it is in none of the ${MANIFEST_FORMATS.length} formats that are read` }
}
