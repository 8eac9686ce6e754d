import type { FindingCode } from '../model/codes.ts'
import type { Finding, Measurement } from '../model/finding.ts'
import { pluralize } from './counts.ts'
import { codePath, codeSpan, escapeMarkdown, showInvisible } from './escape.ts'
import { leftOut, rendered, row, type Section, tableHead } from './truncate-sections.ts'

const CHANGE: Readonly<Partial<Record<FindingCode, string>>> = {
  resealed: 'new bytes',
  'seal-added': 'new seal',
  'seal-removed': 'seal removed',
  'seal-weakened': 'weaker seal',
  'config-changed': 'configuration',
  'signer-changed': 'expected signer'
}
const SHOWN_DIGITS = 12
const MAX_ROWS = 1000

/** True for a finding about what a pull request did to a seal. */
export function isSealChange({ code }: Pick<Finding, 'code'>): boolean {
  return Object.hasOwn(CHANGE, code)
}

/** Every seal that the pull request touches, before and after. */
export function sealChangeSection(changes: readonly Finding[], where: string): Section {
  return {
    head: `### Seals that this change touches\n\n${tableHead(['Path', 'Change', 'Sealed before', 'Sealed now', 'Why it matters'])}`,
    rows: rendered(changes, changeRow),
    total: changes.length,
    tail: '\n_A change can alter a file together with its seal, and then every file matches: only this table shows it._\n\n',
    most: MAX_ROWS,
    left: leftOut('seal', where)
  }
}

/** The particulars of a changed seal, unescaped. */
export interface SealChange {
  readonly path: string
  readonly change: string
  /** `sha256 1a2b3c4d5e6f, 5 bytes`; empty if there was or is no seal. */
  readonly before: string
  readonly after: string
  readonly reason: string
}

export function sealChange({ code, path, manifest = '', expected, found, reason = '' }: Finding): SealChange {
  return { path: path ?? manifest, change: CHANGE[code] ?? code, before: promised(expected), after: promised(found), reason }
}

function changeRow(finding: Finding): string {
  const { path, change, before, after, reason } = sealChange(finding)
  const mark = finding.severity === 'fail' ? '❌ ' : ''
  return row([codePath(path), `${mark}${change}`, shown(before), shown(after), escapeMarkdown(reason)])
}

function shown(measure: string): string {
  return measure === '' ? '' : codeSpan(measure)
}

function promised(measure: Measurement | undefined): string {
  const [digest] = Object.entries(measure?.digests ?? {})
  const words = [
    ...(digest === undefined ? [] : [showInvisible(`${digest[0]} ${String(digest[1]).slice(0, SHOWN_DIGITS)}`)]),
    ...(measure?.bytes === undefined ? [] : [pluralize(measure.bytes, 'byte')])
  ]
  return words.join(', ')
}
