import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pythonWith, run } from './programs.ts'
import type { Recipe } from './shelf.ts'

/** A package of PyPI that is only unpacked, and the files that make its schema. */
const FILES: readonly { readonly name: string; readonly tool: string; readonly package: string; readonly files: string }[] = [
  { name: 'procrastinate', tool: 'SQL in a wheel', package: 'procrastinate', files: 'procrastinate/sql/schema.sql' },
  { name: 'litellm', tool: 'Prisma', package: 'litellm-proxy-extras', files: 'litellm_proxy_extras/migrations/*/migration.sql' }
]

/** Its command line prints the SQL that it would run. */
const PGQUEUER: Recipe = {
  name: 'pgqueuer',
  tool: 'pgqueuer',
  make: ({ source, root, database }) => {
    const python = pythonWith(root, 'pgqueuer', ['pgqueuer', 'asyncpg'])
    source.script(database, run(python, ['-m', 'pgqueuer', 'install', '--dry-run'], { cwd: root }))
  }
}

export function pythonRecipes(): Recipe[] {
  const unpacked = FILES.map(
    ({ name, tool, package: wheel, files }): Recipe => ({
      name,
      tool,
      make: place => {
        const folder = place.installed(name, into => {
          const python = pythonWith(place.root, 'squawk', ['squawk-cli'])
          run(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', into, wheel], { cwd: into })
        })
        for (const file of globSync(files, { cwd: folder }).toSorted())
          place.source.script(place.database, readFileSync(join(folder, file), 'utf8'))
      }
    })
  )
  return [...unpacked, PGQUEUER]
}
