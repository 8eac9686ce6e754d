import { codeSpan, escapeMarkdown } from '../report/escape.ts'
import { duration, headline, PHASE_WORDS, restoredWord } from './messages.ts'
import type { Rehearsal } from './rehearse.ts'

/** GitHub shows at most 1 MiB of a summary; so many rows of one table are far below it. */
const MAX_ROWS = 100

const MARK = { done: '✅', failed: '❌', 'not reached': '➖' } as const

/** A rehearsal for the job summary, in GitHub's Markdown. */
export function renderRehearsalSummary(rehearsal: Rehearsal): string {
  const { status, phases, denials, differences, engine, needed, evidenceSha256, afterDiffers } = rehearsal
  const facts = [
    `| after differs from before | ${afterDiffers} |`,
    `| restored equals before | ${restoredWord(rehearsal)} |`,
    `| engine | ${engine === undefined ? 'none' : escapeMarkdown(`${engine.kind} ${engine.version}, ${engine.isolation}`)} |`,
    `| evidence, the same in every run | ${codeSpan(evidenceSha256)} |`,
    '| claim about production | NONE |'
  ]
  return [
    `## ${status === 'REHEARSED' ? '✅' : status === 'FAILED' ? '❌' : '➖'} Rehearsal`,
    '',
    escapeMarkdown(headline(rehearsal)),
    '',
    table(['', ''], facts),
    ...(status === 'NOT_APPLIED' ? [] : [table(['phase', '', 'time', ''], phaseRows(phases))]),
    ...titled('Denied', ['code', 'where', 'why'], denials.map(denialRow)),
    ...titled('Not restored', ['what', 'object', 'how'], differences.left.map(partRow)),
    ...titled('Changed', ['what', 'object', 'how'], differences.changed.map(partRow)),
    ...titled(
      'The operator must supply',
      ['what'],
      needed.map(text => `| ${escapeMarkdown(text)} |`)
    )
  ].join('\n')
}

function phaseRows(phases: Rehearsal['phases']): string[] {
  return phases.map(
    ({ name, outcome, milliseconds }) =>
      `| ${name} | ${MARK[outcome]} | ${outcome === 'not reached' ? '' : duration(milliseconds)} | ${PHASE_WORDS[name]} |`
  )
}

function denialRow({ code, path, line, reason }: Rehearsal['denials'][number]): string {
  const place = path === undefined ? '' : codeSpan(`${path}${line === undefined ? '' : `:${line}`}`)
  return `| ${codeSpan(code)} | ${place} | ${escapeMarkdown(reason)} |`
}

function partRow({ kind, object, detail = '' }: Rehearsal['differences']['left'][number]): string {
  return `| ${kind} | ${codeSpan(object)} | ${escapeMarkdown(detail)} |`
}

function titled(title: string, heads: readonly string[], rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [`### ${title}`, '', table(heads, rows)]
}

function table(heads: readonly string[], rows: readonly string[]): string {
  const shown = rows.slice(0, MAX_ROWS)
  const more = rows.length > MAX_ROWS ? [`\n${rows.length - MAX_ROWS} more stand in the evidence.`] : []
  return [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...shown, ...more, ''].join('\n')
}
