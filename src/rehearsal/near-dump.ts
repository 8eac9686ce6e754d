import { basename, dirname, join } from 'node:path'
import leven from 'leven'
import { isFolder } from '../disk/contain.ts'
import { namesIn } from '../disk/look.ts'
import { exists } from '../disk/read-file.ts'

/** Names that a dump may have. A program or a text beside it, such as `dump.sh`, is not one that was misspelled. */
const LIKE_A_DUMP = /^[^.]*$|\.(?:sql|dump|pgdump|pg|backup|bak|custom|tar|tgz|gz|zst|xz|lz4|bz2|zip|db|sqlite3?)$/i
/** Names of one folder that are compared. */
const MAX_NAMES = 1000

/**
 * A dump that exists and has nearly the name of one that does not: a misspelled path must not pass for a dump that nobody made.
 * @param path absolute, of a dump that does not exist
 * @param others absolute paths of files that are known to be something else
 * @returns its absolute path
 */
export function nearDump(path: string, others: readonly string[] = []): string | undefined {
  const folder = dirname(path)
  if (folder === path) return undefined
  const isThere = isFolder(folder)
  const place = isThere ? folder : nearDump(folder)
  if (place === undefined) return undefined
  // Below a misspelled folder, the dump itself must exist.
  const same = join(place, basename(path))
  if (!isThere && exists(same)) return same
  const [first] = listed(place)
    .filter(name => LIKE_A_DUMP.test(name) && !others.includes(join(place, name)))
    .map(name => ({ name, distance: distanceOf(name, basename(path)) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.distance - b.distance)
  return first && join(place, first.name)
}

function listed(folder: string): string[] {
  try {
    return namesIn(folder).slice(0, MAX_NAMES)
  } catch {
    return []
  }
}

/** 0 for the same name with another extension: `clone.dump` for `clone.sql`. */
function distanceOf(name: string, wanted: string): number {
  const [stem, other] = [name, wanted].map(one => one.split('.', 1)[0]?.toLowerCase() ?? '')
  return stem === other && stem !== '' ? 0 : leven(name, wanted)
}

/** That a dump does not exist, as a sentence, and which one may be meant. @param path absolute @param others as for `nearDump` */
export function missingDump(path: string, others?: readonly string[]): string {
  const near = nearDump(path, others)
  return `there is no dump ${JSON.stringify(path)}${near === undefined ? '' : `: did you mean ${JSON.stringify(near)}?`}`
}
