import { closeSync, openSync, readSync } from 'node:fs'

// pg_restore reads a tar archive without its end as if it were whole, or never ends.

const BLOCK_BYTES = 512
/** Of the length in a header: octal, or from 8 GiB on a big-endian number whose first bit is set. */
const LENGTH = { from: 124, to: 136 }

/**
 * True if each member of a tar archive is whole and the archive ends with an empty block, as pg_dump writes it.
 * @param size of the file
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 */
export function isTarWhole(path: string, size: number): boolean {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(BLOCK_BYTES)
    for (let at = 0; at + BLOCK_BYTES <= size; ) {
      readSync(file, header, 0, BLOCK_BYTES, at)
      if (header.every(byte => byte === 0)) return true
      const length = lengthIn(header.subarray(LENGTH.from, LENGTH.to))
      if (length === undefined) return false
      at += BLOCK_BYTES + Math.ceil(length / BLOCK_BYTES) * BLOCK_BYTES
    }
    return false
  } finally {
    closeSync(file)
  }
}

function lengthIn(field: Buffer): number | undefined {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    const length = Number(BigInt(`0x${field.toString('hex')}`) & ((1n << 95n) - 1n))
    return Number.isSafeInteger(length) ? length : undefined
  }
  const text = /^ *([0-7]+)[ \0]*$/.exec(field.toString('latin1'))?.[1]
  return text === undefined ? undefined : Number.parseInt(text, 8)
}
