import type { Query } from './migration.ts'

/** The text of a file, or undefined if it is not UTF-8. A byte order mark is left out. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The lines `from` to `to` of a text, and nothing of the others: each line keeps its number.
 * @param from the first line, from 0
 * @param to the line after the last one
 */
export function onlyLines(lines: readonly string[], from: number, to: number): Uint8Array {
  return Buffer.from(lines.map((line, at) => (at >= from && at < to ? line : '')).join('\n'))
}

/** A script that is sent as it is, as one query. */
export function asOneQuery(script: Uint8Array): readonly Query[] {
  return [{ text: Buffer.from(script).toString('utf8'), line: 1 }]
}

/** Compares paths as bytes, as Go and C do. */
export function byName(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Whoever writes `.SQL` means a script: tools pass over it without a word. */
export function isSql(path: string): boolean {
  return /\.sql$/i.test(path)
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
