/** PGlite takes a COPY with all of its data in one call, and copies it more than once on the way. */
const BLOCK = 16 * 1024 * 1024
/** What cannot be cut, since a line of it is no row for sure. */
const MAX_WHOLE = 256 * 1024 * 1024

const NEWLINE = 0x0a
const BACKSLASH = 0x5c

/**
 * Data for one COPY, as data for several of them: cut at the ends of rows. That is known of the text format without options only, which is
 * what dumps use; anything else is kept whole. There is always at least one piece, so that an empty COPY is carried out, too.
 * @throws where data that cannot be cut is too long
 */
export async function* splitCopy(sql: string, data: AsyncIterable<Uint8Array>, block = BLOCK): AsyncGenerator<Uint8Array> {
  const isPlain = /\bfrom\s+stdin\s*;?\s*$/i.test(sql)
  let held: Uint8Array[] = []
  let size = 0
  let given = false
  for await (const piece of data) {
    held.push(piece)
    size += piece.length
    if (!isPlain && size > MAX_WHOLE)
      throw new Error('a COPY with options is too long for the pglite engine: use the postgres engine')
    if (!isPlain || size < block) continue
    const bytes = Buffer.concat(held)
    const end = lastRowEnd(bytes)
    if (end === 0) continue
    yield bytes.subarray(0, end)
    given = true
    held = [bytes.subarray(end)]
    size = bytes.length - end
  }
  if (size > 0 || !given) yield Buffer.concat(held)
}

/** Behind the last newline that no backslash makes a part of a value; 0 where there is none. */
function lastRowEnd(bytes: Buffer): number {
  for (let end = bytes.lastIndexOf(NEWLINE); end >= 0; end = end === 0 ? -1 : bytes.lastIndexOf(NEWLINE, end - 1)) {
    let slashes = 0
    while (bytes[end - 1 - slashes] === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end + 1
  }
  return 0
}
