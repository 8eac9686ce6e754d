import type { CauseCode, Drift, Finding } from '../seal/finding.ts'
import type { Seal } from '../seal/model.ts'
import { errorMessage } from '../seal/thrown.ts'
import type { Observation } from '../verify/observation.ts'
import { type Relocation, relocations } from '../verify/relocated.ts'
import { SealedFiles } from '../verify/sealed-file.ts'
import { diagnose } from './diagnose.ts'

/** A drifted file over this many bytes is named and measured, and not searched for causes. */
const DIAGNOSIS_LIMIT_BYTES = 64 * 1024 * 1024
/** Time for all diagnoses of one run; after it, drift is still refused, only not explained any more. */
const RUN_LIMIT_MS = 60_000
const MAX_PREFERRED = 4

/** The manifest that the seals come from. */
interface Origin {
  readonly name: string
  /** All of its seals, of which a shard judges some. */
  readonly seals: readonly Seal[]
}

type Drifted = Extract<Observation, { state: 'drifted' }>

/** Turns what was seen on disk into findings, one run's worth: a chain of causes proved on one file is tried first on the next. */
export function driftFindings() {
  const started = performance.now()
  const preferred: (readonly CauseCode[])[] = []

  return {
    /** Findings for all that is not intact, in the order of the seals. */
    findings(origin: Origin, root: string, seals: readonly Seal[], observations: readonly Observation[]): Finding[] {
      const files = new SealedFiles(root)
      const elsewhere = relocations(root, seals, observations, origin.seals)
      return seals.flatMap((seal, index): Finding[] => {
        const observation = observations[index]
        if (observation === undefined) throw new Error('a verdict was lost')
        if (observation.state === 'intact') return []
        const expected = { ...(seal.bytes !== undefined && { bytes: seal.bytes }), digests: seal.digests }
        const base = { manifest: origin.name, path: seal.path, line: seal.line, expected }
        const relocation = elsewhere.get(index)
        if (relocation !== undefined && relocation.code !== 'holds-another') {
          const found = observation.state === 'drifted' ? { found: observation.found } : {}
          return [{ ...base, ...found, code: relocation.code, severity: 'fail', reason: relocation.reason }]
        }
        if (observation.state === 'missing') return [{ ...base, code: 'missing', severity: 'fail' }]
        if (observation.state !== 'drifted') {
          const wrong = observation.state === 'symlink' || observation.state === 'not-a-file'
          return [{ ...base, code: observation.state, severity: wrong ? 'fail' : 'unverifiable', reason: observation.reason }]
        }
        const { found } = observation
        const code = seal.bytes !== undefined && seal.bytes !== found.bytes ? 'length-mismatch' : 'digest-mismatch'
        const drift = driftOf(files, seal, observation)
        // What happened to a file says more than where its new bytes are at home.
        const told = relocation === undefined || drift.proof !== undefined ? drift : holdsAnother(relocation)
        return [{ ...base, code, severity: 'fail', found, drift: told }]
      })
    }
  }

  /** The bytes are wrong whatever comes of this: a search that breaks or runs out explains nothing and excuses nothing. */
  function driftOf(files: SealedFiles, seal: Seal, { found }: Drifted): Drift {
    const unexplained = (limit: string): Drift => ({ causes: [], locations: [], limit })
    if (performance.now() - started > RUN_LIMIT_MS) return unexplained(`diagnoses of one run stop after ${RUN_LIMIT_MS} ms`)
    try {
      const bytes = files.read(seal, found, DIAGNOSIS_LIMIT_BYTES)
      if (bytes === undefined) return unexplained(`it has over ${DIAGNOSIS_LIMIT_BYTES} bytes, or it changed again`)
      const { drift } = diagnose(seal, bytes, { preferred })
      if (drift.proof !== undefined) remember(drift.causes.map(({ code }) => code))
      return drift
    } catch (error) {
      return unexplained(`the search broke: ${errorMessage(error)}`)
    }
  }

  function remember(chain: readonly CauseCode[]): void {
    const known = preferred.findIndex(other => other.join() === chain.join())
    if (known >= 0) preferred.splice(known, 1)
    preferred.unshift(chain)
    preferred.length = Math.min(preferred.length, MAX_PREFERRED)
  }
}

/** The digest of the found bytes is the one sealed for the other path: that proves what they are. */
function holdsAnother({ other }: Relocation): Drift {
  return { causes: [{ code: 'another-file', detail: JSON.stringify(other) }], proof: 'sealed-elsewhere', locations: [] }
}
