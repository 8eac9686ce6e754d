import { type Experience, Explainer, now, RUN_LIMIT_MS } from '../drift/explainer.ts'
import { blobFacts } from '../drift/git/known-blob.ts'
import type { Seal } from '../seal/model.ts'
import type { Observation } from './observation.ts'
import type { SealedFiles } from './sealed-file.ts'

/** A drifted file over this many bytes is named and measured, and not searched for causes. */
export const DIAGNOSIS_LIMIT_BYTES = 64 * 1024 * 1024

export { teachers } from '../drift/explainer.ts'
export { MOST_WITH_HUNKS } from '../seal/hunk.ts'

/** When a run that begins to explain now must have ended. */
export function untilFromNow(): number {
  return now() + RUN_LIMIT_MS
}

/** Looks again at files that are not plainly intact, and explains those that drifted while their bytes are at hand. */
export class SecondLook {
  readonly #files: SealedFiles
  readonly #explainer: Explainer

  /** @param until milliseconds since the epoch, after which nothing is explained any more */
  constructor(files: SealedFiles, until: number, experience?: Experience) {
    this.#files = files
    this.#explainer = new Explainer(until, experience)
  }

  get experience(): Experience {
    return this.#explainer.experience
  }

  look(seal: Seal, options = { hunks: false, learns: false }): Observation {
    const observation = this.#files.lookCloser(seal)
    if (observation.state !== 'drifted') return observation
    let found: Uint8Array | undefined
    const read = () => {
      found = this.#files.seen ?? this.#files.read(seal, observation.found, DIAGNOSIS_LIMIT_BYTES)
      return found ?? `it has over ${DIAGNOSIS_LIMIT_BYTES} bytes, or it changed again`
    }
    const { drift, original } = this.#explainer.explain(seal, read, options)
    const facts = original === undefined || found === undefined ? {} : { original: blobFacts(original, found) }
    return { ...observation, told: { drift, ...facts } }
  }
}
