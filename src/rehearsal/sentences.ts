import { systemOf } from '../release/rules/server-major.ts'
import { count } from './between.ts'
import type { RehearsalDenial } from './denial.ts'
import type { StatementImpact } from './impact.ts'
import type { MeasuredLimit } from './limits.ts'
import type { PhaseName, PhaseResult } from './phases.ts'
import type { QueriesFound } from './query-facts.ts'
import type { Rehearsal } from './rehearsal.ts'

// The sentences about a rehearsal. Names from files and databases in them are escaped by each sink.

/** What each phase does. */
const PHASE_WORDS: Readonly<Record<PhaseName, string>> = {
  scan: 'dump and scripts searched for secrets and ways out',
  start: 'throwaway database started',
  restore: 'dump restored',
  confine: 'rights taken away, escapes tried',
  leads: 'searched for what leads to production',
  schema: 'compared with the expected schema',
  before: 'state before read, canary seen',
  apply: 'change applied',
  after: 'state after read, it differs',
  rollback: 'change rolled back',
  restored: 'state restored is the state before',
  again: 'change applied again, same schema',
  transaction: 'tried in one transaction too, if nothing states how production runs scripts',
  online: 'change applied beside readers, writers and open transactions',
  between: 'rows written, change undone, rows kept',
  destroy: 'throwaway database destroyed'
}

/** One sentence on what came of it. */
export function headline({
  status,
  exceptions,
  denials,
  otherMajor,
  differences,
  chain,
  between,
  nothingNew
}: Pick<
  Rehearsal,
  'status' | 'exceptions' | 'denials' | 'otherMajor' | 'differences' | 'chain' | 'between' | 'nothingNew'
>): string {
  if (status === 'NOT_APPLIED' && nothingNew !== undefined)
    return `NOT_APPLIED: ${nothingNew}, so nothing was rehearsed and nothing is claimed.`
  if (status === 'NOT_APPLIED')
    return 'NOT_APPLIED: NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE. There is no dump, so nothing was rehearsed and nothing is claimed.'
  if (status === 'FAILED')
    return `FAILED: ${[...new Set(denials.map(({ code }) => code))].join(', ')}.${leftText(differences)} Nothing is proved.`
  const but = exceptions.length === 0 ? '' : `, but for declared exceptions (${exceptions.join(', ')})`
  const other = otherMajor === undefined ? '' : ` ${otherMajorText(otherMajor)}`
  const what =
    chain === undefined
      ? 'the change was applied and undone'
      : `${chain.length} migrations were applied and undone, one by one and all together`
  const kept = between === undefined ? '' : ` ${betweenText(between)}`
  return `REHEARSED: on the clone ${what}; schema and every row are as before${but}.${kept}${other} This claims nothing about production.`
}

/** One sentence on the rows that were written between the change and its rollback. */
function betweenText({ kept, lost, notGenerated }: NonNullable<Rehearsal['between']>): string {
  if (kept.length + lost.length + notGenerated.length === 0) return 'The change touches no table, so no row was written after it.'
  const tables =
    kept.length === 0
      ? 'No row was written to a table that existed before.'
      : `Rows written after it to ${count(kept.length, 'table')} were kept.`
  const gone =
    lost.length === 0 ? '' : ` ${lost.length} ${lost.length === 1 ? 'thing is' : 'things are'} lost with what the change creates.`
  const missing = notGenerated.length === 0 ? '' : ` For ${count(notGenerated.length, 'table')} no row could be generated.`
  return `${tables}${gone}${missing}`
}

/** What came of rows that were written between the change and its rollback, line by line. */
export function betweenLines({ kept, lost, notGenerated, faults }: NonNullable<Rehearsal['between']>): string[] {
  return [
    ...faults.map(({ table, detail }) => `not kept: ${table}: ${detail}`),
    ...kept.map(({ table, rows }) => `kept: ${table}: ${rows > 0 ? `${count(rows, 'row')} more` : 'rows changed'}`),
    ...lost.map(({ object, detail }) => `lost: ${object}: ${detail}`),
    ...notGenerated.map(({ table, reason }) => `not generated: ${table}: ${reason}`)
  ]
}

/** A column whose findings the policy lists as reviewed. */
export function reviewedText({ table, column, found, why }: Rehearsal['reviewedSecrets'][number]): string {
  return `${table}.${column}: ${found} ${found === 1 ? 'finding is' : 'findings are'} no credential: ${why}`
}

function leftText({ left }: Rehearsal['differences']): string {
  if (left.length === 0) return ''
  return left.length === 1
    ? ' After the rollback, one thing is not as it was before.'
    : ` After the rollback, ${left.length} things are not as they were before.`
}

const MAX_NAMED_TABLES = 8

/** What the scripts did not see, and what was not judged, since it was not given. */
export function notJudgedTexts({
  notJudged,
  noEvidence,
  status,
  engine,
  rowSecurity
}: Pick<Rehearsal, 'notJudged' | 'noEvidence' | 'status' | 'engine' | 'rowSecurity'>): string[] {
  if (status === 'NOT_APPLIED') return []
  return [
    ...(rowSecurity === undefined ? [] : [rowSecurityText(rowSecurity)]),
    ...(notJudged.includes('expectations') ? ['Without expectations, the schema of the clone was compared with nothing.'] : []),
    ...(notJudged.includes('policy') ? ['Without a policy, nothing of the clone was compared with production.'] : []),
    ...(engine?.kind === 'pglite'
      ? ['Locks, rewrites and how long others stand still were not measured: the embedded engine cannot.']
      : []),
    ...(engine?.kind === 'sqlite'
      ? ['Locks and rewrites were not measured: a change of an SQLite database locks all of it.']
      : []),
    ...(noEvidence === undefined
      ? notJudged.map(() => 'Evidence is written only with both.').slice(0, 1)
      : [`No evidence is written: ${noEvidence}.`])
  ]
}

function rowSecurityText(tables: readonly string[]): string {
  const more = tables.length > MAX_NAMED_TABLES ? ` and ${tables.length - MAX_NAMED_TABLES} more` : ''
  return `Row-level security held for the scripts in ${tables.slice(0, MAX_NAMED_TABLES).join(', ')}${more}: they saw and changed only the rows that policies allow.`
}

/** What was done in a phase, or why nothing was. */
export function phaseText({ name, why }: PhaseResult, notJudged: Rehearsal['notJudged']): string {
  if (why !== undefined) return `${SKIPPED_WORDS[name] ?? 'not needed'}: ${why}`
  return name === 'schema' && notJudged.includes('expectations') ? 'no expectations were given' : PHASE_WORDS[name]
}

const SKIPPED_WORDS: Readonly<Partial<Record<PhaseName, string>>> = {
  schema: 'not compared',
  transaction: 'not tried in one transaction',
  online: 'not tried beside readers and writers'
}

/** Printed instead of a green result where a rehearsal is required. @param dumpName of the dump that is missing, as the spec names it */
export function requiredText({ dumpName, nothingNew }: Pick<Rehearsal, 'dumpName' | 'nothingNew'>): string {
  if (nothingNew !== undefined) return `nothing was rehearsed, and "require-rehearsal" is set: ${nothingNew}`
  return `nothing was rehearsed, and "require-rehearsal" is set: there is no dump "${dumpName}"`
}

/** What a difference between the major versions means. */
export function otherMajorText({ system, dump, engine }: NonNullable<Rehearsal['otherMajor']>): string {
  return `It ran on ${system} ${engine}, but the dump is of ${system} ${dump}: whether the change is valid there was not tried.`
}

/** `apply.sql:12: apply-failed: …` */
export function denialText({ code, path, line, reason }: RehearsalDenial): string {
  const place = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `
  return `${place}${code}: ${reason}`
}

/** `true`, `false`, or `except-declared` while an exception is in use. */
export function restoredWord({ restoredEqualsBefore, status }: Pick<Rehearsal, 'restoredEqualsBefore' | 'status'>): string {
  if (restoredEqualsBefore) return 'true'
  return status === 'REHEARSED' ? 'except-declared' : 'false'
}

const MEGA = 1_000_000

export function megabytes(bytes: number): string {
  return bytes < 10 * MEGA ? (bytes / MEGA).toFixed(1) : String(Math.round(bytes / MEGA))
}

/** `1.2 s` */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

export function versionText({
  dumpVersion,
  database,
  otherMajor,
  engine
}: Pick<Rehearsal, 'dumpVersion' | 'database' | 'otherMajor' | 'engine'>): string {
  const other = otherMajor === undefined ? '' : ': another major version than that of the engine'
  const one = database === undefined ? '' : `, the database ${JSON.stringify(database)} of a whole cluster`
  return `of ${systemOf(engine?.kind ?? 'postgres')} ${dumpVersion ?? ''}${one}${other}`
}

/** `app, which owns everything in the dump` */
export function roleText({ role, isTold }: NonNullable<Rehearsal['ranAs']>): string {
  return isTold ? role : `${role}, which owns everything in the dump`
}

/** The strongest lock on each table, and what is read or written as a whole. */
export function impactWhat({
  kind,
  locks,
  rewritten,
  scanned,
  indexed,
  changedRows,
  exclusiveMilliseconds,
  walBytes,
  temporaryBytes
}: StatementImpact): string {
  return [
    kind,
    ...locks.filter(({ mode }) => !WEAK.test(mode)).map(({ relation, mode }) => `${mode} on ${relation}`),
    ...rewritten.map(name => `writes all of ${name} again`),
    ...indexed.map(name => `builds an index on ${name}`),
    ...scanned.map(({ relation, rows }) => `reads ${rows} rows of ${relation}`),
    ...(changedRows > 0 ? [`changes ${changedRows} rows`] : []),
    ...(exclusiveMilliseconds > 0 ? [`no reader for ${duration(exclusiveMilliseconds)}`] : []),
    `${megabytes(walBytes)} MB of WAL`,
    ...(temporaryBytes > 0 ? [`${megabytes(temporaryBytes)} MB of temporary files`] : [])
  ].join(', ')
}

/** Hold back neither readers nor writers. */
const WEAK = /^(?:AccessShareLock|RowShareLock|RowExclusiveLock)$/

const LIMIT_WORDS: Readonly<Record<MeasuredLimit['name'], string>> = {
  max_exclusive_ms: 'longest that nobody could read a table',
  max_blocked_ms: 'longest that a reader or a writer stood still',
  no_rewrite_over_rows: 'rows of the largest table that was written again as a whole'
}

/** What a limit is about, its number and what was measured, in the unit of the policy. */
export function limitCells({ name, limit, measured }: MeasuredLimit): Readonly<Record<'what' | 'limit' | 'measured', string>> {
  const amount = (value: number) =>
    name === 'no_rewrite_over_rows' ? value.toLocaleString('en') : `${value.toLocaleString('en')} ms`
  return { what: LIMIT_WORDS[name], limit: amount(limit), measured: measured === undefined ? 'not measured' : amount(measured) }
}

/** `met`, or why not. */
export function limitText({ isMet, measured, why }: MeasuredLimit): string {
  if (isMet) return 'met'
  return why === undefined || measured === undefined ? 'not met' : `not met: ${why}`
}

/** Numbers only. */
export function queriesText({ judged, unjudged, passedOver }: QueriesFound): string {
  const less =
    unjudged + passedOver === 0 ? '' : `; ${unjudged} refused before the change as well, ${passedOver} that cannot be prepared`
  return `${judged} prepared before and after the change, none was run${less}`
}
