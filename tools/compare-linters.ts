/**
 * Prints, for changes that hurt those who are online and for ten that do not, what a rehearsal on a server measures and advises, beside the
 * rules that two linters of migrations name: squawk (https://squawkhq.com) and eugene (https://kaveland.no/eugene). Usage:
 *
 *   node tools/compare-linters.ts [SQUAWK [EUGENE]]
 *
 * with the paths of their programs (`pip install squawk-cli`, `cargo install eugene`). Without a path, a linter has no column. Exit code 1 if a
 * bad change has no advice, or a good one has.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { impactOf, type StatementImpact } from '../src/rehearsal/impact.ts'
import type { ScriptFile } from '../src/rehearsal/input.ts'
import { type OnlineResult, onlineOf } from '../src/rehearsal/online.ts'
import { onlineTexts } from '../src/rehearsal/online-texts.ts'
import { PostgresClone } from '../src/rehearsal/postgres/clone.ts'
import { findBinaries } from '../src/rehearsal/postgres/server/binaries.ts'
import { openPostgres } from '../src/rehearsal/postgres/server/open.ts'
import { BAD, type Case, GOOD, TABLES } from './compare-linters/cases.ts'

interface Linter {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  /** Finds the names of rules in its output. */
  readonly rule: RegExp
}

const [squawk, eugene] = process.argv.slice(2)
const binaries = findBinaries()
if (binaries === undefined) throw new Error('this needs PostgreSQL')
const folder = mkdtempSync(join(tmpdir(), 'compare-linters-'))
const engine = await openPostgres({ binaries })
const clone = new PostgresClone(engine)
const LINTERS: readonly Linter[] = [
  ...(squawk === undefined
    ? []
    : [
        {
          name: 'squawk',
          program: squawk,
          args: ['--reporter', 'json', '--pg-version', engine.version],
          rule: /"rule_name":\s*"([^"]+)"/g
        }
      ]),
  ...(eugene === undefined
    ? []
    : [{ name: 'eugene lint', program: eugene, args: ['lint', '--format', 'json'], rule: /"id":\s*"([EW]\d+)"/g }])
]
/** Rules of style, which are not about others. */
const STYLE = /^prefer-/

/** The case with tables of its own. */
function ownTables(sql: string, number: number): string {
  return sql.replaceAll(/\b(?:items|orders|totals|purchases|news)(?=\b|_)/g, name => `${name}${number}`)
}

/** What a rehearsal measures, and what it advises: nothing for a change that hurts nobody. */
async function rehearsed(sql: string): Promise<{ measured: string; better: string }> {
  const script = Buffer.from(sql)
  const file: ScriptFile = { path: 'up.sql', sha256: '', bytes: script.length, content: script, script }
  const { impact } = await clone.run(file, { isSingle: false, isMeasured: true })
  if (impact === undefined) throw new Error('nothing was measured')
  const alone = { file, ...impact }
  const [beside] = await clone.tryOnline([{ file, isSingle: false, alone }])
  if (beside === undefined) throw new Error('nothing was tried beside others')
  const statements = impactOf([alone])
  const online = onlineOf([{ file, ...beside }])
  const texts = onlineTexts(online).flatMap(({ text }) => text.split('; better: ').slice(1))
  const better = [...statements.flatMap(({ hints }) => hints), ...texts].map(text => text.split(',')[0] ?? '')
  return { measured: measuredText(statements, online), better: [...new Set(better)].join('; ') }
}

function measuredText(statements: readonly StatementImpact[], { stopped, broken }: OnlineResult): string {
  const rows = statements.reduce((sum, { changedRows }) => sum + changedRows, 0)
  const who = (some: readonly { readonly who: string }[]) => [...new Set(some.map(one => one.who))].join(', ')
  return [
    ...(statements.some(({ rewritten }) => rewritten.length > 0) ? ['rewrite'] : []),
    ...(statements.some(({ scanned }) => scanned.length > 0) ? ['scan'] : []),
    ...(rows > 0 ? [`${rows} rows changed`] : []),
    ...(stopped.length > 0 ? [`stops ${who(stopped)} (${[...new Set(stopped.map(({ lock }) => lock))].join(', ')})`] : []),
    ...(broken.length > 0 ? [`breaks ${who(broken)}`] : [])
  ].join('; ')
}

function rulesOf({ program, args, rule }: Linter): string {
  const { stdout, error } = spawnSync(program, [...args, join(folder, 'up.sql')], { encoding: 'utf8' })
  if (error !== undefined) throw error
  const rules = [...stdout.matchAll(rule)].map(([, name = '']) => name)
  return [...new Set(rules)].filter(name => !STYLE.test(name)).join(', ')
}

/** @returns what each column names; the first two are the title and what was measured */
async function rowOf({ title, sql }: Case, number: number): Promise<string[]> {
  const script = `${sql.replaceAll('; ', ';\n')}\n`
  writeFileSync(join(folder, 'up.sql'), script)
  const { measured, better } = await rehearsed(ownTables(script, number))
  return [title, measured, better, ...LINTERS.map(rulesOf)]
}

function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.map(text => text || '–').join(' | ')} |\n`)
  process.stdout.write(`${lines.join('')}\n`)
}

try {
  const session = await engine.connect('script')
  for (let number = 1; number <= BAD.length + GOOD.length; number++) await session.run(ownTables(TABLES, number))
  await session.close()
  await clone.confine(undefined)
  await clone.keepUntouched('first')
  const names = ['Seal Gate', ...LINTERS.map(({ name }) => name)]
  const table = async (name: string, cases: readonly Case[], first: number): Promise<number[]> => {
    const rows: string[][] = []
    for (const [index, one] of cases.entries()) rows.push(await rowOf(one, first + index))
    printTable([`${name} change`, 'measured by Seal Gate', 'its advice', ...names.slice(1)], rows)
    return names.map((_, index) => rows.filter(cells => cells[index + 2] !== '').length)
  }
  const bad = await table('bad', BAD, 1)
  const good = await table('good', GOOD, 1 + BAD.length)
  printTable(
    [`PostgreSQL ${engine.version}`, `named of ${BAD.length} bad`, `named of ${GOOD.length} good`],
    names.map((name, index) => [name, String(bad[index]), String(good[index])])
  )
  for (const { name, program } of LINTERS)
    process.stdout.write(`${name}: ${spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout}`)
  process.exitCode = bad[0] === BAD.length && good[0] === 0 ? 0 : 1
} finally {
  await clone.destroy()
  rmSync(folder, { recursive: true })
}
