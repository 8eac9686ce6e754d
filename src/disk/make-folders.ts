import { lstatSync, mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../model/error-message.ts'

/**
 * Creates the folders in the path of a missing file. Stops at a link, which is never followed, and at anything else that is not a folder.
 * @param made receives the folders that were created, outermost first
 * @returns why a folder cannot be created, as one plain sentence
 */
export function makeFolders(root: string, path: string, made: string[]): string | undefined {
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    const folder = join(root, path.slice(0, slash))
    try {
      mkdirSync(folder)
      made.push(folder)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      if (!lstatSync(folder).isDirectory()) return `${JSON.stringify(path.slice(0, slash))} is not a folder`
    }
  }
  return undefined
}

/** Creates a folder that the user named, and those above it. Links are followed. */
export function makeFolderAt(path: string): void {
  mkdirSync(path, { recursive: true })
}

/** Removes the folders that were created, unless they contain something by now. */
export function removeFolders(made: readonly string[]): void {
  for (const folder of made.toReversed()) {
    try {
      rmdirSync(folder)
    } catch {
      // Another process put something there: the folder stays.
      return
    }
  }
}
