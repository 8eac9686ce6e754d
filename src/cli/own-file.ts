import { resolve } from 'node:path'
import { UsageError } from '../commands/usage-error.ts'
import { writeAtomically } from '../disk/atomic-write.ts'
import { readStart } from '../disk/read-file.ts'
import { errorCode } from '../model/error-message.ts'

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
  writeAtomically(resolve(cwd, name), text)
}

function mayReplace(path: string, beginning: string): boolean {
  try {
    return readStart(path, beginning.length).toString('latin1') === beginning
  } catch (error) {
    return errorCode(error) === 'ENOENT'
  }
}
