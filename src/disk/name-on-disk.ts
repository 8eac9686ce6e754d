import { lstatSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * The name under which a folder lists what a path leads to. It differs from the path's own where the file system folds names: letters of
 * both cases (Windows, macOS), Unicode forms (macOS), short names and trailing dots (Windows).
 * @param path absolute
 * @returns undefined when nothing exists there
 */
export function nameOnDisk(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false, bigint: true })
  if (stats === undefined) return undefined
  const name = basename(path)
  if (!mayBeFolded(path)) return name
  const folder = dirname(path)
  const names = readdirSync(folder)
  if (names.includes(name)) return name
  const isSame = (other: string): boolean => {
    const there = lstatSync(join(folder, other), { throwIfNoEntry: false, bigint: true })
    return there?.ino === stats.ino && there.dev === stats.dev
  }
  return names.filter(other => foldedName(other) === foldedName(name)).find(isSame) ?? names.find(isSame) ?? name
}

/** Equal for names that some file system takes for one: case folded as in Unicode, in a canonical form. */
export function foldedName(name: string): string {
  return name.normalize('NFD').toUpperCase().toLowerCase().normalize('NFD')
}

/** A name of plain ASCII is as it is listed where the system does not find it in the other case. */
function mayBeFolded(path: string): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  const name = basename(path)
  if (/[^\x20-\x7e]/.test(name)) return true
  const other = otherCase(name)
  return other !== name && lstatSync(join(dirname(path), other), { throwIfNoEntry: false }) !== undefined
}

function otherCase(name: string): string {
  return name.replace(/[A-Za-z]/g, letter => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()))
}
