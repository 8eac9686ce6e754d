// node tools/dump-battery.ts FOLDER [--only NAME]… [--kind dump|migration] [--engine postgres|pglite] [--pg-bin BIN] [--wrong N] [--make] [--shelf] [--print]: dumps and migrations of real projects,
// each with a right rollback and three that are subtly wrong, beside the text of `pg_dump` and squawk.
// Projects come from PyPI, npm, Maven Central and the Go module proxy into FOLDER, and make their schemas on a local PostgreSQL (15 or later). What is in
// FOLDER already is not made or judged again: `shelf` has dumps and migrations, `results` a file per project. Remove a file to repeat its part.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { alembicRecipes } from './dump-battery/alembic.ts'
import { djangoRecipes } from './dump-battery/django.ts'
import { goRecipes } from './dump-battery/go.ts'
import { type Judged, judgeDump, judgeMigrations, type Lane, type Outcome } from './dump-battery/judge.ts'
import { knexRecipes } from './dump-battery/knex.ts'
import { mavenRecipes } from './dump-battery/maven.ts'
import { nodeRecipes } from './dump-battery/node.ts'
import { pythonRecipes } from './dump-battery/python.ts'
import { folderOf, isKept, keep, type Recipe, sizeOf } from './dump-battery/shelf.ts'
import { Source } from './dump-battery/source.ts'
import { installSquawk } from './dump-battery/squawk.ts'
import { printSummary, rowOf } from './dump-battery/summary.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    engine: { type: 'string', default: 'postgres' },
    kind: { type: 'string' },
    wrong: { type: 'string', default: '3' },
    'pg-bin': { type: 'string' },
    make: { type: 'boolean', default: false },
    shelf: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    retry: { type: 'boolean', default: false }
  }
})
const { only, engine, 'pg-bin': pgBin } = values
const [folder] = positionals
if (folder === undefined || (engine !== 'postgres' && engine !== 'pglite'))
  throw new Error(
    'usage: node tools/dump-battery.ts FOLDER [--only NAME]… [--kind dump|migration] [--engine postgres|pglite] [--pg-bin BIN] [--make] [--print] [--retry]'
  )
const root = resolve(folder)
const results = join(root, 'results', `${engine}${pgBin === undefined ? '' : pgBin.replaceAll(/\W+/g, '-')}`)
mkdirSync(results, { recursive: true })

const recipes: readonly Recipe[] = [
  ...goRecipes(),
  ...mavenRecipes(),
  ...knexRecipes(),
  ...alembicRecipes(),
  ...pythonRecipes(),
  ...nodeRecipes(),
  ...djangoRecipes(root)
]
  .filter(({ name }) => (only.length === 0 || only.some(one => name.includes(one))) && (!values.shelf || isKept(root, name)))
  .toSorted((a, b) => sizeOf(root, a.name) - sizeOf(root, b.name))

type Kind = Outcome['subject']
const kinds = (['dump', 'migration'] as const).filter(kind => values.kind === undefined || values.kind === kind)
if (!values.print) await run()
const judged = recipes.flatMap(({ name, tool }): Judged[] => {
  const parts = kinds.flatMap(kind => resultOf(kind, name) ?? [])
  if (parts.length === 0) return []
  const skipped = parts.find(one => one.skipped !== undefined)?.skipped
  return [{ name, tool, ...(skipped !== undefined && { skipped }), outcomes: parts.flatMap(one => one.outcomes) }]
})
printSummary(judged)
if (judged.some(({ outcomes }) => outcomes.some(({ isRight }) => !isRight))) process.exitCode = 1

/** All dumps, and then all migrations, the smallest first. */
async function run(): Promise<void> {
  const source = await Source.start(pgBin)
  process.once('SIGTERM', () => process.exit(143))
  process.once('SIGINT', () => process.exit(130))
  process.once('exit', () => source.end())
  const lane: Omit<Lane, 'wrong'> = {
    source,
    squawk: installSquawk(root),
    engine: engine === 'pglite' ? 'pglite' : 'postgres',
    ...(pgBin !== undefined && { pgBin })
  }
  for (const kind of kinds) {
    for (const recipe of recipes) await update({ ...lane, wrong: Number(values.wrong) }, recipe, kind)
  }
}

async function update(lane: Lane, recipe: Recipe, kind: Kind): Promise<void> {
  // Programs are waited for without a turn of the loop, in which signals are heard.
  await new Promise(done => setImmediate(done))
  const before = resultOf(kind, recipe.name)
  const isComplete = before?.skipped === undefined ? (before?.wrong ?? -1) >= lane.wrong : !values.retry
  if (isComplete) return
  const one = await ofRecipe(lane, recipe, kind, before?.outcomes ?? [])
  if (one === undefined) return
  writeFileSync(fileOf(kind, recipe.name), JSON.stringify({ ...one, wrong: lane.wrong }, null, 1))
  if (one.skipped !== undefined || one.outcomes.length > 0) console.log(rowOf(one))
}

async function ofRecipe(lane: Lane, recipe: Recipe, kind: Kind, known: readonly Outcome[]): Promise<Judged | undefined> {
  const { name, tool } = recipe
  const project = await keep(lane.source, root, recipe, values.retry)
  if (project.skipped !== undefined) return { name, tool, skipped: project.skipped, outcomes: [] }
  if (values.make) {
    console.log(`   ${name}: ${project.changes.length} migrations`)
    return undefined
  }
  try {
    return await (kind === 'dump' ? judgeDump : judgeMigrations)(lane, project, folderOf(root, name), known)
  } catch (error) {
    return { name, tool, skipped: `it could not be judged: ${String(error).slice(0, 300)}`, outcomes: [] }
  }
}

function fileOf(kind: Kind, name: string): string {
  return join(results, `${name.replaceAll(/[^\w.-]+/g, '-')}.${kind}.json`)
}

function resultOf(kind: Kind, name: string): Judged | undefined {
  return existsSync(fileOf(kind, name)) ? JSON.parse(readFileSync(fileOf(kind, name), 'utf8')) : undefined
}
