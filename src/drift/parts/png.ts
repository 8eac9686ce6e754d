import { Buffer } from 'node:buffer'
import { crc32 } from '../../archive/crc32.ts'
import {
  addPart,
  comparedParts,
  digestedValue,
  inflated,
  MalformedError,
  type Part,
  type Parts,
  type PartsReader
} from './part.ts'

// PNG, third edition: https://www.w3.org/TR/png-3/#5Chunk-layout

const SIGNATURE_BYTES = 8
const MAX_CHUNKS = 100_000
/** Of an image as it is expanded: 16 million pixels with four bytes each. */
const MAX_PIXEL_BYTES = 64 * 1024 * 1024
/** Of these, the picture does not depend. Others that are not known count as content. */
const METADATA = new Set(['tEXt', 'zTXt', 'iTXt', 'tIME', 'pHYs', 'eXIf', 'hIST', 'sPLT'])
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Keywords that the specification lists, and that programs use: others may be anything. */
const KEYWORD =
  /^(?:Title|Author|Description|Copyright|Creation Time|Software|Disclaimer|Warning|Source|Comment|XML:com\.adobe\.xmp|date:[a-z]+|Raw profile type [a-z0-9]+)$/

/** Chunks that differ, and whether the pixels do. */
export const comparePng: PartsReader = (sealed, found) => {
  const [was, is] = [partsOf(sealed), partsOf(found)]
  // Where one has other chunks, these are the difference.
  if (sortedOrder(was) !== sortedOrder(is)) for (const parts of [was, is]) parts.delete(ORDER)
  return comparedParts(was, is)
}

const ORDER = 'order of the chunks'

function sortedOrder(parts: Parts): string | undefined {
  return parts.get(ORDER)?.value.split(',').sort().join()
}

function partsOf(bytes: Buffer): Map<string, Part> {
  const parts = new Map<string, Part>()
  const data: Buffer[] = []
  const order: string[] = []
  let header: Buffer = Buffer.alloc(0)
  let at = SIGNATURE_BYTES
  for (let type = '', last = ''; type !== 'IEND'; ) {
    if (at + 12 > bytes.length || parts.size > MAX_CHUNKS) throw new MalformedError('its chunks do not end')
    const length = bytes.readUInt32BE(at)
    type = bytes.toString('latin1', at + 4, at + 8)
    if (at + 12 + length > bytes.length || !/^[A-Za-z]{4}$/.test(type)) throw new MalformedError('a chunk of it is cut off')
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length))
      throw new MalformedError('the checksum of a chunk is wrong')
    if (type === 'IDAT') {
      if (data.length > 0 && last !== 'IDAT') throw new MalformedError('its pixels are interrupted')
      data.push(content)
    } else if (type !== 'IEND' || length > 0) addPart(parts, nameOf(type, content), partOf(type, content))
    if (!METADATA.has(type) && type !== order.at(-1)) order.push(type)
    last = type
    if (type === 'IHDR') header = content
    at += 12 + length
  }
  if (at < bytes.length) parts.set('bytes after the image', { role: 'content', value: digestedValue(bytes.subarray(at)) })
  // A palette behind the pixels is none.
  parts.set(ORDER, { role: 'content', value: order.join() })
  const packed = Buffer.concat(data)
  const { name, pixels, after } = pixelsOf(header, packed)
  parts.set(name, { role: 'content', value: digestedValue(pixels) })
  if (after.length > 0) parts.set('bytes after the pixels', { role: 'content', value: digestedValue(after) })
  parts.set('compression of the pixels', { role: 'metadata', value: digestedValue(packed) })
  return parts
}

function nameOf(type: string, content: Buffer): string {
  if (!['tEXt', 'zTXt', 'iTXt'].includes(type)) return `chunk ${type}`
  const keyword = content.toString('latin1', 0, Math.max(content.indexOf(0), 0))
  return KEYWORD.test(keyword) ? `chunk ${type} "${keyword}"` : `chunk ${type}`
}

function partOf(type: string, content: Buffer): Part {
  const shown = type === 'tIME' && content.length === 7 ? timeOf(content) : undefined
  const role = METADATA.has(type) ? 'metadata' : 'content'
  return { role, value: digestedValue(content), ...(shown !== undefined && { shown }) }
}

function timeOf(content: Buffer): string {
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = [...content.subarray(2)].map(number =>
    String(number).padStart(2, '0')
  )
  return `${content.readUInt16BE(0)}-${month}-${day} ${hour}:${minute}:${second}`
}

/** The pixels without the filters of their lines; of an interlaced image, as the lines are filtered. */
function pixelsOf(header: Buffer, packed: Buffer): { readonly name: string; readonly pixels: Buffer; readonly after: Buffer } {
  if (header.length !== 13) throw new MalformedError('it has no header')
  const { content: raw, bytesRead } = inflated(packed, MAX_PIXEL_BYTES) ?? {}
  if (raw === undefined) throw new MalformedError('its pixels are damaged, or too many')
  const after = packed.subarray(bytesRead)
  const [width, height, depth, color, interlace] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    ...header.subarray(8, 10),
    header[12]
  ] as const
  const bits = (CHANNELS[color ?? 0] ?? 1) * (depth ?? 8)
  const line = Math.ceil((width * bits) / 8)
  return interlace === 0 && raw.length === height * (line + 1)
    ? { name: 'pixels', pixels: unfiltered(raw, line, Math.max(1, bits >> 3)), after }
    : { name: 'filtered pixels', pixels: raw, after }
}

/** https://www.w3.org/TR/png-3/#9Filters */
function unfiltered(raw: Buffer, line: number, step: number): Buffer {
  const pixels = Buffer.alloc((raw.length / (line + 1)) * line)
  for (let from = 0, to = 0; from < raw.length; from += line + 1, to += line) {
    const filter = raw[from] ?? 0
    if (filter > 4) throw new MalformedError('a line of it has an unknown filter')
    for (let n = 0; n < line; n++) {
      const left = n >= step ? (pixels[to + n - step] ?? 0) : 0
      const up = to > 0 ? (pixels[to + n - line] ?? 0) : 0
      const corner = n >= step && to > 0 ? (pixels[to + n - line - step] ?? 0) : 0
      const predicted =
        filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0
      pixels[to + n] = (raw[from + 1 + n] ?? 0) + predicted
    }
  }
  return pixels
}

function paeth(left: number, up: number, corner: number): number {
  const sum = left + up - corner
  const [a, b, c] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
