import { constants, isUtf8 } from 'node:buffer'
import type { ManifestProblem } from '../model/seal.ts'

type Decoded =
  | { readonly text: string; readonly bytewise: boolean; readonly bom: boolean; readonly notices: readonly string[] }
  | { readonly problem: ManifestProblem }

/**
 * Turns a manifest's bytes into text. UTF-8, or UTF-16 with a byte order mark (Windows PowerShell's `>` writes that); anything else
 * is kept byte by byte so that names which are not UTF-8 can still be verified for what they are.
 */
export function decodeManifest(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length > constants.MAX_STRING_LENGTH)
    return { problem: { code: 'manifest-too-large', reason: 'the manifest is larger than a text can be in memory' } }
  if (startsWith(buffer, [0xff, 0xfe]) || startsWith(buffer, [0xfe, 0xff])) return decodeUtf16(buffer)
  const nul = buffer.indexOf(0)
  if (nul >= 0) {
    const reason = 'the manifest holds a NUL byte: a name that C programs would cut there, or UTF-16 without a byte order mark'
    return { problem: { code: 'manifest-encoding', line: lineAt(buffer, nul), reason } }
  }
  const bom = startsWith(buffer, [0xef, 0xbb, 0xbf])
  const bytewise = !isUtf8(buffer)
  const text = buffer.toString(bytewise ? 'latin1' : 'utf8', bom ? 3 : 0)
  const notices = bom ? ['it starts with a UTF-8 byte order mark'] : []
  return { text, bytewise, bom, notices: bytewise ? [...notices, 'it is not UTF-8: names are taken as bytes'] : notices }
}

function decodeUtf16(buffer: Buffer): Decoded {
  const big = buffer[0] === 0xfe
  const name = big ? 'UTF-16BE' : 'UTF-16LE'
  const refuse = (reason: string): Decoded => ({ problem: { code: 'manifest-encoding', reason } })
  if (buffer.length % 2 !== 0) return refuse(`the manifest is ${name} with half a character at its end`)
  const little = big ? Buffer.from(buffer).swap16() : buffer
  const text = little.toString('utf16le', 2)
  if (!text.isWellFormed()) return refuse(`the manifest is ${name} with a lone surrogate`)
  if (text.includes('\0')) return refuse(`the manifest is ${name} and holds a NUL character`)
  return { text, bytewise: false, bom: false, notices: [`it is ${name}, not UTF-8`] }
}

function startsWith(buffer: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => buffer[index] === byte)
}

function lineAt(buffer: Buffer, offset: number): number {
  let line = 1
  for (let at = buffer.indexOf(10); at >= 0 && at < offset; at = buffer.indexOf(10, at + 1)) line++
  return line
}
