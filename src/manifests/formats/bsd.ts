/**
 * BSD and OpenSSL tagged lists:
 *
 *   entry = *BLANK ["\"] tag [" "] "(" name ")" *BLANK "=" *BLANK digest      ; the name ends at the LAST ")"
 *   tag   = "SHA256" / "SHA384" / "SHA512" / "SHA2-256" / "SHA2-384" / "SHA2-512" / "BLAKE2b" / "BLAKE2B-512" / a weak or other one
 *
 * `SHA2-256(f)= …` is what OpenSSL 3 prints, `SHA-256 (f) = …` some checkers on Windows. The digest is hex, or base64 as `cksum --base64`
 * writes it. Tags are case-sensitive, as in coreutils. A file may have a line for each of several
 * digests: all that are compared here count, the others (MD5, SHA1, SHA3-256, …) are read and count for nothing.
 * @see https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html
 */

import { HEX_LENGTH } from '../../model/digest.ts'
import type { Algorithm, ParsedManifest } from '../../model/seal.ts'
import { fromBase64 } from '../base64.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachEntryLine, firstEntryLines, unescapeName } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'

const OPEN = /^[ \t]*(\\?)([A-Za-z][A-Za-z0-9/-]*) ?\(/
const CLOSE = /^\)[ \t]*=[ \t]*([^ \t]*)$/

const TAGS: ReadonlyMap<string, Algorithm> = new Map([
  ['SHA256', 'sha256'],
  ['SHA2-256', 'sha256'],
  ['SHA-256', 'sha256'],
  ['SHA384', 'sha384'],
  ['SHA2-384', 'sha384'],
  ['SHA-384', 'sha384'],
  ['SHA512', 'sha512'],
  ['SHA2-512', 'sha512'],
  ['SHA-512', 'sha512'],
  ['BLAKE2b', 'blake2b512'],
  ['BLAKE2b-512', 'blake2b512'],
  ['BLAKE2B-512', 'blake2b512']
])

const KNOWN_IN_ANY_CASE = new Set([...TAGS.keys()].map(tag => tag.toLowerCase()))

/** `cksum --base64` and OpenBSD's `sha256 -b` write the same lines with base64, `openssl dgst -c` with a colon after each byte. */
function hexOf(digest: string, algorithm: Algorithm): string {
  if (/^[0-9A-Fa-f]*$/.test(digest)) return digest
  if (/^[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2})+$/.test(digest)) return digest.replaceAll(':', '')
  const bytes = fromBase64(digest, 'standard', 'padded')
  return bytes !== undefined && bytes.length * 2 === HEX_LENGTH[algorithm] ? bytes.toString('hex') : digest
}

export const bsd: Format = {
  name: 'bsd',
  detect: ({ text }) => {
    const line = firstEntryLines(text)[0] ?? ''
    return OPEN.test(line) && CLOSE.test(line.slice(Math.max(0, line.lastIndexOf(')'))))
  },
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  eachEntryLine(manifest, entries, (text, line) => {
    const end = text.lastIndexOf(')')
    const [all, backslash, tag = ''] = OPEN.exec(text) ?? []
    const hex = end < 0 ? undefined : CLOSE.exec(text.slice(end))?.[1]
    if (all === undefined || hex === undefined || end < all.length)
      return entries.problem('manifest-malformed', line, 'not "SHA256 (name) = digest"')
    const shown = text.slice(all.length, end)
    const name = backslash === '' ? shown : unescapeName(shown)
    if (name === undefined)
      return entries.problem('manifest-malformed', line, 'the escaped name has a backslash that is not \\\\, \\n or \\r')
    const algorithm = TAGS.get(tag)
    if (algorithm !== undefined) {
      const digests = entries.digests(line, hexOf(hex, algorithm), algorithm)
      if (digests !== undefined) entries.add({ path: name, digests, line })
    } else if (KNOWN_IN_ANY_CASE.has(tag.toLowerCase()))
      entries.problem('manifest-malformed', line, `the algorithm name ${tag} has the wrong letter case`)
    else entries.weak(line, name, tag)
  })
  return entries.done()
}
