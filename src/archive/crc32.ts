import * as zlib from 'node:zlib'

/** Not in Node before 20.15. */
const native: ((bytes: Uint8Array, before?: number) => number) | undefined = zlib.crc32

let table: Uint32Array | undefined

/**
 * CRC-32 of ISO 3309, as in gzip and zip: https://www.rfc-editor.org/rfc/rfc1952#section-8
 * @param before the CRC of the bytes before these
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  return native === undefined ? crc32ByTable(bytes, before) : native(bytes, before)
}

/** The same without the help of Node. */
export function crc32ByTable(bytes: Uint8Array, before = 0): number {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
    return rest
  })
  let crc = ~before
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}
