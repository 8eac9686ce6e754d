import { isAbsolute } from 'node:path'
import { normalize } from 'node:path/posix'
import type { Base } from '../model/base.ts'
import { isObjectId } from './object-id.ts'
import { withReader } from './objects.ts'
import { findGit, Git, GitFailed } from './process.ts'
import { prefixOf } from './repository.ts'
import { ask, commitOf, MAX_MILLISECONDS, type ObjectStore } from './revision.ts'
import { type Commit, describeCommit, entriesAt, filesAt, readCommits } from './tree.ts'

const SHOWN_DIGITS = 12

type Environment = Readonly<Record<string, string | undefined>>

/**
 * A commit in the object store of the repository around a folder; undefined when there is no git, repository or commit (a shallow
 * clone has only one commit). Nothing is fetched, and nothing of the repository is run.
 *
 * A step before the gate may have written into the clone. So the commit, its trees and its blobs are read as stored, and each is hashed
 * and compared with the id by which the object before it names it. Only `.git/config` decides where the working tree begins, which must be at
 * the nearest `.git`.
 * @param revision a commit id, or a ref such as `origin/main`
 * @throws when the answer would be ambiguous, or the configuration moves the working tree
 */
export async function gitBase(
  cwd: string,
  revision: string,
  label: string,
  environment: Environment,
  maxBytes: number
): Promise<Base | undefined> {
  const program = findGit(environment, cwd)
  if (program === undefined) return undefined
  const objects = { git: new Git(program, environment), cwd }
  const commit = await commitOf(objects, revision)
  if (commit === undefined) return undefined
  objects.git.allow(MAX_MILLISECONDS)
  const store: Store = { ...objects, prefix: await prefixOf(objects.git, cwd) }
  let names: Promise<readonly string[]> | undefined
  return {
    name: `${label} ${commit.slice(0, SHOWN_DIGITS)}`,
    read: path => readFile(store, commit, path, maxBytes),
    list: () => (names ??= listFiles(store, commit)),
    lastChange: path => lastChange(store, commit, path)
  }
}

/** An object store, and where the folder of the gate is in the trees of its commits. */
interface Store extends ObjectStore {
  /** '' or a path that ends with `/`; one character per byte. */
  readonly prefix: string
}

async function readFile(store: Store, commit: string, path: string, maxBytes: number): Promise<Buffer | undefined> {
  const { git, cwd } = store
  git.allow(MAX_MILLISECONDS)
  const full = fullPath(store, path)
  const entry = (await entriesAt(git, cwd, new Map([[commit, new Set([full])]]))).get(commit)?.get(full)
  if (entry === undefined) return undefined
  if (entry.kind !== 'file') throw new Error(`${JSON.stringify(path)} is not a regular file there`)
  return withReader(git, cwd, reader => reader.read('blob', entry.id, maxBytes))
}

async function listFiles({ git, cwd, prefix }: Store, commit: string): Promise<readonly string[]> {
  git.allow(MAX_MILLISECONDS)
  return (await filesAt(git, cwd, commit, prefix)).map(({ path }) => Buffer.from(path, 'latin1').toString('utf8'))
}

/** @throws when the path leads out of the repository: no tree has such a name, and the file would seem to be missing */
function fullPath({ prefix }: Store, path: string): string {
  const full = normalize(prefix + Buffer.from(path, 'utf8').toString('latin1'))
  if (isAbsolute(path) || /^\.\.?(?:\/|$)/.test(full)) throw new Error(`${JSON.stringify(path)} is not a path in the repository`)
  return full
}

/** The commit after the base that last changed a file, if its own objects confirm that. Never throws. */
async function lastChange(store: Store, base: string, path: string): Promise<string | undefined> {
  try {
    const id = (await ask(store, ['rev-list', '-1', `${base}..HEAD`, '--', path])).toString('latin1').trim()
    if (!isObjectId(id)) return undefined
    const { parents, bytes } = await readCommit(store, id)
    const full = fullPath(store, path)
    const all = [id, ...parents]
    const entries = await entriesAt(store.git, store.cwd, new Map(all.map(one => [one, new Set([full])])))
    const [after, ...before] = all.map(one => entries.get(one)?.get(full)?.id)
    if (before.includes(after)) return undefined
    const { author, subject } = describeCommit(bytes)
    return author ? `commit ${id.slice(0, SHOWN_DIGITS)} of ${author}, ${JSON.stringify(subject)}` : undefined
  } catch {
    return undefined
  }
}

async function readCommit({ git, cwd }: ObjectStore, id: string): Promise<Commit> {
  const commit = (await readCommits(git, cwd, [id])).get(id)
  if (commit === undefined) throw new GitFailed(`git has no commit ${id}`, '')
  return commit
}

/**
 * The commit that a pull request was merged onto, when the checkout is GitHub's test merge of its head, which is the run's own commit;
 * undefined for any other checkout: a branch can hold a merge onto any commit that its author likes. A shallow clone has the merge without its
 * parents, but the merge has their ids.
 */
export async function mergedOnto(cwd: string, head: string, environment: Environment): Promise<string | undefined> {
  const program = findGit(environment, cwd)
  const own = environment['GITHUB_SHA'] ?? ''
  if (program === undefined || !isObjectId(own)) return undefined
  const git = new Git(program, environment)
  git.allow(MAX_MILLISECONDS)
  try {
    if ((await git.run(cwd, ['rev-parse', '--verify', 'HEAD'])).toString('latin1').trim() !== own) return undefined
    const { parents } = await readCommit({ git, cwd }, own)
    return parents.length === 2 && parents[1] === head ? parents[0] : undefined
  } catch {
    return undefined
  }
}
