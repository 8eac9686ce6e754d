import type { FindingCode } from '../model/codes.ts'
import type { Finding, Measurement } from '../model/finding.ts'
import { pluralize } from './counts.ts'
import { codePath, codeSpan, escapeMarkdown } from './escape.ts'
import { leftOut, rendered, row, type Section, tableHead } from './truncate-sections.ts'

const CHANGE: Readonly<Partial<Record<FindingCode, string>>> = {
  resealed: 'other bytes',
  'seal-added': 'new seal',
  'seal-removed': 'seal removed',
  'seal-weakened': 'weaker seal'
}
const SHOWN_DIGITS = 12
const MAX_ROWS = 1000

/** True for what a pull request did to a seal. */
export function isSealChange({ code }: Pick<Finding, 'code'>): boolean {
  return Object.hasOwn(CHANGE, code)
}

/** Every seal that the pull request touches, with what was promised before and what is promised now. */
export function sealChangeSection(changes: readonly Finding[], where: string): Section {
  return {
    head: `### Seals that this change touches\n\n${tableHead(['Path', 'Change', 'Sealed before', 'Sealed now', 'Why it matters here'])}`,
    rows: rendered(changes, changeRow),
    total: changes.length,
    tail: '\n_Bytes and seal can be changed together; then every file is as sealed, and only this table shows it._\n\n',
    most: MAX_ROWS,
    left: leftOut('seal', where)
  }
}

function changeRow({ code, severity, path, manifest = '', expected, found, reason = '' }: Finding): string {
  const mark = severity === 'fail' ? '❌ ' : ''
  return row([
    codePath(path ?? manifest),
    `${mark}${CHANGE[code] ?? code}`,
    formatMeasure(expected),
    formatMeasure(found),
    escapeMarkdown(reason)
  ])
}

/** `sha256 1a2b3c4d5e6f, 5 bytes` */
function formatMeasure(measure: Measurement | undefined): string {
  const [digest] = Object.entries(measure?.digests ?? {})
  const words = [
    ...(digest === undefined ? [] : [codeSpan(`${digest[0]} ${String(digest[1]).slice(0, SHOWN_DIGITS)}`)]),
    ...(measure?.bytes === undefined ? [] : [pluralize(measure.bytes, 'byte')])
  ]
  return words.join(', ')
}
