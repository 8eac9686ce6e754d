import { folderWithGit } from '../disk/git-near.ts'
import { isObjectId } from './object-id.ts'
import { type Environment, findGit, Git } from './process.ts'
import { MAX_MILLISECONDS } from './revision.ts'

/** The commit that is checked out around a folder; undefined where there is none, or where git does not answer. */
export async function headCommit(folder: string, environment: Environment): Promise<string | undefined> {
  const program = folderWithGit(folder) === undefined ? undefined : findGit(environment, folder)
  if (program === undefined) return undefined
  const git = new Git(program, environment)
  git.allow(MAX_MILLISECONDS)
  try {
    const id = (await git.run(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])).toString('latin1').trim()
    return isObjectId(id) ? id : undefined
  } catch {
    return undefined
  }
}
