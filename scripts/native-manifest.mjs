/**
 * The native manifest, written a second time: it shares no code with src/, so the fixtures are an independent witness of its layout.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'

/** The facts of one file, keys in the order in which the manifest writes them. */
export function seal(path, bytes) {
  const text = kindOf(bytes)
  return {
    path,
    sha256: hex('sha256', bytes),
    bytes: bytes.length,
    text,
    ...(text !== 'binary' && { eol: lineEnds(bytes.toString('latin1')) }),
    ...(bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) && { bom: true }),
    git: hex('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]))
  }
}

/** Paths in the order of their bytes. */
export function byPath(a, b) {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** The manifest of sealed files that are in order already; it covers everything in its folder. */
export function native(packet, files) {
  const lines = files.map(file => {
    const pairs = Object.entries(file).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    return `{${pairs.join(', ')}}`
  })
  const head = [
    '{',
    '"schema": "seal-gate/manifest/1",',
    `"packet": ${JSON.stringify(packet)},`,
    '"covers": ["**"],',
    '"files": ['
  ]
  return `${head.join('\n')}\n${lines.join(',\n')}\n]\n}\n`
}

export function hex(algorithm, bytes) {
  return createHash(algorithm).update(bytes).digest('hex')
}

function kindOf(bytes) {
  if (bytes.includes(0) || !isUtf8(bytes)) return 'binary'
  return isAscii(bytes) ? 'ascii' : 'utf-8'
}

/** A carriage return without a line feed makes the line ends mixed, whatever else there is. */
function lineEnds(text) {
  const crlf = text.split('\r\n').length - 1
  const lf = text.split('\n').length - 1 - crlf
  const cr = text.split('\r').length - 1 - crlf
  if (cr > 0 || (crlf > 0 && lf > 0)) return 'mixed'
  if (crlf + lf === 0) return 'none'
  return lf > 0 ? 'lf' : 'crlf'
}
