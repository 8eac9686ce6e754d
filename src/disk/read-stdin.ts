/**
 * All of standard input, or its beginning where it is longer than the limit: one byte more, so that the caller sees that it is too long.
 * @throws when it cannot be read
 */
export async function readStdin(maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of process.stdin) {
    // No encoding is set on it.
    const piece = part as Buffer
    parts.push(piece)
    bytes += piece.length
    if (bytes > maxBytes) break
  }
  return Buffer.concat(parts).subarray(0, maxBytes + 1)
}
