import type { SemVer } from 'semver'
import compareBuild from 'semver/functions/compare-build.js'
import parse from 'semver/functions/parse.js'
import { isObjectId } from './object-id.ts'
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
 * @throws when two tags of equal precedence name different commits
 */
export async function latestTag(store: ObjectStore): Promise<VersionTag | undefined> {
  const head = await commitOf(store, 'HEAD')
  if (head === undefined) return undefined
  const listed = (await ask(store, ['for-each-ref', '--merged=HEAD', '--format=%(refname)', 'refs/tags'])).toString('utf8')
  const versions = listed
    .split('\n')
    .flatMap(ref => versionOf(ref))
    .sort((a, b) => b.version.compare(a.version) || compareBuild(b.version, a.version))
  let atHead: VersionTag | undefined
  for (const [index, { name, version }] of versions.entries()) {
    const commit = await commitOf(store, `refs/tags/${name}`)
    if (commit === undefined || !isObjectId(commit)) continue
    if (commit === head) {
      atHead ??= { name, commit }
      continue
    }
    await refuseTwin(
      store,
      commit,
      name,
      versions.slice(index + 1).filter(other => other.version.compare(version) === 0)
    )
    return { name, commit }
  }
  return atHead
}

const PREFIX = 'refs/tags/'

function versionOf(ref: string): { readonly name: string; readonly version: SemVer }[] {
  if (!ref.startsWith(PREFIX)) return []
  const name = ref.slice(PREFIX.length)
  const version = parse(name)
  return version === null ? [] : [{ name, version }]
}

/** `v1.0.0` beside `1.0.0`: nothing shows which of the two was released. */
async function refuseTwin(store: ObjectStore, commit: string, name: string, equal: readonly { name: string }[]): Promise<void> {
  for (const other of equal) {
    const of = await commitOf(store, `${PREFIX}${other.name}`)
    if (of !== undefined && of !== commit)
      throw new Error(
        `the tags ${JSON.stringify(name)} and ${JSON.stringify(other.name)} are one version and name different commits`
      )
  }
}
