/**
 * Three columns, `sha256 bytes path`:
 *
 *   entry = digest 1*BLANK bytes 1*BLANK name      ; the name is the rest of the line, blanks inside it kept
 *
 * Comments (`#` in the first column) and empty lines are skipped. It differs from GNU's text mode in the one blank (or tabs) after the
 * digest: GNU writes two there, and the name after them may well begin with digits.
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachEntryLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'

const ENTRY = /^([0-9A-Za-z]+)[ \t]+(-?[0-9][^ \t]*)[ \t]+(.+)$/s

export const columns: Format = {
  name: 'columns',
  detect: ({ text }) => /^[0-9A-Fa-f]{32,}(?: |\t+)-?[0-9]+[ \t]+[^ \t]/.test(firstEntryLines(text)[0] ?? ''),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  eachEntryLine(manifest, entries, (text, line) => {
    const [all, hex = '', length = '', path = ''] = ENTRY.exec(text) ?? []
    if (all === undefined) return entries.problem('manifest-malformed', line, 'not "sha256 bytes path"')
    const digests = entries.digests(line, hex)
    const bytes = entries.bytes(line, length)
    if (digests !== undefined && bytes !== undefined) entries.add({ path, digests, bytes, line })
  })
  return entries.done()
}
