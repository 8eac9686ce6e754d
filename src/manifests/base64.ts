/**
 * Decodes base64 strictly: only the alphabet, the right padding, no spare bits, so that one value has one spelling. Node itself skips
 * what it does not know.
 * @param padding whether `=` must or must not fill the last group
 * @see https://www.rfc-editor.org/rfc/rfc4648
 */
export function fromBase64(text: string, alphabet: 'standard' | 'url', padding: 'padded' | 'bare'): Buffer | undefined {
  const encoding = alphabet === 'url' ? 'base64url' : 'base64'
  const bytes = Buffer.from(text, encoding)
  const plain = bytes.toString(encoding).replaceAll('=', '')
  const filled = padding === 'padded' ? plain.padEnd(Math.ceil(plain.length / 4) * 4, '=') : plain
  return filled === text ? bytes : undefined
}

/** A digest in standard, padded base64 as hex; the text itself where it is not that, so that the check of the digest reports it. */
export function hexOfBase64(text: unknown): unknown {
  return typeof text === 'string' ? (fromBase64(text, 'standard', 'padded')?.toString('hex') ?? text) : text
}
