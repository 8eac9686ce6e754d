import { MAX_DIAGNOSED_BYTES, type SealedFiles, TOO_LARGE } from '../disk/sealed-file.ts'
import { type ChainCache, Explainer } from '../drift/explainer.ts'
import { BRIEF, type ExplainOptions, MAX_PARALLEL_BYTES, SAMPLE, sampleIndexes, WITH_HUNKS } from '../drift/policy.ts'
import { blobFacts } from '../git/proved-blob.ts'
import type { Examination, Examiner } from '../hashing/protocol.ts'
import { MAX_WITH_HUNKS } from '../model/hunk.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal } from '../model/seal.ts'

/** What all threads know before they explain their files. */
interface Shared {
  /** How many files are explained. */
  readonly count: number
  readonly cache: ChainCache
  /** Files before this index show their differences. */
  readonly hunksBefore: number
}

/** Explains a sample of many files that are not intact; the threads explain the others, each those that it reads. */
export const begin: Examination['begin'] = (files, seals, indexes): Shared => {
  const explainer = new Explainer(indexes.length)
  for (const at of sampleIndexes(indexes.length)) {
    const seal = seals.at(indexes[at] ?? 0)
    if (seal !== undefined) look(files, seal, explainer, SAMPLE)
  }
  return {
    count: indexes.length,
    cache: explainer.cache,
    hunksBefore: indexes[MAX_WITH_HUNKS] ?? Number.POSITIVE_INFINITY
  }
}

export const examiner: Examination['examiner'] = (files, shared): Examiner => {
  const { count, cache, hunksBefore } = shared as Shared // `begin` made it, in another thread perhaps
  const explainer = new Explainer(count, cache)
  return { examine: (seal, index) => look(files, seal, explainer, index < hunksBefore ? WITH_HUNKS : BRIEF) }
}

function look(files: SealedFiles, seal: Seal, explainer: Explainer, options: ExplainOptions): Observation {
  const observation = files.lookCloser(seal)
  if (observation.state !== 'drifted') return observation
  // Several files of this size at once could take too much memory: the caller explains them one after the other.
  if (!options.caches && (observation.found.bytes ?? 0) > MAX_PARALLEL_BYTES) return observation
  let found: Uint8Array | undefined
  const read = () => {
    found = files.seen ?? files.read(seal, observation.found, MAX_DIAGNOSED_BYTES)
    return found ?? TOO_LARGE
  }
  const { drift, original } = explainer.explain(seal, read, options)
  const facts = original === undefined || found === undefined ? {} : { original: blobFacts(original, found, drift.causes) }
  return { ...observation, told: { drift, ...facts } }
}
