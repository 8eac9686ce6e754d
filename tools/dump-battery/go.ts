import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { TOOLS } from '../../src/rehearsal/tools/tools.ts'
import { home, run } from './programs.ts'
import type { Place, Recipe } from './shelf.ts'

interface Step {
  readonly at: string
  readonly apply: string
  readonly rollback?: string
}

interface Module {
  readonly name: string
  readonly tool: string
  readonly module: string
  /** The migrations of the module's folder, in their order. */
  readonly steps: (folder: string) => readonly Step[]
  /** What a database needs before. */
  readonly before?: string
}

/** Migrations of each that are tried. */
const LAST = 5

const MODULES: readonly Module[] = [
  { name: 'openfga', tool: 'goose', module: 'github.com/openfga/openfga', steps: goose('assets/migrations/postgres') },
  { name: 'lnd sqldb', tool: 'golang-migrate', module: 'github.com/lightningnetwork/lnd/sqldb', steps: lnd('sqlc/migrations') },
  { name: 'ory kratos', tool: 'pop', module: 'github.com/ory/kratos', steps: pop('persistence/sql/migrations/sql') },
  { name: 'ory hydra', tool: 'pop', module: 'github.com/ory/hydra/v2', steps: pop('persistence/sql/migrations') },
  {
    name: 'river',
    tool: 'river',
    module: 'github.com/riverqueue/river/riverdriver/riverdatabasesql',
    steps: river('migration/main')
  },
  {
    name: 'temporal',
    tool: 'temporal-sql-tool',
    module: 'go.temporal.io/server',
    steps: whole('schema/postgresql/v12/temporal/schema.sql')
  },
  {
    name: 'temporal visibility',
    tool: 'temporal-sql-tool',
    module: 'go.temporal.io/server',
    steps: whole('schema/postgresql/v12/visibility/schema.sql'),
    before: 'create extension if not exists btree_gin;'
  },
  {
    name: 'pkgsite',
    tool: 'golang-migrate',
    module: 'golang.org/x/pkgsite',
    // One of them needs pgvector, which a server seldom has.
    steps: folder =>
      upAndDown('migrations', 'up', 'down')(folder).filter(({ apply }) => !apply.includes('EXTENSION IF NOT EXISTS vector'))
  },
  {
    name: 'neoq',
    tool: 'golang-migrate',
    module: 'github.com/acaloiaro/neoq',
    steps: upAndDown('backends/postgres/migrations', 'up', 'down')
  },
  { name: 'gue', tool: 'psql', module: 'github.com/vgarvardt/gue/v5', steps: whole('migrations/schema.sql') },
  { name: 'trillian', tool: 'psql', module: 'github.com/google/trillian', steps: whole('storage/postgresql/schema/storage.sql') }
]

export function goRecipes(): Recipe[] {
  return MODULES.map(({ name, tool, module, steps, before }) => ({
    name,
    tool,
    make: async place => {
      if (before !== undefined) place.source.script(place.database, before)
      const all = steps(moduleIn(place, module))
      if (all.length === 0) throw new Error('it has no migrations')
      const first = all.length - LAST
      for (const [index, { at, apply, rollback }] of all.entries()) {
        if (index >= first && rollback !== undefined) await place.scripts(at, apply, rollback)
        else place.source.script(place.database, apply)
      }
    }
  }))
}

/** @returns the folder of a module's newest version */
function moduleIn(place: Place, module: string): string {
  const { root } = place
  const env = { ...home(), GOMODCACHE: join(root, 'installed', 'go'), GOFLAGS: '-mod=mod' }
  const download = (args: readonly string[]): { readonly Dir?: string; readonly Zip?: string; readonly Error?: string } => {
    try {
      return JSON.parse(run('go', ['mod', 'download', '-json', ...args], { cwd: root, env }))
    } catch (error) {
      // A version that wants a newer Go is downloaded all the same.
      const text = String(error)
      return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
    }
  }
  const { Dir, Zip, Error: problem } = download([`${module}@latest`])
  if (Dir !== undefined) return Dir
  if (Zip === undefined) throw new Error(problem)
  const unpacked = place.installed(
    `go-${module.replaceAll('/', '-')}`,
    into => void run('unzip', ['-q', Zip, '-d', into], { cwd: into })
  )
  const [folder] = globSync(`${module}@*`, { cwd: unpacked })
  return join(unpacked, folder ?? '')
}

function whole(path: string): Module['steps'] {
  return folder => [{ at: path, apply: readFileSync(join(folder, path), 'utf8') }]
}

function goose(path: string): Module['steps'] {
  return folder => {
    const files = new Map(
      readdirSync(join(folder, path)).map(name => [name, new Uint8Array(readFileSync(join(folder, path, name)))])
    )
    const text = ({
      script,
      queries,
      transaction
    }: {
      script: Uint8Array
      queries?: readonly { text: string }[]
      transaction: string
    }) => {
      const body = queries?.map(query => `${query.text.trim().replace(/;$/, '')};\n`).join('') ?? Buffer.from(script).toString()
      return transaction === 'single' ? `begin;\n${body}commit;\n` : body
    }
    return TOOLS.goose.read(files, 'postgresql').migrations.map(({ key, apply, rollback }) => ({
      at: key,
      apply: text(apply),
      ...(rollback && { rollback: text(rollback) })
    }))
  }
}

function upAndDown(path: string, up: string, down: string): Module['steps'] {
  return folder =>
    globSync(`*.${up}.sql`, { cwd: join(folder, path) })
      .toSorted()
      .map(name => ({
        at: basename(name, `.${up}.sql`),
        apply: readFileSync(join(folder, path, name), 'utf8'),
        rollback: readFileSync(join(folder, path, name.replace(`.${up}.sql`, `.${down}.sql`)), 'utf8')
      }))
}

/** Files of one version may be of all databases or of one; those of PostgreSQL win. */
function pop(path: string): Module['steps'] {
  return folder => {
    const names = new Set(readdirSync(join(folder, path)))
    const text = (stem: string, direction: string) => {
      const name = [`${stem}.postgres.${direction}.sql`, `${stem}.${direction}.sql`].find(one => names.has(one))
      return name === undefined ? '' : readFileSync(join(folder, path, name), 'utf8')
    }
    const stems = [...names].flatMap(name => /^(\d+_[^.]*)(?:\.postgres)?\.up\.sql$/.exec(name)?.[1] ?? [])
    return [...new Set(stems)]
      .toSorted()
      .map(stem => ({ at: stem, apply: text(stem, 'up'), rollback: text(stem, 'down') }))
      .filter(({ apply }) => apply.trim() !== '')
  }
}

function river(path: string): Module['steps'] {
  return folder =>
    upAndDown(
      path,
      'up',
      'down'
    )(folder).map(({ at, apply, rollback = '' }) => {
      const text = (sql: string) => sql.replaceAll('/* TEMPLATE: schema */', '')
      return { at, apply: text(apply), rollback: text(rollback) }
    })
}

/** The files are SQLite's; the program puts other types in their place. */
function lnd(path: string): Module['steps'] {
  const text = (sql: string) => sql.replaceAll(/\bBLOB\b/g, 'BYTEA').replaceAll('INTEGER PRIMARY KEY', 'BIGSERIAL PRIMARY KEY')
  return folder =>
    upAndDown(
      path,
      'up',
      'down'
    )(folder).map(({ at, apply, rollback = '' }) => ({ at, apply: text(apply), rollback: text(rollback) }))
}
