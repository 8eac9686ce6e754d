import { join, relative, sep } from 'node:path'
import { folderWithGit } from '../disk/git-near.ts'
import { findGit, Git, GitFailed } from './process.ts'

/** A last guard, minutes away: git reads a list and a few files. */
const MAX_MILLISECONDS = 120_000

/** git takes such a name for a pattern, and would report the file as tracked if another file matches it. */
const PATTERN = /[*?[\\]/

/** Why a file may not be quoted: git ignores it, or could not be asked. */
type Ignored = 'ignored' | 'unknown'

/**
 * The files that `.gitignore`, `.git/info/exclude` or `core.excludesFile` marks, and those of repositories that git refuses to read. A
 * tracked file is not ignored, whatever the patterns are, and neither is a file outside of any repository.
 * @param root real path of an existing folder
 * @param paths relative to it, `/`-separated
 */
export async function ignoredFiles(root: string, paths: readonly string[]): Promise<ReadonlyMap<string, Ignored>> {
  const ignored = new Map<string, Ignored>()
  for (const [top, names] of namesByTop(root, paths)) {
    // Whether a file is tracked costs git a walk through its whole index: it is asked only about files that a pattern matches.
    const matched = await askGit(top, ['--no-index'], [...names.keys()])
    const untracked =
      matched &&
      (await askGit(
        top,
        [],
        [...matched].filter(name => !PATTERN.test(name))
      ))
    for (const [name, path] of names) {
      if (matched === undefined || untracked === undefined) ignored.set(path, 'unknown')
      else if (PATTERN.test(name) ? matched.has(name) : untracked.has(name)) ignored.set(path, 'ignored')
    }
  }
  return ignored
}

/** The paths by the top folder of their repository, under their names there. */
function namesByTop(root: string, paths: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const places = new Map<string, Place>()
  const byTop = new Map<string, Map<string, string>>()
  for (const path of paths) {
    const slash = path.lastIndexOf('/')
    const way = slash < 0 ? '' : path.slice(0, slash)
    const known = places.get(way) ?? placeOf(join(root, way))
    places.set(way, known)
    if (known.top === undefined) continue
    const names = byTop.get(known.top) ?? new Map<string, string>()
    byTop.set(known.top, names.set(`./${known.prefix}${path.slice(slash + 1)}`, path))
  }
  return byTop
}

/** A folder in its repository. */
interface Place {
  /** Top folder of the repository; undefined when there is none. */
  readonly top: string | undefined
  /** Path from there, with a `/` at its end, or ''. */
  readonly prefix: string
}

function placeOf(folder: string): Place {
  const top = folderWithGit(folder)
  const way = top === undefined ? '' : relative(top, folder).split(sep).join('/')
  return { top, prefix: way === '' ? '' : `${way}/` }
}

/** Undefined when git gave no answer. */
async function askGit(
  top: string,
  options: readonly string[],
  names: readonly string[]
): Promise<ReadonlySet<string> | undefined> {
  if (names.length === 0) return new Set()
  const program = findGit(process.env, top)
  if (program === undefined) return undefined
  const git = new Git(program, process.env)
  git.allow(MAX_MILLISECONDS)
  const input = Buffer.from(names.map(name => `${name}\0`).join(''))
  try {
    // It refuses literal pathspecs; `./` in front of each name keeps a colon from being magic.
    const command = ['--no-literal-pathspecs', 'check-ignore', '-z', '--stdin', ...options]
    const answer = await git.run(top, command, input, input.length + 1)
    return new Set(answer.toString('utf8').split('\0').slice(0, -1))
  } catch (error) {
    // Exit code 1 without a message: none of them is ignored. https://git-scm.com/docs/git-check-ignore#_exit_status
    return error instanceof GitFailed && error.exitCode === 1 && error.stderr === '' ? new Set() : undefined
  }
}
