import { basename, dirname } from 'node:path'
import { folderWithGit } from '../disk/git-near.ts'
import { errorMessage } from '../model/error-message.ts'
import { ignoredFiles } from './ignored.ts'
import { findGit, Git } from './process.ts'

/** A last guard, minutes away: git lists the untracked files of one working tree. */
const MAX_MILLISECONDS = 300_000
const MAX_ANSWER_BYTES = 256 * 1024 * 1024

/** What git ignores below a folder. */
export interface IgnoredBelow {
  /** Relative to the folder, `/`-separated, in NFC; a folder of which everything is ignored ends with `/`. */
  readonly names: ReadonlySet<string>
  /** The folder itself is ignored, or everything in it. */
  readonly all?: 'itself' | 'content'
  /** Why git did not answer. */
  readonly unknown?: string
}

const NOTHING: IgnoredBelow = { names: new Set() }

/**
 * What `.gitignore`, `.git/info/exclude` and `core.excludesFile` mark below a folder. In git, a tracked file is not ignored, even in an ignored
 * folder, and outside a repository nothing is ignored. Repositories inside the folder have their own rules: ask for each of them.
 * @param folder real path of an existing folder
 */
export async function ignoredBelow(folder: string): Promise<IgnoredBelow> {
  const top = folderWithGit(folder)
  if (top === undefined) return NOTHING
  const program = findGit(process.env, top)
  if (program === undefined) return { ...NOTHING, unknown: 'there is no git' }
  const git = new Git(program, process.env)
  git.allow(MAX_MILLISECONDS)
  try {
    const question = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory', '--', '.']
    const answer = await git.run(folder, question, undefined, MAX_ANSWER_BYTES)
    const names = answer.toString('utf8').normalize('NFC').split('\0').slice(0, -1)
    if (!names.includes('./')) return { names: new Set(names) }
    // Listed for an ignored folder, and for a folder that has nothing else.
    const itself = folder !== top && (await ignoredFiles(dirname(folder), [basename(folder)])).size > 0
    return { names: new Set(), all: itself ? 'itself' : 'content' }
  } catch (error) {
    return { ...NOTHING, unknown: errorMessage(error) }
  }
}
