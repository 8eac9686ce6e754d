import { Readable, type Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import { errorCode } from '../model/error-message.ts'
import { type ByteSource, piecesOf } from './byte-source.ts'
import { crc32 } from './crc32.ts'
import { checkGzipTrailer, GZIP_TRAILER_BYTES, type GzipMember, gzipHeader } from './gzip.ts'
import { ArchiveRefusal } from './problem.ts'

export type Compression = 'gzip' | 'zstd'

/** Expanded bytes per step of zlib: one step costs a change of threads. */
const CHUNK_BYTES = 256 * 1024

type Inflater = Transform & { readonly bytesWritten: number }

/** Expands a whole compressed source, stream after stream, to its very last byte. */
export class Expander {
  readonly #source: ByteSource
  /** Those read so far; empty for zstd. */
  readonly gzipMembers: GzipMember[] = []

  constructor(source: ByteSource) {
    this.#source = source
  }

  /** @throws ArchiveRefusal when a stream is damaged, or is followed by anything that is not a stream */
  chunks(compression: Compression): AsyncGenerator<Uint8Array> {
    return compression === 'gzip' ? this.#gunzipped() : this.#zstdExpanded()
  }

  async *#gunzipped(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < this.#source.size; ) {
      if (at > 0 && !startsWith(this.#source, at, GZIP_MAGIC)) throw trailing(this.#source.size - at, 'gzip')
      const header = gzipHeader(this.#source, at)
      let crc = 0
      let bytes = 0
      const consumed = { bytes: 0 }
      for await (const chunk of inflateRaw(this.#source, header.dataOffset, this.#source.size, consumed)) {
        crc = crc32(chunk, crc)
        bytes += chunk.length
        yield chunk
      }
      const dataEnd = header.dataOffset + consumed.bytes
      checkGzipTrailer(this.#source, dataEnd, crc, bytes)
      this.gzipMembers.push({ ...header, dataEnd, crc, bytes })
      at = dataEnd + GZIP_TRAILER_BYTES
    }
  }

  async *#zstdExpanded(): AsyncGenerator<Uint8Array> {
    const create = zstdDecompressor()
    for (let at = 0; at < this.#source.size; ) {
      if (at > 0 && !startsWith(this.#source, at, ZSTD_MAGIC)) throw trailing(this.#source.size - at, 'zstd')
      const consumed = { bytes: 0 }
      yield* expand(create(), this.#source, at, this.#source.size, consumed)
      if (consumed.bytes === 0) throw new ArchiveRefusal('archive-damaged', 'a zstd frame is empty')
      at += consumed.bytes
    }
  }
}

/**
 * A deflate stream, expanded: https://www.rfc-editor.org/rfc/rfc1951
 * @param consumed receives how many bytes the stream has
 * @throws ArchiveRefusal when it is damaged, or goes on after `end`
 */
export function inflateRaw(source: ByteSource, start: number, end: number, consumed: { bytes: number }) {
  return expand(zlib.createInflateRaw({ chunkSize: CHUNK_BYTES }), source, start, end, consumed)
}

async function* expand(
  engine: Inflater,
  source: ByteSource,
  start: number,
  end: number,
  consumed: { bytes: number }
): AsyncGenerator<Uint8Array> {
  const input = Readable.from(piecesOf(source, start, end), { objectMode: true, highWaterMark: 1 })
  // A fault of the source must end the reader of the engine too.
  input.on('error', error => engine.destroy(error))
  input.pipe(engine)
  try {
    for await (const chunk of engine) yield chunk
    consumed.bytes = engine.bytesWritten
  } catch (error) {
    const code = errorCode(error)
    if (!/^(?:Z_|ZSTD_)/.test(code)) throw error
    throw new ArchiveRefusal('archive-damaged', `a compressed stream is damaged or cut off (${code})`)
  } finally {
    input.destroy()
    engine.destroy()
  }
}

/** @throws ArchiveRefusal where this Node has none */
function zstdDecompressor(): () => Inflater {
  const create: ((options: { chunkSize: number }) => Inflater) | undefined = zlib.createZstdDecompress
  if (create !== undefined) return () => create({ chunkSize: CHUNK_BYTES })
  const reason = `it is compressed with zstd, which Node ${process.versions.node} cannot expand; Node 22.15 or later can`
  throw new ArchiveRefusal('archive-unsupported', reason)
}

export const GZIP_MAGIC = Buffer.from([0x1f, 0x8b])
export const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

export function startsWith(source: ByteSource, offset: number, magic: Buffer): boolean {
  return source.size - offset >= magic.length && magic.equals(source.read(offset, magic.length))
}

function trailing(bytes: number, what: string): ArchiveRefusal {
  return new ArchiveRefusal('archive-ambiguous', `${bytes} bytes after its last ${what} stream are not a ${what} stream`)
}
