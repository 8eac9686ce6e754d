import type { BreakingCommit } from './model.ts'
import { records } from './process.ts'
import type { Repository } from './repository.ts'
import { type Commit, describeCommit, entriesAt, readCommits, type TreeEntry } from './tree.ts'

/** A path whose history is wanted. */
interface Suspect {
  /** Relative to the folder that is asked about, one character for each byte. */
  readonly path: string
  /** Id of the blob with the sealed bytes. Without one, only a deletion can be found. */
  readonly sealedId?: string
}

interface History {
  readonly byPath: ReadonlyMap<string, BreakingCommit>
  /** Commits that were examined. */
  readonly commits: number
}

/**
 * For each path the newest commit after which it no longer has the sealed bytes. A merge is blamed only when no other commit did it.
 * git compares its trees; each commit that it reports is then read and hashed here, with the trees down to the path: a commit is
 * reported only if it and its parents really differ like that. Throws `GitFailed`.
 * @param head id of the commit to begin with
 * @param maxCommits most commits looked at
 */
export async function breakingCommits(
  repository: Repository,
  head: string,
  suspects: readonly Suspect[],
  maxCommits: number
): Promise<History> {
  const open = new Map(suspects.map(suspect => [suspect.path, suspect]))
  const blamed = new Map<Suspect, string>()
  const count = { commits: 0 }
  for await (const change of changesOf(repository, head, [...open.keys()], maxCommits, count)) {
    const suspect = open.get(change.path)
    if (suspect === undefined || !breaks(change, suspect)) continue
    blamed.set(suspect, change.commit)
    open.delete(change.path)
    if (open.size === 0) break
  }
  return { byPath: await confirmCommit(repository, blamed), commits: count.commits }
}

/**
 * Ids of what the paths had in HEAD and before, newest first. They are as git reports them: the blobs are still to be read and hashed. Throws
 * `GitFailed`.
 */
export async function pastObjects(
  repository: Repository,
  head: string,
  paths: readonly string[],
  limits: { readonly commits: number; readonly candidates: number }
): Promise<ReadonlySet<string>> {
  const wanted = new Set(paths)
  const ids = new Set<string>()
  for await (const { path, before, after } of changesOf(repository, head, paths, limits.commits, { commits: 0 })) {
    if (!wanted.has(path)) continue
    for (const id of [after, before]) if (!/^0+$/.test(id)) ids.add(id)
    if (ids.size >= limits.candidates) break
  }
  return ids
}

/** What commits changed, newest first: commits with one parent, then merges against each parent. */
async function* changesOf(
  { git, folder: cwd }: Repository,
  head: string,
  suspects: readonly string[],
  maxCommits: number,
  count: { commits: number }
): AsyncGenerator<Change> {
  const words = wordsFor(suspects)
  const paths = words === undefined ? [] : ['--', ...words]
  for (const merges of [[], ['-m']]) {
    const only = merges.length > 0 ? ['--merges'] : []
    const list = await git.run(cwd, ['rev-list', `--max-count=${maxCommits}`, ...only, head, ...paths], undefined, MAX_LIST_BYTES)
    count.commits = Math.max(count.commits, list.length / (head.length + 1))
    if (list.length === 0) continue
    const args = [...DIFF_TREE, ...merges, ...paths]
    yield* changes(git.stream(cwd, args, list))
  }
}

/** The root commit too: it may be the only one that had the sealed bytes. */
const DIFF_TREE = ['diff-tree', '--stdin', '--root', '-r', '-z', '--relative', '--no-renames', '--raw', '--no-abbrev']
const MAX_LIST_BYTES = 64 * 1024 * 1024

interface Change {
  readonly commit: string
  readonly path: string
  readonly before: string
  readonly after: string
}

function breaks({ before, after }: Change, { sealedId }: Suspect): boolean {
  if (sealedId === undefined) return /^0+$/.test(after)
  return before === sealedId && after !== sealedId
}

/** `commit NUL (:mode mode before after status NUL path NUL)*` for each commit that changes something. */
async function* changes(output: AsyncIterable<Buffer>): AsyncGenerator<Change> {
  let commit = ''
  let change: string[] | undefined
  for await (const batch of records(output)) {
    for (const record of batch) {
      if (change !== undefined) {
        const [, , before = '', after = ''] = change
        change = undefined
        yield { commit, path: record, before, after }
      } else if (record.startsWith(':')) change = record.split(' ')
      else commit = record
    }
  }
}

/** The commits that the objects themselves confirm, with date and subject. */
async function confirmCommit(
  { git, folder, prefix }: Repository,
  blamed: ReadonlyMap<Suspect, string>
): Promise<Map<string, BreakingCommit>> {
  if (blamed.size === 0) return new Map()
  const commits = await readCommits(git, folder, blamed.values())
  const wanted = new Map<string, Set<string>>()
  for (const [{ path }, id] of blamed)
    for (const commit of [id, ...(commits.get(id)?.parents ?? [])])
      wanted.set(commit, (wanted.get(commit) ?? new Set()).add(prefix + path))
  const entries = await entriesAt(git, folder, wanted)
  const byPath = new Map<string, BreakingCommit>()
  for (const [suspect, id] of blamed) {
    const commit = commits.get(id)
    const at = (one: string): TreeEntry | undefined => entries.get(one)?.get(prefix + suspect.path)
    const after = at(id)
    const isReal = commit?.parents.some(parent => {
      const before = at(parent)
      return suspect.sealedId === undefined
        ? before !== undefined && after === undefined
        : before?.id === suspect.sealedId && after?.id !== suspect.sealedId
    })
    if (commit !== undefined && isReal === true) byPath.set(suspect.path, breakingCommit(id, commit))
  }
  return byPath
}

function breakingCommit(id: string, { bytes }: Commit): BreakingCommit {
  const { date, subject } = describeCommit(bytes)
  return { id, ...(date !== undefined && { date }), subject }
}

/** More paths, or paths with more characters in total, are not passed one by one: Windows allows 32,767 characters. */
const MAX_NAMED = 200
const MAX_NAMED_CHARACTERS = 8000

/** Paths as arguments of a command. Undefined when there are too many, or one is not UTF-8, which no argument of Node can be. */
function wordsFor(paths: readonly string[]): string[] | undefined {
  if (paths.length > MAX_NAMED) return undefined
  const words = paths.map(path => Buffer.from(path, 'latin1').toString('utf8'))
  if (words.some((word, at) => Buffer.from(word, 'utf8').toString('latin1') !== paths[at])) return undefined
  return words.reduce((sum, word) => sum + word.length, 0) > MAX_NAMED_CHARACTERS ? undefined : words
}
