import { codeSpan, escapeMarkdown } from '../report/escape.ts'
import type { ChainStep } from './chain.ts'
import { exceptionTexts } from './exceptions.ts'
import { onlineTexts } from './online-texts.ts'
import type { Rehearsal, TouchedTable } from './rehearsal.ts'
import {
  betweenLines,
  duration,
  headline,
  impactWhat,
  limitCells,
  limitText,
  notJudgedTexts,
  phaseText,
  queriesText,
  restoredWord,
  reviewedText,
  roleText,
  versionText
} from './sentences.ts'

/** Rows per table: far below the 1 MiB that GitHub shows of a summary. */
const MAX_ROWS = 100

const MARK = { done: '✅', failed: '❌', 'not reached': '➖' } as const

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
    ...titled('Migrations', ['', 'version', 'file', 'changes', 'differs as declared'], (rehearsal.chain ?? []).map(stepRow)),
    ...titled(
      'Limits of the policy',
      ['', 'what', 'limit', 'measured', ''],
      (rehearsal.limits ?? []).map(one => {
        const { what, limit, measured } = limitCells(one)
        return `| ${one.isMet ? '✅' : '❌'} | ${what} | ${limit} | ${measured} | ${escapeMarkdown(limitText(one))} |`
      })
    ),
    ...titled(
      'Locks, rewrites and scans',
      ['where', 'what', 'instead'],
      (rehearsal.impact ?? []).map(
        one =>
          `| ${codeSpan(`${one.path}:${one.line}`)} | ${escapeMarkdown(impactWhat(one))} | ${escapeMarkdown(one.hints.join('; '))} |`
      )
    ),
    ...titled(
      'Beside readers, writers and open transactions',
      ['where', 'what'],
      onlineTexts(rehearsal.online).map(({ place, text }) => `| ${codeSpan(place)} | ${escapeMarkdown(text)} |`)
    ),
    ...titled('Not restored', ['what', 'object', 'how'], differences.left.map(partRow)),
    ...titled(
      'Rows of the tables',
      ['table', 'before', 'after', 'restored', 'equal to before'],
      rehearsal.touched.map(touchedRow)
    ),
    ...titled(
      'Rows written between the change and its rollback',
      ['what'],
      (rehearsal.between === undefined ? [] : betweenLines(rehearsal.between)).map(text => `| ${escapeMarkdown(text)} |`)
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
  return phases.map(phase => {
    const { name, outcome, milliseconds } = phase
    return `| ${name} | ${MARK[outcome]} | ${outcome === 'not reached' ? '' : duration(milliseconds)} | ${bar(milliseconds, longest)} | ${escapeMarkdown(phaseText(phase, notJudged))} |`
  })
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

function stepRow({ key, path, outcome, changed, exceptions }: ChainStep): string {
  const declared = escapeMarkdown(exceptionTexts(exceptions).join('; '))
  return `| ${MARK[outcome === 'failed' ? 'failed' : 'done']} | ${codeSpan(key)} | ${codeSpan(path)} | ${changed.length} | ${declared} |`
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
