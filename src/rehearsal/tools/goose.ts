import type { FolderReading, FoundMigration, Query, Tool, ToolProblem, ToolScript } from './migration.ts'
import { collect, inOrderOfNumbers, notUtf8, unknownFile } from './numbered.ts'
import { isSql, onlyLines, textOf } from './text.ts'

const MARK = /^--.*\+goose/

/**
 * goose: one file per version, with `-- +goose Up` and `-- +goose Down`, in the order of their numbers. It cuts a file where a line ends with
 * `;`, unless `StatementBegin` and `StatementEnd` are around it, and runs the pieces in a transaction unless the file has `NO TRANSACTION`.
 */
export const goose: Tool = {
  recognises: folder => [...folder.values()].some(bytes => (textOf(bytes) ?? '').split('\n').some(line => MARK.test(line))),
  late: 'refuses',
  read: (folder): FolderReading => {
    const files = [...folder].filter(
      ([path]) => !path.includes('/') && (isSql(path) || path.endsWith('.go')) && !path.endsWith('_test.go')
    )
    const named = files.flatMap(([path, bytes]) => {
      const version = /^0*([1-9]\d*)_.*\.(?:sql|go)$/s.exec(path)?.[1]
      return version === undefined ? [] : [{ path, version: BigInt(version), value: bytes }]
    })
    const known = new Set(named.map(({ path }) => path))
    const strangers = files.filter(([path]) => isSql(path) && !known.has(path))
    const sorted = inOrderOfNumbers(named)
    const parts = sorted.files.map(({ path, version, value }) => migrationOf(path, String(version), value))
    return collect(parts, [...strangers.map(([path]) => unknownFile(path, 'N_name.sql')), ...sorted.problems])
  }
}

function migrationOf(path: string, key: string, bytes: Uint8Array): FoundMigration | ToolProblem {
  if (path.endsWith('.go'))
    return {
      code: 'migration-unsupported',
      path,
      reason: 'it is a program in Go: rehearse the SQL that it sends, with --apply and --rollback'
    }
  const text = textOf(bytes)
  if (text === undefined) return notUtf8(path)
  const parsed = parse(text.split('\n'))
  if ('problem' in parsed) return { code: 'migration-unsupported', path, line: parsed.line, reason: parsed.problem }
  const { isSingle, halves } = parsed
  const script = (half: Half): ToolScript => ({
    path,
    script: onlyLines(text.split('\n'), half.from, half.to),
    queries: half.queries,
    transaction: isSingle ? 'single' : 'none'
  })
  const [up, down] = halves
  const remedy = 'add a line "-- +goose Down" with the statements that undo it'
  return { key, apply: script(up), ...(down !== undefined && { rollback: script(down) }), remedy }
}

interface Half {
  readonly from: number
  readonly to: number
  readonly queries: readonly Query[]
}

interface Parsed {
  readonly isSingle: boolean
  readonly halves: readonly [up: Half, down?: Half]
}

interface Failed {
  readonly problem: string
  /** From 1. */
  readonly line: number
}

/** As goose cuts a file: https://github.com/pressly/goose/blob/main/internal/sqlparser/parser.go */
function parse(lines: readonly string[]): Parsed | Failed {
  const halves: { from: number; queries: Query[] }[] = []
  let isSingle = true
  let isWhole = false
  let held: string[] = []
  let start = 0
  const cut = (): void => {
    const text = held.join('\n')
    if (text.trim() !== '') halves.at(-1)?.queries.push({ text, line: start + 1 })
    held = []
  }
  for (const [at, line] of lines.entries()) {
    const command = commandOf(line)
    const failed = (problem: string): Failed => ({ problem, line: at + 1 })
    if (command === undefined) {
      // What is between statements is ignored; a comment inside of one is part of it.
      if (held.length === 0 && (line.trim().startsWith('--') || line.trim() === '')) continue
      if (halves.length === 0) return failed('there is a statement above "-- +goose Up": put it below')
      if (held.length === 0) start = at
      held.push(line)
      if (!isWhole && endsStatement(line)) cut()
    } else if (command === 'up' && halves.length === 0) halves.push({ from: at + 1, queries: [] })
    else if (command === 'down' && halves.length === 1 && !isWhole) {
      if (held.length > 0) return { problem: UNFINISHED, line: start + 1 }
      halves.push({ from: at + 1, queries: [] })
    } else if (command === 'statementbegin' && halves.length > 0 && !isWhole) isWhole = true
    else if (command === 'statementend' && isWhole) {
      isWhole = false
      cut()
    } else if (command === 'no transaction') isSingle = false
    else if (command === 'envsub on')
      return failed('it takes variables of the environment: rehearse the SQL with their values, with --apply and --rollback')
    else if (command !== 'envsub off') return failed('goose does not take this marker here: correct it')
  }
  if (isWhole) return { problem: 'a "-- +goose StatementEnd" is missing: add it', line: start + 1 }
  if (held.join('').trim() !== '') return { problem: UNFINISHED, line: start + 1 }
  const [up, down] = halves
  if (up === undefined) return { problem: 'it has no line "-- +goose Up": add it', line: 1 }
  const whole = ({ from, queries }: { from: number; queries: Query[] }, to: number): Half => ({ from, to, queries })
  const end = down === undefined ? lines.length : down.from - 1
  return {
    isSingle,
    halves: down === undefined ? [whole(up, end)] : [whole(up, end), whole(down, lines.length)]
  }
}

const UNFINISHED = 'goose finds no ";" at the end of a line that ends this statement: add it'

/** What a line of comment asks goose for; undefined if it is an ordinary line. */
function commandOf(line: string): string | undefined {
  if (!line.trim().startsWith('--') || !line.includes('+goose')) return undefined
  if (/^\s/.test(line)) return 'indented'
  return line.replaceAll('--', '').replace('+goose', '').trim().toLowerCase()
}

/** The last word before a comment ends with `;`. */
function endsStatement(line: string): boolean {
  const words = line.split(/\s+/).filter(Boolean)
  const comment = words.findIndex(word => word.startsWith('--'))
  return (comment < 0 ? words : words.slice(0, comment)).at(-1)?.endsWith(';') === true
}
