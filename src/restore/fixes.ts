import { visitDifferences } from '../drift/differences/differences.ts'
import { loadManifests } from '../load/manifests.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { SecretSearch } from '../quote/secrets.ts'
import { type Suggestion, suggestionOf } from '../report/comment/suggestion.ts'
import type { Replacement } from '../report/sarif/sarif.ts'
import { judgedFiles, obstacles } from './candidates.ts'
import { originalOf } from './originals.ts'
import { gitArchive } from './originals-in-git.ts'

/** A report is no place for the bytes of whole trees: what is more than this is in the patch. */
interface FixLimits {
  readonly files: number
  /** Replacements of one file. */
  readonly places: number
  /** Bytes put in, of one file. */
  readonly bytes: number
}

const LIMITS: FixLimits = { files: 500, places: 500, bytes: 16 * 1024 }

/**
 * For the findings of a report whose sealed bytes are proved, what to put where so that the file has them again: proved once more from
 * the files on disk, and applied to them in memory. Reads, and writes nothing. Empty when a manifest or the self-test cannot be trusted.
 * @throws when a manifest changed after it was judged
 */
export async function fixesOf(
  report: Report,
  request: GateRequest,
  limits: FixLimits = LIMITS
): Promise<ReadonlyMap<Finding, readonly Replacement[]>> {
  const fixes = new Map<Finding, readonly Replacement[]>()
  for await (const { finding, original, found, search } of quotableOriginals(report, request, limits.files)) {
    const replacements = replacementsOf(original, found, limits)
    if (replacements !== undefined && !(await quotesSecret(replacements, original, search))) fixes.set(finding, replacements)
  }
  return fixes
}

/**
 * For the findings of a report whose drift is proved, the suggestion that gives the sealed bytes, where one can carry the change: undone once
 * more, and applied in memory.
 * @throws when a manifest changed after it was judged
 */
export async function suggestionsOf(report: Report, request: GateRequest): Promise<readonly Offered[]> {
  const offers: Offered[] = []
  for await (const { finding, original, found, search } of quotableOriginals(report, request, LIMITS.files)) {
    const suggestion = finding.drift?.certainty === 'proved' ? suggestionOf(original, found) : undefined
    if (suggestion !== undefined && (await search.ruleIn(original)) === undefined) offers.push({ finding, found, suggestion })
  }
  return offers
}

interface Offered {
  readonly finding: Finding
  readonly found: Uint8Array
  readonly suggestion: Suggestion
}

interface Quotable {
  readonly finding: Finding
  readonly original: Uint8Array
  readonly found: Uint8Array
  readonly search: SecretSearch
}

/** Drifted files that may be quoted and whose sealed bytes are in hand, at most so many. None when a manifest or the self-test cannot be trusted. */
async function* quotableOriginals(report: Report, request: GateRequest, most: number): AsyncGenerator<Quotable> {
  const isElsewhere = request.release !== undefined && 'open' in request.release
  if (isElsewhere || report.verdict === 'pass' || obstacles(report).length > 0) return
  const files = judgedFiles(report, await loadManifests(request, () => undefined))
  // The sealed bytes were in hand when these were explained.
  const restorable = files
    .filter(
      ({ finding: { drift, withheld } }) =>
        withheld === undefined && (drift?.certainty === 'proved' || drift?.certainty === 'compared')
    )
    .slice(0, most)
  const archives = restorable.length === 0 ? [] : [await gitArchive(restorable)]
  const search = new SecretSearch()
  for (const judged of restorable) {
    const file = await originalOf(judged, archives)
    if ('reason' in file || file.found === undefined) continue
    yield { finding: judged.finding, original: file.original.bytes, found: file.found, search }
  }
}

/** What is put in may be a part of a credential, so the whole original is searched. */
async function quotesSecret(replacements: readonly Replacement[], original: Uint8Array, search: SecretSearch): Promise<boolean> {
  return replacements.some(({ bytes }) => bytes.length > 0) && (await search.ruleIn(original)) !== undefined
}

/** What makes the original of the found bytes, in order and without overlap; undefined when it would be too much. */
export function replacementsOf(
  original: Uint8Array,
  found: Uint8Array,
  { places, bytes }: Pick<FixLimits, 'places' | 'bytes'>
): readonly Replacement[] | undefined {
  const a = Buffer.from(original.buffer, original.byteOffset, original.length)
  const b = Buffer.from(found.buffer, found.byteOffset, found.length)
  const all: Replacement[] = []
  let size = 0
  let count = 0
  const whole = visitDifferences(a, b, (from, to, foundFrom, foundTo) => {
    count++
    size += to - from
    if (count <= places) all.push({ from: foundFrom, to: foundTo, bytes: a.subarray(from, to) })
  })
  if (!whole || count > places || size > bytes) return undefined
  return applyAll(b, all).equals(a) ? all : undefined
}

function applyAll(found: Buffer, replacements: readonly Replacement[]): Buffer {
  let at = 0
  const parts = replacements.flatMap(({ from, to, bytes }) => {
    const kept = found.subarray(at, from)
    at = to
    return [kept, bytes]
  })
  return Buffer.concat([...parts, found.subarray(at)])
}
