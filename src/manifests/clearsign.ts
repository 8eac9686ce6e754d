/**
 * Text inside an OpenPGP cleartext signature (RFC 9580 §7), as Debian's `InRelease` and Gentoo's `Manifest` carry it:
 *
 *   message   = *blank-line "-----BEGIN PGP SIGNED MESSAGE-----" LF *( header LF ) LF body signature *blank-line
 *   body      = *( ["- "] line LF )
 *   signature = "-----BEGIN PGP SIGNATURE-----" LF … "-----END PGP SIGNATURE-----" LF
 *
 * The signature is not verified here. Text outside the signed part is refused, as it could be added by anyone.
 * @see https://www.rfc-editor.org/rfc/rfc9580#name-cleartext-signature-framewo
 */
import type { ManifestProblem } from '../model/seal.ts'

const BEGIN = '-----BEGIN PGP SIGNED MESSAGE-----'
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----'
const END = '-----END PGP SIGNATURE-----'

/** A message may start with empty lines and a byte order mark. */
const MAX_START_BYTES = 4096

/** The notice for formats that are usually signed, when the list is not. */
export const UNSIGNED = 'unauthenticated: it carries no signature'

type Clearsigned = { readonly text: string; readonly notice?: string } | { readonly problem: ManifestProblem }

/** True for the start of a message in that framework. */
export function isClearsigned(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).subarray(0, MAX_START_BYTES).toString('latin1').includes(BEGIN)
}

/** The signed text, every other line made empty so that line numbers stay right; text without a signature as it is. */
export function unwrapClearsigned(text: string): Clearsigned {
  const list = withoutSignify(text)
  if (list !== undefined) return { text: list, notice: 'unauthenticated: its signature of signify is not verified here' }
  if (!/^[ \t\r\n]*-----BEGIN PGP SIGNED MESSAGE-----[ \t\r]*(?:\n|$)/.test(text)) return { text }
  const body: string[] = []
  let part: 'before' | 'headers' | 'body' | 'signature' | 'after' = 'before'
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    // Blanks and tabs only (RFC 9580 §6.2, §7.2): a line of other white space is not an empty one.
    const bare = line.slice(0, endOf(line))
    let kept = ''
    if (part === 'before') part = bare === BEGIN ? 'headers' : part
    else if (part === 'headers') part = bare === '' ? 'body' : part
    else if (part === 'body' && bare === SIGNATURE) part = 'signature'
    else if (part === 'body' && line.startsWith('-') && !line.startsWith('- '))
      return problem('manifest-malformed', index, 'a line in the signed text starts with a dash that is not escaped')
    else if (part === 'body') kept = signedPart(line)
    else if (part === 'signature') part = bare === END ? 'after' : part
    else if (bare !== '') return problem('manifest-malformed', index, 'there is text outside the signed part')
    body.push(kept)
  }
  if (part !== 'after') return problem('manifest-truncated', lines.length - 1, 'the signed text has no end')
  return { text: body.join('\n'), notice: 'unauthenticated: its OpenPGP signature is not verified here' }
}

/**
 * A list that OpenBSD's signify signed (`SHA256.sig`) has two lines before it: a comment, and the signature in base64. Both become empty, so that
 * lines keep their numbers.
 * @see https://man.openbsd.org/signify
 */
function withoutSignify(text: string): string | undefined {
  const [head] = /^untrusted comment: [^\n]{0,1024}\n[A-Za-z0-9+/]{40,400}={0,2}\r?\n/.exec(text) ?? []
  return head === undefined ? undefined : `\n\n${text.slice(head.length)}`
}

/**
 * A line as it is signed: without the escape, and without blanks at its end, which RFC 9580 §7.2 leaves out of the signature. Anyone could
 * add some, and make another name of a name.
 */
function signedPart(line: string): string {
  const bare = line.slice(line.startsWith('- ') ? 2 : 0, endOf(line))
  return line.endsWith('\r') ? `${bare}\r` : bare
}

/** Where the blanks at the end of a line begin. A regular expression would try each run of blanks in it. */
function endOf(line: string): number {
  let end = line.length
  while (end > 0 && BLANKS.has(line.charCodeAt(end - 1))) end--
  return end
}

/** Blank, tab, and the carriage return of a CRLF. */
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d])

function problem(code: 'manifest-malformed' | 'manifest-truncated', index: number, reason: string): Clearsigned {
  return { problem: { code, line: index + 1, reason } }
}
