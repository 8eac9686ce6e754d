import { Buffer } from 'node:buffer'
import type { CauseCode } from '../../model/causes.ts'
import type { Seal } from '../../model/seal.ts'
import { COMPRESSORS, type Compressor, compressorOf } from './encoders.ts'
import { type EarlierHeader, earlierHeaders, type GzipFile, type GzipHeader, headerBytes, trailerOf } from './gzip-file.ts'
import type { Image } from './knob.ts'
import type { Packed, Packing, Step } from './packed.ts'
import { writeTar } from './tar-image.ts'
import type { ArchiveWork } from './work.ts'

/** Headers of a found file without one: a file in a pipe, as most programs write it. */
const NO_HEADER: GzipHeader = { mtime: 0, xfl: 0, os: 3 }
/** Headers that are tried for content that is changed back: each costs a hash of the whole. */
const MAX_HEADERS_OF_CHANGED = 8
/** Headers that differ in more than one field are tried for the content as it is. */
const MAX_HEADERS = 512
/** Compressors that are tried for content that was changed in another container too. */
const MAX_COMPRESSORS_OF_CHANGED = 4

/** Packs content with gzip, as it may have been packed. */
export class GzipPackings {
  readonly #plain: Buffer
  readonly #times: readonly number[]
  readonly #found: GzipFile | undefined
  /** What happened when the found file is not gzip. */
  readonly #cause: CauseCode | undefined

  /** @param found absent when the found file is not gzip */
  constructor(plain: Buffer, times: readonly number[], found: GzipFile | undefined, cause?: CauseCode) {
    this.#plain = plain
    this.#times = times
    this.#found = found
    this.#cause = cause
  }

  /** Ways in which exactly this content may have been packed. */
  *ofSame(seal: Seal, work: ArchiveWork): Iterable<Packing> {
    const headers = this.#headers(seal).slice(0, MAX_HEADERS)
    if (this.#found !== undefined) yield this.#packing(headers, this.#found.stream)
    for (const compressor of COMPRESSORS) {
      if (!work.mayEncode(this.#plain.length)) return
      const stream = compressor.encode(this.#plain)
      if (this.#found?.stream.equals(stream) === true) continue
      yield this.#packing(headers, stream, compressor)
    }
  }

  /** Ways in which changed content is packed: with the compressor that packed the found file, if it can be reproduced. */
  ofChanged(seal: Seal, work: ArchiveWork): readonly Packing[] {
    const headers = this.#headers(seal).slice(0, MAX_HEADERS_OF_CHANGED)
    if (this.#found === undefined) {
      return COMPRESSORS.slice(0, MAX_COMPRESSORS_OF_CHANGED).map(compressor => this.#again(headers, compressor, work, 2))
    }
    const compressor = compressorOf(this.#found.stream, this.#plain, bytes => work.mayEncode(bytes))
    return compressor === undefined ? [] : [this.#again(headers, compressor, work, Number.POSITIVE_INFINITY)]
  }

  #headers({ path }: Seal): readonly EarlierHeader[] {
    return earlierHeaders(this.#found?.header ?? NO_HEADER, path, this.#times)
  }

  #packing(headers: readonly EarlierHeader[], stream: Buffer, compressor?: Compressor): Packing {
    const trailer = this.#found?.trailer ?? trailerOf(this.#plain)
    const steps = compressor === undefined ? [] : this.#stepsOf(compressor)
    return { maxWeight: 0, pack: () => headers.map(header => this.#packed(header, stream, trailer, steps, compressor)) }
  }

  /** @param maxWeight weight of the changes of the inside that are undone beside it */
  #again(headers: readonly EarlierHeader[], compressor: Compressor, work: ArchiveWork, maxWeight: number): Packing {
    const steps = this.#found === undefined ? this.#stepsOf(compressor) : []
    const pack = (image: Image | undefined): Packed[] => {
      if (image?.kind !== 'tar') return []
      const plain = writeTar(image)
      if (!work.mayEncode(plain.length)) return []
      const stream = compressor.encode(plain)
      const trailer = trailerOf(plain)
      return headers.map(header => this.#packed(header, stream, trailer, steps, undefined))
    }
    return { maxWeight, pack }
  }

  #stepsOf({ name }: Compressor): readonly Step[] {
    const cause = this.#found === undefined ? (this.#cause ?? 'container-changed') : 'archive-recompressed'
    return [{ cause, detail: `it was packed by ${name}` }]
  }

  #packed(
    { header, details }: EarlierHeader,
    stream: Buffer,
    trailer: Buffer,
    steps: readonly Step[],
    compressor: Compressor | undefined
  ): Packed {
    const head = headerBytes(header)
    // The extra flags follow from the level.
    const isOwn = compressor !== undefined && header.xfl === flagsOf(compressor.level)
    const told = details.filter(detail => this.#found !== undefined && !(isOwn && detail.startsWith('the extra flags')))
    return {
      length: head.length + stream.length + trailer.length,
      bytes: () => Buffer.concat([head, stream, trailer]),
      steps:
        told.length === 0 ? steps : [...steps, { cause: 'archive-metadata', detail: `in the gzip header, ${told.join(' and ')}` }]
    }
  }
}

function flagsOf(level: number): number {
  return level === 9 ? 2 : level === 1 ? 4 : 0
}
