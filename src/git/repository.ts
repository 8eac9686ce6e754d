import { resolve } from 'node:path'
import { folderWithGit } from '../disk/git-near.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Note } from './model.ts'
import { type Git, GitFailed } from './process.ts'
import { readSettings, type Settings } from './settings.ts'

/** A repository as it looks from one folder of its working tree. */
export interface Repository {
  readonly git: Git
  /** The folder: paths are relative to it. */
  readonly folder: string
  /** Top folder of the working tree. */
  readonly top: string
  /** Way from the top folder to the folder, with a `/` at its end, or ''; one character for each byte. */
  readonly prefix: string
  /** Where objects, configuration and attributes lie; shared by all worktrees of a repository. */
  readonly commonFolder: string
  readonly shallow: boolean
  /** Id of the commit that is checked out; undefined when there is none yet. */
  readonly head: string | undefined
  readonly format: 'sha1' | 'sha256'
  readonly settings: Settings
}

/** Opens the repository that the folder lies in; it has a `.git`, or a folder above it has. A refusal is a note. */
export async function openRepository(git: Git, folder: string): Promise<Repository | { readonly refusal: Note }> {
  try {
    const [answer, head, settings] = await Promise.all([
      git.run(folder, ['rev-parse', ...QUESTIONS]),
      headOf(git, folder),
      readSettings(git, folder)
    ])
    const lines = answer.toString('latin1').split('\n')
    const [bare, inside, shallow, common, top, prefix] = lines
    // A line break in the name of a folder would shift the answers.
    if (lines.length !== QUESTIONS.length + 1 || bare !== 'false' || inside !== 'true') return { refusal: NO_TREE }
    const utf8 = (text: string | undefined) => Buffer.from(text ?? '', 'latin1').toString('utf8')
    return {
      git,
      folder,
      top: resolve(folder, utf8(top)),
      prefix: prefix ?? '',
      commonFolder: resolve(folder, utf8(common)),
      shallow: shallow === 'true',
      head,
      format: head?.length === 64 ? 'sha256' : 'sha1',
      settings
    }
  } catch (error) {
    return { refusal: refusalOf(error, folder) }
  }
}

const QUESTIONS = [
  '--is-bare-repository',
  '--is-inside-work-tree',
  '--is-shallow-repository',
  '--git-common-dir',
  '--show-toplevel',
  '--show-prefix'
]

const NO_TREE: Note = {
  code: 'not-a-working-tree',
  text: 'The folder lies in a git repository without a working tree of its own, which is not asked.'
}

async function headOf(git: Git, folder: string): Promise<string | undefined> {
  try {
    const id = (await git.run(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])).toString('latin1').trim()
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id) ? id : undefined
  } catch (error) {
    // With no commit yet, git ends with 1 and says nothing.
    if (error instanceof GitFailed && error.stderr === '') return undefined
    throw error
  }
}

function refusalOf(error: unknown, folder: string): Note {
  const said = error instanceof GitFailed ? error.stderr : ''
  if (/dubious ownership|unsafe repository/.test(said)) {
    const top = folderWithGit(folder) ?? folder
    return {
      code: 'unsafe-owner',
      text: 'Another user owns the repository, so git does not answer. Allow the folder if you trust it.',
      run: ['git', 'config', '--global', '--add', 'safe.directory', top]
    }
  }
  if (/bare repository|must be run in a work tree/.test(said)) return NO_TREE
  return { code: 'git-failed', text: `Git did not answer: ${errorMessage(error)}` }
}
