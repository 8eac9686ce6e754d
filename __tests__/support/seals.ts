import { createHash } from 'node:crypto'
import type { Seal } from '../../src/model/seal.ts'

/** A seal of the given content, with its digest made apart from the product's own code path. */
export function sealOf(path: string, content: string | Uint8Array, more: Partial<Seal> = {}): Seal {
  const bytes = Buffer.from(content)
  return { path, digests: { sha256: createHash('sha256').update(bytes).digest('hex') }, bytes: bytes.length, line: 1, ...more }
}

/** `sha256sum`-style list of the given files. */
export function gnuList(files: Readonly<Record<string, string | Uint8Array>>): string {
  return Object.entries(files)
    .map(([path, content]) => `${createHash('sha256').update(content).digest('hex')}  ${path}\n`)
    .join('')
}
