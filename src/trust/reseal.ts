import { basename, dirname } from 'node:path/posix'
import type { Finding, Severity } from '../seal/finding.ts'
import type { FormatName } from '../seal/model.ts'
import { type ReadManifest, type ReadOptions, readManifest } from '../seal/read.ts'
import { errorMessage } from '../seal/thrown.ts'
import type { Base } from './base.ts'
import { type SealChange, type SealedPlaces, sealChanges } from './changes.ts'

/** What a pull request may do with seals. */
export interface ResealPolicy {
  readonly base: Base
  /** Manifests that are judged there: those that are named, and all that a pattern matches. */
  readonly manifests: readonly string[]
  /** Changes are told as notices when permitted; otherwise each one fails the run. */
  readonly permitted: boolean
  /** New seals are told as notices in any case: they promise more. */
  readonly additions: boolean
  /** Why they are or are not, in words: `the pull request has the label "reseal"`. */
  readonly why: string
  /** False under a policy that only gives notice: a base that cannot be read is then no more than a notice either. */
  readonly binding: boolean
}

/**
 * What a change did to seals, as findings. Bytes and seal can be changed together, and then every byte is as sealed: only the comparison
 * with the base shows it.
 * @param now the manifests of the checkout, in force or not
 */
export async function resealFindings(
  policy: ResealPolicy,
  now: readonly SealedPlaces[],
  format: FormatName | 'auto',
  limits: ReadOptions
): Promise<Finding[]> {
  const { base, manifests, binding } = policy
  try {
    const before: SealedPlaces[] = []
    const roots = new Map(now.map(({ manifest, root }) => [manifest, root]))
    for (const name of new Set([...manifests, ...roots.keys()])) {
      const bytes = await base.read(name)
      if (bytes === undefined) continue
      const manifest = await readManifest(bytes, format, true, { ...limits, fileName: basename(name) })
      before.push(placesOf(name, roots.get(name) ?? dirname(name), manifest))
    }
    const changes = sealChanges(before, now)
    const authors = new Map<string, string | undefined>()
    for (const { manifest } of changes) if (!authors.has(manifest)) authors.set(manifest, await base.lastChange?.(manifest))
    return changes.map(change => findingOf(change, policy, authors.get(change.manifest)))
  } catch (error) {
    const reason = `what this change did to seals is not known: ${base.name} could not be read (${errorMessage(error)})`
    return [{ code: 'reseal-unknown', severity: binding ? 'unverifiable' : 'notice', reason }]
  }
}

/** A manifest that was no good before promised nothing. */
function placesOf(manifest: string, root: string, { seals, covers = [] }: ReadManifest): SealedPlaces {
  return { manifest, root, seals, covers }
}

function findingOf(
  { code, manifest, path, line, before, after, what }: SealChange,
  { permitted, additions, why }: ResealPolicy,
  author: string | undefined
): Finding {
  const severity: Severity = permitted || (additions && code === 'seal-added') ? 'notice' : 'fail'
  const words = [what, why, author === undefined ? undefined : `last changed by ${author}`].filter(word => word !== undefined)
  return {
    code,
    severity,
    manifest,
    ...(path !== undefined && { path }),
    ...(line !== undefined && { line }),
    ...(before !== undefined && { expected: before }),
    ...(after !== undefined && { found: after }),
    reason: words.join('; ')
  }
}
