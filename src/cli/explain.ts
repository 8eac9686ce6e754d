import { realpathSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { SealedFiles } from '../disk/sealed-file.ts'
import { diagnose } from '../drift/diagnose.ts'
import { hunks } from '../drift/differences/hunks.ts'
import { errorCode } from '../model/error-message.ts'
import type { Drift, Finding } from '../model/finding.ts'
import type { Hunks } from '../model/hunk.ts'
import type { Seal } from '../model/seal.ts'
import { VERSION } from '../model/version.ts'
import { differenceLines } from '../report/differences.ts'
import { escapeLog, quotePath, unchanged } from '../report/escape.ts'
import { stepsFor } from '../report/remedies.ts'
import { docsUrl, headline, explain as particulars } from '../report/sentences.ts'
import type { Command } from './command.ts'
import { type Flags, parseFlags, UsageError } from './flags.ts'
import { refuseLeadingOut } from './named-file.ts'

/** A larger file is measured, and not searched for causes. */
const DIAGNOSIS_LIMIT_BYTES = 64 * 1024 * 1024
const HEX = /^[0-9a-f]{64}$/i
const LENGTH = /^(?:0|[1-9][0-9]{0,15})$/

/** What is said of one file; with `--json` as it stands. */
export interface Explanation {
  readonly schema: 'seal-gate/explanation/1'
  readonly version: string
  readonly verdict: 'pass' | 'fail'
  /** As the user named it. */
  readonly path: string
  /** Absent when the bytes match. */
  readonly finding?: Finding
  /** Absent when the sealed bytes are not known. */
  readonly differences?: Hunks
}

/** `seal-gate explain FILE --sha256 HEX [--bytes N]`: why one file is not what its digest says. */
export const explain: Command = async (args, cwd, terminal) => {
  const flags = parseFlags(args, { sha256: { type: 'string' }, bytes: { type: 'string' }, json: { type: 'boolean' } })
  const [path, ...more] = flags.positionals
  if (path === undefined || more.length > 0) throw new UsageError('name one file')
  refuseLeadingOut(path, cwd)
  const place = placeOf(path, cwd)
  const seal = sealOf(place.name, flags)
  const files = new SealedFiles(place.folder)
  const observation = files.observe(seal)
  if (observation.state !== 'intact' && observation.state !== 'drifted') {
    const reason = 'reason' in observation ? observation.reason : 'there is no such file'
    terminal.say(`seal-gate: ${quotePath(path)} cannot be explained: ${escapeLog(reason)}\n`)
    return 2
  }
  const explanation = observation.state === 'intact' ? intact(path) : drifted(path, files, seal, observation.found)
  if (flags.values['json'] === true) terminal.out(`${JSON.stringify(explanation, null, 2)}\n`)
  else terminal.out(`${linesOf(explanation).join('\n')}\n`)
  return explanation.verdict === 'pass' ? 0 : 1
}

/** The user named the file, so links on the way to it are followed. */
function placeOf(path: string, cwd: string): { readonly folder: string; readonly name: string } {
  try {
    const real = realpathSync(resolve(cwd, path))
    return { folder: dirname(real), name: basename(real) }
  } catch (error) {
    throw new UsageError(`${JSON.stringify(path)} cannot be looked at: ${errorCode(error)}`)
  }
}

function sealOf(path: string, { values }: Flags): Seal {
  const { sha256, bytes } = values
  const problems: string[] = []
  if (typeof sha256 !== 'string' || !HEX.test(sha256)) problems.push('"--sha256" takes the 64 hex digits of the sealed bytes')
  if (bytes !== undefined && (typeof bytes !== 'string' || !LENGTH.test(bytes) || !Number.isSafeInteger(Number(bytes))))
    problems.push('"--bytes" takes the length of the sealed bytes, a whole number')
  if (problems.length > 0) throw new UsageError(problems.join('\n'))
  return {
    path,
    digests: { sha256: String(sha256).toLowerCase() },
    line: 1,
    ...(bytes !== undefined && { bytes: Number(bytes) })
  }
}

function intact(path: string): Explanation {
  return { schema: 'seal-gate/explanation/1', version: VERSION, verdict: 'pass', path }
}

function drifted(path: string, files: SealedFiles, seal: Seal, found: NonNullable<Finding['found']>): Explanation {
  const bytes = files.read(seal, found, DIAGNOSIS_LIMIT_BYTES)
  const limit = `it has over ${DIAGNOSIS_LIMIT_BYTES} bytes, or it changed again`
  const unexplained: { readonly drift: Drift; readonly original?: Uint8Array } = { drift: { causes: [], locations: [], limit } }
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

function linesOf({ path, finding, differences }: Explanation): string[] {
  if (finding === undefined) return [`${escapeLog(quotePath(path))} has exactly these bytes.`, 'PASS']
  return [
    escapeLog(headline(finding)),
    ...particulars(finding).map(line => `  ${escapeLog(line)}`),
    ...stepsFor(finding).flatMap(({ text, run }) => {
      const command = unchanged(run, escapeLog)
      return [`  → ${text}`, ...(command === undefined ? [] : [`      ${command}`])]
    }),
    `  see ${docsUrl(finding)}`,
    ...(differences === undefined ? [] : ['', ...differenceLines(differences).map(escapeLog), '']),
    'FAIL'
  ]
}
