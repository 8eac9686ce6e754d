import type { SemVer } from 'semver'
import compareBuild from 'semver/functions/compare-build.js'
import parse from 'semver/functions/parse.js'
import { withReader } from './objects.ts'
import { ask, commitOf, type ObjectStore } from './revision.ts'

/** A tag whose name is a version, and the commit that it names. */
export interface VersionTag {
  readonly name: string
  readonly commit: string
}

/**
 * The tag with the highest version (SemVer 2.0.0, a leading `v` permitted, pre-releases included) among those that HEAD contains. A tag at
 * HEAD itself is passed over for an earlier one: the commit would be compared with itself, as in the run that the push of a tag starts.
 * Undefined when no tag in HEAD's history has such a name.
 * @see https://semver.org/#spec-item-11
 * @throws when two tags of equal precedence name different commits, or one that may be the highest cannot be read
 */
export async function latestTag(store: ObjectStore): Promise<VersionTag | undefined> {
  const head = await commitOf(store, 'HEAD')
  if (head === undefined) return undefined
  const listed = (await ask(store, ['for-each-ref', '--merged=HEAD', FORMAT, 'refs/tags'])).toString('utf8')
  const versions = listed
    .split('\n')
    .flatMap(line => versionOf(line))
    .sort((a, b) => b.version.compare(a.version) || compareBuild(b.version, a.version))
  const look = new LookUps(store)
  let atHead: VersionTag | undefined
  for (const [index, tag] of versions.entries()) {
    const { name, version } = tag
    const commit: string = tag.names === head ? head : await look.commitOf(name)
    if (commit === head) {
      atHead ??= { name, commit }
      continue
    }
    // In order, tags of equal precedence are neighbours.
    const others = versions.slice(index + 1)
    const next = others.findIndex(other => other.version.compare(version) !== 0)
    await refuseTwin(look, commit, name, next < 0 ? others : others.slice(0, next))
    await demandReadable(store, version)
    return { name, commit }
  }
  const [highest] = versions
  if (atHead !== undefined && highest !== undefined) await demandReadable(store, highest.version)
  return atHead
}

const PREFIX = 'refs/tags/'
/** The last id is that of what an annotated tag names. */
const FORMAT = '--format=%(refname) %(objectname) %(*objectname)'

interface ListedTag {
  readonly name: string
  readonly version: SemVer
  /** Id of what it names, by the list alone. */
  readonly names: string
}

function versionOf(line: string): ListedTag[] {
  const [ref = '', id = '', peeled = ''] = line.split(' ')
  if (!ref.startsWith(PREFIX)) return []
  const name = ref.slice(PREFIX.length)
  const version = parse(name)
  return version === null ? [] : [{ name, version, names: peeled || id }]
}

/** Each look-up is a few programs. Anyone who may push tags could push a hundred thousand. */
const MAX_LOOK_UPS = 100

class LookUps {
  readonly #store: ObjectStore
  #count = 0

  constructor(store: ObjectStore) {
    this.#store = store
  }

  /** @throws when it cannot be read: a lower tag in its place would promise less */
  async commitOf(name: string): Promise<string> {
    if (++this.#count > MAX_LOOK_UPS) throw new Error(`more than ${MAX_LOOK_UPS} tags would have to be looked up: name one`)
    const commit = await commitOf(this.#store, `${PREFIX}${name}`)
    if (commit === undefined)
      throw new Error(`the tag ${JSON.stringify(name)} cannot be read, or its object does not hash to its id`)
    return commit
  }
}

/** `v1.0.0` beside `1.0.0`: nothing shows which of the two was released. */
async function refuseTwin(look: LookUps, commit: string, name: string, equal: readonly ListedTag[]): Promise<void> {
  for (const other of equal) {
    const of = other.names === commit ? commit : await look.commitOf(other.name)
    if (of !== commit)
      throw new Error(
        `the tags ${JSON.stringify(name)} and ${JSON.stringify(other.name)} are one version and name different commits`
      )
  }
}

/**
 * git leaves out of its list what it cannot follow, as if HEAD did not contain it: a damaged or forged tag would give way to a lower one. So the
 * objects of all higher versions are read and hashed, contained or not, in one process for each type.
 * @throws GitFailed
 */
async function demandReadable(store: ObjectStore, above: SemVer): Promise<void> {
  const listed = (await ask(store, ['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)', 'refs/tags'])).toString(
    'utf8'
  )
  const higher = listed.split('\n').filter(line => versionOf(line).some(({ version }) => version.compare(above) > 0))
  if (higher.length === 0) return
  const idsOf = (type: string): string[] => higher.flatMap(line => (line.endsWith(` ${type}`) ? [line.split(' ')[1] ?? ''] : []))
  await withReader(store.git, store.cwd, async reader => {
    await reader.readAll('tag', idsOf('tag'))
    await reader.readAll('commit', idsOf('commit'))
  })
}
