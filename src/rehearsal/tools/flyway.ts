import { tokensOf } from '../postgres/sql/tokens.ts'
import type { Folder, FolderReading, FoundMigration, Tool, ToolProblem, ToolScript } from './migration.ts'
import { collect, notUtf8, sameNumber, unknownFile } from './numbered.ts'
import { byName, isSql, nameOf, textOf } from './text.ts'

const NAME = /^([VUB])(\d+(?:[._]\d+)*)__.*\.sql$/
const REPEATABLE = /^R__(.*)\.sql$/
/** Migrations in other languages, which Flyway runs in the same order. */
const PROGRAM = /^(?:[VUB]\d+(?:[._]\d+)*|R)__.*\.(?:java|class|kt|groovy|scala|clj|sh|bash|bat|cmd|ps1|py)$/
const PROGRAMS =
  'it is a program: rehearse the SQL that it sends, with --apply and --rollback, or let Flyway run, with --apply-run and --rollback-run'
const CALLBACK = /^(?:before|after|create)[A-Z]\w*(?:__.*)?\.sql$/
/** Settings of one file: in `NAME.conf`, and since Flyway 10 in comments of the file. */
const SETTING = /^[^\S\r\n]*--[^\S\r\n]*flyway:[^\S\r\n]*([\w.]+)[^\S\r\n]*=(.*)$/gm
const PLACEHOLDER = '${'
/** Statements that Flyway runs without a transaction: FlywayDB's PostgreSQLParser. */
const ALONE =
  /^(?:(?:create|drop) (?:database|tablespace|subscription)\b|alter system\b|create (?:unique )?index concurrently\b|drop index concurrently\b|reindex\b.*\b(?:schema|database|system|concurrently)\b|vacuum\b|discard all\b)/

/**
 * Flyway: `V1__name.sql` with `U1__name.sql`, in this folder and below it, in the order of their versions, then `R__name.sql` in the order
 * of their descriptions. Each file runs in a transaction, unless all of it cannot.
 */
export const flyway: Tool = {
  recognises: folder => [...folder.keys()].some(path => NAME.test(nameOf(path)) || REPEATABLE.test(nameOf(path))),
  late: 'refuses',
  read: (folder): FolderReading => {
    const problems: ToolProblem[] = []
    const versions = new Map<string, { readonly version: readonly bigint[]; V?: string; U?: string }>()
    const described = new Map<string, string>()
    const repeatables: { readonly key: string; readonly path: string }[] = []
    for (const path of [...folder.keys()].toSorted(byName)) {
      const name = nameOf(path)
      const [, kind, written = ''] = NAME.exec(name) ?? []
      if (kind === 'V' || kind === 'U') {
        const version = parts(written)
        const key = version.join('.')
        const one = versions.get(key) ?? { version }
        if (one[kind] === undefined) one[kind] = path
        else problems.push(sameNumber(one[kind], path))
        versions.set(key, one)
      } else if (REPEATABLE.test(name)) {
        const key = REPEATABLE.exec(name)?.[1] ?? ''
        const other = described.get(key)
        if (other !== undefined)
          problems.push({
            code: 'migration-number-twice',
            path,
            reason: `it has the description of ${other}: give it another one`
          })
        described.set(key, path)
        repeatables.push({ key, path })
      } else if (PROGRAM.test(name)) problems.push({ code: 'migration-unsupported', path, reason: PROGRAMS })
      else if (CALLBACK.test(name)) problems.push(callback(path, name))
      // A baseline, B, is run on an empty database only.
      else if (isSql(name) && kind !== 'B') problems.push(unknownFile(path, 'V1__name.sql, U1__name.sql or R__name.sql'))
    }
    const versioned = [...versions.values()].toSorted((a, b) => compare(a.version, b.version))
    return collect(
      [
        ...versioned.map(({ version, V: up, U: down }) => pairOf(folder, version.join('.'), up, down)),
        ...repeatables.toSorted((a, b) => byName(a.key, b.key)).map(({ key, path }) => repeatableOf(folder, key, path))
      ],
      problems
    )
  }
}

/** Without zeros at its end: 1.0 is 1. */
function parts(version: string): bigint[] {
  const numbers = version.split(/[._]/).map(BigInt)
  while (numbers.length > 1 && numbers.at(-1) === 0n) numbers.pop()
  return numbers
}

function compare(a: readonly bigint[], b: readonly bigint[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [x, y] = [a[at] ?? 0n, b[at] ?? 0n]
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

function callback(path: string, name: string): ToolProblem {
  const reason = `Flyway runs this callback (${name.replace(/(?:__.*)?\.sql$/, '')}) beside the migrations: put its SQL and theirs into two files, and rehearse these with --apply and --rollback`
  return { code: 'migration-unsupported', path, reason }
}

function pairOf(folder: Folder, key: string, up: string | undefined, down: string | undefined): FoundMigration | ToolProblem {
  if (up === undefined) return unknownFile(down ?? '', 'with the version of the V file that it undoes')
  const apply = scriptOf(folder, up)
  if ('code' in apply) return apply
  const rollback = down === undefined ? undefined : scriptOf(folder, down)
  if (rollback !== undefined && 'code' in rollback) return { ...rollback, leftOut: up }
  const remedy = `add ${up.replace(/(^|\/)V([^/]*)$/, '$1U$2')}`
  return { key, apply, ...(rollback !== undefined && { rollback }), remedy }
}

function repeatableOf(folder: Folder, name: string, path: string): FoundMigration | ToolProblem {
  const apply = scriptOf(folder, path)
  if ('code' in apply) return apply
  const remedy = 'a repeatable migration that is new has none: use a versioned one, with its undo'
  return { key: `R ${name}`, apply, remedy, isRepeatable: true }
}

function scriptOf(folder: Folder, path: string): ToolScript | ToolProblem {
  const text = textOf(folder.get(path) ?? new Uint8Array())
  const conf = folder.get(`${path}.conf`)
  const settings = conf === undefined ? '' : textOf(conf)
  if (text === undefined || settings === undefined) return notUtf8(path)
  const unsupported = (reason: string): ToolProblem => ({ code: 'migration-unsupported', path, reason })
  const own = [...text.matchAll(SETTING), ...settings.matchAll(/^[^\S\r\n]*([\w.]+)[^\S\r\n]*=(.*)$/gm)]
  const strange = own.find(([, key]) => key?.replace(/^flyway\./, '') !== 'executeInTransaction')
  if (strange !== undefined)
    return unsupported(
      `its setting ${strange[1]} is not known here: rehearse the SQL that Flyway makes of it, with --apply and --rollback`
    )
  // One that does not end needs no value, and no scan from each of them to the end of the text.
  if (text.lastIndexOf('}') > text.indexOf(PLACEHOLDER) && text.includes(PLACEHOLDER))
    return unsupported(
      'it has a placeholder, whose value is not known here: rehearse the SQL that Flyway makes of it, with --apply and --rollback'
    )
  const alone = statementsOf(text).map(words => ALONE.test(words))
  const isOff = own.some(([, , value]) => value?.trim().toLowerCase() === 'false')
  if (!isOff && alone.includes(true) && alone.includes(false))
    return unsupported('it has statements that need a transaction and some that must be without one: split the file')
  return { path, script: Buffer.from(text), transaction: isOff || alone.includes(true) ? 'none' : 'single' }
}

/** The words of each statement, in lower case. */
function statementsOf(text: string): string[] {
  const statements: string[][] = [[]]
  for (const { kind, text: word } of tokensOf(text)) {
    if (kind === 'symbol' && word === ';') statements.push([])
    else if (kind === 'word') statements.at(-1)?.push(word.toLowerCase())
    else statements.at(-1)?.push('?')
  }
  return statements.filter(words => words.length > 0).map(words => words.join(' '))
}
