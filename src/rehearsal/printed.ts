import { escapeLog } from '../report/escape.ts'
import type { ChainStep } from './chain.ts'
import type { CommandOutput } from './command.ts'
import { partText } from './differences.ts'
import { exceptionTexts } from './exceptions.ts'
import type { StatementImpact } from './impact.ts'
import { onlineTexts } from './online-texts.ts'
import { PHASES, type Progress } from './phases.ts'
import type { Rehearsal } from './rehearsal.ts'
import {
  betweenLines,
  denialText,
  duration,
  headline,
  impactWhat,
  limitCells,
  limitText,
  megabytes,
  notJudgedTexts,
  phaseText,
  queriesText,
  reviewedText,
  roleText,
  versionText
} from './sentences.ts'

const MARK = { done: 'ok  ', failed: 'FAIL', 'not reached': '-   ' } as const
const NAME_WIDTH = Math.max(...PHASES.map(({ length }) => length))

const MAX_PRINTED_LINES = 30

/** What commands that failed printed last, for the log. */
export function printedLines(printed: readonly CommandOutput[]): string[] {
  return printed.flatMap(({ command, text }) => {
    const lines = text.split(/\r\n|[\r\n]/)
    return [`${command} printed:`, ...lines.slice(-MAX_PRINTED_LINES).map(line => `| ${line}`)]
  })
}

/** `[3/13] dump restored: 45 of 104 MB, about 3 s left` */
export function progressText({ phase, index, of, done, total, leftMs, at }: Progress): string {
  const bytes = done === undefined || total === undefined ? '' : `: ${megabytes(done)} of ${megabytes(total)} MB`
  const left = leftMs === undefined ? '' : `, about ${Math.ceil(leftMs / 1000)} s left`
  return `[${index}/${of}] ${phase}${bytes}${left}${at === undefined ? '' : `: ${at}`}`
}

function impactText(one: StatementImpact): string {
  const hints = one.hints.map(hint => `; better: ${hint}`).join('')
  return `${one.path}:${one.line}  ${impactWhat(one)}${hints}`
}

function stepText({ key, path, outcome, changed, left, exceptions }: ChainStep): string {
  const changes = `${changed.length} ${changed.length === 1 ? 'change' : 'changes'}`
  const remains = left.length === 0 ? '' : `, ${left.length} not undone`
  const declared = exceptions.length === 0 ? '' : `, but for declared exceptions (${exceptionTexts(exceptions).join(', ')})`
  return `${MARK[outcome === 'failed' ? 'failed' : 'done']} ${key}  ${path}  ${changes}${remains}${declared}`
}

const MAX_CHANGES = 12

/** A rehearsal for the terminal and the log. */
export function renderRehearsal(rehearsal: Rehearsal): string {
  const { phases, denials, differences, needed, engine, evidenceSha256, status, notJudged } = rehearsal
  const lines = [headline(rehearsal), '']
  if (engine !== undefined) lines.push(`engine      ${engine.kind} ${engine.version}, ${engine.isolation}`)
  if (engine !== undefined && rehearsal.dumpVersion !== undefined) lines.push(`dump        ${versionText(rehearsal)}`)
  if (rehearsal.ranAs !== undefined) lines.push(`role        ${roleText(rehearsal.ranAs)}`)
  if (status !== 'NOT_APPLIED')
    for (const phase of phases) {
      const { name, outcome, milliseconds } = phase
      const time = outcome === 'not reached' ? '' : duration(milliseconds)
      lines.push(`${MARK[outcome]}  ${name.padEnd(NAME_WIDTH)} ${time.padStart(8)}  ${phaseText(phase, notJudged)}`)
    }
  if (rehearsal.queries !== undefined) lines.push(`queries     ${queriesText(rehearsal.queries)}`)
  section(lines, 'Migrations', (rehearsal.chain ?? []).map(stepText))
  section(lines, 'Locks, rewrites and scans', (rehearsal.impact ?? []).map(impactText))
  section(
    lines,
    'Beside readers, writers and open transactions',
    onlineTexts(rehearsal.online).map(({ place, text }) => `${place}  ${text}`)
  )
  section(
    lines,
    'Limits of the policy',
    (rehearsal.limits ?? []).map(one => {
      const { what, limit, measured } = limitCells(one)
      return `${one.isMet ? 'ok  ' : 'FAIL'} ${what}: ${measured} of at most ${limit}: ${limitText(one)}`
    })
  )
  section(lines, 'Changed by the change', limited(differences.changed.map(partText)))
  section(lines, 'Not restored by the rollback', differences.left.map(partText))
  if (rehearsal.between !== undefined)
    section(lines, 'Rows written between the change and its rollback', limited(betweenLines(rehearsal.between)))
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
