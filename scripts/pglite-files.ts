import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { PACK, PACKED } from '../src/rehearsal/postgres/pglite/files.ts'
import { notices } from './licences.ts'
import { newCluster } from './pglite-cluster.ts'

// dist/pglite is the folder of the npm package seal-gate-pglite: the embedded engine of `rehearse` as one compressed file. The action finds it
// beside its program.

/**
 * PGlite's program and all of its own files that are needed, as one compressed file.
 *
 * The best compression takes a minute, and another version of the compressor may give other bytes for the same content: the existing
 * file is kept if its content is the same.
 * @param program its JavaScript
 * @param before the existing packed file
 */
export function packPglite(program: string, before: Buffer | undefined): Buffer {
  const from = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  const files = [Buffer.from(program), ...PACKED.map(name => readFileSync(join(from, name))), newCluster()]
  const content = Buffer.concat(files.flatMap(withLength))
  return before !== undefined && unpacksTo(before, content) ? before : pack(content)
}

/** The code of the module that replaces src/rehearsal/postgres/pglite/sealed-engine.ts. */
export function sealedEngine(packed: Buffer): string {
  const sha256 = createHash('sha256').update(packed).digest('hex')
  return `export const SEALED_ENGINE = ${JSON.stringify({ sha256, bytes: packed.length })}\nexport const ENGINE_OF_SOURCES = undefined\n`
}

/** Writes the package into `folder`/pglite, with the version and the addresses of the program's own. */
export function writePglitePackage(root: string, folder: string, packed: Buffer): void {
  const to = join(folder, 'pglite')
  const { version, homepage, bugs, repository, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const described = {
    name: 'seal-gate-pglite',
    version,
    description: 'The embedded PostgreSQL of `seal-gate rehearse`: PGlite as one file of data.',
    // Also of the parts of its builds, whose texts are in LICENSES.txt.
    license: 'SEE LICENSE IN LICENSES.txt',
    keywords: ['seal-gate', 'postgresql', 'pglite'],
    homepage,
    bugs,
    repository: { ...repository, directory: 'dist/pglite' },
    files: [PACK, 'LICENSES.txt'],
    exports: { './package.json': './package.json' },
    engines
  }
  mkdirSync(to, { recursive: true })
  writeFileSync(join(to, PACK), packed)
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(described, undefined, 2)}\n`)
  writeFileSync(join(to, 'LICENSES.txt'), notices(['@electric-sql/pglite']))
  writeFileSync(join(to, 'README.md'), readme(version))
}

const readme = (version: string) => `# seal-gate-pglite

The embedded PostgreSQL of \`seal-gate rehearse\`: [PGlite](https://pglite.dev) and the trusted extensions of PostgreSQL, as one file of data.
It has no module to import, runs nothing when it is installed, and \`seal-gate\` uses the file only if it has the digest that the same
version of \`seal-gate\` carries.

\`\`\`sh
npm install --save-dev --save-exact seal-gate@${version} seal-gate-pglite@${version}
npx seal-gate rehearse spec.json
\`\`\`
`

/** The packed file of an existing build. */
export function readPacked(folder: string): Buffer | undefined {
  const file = join(folder, 'pglite', PACK)
  return existsSync(file) ? readFileSync(file) : undefined
}

function withLength(bytes: Buffer): readonly [Buffer, Buffer] {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return [length, bytes]
}

function unpacksTo(packed: Buffer, content: Buffer): boolean {
  try {
    return brotliDecompressSync(packed, { params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } }).equals(content)
  } catch {
    return false
  }
}

/** 128 MiB: more than all of it. */
const WINDOW_BITS = 27

function pack(content: Buffer): Buffer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    // The three databases of a new cluster are nearly the same, 7 MB each.
    [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
    [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length
  }
  return brotliCompressSync(content, { params })
}
