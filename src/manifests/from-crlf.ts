const CR = 0x0d
const LF = 0x0a

/** The bytes with LF for CRLF; undefined when not every line end is CRLF. */
export function fromCrlf(bytes: Buffer): Buffer | undefined {
  let ends = 0
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at - 1] !== CR) return undefined
    ends++
  }
  if (ends === 0) return undefined
  const out = Buffer.allocUnsafe(bytes.length - ends)
  let to = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== CR || bytes[at + 1] !== LF) out[to++] = bytes[at] ?? 0
  return out
}
