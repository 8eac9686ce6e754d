import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { home, npmWith, run } from './programs.ts'
import type { Place, Recipe } from './shelf.ts'

/** Migrations of each that are tried. */
const LAST = 3

/** Modules of Medusa: each package has its migrations for MikroORM. */
const MEDUSA = [
  'product',
  'pricing',
  'promotion',
  'cart',
  'fulfillment',
  'user',
  'customer',
  'inventory',
  'notification',
  'sales-channel'
]

/** What the modules import is MikroORM under another name. */
const MEDUSA_STEP = `
const [folder, direction, count] = process.argv.slice(2)
const { MikroORM } = require('@mikro-orm/postgresql')
const { Migrator } = require('@mikro-orm/migrations')
const { readdirSync } = require('node:fs')
const { join } = require('node:path')
const names = readdirSync(folder).filter(name => name.endsWith('.js')).sort()
const migrationsList = names.map(name => ({ name: name.slice(0, -3), class: Object.values(require(join(folder, name)))[0] }))
MikroORM.init({ clientUrl: process.env.DATABASE_URL, entities: [], discovery: { warnWhenNoEntities: false }, extensions: [Migrator], migrations: { migrationsList, snapshot: false, silent: true } }).then(async orm => {
  const migrator = orm.getMigrator()
  if (direction === 'down') await migrator.down()
  else for (const { name } of (await migrator.getPendingMigrations()).slice(0, Number(count))) await migrator.up({ migrations: [name] })
  await orm.close()
}).catch(error => { console.error(error); process.exit(1) })
`

function medusa(name: string): Recipe {
  return {
    name: `medusa ${name}`,
    tool: 'MikroORM',
    make: async place => {
      const { source, root, database } = place
      const orm = npmWith(root, 'mikro-orm', [
        ...['core', 'postgresql', 'migrations', 'knex'].map(part => `@mikro-orm/${part}@6.6.16`),
        'ulid@2'
      ])
      writeFileSync(join(orm, 'step.cjs'), MEDUSA_STEP)
      const shim = join(orm, 'node_modules', '@medusajs', 'framework', 'mikro-orm')
      mkdirSync(shim, { recursive: true })
      writeFileSync(join(shim, 'migrations.js'), "module.exports = require('@mikro-orm/migrations')")
      const folder = join(orm, 'node_modules', '@medusajs', name)
      if (!existsSync(folder)) {
        mkdirSync(folder, { recursive: true })
        const packed =
          run('npm', ['pack', '--silent', `@medusajs/${name}`], { cwd: folder, env: home() })
            .trim()
            .split('\n')
            .at(-1) ?? ''
        run('tar', ['xzf', packed, '--strip-components=1'], { cwd: folder })
      }
      const migrations = join(folder, 'dist', 'migrations')
      const names = readdirSync(migrations)
        .filter(file => file.endsWith('.js'))
        .sort()
      const step =
        (direction: string, count = 1) =>
        () =>
          run(process.execPath, [join(orm, 'step.cjs'), migrations, direction, String(count)], {
            cwd: orm,
            env: source.environment(database)
          })
      const first = Math.max(0, names.length - LAST)
      step('up', first)()
      for (const at of names.slice(first))
        await place.change(at.replace(/\.js$/, ''), step('up'), step('down'), /mikro_orm_migrations/)
    }
  }
}

/** Unleash, with its own migrations. */
const UNLEASH: Recipe = {
  name: 'unleash',
  tool: 'db-migrate',
  make: async place => {
    const { source, root, database } = place
    const tool = npmWith(root, 'db-migrate', ['db-migrate@0.11.14', 'db-migrate-pg@1.5.2', 'async@3'])
    const folder = join(tool, 'unleash')
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true })
      const packed =
        run('npm', ['pack', '--silent', 'unleash-server@7'], { cwd: tool, env: home() }).trim().split('\n').at(-1) ?? ''
      run('tar', ['xzf', packed, '-C', folder, '--strip-components=1'], { cwd: tool })
    }
    const migrations = join(folder, 'dist', 'migrations')
    const names = readdirSync(migrations)
      .filter(file => file.endsWith('.js'))
      .sort()
    // It reads its files relative to the folder that it runs in.
    const step =
      (...args: readonly string[]) =>
      () =>
        run(
          process.execPath,
          [
            'node_modules/db-migrate/bin/db-migrate',
            ...args,
            '--migrations-dir',
            'unleash/dist/migrations',
            '--config',
            'database.json'
          ],
          { cwd: tool }
        )
    writeFileSync(
      join(tool, 'database.json'),
      JSON.stringify({
        defaultEnv: 'dev',
        dev: { driver: 'pg', host: '127.0.0.1', port: source.port, user: 'admin', password: 'x', database }
      })
    )
    step('up', '-c', String(names.length - LAST))()
    for (const at of names.slice(-LAST))
      await place.change(at.replace(/\.js$/, ''), step('up', '-c', '1'), step('down', '-c', '1'), /"?migrations"?\b/)
  }
}

/** The database of n8n, by its own fork of TypeORM. */
const N8N_STEP = `
const [direction, left] = process.argv.slice(2)
require('reflect-metadata')
const { DataSource } = require('@n8n/typeorm')
const { postgresMigrations } = require('@n8n/db/dist/migrations/postgresdb/index.js')
const { wrapMigration } = require('@n8n/db')
for (const one of postgresMigrations) wrapMigration(one)
const migrations = direction === 'up' ? postgresMigrations.slice(0, postgresMigrations.length - Number(left)) : postgresMigrations
const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities: [], migrations, migrationsTableName: 'migrations', migrationsTransactionMode: 'each' })
source.initialize().then(async () => {
  if (direction === 'down') await source.undoLastMigration({ transaction: 'each' })
  else await source.runMigrations({ transaction: 'each' })
  await source.destroy()
}).catch(error => { console.error(error); process.exit(1) })
`

const N8N: Recipe = {
  name: 'n8n',
  tool: 'TypeORM',
  make: async place => {
    const { source, root, database } = place
    const folder = npmWith(
      root,
      'n8n',
      ['@n8n/db@latest', 'pg@8', 'reflect-metadata'],
      ['--ignore-scripts', '--legacy-peer-deps']
    )
    writeFileSync(join(folder, 'step.cjs'), N8N_STEP)
    const step =
      (...args: readonly string[]) =>
      () =>
        run(process.execPath, [join(folder, 'step.cjs'), ...args], {
          cwd: folder,
          env: { ...source.environment(database), DB_TYPE: 'postgresdb', N8N_USER_FOLDER: folder }
        })
    step('up', String(LAST))()
    for (let left = LAST - 1; left >= 0; left--)
      await place.change(`${LAST - left} of the last ${LAST}`, step('up', String(left)), step('down'), /"migrations"/)
  }
}

/** Programs of a few lines that let a library make its schema. */
const PROGRAMS: readonly {
  readonly name: string
  readonly tool: string
  readonly packages: readonly string[]
  readonly program: string
}[] = [
  {
    name: 'pg-boss',
    tool: 'pg-boss',
    packages: ['pg-boss@latest'],
    program: `import * as all from 'pg-boss'
const PgBoss = all.PgBoss ?? all.default
const boss = new PgBoss(process.env.DATABASE_URL)
boss.on('error', console.error)
await boss.start()
await boss.createQueue('mail')
await boss.send('mail', { to: 'a@example.org' })
await boss.stop({ graceful: false })
process.exit(0)`
  },
  {
    name: 'graphile-worker',
    tool: 'graphile-worker',
    packages: ['graphile-worker@0.16'],
    program: `import { makeWorkerUtils } from 'graphile-worker'
const utils = await makeWorkerUtils({ connectionString: process.env.DATABASE_URL })
await utils.migrate()
await utils.addJob('mail', { to: 'a@example.org' })
await utils.release()`
  },
  {
    name: 'better-auth',
    tool: 'Kysely',
    packages: ['better-auth@latest', 'pg@8'],
    program: `import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { organization, twoFactor, username, admin } from 'better-auth/plugins'
import pg from 'pg'
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
const options = { secret: 'battery-battery-battery-battery-12', baseURL: 'http://localhost', database: pool, emailAndPassword: { enabled: true }, plugins: [organization(), twoFactor(), username(), admin()] }
betterAuth(options)
const { runMigrations } = await getMigrations(options)
await runMigrations()
await pool.end()`
  },
  {
    name: 'payload',
    tool: 'drizzle',
    packages: ['payload@3', '@payloadcms/db-postgres@3'],
    program: `import { buildConfig, getPayload } from 'payload'
import { postgresAdapter } from '@payloadcms/db-postgres'
const config = await buildConfig({
  secret: 'battery',
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL }, push: true }),
  collections: [
    { slug: 'users', auth: true, fields: [{ name: 'role', type: 'select', options: ['admin', 'editor'], defaultValue: 'editor' }] },
    { slug: 'posts', versions: { drafts: true }, fields: [{ name: 'title', type: 'text', required: true }, { name: 'tags', type: 'array', fields: [{ name: 'tag', type: 'text' }] }, { name: 'author', type: 'relationship', relationTo: 'users' }, { name: 'status', type: 'select', hasMany: true, options: ['a', 'b'] }] }
  ]
})
await getPayload({ config })
process.exit(0)`
  },
  {
    name: 'dbos',
    tool: 'DBOS',
    packages: ['@dbos-inc/dbos-sdk@latest'],
    program: `import { DBOS } from '@dbos-inc/dbos-sdk'
DBOS.setConfig({ name: 'battery', systemDatabaseUrl: process.env.DATABASE_URL, runAdminServer: false })
const work = DBOS.registerWorkflow(async () => 'done', { name: 'work' })
await DBOS.launch()
await work()
await DBOS.shutdown()
process.exit(0)`
  },
  {
    name: 'vendure',
    tool: 'TypeORM',
    packages: ['@vendure/core@3', 'pg@8'],
    program: `import { bootstrap, DefaultSearchPlugin } from '@vendure/core'
const app = await bootstrap({
  apiOptions: { port: 0, adminApiPath: 'admin', shopApiPath: 'shop' },
  authOptions: { tokenMethod: ['bearer'], superadminCredentials: { identifier: 'superadmin', password: 'battery' } },
  dbConnectionOptions: { type: 'postgres', url: process.env.DATABASE_URL, synchronize: true },
  paymentOptions: { paymentMethodHandlers: [] },
  plugins: [DefaultSearchPlugin.init({})]
})
await app.close()
process.exit(0)`
  },
  {
    name: 'parse-server',
    tool: 'parse-server',
    packages: ['parse-server@9'],
    program: `import { ParseServer } from 'parse-server'
const server = new ParseServer({ databaseURI: process.env.DATABASE_URL.replace('postgresql:', 'postgres:'), appId: 'battery', masterKey: 'battery', maintenanceKey: 'other', serverURL: 'http://127.0.0.1:1/parse' })
await server.start()
process.exit(0)`
  }
]

function program({ name, tool, packages, program: text }: (typeof PROGRAMS)[number]): Recipe {
  return {
    name,
    tool,
    make: ({ source, root, database }) => {
      const folder = npmWith(root, name, packages)
      writeFileSync(join(folder, 'make.mjs'), text)
      run(process.execPath, [join(folder, 'make.mjs')], { cwd: folder, env: source.environment(database), timeout: 300_000 })
      if (name === 'vendure') source.sql(database, ['update authentication_method set "passwordHash" = null'])
    }
  }
}

/** Directus, without the columns that the gate wants empty. */
const DIRECTUS: Recipe = {
  name: 'directus',
  tool: 'knex',
  make: ({ source, root, database }: Place) => {
    const folder = npmWith(root, 'directus', ['directus@12.3', 'pg@8'], ['--legacy-peer-deps'])
    run(process.execPath, [join(folder, 'node_modules', 'directus', 'cli.js'), 'bootstrap'], {
      cwd: folder,
      env: {
        DB_CLIENT: 'pg',
        DB_HOST: '127.0.0.1',
        DB_PORT: String(source.port),
        DB_DATABASE: database,
        DB_USER: 'admin',
        DB_PASSWORD: 'x',
        SECRET: 'battery',
        KEY: 'battery',
        ADMIN_EMAIL: 'a@example.org',
        ADMIN_PASSWORD: 'battery',
        TELEMETRY: 'false'
      }
    })
    source.sql(database, ['update directus_users set password = null, token = null'])
  }
}

export function nodeRecipes(): Recipe[] {
  return [...MEDUSA.map(medusa), UNLEASH, N8N, DIRECTUS, ...PROGRAMS.map(program)]
}
