import { closeSync, openSync, writeSync } from 'node:fs'
import { readParts } from './read-file.ts'

/**
 * Copies a regular file to a new one that only its owner may read.
 * @param from absolute and real
 * @throws when it cannot be read whole, or something exists at `to`
 */
export function copyFile(from: string, to: string, buffer: Buffer): void {
  const target = openSync(to, 'wx', 0o600)
  try {
    readParts(
      from,
      buffer,
      () => {},
      part => {
        for (let at = 0; at < part.length; ) at += writeSync(target, part, at)
      }
    )
  } finally {
    closeSync(target)
  }
}
