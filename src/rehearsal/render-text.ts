import { escapeLog } from '../report/escape.ts'
import { denialText, duration, headline, PHASE_WORDS } from './messages.ts'
import type { Rehearsal } from './rehearse.ts'

const MAX_CHANGES = 12

const MARK = { done: 'ok  ', failed: 'FAIL', 'not reached': '-   ' } as const

/** A rehearsal for the terminal and the log. */
export function renderRehearsal(rehearsal: Rehearsal): string {
  const { phases, denials, differences, needed, engine, evidenceSha256, status } = rehearsal
  const lines = [headline(rehearsal), '']
  if (engine !== undefined) lines.push(`engine      ${engine.kind} ${engine.version}, ${engine.isolation}`)
  if (status !== 'NOT_APPLIED')
    for (const { name, outcome, milliseconds } of phases) {
      const time = outcome === 'not reached' ? '' : duration(milliseconds)
      lines.push(`${MARK[outcome]}  ${name.padEnd(9)} ${time.padStart(8)}  ${PHASE_WORDS[name]}`)
    }
  section(lines, 'Changed by the change', limited(differences.changed.map(partText)))
  section(lines, 'Not restored by the rollback', differences.left.map(partText))
  section(lines, 'Denied', denials.map(denialText))
  section(lines, 'The operator must supply', needed)
  lines.push(
    '',
    `evidence    sha256 ${evidenceSha256} (the same in every run)`,
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

function partText({ kind, object, detail }: Rehearsal['differences']['left'][number]): string {
  return `${kind === 'schema' ? '' : `${kind} `}${object}${detail === undefined ? '' : `: ${detail}`}`
}
