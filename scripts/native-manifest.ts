/**
 * A second implementation of the native manifest's layout that shares no code with src/, so that the fixtures are independent of it.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'

/** What the manifest holds about one file. */
export interface Sealed {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly text: 'binary' | 'ascii' | 'utf-8'
  readonly eol?: 'mixed' | 'none' | 'lf' | 'crlf'
  readonly bom?: true
  readonly git: string
}

/** The facts of one file, with its keys in the order of the manifest. */
export function seal(path: string, bytes: Buffer): Sealed {
  const text = kindOf(bytes)
  return {
    path,
    sha256: hex('sha256', bytes),
    bytes: bytes.length,
    text,
    ...(text !== 'binary' && { eol: lineEnds(bytes.toString('latin1')) }),
    ...(bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) && { bom: true as const }),
    git: hex('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]))
  }
}

/** Paths in the order of their bytes. */
export function byPath(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** The manifest of sealed files that are already sorted; it covers everything in its folder. */
export function native(packet: string, files: readonly Sealed[]): string {
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

export function hex(algorithm: 'sha1' | 'sha256', bytes: Buffer): string {
  return createHash(algorithm).update(bytes).digest('hex')
}

function kindOf(bytes: Buffer): Sealed['text'] {
  if (bytes.includes(0) || !isUtf8(bytes)) return 'binary'
  return isAscii(bytes) ? 'ascii' : 'utf-8'
}

/** A carriage return without a line feed makes the line ends mixed, whatever else is there. */
function lineEnds(text: string): Required<Sealed>['eol'] {
  const crlf = text.split('\r\n').length - 1
  const lf = text.split('\n').length - 1 - crlf
  const cr = text.split('\r').length - 1 - crlf
  if (cr > 0 || (crlf > 0 && lf > 0)) return 'mixed'
  if (crlf + lf === 0) return 'none'
  return lf > 0 ? 'lf' : 'crlf'
}
