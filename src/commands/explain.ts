import { basename, dirname, resolve } from 'node:path'
import { isFolder, realPath } from '../disk/contain.ts'
import { MAX_DIAGNOSED_BYTES, SealedFiles, TOO_LARGE } from '../disk/sealed-file.ts'
import { diagnose, diagnoseWith } from '../drift/diagnose.ts'
import { hunks } from '../drift/differences/hunks.ts'
import { withMeaning } from '../drift/meaning/meaning.ts'
import { mayBeUndone } from '../drift/packed.ts'
import { digestOf, matchesSeal } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import type { Against, Explanation } from '../model/explanation.ts'
import type { Drift, Finding } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import { VERSION } from '../model/version.ts'
import type { EXPLAIN } from '../options/command-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { withholdBytes } from '../quote/withhold.ts'
import { readNamed, refuseLeadingOut } from './named-file.ts'
import { UsageError } from './usage-error.ts'

/** A file that the user named; links to it are followed. */
interface Place {
  readonly folder: string
  readonly name: string
}

interface Original extends Against {
  readonly place: Place
  readonly bytes: Buffer
}

interface Options extends Pick<OptionsOf<typeof EXPLAIN>, 'sha256' | 'bytes'> {
  /** The file with the sealed bytes, as the user named it; empty when there is none. */
  readonly against: string
}

/**
 * Compares one file with its digest, or with another file, and explains why it differs; or two folders. Quotes what `verify` may quote: its output ends in
 * the same logs.
 * @returns the explanation, or why there is none
 * @throws UsageError
 */
export async function explain(path: string, options: Options, cwd: string): Promise<Explanation | { readonly reason: string }> {
  refuseLeadingOut(path, cwd)
  if (options.against !== '' && [path, options.against].some(name => isFolder(resolve(cwd, name))))
    return await explainTrees(path, options, cwd)
  const place = locate(path, cwd)
  const given = options.sha256 === '' && options.against !== '' ? undefined : sealOf(place.name, options)
  const original = options.against === '' ? undefined : originalOf(options.against, given, cwd)
  const seal = given ?? sealLike(place.name, original?.bytes ?? Buffer.alloc(0))
  const files = new SealedFiles(place.folder)
  const observation = files.observe(seal)
  const start = begin(path, original)
  if (observation.state === 'intact') return { ...start, verdict: 'pass' }
  if (observation.state !== 'drifted') return { reason: 'reason' in observation ? observation.reason : 'there is no such file' }
  const explanation = await explainDrift(start, files, seal, observation.found, original)
  return await quotable(explanation, place, original)
}

/** A folder beside a folder or an archive. No digest is sealed for either. */
async function explainTrees(path: string, { sha256, bytes, against }: Options, cwd: string): Promise<Explanation> {
  if (sha256 !== '' || bytes !== '') throw new UsageError('"--sha256" and "--bytes" are those of one file, and a folder has none')
  refuseLeadingOut(against, cwd)
  const { compareTrees } = await import('./compare-trees.ts')
  const files = await compareTrees(against, path, cwd)
  const isSame = files.different === 0 && files.identical === files.sealed
  const start = { schema: 'seal-gate/explanation/2', version: VERSION, path, against: { path: against, digest: 'none' } } as const
  return { ...start, verdict: isSame ? 'pass' : 'fail', files }
}

function locate(path: string, cwd: string): Place {
  try {
    const real = realPath(resolve(cwd, path))
    return { folder: dirname(real), name: basename(real) }
  } catch (error) {
    throw new UsageError(`${JSON.stringify(path)} cannot be accessed: ${errorCode(error)}`)
  }
}

/** @param given the seal of the digest that the user gave; the file must then match it */
function originalOf(path: string, given: Seal | undefined, cwd: string): Original {
  const bytes = readNamed(path, cwd, MAX_DIAGNOSED_BYTES)
  if (given !== undefined && !matchesSeal(given, bytes))
    throw new UsageError(`${JSON.stringify(path)} does not match "--sha256" and "--bytes": it is not the sealed file`)
  return { path, digest: given === undefined ? 'none' : 'given', place: locate(path, cwd), bytes }
}

function sealOf(path: string, { sha256, bytes }: Options): Seal {
  if (sha256 === '') throw new UsageError('"--sha256" takes the 64 hex digits of the sealed bytes')
  if (!Number.isSafeInteger(Number(bytes))) throw new UsageError('"--bytes" takes the length of the sealed bytes, a whole number')
  return { path, digests: { sha256: sha256.toLowerCase() }, line: 1, ...(bytes !== '' && { bytes: Number(bytes) }) }
}

/** The seal that these bytes would have. */
function sealLike(path: string, bytes: Buffer): Seal {
  return { path, digests: { sha256: digestOf('sha256', bytes) }, line: 1, bytes: bytes.length }
}

function begin(path: string, original: Original | undefined): Omit<Explanation, 'verdict'> {
  return {
    schema: 'seal-gate/explanation/2',
    version: VERSION,
    path,
    ...(original !== undefined && { against: { path: original.path, digest: original.digest } })
  }
}

async function explainDrift(
  start: Omit<Explanation, 'verdict'>,
  files: SealedFiles,
  seal: Seal,
  found: NonNullable<Finding['found']>,
  original: Original | undefined
): Promise<Explanation> {
  const bytes = files.read(seal, found, MAX_DIAGNOSED_BYTES)
  const diagnosis = bytes === undefined ? UNREAD : await diagnosed(seal, bytes, original)
  const sealed = diagnosis.original
  const drift =
    bytes === undefined || sealed === undefined
      ? diagnosis.drift
      : await withMeaning(diagnosis.drift, meaningPath(seal, original), sealed, bytes)
  const code = seal.bytes !== undefined && seal.bytes !== found.bytes ? 'length-mismatch' : 'digest-mismatch'
  const expected = { ...(seal.bytes !== undefined && { bytes: seal.bytes }), digests: seal.digests }
  return {
    ...start,
    verdict: 'fail',
    finding: { code, severity: 'fail', path: start.path, expected, found, drift },
    ...(bytes !== undefined && sealed !== undefined && { differences: hunks(sealed, bytes) })
  }
}

const UNREAD: { readonly drift: Drift; readonly original?: Uint8Array } = {
  drift: { certainty: 'unexplained', causes: [], locations: [], limit: TOO_LARGE }
}

async function diagnosed(seal: Seal, found: Uint8Array, original: Original | undefined): Promise<typeof UNREAD> {
  const first =
    original === undefined ? diagnose(seal, found) : diagnoseWith({ original: original.bytes, source: 'given' }, seal, found)
  if (!mayBeUndone(first.drift, seal, found)) return first
  const { withArchiveUndone } = await import('../drift/archive/diagnose-archive.ts')
  const undone = withArchiveUndone(first, seal, found, original && { sealed: original.bytes })
  if (original === undefined || undone.drift.certainty === 'proved') return undone
  const { withMembersCompared } = await import('../drift/archive/compare-members.ts')
  const drift = await withMembersCompared(undone.drift, { original: original.bytes, source: 'given' }, found)
  return { drift, ...(drift.members === undefined && undone.original !== undefined && { original: undone.original }) }
}

/** The name that states the format: that of the file, or of the original where it alone has an extension. */
function meaningPath({ path }: Seal, original: Original | undefined): string {
  return original !== undefined && !path.includes('.') ? original.place.name : path
}

/** Without the bytes that may not be quoted (src/quote). The differences are looked through as part of the drift. */
async function quotable(explanation: Explanation, { folder, name }: Place, original: Original | undefined): Promise<Explanation> {
  const { finding, differences, ...rest } = explanation
  if (finding?.drift === undefined) return explanation
  const whole: Finding = { ...finding, path: name, drift: { ...finding.drift, ...(differences && { hunks: [differences] }) } }
  const [own = whole] = await withholdBytes(
    [whole],
    () => folder,
    root => root
  )
  const hidden = original === undefined ? undefined : await hiddenBy(original, whole)
  const quoted = own.withheld === undefined || own.withheld === 'secret' ? (hidden ?? own) : own
  if (quoted.drift === undefined) return explanation
  const { hunks: shown, ...drift } = quoted.drift
  return {
    ...rest,
    finding: { ...quoted, ...(finding.path !== undefined && { path: finding.path }), drift },
    ...(shown?.[0] !== undefined && { differences: shown[0] })
  }
}

/** The finding without any bytes, when the original is a file that may not be quoted, wherever the found file is. */
async function hiddenBy({ place, bytes }: Original, finding: Finding): Promise<Finding | undefined> {
  const { digests, bytes: length } = sealLike(place.name, bytes)
  const measured = { digests, ...(length !== undefined && { bytes: length }) }
  const one = { ...finding, path: place.name, expected: measured, found: measured }
  const [hidden] = await withholdBytes(
    [one],
    () => place.folder,
    root => root
  )
  if (hidden?.withheld === undefined || hidden.withheld === 'secret') return undefined
  return { ...finding, ...(hidden.drift !== undefined && { drift: hidden.drift }), withheld: hidden.withheld }
}
