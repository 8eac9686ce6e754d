import { DEFAULT_TOKENS, tokenHits } from '../release/tokens.ts'
import type { RehearsalDenial } from './denial.ts'
import { denialsFor } from './denials-from-errors.ts'
import type { Facts } from './evidence.ts'
import { placeOf, type RehearsalInput, type ScriptFile, scriptsOf } from './input.ts'
import type { Dump } from './postgres/dump/source.ts'
import { type DumpSurvey, surveyDump } from './postgres/dump/survey.ts'
import { type StaticFinding, scanScript } from './postgres/scan/statements.ts'
import { reviewSecrets, secretDenials } from './secret-denials.ts'
import { scanSecrets } from './secrets.ts'

/** A text in memory, as the stream that readers expect. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/**
 * Reads the dump and the scripts before anything is started: credentials, ways out, psql commands, forbidden words, pins.
 * @param facts gets what was found
 * @returns every reason not to go on
 */
export async function scanInput(
  input: RehearsalInput,
  dump: Dump,
  facts: Facts,
  onBytes: (bytes: number) => void
): Promise<RehearsalDenial[]> {
  const scripts = await Promise.all(scriptsOf(input).map(async script => await scanOne(input, script)))
  facts.scriptSecrets = scripts.flatMap(({ secrets }) => secrets)
  return [...input.drifted, ...scripts.flatMap(({ denials }) => denials), ...(await scanDump(input, dump, facts, onBytes))]
}

interface ScannedScript {
  readonly denials: readonly RehearsalDenial[]
  readonly secrets: NonNullable<Facts['scriptSecrets']>
}

async function scanOne({ policy }: RehearsalInput, file: ScriptFile): Promise<ScannedScript> {
  const { path, sha256, content, script, origins } = file
  const { findings } = await scanSecrets(once(content))
  const composed = origins === undefined ? [] : (await scanSecrets(once(script))).findings
  const secrets = [
    ...findings.map(finding => ({ ...finding, path })),
    ...composed.map(finding => ({ ...finding, ...placeOf(file, finding.line) }))
  ]
  const excepted = policy?.document.forbidden_tokens_except?.some(one => one.path === path && one.sha256 === sha256) === true
  // Forbidden words are a matter of packets: without a policy there is no packet.
  const tokens = excepted || policy === undefined ? [] : (policy.document.forbidden_tokens ?? DEFAULT_TOKENS)
  const hits = tokenHits(Buffer.from(content).toString(), tokens)
  const denials: RehearsalDenial[] = [
    ...secrets.map(({ rule, line }): RehearsalDenial => ({ code: 'clone-has-secrets', path, line, reason: `rule ${rule}` })),
    ...hits.map(({ rule, line }): RehearsalDenial => ({ code: 'forbidden-token', path, line, reason: `rule ${rule}` }))
  ]
  try {
    return { secrets, denials: [...denials, ...(await scanScript(once(script))).map(finding => deniedIn(finding, file))] }
  } catch (error) {
    return { secrets, denials: [...denials, ...denialsFor(error, 'apply', path)] }
  }
}

function deniedIn(finding: StaticFinding, file: ScriptFile): RehearsalDenial {
  const { path, line } = placeOf(file, finding.line)
  return deniedFor({ ...finding, line }, path)
}

function deniedFor({ rule, line, name }: StaticFinding, path: string): RehearsalDenial {
  if (rule === 'psql-meta-command') return { code: rule, path, line, reason: 'a psql command, which is never carried out' }
  if (rule === 'transaction-left-open') return { code: rule, path, line, reason: 'this transaction is begun and not ended' }
  return { code: 'script-leaves-clone', path, line, reason: `rule ${rule}${name === undefined ? '' : `: ${name}`}` }
}

/** Places listed per kind: enough to see what is wrong. */
const MAX_PLACES = 20

async function scanDump(
  input: RehearsalInput,
  dump: Dump,
  facts: Facts,
  onBytes: (bytes: number) => void
): Promise<RehearsalDenial[]> {
  const path = input.dumpName
  let survey: DumpSurvey
  try {
    survey = await surveyDump(dump, input.spec, onBytes)
  } catch (error) {
    return [...denialsFor(error, 'scan', path)]
  }
  facts.survey = { ...survey, format: dump.format }
  const { findings, leads } = survey
  const secrets = reviewSecrets(survey, input.policy?.document)
  facts.reviewedSecrets = secrets.used
  return [
    ...wholeness(input, survey),
    ...secretDenials(input, secrets),
    ...(dump.unusedMasks?.() ?? []).map(
      (column): RehearsalDenial => ({ code: 'mask-refused', path, reason: `there is no column ${column} in the dump` })
    ),
    ...findings.slice(0, MAX_PLACES).map(finding => deniedFor(finding, path)),
    ...leads
      .slice(0, MAX_PLACES)
      .map(({ kind, object }): RehearsalDenial => ({ code: 'clone-points-to-production', path, reason: `${kind} ${object}` }))
  ]
}

function wholeness({ spec, dumpName: path }: RehearsalInput, { sha256, bytes, text }: DumpSurvey): RehearsalDenial[] {
  const pin = spec.dump
  if ((pin?.sha256 !== undefined && pin.sha256 !== sha256) || (pin?.bytes !== undefined && pin.bytes !== bytes))
    return [{ code: 'seal-mismatch', path, reason: 'its bytes are not those that the spec pins' }]
  if (text.fromPgDumpAll)
    return [
      { code: 'dump-unreadable', path, reason: 'it is a dump of a whole cluster; a rehearsal needs the pg_dump of one database' }
    ]
  if (text.complete || (!text.fromPgDump && pin?.sha256 !== undefined)) return []
  const reason = text.fromPgDump
    ? 'its last line, "PostgreSQL database dump complete", is not there: it was cut off'
    : 'it is not by pg_dump, so nothing shows that it is whole: pin its sha256 in the spec'
  return [{ code: 'dump-truncated', path, reason }]
}
