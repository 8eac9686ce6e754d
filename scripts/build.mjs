import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { bundledPackages, licences } from './licences.mjs'
import { byPath, native, seal } from './native-manifest.mjs'
import { pageAssets } from './page-assets.mjs'
import { readPacked, writePgliteFiles } from './pglite-files.mjs'
import { sbom } from './sbom.mjs'

// Builds dist/: CommonJS, because in an ES module an import of `http` reads every export of it, which loads Node's own undici, http2 and
// zlib (30 ms on Node 24). What is not always needed stands in files of its own. The same sources give the same bytes in any folder.

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** dist/, or another folder for a comparison. */
const dist = resolve(process.argv[2] ?? join(root, 'dist'))

const entries = {
  action: 'src/action.ts',
  cli: 'src/cli.ts',
  'seal-action': 'src/seal-action.ts',
  'merge-action': 'src/merge-action.ts',
  'rehearse-action': 'src/rehearse-action.ts',
  'hash-worker': 'src/verify/hash-worker.ts',
  'seal-worker': 'src/verify/seal-worker.ts',
  'upload-worker': 'src/github/upload-worker.ts',
  'pglite-worker': 'src/rehearsal/engine/pglite/worker.ts',
  undici: 'undici'
}

/** @actions/http-client loads undici at start-up only to have ProxyAgent and fetch at hand: load it when one of them is used. */
const LAZY_UNDICI = '\0lazy-undici'
const lazyUndici = {
  name: 'lazy-undici',
  resolveId: (id, importer) => (id === 'undici' && importer !== undefined ? { id: LAZY_UNDICI, moduleSideEffects: false } : null),
  load: id =>
    id !== LAZY_UNDICI
      ? null
      : `const undici = () => module.require('./undici.cjs')
export class ProxyAgent { constructor(...options) { return new (undici().ProxyAgent)(...options) } }
export const fetch = (...request) => undici().fetch(...request)
`
}

/**
 * The artifact client also downloads, lists and deletes, with two thirds of its code (octokit, an unzipper) and a package without any
 * licence. The gate only uploads.
 */
const uploadOnly = {
  name: 'upload-only',
  load: id => {
    const [, name] = /@actions\/artifact\/lib\/internal\/(?:delete|download|find)\/([a-z-]+)-artifacts?\.js$/.exec(id) ?? []
    if (name === undefined) return null
    const stem = `${name}Artifact${id.includes('-artifacts.js') ? 's' : ''}`
    return ['Public', 'Internal']
      .map(kind => `export const ${stem}${kind} = () => { throw new Error('only uploads are bundled') }\n`)
      .join('')
  }
}

/** Two lines of the artifact client that keep it from servers of the same service that are not GitHub's: act, Gitea, Forgejo. */
const CORRECTIONS = [
  {
    // They refuse a request with a field that they do not know. GitHub takes a ZIP without it, as it did before there was one.
    file: /@actions\/artifact\/lib\/internal\/upload\/upload-artifact\.js$/,
    line: '            mimeType: StringValue.create({ value: contentType }),\n',
    instead: ''
  },
  {
    // Takes the "=" off the end of a value, such as of a signature in base64.
    file: /@azure\/core-client\/dist\/esm\/urlHelpers\.js$/,
    line: 'const [name, value] = pair.split("=", 2);',
    instead: 'const [name, value] = pair.split(/=(.*)/s, 2);'
  }
]
const otherServers = {
  name: 'other-servers',
  transform: (code, id) => {
    const correction = CORRECTIONS.find(({ file }) => file.test(id))
    if (correction === undefined) return null
    if (!code.includes(correction.line)) throw new Error(`${id} is not what the correction was made for`)
    return code.replace(correction.line, () => correction.instead)
  }
}

/** The script and style of report.html, in the place of the module that stands for them. */
const page = {
  name: 'page',
  // Whoever only asks whether there is a script must not load the page for it.
  load: async id =>
    id === join(root, 'src/report/html/assets.ts') ? { code: await pageAssets(), moduleSideEffects: false } : null
}

/** Files named for what they hold. Whatever two entries share would else be named for any one of its modules. */
const groups = [
  { name: 'zod-classic', test: /node_modules\/zod\/v4\/(classic|locales)\// },
  { name: 'zod', test: /node_modules\/zod\// },
  { name: 'toolkit-core', test: /node_modules\/@actions\/core\// },
  {
    name: 'hashing',
    test: /src\/(verify\/(sealed-file|folders|git-near|overlapped|work-table|seal-share|make-seal)|seal\/(digest|thrown|facts|hunk))\.ts$/
  },
  { name: 'formats', test: /src\/seal\/(formats\/(?!native|bagit)|csv|base64|named-digests)/ },
  { name: 'git', test: /src\/drift\/git\/(?!conversion|known-blob)/ },
  { name: 'drift', test: /src\/drift\/(?!findings|git\/(?!conversion|known-blob))/ },
  { name: 'restore', test: /src\/restore\// },
  {
    name: 'octokit',
    test: /node_modules\/(@octokit|@actions\/github|before-after-hook|universal-user-agent|content-type|json-with-bigint)\/|src\/github\/octokit\.ts$/
  },
  { name: 'http-client', test: /node_modules\/(@actions\/http-client|tunnel)\/|lazy-undici$/ },
  { name: 'sarif', test: /src\/report\/(sarif|rule-help)/ },
  { name: 'junit', test: /src\/report\/(junit|xml)\.ts$/ },
  { name: 'extras', test: /src\/github\/(extras|check-event)\.ts$/ },
  { name: 'check-run', test: /src\/github\/check-run\.ts$/ },
  { name: 'report-files', test: /src\/cli\/(own-file|page-file|report-files)\.ts$/ },
  { name: 'page', test: /src\/report\/html\/(?!graph)/ },
  { name: 'graph', test: /src\/report\/html\/graph|node_modules\/@dagrejs\// },
  { name: 'release', test: /src\/release\/(?!verdict\.|judgement\.)/ },
  { name: 'probes', test: /src\/probes\/(all|hostile-probes|inverted|mutations|outputs|packet-probes|references|release-)/ },
  // In its own thread: whoever talks with that thread must not load it.
  { name: 'pglite', test: /node_modules\/@electric-sql\/|src\/rehearsal\/engine\/pglite\/(database|wire)\.ts$/ },
  { name: 'pglite-files', test: /src\/rehearsal\/engine\/pglite\/files\.ts$/ },
  { name: 'pg', test: /node_modules\/(pg|pg-[a-z0-9-]+|pgpass|postgres-[a-z]+|split2|xtend)\// },
  { name: 'secretlint', test: /node_modules\/(@secretlint|@textlint|structured-source|boundary|debug|ms)\// },
  // Only a rehearsal on a server of its own loads the client.
  { name: 'postgres', test: /src\/rehearsal\/engine\/postgres\/(?!binaries|confinement)/ },
  { name: 'rehearsal', test: /src\/rehearsal\/(?!engine\/pglite\/worker\.ts)/ },
  { name: 'validator', test: /src\/validator\// },
  { name: 'rerun', test: /src\/rerun\// },
  { name: 'trust', test: /src\/trust\// },
  { name: 'options-schema', test: /src\/options-schema\.ts$/ },
  { name: 'runner', test: /src\/github\/(?!octokit|http|extras|check-|api-base|trust)/, minShareCount: 2 },
  { name: 'gate', test: id => id.startsWith(join(root, 'src')), minShareCount: 2 }
]

const warnings = []
const packed = readPacked(join(root, 'dist'))
rmSync(dist, { recursive: true, force: true })
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(
    Object.entries(entries).filter(([, file]) => !file.startsWith('src/') || existsSync(join(root, file)))
  ),
  platform: 'node',
  // A linked node_modules gives the same module names, hence the same bytes.
  resolve: { symlinks: false },
  preserveEntrySignatures: false,
  tsconfig: false,
  plugins: [lazyUndici, uploadOnly, otherServers, page],
  // @actions/core declares nothing, so its OIDC client would be kept, and with it an HTTP client, for a function that nobody calls.
  treeshake: { moduleSideEffects: [{ test: /node_modules\/@actions\/core\//, sideEffects: false }] },
  onLog: (level, log) => {
    // The groups above make a chunk of it all the same: whoever imports it statically is itself loaded late.
    if (level !== 'warn' || log.code === 'INEFFECTIVE_DYNAMIC_IMPORT') return
    // Emscripten's runtime evaluates C macros of JavaScript, of which PostgreSQL has none.
    if (log.code === 'EVAL' && log.message.includes('@electric-sql/pglite')) return
    warnings.push(log.message)
  }
})
const { output } = await bundle.write({
  dir: dist,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  // Else each group would take what it shares with others along, and everything would hang on it.
  codeSplitting: { groups, includeDependenciesRecursively: false },
  minifyInternalExports: false,
  // Names and lines stay, for stack traces and for reviewers of dist/.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } }
})
await bundle.close()
const chunks = output.filter(file => file.type === 'chunk')
const packages = bundledPackages(chunks)
writePgliteFiles(dist, packed)
writeFileSync(join(dist, 'LICENSES.txt'), licences(packages))
writeFileSync(join(dist, 'sbom.cdx.json'), await sbom(packages))

// dist/ carries its own seal, and CI holds it to that with the gate itself.
const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
const seals = names.sort(byPath).map(name => seal(name, readFileSync(join(dist, name))))
writeFileSync(join(dist, 'seal-gate.json'), native('seal-gate-dist', seals))

for (const { fileName, code } of chunks) process.stdout.write(`${fileName} ${Buffer.byteLength(code)}\n`)
for (const warning of warnings) process.stderr.write(`${warning}\n`)
if (warnings.length > 0) process.exitCode = 1
