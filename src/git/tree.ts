import { withReader } from './objects.ts'
import { type Git, GitFailed } from './process.ts'

/** What a commit has at a path. */
export interface TreeEntry {
  readonly kind: 'file' | 'symlink' | 'submodule' | 'folder'
  readonly id: string
  /** Of a file: whether its owner may execute it. */
  readonly exec: boolean
}

/** An entry that is not a folder, with its path: one character per byte. */
export interface ListedEntry extends TreeEntry {
  readonly path: string
}

/** What a commit object names. */
export interface Commit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly bytes: Buffer
}

/** Reads commits. Throws `GitFailed` when one is missing or does not hash to its id. */
export async function readCommits(git: Git, cwd: string, ids: Iterable<string>): Promise<Map<string, Commit>> {
  const commits = await withReader(git, cwd, reader => reader.readAll('commit', ids))
  return new Map([...commits].map(([id, bytes]) => [id, parseCommit(bytes)]))
}

function parseCommit(bytes: Buffer): Commit {
  const [head = ''] = bytes.toString('latin1').split('\n\n', 1)
  const parents = [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent)
  return { tree: /^tree ([0-9a-f]+)$/m.exec(head)?.[1] ?? '', parents, bytes }
}

const MAX_SUBJECT_CHARACTERS = 200

/** Metadata of a commit: its author's name, when it was committed (ISO 8601, UTC), and the first line of its message. Hostile text. */
export function describeCommit(bytes: Buffer): { readonly author: string; readonly date?: string; readonly subject: string } {
  const text = bytes.toString('utf8')
  const end = text.indexOf('\n\n')
  const head = text.slice(0, end)
  const seconds = Number(/^committer .*> (\d+) [+-]\d+$/m.exec(head)?.[1] ?? Number.NaN)
  const date = new Date(seconds * 1000)
  const [subject = ''] = text.slice(end).trimStart().split('\n', 1)
  return {
    author: /^author (.*?) <.*> \d+ [+-]\d+$/m.exec(head)?.[1] ?? '',
    ...(!Number.isNaN(date.getTime()) && { date: `${date.toISOString().slice(0, 19)}Z` }),
    subject: [...subject].slice(0, MAX_SUBJECT_CHARACTERS).join('')
  }
}

/** A path to look up, and where its next segment begins. */
interface LookUp {
  readonly path: string
  readonly at: number
  readonly found: Map<string, TreeEntry>
}

/**
 * What commits have at paths, and the submodules on the way to them. Commits and trees are read and hashed here, level by level: `git
 * ls-tree` would trust whatever was written into the object store.
 * @param wanted paths by commit, from the top folder of the repository, one character per byte
 * @throws GitFailed when an object is missing, malformed, or does not hash to its id
 */
export async function entriesAt(
  git: Git,
  cwd: string,
  wanted: ReadonlyMap<string, ReadonlySet<string>>
): Promise<Map<string, Map<string, TreeEntry>>> {
  const entries = new Map<string, Map<string, TreeEntry>>()
  await withReader(git, cwd, async reader => {
    let level = new Map<string, LookUp[]>()
    for (const [id, bytes] of await reader.readAll('commit', wanted.keys())) {
      const found = new Map<string, TreeEntry>()
      entries.set(id, found)
      const { tree } = parseCommit(bytes)
      for (const path of wanted.get(id) ?? []) add(level, tree, { path, at: 0, found })
    }
    while (level.size > 0) {
      const below = new Map<string, LookUp[]>()
      for (const [id, bytes] of await reader.readAll('tree', level.keys()))
        descend(parseTree(id, bytes), level.get(id) ?? [], below)
      level = below
    }
  })
  return entries
}

function descend(tree: ReadonlyMap<string, TreeEntry>, all: readonly LookUp[], below: Map<string, LookUp[]>): void {
  for (const { path, at, found } of all) {
    const slash = path.indexOf('/', at)
    const entry = tree.get(path.slice(at, slash < 0 ? undefined : slash))
    if (entry === undefined) continue
    if (slash < 0) found.set(path, entry)
    else if (entry.kind === 'submodule') found.set(path.slice(0, slash), entry)
    else if (entry.kind === 'folder') add(below, entry.id, { path, at: slash + 1, found })
  }
}

/** Entries of one commit, with all folders: ten small trees can refer to each other a billion times. */
const MAX_ENTRIES = 5_000_000
const MAX_PATH_CHARACTERS = 512 * 1024 * 1024

/**
 * All files, links and submodules of a commit, sorted by the bytes of their paths. Every tree is checked against its id.
 * @param prefix only what is below this folder, relative to it: '' or a path that ends with `/`
 * @throws GitFailed as `entriesAt` does, and when there are too many
 */
export async function filesAt(git: Git, cwd: string, commit: string, prefix: string): Promise<ListedEntry[]> {
  return withReader(git, cwd, async reader => {
    const listing = new Listing(commit, prefix)
    let level = new Map([[parseCommit(await reader.read('commit', commit)).tree, ['']]])
    while (level.size > 0) {
      const below = new Map<string, string[]>()
      for (const [id, bytes] of await reader.readAll('tree', level.keys()))
        listing.add(parseTree(id, bytes), level.get(id) ?? [], below)
      level = below
    }
    return listing.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  })
}

class Listing {
  readonly files: ListedEntry[] = []
  readonly #commit: string
  readonly #prefix: string
  #entries = 0
  #characters = 0

  constructor(commit: string, prefix: string) {
    this.#commit = commit
    this.#prefix = prefix
  }

  /** Adds the entries of one tree in each of the folders that have it. */
  add(tree: ReadonlyMap<string, TreeEntry>, folders: readonly string[], below: Map<string, string[]>): void {
    const prefix = this.#prefix
    for (const folder of folders) {
      for (const [name, { kind, id, exec }] of tree) {
        const path = `${folder}${name}`
        this.#characters += path.length
        if (++this.#entries > MAX_ENTRIES || this.#characters > MAX_PATH_CHARACTERS)
          throw new GitFailed(`the commit ${this.#commit} has more files than are listed here`, '')
        if (kind !== 'folder') {
          if (path.startsWith(prefix)) this.files.push({ kind, id, exec, path: path.slice(prefix.length) })
        } else if (prefix.startsWith(`${path}/`) || path.startsWith(prefix)) add(below, id, `${path}/`)
      }
    }
  }
}

function add<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [value])
  else group.push(value)
}

/**
 * `mode SP name NUL id` for each entry, the id as bytes. Names have one character per byte.
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects, "Tree Objects"
 */
function parseTree(treeId: string, bytes: Buffer): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>()
  const idBytes = treeId.length / 2
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at)
    const nul = bytes.indexOf(0, space + 1)
    const end = nul + 1 + idBytes
    const name = bytes.toString('latin1', space + 1, nul)
    // git refuses such trees in a push; git did not create this one.
    if (space < 0 || nul < 0 || end > bytes.length || name === '' || name.includes('/') || entries.has(name))
      throw new GitFailed(`the tree ${treeId} is malformed`, '')
    const mode = bytes.toString('latin1', at, space)
    entries.set(name, { kind: kindOf(mode), id: bytes.toString('hex', nul + 1, end), exec: mode === '100755' })
    at = end
  }
  return entries
}

function kindOf(mode: string): TreeEntry['kind'] {
  if (mode === '40000' || mode === '040000') return 'folder'
  if (mode === '160000') return 'submodule'
  return mode === '120000' ? 'symlink' : 'file'
}
