import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Enums, Models } from '@cyclonedx/cyclonedx-library'
import { EXTENSIONS } from '../src/rehearsal/postgres/pglite/files.ts'

/** What a library is called, where its version is written, and how scanners name it. */
interface Part {
  readonly name: string
  readonly file: string
  /** The first group is the version. Absent where no file of PGlite shows it. */
  readonly version?: RegExp
  /** Vendor and product of the Common Platform Enumeration; absent where the dictionary has none. */
  readonly cpe?: string
  readonly note: string
}

/** Read from the files themselves, and never assumed: what they do not show has no version. */
const PARTS: readonly Part[] = [
  {
    name: 'postgresql',
    file: 'pglite.wasm',
    version: /PostgreSQL (\d+\.\d+) \(PGlite /,
    cpe: 'postgresql:postgresql',
    note: 'from the text that version() returns, in pglite.wasm'
  },
  {
    name: 'emscripten',
    file: 'pglite.wasm',
    version: /PGlite [\d.]+\) on wasm32-unknown-emscripten, compiled by emcc \(.{1,90}?\) (\d+\.\d+\.\d+) /,
    note: 'the compiler, parts of whose C library are in pglite.wasm; from the text that version() returns'
  },
  {
    name: 'icu',
    file: 'pglite.wasm',
    version: /icudt(\d+)l/,
    cpe: 'icu-project:international_components_for_unicode',
    note: 'its major version, from the name of its data in pglite.wasm; the files do not show the minor one'
  },
  {
    name: 'openssl',
    file: 'pgcrypto.tar.gz',
    version: /OpenSSL (\d+\.\d+\.\d+) /,
    cpe: 'openssl:openssl',
    note: 'from its own text in pgcrypto.so'
  },
  {
    name: 'ossp-uuid',
    file: 'uuid-ossp.tar.gz',
    version: /This is OSSP uuid, Version (\d+\.\d+\.\d+) /,
    note: 'from its own text in uuid-ossp.so'
  },
  { name: 'zlib', file: 'pglite.wasm', cpe: 'zlib:zlib', note: 'built with --with-zlib; the files do not show its version' },
  {
    name: 'libxml2',
    file: 'pglite.wasm',
    cpe: 'xmlsoft:libxml2',
    note: 'built with --with-libxml; the files do not show its version'
  },
  {
    name: 'libxslt',
    file: 'pglite.wasm',
    cpe: 'xmlsoft:libxslt',
    note: 'built with --with-libxslt; the files do not show its version'
  }
]

/**
 * What is inside the files of PGlite that are shipped: PostgreSQL, the libraries that it is built with, and its extensions, with the names
 * that vulnerability scanners know.
 * @throws when a file no longer shows a version that it showed
 * @see https://nvd.nist.gov/products/cpe
 */
export function pgliteParts(): Models.Component[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  const texts = new Map(PARTS.map(({ file }) => [file, textOf(join(folder, file))]))
  const libraries = PARTS.map(part => libraryOf(part, texts.get(part.file) ?? ''))
  const server = libraries[0]?.version ?? ''
  return [...libraries, ...EXTENSIONS.map(name => extensionOf(name, textOf(join(folder, `${name}.tar.gz`)), server))]
}

/** Bytes as characters; a tar archive is read as it is, since only texts in it are searched. */
function textOf(path: string): string {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
}

function libraryOf({ name, version: pattern, cpe, note }: Part, text: string): Models.Component {
  const version = pattern?.exec(text)?.[1]
  if (pattern !== undefined && version === undefined) throw new Error(`the files of PGlite do not show the version of ${name}`)
  const purl = `pkg:generic/${name}${version === undefined ? '' : `@${version}`}`
  return component(name, { version, purl, note, cpe: cpe && `cpe:2.3:a:${cpe}:${version ?? '*'}:*:*:*:*:*:*:*` })
}

/** An extension of PostgreSQL itself has a version of its own, and the faults of its server's release. */
function extensionOf(name: string, text: string, server: string): Models.Component {
  const version = /^default_version\s*=\s*'([^']+)'/m.exec(text)?.[1]
  if (version === undefined) throw new Error(`the files of PGlite do not show the version of the extension ${name}`)
  return component(name, {
    version,
    purl: `pkg:generic/postgresql@${server}#contrib/${name}`,
    cpe: `cpe:2.3:a:postgresql:postgresql:${server}:*:*:*:*:*:*:*`,
    note: `an extension of PostgreSQL ${server}; its own version is from its control file`
  })
}

interface Named {
  readonly version: string | undefined
  readonly purl: string
  readonly cpe: string | undefined
  readonly note: string
}

function component(name: string, { version, purl, cpe, note }: Named): Models.Component {
  return new Models.Component(Enums.ComponentType.Library, name, {
    purl,
    bomRef: purl,
    description: note,
    ...(version !== undefined && { version }),
    ...(cpe !== undefined && { cpe })
  })
}
