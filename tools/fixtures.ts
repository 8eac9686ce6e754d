/**
 * Writes the derived files in fixtures/: the chart, the ASCII-only JSON, the packet's manifest, and the same seals as lists of other
 * formats. Run it after a deliberate change of a text of the packet. With `--check` it writes nothing and fails when a file differs.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32 } from 'node:zlib'
import { byPath, native, seal } from '../scripts/native-manifest.ts'

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures')
const packet = join(fixtures, 'packet')
const check = process.argv.includes('--check')
let stale = 0

derive('packet/chart/harbour.png', chart(64, 48))
derive('packet/evidence/names.ascii.json', asciiJson(readFileSync(join(packet, 'evidence/names.json'), 'utf8')))

const seals = readdirSync(packet, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => relative(packet, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .filter(path => path !== 'seal-gate.json')
  .sort(byPath)
  .map(path => seal(path, readFileSync(join(packet, path))))

derive('packet/seal-gate.json', native('VESSA-12', seals))
derive('lists/SHA256SUMS', seals.map(s => `${s.sha256}  ${s.path}\n`).join(''))
derive('lists/SHA256SUMS.bsd', seals.map(s => `SHA256 (${s.path}) = ${s.sha256}\n`).join(''))
derive('lists/seals.txt', seals.map(s => `${s.sha256} ${s.bytes} ${s.path}\n`).join(''))
process.exitCode = stale === 0 ? 0 : 1

function derive(path: string, content: string | Buffer): void {
  const file = join(fixtures, path)
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  if (!check) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
    return
  }
  if (bytes.equals(readFileSync(file))) return
  stale++
  process.stderr.write(`fixtures/${path} is not what this script writes\n`)
}

/** The same JSON with every character beyond ASCII escaped, as Python's `json.dumps` writes it. */
function asciiJson(text: string): string {
  return text.replace(/[^\0-\x7f]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * A small chart of depths as a greyscale PNG. Its data is stored, not deflated, so that no version of zlib changes a byte.
 * @see https://www.w3.org/TR/png-3/
 */
function chart(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shore = 8 + 5 * Math.abs(((x >> 3) % 4) - 2)
      const depth = y < shore ? 255 : Math.max(40, 220 - 8 * ((y - shore) >> 2) - (x % 16 === 0 ? 20 : 0))
      rows[y * (width + 1) + 1 + x] = depth
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', stored(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const crc = Buffer.alloc(4)
  crc.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, crc])
}

/** A zlib stream of one stored block (RFC 1950, RFC 1951), so at most 65,535 bytes. */
function stored(data: Buffer): Buffer {
  const head = Buffer.from([0x78, 0x01, 0x01, 0, 0, 0, 0])
  head.writeUInt16LE(data.length, 3)
  head.writeUInt16LE(~data.length & 0xffff, 5)
  let a = 1
  let b = 0
  for (const byte of data) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  const adler = Buffer.alloc(4)
  adler.writeUInt32BE(((b << 16) | a) >>> 0)
  return Buffer.concat([head, data, adler])
}
