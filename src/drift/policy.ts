// Every limit of a diagnosis that more than one source file needs. All count work, never time, so that the report is the same on any machine,
// idle or busy, with one thread or many.

const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

/** What one diagnosis may cost. */
export interface Limits {
  /** Bytes looked at and made while candidates are compared with the seal. */
  readonly workBytes: number
  /** Bytes hashed to compare candidates with the seal. */
  readonly hashedBytes: number
  /** Bytes of guesses. They are always bounded, so reaching the limit is reported only if `why` states that it is lower than usual. */
  readonly guessedBytes: number
  /** Bytes held beside the found ones: candidates, and strings made from the found bytes. */
  readonly memory: number
  /** Why these limits are lower than usual: reported when one of them ends the search. */
  readonly why?: string
}

/** The work of one thread in a few seconds. */
export const DEFAULT_LIMITS: Limits = {
  workBytes: 6 * GIB,
  hashedBytes: GIB,
  guessedBytes: 48 * MIB,
  memory: 256 * MIB
}

/** Without a sealed length, every guess must be made and hashed. */
export const LIMITS_WITHOUT_LENGTH: Partial<Limits> = { guessedBytes: 12 * MIB }

/** A comparison has fewer candidates, and each costs a pass over both files. */
export const COMPARISON_LIMITS: Limits = { ...DEFAULT_LIMITS, workBytes: 2 * GIB }

/** A larger archive is not taken apart, neither packed nor unpacked: several copies of it are in memory. */
export const MAX_ARCHIVE_BYTES = 192 * MIB

/** Cost of a candidate beside its bytes, in bytes. */
export const CANDIDATE_BYTES = 512

/**
 * Work on all files of a manifest that are explained one after the other. When it is used up, drift is still refused, but not
 * explained.
 */
export const MAX_RUN_WORK_BYTES = 64 * GIB

/** After this many files without an explanation, each further file gets less work. */
export const MAX_UNEXPLAINED_IN_FULL = 24
export const LESS: Partial<Limits> = {
  workBytes: GIB / 2,
  hashedBytes: 64 * MIB,
  guessedBytes: MIB,
  why: `less is tried for each file after ${MAX_UNEXPLAINED_IN_FULL} that stayed unexplained`
}

/** If at least this many files are not intact, a sample of them is explained first, and most are described briefly. */
export const MANY = 256

/** If there are many files, those up to this size are explained by all threads at once, each with less memory. */
export const MAX_PARALLEL_BYTES = MIB
const MAX_PARALLEL_MEMORY = 64 * MIB

/** If there are many files, each gets an equal share of this work, and at least this much per byte. */
const MAX_MANY_WORK_BYTES = 64 * GIB
const MIN_SHARE_BYTES = 256 * KIB
const MIN_SHARE_PER_BYTE = 32

/**
 * Limits of one of `count` files. They depend only on the number of files and the length of this one, not on which thread explains it
 * or what the others cost.
 */
export function limitsAmongMany(count: number, length: number): Partial<Limits> {
  const share = Math.floor(MAX_MANY_WORK_BYTES / count)
  const least = MIN_SHARE_BYTES + MIN_SHARE_PER_BYTE * length
  const workBytes = Math.min(DEFAULT_LIMITS.workBytes, Math.max(share, least))
  const why = `each of ${count} files has an equal share of the work`
  return {
    ...(workBytes < DEFAULT_LIMITS.workBytes && { workBytes, why }),
    ...(length <= MAX_PARALLEL_BYTES && { memory: MAX_PARALLEL_MEMORY })
  }
}

/** Limits of one of `count` comparisons with sealed bytes. */
export function limitsOfComparison(count: number): Partial<Limits> {
  return { workBytes: Math.min(COMPARISON_LIMITS.workBytes, Math.max(Math.floor(MAX_MANY_WORK_BYTES / count), 4 * MIB)) }
}

/** A search that takes this long hangs. The only clock, set to minutes more than any limit above allows. */
export const MAX_DIAGNOSIS_MS = 10 * 60 * 1000

/** The first files of a sample, and how many more, spread over all of them. */
const SAMPLE_FIRST = 50
const SAMPLE_SPREAD = 32

/** Which of `count` files are explained first, ascending. Depends only on their number. */
export function sampleIndexes(count: number): readonly number[] {
  const chosen = new Set<number>()
  for (let at = 0; at < Math.min(SAMPLE_FIRST, count); at++) chosen.add(at)
  for (let n = 0; n < SAMPLE_SPREAD; n++) chosen.add(Math.floor((n * count) / SAMPLE_SPREAD))
  return [...chosen].filter(at => at < count).sort((a, b) => a - b)
}

export interface ExplainOptions {
  /** Describes one or two places only. */
  readonly brief: boolean
  /** Shows the first differences. */
  readonly hunks: boolean
  /** Puts the chain of causes that is found into the cache. */
  readonly caches: boolean
}

export const SAMPLE: ExplainOptions = { brief: true, hunks: false, caches: true }
export const WITH_HUNKS: ExplainOptions = { brief: false, hunks: true, caches: false }
export const BRIEF: ExplainOptions = { brief: true, hunks: false, caches: false }
