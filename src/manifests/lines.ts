import type { ManifestText } from './format.ts'
import type { ManifestBuilder } from './manifest-builder.ts'

/**
 * Calls back for each line of a manifest, without its line feed and without one carriage return before it. Only LF ends a line; the CR
 * is dropped (coreutils does so since 9.0) with a notice. A file whose last line has no line feed may have been cut inside that line, so
 * it is a problem; an inline manifest has no such rule. Stops early when the manifest is hopeless.
 * @param take gets the text and the number of the line, from 1
 */
export function eachLine(manifest: ManifestText, entries: ManifestBuilder, take: (text: string, line: number) => void): void {
  const { text } = manifest
  let number = 0
  for (let start = 0; start < text.length && !entries.hopeless; ) {
    const feed = text.indexOf('\n', start)
    number++
    const end = feed < 0 ? text.length : feed
    if (feed < 0 && manifest.file)
      entries.problem('manifest-truncated', number, 'the last line has no line feed: the manifest may be cut')
    const cr = end > start && text.charCodeAt(end - 1) === 13
    if (cr) entries.notice('it has CRLF line ends')
    take(text.slice(start, cr ? end - 1 : end), number)
    start = end + 1
  }
}

/** As `eachLine`, without empty lines and comments (`#` in the first column). */
export function eachEntryLine(
  manifest: ManifestText,
  entries: ManifestBuilder,
  take: (text: string, line: number) => void
): void {
  eachLine(manifest, entries, (text, line) => {
    if (text !== '' && !text.startsWith('#')) take(text, line)
  })
}

/** The first lines that are neither empty nor a comment, for detection. No regular expression over the whole text: it could overflow. */
export function firstEntryLines(text: string, count = 1): string[] {
  const lines: string[] = []
  for (let start = 0; start < text.length && lines.length < count; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const line = text.slice(start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end)
    if (line.trim() !== '' && !line.startsWith('#')) lines.push(line)
    start = end + 1
  }
  return lines
}

/**
 * Undoes the escapes that GNU coreutils write when a line starts with a backslash: `\\`, `\n`, `\r` and nothing else. Undefined for any
 * other sequence or a lone backslash at the end.
 * @see https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html
 */
export function unescapeName(name: string): string | undefined {
  if (/\\(?![\\nr])/.test(name.replaceAll('\\\\', ''))) return undefined
  return name.replace(/\\([\\nr])/g, (_, c: string) => (c === 'n' ? '\n' : c === 'r' ? '\r' : '\\'))
}
