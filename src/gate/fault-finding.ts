import type { Drift, Finding, GitFacts } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal, Seals } from '../model/seal.ts'
import { contradictionOf } from '../verify/contradiction.ts'
import type { Relocation } from '../verify/relocated.ts'

/** Something other than the sealed file is at its path, and it was read without an error. */
const WRONG: ReadonlySet<Observation['state']> = new Set(['symlink', 'not-a-file', 'mode-changed', 'link-changed'])

/** The manifest that the seals come from. */
export interface Origin {
  readonly name: string
  /** Id of the commit, when the seals are its files. */
  readonly commit?: string
  /** All of its seals, of which a shard judges some. */
  readonly seals: Seals
}

/** One sealed file that is not intact. */
export interface Fault {
  readonly seal: Seal
  readonly observation: Exclude<Observation, { state: 'intact' }>
  readonly relocation: Relocation | undefined
  drift?: Drift
  git?: GitFacts
}

/** The finding about one sealed file that is not intact, from all that is known of it. */
export function findingOf(origin: Origin, { seal, observation, relocation, drift, git }: Fault): Finding {
  const { bytes, exec } = seal
  const expected = { ...(bytes !== undefined && { bytes }), digests: seal.digests, ...(exec !== undefined && { exec }) }
  const known = git !== undefined && Object.keys(git).length > 0 ? { git } : {}
  const place = origin.commit === undefined ? { line: seal.line } : { commit: origin.commit }
  const base = { manifest: origin.name, path: seal.path, ...place, expected }
  if (relocation?.code === 'one-file')
    return { ...base, code: 'manifest-conflict', severity: 'unverifiable', reason: relocation.reason }
  if (relocation?.code === 'neighbour') return { ...base, code: 'missing', severity: 'fail', reason: relocation.reason, ...known }
  if (relocation !== undefined && relocation.code !== 'holds-another') {
    const found = observation.state === 'drifted' ? { found: observation.found } : {}
    return { ...base, ...found, code: relocation.code, severity: 'fail', reason: relocation.reason }
  }
  if (observation.state === 'missing') return { ...base, code: 'missing', severity: 'fail', ...known }
  if (observation.state !== 'drifted') {
    const severity = WRONG.has(observation.state) ? 'fail' : 'unverifiable'
    return { ...base, code: observation.state, severity, reason: observation.reason, ...known }
  }
  const { found } = observation
  const contradiction = contradictionOf(seal, found)
  if (contradiction !== undefined)
    return { ...base, code: 'manifest-conflict', severity: 'unverifiable', found, reason: contradiction }
  const code = seal.bytes !== undefined && seal.bytes !== found.bytes ? 'length-mismatch' : 'digest-mismatch'
  // What happened to a file is worth more than where its new bytes come from.
  const told = relocation !== undefined && drift?.certainty !== 'proved' ? holdsAnother(relocation) : drift
  return { ...base, code, severity: 'fail', found, ...(told !== undefined && { drift: told }), ...known }
}

/** The digest of the found bytes is the one sealed for the other path. Nothing was undone, and nothing compared. */
function holdsAnother({ other }: Relocation): Drift {
  return { certainty: 'hint', causes: [{ code: 'another-file', detail: JSON.stringify(other) }], locations: [] }
}
