import { DIAGNOSIS_LIMIT_BYTES, type SealedFiles, TOO_LARGE } from '../disk/sealed-file.ts'
import {
  EXPLAINED_AT_ONCE_BYTES,
  type Experience,
  Explainer,
  type HowToExplain,
  teachers,
  untilFromNow
} from '../drift/explainer.ts'
import { blobFacts } from '../git/proved-blob.ts'
import type { Examination, Examiner } from '../hashing/examination.ts'
import { MOST_WITH_HUNKS } from '../model/hunk.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal } from '../model/seal.ts'

interface Lesson {
  /** Milliseconds since the epoch, after which nothing is explained any more. */
  readonly until: number
  readonly experience: Experience
  /** Files before this index show their differences. */
  readonly hunksBefore: number
}

/** Why many files drifted, told by the threads that read them. */
export const begin: Examination['begin'] = (files, seals, indexes): Lesson => {
  const until = untilFromNow()
  const explainer = new Explainer(until, true)
  for (const at of teachers(indexes.length)) {
    const seal = seals[indexes[at] ?? 0]
    if (seal !== undefined) look(files, seal, explainer, TEACH)
  }
  return { until, experience: explainer.experience, hunksBefore: indexes[MOST_WITH_HUNKS] ?? Number.POSITIVE_INFINITY }
}

const TEACH = { brief: true, hunks: false, learns: true }
const FIRST = { brief: false, hunks: true, learns: false }
const OTHER = { brief: true, hunks: false, learns: false }

export const examiner: Examination['examiner'] = (files, lesson): Examiner => {
  const { until, experience, hunksBefore } = lesson as Lesson // `begin` made it, in another thread perhaps
  const explainer = new Explainer(until, true, experience)
  return { examine: (seal, index) => look(files, seal, explainer, index < hunksBefore ? FIRST : OTHER) }
}

function look(files: SealedFiles, seal: Seal, explainer: Explainer, how: HowToExplain): Observation {
  const observation = files.lookCloser(seal)
  if (observation.state !== 'drifted') return observation
  // Several of that size at once could take too much memory: the caller explains them, one after the other.
  if (!how.learns && (observation.found.bytes ?? 0) > EXPLAINED_AT_ONCE_BYTES) return observation
  let found: Uint8Array | undefined
  const read = () => {
    found = files.seen ?? files.read(seal, observation.found, DIAGNOSIS_LIMIT_BYTES)
    return found ?? TOO_LARGE
  }
  const { drift, original } = explainer.explain(seal, read, how)
  const facts = original === undefined || found === undefined ? {} : { original: blobFacts(original, found, drift.causes) }
  return { ...observation, told: { drift, ...facts } }
}
