import { systemOf } from '../release/rules/server-major.ts'
import { codeSpan, escapeLog, escapeMarkdown } from '../report/escape.ts'
import type { ChainStep } from './chain.ts'
import type { CommandOutput } from './command.ts'
import type { RehearsalDenial } from './denial.ts'
import { partText } from './differences.ts'
import type { StatementImpact } from './impact.ts'
import type { PhaseName, Progress } from './phases.ts'
import type { QueriesFound } from './query-facts.ts'
import type { Rehearsal, TouchedTable } from './rehearse.ts'

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
  online: 'change applied beside readers, writers and open transactions',
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
  nothingNew
}: Pick<Rehearsal, 'status' | 'exceptions' | 'denials' | 'otherMajor' | 'differences' | 'chain' | 'nothingNew'>): string {
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
  return `REHEARSED: on the clone ${what}; schema and every row are as before${but}.${other} This claims nothing about production.`
}

/** A column whose findings the policy lists as reviewed. */
function reviewedText({ table, column, found, why }: Rehearsal['reviewedSecrets'][number]): string {
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
  status,
  engine,
  rowSecurity
}: Pick<Rehearsal, 'notJudged' | 'status' | 'engine' | 'rowSecurity'>): string[] {
  if (status === 'NOT_APPLIED') return []
  return [
    ...(rowSecurity === undefined ? [] : [rowSecurityText(rowSecurity)]),
    ...(notJudged.includes('expectations') ? ['Without expectations, the schema of the clone was compared with nothing.'] : []),
    ...(notJudged.includes('policy') ? ['Without a policy, nothing of the clone was compared with production.'] : []),
    ...(engine?.kind === 'pglite' ? ['Locks and rewrites were not measured: the embedded engine cannot.'] : []),
    ...(engine?.kind === 'sqlite'
      ? ['Locks and rewrites were not measured: a change of an SQLite database locks all of it.']
      : []),
    ...(notJudged.length > 0 ? ['Evidence is written only with both.'] : [])
  ]
}

function rowSecurityText(tables: readonly string[]): string {
  const more = tables.length > MAX_NAMED_TABLES ? ` and ${tables.length - MAX_NAMED_TABLES} more` : ''
  return `Row-level security held for the scripts in ${tables.slice(0, MAX_NAMED_TABLES).join(', ')}${more}: they saw and changed only the rows that policies allow.`
}

export function phaseText(name: PhaseName, notJudged: Rehearsal['notJudged']): string {
  return name === 'schema' && notJudged.includes('expectations') ? 'no expectations were given' : PHASE_WORDS[name]
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

const MAX_PRINTED_LINES = 30

/** What commands that failed printed last, for the log. */
export function printedLines(printed: readonly CommandOutput[]): string[] {
  return printed.flatMap(({ command, text }) => {
    const lines = text.split(/\r\n|[\r\n]/)
    return [`${command} printed:`, ...lines.slice(-MAX_PRINTED_LINES).map(line => `| ${line}`)]
  })
}

/** `true`, `false`, or `except-declared` while an exception is in use. */
export function restoredWord({ restoredEqualsBefore, status }: Pick<Rehearsal, 'restoredEqualsBefore' | 'status'>): string {
  if (restoredEqualsBefore) return 'true'
  return status === 'REHEARSED' ? 'except-declared' : 'false'
}

const MEGA = 1_000_000

/** `[3/13] dump restored: 45 of 104 MB, about 3 s left` */
export function progressText({ phase, index, of, done, total, leftMs, at }: Progress): string {
  const bytes = done === undefined || total === undefined ? '' : `: ${megabytes(done)} of ${megabytes(total)} MB`
  const left = leftMs === undefined ? '' : `, about ${Math.ceil(leftMs / 1000)} s left`
  return `[${index}/${of}] ${phase}${bytes}${left}${at === undefined ? '' : `: ${at}`}`
}

function megabytes(bytes: number): string {
  return bytes < 10 * MEGA ? (bytes / MEGA).toFixed(1) : String(Math.round(bytes / MEGA))
}

/** `1.2 s` */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

export function versionText({
  dumpVersion,
  otherMajor,
  engine
}: Pick<Rehearsal, 'dumpVersion' | 'otherMajor' | 'engine'>): string {
  const other = otherMajor === undefined ? '' : ': another major version than that of the engine'
  return `of ${systemOf(engine?.kind ?? 'postgres')} ${dumpVersion ?? ''}${other}`
}

/** `app, which owns everything in the dump` */
export function roleText({ role, isTold }: NonNullable<Rehearsal['ranAs']>): string {
  return isTold ? role : `${role}, which owns everything in the dump`
}

/** Rows per table: far below the 1 MiB that GitHub shows of a summary. */
const MAX_ROWS = 100

const SUMMARY_MARK = { done: '✅', failed: '❌', 'not reached': '➖' } as const

/** A rehearsal for the job summary, in GitHub's Markdown. */
export function renderRehearsalSummary(rehearsal: Rehearsal): string {
  const { status, denials, differences, engine, needed, evidenceSha256, afterDiffers } = rehearsal
  const facts = [
    `| after differs from before | ${afterDiffers} |`,
    `| restored equals before | ${restoredWord(rehearsal)} |`,
    `| engine | ${engine === undefined ? 'none' : escapeMarkdown(`${engine.kind} ${engine.version}, ${engine.isolation}`)} |`,
    ...(rehearsal.dumpVersion === undefined ? [] : [`| dump | ${escapeMarkdown(versionText(rehearsal))} |`]),
    ...(rehearsal.ranAs === undefined ? [] : [`| role of the scripts | ${escapeMarkdown(roleText(rehearsal.ranAs))} |`]),
    ...(evidenceSha256 === undefined ? [] : [`| evidence, the same in every run | ${codeSpan(evidenceSha256)} |`]),
    ...(rehearsal.queries === undefined
      ? []
      : [`| queries of the version that still runs | ${queriesText(rehearsal.queries)} |`]),
    '| claim about production | NONE |'
  ]
  return [
    `## ${status === 'REHEARSED' ? '✅' : status === 'FAILED' ? '❌' : '➖'} Rehearsal`,
    '',
    escapeMarkdown(headline(rehearsal)),
    '',
    table(['', ''], facts),
    ...notJudgedTexts(rehearsal).map(text => `> ${escapeMarkdown(text)}\n`),
    ...(status === 'NOT_APPLIED' ? [] : [table(['phase', '', 'time', '', ''], phaseRows(rehearsal))]),
    ...titled('Denied', ['code', 'where', 'why'], denials.map(denialRow)),
    ...titled(
      'Masked on the way into the clone',
      ['column'],
      rehearsal.masked.map(one => `| ${codeSpan(one)} |`)
    ),
    ...titled(
      'Extensions that the clone does not have, by the spec',
      ['extension'],
      rehearsal.skippedExtensions.map(one => `| ${codeSpan(one)} |`)
    ),
    ...titled(
      'Reviewed exceptions, by the policy',
      ['what'],
      rehearsal.reviewedSecrets.map(one => `| ${escapeMarkdown(reviewedText(one))} |`)
    ),
    ...titled('Migrations', ['', 'version', 'file', 'changes'], (rehearsal.chain ?? []).map(stepRow)),
    ...titled(
      'Locks, rewrites and scans',
      ['where', 'what', 'instead'],
      (rehearsal.impact ?? []).map(
        one =>
          `| ${codeSpan(`${one.path}:${one.line}`)} | ${escapeMarkdown(impactWhat(one))} | ${escapeMarkdown(one.hints.join('; '))} |`
      )
    ),
    ...titled('Not restored', ['what', 'object', 'how'], differences.left.map(partRow)),
    ...titled(
      'Rows of the tables',
      ['table', 'before', 'after', 'restored', 'equal to before'],
      rehearsal.touched.map(touchedRow)
    ),
    ...titled('Changed', ['what', 'object', 'how'], differences.changed.map(partRow)),
    ...titled(
      'The operator must supply',
      ['what'],
      needed.map(text => `| ${escapeMarkdown(text)} |`)
    )
  ].join('\n')
}

function phaseRows({ phases, notJudged }: Pick<Rehearsal, 'phases' | 'notJudged'>): string[] {
  const longest = Math.max(...phases.map(({ milliseconds }) => milliseconds))
  return phases.map(
    ({ name, outcome, milliseconds }) =>
      `| ${name} | ${SUMMARY_MARK[outcome]} | ${outcome === 'not reached' ? '' : duration(milliseconds)} | ${bar(milliseconds, longest)} | ${phaseText(name, notJudged)} |`
  )
}

const MAX_BAR = 20

/** A bar of blocks, in proportion to the longest phase. */
function bar(milliseconds: number, longest: number): string {
  return longest > 0 ? '█'.repeat(Math.round((MAX_BAR * milliseconds) / longest)) : ''
}

function denialRow({ code, path, line, reason }: Rehearsal['denials'][number]): string {
  const place = path === undefined ? '' : codeSpan(`${path}${line === undefined ? '' : `:${line}`}`)
  return `| ${codeSpan(code)} | ${place} | ${escapeMarkdown(reason)} |`
}

function impactText(one: StatementImpact): string {
  const hints = one.hints.map(hint => `; better: ${hint}`).join('')
  return `${one.path}:${one.line}  ${impactWhat(one)}${hints}`
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
  walBytes
}: StatementImpact): string {
  return [
    kind,
    ...locks.filter(({ mode }) => !WEAK.test(mode)).map(({ relation, mode }) => `${mode} on ${relation}`),
    ...rewritten.map(name => `writes all of ${name} again`),
    ...indexed.map(name => `builds an index on ${name}`),
    ...scanned.map(({ relation, rows }) => `reads ${rows} rows of ${relation}`),
    ...(changedRows > 0 ? [`changes ${changedRows} rows`] : []),
    ...(exclusiveMilliseconds > 0 ? [`no reader for ${duration(exclusiveMilliseconds)}`] : []),
    `${megabytes(walBytes)} MB of WAL`
  ].join(', ')
}

/** Hold back neither readers nor writers. */
const WEAK = /^(?:AccessShareLock|RowShareLock|RowExclusiveLock)$/

/** Numbers only. */
function queriesText({ judged, unjudged, passedOver }: QueriesFound): string {
  const less =
    unjudged + passedOver === 0 ? '' : `; ${unjudged} refused before the change as well, ${passedOver} that cannot be prepared`
  return `${judged} prepared before and after the change, none was run${less}`
}

function stepRow({ key, path, outcome, changed }: ChainStep): string {
  return `| ${SUMMARY_MARK[outcome === 'restored' ? 'done' : 'failed']} | ${codeSpan(key)} | ${codeSpan(path)} | ${changed.length} |`
}

function stepText({ key, path, outcome, changed, left }: ChainStep): string {
  const changes = `${changed.length} ${changed.length === 1 ? 'change' : 'changes'}`
  const remains = left.length === 0 ? '' : `, ${left.length} not undone`
  return `${MARK[outcome === 'restored' ? 'done' : 'failed']} ${key}  ${path}  ${changes}${remains}`
}

function partRow({ kind, object, detail = '' }: Rehearsal['differences']['left'][number]): string {
  return `| ${kind} | ${codeSpan(object)} | ${escapeMarkdown(detail)} |`
}

function touchedRow({ name, before, after, restored, isRestored }: TouchedTable): string {
  const rows = [before, after, restored].map(count => (count === undefined ? '' : String(count))).join(' | ')
  return `| ${codeSpan(name)} | ${rows} | ${isRestored === undefined ? '' : isRestored ? 'yes' : '**no**'} |`
}

function titled(title: string, heads: readonly string[], rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [`### ${title}`, '', table(heads, rows)]
}

function table(heads: readonly string[], rows: readonly string[]): string {
  const shown = rows.slice(0, MAX_ROWS)
  const more = rows.length > MAX_ROWS ? [`\n${rows.length - MAX_ROWS} more are in the evidence.`] : []
  return [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...shown, ...more, ''].join('\n')
}

const MAX_CHANGES = 12

const MARK = { done: 'ok  ', failed: 'FAIL', 'not reached': '-   ' } as const

/** A rehearsal for the terminal and the log. */
export function renderRehearsal(rehearsal: Rehearsal): string {
  const { phases, denials, differences, needed, engine, evidenceSha256, status, notJudged } = rehearsal
  const lines = [headline(rehearsal), '']
  if (engine !== undefined) lines.push(`engine      ${engine.kind} ${engine.version}, ${engine.isolation}`)
  if (engine !== undefined && rehearsal.dumpVersion !== undefined) lines.push(`dump        ${versionText(rehearsal)}`)
  if (rehearsal.ranAs !== undefined) lines.push(`role        ${roleText(rehearsal.ranAs)}`)
  if (status !== 'NOT_APPLIED')
    for (const { name, outcome, milliseconds } of phases) {
      const time = outcome === 'not reached' ? '' : duration(milliseconds)
      lines.push(`${MARK[outcome]}  ${name.padEnd(9)} ${time.padStart(8)}  ${phaseText(name, notJudged)}`)
    }
  if (rehearsal.queries !== undefined) lines.push(`queries     ${queriesText(rehearsal.queries)}`)
  section(lines, 'Migrations', (rehearsal.chain ?? []).map(stepText))
  section(lines, 'Locks, rewrites and scans', (rehearsal.impact ?? []).map(impactText))
  section(lines, 'Changed by the change', limited(differences.changed.map(partText)))
  section(lines, 'Not restored by the rollback', differences.left.map(partText))
  section(lines, 'Masked on the way into the clone', limited(rehearsal.masked))
  section(lines, 'Extensions that the clone does not have, by the spec', rehearsal.skippedExtensions)
  section(lines, 'Reviewed exceptions, by the policy', rehearsal.reviewedSecrets.map(reviewedText))
  section(lines, 'Denied', denials.map(denialText))
  section(lines, 'The operator must supply', needed)
  lines.push(
    '',
    ...notJudgedTexts(rehearsal),
    ...(evidenceSha256 === undefined ? [] : [`evidence    sha256 ${evidenceSha256} (the same in every run)`]),
    'production  NONE: a clone proves nothing about production'
  )
  return `${lines.map(escapeLog).join('\n')}\n`
}

function section(lines: string[], title: string, items: readonly string[]): void {
  if (items.length > 0) lines.push('', `${title}:`, ...items.map(item => `  ${item}`))
}

function limited(items: readonly string[]): readonly string[] {
  return items.length <= MAX_CHANGES ? items : [...items.slice(0, MAX_CHANGES), `and ${items.length - MAX_CHANGES} more`]
}
