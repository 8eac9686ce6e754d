import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'

interface Component {
  readonly name: string
  readonly version?: string
  readonly purl: string
  readonly cpe?: string
  readonly description?: string
  readonly 'bom-ref': string
}

const bom: {
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
} = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8'))
const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
const component = (name: string) => bom.components.find(one => one.name === name)

test.each([
  ['postgresql', 'pglite.wasm', 'cpe:2.3:a:postgresql:postgresql:', (version: string) => `PostgreSQL ${version} (PGlite `],
  ['openssl', 'pgcrypto.tar.gz', 'cpe:2.3:a:openssl:openssl:', (version: string) => `OpenSSL ${version} `],
  ['icu', 'pglite.wasm', 'cpe:2.3:a:icu-project:international_components_for_unicode:', (version: string) => `icudt${version}l`]
])('the bill of materials names %s with the version that %s shows', (name, file, cpe, text) => {
  const found = component(name)
  const { version = '' } = found ?? {}
  expect(found).toMatchObject({ purl: `pkg:generic/${name}@${version}`, cpe: `${cpe}${version}:*:*:*:*:*:*:*` })
  const bytes = readFileSync(join(folder, file))
  expect((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).includes(text(version))).toBe(true)
})

test.each(['zlib', 'libxml2', 'libxslt'])('%s, whose version no file shows, has none and a note', name => {
  const found = component(name)
  expect(found).toMatchObject({ purl: `pkg:generic/${name}`, description: expect.stringContaining('do not show its version') })
  expect(found?.version).toBeUndefined()
})

test('each extension that is shipped is listed, and all of it hangs on PGlite', () => {
  const pglite = bom.dependencies.find(({ ref }) => ref.startsWith('pkg:npm/%40electric-sql/pglite@'))
  for (const name of ['pgcrypto', 'citext', 'uuid-ossp', 'openssl', 'zlib'])
    expect(pglite?.dependsOn).toContain(component(name)?.['bom-ref'])
})
