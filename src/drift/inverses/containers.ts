import { Buffer } from 'node:buffer'
import zlib from 'node:zlib'
import type { Seal } from '../../model/seal.ts'
import { Content } from '../content.ts'
import { membersOf } from './archive-members.ts'
import type { Candidate, Inverse } from './inverse.ts'

/** Output when the sealed length is not known. */
const MAX_OUTPUT = 64 * 1024 * 1024
/** Bytes that an archive may have beside the sealed ones. */
const ARCHIVE_ROOM = 256 * 1024

/** Layers that are removed in one step: `.tar.gz`, or compressed twice. */
const MAX_LAYERS = 3

/** The file was compressed in place, or put into an archive. */
export const compressed: Inverse = {
  cause: 'compressed',
  stage: 'encoding',
  *undo({ bytes, isUtf8, hasNul }, seal) {
    yield* unpacked(bytes, isUtf8 && !hasNul, seal, [])
  }
}

function* unpacked(bytes: Buffer, isText: boolean, seal: Seal, outer: readonly string[]): Iterable<Candidate> {
  // A text is not a container; a tar of texts has NUL bytes.
  if (isText || bytes.length === 0) return
  for (const { name, plain } of layersOf(bytes, seal)) {
    if (plain.length === 0) continue
    const layers = [...outer, name]
    const last = outer.length > 0 && { last: true as const }
    yield { length: plain.length, make: () => plain, detail: layers.join(', '), ...last }
    if (layers.length < MAX_LAYERS) yield* unpacked(plain, new Content(plain).isText, seal, layers)
  }
}

function* layersOf(bytes: Buffer, seal: Seal): Iterable<{ readonly name: string; readonly plain: Buffer }> {
  let named = false
  for (const { name, magic, decompress } of FORMATS) {
    if (!magic.some(head => head.every((byte, at) => bytes[at] === byte))) continue
    const plain = attempt(() => decompress(bytes, outputLimit(seal)))
    named ||= plain !== undefined
    if (plain !== undefined) yield { name, plain }
  }
  for (const { name, path, plain } of membersOf(bytes, outputLimit(seal))) {
    named = true
    yield { name: `${name}, member ${path}`, plain }
  }
  if (named) return
  // Neither has a magic number; input that they do not consume completely is not theirs.
  for (const { name, decompress } of UNNAMED) {
    const plain = attempt(() => decompress(bytes, outputLimit(seal)))
    if (plain !== undefined) yield { name, plain }
  }
}

/** The file became base64 text. */
export const base64Encoded: Inverse = {
  cause: 'base64-encoded',
  stage: 'encoding',
  *undo(found) {
    if (!found.isAscii || found.length < 4 || found.bytes.includes(' ')) return
    const text = found.latin1.replace(/^data:[\w/+.;=-]{0,200};base64,/, '').replace(/[\r\n]+/g, '')
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return
    const plain = Buffer.from(text, 'base64')
    // Letters alone may be a word, so the length that base64 implies must be right too.
    if (plain.toString('base64').replace(/=+$/, '') !== text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')) return
    yield { length: plain.length, make: () => plain, weight: 3 }
  }
}

/** The sealed base64 text was decoded. */
export const base64Decoded: Inverse = {
  cause: 'base64-decoded',
  stage: 'origin',
  looksAt: 'bytes',
  isTraceless: true,
  *undo(found, seal) {
    if (found.length === 0 || (seal.text !== undefined && seal.text !== 'ascii')) return
    const plain = Math.ceil(found.length / 3) * 4
    for (const width of [0, 76, 64]) {
      for (const lineEnd of width === 0 ? ['\n', ''] : ['\n', '\r\n']) {
        const lines = width === 0 ? 1 : Math.ceil(plain / width)
        yield { length: plain + lines * lineEnd.length, make: () => wrapped(found.bytes, width, lineEnd), last: true }
      }
    }
  }
}

interface Compression {
  readonly name: string
  readonly magic: readonly (readonly number[])[]
  readonly decompress: (bytes: Uint8Array, maxOutputLength: number) => Buffer
}

const FORMATS: readonly Compression[] = [
  {
    name: 'gzip',
    magic: [[0x1f, 0x8b, 0x08]],
    decompress: (bytes, maxOutputLength) => zlib.gunzipSync(bytes, { maxOutputLength })
  },
  {
    name: 'zlib',
    magic: [
      [0x78, 0x01],
      [0x78, 0x5e],
      [0x78, 0x9c],
      [0x78, 0xda]
    ],
    decompress: (bytes, maxOutputLength) => zlib.inflateSync(bytes, { maxOutputLength })
  },
  // Node has zstd since 22.15; without it the call throws, and there is no candidate.
  {
    name: 'zstd',
    magic: [[0x28, 0xb5, 0x2f, 0xfd]],
    decompress: (bytes, maxOutputLength) => zlib.zstdDecompressSync(bytes, { maxOutputLength })
  }
]

const UNNAMED: readonly Pick<Compression, 'name' | 'decompress'>[] = [
  { name: 'Brotli', decompress: (bytes, maxOutputLength) => zlib.brotliDecompressSync(bytes, { maxOutputLength }) },
  { name: 'raw deflate', decompress: (bytes, maxOutputLength) => zlib.inflateRawSync(bytes, { maxOutputLength }) }
]

/** Room for the sealed bytes with CRLF or a BOM, or in an archive with others; a compression bomb ends here. */
function outputLimit(seal: Seal): number {
  return seal.bytes === undefined ? MAX_OUTPUT : Math.min(MAX_OUTPUT, seal.bytes * 4 + ARCHIVE_ROOM)
}

function attempt(decompress: () => Buffer): Buffer | undefined {
  try {
    return decompress()
  } catch {
    return undefined
  }
}

function wrapped(bytes: Buffer, width: number, lineEnd: string): Buffer {
  const text = bytes.toString('base64')
  const lines = width === 0 ? [text] : (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])
  return Buffer.from(lines.map(line => line + lineEnd).join(''))
}
