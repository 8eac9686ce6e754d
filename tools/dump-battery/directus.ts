import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Subject } from './judge.ts'
import { subjectOf } from './rollbacks.ts'
import type { Source } from './source.ts'

/** Directus as it makes its own schema, without the columns that the gate wants empty. */
export async function* directusDump(source: Source, root: string): AsyncGenerator<Subject | { name: string; skipped: string }> {
  const name = 'directus'
  const cli = join(root, 'd', 'node_modules', 'directus', 'cli.js')
  if (!existsSync(cli)) {
    yield { name, skipped: `install it: npm install --prefix ${join(root, 'd')} directus@12 pg` }
    return
  }
  source.create(name)
  const { status, stderr } = spawnSync(process.execPath, [cli, 'bootstrap'], {
    cwd: join(root, 'd'),
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: root,
      DB_CLIENT: 'pg',
      DB_HOST: source.socket,
      DB_PORT: '5432',
      DB_DATABASE: name,
      DB_USER: 'admin',
      DB_PASSWORD: 'x',
      SECRET: 'battery',
      KEY: 'battery',
      ADMIN_EMAIL: 'a@example.org',
      ADMIN_PASSWORD: 'battery',
      TELEMETRY: 'false'
    }
  })
  if (status !== 0) {
    yield { name, skipped: stderr.slice(-300) }
    return
  }
  source.sql(name, ['update directus_users set password = null, token = null'])
  yield subjectOf(source, name, name, 0) ?? { name, skipped: 'it has no table' }
}
