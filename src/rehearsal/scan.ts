import { readInside } from '../disk/read-file.ts'
import { DEFAULT_TOKENS, tokenHits } from '../release/tokens.ts'
import type { RehearsalDenial } from './denial.ts'
import { denialsFor } from './denials-from-errors.ts'
import type { Driver } from './driver.ts'
import type { Dump, DumpSurvey, TextFinding } from './dump.ts'
import type { Facts } from './facts.ts'
import { placeOf, type RehearsalInput, type ScriptFile, scriptsOf } from './input.ts'
import { reviewSecrets, secretDenials } from './secret-denials.ts'
import { scanSecrets } from './secrets.ts'
import { once } from './text-stream.ts'

// Dump and scripts are read before anything is started: credentials, ways out, psql commands, forbidden words, pins.

/**
 * Reads the scripts.
 * @param facts gets what was found
 * @returns every reason not to go on
 */
export async function scanScripts(driver: Driver, input: RehearsalInput, facts: Facts): Promise<RehearsalDenial[]> {
  const known = new Set<string>()
  const scripts = await Promise.all(
    searchedIn(input).map(async script => {
      const key = `${script.path}\0${script.sha256}`
      const isKnown = known.has(key)
      known.add(key)
      return await scanOne(driver, input, script, isKnown)
    })
  )
  facts.scriptSecrets = scripts.flatMap(({ secrets }) => secrets)
  return [...input.drifted, ...scripts.flatMap(({ denials }) => denials)]
}

/** Every script, and what commands are run on: their files are searched as texts, without a statement. */
function searchedIn(input: RehearsalInput): ScriptFile[] {
  const empty = new Uint8Array(0)
  const between = typeof input.between === 'object' ? [input.between] : []
  return [...scriptsOf(input), ...between].flatMap(script => {
    const { command } = script
    if (command === undefined) return [script]
    return command.files.map(file => ({ ...file, content: readInside(command.root, file.path, file.bytes + 1), script: empty }))
  })
}

interface ScannedScript {
  readonly denials: readonly RehearsalDenial[]
  readonly secrets: NonNullable<Facts['scriptSecrets']>
}

/** @param isKnown its file was searched for another script of it */
async function scanOne(driver: Driver, { policy }: RehearsalInput, file: ScriptFile, isKnown: boolean): Promise<ScannedScript> {
  const { path, sha256, content, script, origins } = file
  const findings = isKnown ? [] : (await scanSecrets(once(content))).findings
  const composed = origins === undefined ? [] : (await scanSecrets(once(script))).findings
  const own = findings.map(finding => ({ ...finding, path }))
  const placed = composed.map(finding => ({ ...finding, ...placeOf(file, finding.line) }))
  const isFound = (one: (typeof placed)[number]) =>
    own.some(({ rule, line, path: at }) => rule === one.rule && line === one.line && at === one.path)
  const secrets = [...own, ...placed.filter(one => !isFound(one))]
  const excepted = policy?.document.forbidden_tokens_except?.some(one => one.path === path && one.sha256 === sha256) === true
  // Forbidden words are a matter of packets: without a policy there is no packet.
  const tokens = excepted || policy === undefined ? [] : (policy.document.forbidden_tokens ?? DEFAULT_TOKENS)
  const hits = isKnown ? [] : tokenHits(Buffer.from(content).toString(), tokens)
  const denials: RehearsalDenial[] = [
    ...secrets.map(({ rule, line }): RehearsalDenial => ({ code: 'clone-has-secrets', path, line, reason: `rule ${rule}` })),
    ...hits.map(({ rule, line }): RehearsalDenial => ({ code: 'forbidden-token', path, line, reason: `rule ${rule}` }))
  ]
  try {
    return { secrets, denials: [...denials, ...(await driver.scanScript(script)).map(finding => deniedIn(finding, file))] }
  } catch (error) {
    return { secrets, denials: [...denials, ...denialsFor(error, 'apply', path, driver)] }
  }
}

function deniedIn({ code, reason, line }: TextFinding, file: ScriptFile): RehearsalDenial {
  return { code, ...placeOf(file, line), reason }
}

/** Places listed per kind: enough to see what is wrong. */
const MAX_PLACES = 20

/** Reads the dump, as `scanScripts` does the scripts. @param onBytes called with the size of each piece that was read */
export async function scanDump(
  driver: Driver,
  input: RehearsalInput,
  dump: Dump,
  facts: Facts,
  onBytes: (bytes: number) => void
): Promise<RehearsalDenial[]> {
  const path = input.dumpName
  let survey: DumpSurvey
  try {
    survey = await driver.survey(dump, input.spec, onBytes)
  } catch (error) {
    return [...denialsFor(error, 'scan', path, driver)]
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
    ...findings.slice(0, MAX_PLACES).map(({ code, reason, line }): RehearsalDenial => ({ code, path, line, reason })),
    ...leads
      .filter(({ kind, object }) => kind !== 'network-extension' || input.spec.skip_extensions?.includes(object) !== true)
      .slice(0, MAX_PLACES)
      .map(({ kind, object }): RehearsalDenial => ({ code: 'clone-points-to-production', path, reason: `${kind} ${object}` }))
  ]
}

function wholeness({ spec, dumpName: path }: RehearsalInput, { sha256, bytes, notWhole }: DumpSurvey): RehearsalDenial[] {
  const pin = spec.dump
  if ((pin?.sha256 !== undefined && pin.sha256 !== sha256) || (pin?.bytes !== undefined && pin.bytes !== bytes))
    return [{ code: 'seal-mismatch', path, reason: 'its bytes are not those that the spec pins' }]
  if (notWhole === undefined || (notWhole.unlessPinned === true && pin?.sha256 !== undefined)) return []
  return [{ code: notWhole.code, path, reason: notWhole.reason }]
}
