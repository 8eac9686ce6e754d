import { isAbsolute } from 'node:path'
import type { Base } from '../model/base.ts'
import { findGit, Git, GitFailed } from './process.ts'

const TIME_LIMIT_MS = 30_000
const LIST_LIMIT_BYTES = 512 * 1024 * 1024
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/
const SHOWN_DIGITS = 12

type Environment = Readonly<Record<string, string | undefined>>

/**
 * A commit in the object store of the repository around a folder; undefined when git, the repository or the commit is not there (a shallow
 * clone has one commit only). Nothing is fetched, and nothing of the repository is run.
 * @param revision a commit id, or a ref such as `origin/main`
 */
export async function gitBase(
  cwd: string,
  revision: string,
  label: string,
  environment: Environment,
  limitBytes: number
): Promise<Base | undefined> {
  const program = findGit(environment, cwd)
  if (program === undefined) return undefined
  const git = new Git(program, environment)
  const ask = (args: readonly string[], maxBytes?: number): Promise<Buffer> => {
    git.allow(TIME_LIMIT_MS)
    return git.run(cwd, args, undefined, maxBytes)
  }
  const commit = await commitOf(ask, revision)
  if (commit === undefined) return undefined
  let names: Promise<readonly string[]> | undefined
  const list = async () => namesIn(await ask(['ls-tree', '-r', '-z', '--name-only', commit], LIST_LIMIT_BYTES))
  return {
    name: `${label} ${commit.slice(0, SHOWN_DIGITS)}`,
    read: path => readBlob(ask, commit, path, limitBytes),
    list: () => (names ??= list()),
    lastChange: path => lastChange(ask, commit, path)
  }
}

type Ask = (args: readonly string[], maxBytes?: number) => Promise<Buffer>

/** Where git looks for a short name, and takes the first that it finds: https://git-scm.com/docs/gitrevisions */
const PLACES = ['refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/']

async function commitOf(ask: Ask, revision: string): Promise<string | undefined> {
  const id = await resolved(ask, revision)
  if (id === undefined || COMMIT.test(revision) || revision.startsWith('refs/')) return id
  // Whoever may push a tag could give it the name of the trusted branch, or of a shortened id.
  const others = (await Promise.all(PLACES.map(place => resolved(ask, `${place}${revision}`)))).filter(one => one !== undefined)
  if (/^[0-9a-f]{4,39}$/.test(revision)) {
    const objects = (await ask(['rev-parse', `--disambiguate=${revision}`])).toString('latin1').split('\n')
    others.push(...objects.filter(object => COMMIT.test(object) && !id.startsWith(revision)))
  }
  if (others.some(other => other !== id))
    throw new Error(`${JSON.stringify(revision)} names several commits here: name it whole, such as refs/heads/main`)
  return id
}

async function resolved(ask: Ask, revision: string): Promise<string | undefined> {
  try {
    const id = (await ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]))
      .toString('latin1')
      .trim()
    // A full id is taken as it stands, whether it is there or not: ask for the object itself.
    if (!COMMIT.test(id)) return undefined
    await ask(['cat-file', '-e', `${id}^{commit}`])
    return id
  } catch (error) {
    if (error instanceof GitFailed) return undefined
    throw error
  }
}

async function readBlob(ask: Ask, commit: string, path: string, limitBytes: number): Promise<Buffer | undefined> {
  // git would find a way from an absolute path into the repository, and answer with another name.
  if (isAbsolute(path)) throw new Error(`${JSON.stringify(path)} is no path in the repository`)
  // The answer can name other files only when the path is a folder's, which then has no entry of its own.
  const answer = (await ask(['ls-tree', '-z', commit, '--', path])).toString('utf8')
  const [mode = '', type = '', rest = ''] = (answer.split('\0')[0] ?? '').split(' ')
  const [id = '', name] = rest.split('\t')
  if (name !== path) return undefined
  if (type !== 'blob' || mode === '120000') throw new Error(`${JSON.stringify(path)} is no regular file there`)
  return ask(['cat-file', 'blob', id], limitBytes)
}

function namesIn(answer: Buffer): string[] {
  return answer
    .toString('utf8')
    .split('\0')
    .filter(name => name !== '')
}

async function lastChange(ask: Ask, commit: string, path: string): Promise<string | undefined> {
  try {
    const args = ['log', '-1', '--no-show-signature', '--format=%h%x00%an%x00%s', `${commit}..HEAD`, '--', path]
    const [id, author, subject] = (await ask(args)).toString('utf8').trim().split('\0')
    return id && author ? `commit ${id} of ${author}, ${JSON.stringify(subject ?? '')}` : undefined
  } catch {
    return undefined
  }
}

/**
 * The commit that a pull request was merged onto, when the checkout is GitHub's test merge of its head, which is the run's own commit;
 * undefined for any other checkout: a branch can hold a merge onto whatever its author likes. A shallow clone has the merge and not its parents, and the merge names them.
 */
export async function mergedOnto(cwd: string, head: string, environment: Environment): Promise<string | undefined> {
  const program = findGit(environment, cwd)
  const own = environment['GITHUB_SHA'] ?? ''
  if (program === undefined || !COMMIT.test(own)) return undefined
  const git = new Git(program, environment)
  git.allow(TIME_LIMIT_MS)
  try {
    if ((await git.run(cwd, ['rev-parse', '--verify', 'HEAD'])).toString('latin1').trim() !== own) return undefined
    const commit = (await git.run(cwd, ['cat-file', 'commit', own])).toString('latin1')
    const parents = [...(commit.split('\n\n', 1)[0] ?? '').matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, id]) => id)
    return parents.length === 2 && parents[1] === head ? parents[0] : undefined
  } catch {
    return undefined
  }
}
