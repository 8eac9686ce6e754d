import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { EXTENSIONS, PACK, PACKED } from '../src/rehearsal/postgres/pglite/files.ts'

/**
 * Writes PGlite's own files into `folder`/pglite: what it needs to run in one compressed file, and its extensions as they are.
 *
 * The best compression takes a minute, and another version of the compressor may give other bytes for the same content: the existing
 * file is kept if its content is the same.
 * @param folder the folder that is built
 * @param before the existing packed file
 */
export function writePgliteFiles(folder: string, before: Buffer | undefined): void {
  const from = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  const to = join(folder, 'pglite')
  mkdirSync(to, { recursive: true })
  const content = Buffer.concat(PACKED.flatMap(name => withLength(readFileSync(join(from, name)))))
  writeFileSync(join(to, PACK), before !== undefined && unpacksTo(before, content) ? before : pack(content))
  for (const name of EXTENSIONS) copyFileSync(join(from, `${name}.tar.gz`), join(to, `${name}.tar.gz`))
}

/** The packed file of an existing build. */
export function readPacked(folder: string): Buffer | undefined {
  const file = join(folder, 'pglite', PACK)
  return existsSync(file) ? readFileSync(file) : undefined
}

function withLength(bytes: Buffer): readonly [Buffer, Buffer] {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return [length, bytes]
}

function unpacksTo(packed: Buffer, content: Buffer): boolean {
  try {
    return brotliDecompressSync(packed).equals(content)
  } catch {
    return false
  }
}

function pack(content: Buffer): Buffer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length
  }
  return brotliCompressSync(content, { params })
}
