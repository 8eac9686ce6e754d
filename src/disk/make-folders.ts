import { lstatSync, mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../model/error-message.ts'

/**
 * Makes the folders on the way to a missing file. A link, or anything else that is not a folder, is not followed and ends it.
 * @param made receives what was made, outermost first
 * @returns why it cannot be done, as one plain sentence
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

/** Makes a folder that the user named, with those above it. Links are followed. */
export function makeFolderAt(path: string): void {
  mkdirSync(path, { recursive: true })
}

/** Removes the folders that were made, unless something was put into them. */
export function removeFolders(made: readonly string[]): void {
  for (const folder of made.toReversed()) {
    try {
      rmdirSync(folder)
    } catch {
      // Another process put something there: it is theirs now.
      return
    }
  }
}
