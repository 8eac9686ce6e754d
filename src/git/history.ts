import type { BreakingCommit } from './model.ts'
import { readObjects } from './objects.ts'
import type { Git } from './process.ts'
import { records } from './records.ts'
import { wordsFor } from './tree.ts'

/** A path whose history is asked for. */
export interface Suspect {
  /** Relative to the folder that is asked about, one character for each byte. */
  readonly path: string
  /** Id of the blob with the sealed bytes. Without one, only a deletion can be told. */
  readonly sealedId?: string
}

export interface History {
  readonly byPath: ReadonlyMap<string, BreakingCommit>
  /** Commits that were there to be looked at, at most as many as were asked for. */
  readonly commits: number
}

const MAX_SUBJECT = 200

/**
 * For each path the newest commit after which it no longer has the sealed bytes. A merge is blamed only when no other commit did it.
 * Compares trees and reads no file. Throws `GitFailed`.
 * @param head id of the commit to begin with
 * @param limit most commits looked at
 */
export async function breakingCommits(
  git: Git,
  cwd: string,
  head: string,
  suspects: readonly Suspect[],
  limit: number
): Promise<History> {
  const open = new Map(suspects.map(suspect => [suspect.path, suspect]))
  const blamed = new Map<string, string>()
  const words = wordsFor([...open.keys()])
  const paths = words === undefined ? [] : ['--', ...words]
  let commits = 0
  for (const merges of [[], ['-m']]) {
    if (open.size === 0) break
    const only = merges.length > 0 ? ['--merges'] : []
    const list = await git.run(cwd, ['rev-list', `--max-count=${limit}`, ...only, head, ...paths], undefined, MAX_LIST)
    commits = Math.max(commits, list.length / (head.length + 1))
    if (list.length === 0) continue
    const args = ['diff-tree', '--stdin', ...merges, '-r', '-z', '--relative', '--no-renames', '--raw', '--no-abbrev', ...paths]
    for await (const change of changes(git.stream(cwd, args, list))) {
      const suspect = open.get(change.path)
      if (suspect === undefined || !breaks(change, suspect)) continue
      blamed.set(change.path, change.commit)
      open.delete(change.path)
      if (open.size === 0) break
    }
  }
  return { byPath: await described(git, cwd, blamed), commits }
}

const MAX_LIST = 64 * 1024 * 1024

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

/** Date and subject, for the few commits that are blamed. */
async function described(git: Git, cwd: string, blamed: ReadonlyMap<string, string>): Promise<Map<string, BreakingCommit>> {
  const commits = new Map<string, BreakingCommit>()
  for await (const { id, bytes } of readObjects(git, cwd, 'commit', [...new Set(blamed.values())])) {
    const text = bytes.toString('utf8')
    const end = text.indexOf('\n\n')
    const seconds = Number(/^committer .*> (\d+) [+-]\d+$/m.exec(text.slice(0, end))?.[1] ?? Number.NaN)
    const date = new Date(seconds * 1000)
    const subject = text.slice(end).trimStart().split('\n', 1)[0] ?? ''
    commits.set(id, {
      id,
      ...(!Number.isNaN(date.getTime()) && { date: `${date.toISOString().slice(0, 19)}Z` }),
      subject: [...subject].slice(0, MAX_SUBJECT).join('')
    })
  }
  return new Map([...blamed].flatMap(([path, id]) => [[path, commits.get(id) ?? { id }] as const]))
}
