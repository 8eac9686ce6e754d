import { basename, dirname, resolve } from 'node:path'
import { realPath } from '../disk/contain.ts'
import { MAX_DIAGNOSED_BYTES, SealedFiles, TOO_LARGE } from '../disk/sealed-file.ts'
import { diagnose } from '../drift/diagnose.ts'
import { hunks } from '../drift/differences/hunks.ts'
import { errorCode } from '../model/error-message.ts'
import type { Drift, Finding } from '../model/finding.ts'
import type { Hunks } from '../model/hunk.ts'
import type { Seal } from '../model/seal.ts'
import { VERSION } from '../model/version.ts'
import type { OptionsOf } from '../options/row.ts'
import type { EXPLAIN } from '../options/table.ts'
import { withholdBytes } from '../quote/withhold.ts'
import { refuseLeadingOut } from './named-file.ts'
import { UsageError } from './usage-error.ts'

/** Why one file is not what its digest says. */
export interface Explanation {
  readonly schema: 'seal-gate/explanation/2'
  readonly version: string
  readonly verdict: 'pass' | 'fail'
  /** As the user named it. */
  readonly path: string
  /** Absent when the bytes match. */
  readonly finding?: Finding
  /** Absent when the sealed bytes are not known. */
  readonly differences?: Hunks
}

/**
 * Compares one file with its digest and explains why it differs. Quotes what `verify` may quote: its output ends in the same logs.
 * @returns the explanation, or why there is none
 * @throws UsageError
 */
export async function explain(
  path: string,
  options: Pick<OptionsOf<typeof EXPLAIN>, 'sha256' | 'bytes'>,
  cwd: string
): Promise<Explanation | { readonly reason: string }> {
  refuseLeadingOut(path, cwd)
  const { folder, name } = located(path, cwd)
  const seal = sealOf(name, options)
  const files = new SealedFiles(folder)
  const observation = files.observe(seal)
  if (observation.state === 'intact') return intact(path)
  if (observation.state === 'drifted') return await quotable(drifted(path, files, seal, observation.found), folder, name)
  return { reason: 'reason' in observation ? observation.reason : 'there is no such file' }
}

/** The user named the file, so links to it are followed. */
function located(path: string, cwd: string): { readonly folder: string; readonly name: string } {
  try {
    const real = realPath(resolve(cwd, path))
    return { folder: dirname(real), name: basename(real) }
  } catch (error) {
    throw new UsageError(`${JSON.stringify(path)} cannot be accessed: ${errorCode(error)}`)
  }
}

function sealOf(path: string, { sha256, bytes }: { readonly sha256: string; readonly bytes: string }): Seal {
  if (sha256 === '') throw new UsageError('"--sha256" takes the 64 hex digits of the sealed bytes')
  if (!Number.isSafeInteger(Number(bytes))) throw new UsageError('"--bytes" takes the length of the sealed bytes, a whole number')
  return { path, digests: { sha256: sha256.toLowerCase() }, line: 1, ...(bytes !== '' && { bytes: Number(bytes) }) }
}

function intact(path: string): Explanation {
  return { schema: 'seal-gate/explanation/2', version: VERSION, verdict: 'pass', path }
}

function drifted(path: string, files: SealedFiles, seal: Seal, found: NonNullable<Finding['found']>): Explanation {
  const bytes = files.read(seal, found, MAX_DIAGNOSED_BYTES)
  const unexplained: { readonly drift: Drift; readonly original?: Uint8Array } = {
    drift: { certainty: 'unexplained', causes: [], locations: [], limit: TOO_LARGE }
  }
  const { drift, original } = bytes === undefined ? unexplained : diagnose(seal, bytes)
  const code = seal.bytes !== undefined && seal.bytes !== found.bytes ? 'length-mismatch' : 'digest-mismatch'
  const expected = { ...(seal.bytes !== undefined && { bytes: seal.bytes }), digests: seal.digests }
  return {
    ...intact(path),
    verdict: 'fail',
    finding: { code, severity: 'fail', path, expected, found, drift },
    ...(bytes !== undefined && original !== undefined && { differences: hunks(original, bytes) })
  }
}

/** Without the bytes that may not be quoted (src/quote). The differences are looked through as part of the drift. */
async function quotable(explanation: Explanation, folder: string, name: string): Promise<Explanation> {
  const { finding, differences, ...rest } = explanation
  if (finding?.drift === undefined) return explanation
  const whole: Finding = { ...finding, path: name, drift: { ...finding.drift, ...(differences && { hunks: [differences] }) } }
  const [quoted = whole] = await withholdBytes([whole], () => folder, true)
  if (quoted.drift === undefined) return explanation
  const { hunks: shown, ...drift } = quoted.drift
  return {
    ...rest,
    finding: { ...quoted, ...(finding.path !== undefined && { path: finding.path }), drift },
    ...(shown?.[0] !== undefined && { differences: shown[0] })
  }
}
