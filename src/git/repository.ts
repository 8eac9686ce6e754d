import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { folderWithGit } from '../disk/git-near.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Note } from './model.ts'
import { isObjectId, type ObjectFormat } from './object-id.ts'
import { type Git, GitFailed } from './process.ts'
import { readSettings, type Settings } from './settings.ts'

/** A repository, seen from one folder of its working tree. */
export interface Repository {
  readonly git: Git
  /** The folder: paths are relative to it. */
  readonly folder: string
  /** Top folder of the working tree. */
  readonly top: string
  /** Path of the folder from the top folder, with a `/` at its end, or ''; one character per byte. */
  readonly prefix: string
  /** Folder of objects, configuration and attributes; shared by all worktrees of a repository. */
  readonly commonFolder: string
  readonly shallow: boolean
  /** Id of the commit that is checked out; undefined when there is none yet. */
  readonly head: string | undefined
  readonly format: ObjectFormat
  readonly settings: Settings
}

/** Opens the repository of a folder: the folder, or one above it, has a `.git`. A refusal is a note. */
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
    if (!isTopOf(resolve(folder, utf8(top)), folder)) return { refusal: MOVED_TREE }
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

/** Git's answers, with one character per byte. */
function utf8(text: string | undefined): string {
  return Buffer.from(text ?? '', 'latin1').toString('utf8')
}

/**
 * True when git's working tree begins at the `.git` that is nearest to the folder. `core.worktree` can move it, and every path would then
 * be looked up at another place in the commit.
 */
function isTopOf(top: string, folder: string): boolean {
  const near = folderWithGit(folder)
  return near !== undefined && realpathSync.native(near) === realpathSync.native(top)
}

/**
 * The path from the top folder of the working tree to a folder in it: '' or a path with a `/` at its end, one character per byte.
 * @throws GitFailed when the folder is in no working tree; Error when the configuration moved the working tree
 */
export async function prefixOf(git: Git, folder: string): Promise<string> {
  const lines = (await git.run(folder, ['rev-parse', '--show-toplevel', '--show-prefix'])).toString('latin1').split('\n')
  const [top, prefix = ''] = lines
  if (lines.length !== 3) throw new Error('the working tree is in a folder with a line break in its name')
  if (!isTopOf(resolve(folder, utf8(top)), folder)) throw new Error(MOVED_TREE.text)
  return prefix
}

/** Top folder of the working tree around a folder. @throws GitFailed when there is none */
export async function topOf(git: Git, folder: string): Promise<string> {
  return resolve(folder, utf8((await git.run(folder, ['rev-parse', '--show-toplevel'])).toString('latin1').replace(/\n$/, '')))
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
  text: 'The folder is in a git repository without its own working tree, so git is not used.'
}

const MOVED_TREE: Note = {
  code: 'not-a-working-tree',
  text: 'The configuration of the repository (core.worktree) moves its working tree to another folder, so git is not used.'
}

async function headOf(git: Git, folder: string): Promise<string | undefined> {
  try {
    const id = (await git.run(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])).toString('latin1').trim()
    return isObjectId(id) ? id : undefined
  } catch (error) {
    // With no commit yet, git ends with 1 and prints nothing.
    if (error instanceof GitFailed && error.stderr === '') return undefined
    throw error
  }
}

function refusalOf(error: unknown, folder: string): Note {
  const stderr = error instanceof GitFailed ? error.stderr : ''
  if (/dubious ownership|unsafe repository/.test(stderr)) {
    const top = folderWithGit(folder) ?? folder
    return {
      code: 'unsafe-owner',
      text: 'Another user owns the repository, so git does not answer. Allow the folder if you trust it.',
      run: ['git', 'config', '--global', '--add', 'safe.directory', top]
    }
  }
  if (/bare repository|must be run in a work tree/.test(stderr)) return NO_TREE
  return { code: 'git-failed', text: `Git did not answer: ${errorMessage(error)}` }
}
