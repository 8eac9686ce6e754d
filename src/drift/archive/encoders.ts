import type { Buffer } from 'node:buffer'
import zlib from 'node:zlib'
import { deflate, type Encoder } from './deflate/encode.ts'

/** A program that compresses with deflate, with its settings. */
export interface Compressor {
  /** `GNU gzip, level 6`: for a sentence. */
  readonly name: string
  readonly level: number
  /** A raw deflate stream. */
  encode(bytes: Uint8Array): Buffer
}

const LEVELS = [6, 9, 1, 5, 7, 8, 4, 3, 2] as const
/** Of the best level, GNU gzip and zlib write 2 into the gzip header; of the fastest, 4. */
const MEMORY = [8, 9] as const
const OTHER_STRATEGIES = ['filtered', 'rle', 'huffman', 'fixed'] as const

function of(encoder: Encoder, name: string): Compressor {
  return { name, level: encoder.level, encode: bytes => deflate(bytes, encoder) }
}

/**
 * All that can be reproduced, likeliest first. Go, 7-Zip, zopfli, libdeflate, zlib-ng and Rust's miniz find other matches and are not among them.
 */
export const COMPRESSORS: readonly Compressor[] = [
  ...LEVELS.flatMap(level => [
    of({ family: 'gzip', level }, `GNU gzip or Info-ZIP, level ${level}`),
    of({ family: 'zlib', level }, `zlib, level ${level}`)
  ]),
  ...LEVELS.map(level => nodeZlib(level, MEMORY[0])),
  ...LEVELS.map(level => of({ family: 'zlib', level, memLevel: MEMORY[1] }, `zlib, level ${level}, memLevel 9`)),
  ...LEVELS.map(level => nodeZlib(level, MEMORY[1])),
  ...OTHER_STRATEGIES.flatMap(strategy =>
    ([6, 9] as const).map(level => of({ family: 'zlib', level, strategy }, `zlib, level ${level}, strategy ${strategy}`))
  )
]

/** The zlib of the running Node: what npm and other programs in Node write. */
function nodeZlib(level: number, memLevel: number): Compressor {
  const memory = memLevel === 8 ? '' : `, memLevel ${memLevel}`
  return {
    name: `zlib of Node and Chromium, level ${level}${memory}`,
    level,
    encode: bytes => zlib.deflateRawSync(bytes, { level, memLevel })
  }
}

/** Enough input for a few blocks: compressors that agree on so much mostly agree on all. */
const PROBE_BYTES = 256 * 1024
const MOST_COMMON = 4
/** The end of a stream that ends early differs from that of a longer one, by at most one block. */
const MIN_SHARED = 0.2

/**
 * The compressor that gives exactly this stream; undefined when none does.
 * @param mayEncode counts bytes that are compressed
 */
export function compressorOf(
  stream: Buffer,
  plain: Buffer,
  mayEncode: (bytes: number) => boolean,
  candidates: readonly Compressor[] = COMPRESSORS
): Compressor | undefined {
  const probe = plain.subarray(0, PROBE_BYTES)
  for (const compressor of candidates) {
    if (!mayEncode(probe.length)) return undefined
    const start = compressor.encode(probe)
    if (probe.length === plain.length) {
      if (start.equals(stream)) return compressor
      continue
    }
    const shared = Math.floor(start.length * MIN_SHARED)
    if (!start.subarray(0, shared).equals(stream.subarray(0, shared))) continue
    if (!mayEncode(plain.length)) return undefined
    if (compressor.encode(plain).equals(stream)) return compressor
  }
  if (probe.length === plain.length) return undefined
  // A first block that is longer than the probe begins otherwise.
  return candidates.slice(0, MOST_COMMON).find(compressor => mayEncode(plain.length) && compressor.encode(plain).equals(stream))
}
