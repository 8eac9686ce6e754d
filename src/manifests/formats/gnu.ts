/**
 * GNU `sha256sum`, `sha384sum`, `sha512sum`, and the reversed BSD form:
 *
 *   list  = *( line LF )
 *   line  = "#" … / empty / entry
 *   entry = *BLANK ["\"] digest BLANK ( " " / "*" ) name      ; text or binary mode, no difference on POSIX
 *         / *BLANK ["\"] digest BLANK name                    ; BSD reversed (`-r`)
 *
 * The first entry fixes the form for the whole list, as in coreutils: a mixed list would let a leading `*` or blank rename a file.
 * `cksum --untagged --base64` writes the digest in base64. Nothing in the list states its algorithm: its length decides, unless the list's own name states another one (`B2SUMS`, `B3SUMS`).
 * MD5, SHA-1 and SHA-224 count for nothing beside a stronger digest of the same file.
 * @see https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { fromBase64 } from '../base64.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachEntryLine, firstEntryLines, unescapeName } from '../lines.ts'
import { ManifestBuilder, WEAK } from '../manifest-builder.ts'

const ENTRY = /^[ \t]*(\\?)([0-9A-Za-z+/]{2,}={0,2})[ \t](.+)$/s
/** Base64 of 32 and 64 bytes; that of 48 bytes, 64 characters, could be SHA-256 in hex. */
const BASE64 = /^(?:[0-9A-Za-z+/]{43}=|[0-9A-Za-z+/]{86}==)$/

export const gnu: Format = {
  name: 'gnu',
  detect: ({ text }) =>
    /^[ \t]*\\?(?:[0-9A-Fa-f]{32,}|[0-9A-Za-z+/]{43}=|[0-9A-Za-z+/]{86}==)[ \t]./.test(firstEntryLines(text)[0] ?? ''),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  let reversed: boolean | undefined
  eachEntryLine(manifest, entries, (text, line) => {
    const [all, backslash, digest = '', rest = ''] = ENTRY.exec(text) ?? []
    const hex = BASE64.test(digest) ? (fromBase64(digest, 'standard', 'padded')?.toString('hex') ?? digest) : digest
    if (all === undefined) return entries.problem('manifest-malformed', line, 'not "digest, two spaces, name"')
    const marked = rest.length > 1 && (rest.startsWith(' ') || rest.startsWith('*'))
    reversed ??= !marked
    if (reversed === marked)
      return entries.problem(
        'manifest-malformed',
        line,
        'two spaces and one space after the digest are mixed in one list: the name is not certain'
      )
    const shown = marked ? rest.slice(1) : rest
    const name = backslash === '' ? shown : unescapeName(shown)
    if (name === undefined)
      return entries.problem('manifest-malformed', line, 'the escaped name has a backslash that is not \\\\, \\n or \\r')
    const weak = /^[0-9A-Fa-f]+$/.test(hex) ? WEAK[hex.length] : undefined
    // Lists of mixed digests have a block for each: one that can be forged counts for nothing beside one that cannot.
    if (weak !== undefined) return entries.weak(line, name, weak)
    const digests = entries.digests(line, hex)
    if (digests !== undefined) entries.add({ path: name, digests, line })
  })
  return entries.done()
}
