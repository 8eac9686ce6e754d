import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

/**
 * The same picture with a palette of its 256 most frequent colours, which is a third of the size for drawn text. Every other colour becomes
 * the nearest of these.
 * @param png 8 bits a channel, RGB or RGBA, not interlaced, as browsers write screenshots; transparency is dropped
 * @see https://www.w3.org/TR/png-3/
 */
export function withPalette(png) {
  const { width, height, depth, pixels } = decoded(png)
  const counts = new Map()
  for (let at = 0; at < pixels.length; at += depth) {
    const colour = pixels.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const sorted = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour)
  const palette = sorted.slice(0, MOST_COLOURS)
  const indexOf = new Map(sorted.map(colour => [colour, nearest(palette, colour)]))
  // One byte before each row says that it is not filtered: filters do not help with a palette.
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * (width + 1) + 1 + x] = indexOf.get(pixels.readUIntBE((y * width + x) * depth, 3)) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0))
  ])
}

function nearest(palette, colour) {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [index, candidate] of palette.entries()) {
    const far =
      ((candidate >> 16) - (colour >> 16)) ** 2 +
      (((candidate >> 8) & 255) - ((colour >> 8) & 255)) ** 2 +
      ((candidate & 255) - (colour & 255)) ** 2
    if (far < least) [best, least] = [index, far]
  }
  return best
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const made = Buffer.alloc(named.length + 8)
  made.writeUInt32BE(data.length, 0)
  named.copy(made, 4)
  made.writeUInt32BE(crc32(named), named.length + 4)
  return made
}

function decoded(png) {
  const parts = []
  let header = Buffer.alloc(0)
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    if (type === 'IHDR') header = data
    if (type === 'IDAT') parts.push(data)
  }
  const depth = { 2: 3, 6: 4 }[header[9]]
  if (header[8] !== 8 || depth === undefined || header[12] !== 0) throw new Error('this is no screenshot')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  return { width, height, depth, pixels: unfiltered(inflateSync(Buffer.concat(parts)), width * depth, height, depth) }
}

/** Each row begins with the number of its filter: none, left, up, average, Paeth. */
function unfiltered(raw, stride, height, depth) {
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const to = y * stride + x
      const left = x < depth ? 0 : pixels[to - depth]
      const up = y === 0 ? 0 : pixels[to - stride]
      const corner = x < depth || y === 0 ? 0 : pixels[to - stride - depth]
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      pixels[to] = raw[y * (stride + 1) + 1 + x] + guess
    }
  }
  return pixels
}

function paeth(left, up, corner) {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
