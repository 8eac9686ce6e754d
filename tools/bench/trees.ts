import { createHash } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface SealedFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** A small generator of numbers that are the same in every run (mulberry32), so that every run measures the same trees. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Writes a tree of files and two manifests of it: seal-gate.json and SHA256SUMS. Keeps the tree of an earlier run.
 * @param size bytes of each file
 */
export function makeTree(folder: string, count: number, size: (index: number, random: () => number) => number): void {
  if (existsSync(join(folder, 'seal-gate.json'))) return
  const random = numbers(count)
  const block = Buffer.alloc(1 << 20)
  for (let at = 0; at < block.length; at += 4) block.writeUInt32LE(Math.floor(random() * 2 ** 32), at)
  const seals: SealedFile[] = []
  for (let index = 0; index < count; index++) {
    const path = `d${String(index % 300).padStart(3, '0')}/f${String(index).padStart(7, '0')}.bin`
    const bytes = size(index, random)
    const hash = createHash('sha256')
    const parts = []
    for (let left = bytes; left > 0; left -= block.length) parts.push(block.subarray(0, Math.min(left, block.length)))
    parts.unshift(Buffer.from(`${index}\n`))
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), '')
    let length = 0
    for (const part of parts) {
      hash.update(part)
      writeFileSync(join(folder, path), part, { flag: 'a' })
      length += part.length
    }
    seals.push({ path, sha256: hash.digest('hex'), bytes: length })
  }
  writeManifests(folder, seals)
}

/**
 * A tree of a million entries: ten hard links to each file of a smaller one, in folders of their own.
 * @param from a folder made by makeTree
 */
export function makeLinks(folder: string, from: string, copies: number): void {
  if (existsSync(join(folder, 'seal-gate.json'))) return
  const { files }: { readonly files: readonly SealedFile[] } = JSON.parse(readFileSync(join(from, 'seal-gate.json'), 'utf8'))
  const seals: SealedFile[] = []
  for (let copy = 0; copy < copies; copy++) {
    for (const { path, sha256, bytes } of files) {
      const name = `c${copy}/${path}`
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      linkSync(join(from, path), join(folder, name))
      seals.push({ path: name, sha256, bytes })
    }
  }
  writeManifests(folder, seals)
}

/** Writes seal-gate.json and SHA256SUMS. */
export function writeManifests(folder: string, seals: readonly SealedFile[]): void {
  const sorted = seals.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const files = sorted.map(({ path, sha256, bytes }) => `{"path": "${path}", "sha256": "${sha256}", "bytes": ${bytes}}`)
  writeFileSync(join(folder, 'SHA256SUMS'), sorted.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''))
  writeFileSync(join(folder, 'seal-gate.json'), `{\n"schema": "seal-gate/manifest/1",\n"files": [\n${files.join(',\n')}\n]\n}\n`)
}
