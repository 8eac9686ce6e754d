import type { FolderReading, FoundMigration, Tool, ToolScript } from './migration.ts'
import { collect, inOrderOfNumbers, notUtf8, unknownFile } from './numbered.ts'
import { asOneQuery, isSql, textOf } from './text.ts'

/** https://github.com/golang-migrate/migrate/blob/master/source/parse.go */
const NAME = /^([0-9]+)_(.*)\.(up|down)\.(.*)$/

/**
 * golang-migrate: `N_name.up.sql` and `N_name.down.sql` in one folder, in the order of their numbers. A file is sent as one query: several
 * statements are one transaction, unless the text ends it itself.
 */
export const golangMigrate: Tool = {
  recognises: folder => [...folder.keys()].some(path => NAME.test(path) && path.endsWith('.sql')),
  late: 'passes over',
  read: (folder): FolderReading => {
    const files = [...folder].filter(([path]) => !path.includes('/'))
    const named = files.flatMap(([path, bytes]) => {
      const [whole, version = '', , direction] = NAME.exec(path) ?? []
      return whole === undefined ? [] : [{ path, version: BigInt(version), value: { direction, bytes } }]
    })
    const strangers = files.filter(([path]) => isSql(path) && !NAME.test(path))
    const ups = inOrderOfNumbers(named.filter(({ value }) => value.direction === 'up'))
    const downs = inOrderOfNumbers(named.filter(({ value }) => value.direction === 'down'))
    const undoes = new Set(ups.files.map(({ version }) => version))
    const lost = downs.files.filter(({ version }) => !undoes.has(version))
    const byVersion = new Map(downs.files.toReversed().map(one => [one.version, one]))
    const parts = ups.files.map(({ path, version, value }) => {
      const down = byVersion.get(version)
      const pair = [{ path, bytes: value.bytes }, ...(down === undefined ? [] : [{ path: down.path, bytes: down.value.bytes }])]
      const broken = pair.find(({ bytes }) => textOf(bytes) === undefined)
      if (broken !== undefined) return notUtf8(broken.path, path)
      const [apply, rollback] = pair.map(one => scriptOf(one.path, one.bytes))
      if (apply === undefined) return notUtf8(path)
      const remedy = `add ${path.replace(/\.up\.([^.]*)$/, '.down.$1')}`
      return { key: String(version), apply, ...(rollback !== undefined && { rollback }), remedy } satisfies FoundMigration
    })
    return collect(parts, [
      ...strangers.map(([path]) => unknownFile(path, 'N_name.up.sql or N_name.down.sql')),
      ...lost.map(({ path }) => unknownFile(path, 'after the change that it undoes')),
      ...ups.problems,
      ...downs.problems
    ])
  }
}

function scriptOf(path: string, bytes: Uint8Array): ToolScript {
  const script = Buffer.from(textOf(bytes) ?? '')
  return { path, script, queries: asOneQuery(script), transaction: 'none' }
}
