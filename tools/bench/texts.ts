import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SealedFile } from './trees.ts'

/** Texts of 40 to 59 lines in a hundred folders, as most drift is about, and their seals. */
export function textsOf(folder: string, count: number): readonly SealedFile[] {
  return Array.from({ length: count }, (_, index) => {
    const path = `d${index % 100}/f${index}.md`
    const lines = Array.from({ length: 40 + (index % 20) }, (_, n) => `line ${n} of file ${index}: ${'x'.repeat(60)}\n`)
    const bytes = Buffer.from(lines.join(''))
    if (index < 100) mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
    return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
  })
}
