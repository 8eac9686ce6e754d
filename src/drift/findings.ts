import type { CauseCode, Drift, Finding, GitFacts } from '../seal/finding.ts'
import type { Seal } from '../seal/model.ts'
import { errorMessage } from '../seal/thrown.ts'
import type { Observation } from '../verify/observation.ts'
import { type Relocation, relocations } from '../verify/relocated.ts'
import { SealedFiles } from '../verify/sealed-file.ts'
import type { Diagnosis } from './diagnose.ts'
import type { Witness } from './git/model.ts'
import type { GitSurvey } from './git/witness.ts'

/** A drifted file over this many bytes is named and measured, and not searched for causes. */
const DIAGNOSIS_LIMIT_BYTES = 64 * 1024 * 1024
/** Time for all diagnoses of one run; after it, drift is still refused, only not explained any more. */
const RUN_LIMIT_MS = 60_000
const MAX_PREFERRED = 4

/** The manifest that the seals come from. */
export interface Origin {
  readonly name: string
  /** All of its seals, of which a shard judges some. */
  readonly seals: readonly Seal[]
}

/** One sealed file that is not intact. */
interface Fault {
  readonly seal: Seal
  readonly observation: Exclude<Observation, { state: 'intact' }>
  readonly relocation: Relocation | undefined
  drift?: Drift
  git?: GitFacts
}

type Diagnose = typeof import('./diagnose.ts')

/** Turns what was seen on disk into findings, one run's worth: a chain of causes proved on one file is tried first on the next. */
export class DriftJudge {
  readonly #askGit: boolean
  readonly #started = performance.now()
  readonly #preferred: (readonly CauseCode[])[] = []

  constructor(askGit: boolean) {
    this.#askGit = askGit
  }

  /** Findings for all that is not intact, in the order of the seals. */
  async findings(origin: Origin, root: string, seals: readonly Seal[], observations: readonly Observation[]): Promise<Finding[]> {
    if (observations.every(({ state }) => state === 'intact')) return []
    const elsewhere = relocations(root, seals, observations, origin.seals)
    const faults = seals.flatMap((seal, index): Fault[] => {
      const observation = observations[index]
      if (observation === undefined) throw new Error('a verdict was lost')
      return observation.state === 'intact' ? [] : [{ seal, observation, relocation: elsewhere.get(index) }]
    })
    await this.#explain(root, faults)
    return faults.map(fault => findingOf(origin, fault))
  }

  async #explain(root: string, faults: readonly Fault[]): Promise<void> {
    const asked = faults.filter(({ observation: { state } }) => state === 'drifted' || state === 'missing')
    const survey = this.#askGit && asked.length > 0 ? await surveyOf(root, asked) : undefined
    const files = new SealedFiles(root)
    const drifted = asked.some(({ observation }) => observation.state === 'drifted')
    const engine = drifted ? await import('./diagnose.ts') : undefined
    for (const [index, fault] of asked.entries()) {
      if (engine === undefined || !isDrifted(fault)) continue
      const { drift, original } = this.#diagnose(engine, files, fault)
      fault.drift = drift
      const witness = original === undefined ? undefined : survey?.judge(index, original)
      if (witness !== undefined) fault.git = factsOf(witness)
    }
    for await (const witness of survey?.search() ?? []) {
      const fault = asked[witness.index]
      if (fault === undefined) continue
      fault.git = factsOf(witness)
      if (engine !== undefined && isDrifted(fault) && fault.drift?.proof === undefined && witness.original !== undefined) {
        const drift = this.#compare(engine, files, fault, witness.original)
        if (drift !== undefined) fault.drift = drift
      }
    }
  }

  /** The bytes are wrong whatever comes of this: a search that breaks or runs out explains nothing and excuses nothing. */
  #diagnose({ diagnose }: Diagnose, files: SealedFiles, { seal, observation: { found } }: DriftedFault): Diagnosis {
    const unexplained = (limit: string): Diagnosis => ({ drift: { causes: [], locations: [], limit } })
    if (performance.now() - this.#started > RUN_LIMIT_MS) return unexplained(`diagnoses of one run stop after ${RUN_LIMIT_MS} ms`)
    try {
      const bytes = files.read(seal, found, DIAGNOSIS_LIMIT_BYTES)
      if (bytes === undefined) return unexplained(`it has over ${DIAGNOSIS_LIMIT_BYTES} bytes, or it changed again`)
      const diagnosis = diagnose(seal, bytes, { preferred: this.#preferred })
      if (diagnosis.drift.proof === 'inversion') this.#remember(diagnosis.drift.causes.map(({ code }) => code))
      return diagnosis
    } catch (error) {
      return unexplained(`the search broke: ${errorMessage(error)}`)
    }
  }

  /** Names the difference to bytes that git still has. The search was made already, so none is made again. */
  #compare(
    { diagnoseWith }: Diagnose,
    files: SealedFiles,
    { seal, observation: { found } }: DriftedFault,
    original: Uint8Array
  ): Drift | undefined {
    try {
      const bytes = files.read(seal, found, DIAGNOSIS_LIMIT_BYTES)
      return bytes && diagnoseWith({ original, proof: 'git-blob' }, seal, bytes, { limits: { milliseconds: 0 } }).drift
    } catch {
      return undefined
    }
  }

  #remember(chain: readonly CauseCode[]): void {
    const known = this.#preferred.findIndex(other => other.join() === chain.join())
    if (known >= 0) this.#preferred.splice(known, 1)
    this.#preferred.unshift(chain)
    this.#preferred.length = Math.min(this.#preferred.length, MAX_PREFERRED)
  }
}

type DriftedFault = Fault & { readonly observation: Extract<Observation, { state: 'drifted' }> }

function isDrifted(fault: Fault): fault is DriftedFault {
  return fault.observation.state === 'drifted'
}

async function surveyOf(root: string, asked: readonly Fault[]): Promise<GitSurvey> {
  const { surveyGit } = await import('./git/witness.ts')
  return surveyGit(
    root,
    asked.map(({ seal, observation }) => ({ seal, ...(observation.state === 'drifted' && { found: observation.found }) }))
  )
}

function factsOf({ layer, source, because, commit, notes }: Witness): GitFacts {
  return {
    ...(layer !== undefined && { layer }),
    ...(source !== undefined && { source }),
    ...(because !== undefined && { because }),
    ...(commit !== undefined && { commit }),
    ...(notes.length > 0 && { notes: notes.map(({ text, run }) => ({ text, ...(run !== undefined && { run }) })) })
  }
}

function findingOf(origin: Origin, { seal, observation, relocation, drift, git }: Fault): Finding {
  const expected = { ...(seal.bytes !== undefined && { bytes: seal.bytes }), digests: seal.digests }
  const known = git !== undefined && Object.keys(git).length > 0 ? { git } : {}
  const base = { manifest: origin.name, path: seal.path, line: seal.line, expected }
  if (relocation !== undefined && relocation.code !== 'holds-another') {
    const found = observation.state === 'drifted' ? { found: observation.found } : {}
    return { ...base, ...found, code: relocation.code, severity: 'fail', reason: relocation.reason }
  }
  if (observation.state === 'missing') return { ...base, code: 'missing', severity: 'fail', ...known }
  if (observation.state !== 'drifted') {
    const wrong = observation.state === 'symlink' || observation.state === 'not-a-file'
    return { ...base, code: observation.state, severity: wrong ? 'fail' : 'unverifiable', reason: observation.reason }
  }
  const { found } = observation
  const code = seal.bytes !== undefined && seal.bytes !== found.bytes ? 'length-mismatch' : 'digest-mismatch'
  // What happened to a file says more than where its new bytes are at home.
  const told = relocation !== undefined && drift?.proof !== 'inversion' ? holdsAnother(relocation) : drift
  return { ...base, code, severity: 'fail', found, ...(told !== undefined && { drift: told }), ...known }
}

/** The digest of the found bytes is the one sealed for the other path: that proves what they are. */
function holdsAnother({ other }: Relocation): Drift {
  return { causes: [{ code: 'another-file', detail: JSON.stringify(other) }], proof: 'sealed-elsewhere', locations: [] }
}
