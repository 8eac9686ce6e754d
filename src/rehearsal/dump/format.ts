import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface DumpFormat {
  readonly format: 'plain' | 'custom' | 'directory' | 'tar'
  /** A plain dump in gzip. */
  readonly gzip: boolean
}

/** `toc.dat` comes first in a tar made by pg_dump; the magic word of POSIX tar stands at byte 257. */
const TAR = { nameAt: 0, name: 'toc.dat', magicAt: 257, magic: 'ustar' }
const HEAD_BYTES = 512

/**
 * What kind of dump stands there, by its bytes.
 * @throws when nothing can be read there
 */
export function formatOf(path: string): DumpFormat {
  const kind = statSync(path)
  // A device has no end, and a pipe can be read once only.
  if (!kind.isDirectory() && !kind.isFile()) throw new Error('it is neither a file nor a folder')
  if (kind.isDirectory()) {
    if (!existsSync(join(path, 'toc.dat'))) throw new Error('it is a folder without a toc.dat, hence no dump in directory format')
    return { format: 'directory', gzip: false }
  }
  const head = headOf(path)
  const at = (from: number, text: string) => head.toString('latin1', from, from + text.length) === text
  if (at(0, 'PGDMP')) return { format: 'custom', gzip: false }
  if (at(TAR.nameAt, TAR.name) && at(TAR.magicAt, TAR.magic)) return { format: 'tar', gzip: false }
  return { format: 'plain', gzip: head[0] === 0x1f && head[1] === 0x8b }
}

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0))
  } finally {
    closeSync(file)
  }
}
