import type { CauseCode } from '../model/causes.ts'
import type { Cause, Drift, OriginalSource } from '../model/finding.ts'
import { proveSealed } from '../model/proof.ts'
import type { Seal } from '../model/seal.ts'
import { Content } from './content.ts'
import { residueOf } from './differences/edits.ts'
import { excerpts } from './differences/hunks.ts'
import { locate, locateByFacts, type Places } from './differences/locate.ts'
import { beginsAs, hints, wholeHint } from './hints.ts'
import { INVERSES } from './inverses/all-inverses.ts'
import { DEFAULT_COPIES } from './inverses/inverse.ts'
import { haveSameLines } from './inverses/line-order.ts'
import { linesOf } from './inverses/lines.ts'
import { namesSealed, readPointer } from './lfs-pointer.ts'
import { isPathAlone } from './link-path.ts'
import { COMPARISON_LIMITS, DEFAULT_LIMITS, LIMITS_WITHOUT_LENGTH, type Limits } from './policy.ts'
import { Budget } from './search/budget.ts'
import { nearest } from './search/nearest.ts'
import { search } from './search/search.ts'
import { withoutSharedWrapping } from './search/shared-wrapping.ts'

interface DiagnoseOptions {
  readonly limits?: Partial<Limits>
  /** Milliseconds; never goes back. Only a last guard. */
  readonly clock?: () => number
  /** Chains proved on other files, earliest cause first, to be tried before the search: files of one run often drift alike. */
  readonly preferred?: readonly (readonly CauseCode[])[]
  /** Describe one or two places, and do not count them: there are many files. */
  readonly brief?: boolean
  /** Add the first differences to the drift if the sealed bytes are known. */
  readonly hunks?: boolean
}

export interface Diagnosis {
  readonly drift: Drift
  /** The sealed bytes, checked against the seal. */
  readonly original?: Uint8Array
  /** Bytes looked at, made and hashed. */
  readonly workedBytes: number
}

/**
 * Why these bytes are not the sealed ones. Proved if undoing known causes gives bytes with the sealed length and digests; otherwise the
 * causes are hints, or `content-changed` if there is no trace of any. Never throws, whatever the bytes are.
 */
export function diagnose(seal: Seal, found: Uint8Array, options: DiagnoseOptions = {}): Diagnosis {
  const limits = { ...DEFAULT_LIMITS, ...(seal.bytes === undefined && LIMITS_WITHOUT_LENGTH), ...options.limits }
  const budget = new Budget(limits, options.clock)
  const content = new Content(found)
  const pointer = readPointer(content)
  if (pointer !== undefined && namesSealed(pointer, seal)) {
    const causes = [{ code: 'lfs-pointer' as const, detail: 'it names exactly the sealed bytes' }]
    return { drift: { certainty: 'hint', causes, locations: [] }, workedBytes: found.length }
  }
  const inverses = budget.affordable(INVERSES, found.length, DEFAULT_COPIES)
  const explanation = search(seal, content, inverses, options.preferred ?? [], budget)
  if (explanation !== undefined) {
    const { causes, original, proof } = explanation
    return {
      drift: {
        certainty: 'proved',
        proof,
        causes,
        ...placesOf(seal, original, content, causes, options),
        ...differing(original, found, options)
      },
      original,
      workedBytes: budget.workedBytes
    }
  }
  const { limit } = budget
  // Hints read all bytes as text: files that are too large for that get none.
  const causes = found.length * DEFAULT_COPIES <= limits.memory ? hints(seal, content) : []
  const detail = causes.length > 0 ? undefined : beginsAs(seal, content)
  return {
    drift: {
      ...(causes.length > 0
        ? { certainty: 'hint', causes }
        : { certainty: 'unexplained', causes: [{ code: 'content-changed', ...(detail !== undefined && { detail }) }] }),
      ...locateByFacts(seal, content, options.brief),
      ...(limit !== undefined && { limit })
    },
    workedBytes: budget.workedBytes
  }
}

/** Sealed bytes that are available, and where they came from. */
export interface Witness {
  readonly original: Uint8Array
  readonly source: OriginalSource
}

/**
 * The same if the sealed bytes are available: what cannot be undone is compared with them. Bytes that do not match the seal are not used.
 */
export function diagnoseWith(witness: Witness, seal: Seal, found: Uint8Array, options: DiagnoseOptions = {}): Diagnosis {
  const undone = diagnose(seal, found, options)
  if (undone.original !== undefined) return undone
  return compare(witness, seal, found, options) ?? undone
}

/** Compares with the sealed bytes without searching for a proof first. Undefined when they do not match the seal, or there is nothing to compare. */
export function compare(
  { original, source }: Witness,
  seal: Seal,
  found: Uint8Array,
  options: DiagnoseOptions = {}
): Diagnosis | undefined {
  const proof = proveSealed(seal, original)
  if (proof === undefined) return undefined
  const [sealed, content] = [new Content(original), new Content(found)]
  const pointer = readPointer(content)
  if (pointer !== undefined && namesSealed(pointer, seal)) {
    // A pointer is undone by the object that it names, and those bytes are in hand.
    const causes = [{ code: 'lfs-pointer' as const }]
    return { drift: { certainty: 'proved', proof, original: source, causes, locations: [] }, original, workedBytes: found.length }
  }
  const budget = new Budget({ ...COMPARISON_LIMITS, ...options.limits }, options.clock)
  const inverses = budget.affordable(INVERSES, Math.max(found.length, original.length), DEFAULT_COPIES)
  const plain = withoutSharedWrapping(sealed, content)
  const { causes, undone, readable } = nearest(seal, plain.original, plain.found, inverses, budget)
  const again = proveSealed(seal, plain.wrap(undone.bytes))
  const { limit } = budget
  const known = { original, workedBytes: budget.workedBytes }
  if (again !== undefined) {
    const drift: Drift = {
      certainty: 'proved',
      proof: again,
      original: source,
      causes,
      ...locate(original, content, options.brief),
      ...differing(original, found, options)
    }
    return { drift, ...known }
  }
  // Something else is in place of the content: which of its bytes differ means nothing.
  const [before] = wholeHint(seal, sealed)
  const whole = wholeHint(seal, content).find(({ code, detail }) => code !== before?.code || detail !== before.detail)
  const isLink = whole?.code === 'symlink-as-text' && !isPathAlone(sealed)
  if ((causes.length === 0 && whole !== undefined && whole.code !== 'symlink-as-text') || isLink) return undefined
  const cut = cutShort(plain.original, undone) ?? reordered(plain.original, undone)
  const { edits, locations } = residueOf(plain.original, undone, readable, content, options.brief)
  return {
    drift: {
      certainty: 'compared',
      original: source,
      edits,
      causes: [cut ?? { code: 'content-changed' }, ...causes],
      locations,
      // With the causes undone, so that the edits are not lost among lines that all differ.
      ...differing(plain.original.bytes, undone.bytes, options),
      ...(limit !== undefined && { limit })
    },
    ...known
  }
}

/** What someone inserted, removed or typed, and what hardware did to the content: it matters more than any cause beside it. */
const TO_CONTENT: ReadonlySet<CauseCode> = new Set<CauseCode>([
  'character-changed',
  'bit-flipped',
  'inserted',
  'appended',
  'prepended'
])

/** Where proved causes changed the file. A change of the content comes before changes of the whole text, such as its line endings. */
function placesOf(
  seal: Seal,
  original: Uint8Array,
  content: Content,
  causes: readonly Cause[],
  { brief, limits, clock }: DiagnoseOptions
): Places {
  const places = locate(original, content, brief)
  if (brief === true || causes.length < 2 || !causes.some(({ code }) => TO_CONTENT.has(code))) return places
  const sealed = new Content(original)
  const budget = new Budget({ ...COMPARISON_LIMITS, ...limits }, clock)
  const inverses = budget.affordable(INVERSES, Math.max(content.length, original.length), DEFAULT_COPIES)
  const { undone, readable } = nearest(seal, sealed, content, inverses, budget)
  const edits = residueOf(sealed, undone, readable, content).locations
  const others = places.locations.filter(({ offset }) => edits.every(edit => edit.offset !== offset))
  return { ...places, locations: [...edits, ...others].slice(0, Math.max(places.locations.length, 1)) }
}

const LF = 0x0a

/** What is left is the beginning of the sealed bytes. */
function cutShort(original: Content, undone: Content): Cause | undefined {
  if (undone.length === 0) return original.length === 0 ? undefined : { code: 'emptied' }
  if (undone.length >= original.length || !original.bytes.subarray(0, undone.length).equals(undone.bytes)) return undefined
  const gone = original.length - undone.length
  const lines = undone.isText && undone.bytes.at(-1) === LF ? linesOf(original.latin1.slice(-gone)).length : 0
  const what =
    lines === 0
      ? `${gone} bytes are gone`
      : lines === 1
        ? `line is gone, ${gone} bytes`
        : `${lines} lines are gone, ${gone} bytes`
  return { code: 'truncated', detail: `the last ${what}` }
}

/** What is left is the order of lines. It may be meaning, so each line that moved stays an edit. */
function reordered(original: Content, undone: Content): Cause | undefined {
  return haveSameLines(original, undone) ? { code: 'lines-reordered', detail: 'the same lines, each as often' } : undefined
}

function differing(original: Uint8Array, found: Uint8Array, options: DiagnoseOptions): Pick<Drift, 'hunks'> {
  return options.hunks === true ? { hunks: excerpts(original, found) } : {}
}
