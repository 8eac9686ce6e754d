// Tools that keep a change and its rollback in one file divide it by lines of comment. Both halves in one run would prove nothing.

/** What a file is to a rehearsal. */
export type Half = 'apply' | 'rollback'

interface Markers {
  readonly tool: string
  readonly apply: RegExp
  readonly rollback: RegExp
  /** The change is what is above the marker of the rollback, and needs no marker. */
  readonly isAbove?: true
  /** The tool runs each half in one transaction, unless a comment asks for none. */
  readonly isSingle?: true
}

/** Lines as each tool looks for them: at the beginning of a line, also inside of a statement. */
const MARKERS: readonly Markers[] = [
  { tool: 'dbmate', apply: /^\s*--\s*migrate:up\b/i, rollback: /^\s*--\s*migrate:down\b/i, isSingle: true },
  { tool: 'goose', apply: /^\s*--\s*\+goose\s+up\b/i, rollback: /^\s*--\s*\+goose\s+down\b/i, isSingle: true },
  { tool: 'sql-migrate', apply: /^\s*--\s*\+migrate\s+up\b/i, rollback: /^\s*--\s*\+migrate\s+down\b/i, isSingle: true },
  { tool: 'micrate', apply: /^\s*--\s*\+micrate\s+up\b/i, rollback: /^\s*--\s*\+micrate\s+down\b/i },
  { tool: 'rambler', apply: /^\s*--\s*rambler\s+up\b/i, rollback: /^\s*--\s*rambler\s+down\b/i },
  { tool: 'Play', apply: /^\s*(?:--|#)\s*---\s*!ups\b/i, rollback: /^\s*(?:--|#)\s*---\s*!downs\b/i },
  {
    tool: 'node-pg-migrate',
    apply: /^\s*--[\s-]*up\s+migration\b/i,
    rollback: /^\s*--[\s-]*down\s+migration\b/i,
    isAbove: true,
    isSingle: true
  },
  {
    tool: 'tern',
    apply: /(?!)/,
    rollback: /^\s*----\s*create above\s*\/\s*drop below\s*----/i,
    isAbove: true,
    isSingle: true
  },
  { tool: 'MyBatis', apply: /(?!)/, rollback: /^\s*--\s*\/\/\s*@undo\b/i, isAbove: true },
  { tool: 'sqitch', apply: /^\s*--\s*deploy\s+\S+\s+to\s+pg\b/i, rollback: /^\s*--\s*revert\s+\S+\s+from\s+pg\b/i }
]

/** A heading in a comment of one word. It may be about something else, so a file with both is not divided. */
const HEADINGS = [
  ['up', 'down'],
  ['deploy', 'revert'],
  ['apply', 'rollback'],
  ['do', 'undo']
].map(pair => pair.map(word => new RegExp(`^\\s*--[\\s=+@!-]*${word}[\\s:=-]*$`, 'i')))

const LIQUIBASE = /^[^\S\r\n]*--[^\S\r\n]*liquibase\s+formatted\s+sql\b/im
const LIQUIBASE_ROLLBACK = /^\s*--\s*rollback\b/i
/** Comments by which dbmate, goose, sql-migrate, sqlx and tern leave a file without a transaction. */
const WITHOUT_TRANSACTION =
  /^[^\S\r\n]*--[^\S\r\n]*(?:migrate:(?:up|down)\b.*\btransaction:\s*false|\+goose\s+no\s+transaction|\+migrate\s+(?:up|down)\b.*\bnotransaction|no-transaction\s*$|--\s*tern:\s*disable-tx\b)/im

/** True for a file that its tool does not run in one transaction. */
export function asksForNoTransaction(content: Uint8Array): boolean {
  return WITHOUT_TRANSACTION.test(Buffer.from(content).toString('latin1'))
}

/** How a tool runs a file, if the file shows it; undefined if any tool may run it, or a tool that does either. */
export function transactionOf(content: Uint8Array): 'single' | 'none' | undefined {
  if (asksForNoTransaction(content)) return 'none'
  const lines = Buffer.from(content).toString('latin1').replace(BYTE_ORDER_MARK, '').split('\n')
  const isSingle = MARKERS.some(one => one.isSingle && lines.some(line => one.apply.test(line) || one.rollback.test(line)))
  return isSingle ? 'single' : undefined
}

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf'

interface Found {
  readonly tool: string
  readonly half: Half
  /** From 0. */
  readonly line: number
}

interface Problem {
  readonly problem: string
  /** From 1; absent if it is about the whole file. */
  readonly line?: number
}

/**
 * The half of a script that is run: all of a file without markers. Lines keep their numbers.
 * @param content in UTF-8
 */
export function halfOf(content: Uint8Array, half: Half): { readonly script: Uint8Array } | Problem {
  // One character per byte, so that no byte is lost.
  const lines = Buffer.from(content).toString('latin1').replace(BYTE_ORDER_MARK, '').split('\n')
  const found = lines.flatMap((text, line) => markersIn(text).map(one => ({ ...one, line })))
  const [first] = found
  if (first === undefined) return undividedProblem(lines, half) ?? { script: content }
  const problem = markersProblem(found, lines, half)
  if (problem !== undefined) return problem
  const own = found.find(one => one.half === half)
  const from = own === undefined ? 0 : own.line + 1
  const to = found.find(({ line }) => line >= from)?.line ?? lines.length
  const kept = lines.map((text, line) => (line >= from && line < to ? text : text.endsWith('\r') ? '\r' : ''))
  return { script: Buffer.from(kept.join('\n'), 'latin1') }
}

function markersIn(text: string): Omit<Found, 'line'>[] {
  return MARKERS.flatMap(({ tool, apply, rollback }): Omit<Found, 'line'>[] => [
    ...(apply.test(text) ? [{ tool, half: 'apply' } as const] : []),
    ...(rollback.test(text) ? [{ tool, half: 'rollback' } as const] : [])
  ])
}

function markersProblem(found: readonly Found[], lines: readonly string[], half: Half): Problem | undefined {
  const [first, ...others] = found
  if (first === undefined) return undefined
  const { tool } = first
  const other = others.find(one => one.tool !== tool)
  if (other !== undefined) return { problem: `it has markers of ${tool} and of ${other.tool}`, line: other.line + 1 }
  const again = found.find((one, index) => found.findIndex(({ half: same }) => same === one.half) !== index)
  if (again !== undefined) return { problem: `it has a second marker of ${tool} for the ${again.half}`, line: again.line + 1 }
  const isAbove = MARKERS.find(one => one.tool === tool)?.isAbove === true && !found.some(one => one.half === 'apply')
  if (!found.some(one => one.half === half) && !(isAbove && half === 'apply'))
    return { problem: `it has a marker of ${tool} for the other half only, so it has no ${half}`, line: first.line + 1 }
  if (isAbove || isComment(lines.slice(0, first.line).join('\n'))) return undefined
  return { problem: `it has statements above the first marker of ${tool}, which belong to neither half`, line: first.line + 1 }
}

function isComment(text: string): boolean {
  const end = text.lastIndexOf('*/') < 0 ? 0 : text.lastIndexOf('*/') + 2
  // Only up to the last end: what does not end is looked for once, not from each of its beginnings.
  const uncommented = text.slice(0, end).replace(/\/\*[\s\S]*?\*\//g, '') + text.slice(end)
  return uncommented.replace(/--.*$/gm, '').trim() === ''
}

/** Why a file without markers of a tool cannot be one half. */
function undividedProblem(lines: readonly string[], half: Half): Problem | undefined {
  for (const pair of HEADINGS) {
    const at = pair.map(heading => lines.findIndex(text => heading.test(text)))
    if (at.includes(-1)) continue
    return {
      problem: 'it looks like a change and its rollback in one file: put each into its own file',
      line: Math.max(...at) + 1
    }
  }
  const undo = LIQUIBASE.test(lines.join('\n')) ? lines.findIndex(text => LIQUIBASE_ROLLBACK.test(text)) : -1
  if (half === 'apply' || undo < 0) return undefined
  return {
    problem:
      'it is a changelog of Liquibase, which would be applied again: put the statements of its --rollback lines into a file',
    line: undo + 1
  }
}
