/**
 * hashdeep 4 and md5deep's `-k` files:
 *
 *   file   = "%%%% HASHDEEP-1.0" LF "%%%% size," *( algorithm "," ) "filename" LF *( comment / row )
 *   row    = size "," *( hex "," ) name LF      ; unquoted: every comma after the last digest is of the name
 *
 * Names are written as they are, so a name with a line feed breaks the file and is refused. Without `-l` they are absolute.
 * @see https://md5deep.sourceforge.net/start-hashdeep.html
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

const MAGIC = '%%%% HASHDEEP-1.0'

export const hashdeep: Format = {
  name: 'hashdeep',
  detect: ({ text }) => firstEntryLines(text)[0] === MAGIC,
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  let columns: readonly string[] | undefined
  let magic = false
  eachLine(manifest, entries, (text, line) => {
    if (text === '' || text.startsWith('#')) return
    if (!magic) {
      magic = text === MAGIC
      if (!magic) entries.problem('manifest-malformed', line, `the first line is not "${MAGIC}"`)
    } else if (columns === undefined) {
      columns = columnsOf(text)
      if (columns === undefined) entries.problem('manifest-malformed', line, 'not "%%%% size,…,filename"')
    } else row(entries, line, text, columns)
  })
  return entries.done()
}

/** The digests' names; undefined when the line is not a header. */
function columnsOf(text: string): string[] | undefined {
  const [size, ...names] = text.replace(/^%%%% /, '').split(',')
  return text.startsWith('%%%% ') && size === 'size' && names.pop() === 'filename' ? names : undefined
}

function row(entries: ManifestBuilder, line: number, text: string, columns: readonly string[]) {
  const parts = text.split(',', columns.length + 1)
  const name = text.slice(parts.join(',').length + 1)
  const [size = '', ...hexes] = parts
  if (hexes.length !== columns.length || name === '')
    return entries.problem('manifest-malformed', line, `not "size,${columns.join(',')},filename"`)
  const bytes = entries.bytes(line, size)
  const digests = namedDigests(
    entries,
    line,
    name,
    columns.map((column, index) => [column, hexes[index] ?? ''] as const)
  )
  if (bytes !== undefined && digests !== undefined) entries.add({ path: name, digests, bytes, line })
}
