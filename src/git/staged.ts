import { resolve } from 'node:path'
import { errorMessage } from '../model/error-message.ts'
import { type PathAttributes, readAttributes } from './attributes.ts'
import { isObjectId } from './object-id.ts'
import { blobSizes, forged, readBlobs } from './objects.ts'
import { findGit, Git, GitFailed, records } from './process.ts'
import { prefixOf, topOf } from './repository.ts'

/** A last guard against a git that hangs. */
const MAX_MILLISECONDS = 600_000
const MAX_ENTRIES = 5_000_000
const MAX_PATH_CHARACTERS = 512 * 1024 * 1024
/** A whole blob is in memory while it is compared with its id. */
const MAX_BLOB_BYTES = 1024 * 1024 * 1024

/** What the next commit has at a path. */
export interface StagedEntry {
  readonly kind: 'file' | 'executable' | 'symlink' | 'submodule'
  readonly id: string
}

/** The index of a repository: what `git commit` would record. */
export interface StagedTree {
  /** Top folder of the working tree. */
  readonly top: string
  /** The path from there to the folder that was asked about: '' or a path that ends with `/`; one character per byte. */
  readonly prefix: string
  /** By path from the top folder, one character per byte. */
  readonly entries: ReadonlyMap<string, StagedEntry>
  /** Lengths of blobs, by id. Those that are missing are left out. */
  sizes(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, number>>
  /**
   * The bytes of blobs, each checked against its id, in any order.
   * @throws GitFailed when one is missing, forged, or larger than is read here
   */
  blobs(ids: ReadonlySet<string>): AsyncGenerator<{ readonly id: string; readonly bytes: Buffer }>
  /** The staged attributes of paths, and the folder in which Git LFS keeps content. */
  attributes(paths: readonly string[]): Promise<{ readonly attributes: PathAttributes; readonly commonFolder: string }>
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The index of the repository around a folder; undefined when there is no git or repository. The working tree is not read. A file
 * that is only intended to be added (`git add --intent-to-add`) is not part of it: a commit would not record it.
 *
 * `git commit -a` and `git commit FILE` commit an index other than `.git/index`, and pass its path to hooks in GIT_INDEX_FILE.
 * @throws GitFailed when git does not answer, or files are not merged yet
 */
export async function openStaged(cwd: string, environment: Environment): Promise<StagedTree | undefined> {
  const program = findGit(environment, cwd)
  if (program === undefined) return undefined
  const plain = new Git(program, environment)
  plain.allow(MAX_MILLISECONDS)
  const prefix = await prefixOf(plain, cwd).catch(error => {
    if (error instanceof GitFailed && /not a git repository/.test(error.stderr)) return undefined
    throw error
  })
  if (prefix === undefined) return undefined
  const top = await topOf(plain, cwd)
  const index = environment['GIT_INDEX_FILE']
  // Git reads a relative name from the top folder.
  const git = index ? new Git(program, environment, { GIT_INDEX_FILE: resolve(top, index) }) : plain
  git.allow(MAX_MILLISECONDS)
  return {
    top,
    prefix,
    entries: await entriesOf(git, top),
    sizes: async ids => {
      git.allow(MAX_MILLISECONDS)
      return blobSizes(git, top, [...ids])
    },
    blobs: ids => checkedBlobs(git, top, ids),
    attributes: async paths => {
      git.allow(MAX_MILLISECONDS)
      const folder = (await git.run(top, ['rev-parse', '--git-common-dir'])).toString('utf8').replace(/\r?\n$/, '')
      return { attributes: await readAttributes(git, top, paths, [], ['--cached']), commonFolder: resolve(top, folder) }
    }
  }
}

/** Configuration files must not change the list: every entry counts, under its own name, whatever it is. */
const LISTING = [
  'diff-index',
  '--cached',
  '--raw',
  '-z',
  '--no-renames',
  '--no-relative',
  '--no-ext-diff',
  '--ignore-submodules=none',
  '--ita-invisible-in-index',
  '--full-index',
  '--no-abbrev'
]

/** The difference to an empty tree is the whole index. `ls-files` would list files that are only intended to be added. */
async function entriesOf(git: Git, top: string): Promise<ReadonlyMap<string, StagedEntry>> {
  const emptyTree = (await git.run(top, ['hash-object', '-t', 'tree', '--stdin'], Buffer.alloc(0))).toString('latin1').trim()
  const entries = new Map<string, StagedEntry>()
  let characters = 0
  let entry: string | undefined
  for await (const batch of records(git.stream(top, [...LISTING, emptyTree]))) {
    for (const record of batch) {
      if (entry === undefined) {
        entry = record
        continue
      }
      characters += record.length
      if (entries.size >= MAX_ENTRIES || characters > MAX_PATH_CHARACTERS)
        throw new GitFailed('the index has more files than are listed here', '')
      entries.set(record, parseEntry(entry, record))
      entry = undefined
    }
  }
  if (entry !== undefined) throw new GitFailed('git diff-index broke off', '')
  return entries
}

/** `:OLDMODE MODE OLDID ID STATUS`: https://git-scm.com/docs/diff-format, "Raw output format" */
function parseEntry(record: string, path: string): StagedEntry {
  const [, mode = '', , id = '', status = ''] = record.split(' ')
  const shown = JSON.stringify(Buffer.from(path, 'latin1').toString('utf8'))
  if (status === 'U') throw new GitFailed(`${shown} is not merged yet: nothing can be committed before "git add" resolves it`, '')
  const kind = KINDS[mode]
  if (status !== 'A' || kind === undefined || !isObjectId(id) || /^0+$/.test(id))
    throw new GitFailed(`git listed ${shown} in the index in a way that is not understood`, '')
  return { kind, id }
}

const KINDS: Readonly<Record<string, StagedEntry['kind']>> = {
  '100644': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule'
}

async function* checkedBlobs(git: Git, top: string, ids: ReadonlySet<string>) {
  git.allow(MAX_MILLISECONDS)
  const sizes = await blobSizes(git, top, [...ids]).catch(error => {
    throw new GitFailed(`the staged bytes cannot be read: ${errorMessage(error)}`, '')
  })
  for (const id of ids) {
    const size = sizes.get(id)
    if (size === undefined) throw new GitFailed(`the repository does not have the staged object ${id}`, '')
    if (size > MAX_BLOB_BYTES)
      throw new GitFailed(`the staged object ${id} has ${size} bytes; at most ${MAX_BLOB_BYTES} are read`, '')
  }
  const left = new Set(ids)
  for await (const { id, bytes } of readBlobs(git, top, [...ids])) {
    if (bytes === undefined) throw new GitFailed(forged(id), '')
    left.delete(id)
    yield { id, bytes }
  }
  for (const id of left) throw new GitFailed(`the repository does not have the staged object ${id}`, '')
}
