// node tools/dump-battery.ts FOLDER [--kind dump|migration] [--only NAME]…: real dumps and real migrations, each with a right rollback and three that are subtly wrong.
// FOLDER gets the packages of the registries (tools/dump-battery/django.ts lists them); applications make their schemas on a local PostgreSQL.
// What is right is decided by the text of `pg_dump` before and after; for a wrong rollback, the residue must also be named.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { directusDump } from './dump-battery/directus.ts'
import { djangoDumps, djangoMigrations, installDjango } from './dump-battery/django.ts'
import { judge, type Outcome, type Subject } from './dump-battery/judge.ts'
import { Source } from './dump-battery/source.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kind: { type: 'string' }, only: { type: 'string', multiple: true } }
})
const [folder] = positionals
if (folder === undefined) throw new Error('usage: node tools/dump-battery.ts FOLDER [--kind dump|migration] [--only NAME]…')
const { kind, only = [] } = values
const root = resolve(folder)
mkdirSync(root, { recursive: true })

const source = new Source()
const outcomes: Outcome[] = []
const counts = { dumps: 0, projects: 0, skipped: 0 }
try {
  const python = installDjango(root)
  for await (const subject of subjects(python)) {
    if ('skipped' in subject) {
      counts.skipped++
      console.log(`-  ${subject.name}: ${subject.skipped}`)
      continue
    }
    counts[subject.kind === 'dump' ? 'dumps' : 'projects']++
    try {
      for await (const outcome of judge(source, subject)) {
        outcomes.push(outcome)
        console.log(line(outcome))
      }
    } catch (error) {
      counts.skipped++
      console.log(`-  ${subject.name}: ${String(error).slice(0, 200)}`)
    }
  }
} finally {
  source.end()
}

const rows = (wanted: (outcome: Outcome) => boolean) => outcomes.filter(wanted).length
const isDifferent = ({ expected }: Outcome) => expected === 'FAILED'
console.log(`
${counts.dumps} dumps, ${counts.projects} migrations of projects, ${counts.skipped} skipped; ${outcomes.length} rollbacks
                         seal-gate                pg_dump, text
wrong rollbacks found    ${`${rows(one => isDifferent(one) && one.found === 'FAILED')}/${rows(isDifferent)}`.padEnd(24)} ${rows(one => isDifferent(one) && one.text === 'differs')}/${rows(isDifferent)}
residue named            ${rows(one => isDifferent(one) && one.isNamed)}/${rows(isDifferent)}
false alarms             ${`${rows(one => !isDifferent(one) && one.found !== 'REHEARSED')}/${rows(one => !isDifferent(one))}`.padEnd(24)} ${rows(one => !isDifferent(one) && one.text === 'differs')}/${rows(one => !isDifferent(one))}`)
if (outcomes.some(one => !one.isRight)) process.exitCode = 1

async function* subjects(python: string): AsyncGenerator<Subject | { readonly name: string; readonly skipped: string }> {
  const isWanted = (name: string) => only.length === 0 || only.includes(name)
  if (kind !== 'migration') {
    yield* djangoDumps(source, python, isWanted)
    if (isWanted('directus')) yield* directusDump(source, root)
  }
  if (kind !== 'dump') yield* djangoMigrations(source, python, isWanted)
}

function line({ isRight, name, what, found, text, reason }: Outcome): string {
  return `${isRight ? ' ' : '!'}  ${name.padEnd(34)} ${what.padEnd(22)} ${found.padEnd(9)} pg_dump ${text.padEnd(7)} ${isRight ? '' : reason}`.trimEnd()
}
