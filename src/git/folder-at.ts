import { findCommit, NoSuchCommit } from './commit-files.ts'
import { readBlobs } from './objects.ts'
import { findGit, Git } from './process.ts'
import { prefixOf } from './repository.ts'
import { MAX_MILLISECONDS, type ObjectStore } from './revision.ts'
import { filesAt } from './tree.ts'

/** A folder of text, of which everything is kept in memory. */
const MAX_BYTES = 256 * 1024 * 1024
/** A last guard: reading a folder takes seconds. */
const MAX_READ_MILLISECONDS = 10 * 60_000

/**
 * The files of a folder as a commit has them, by path relative to it; empty if the commit has no such folder. Each object is read and checked
 * against its id. Nothing is fetched.
 * @param cwd real path of the folder, which exists
 * @param revision `latest-tag`, or a tag, branch or commit
 * @throws NoSuchCommit; GitFailed when an object is missing, damaged or forged; also for links, submodules and more than 256 MiB
 */
export async function readFolderAt(
  cwd: string,
  revision: string,
  environment: Readonly<Record<string, string | undefined>> = process.env
): Promise<{ readonly commit: string; readonly tag?: string; readonly files: ReadonlyMap<string, Uint8Array> }> {
  const program = findGit(environment, cwd)
  if (program === undefined) throw new NoSuchCommit('there is no git here to read it')
  const store: ObjectStore = { git: new Git(program, environment), cwd }
  store.git.allow(MAX_MILLISECONDS)
  const prefix = await prefixOf(store.git, cwd)
  const found = await findCommit(store, revision)
  store.git.allow(MAX_READ_MILLISECONDS)
  const entries = await filesAt(store.git, cwd, found.commit, prefix)
  const strange = entries.find(({ kind }) => kind !== 'file')
  if (strange !== undefined) throw new Error(`${JSON.stringify(strange.path)} was not a regular file`)
  const blobs = new Map<string, Uint8Array>()
  let total = 0
  for await (const { id, bytes } of readBlobs(store.git, cwd, [...new Set(entries.map(({ id }) => id))])) {
    if (bytes === undefined) throw new Error(`the stored object ${id} does not have the bytes of its id`)
    total += bytes.length
    if (total > MAX_BYTES) throw new Error(`the folder has more than ${MAX_BYTES} bytes`)
    blobs.set(id, Buffer.from(bytes))
  }
  const files = entries.map(({ path, id }): [string, Uint8Array] => {
    const bytes = blobs.get(id)
    if (bytes === undefined) throw new Error(`the bytes of ${JSON.stringify(path)} are not in this clone`)
    return [Buffer.from(path, 'latin1').toString('utf8'), bytes]
  })
  return { ...found, files: new Map(files) }
}
