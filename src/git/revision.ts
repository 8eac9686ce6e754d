import { isObjectId } from './object-id.ts'
import { withReader } from './objects.ts'
import { type Git, GitFailed } from './process.ts'

/** A last guard: these queries take milliseconds. */
export const MAX_MILLISECONDS = 30_000

/** A repository as a store of objects. */
export interface ObjectStore {
  readonly git: Git
  readonly cwd: string
}

/** One question to git, within the time of a question. */
export function ask({ git, cwd }: ObjectStore, args: readonly string[]): Promise<Buffer> {
  git.allow(MAX_MILLISECONDS)
  return git.run(cwd, args)
}

/** Where git looks for a short name, and takes the first that it finds: https://git-scm.com/docs/gitrevisions */
const NAMESPACES = ['refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/']

/**
 * The commit that a revision names: an id, a full ref, or a short name that names one commit only. Undefined when there is none.
 * @throws when a short name is ambiguous
 */
export async function commitOf(store: ObjectStore, revision: string): Promise<string | undefined> {
  const id = await resolve(store, revision)
  if (id === undefined || isObjectId(revision) || revision.startsWith('refs/')) return id
  // Anyone who may push a tag could give it the name of the trusted branch, or of an abbreviated id.
  const others = (await Promise.all(NAMESPACES.map(space => resolve(store, `${space}${revision}`)))).filter(
    one => one !== undefined
  )
  if (/^[0-9a-f]{4,39}$/.test(revision)) {
    const objects = (await ask(store, ['rev-parse', `--disambiguate=${revision}`])).toString('latin1').split('\n')
    others.push(...objects.filter(object => isObjectId(object) && !id.startsWith(revision)))
  }
  if (others.some(other => other !== id))
    throw new Error(`${JSON.stringify(revision)} names several commits here: give the full name, such as refs/heads/main`)
  return id
}

async function resolve(store: ObjectStore, revision: string): Promise<string | undefined> {
  try {
    const id = (await ask(store, ['rev-parse', '--verify', '--quiet', '--end-of-options', revision])).toString('latin1').trim()
    return isObjectId(id) ? await peel(store, id) : undefined
  } catch (error) {
    if (error instanceof GitFailed) return undefined
    throw error
  }
}

/** A tag may name a tag, which is rarely done. */
const MAX_TAGS = 8

/** The commit itself, or the one that a tag names. git takes a full id as it is, whether it has the object or not. */
async function peel(store: ObjectStore, id: string): Promise<string | undefined> {
  let at = id
  for (let tags = 0; tags <= MAX_TAGS; tags++) {
    const type = (await ask(store, ['cat-file', '-t', at])).toString('latin1').trim()
    if (type === 'commit') return at
    if (type !== 'tag') return undefined
    const tag = at
    const text = (await withReader(store.git, store.cwd, reader => reader.read('tag', tag))).toString('latin1')
    at = /^object ([0-9a-f]+)$/m.exec(text)?.[1] ?? ''
  }
  return undefined
}
