import type { Blocker } from '../../model/release.ts'
import type { Report } from '../../model/report.ts'
import { withThousands } from '../counts.ts'
import { codePath, codeSpan, escapeMarkdown } from '../escape.ts'
import { leftOut, rendered, row, type Section, tableHead } from '../truncate-sections.ts'
import { blockerDrawing } from './mermaid.ts'

const BLOCKERS = '### Blockers\n\n'

export function manifestSection({ manifests }: Report, where: string): Section {
  const withPackets = manifests.some(({ packet }) => packet !== undefined)
  return {
    head: `### Manifests\n\n${tableHead(['Manifest', 'Seals', 'Format', ...(withPackets ? ['Packet'] : []), 'SHA-256', 'Notes'])}`,
    rows: rendered(manifests, ({ path, seals, format, packet, sha256, notices }) =>
      row([
        codePath(path),
        withThousands(seals),
        format,
        ...(withPackets ? [packet === undefined ? '' : codePath(packet)] : []),
        sha256 === undefined ? '' : codeSpan(sha256),
        notices.map(escapeMarkdown).join('; ')
      ])
    ),
    total: manifests.length,
    tail: '\n',
    left: leftOut('manifest', where)
  }
}

/** Whole or not at all: half a drawing would mislead. */
export function drawingSection({ blockers }: Report): Section {
  const total = blockers.length > 0 ? 1 : 0
  return { head: BLOCKERS, rows: total === 1 ? [blockerDrawing(blockers)] : [], total, left: () => '' }
}

/** @param titled whether the drawing precedes it, under the same heading */
export function blockerSection({ blockers }: Report, titled: boolean): Section {
  return {
    head: (titled ? '' : BLOCKERS) + tableHead(['Blocker', 'State', 'Title', 'Scope', 'Progress', 'Waits for', 'Reason']),
    rows: rendered(blockers, blockerRow),
    total: blockers.length,
    tail: '\n',
    left: leftOut('blocker', 'blocker-map.json')
  }
}

function blockerRow({ id, state, title, reason, scope, progress = '', depends_on = [] }: Blocker): string {
  const words = [title, scope ?? '', progress].map(escapeMarkdown)
  return row([
    codePath(id),
    state === 'OPEN' ? '🔴 OPEN' : '🟢 CLOSED',
    ...words,
    depends_on.map(codePath).join(' '),
    escapeMarkdown(reason)
  ])
}

export function probeSection({ probes }: Report): Section {
  const all = probes === null ? [] : [probes.control, ...probes.probes]
  return {
    head: `<details><summary>Self-test: ${probes?.passed ?? 0}/${probes?.planned ?? 0} bad inputs were refused for the right reason</summary>\n\n${tableHead(['Probe', 'What was done to the sealed files', 'Expected', 'Result', ''])}`,
    rows: rendered(all, ({ id, mutation, expected, seen, passed }) =>
      row([codePath(id), escapeMarkdown(mutation), escapeMarkdown(expected), escapeMarkdown(seen), passed ? '✅' : '❌'])
    ),
    total: all.length,
    tail: '\n</details>\n\n',
    left: leftOut('probe', 'probe-results.json')
  }
}
