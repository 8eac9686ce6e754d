import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes files, and a GNU list of their sha256 as `SUMS`; returns the folder. */
export function sealedFolder(folder: string, files: Readonly<Record<string, string | Buffer>>): string {
  const lines = Object.entries(files).map(([path, content]) => {
    put(folder, path, content)
    return `${createHash('sha256').update(content).digest('hex')}  ${path}\n`
  })
  put(folder, 'SUMS', lines.join(''))
  return folder
}

export function put(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
