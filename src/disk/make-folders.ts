import { lstatSync, mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../model/error-message.ts'

/**
 * Makes the folders that a missing file stands in. Nothing is followed: a link, or anything that is no folder, ends it.
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

/** Takes folders away again that nothing was put in. */
export function removeFolders(made: readonly string[]): void {
  for (const folder of made.toReversed()) {
    try {
      rmdirSync(folder)
    } catch {
      // Somebody else put something there: it is theirs now.
      return
    }
  }
}
