import { createHash } from 'node:crypto'
import { jsonText } from '../manifests/json-text.ts'
import { digestOf } from '../model/digest.ts'
import { type CloneProvenance, type Dump, LEAD_KINDS } from '../release/documents/clone-provenance.ts'
import type { CommandRun } from '../release/documents/command-run.ts'
import type { DatabaseState } from '../release/documents/database-state.ts'
import type { FileRef } from '../release/documents/fields.ts'
import type { Policy } from '../release/documents/policy.ts'
import type { RehearsalExecution } from '../release/documents/rehearsal-execution.ts'
import type { RehearsalImpact } from '../release/documents/rehearsal-impact.ts'
import type { RehearsalRollback, RolledBack } from '../release/documents/rehearsal-rollback.ts'
import type { SchemaCompatibility } from '../release/documents/schema-compatibility.ts'
import { isSameAgain } from '../release/rules/declared-exceptions.ts'
import { withoutReviewed } from '../release/rules/reviewed-secrets.ts'
import { stateDifference } from '../release/rules/state-difference.ts'
import type { RehearsalDenial } from './denial.ts'
import type { DumpSurvey } from './dump.ts'
import type { Facts } from './facts.ts'
import { documentedOnline, documentedStatements } from './impact-evidence.ts'
import type { DocumentFile, Migration, RehearsalInput, ScriptFile, Settings } from './input.ts'
import { documentedIsolation } from './isolation.ts'
import { documentedFindings, reviewSecrets } from './secret-denials.ts'
import { SCANNER } from './secrets.ts'

const EVIDENCE_NAMES = {
  provenance: 'clone-provenance.json',
  compatibility: 'schema-compatibility.json',
  execution: 'clone-rehearsal-execution-evidence.json',
  rollback: 'clone-rollback-evidence.json',
  impact: 'clone-impact-evidence.json'
} as const

export interface EvidenceFile {
  readonly name: string
  readonly text: string
}

const NO_CLAIM = 'NONE'

/**
 * The documents of a rehearsal, however far it came: what was not done is recorded as not done. The same facts always give the same bytes.
 * Only what a policy limits has times.
 * @returns undefined for a rehearsal that is not about a packet
 */
export function evidenceOf(
  rehearsed: RehearsalInput,
  facts: Facts,
  denials: readonly RehearsalDenial[]
): EvidenceFile[] | undefined {
  const input = packetOf(rehearsed)
  if (input === undefined) return undefined
  const reason = denials.length === 0 ? undefined : reasonOf(denials)
  const provenance = fileOf(EVIDENCE_NAMES.provenance, provenanceOf(input, facts, reason))
  const compatibility = fileOf(EVIDENCE_NAMES.compatibility, compatibilityOf(input, facts, reason))
  const execution = fileOf(EVIDENCE_NAMES.execution, executionOf(input, facts, reason))
  const rollback = fileOf(EVIDENCE_NAMES.rollback, rollbackOf(input, facts, reason, referenceTo(input, execution)))
  if (input.policy.document.budgets === undefined) return [provenance, compatibility, execution, rollback]
  const impact = fileOf(EVIDENCE_NAMES.impact, impactOf(input, facts, reason, referenceTo(input, execution)))
  return [provenance, compatibility, execution, rollback, impact]
}

/**
 * One digest over the evidence that is the same in every run of the same rehearsal: it leaves out the identifier of the throwaway
 * cluster, which is new each time.
 */
export function stableDigest(input: RehearsalInput, facts: Facts, denials: readonly RehearsalDenial[]): string | undefined {
  const { environment } = facts
  const timeless = withoutTimes(facts)
  const same = environment === undefined ? timeless : { ...timeless, environment: { ...environment, system_identifier: '0' } }
  const evidence = evidenceOf(input, same, denials)
  if (evidence === undefined) return undefined
  const hash = createHash('sha256')
  for (const { text } of evidence) hash.update(text)
  return hash.digest('hex')
}

function withoutTimes(facts: Facts): Facts {
  const { measured, online } = facts
  return {
    ...facts,
    ...(measured !== undefined && {
      measured: measured.map(one => ({
        ...one,
        statements: one.statements.map(statement => ({ ...statement, exclusiveMilliseconds: 0 }))
      }))
    }),
    ...(online !== undefined && {
      online: online.map(one => ({ ...one, stopped: one.stopped.map(stopped => ({ ...stopped, milliseconds: 0 })) }))
    })
  }
}

/** One migration, with the policy and the expectations that its evidence names. */
interface PacketInput extends Migration {
  readonly spec: Settings
  readonly expectations: FileRef
  readonly policy: DocumentFile<Policy>
  readonly between?: ScriptFile | 'generated'
  readonly dumpName: string
  evidencePath(name: string): string
}

function packetOf({ migrations, expectations, policy, ...input }: RehearsalInput): PacketInput | undefined {
  const [migration, ...others] = migrations
  if (migration === undefined || others.length > 0 || expectations === undefined || policy === undefined) return undefined
  // The documents name two files that are run as they are. What a tool runs of a file, or composes of several, they cannot state.
  if (migration.key !== undefined) return undefined
  // Without its files, nothing shows what a command was run on.
  if ([migration.apply, migration.rollback].some(({ command }) => command?.files.length === 0)) return undefined
  return { ...input, ...migration, expectations, policy }
}

function reasonOf(denials: readonly RehearsalDenial[]): string {
  return denials
    .map(
      ({ code, reason, path, line }) =>
        `${code}: ${path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `}${reason}`
    )
    .join('; ')
    .slice(0, 9000)
}

type Document = CloneProvenance | SchemaCompatibility | RehearsalExecution | RehearsalRollback | RehearsalImpact

function fileOf(name: string, document: Document): EvidenceFile {
  return { name, text: jsonText(document) }
}

function referenceTo(input: PacketInput, { name, text }: EvidenceFile): FileRef {
  const bytes = Buffer.from(text)
  return { path: input.evidencePath(name), sha256: digestOf('sha256', bytes), bytes: bytes.length }
}

function refOf({ path, sha256, bytes }: FileRef): FileRef {
  return { path, sha256, bytes }
}

/** The files of a script or command. */
function refsOf(script: ScriptFile): readonly FileRef[] {
  return (script.command?.files ?? [script]).map(refOf)
}

/** What was run; undefined for a command that was not started. */
function ranOf(script: ScriptFile, { enclosed }: Facts): FileRef | CommandRun | undefined {
  const { command, sha256 } = script
  if (command === undefined) return refOf(script)
  const isolation = enclosed?.get(sha256)
  const { words, files, environment } = command
  return isolation && { run: [...words], files: files.map(refOf), variables: Object.keys(environment).toSorted(), isolation }
}

/** The name of the clone: the same for the same rehearsal, different for another dump or script. */
function cloneId(input: PacketInput, survey: DumpSurvey): string {
  const parts = [survey.sha256, input.apply.sha256, input.rollback.sha256, input.expectations.sha256, input.policy.sha256]
  for (const { sha256 } of betweenIn(input)) parts.push(sha256)
  if (input.spec.mask !== undefined) parts.push(JSON.stringify(input.spec.mask))
  return `clone-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`
}

function dumpOf({ dumpName }: PacketInput, { sha256, bytes, format }: NonNullable<Facts['survey']>): Dump {
  return { path: dumpName, sha256, bytes, format }
}

function provenanceOf(input: PacketInput, facts: Facts, reason: string | undefined): CloneProvenance {
  const { survey, environment, isolation, confinement, leads, secretColumns } = facts
  const shared = { schema: 'seal-gate/clone-provenance/1', production_claim: NO_CLAIM } as const
  const scan = survey === undefined ? undefined : secretScanOf(input, facts, survey)
  const safe = environment !== undefined && isolation !== undefined && confinement !== undefined && leads !== undefined
  if (!safe || survey === undefined || scan === undefined || secretColumns === undefined || unsafe(input, facts))
    return {
      ...shared,
      verdict: 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE',
      reason: reason ?? 'there is no dump',
      ...(survey !== undefined && { refused_dump: dumpOf(input, survey) }),
      ...(scan !== undefined && { secret_scan: scan }),
      operator_input_needed: facts.driver.operatorInput()
    }
  const version = survey.serverVersion
  const skipped = skippedExtensions(input, facts)
  return {
    ...shared,
    verdict: 'SAFE_PRODUCTION_SHAPED_CLONE',
    clone_id: cloneId(input, survey),
    dump: dumpOf(input, survey),
    source: version === undefined ? {} : { server_version: version },
    environment,
    isolation: documentedIsolation(environment.engine, isolation, confinement),
    leads: { policy: refOf(input.policy), checked: [...LEAD_KINDS], found: [...leads] },
    secret_scan: scan,
    ...(input.spec.mask !== undefined && {
      masked: input.spec.mask.map(({ table, column, how }) => ({ table, column, how }))
    }),
    ...(skipped.length > 0 && { extensions_skipped: skipped }),
    ...(input.spec.roles !== undefined && input.spec.roles.length > 0 && { roles_added: input.spec.roles }),
    destroyed: facts.destroyed === true
  }
}

/** Extensions of the dump that the clone does not have, as the spec requests. */
export function skippedExtensions({ spec }: Pick<PacketInput, 'spec'>, { survey }: Facts): string[] {
  return (survey?.extensions ?? []).filter(name => spec.skip_extensions?.includes(name) === true)
}

function unsafe({ policy }: PacketInput, { leads = [], survey, scriptSecrets = [], secretColumns }: Facts): boolean {
  const reviewed = policy.document.allow?.reviewed_secrets
  const filled = withoutReviewed([], secretColumns?.columns ?? [], reviewed).columnsLeft
  const { left = [], columnsLeft = [] } = survey === undefined ? {} : reviewSecrets(survey, policy.document)
  return leads.length > 0 || left.length > 0 || columnsLeft.length > 0 || scriptSecrets.length > 0 || filled.length > 0
}

type SecretScan = NonNullable<Extract<CloneProvenance, { verdict: 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE' }>['secret_scan']>

function secretScanOf(input: PacketInput, facts: Facts, survey: DumpSurvey): SecretScan {
  const path = input.dumpName
  return {
    scanner: SCANNER,
    rules: survey.secrets.rules,
    scanned: [
      { path, sha256: survey.sha256, bytes: survey.bytes },
      ...[input.apply, input.rollback, ...betweenIn(input)].flatMap(refsOf)
    ],
    findings: [
      ...documentedFindings(survey.secrets, input.policy.document).map(finding => ({ ...finding, path })),
      ...(facts.scriptSecrets ?? [])
    ],
    columns: [...(facts.secretColumns?.columns ?? [])]
  }
}

function betweenIn({ between }: Pick<PacketInput, 'between'>): readonly ScriptFile[] {
  return typeof between === 'object' ? [between] : []
}

function documentedBetween(input: PacketInput, between: NonNullable<Facts['between']>): NonNullable<RolledBack['rows_between']> {
  const { kept, lost, notGenerated, faults } = between
  const [script] = betweenIn(input)
  return {
    ...(script !== undefined && { script: refOf(script) }),
    kept: [...kept],
    lost: [...lost],
    not_generated: [...notGenerated],
    not_restored: [...faults]
  }
}

function compatibilityOf(input: PacketInput, { survey, observation }: Facts, reason: string | undefined): SchemaCompatibility {
  const shared = { schema: 'seal-gate/schema-compatibility/1', production_claim: NO_CLAIM } as const
  if (survey === undefined || observation === undefined)
    return { ...shared, verdict: 'NOT_CHECKED', reason: reason ?? 'there is no clone' }
  return {
    ...shared,
    verdict: observation.mismatches.length === 0 ? 'COMPATIBLE' : 'MISMATCH',
    clone_id: cloneId(input, survey),
    dump: { sha256: survey.sha256, bytes: survey.bytes },
    expectations: refOf(input.expectations),
    observed: [...observation.observed],
    mismatches: [...observation.mismatches]
  }
}

function executionOf(input: PacketInput, facts: Facts, reason: string | undefined): RehearsalExecution {
  const { survey, environment, before, after, canarySeen } = facts
  const shared = { schema: 'seal-gate/rehearsal-execution/1', production_claim: NO_CLAIM } as const
  if (before === undefined || survey === undefined || environment === undefined)
    return { ...shared, status: 'NOT_APPLIED', reason: reason ?? 'there is no clone' }
  const apply = ranOf(input.apply, facts)
  if (after === undefined || apply === undefined)
    return {
      ...shared,
      status: 'FAILED',
      reason: reason ?? 'it did not finish',
      clone_id: cloneId(input, survey),
      ...(apply !== undefined && { apply })
    }
  const transaction = input.spec.transaction ?? input.apply.transaction
  return {
    ...shared,
    status: 'APPLIED',
    clone_id: cloneId(input, survey),
    dump: { sha256: survey.sha256, bytes: survey.bytes },
    apply,
    environment,
    ...(transaction !== undefined && { transaction }),
    ...(facts.runAs !== undefined && { run_as: facts.runAs }),
    ...(facts.rowSecurity !== undefined && { row_security: [...facts.rowSecurity] }),
    fingerprint: { method: facts.driver.method, canary_seen: canarySeen === true },
    exit_code: 0,
    statements: facts.statements ?? 0,
    before,
    after,
    changed: changedOf(before, after)
  }
}

function changedOf(before: DatabaseState, after: DatabaseState) {
  const { schema, tables, sequences, large_objects } = stateDifference(before, after)
  return { schema, tables: [...tables], sequences: [...sequences], large_objects }
}

function rollbackOf(input: PacketInput, facts: Facts, reason: string | undefined, execution: FileRef): RehearsalRollback {
  const { survey, after, restored, notRestored, canarySeen, againSchema, between } = facts
  const shared = { schema: 'seal-gate/rehearsal-rollback/1', production_claim: NO_CLAIM } as const
  if (after === undefined || survey === undefined || facts.rollbackStarted !== true)
    return { ...shared, status: 'NOT_APPLIED', reason: reason ?? 'nothing was applied' }
  const exceptions = input.policy.document.allow?.exceptions
  const isDifferent = facts.isRestored === true && !isSameAgain(againSchema, after.schema, facts.underExceptions, exceptions)
  const unproved = isDifferent || facts.dependsOnTransaction === true
  const rollback = ranOf(input.rollback, facts)
  // Rows that could not be written show nothing of the rollback.
  const unwritten = facts.isRestored === true && input.between !== undefined && between === undefined
  if (restored === undefined || notRestored === undefined || unproved || unwritten || rollback === undefined)
    return {
      ...shared,
      status: 'FAILED',
      reason: reason ?? 'it did not finish',
      clone_id: cloneId(input, survey),
      execution,
      ...(rollback !== undefined && { rollback })
    }
  return {
    ...shared,
    status: facts.isRestored === true && (between?.faults ?? []).length === 0 ? 'RESTORED' : 'NOT_RESTORED',
    clone_id: cloneId(input, survey),
    execution,
    rollback,
    fingerprint: { method: facts.driver.method, canary_seen: canarySeen === true },
    exit_code: 0,
    restored,
    not_restored: [...notRestored],
    ...(facts.underExceptions !== undefined && { under_exceptions: facts.underExceptions }),
    ...(between !== undefined && { rows_between: documentedBetween(input, between) }),
    ...(againSchema !== undefined && { applied_again: { schema: againSchema } })
  }
}

function impactOf(input: PacketInput, facts: Facts, reason: string | undefined, execution: FileRef): RehearsalImpact {
  const { survey, after, measured, online } = facts
  const shared = { schema: 'seal-gate/rehearsal-impact/1', production_claim: NO_CLAIM } as const
  const [statements] = measured ?? []
  if (after === undefined || survey === undefined || statements === undefined)
    return { ...shared, status: 'NOT_MEASURED', reason: reason ?? 'the engine cannot measure it' }
  const [beside] = online ?? []
  return {
    ...shared,
    status: 'MEASURED',
    clone_id: cloneId(input, survey),
    execution,
    ...documentedStatements(statements),
    ...(beside !== undefined && { online: documentedOnline(beside) })
  }
}
