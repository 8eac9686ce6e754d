import type { Git } from './process.ts'
import { records } from './records.ts'

/** What a commit has at a path. */
export interface Entry {
  readonly kind: 'file' | 'symlink' | 'submodule'
  readonly id: string
}

/** More paths than this, or longer ones together, are not named one by one: Windows takes 32,767 characters. */
const MAX_NAMED = 200
const MAX_NAMED_CHARACTERS = 8000

/**
 * What the commit has at the paths, which are relative to `cwd`, one character for each byte. Submodules on the way to a path are
 * told as well. Throws `GitFailed`.
 */
export async function readTree(git: Git, cwd: string, commit: string, paths: ReadonlySet<string>): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  const list = async (args: readonly string[]) => {
    for await (const batch of records(git.stream(cwd, ['ls-tree', '-z', ...args]))) {
      for (const record of batch) {
        const tab = record.indexOf('\t')
        const [mode = '', , id = ''] = record.slice(0, tab).split(' ')
        const path = record.slice(tab + 1)
        const kind = kindOf(mode)
        if (kind === 'submodule' || (kind !== undefined && paths.has(path))) entries.set(path, { kind, id })
      }
    }
  }
  const named = wordsFor([...paths])
  if (named === undefined) {
    const folder = wordsFor([commonFolder(paths)]) ?? ['']
    await list(['-r', commit, ...(folder[0] === '' ? [] : ['--', ...folder])])
    return entries
  }
  await list([commit, '--', ...named])
  // A path inside a submodule names nothing here; the submodule itself must be asked for.
  const above = wordsFor([...foldersAbove([...paths].filter(path => !entries.has(path)))])
  if (above === undefined || above.length > 0)
    await list([...(above === undefined ? ['-r'] : []), commit, ...(above ? ['--', ...above] : [])])
  return entries
}

function foldersAbove(paths: readonly string[]): Set<string> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) folders.add(path.slice(0, end))
  }
  return folders
}

function kindOf(mode: string): Entry['kind'] | undefined {
  if (mode === '160000') return 'submodule'
  if (mode === '120000') return 'symlink'
  return mode.startsWith('100') ? 'file' : undefined
}

/** Paths as arguments of a command. Undefined when there are too many, or one is not UTF-8, which no argument of Node can be. */
export function wordsFor(paths: readonly string[]): string[] | undefined {
  if (paths.length > MAX_NAMED) return undefined
  const words = paths.map(path => Buffer.from(path, 'latin1').toString('utf8'))
  if (words.some((word, at) => Buffer.from(word, 'utf8').toString('latin1') !== paths[at])) return undefined
  return words.reduce((sum, word) => sum + word.length, 0) > MAX_NAMED_CHARACTERS ? undefined : words
}

/** The deepest folder that all paths lie in, with a `/` at its end, or ''. */
function commonFolder(paths: ReadonlySet<string>): string {
  let common: string | undefined
  for (const path of paths) {
    common ??= path
    while (common !== '' && !path.startsWith(common)) common = common.slice(0, -1)
  }
  return (common ?? '').slice(0, (common ?? '').lastIndexOf('/') + 1)
}
