import { closeSync, openSync, readSync } from 'node:fs'
import { resolve } from 'node:path'
import { NewFile } from '../disk/new-file.ts'
import { errorCode } from '../model/error-message.ts'
import { UsageError } from './flags.ts'

/** A kind of file that a flag asks for. */
export interface OwnFile {
  /** In words: `page`. */
  readonly kind: string
  /** ASCII with which every file of this kind begins. */
  readonly beginning: string
}

/** @throws UsageError when a file of another kind stands there: it might be a sealed one */
export function demandOwn(name: string, cwd: string, { kind, beginning }: OwnFile): void {
  if (!mayReplace(resolve(cwd, name), beginning))
    throw new UsageError(`${JSON.stringify(name)} is there already, and is no ${kind}: name another file`)
}

/** Writes the file, whole or not at all. */
export function writeOwn(name: string, cwd: string, text: string): void {
  const file = new NewFile(resolve(cwd, name))
  try {
    file.write(text)
    file.keep()
  } finally {
    file.close()
  }
}

function mayReplace(path: string, beginning: string): boolean {
  try {
    const fd = openSync(path, 'r')
    try {
      const start = Buffer.alloc(beginning.length)
      readSync(fd, start, 0, start.length, 0)
      return start.toString('latin1') === beginning
    } finally {
      closeSync(fd)
    }
  } catch (error) {
    return errorCode(error) === 'ENOENT'
  }
}
