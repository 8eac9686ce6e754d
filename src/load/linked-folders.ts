import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { escapesFolder, isFolder, realPath } from '../disk/contain.ts'
import { compileGlob, type Glob } from '../manifests/glob.ts'
import { errorCode } from '../model/error-message.ts'
import type { Unfollowed } from '../model/request.ts'

/** Files that are looked at behind one link. A link to a larger folder is reported without looking further. */
const MAX_FILES_BEHIND_LINK = 10_000

/**
 * What a pattern would match if it followed links to folders. Patterns do not follow them: a change could put a link in place of a folder,
 * and its manifest would no longer be checked while the others pass. So each is reported.
 * @param pattern relative to the folder, `/`-separated
 * @param matches what the pattern matches without following a link
 */
export function linkedMatches(
  pattern: string,
  negated: readonly string[],
  matches: readonly string[],
  folder: string
): readonly Unfollowed[] {
  const segments = pattern.replace(/\/{2,}/g, '/').split('/')
  const onTheWay = segments.map((segment, index) => ({
    matches: matcher(segments.slice(0, index + 1).join('/')),
    // `**` also matches nothing and all that follows it.
    deep: segments.slice(0, index + 1).includes('**'),
    last: index === segments.length - 1 && segment !== '**'
  }))
  const excluded = negated.map(line => matcher(line.replace(/^!+/, '').replace(/^\.\//, '')))
  const known = new Set(matches.map(file => real(join(folder, file))))
  const found: Unfollowed[] = []
  const open = ['']
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const entry of entriesOf(join(folder, at))) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      const passing = onTheWay.filter(prefix => !prefix.last && prefix.matches(path))
      if (passing.length === 0 || entry.name === '.git') continue
      if (entry.isDirectory()) open.push(path)
      if (!entry.isSymbolicLink()) continue
      const behind = filesBehind(path, folder, matcher(pattern))
      const all = typeof behind === 'string' ? [`${path}/${segments.at(-1)}`] : behind
      // Found under its own name as well by a pattern for any depth: nothing is missed.
      const deep = passing.every(prefix => prefix.deep)
      const missed = all.filter(file => !excluded.some(glob => glob(file)) && !(deep && known.has(real(join(folder, file)))))
      const why = typeof behind === 'string' ? `, and ${behind}` : ''
      const reason = `it is behind the linked folder ${JSON.stringify(path)}, which the pattern ${JSON.stringify(pattern)} does not follow${why}`
      for (const name of missed) found.push({ name, reason })
    }
  }
  return found
}

/** Files behind a link that the pattern matches, or why nobody knows. A link to a file hides nothing. */
function filesBehind(link: string, folder: string, glob: Glob): readonly string[] | string {
  try {
    if (!statSync(join(folder, link)).isDirectory()) return []
    if (escapesFolder(folder, link)) return 'it leads out of this folder'
  } catch (error) {
    // Nothing is behind a link to nothing. Whatever else hinders could hide a manifest.
    return ['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? [] : `it cannot be read (${errorCode(error)})`
  }
  const files: string[] = []
  const open = [link]
  let left = MAX_FILES_BEHIND_LINK
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entries = entriesIn(join(folder, at))
    if (typeof entries === 'string') return `${JSON.stringify(at)} cannot be read (${entries})`
    for (const entry of entries) {
      if (left-- === 0) return `it has more than ${MAX_FILES_BEHIND_LINK} entries`
      const path = `${at}/${entry.name}`
      if (entry.isDirectory()) open.push(path)
      else if (glob(path)) files.push(path)
      else if (entry.isSymbolicLink() && isFolder(join(folder, path)))
        return `it holds another linked folder, ${JSON.stringify(path)}`
    }
  }
  return files
}

/** Where nothing is followed, the pattern cannot match anything in a folder that cannot be read, and what it does match is judged. */
function entriesOf(folder: string): readonly Dirent[] {
  const entries = entriesIn(folder)
  return typeof entries === 'string' ? [] : entries
}

/** The entries, or the code of the error. */
function entriesIn(folder: string): readonly Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    return errorCode(error)
  }
}

function real(path: string): string {
  try {
    return realPath(path)
  } catch {
    return path
  }
}

/** A pattern that cannot be read matches everything: what it could hide is reported. Braces are not wildcards. */
function matcher(pattern: string): Glob {
  const fold = (text: string): string => (sep === '\\' ? text.toLowerCase() : text)
  const glob = compileGlob(fold(pattern.replace(/[{}]/g, '\\$&')))
  return typeof glob === 'string' ? () => true : file => glob(fold(file))
}
