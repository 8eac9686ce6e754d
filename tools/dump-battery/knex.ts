import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { home, npmWith, run } from './programs.ts'
import type { Recipe } from './shelf.ts'

/** Backends of Backstage: each package has the migrations that it runs with knex, with a way up and down. */
const PACKAGES = [
  'catalog-backend',
  'scaffolder-backend',
  'auth-backend',
  'notifications-backend',
  'app-backend',
  'bazaar-backend',
  'tech-insights-backend',
  'linguist-backend',
  'search-backend-module-pg',
  'user-settings-backend',
  'events-backend',
  'code-coverage-backend',
  'playlist-backend',
  'entity-feedback-backend',
  'badges-backend'
]

/** Migrations of each that are tried. */
const LAST = 3

const STEP = `
const [folder, direction, count] = process.argv.slice(2)
const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL, migrations: { directory: folder, loadExtensions: ['.js'] } })
async function steps() {
  for (let step = 0; step < Number(count); step++) await knex.migrate[direction]()
  await knex.destroy()
}
steps().catch(error => { console.error(error); process.exit(1) })
`

export function knexRecipes(): Recipe[] {
  return PACKAGES.map(name => ({
    name: `backstage ${name}`,
    tool: 'knex',
    make: async place => {
      const { source, root, database } = place
      const knex = npmWith(root, 'knex', ['knex@3', 'pg@8', 'luxon', 'uuid@9', 'lodash'])
      writeFileSync(join(knex, 'step.cjs'), STEP)
      const folder = place.installed(`knex/backstage-${name}`, folder => {
        const [packed = ''] = run('npm', ['pack', '--silent', `@backstage/plugin-${name}`], { cwd: folder, env: home() })
          .trim()
          .split('\n')
          .slice(-1)
        run('tar', ['xzf', packed], { cwd: folder })
      })
      const migrations = join(folder, 'package', 'migrations')
      const names = readdirSync(migrations)
        .filter(file => file.endsWith('.js'))
        .sort()
      const step =
        (direction: string, count = 1) =>
        () =>
          run(process.execPath, [join(knex, 'step.cjs'), migrations, direction, String(count)], {
            cwd: knex,
            env: source.environment(database)
          })
      const first = Math.max(0, names.length - LAST)
      step('up', first)()
      for (const name of names.slice(first))
        await place.change(name.replace(/\.js$/, ''), step('up'), step('down'), /knex_migrations/)
    }
  }))
}
