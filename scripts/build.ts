import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OutputChunk, type Plugin, rolldown } from 'rolldown'
import { minifySync } from 'rolldown/utils'
import { writeDeclarations } from './declarations.ts'
import { bundledPackages, licences } from './licences.ts'
import { byPath, native, seal } from './native-manifest.ts'
import { pageAssets } from './page-assets.ts'
import { packPglite, readPacked, sealedEngine, writePglitePackage } from './pglite-files.ts'
import { pgliteProgram } from './pglite-program.ts'
import { plainExports } from './plain-exports.ts'
import { sbom } from './sbom.ts'

// Builds dist/: CommonJS, because in an ES module an import of `http` reads all its exports, which loads Node's own undici, http2 and
// zlib (30 ms on Node 24). What is not always needed is in chunks of its own. The same sources give the same bytes in any folder.

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
/** dist/, or another folder for a comparison. */
const dist = resolve(process.argv[2] ?? join(root, 'dist'))

const entries = {
  action: 'src/entries/action.ts',
  cli: 'src/entries/cli.ts',
  library: 'src/entries/library.ts',
  'seal-action': 'src/entries/seal-action.ts',
  'merge-action': 'src/entries/merge-action.ts',
  'rehearse-action': 'src/entries/rehearse-action.ts',
  'hash-worker': 'src/entries/hash-worker.ts',
  'seal-worker': 'src/entries/seal-worker.ts',
  'upload-worker': 'src/entries/upload-worker.ts',
  'pglite-worker': 'src/entries/pglite-worker.ts',
  'sqlite-worker': 'src/entries/sqlite-worker.ts',
  undici: 'undici'
}

/** @actions/http-client imports undici for ProxyAgent and fetch, which are seldom used: load it when one of them is. */
const LAZY_UNDICI = '\0lazy-undici'
const lazyUndici: Plugin = {
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
const uploadOnly: Plugin = {
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

/** Two lines of the artifact client that break it with other servers of the same protocol: act, Gitea, Forgejo. */
const CORRECTIONS = [
  {
    // Those servers refuse unknown fields. GitHub accepts a ZIP without this field, which is new.
    file: /@actions\/artifact\/lib\/internal\/upload\/upload-artifact\.js$/,
    line: '            mimeType: StringValue.create({ value: contentType }),\n',
    instead: ''
  },
  {
    // Loses the "=" at the end of a value, such as a signature in base64.
    file: /@azure\/core-client\/dist\/esm\/urlHelpers\.js$/,
    line: 'const [name, value] = pair.split("=", 2);',
    instead: 'const [name, value] = pair.split(/=(.*)/s, 2);'
  }
]
const otherServers: Plugin = {
  name: 'other-servers',
  transform: (code, id) => {
    const correction = CORRECTIONS.find(({ file }) => file.test(id))
    if (correction === undefined) return null
    if (!code.includes(correction.line)) throw new Error(`${id} is not the file that this correction is for`)
    return code.replace(correction.line, () => correction.instead)
  }
}

/** Secretlint measures itself, in time that grows with the square of the texts. */
const noProfiler: Plugin = {
  name: 'no-profiler',
  resolveId: id => (id === '@secretlint/profiler' ? join(root, 'scripts/no-profiler.ts') : null)
}

/** Replaces the placeholder module with the script and style of report.html. */
const page: Plugin = {
  name: 'page',
  // Without side effects, so that importing a constant from it does not load the page.
  load: async id =>
    id === join(root, 'src/report/html/assets.ts') ? { code: await pageAssets(), moduleSideEffects: false } : null
}

/** Modules in these places of src: rooms, folders of rooms, or single files. */
const inside = (...places: readonly string[]) => new RegExp(`[/]src/(${places.join('|')})`)
const fromPackages = (...names: readonly string[]) => new RegExp(`node_modules/(${names.join('|')})/`)

const pglite = await pgliteProgram(root)
const packed = packPglite(pglite.code, readPacked(join(root, 'dist')))
/** Replaces the placeholder module with the seal of the packed engine. */
const engine: Plugin = {
  name: 'engine',
  load: id => (id === join(root, 'src/rehearsal/postgres/pglite/sealed-engine.ts') ? { code: sealedEngine(packed) } : null)
}

/**
 * Chunks follow rooms: what is not always needed is a chunk of its own. A module goes to the first group that matches. Without groups, the
 * bundler would name a shared chunk after one of its modules.
 */
const groups = [
  { name: 'zod-classic', test: fromPackages('zod/v4/(classic|locales)') },
  { name: 'zod', test: fromPackages('zod') },
  { name: 'toolkit-core', test: fromPackages('@actions/core') },
  {
    name: 'octokit',
    test: /node_modules\/(@octokit|@actions\/github|before-after-hook|universal-user-agent|content-type|json-with-bigint)\/|src\/github\/octokit\.ts$/
  },
  { name: 'http-client', test: /node_modules\/(@actions\/http-client|tunnel)\/|lazy-undici$/ },
  // The embedded engine speaks the protocol, and needs nothing else of the client.
  { name: 'pg-protocol', test: fromPackages('pg-protocol') },
  { name: 'pg', test: fromPackages('pg', 'pg-[a-z0-9-]+', 'pgpass', 'postgres-[a-z]+', 'split2', 'xtend') },
  { name: 'secretlint', test: fromPackages('@secretlint', '@textlint', 'structured-source', 'boundary', 'debug', 'ms') },
  { name: 'graph', test: /src\/report\/html\/graph|node_modules\/@dagrejs\// },
  { name: 'pglite-files', test: inside('rehearsal/postgres/(pglite/(files|frames|sealed-engine)|names)') },
  // Runs in its own process; the code that talks to that process must not load it.
  {
    name: 'pglite',
    test: inside(
      'rehearsal/postgres/pglite/(serve|database|cluster-identity|growing-files|authenticated-user|shipped-modules)\\.ts'
    )
  },
  // What both processes of databases try, and how they are started.
  { name: 'confined', test: inside('rehearsal/confined/(?!command/)') },
  // Only a rehearsal of an SQLite database loads it; the part of its process is that of the worker.
  {
    name: 'sqlite-process',
    test: inside(
      'rehearsal/sqlite/(connection|definition|escapes|fingerprint|integrity|mask-rows|observe|row-difference|row-statements|rows|run-text|schema|serve|tally|values)\\.ts'
    )
  },
  { name: 'sqlite', test: inside('rehearsal/sqlite/(?!database-file)') },
  // Only a rehearsal of commands loads what shuts them in.
  { name: 'rehearse-command', test: inside('rehearsal/confined/command/', 'rehearsal/postgres/server/command/') },
  // Only a server has several sessions.
  { name: 'rehearse-online', test: inside('rehearsal/postgres/online/') },
  // Only a rehearsal on a server of its own loads the client.
  { name: 'postgres', test: inside('rehearsal/postgres/server/(?!binaries|confinement|command)') },
  { name: 'quote', test: inside('quote/') },
  { name: 'rehearsal', test: inside('rehearsal/', 'commands/(rehearse|migration-folder)') },
  // Loaded where a run asks for text rules, and by a repair of a manifest.
  { name: 'text-rules', test: inside('manifests/text-rules', 'verify/text-rule-findings') },
  // Objects of git, for the threads that hash them too: without all that explains drift.
  {
    name: 'objects',
    test: inside('git/(attributes|hash-blobs|objects|process|repository|revision|settings|tree)\\.ts')
  },
  // The files of a commit as seals, and what such seals promise beside bytes.
  {
    name: 'commit-seals',
    test: /src\/(?:load\/commit|git\/(?:commit-files|latest-tag|promised-layer)|verify\/(?:observe-promises|seen-files)|disk\/promised-entry)\.ts$|node_modules\/semver\//
  },
  // Lists against the assets of a release.
  {
    name: 'release-lists',
    test: /src\/(?:load\/release-lists|gate\/(?:release-lists|asset-findings|unlisted-assets)|verify\/observe-assets|manifests\/asset-names|model\/release-assets|commands\/release)\.ts$/
  },
  // Loaded for a pattern.
  { name: 'linked-folders', test: inside('load/linked-folders') },
  // Loaded where a signer is expected.
  { name: 'sigstore', test: fromPackages('@sigstore/(?:bundle|core|protobuf-specs|verify)') },
  { name: 'signatures', test: inside('signatures/', 'commands/signed-by') },
  // Members of archives, where a root or an argument is one.
  {
    name: 'archive',
    test: inside('archive/', 'load/(archive-root|open-archive)', 'verify/observe-members', 'gate/archive', 'disk/opened-file')
  },
  // What a hashing thread loads.
  {
    name: 'hashing',
    test: inside(
      'disk/(?!private-folder|foreign-tree|folder-changes|standard-stream)',
      'hashing/(protocol|seal-share|make-seal)',
      'model/(clock|digest|error-message|heartbeat|hunk|seals)',
      'drift/policy',
      'git/object-id',
      'manifests/facts'
    )
  },
  // The seals of a run as threads share them, and a manifest of a megabyte in one thread.
  { name: 'columns', test: inside('hashing/(work-table|pack-seals)', 'model/seal-columns') },
  { name: 'large-manifest', test: inside('manifests/(large-manifest|native-columns|gnu-columns|byte-cursor|path-table)') },
  // Formats of manifests: lists of digest and name, what reads JSON, formats in JSON, and all others. A native manifest loads none of them.
  {
    name: 'list-formats',
    test: inside(
      'manifests/(formats/(bagit|bsd|columns|distinfo|gnu|sidecar|list-formats)\\.ts|base64|named-digests|find-format)'
    )
  },
  { name: 'json', test: inside('manifests/(json(-walker|-list)?\\.ts|path-of-url|release-asset-url)') },
  {
    name: 'json-formats',
    test: inside(
      'manifests/(formats/(in-toto|oms|sigstore|tuf|cargo|spdx|cyclonedx|conda|ocfl|oci|ro-crate|croissant|data-package|sprockets|scoop|json-formats)\\.ts)'
    )
  },
  { name: 'bag', test: inside('manifests/formats/bagit-tags', 'load/bag\\.ts') },
  { name: 'text-formats', test: inside('manifests/(formats/(?!native)|unvis|xml|yaml-document)') },
  // Parsers of the formats, each loaded for a drifted file of its format.
  { name: 'yaml', test: /src\/drift\/meaning\/yaml\.ts$|node_modules\/yaml\// },
  { name: 'marked', test: /src\/drift\/meaning\/markdown\.ts$|node_modules\/marked\// },
  { name: 'toml', test: /src\/drift\/meaning\/toml\.ts$|node_modules\/smol-toml\// },
  { name: 'saxes', test: fromPackages('saxes', 'xmlchars') },
  { name: 'xml', test: inside('drift/meaning/xml\\.ts') },
  // Loaded to seal too, where no other parser is needed.
  { name: 'normal-forms', test: inside('drift/meaning/(normal-forms|json)', 'hashing/add-meaning') },
  { name: 'meaning', test: inside('drift/meaning/') },
  // Loaded for a drifted file of a format that has parts.
  { name: 'parts', test: inside('drift/parts/(?!compare-parts|part\\.ts)') },
  // Loaded for a drifted archive.
  { name: 'archive-causes', test: inside('drift/archive/', 'drift/inverses/archive-(?!members)') },
  // The self-test finds drift in every run, and asks for no cause.
  { name: 'drift-findings', test: inside('gate/(drift-findings|fault-finding)', 'verify/(relocated|contradiction)') },
  {
    name: 'drift',
    test: inside('drift/', 'git/(conversion|proved-blob)', 'gate/diagnose-in-workers')
  },
  { name: 'git', test: inside('git/(?!conversion|proved-blob|base)') },
  { name: 'sarif', test: inside('report/sarif/') },
  { name: 'junit', test: inside('report/junit/') },
  { name: 'numbers', test: inside('report/numbers/') },
  { name: 'page', test: inside('report/html/') },
  // An action writes its summary on every run; the command line loads this for a report with findings.
  {
    name: 'findings',
    test: inside(
      'report/(findings|summary|annotations)/',
      'report/(seal-changes|truncate-sections)',
      'model/(codes|causes|remedy)'
    )
  },
  // A comment on a pull request, of the gate or of a rehearsal.
  { name: 'comment', test: inside('report/comment/(?!suggestion)', 'github/comment') },
  // All that is loaded before it is known that this program can run here.
  { name: 'runtime', test: inside('model/runtime', 'github/start') },
  // The verdict as in-toto Statements.
  { name: 'statements', test: inside('report/statements/', 'commands/statements') },
  { name: 'merge', test: inside('report/(merge|parse|select-shards)', 'commands/merge') },
  {
    name: 'seal',
    test: inside('commands/seal', 'hashing/(files-to-seal|why-not-sealed|make-manifest|seal-all)', 'manifests/seal-changes')
  },
  { name: 'release', test: inside('release/(?!judgement)') },
  {
    name: 'probes',
    test: inside(
      'probes/(all|run|control-tree|hostile-probes|probe-self-checks|mutations|outputs|packet-probes|references|release-|rows-between-probe|sealed-copy)'
    )
  },
  // The self-test writes manifests in every run; a run without it writes none.
  { name: 'self-test', test: inside('probes/(?!self-test)', 'manifests/write') },
  { name: 'restore', test: inside('restore/', 'commands/(restore|sealed-places)', 'report/comment/suggestion') },
  { name: 'validator', test: inside('validator/', 'disk/private-folder') },
  // Where other programs were run.
  { name: 'foreign-tree', test: inside('disk/foreign-tree') },
  { name: 'rerun', test: inside('rerun/', 'commands/rerun') },
  { name: 'proved', test: inside('reseal/proved') },
  { name: 'reseal', test: inside('reseal/', 'load/manifests-at', 'git/base') },
  // Loaded where there is a configuration.
  { name: 'config', test: inside('options/config', 'commands/configured') },
  { name: 'config-inputs', test: inside('github/config') },
  { name: 'release-assets', test: inside('github/(release-assets|asset-download)') },
  { name: 'trust', test: inside('github/trust') },
  // Reviews and trust share it; in the gate, it would load the client of the API with it.
  { name: 'api-base', test: inside('github/api-base') },
  // The gate has its own table; these are loaded by the other actions and commands.
  { name: 'command-tables', test: inside('options/(?:action|command)-tables') },
  { name: 'options-schema', test: inside('options/schema') },
  { name: 'usage', test: inside('cli/(mistakes/|tables|help|completion)') },
  { name: 'explanation', test: inside('commands/explain') },
  { name: 'runner', test: inside('github/(?!octokit|http|api-base|trust|send-artifact|start)'), minShareCount: 2 },
  // Loaded for a name that is not known.
  { name: 'nearest', test: /src\/options\/nearest\.ts$|node_modules\/leven\// },
  { name: 'gate', test: (id: string) => id.startsWith(join(root, 'src')), minShareCount: 2 }
]

/** Chunks of other packages, whose text nobody reads here: they lose their white space, and with it an eighth of the npm package. */
const FOREIGN = new Set([
  'yaml',
  'secretlint',
  'zod',
  'zod-classic',
  'pg',
  'marked',
  'octokit',
  'undici',
  'sigstore',
  'graph',
  'glob',
  'toml',
  'xml',
  'pg-protocol',
  'http-client',
  'saxes',
  'supports-color'
])

function withoutBlanks(fileName: string): string {
  const options = { compress: true, mangle: true, codegen: { removeWhitespace: true } }
  const { code, errors } = minifySync(fileName, readFileSync(join(dist, fileName), 'utf8'), options)
  if (errors.length > 0) throw new Error(`${fileName} cannot be parsed again`)
  return code
}

/** Node finds the names of a CommonJS module by reading it; an ES module states them. */
const esModule = (names: readonly string[]) => `export { ${[...names].sort().join(', ')} } from './library.cjs'\n`

const warnings: string[] = []
rmSync(dist, { recursive: true, force: true })
const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(
    Object.entries(entries).filter(([, file]) => !file.startsWith('src/') || existsSync(join(root, file)))
  ),
  platform: 'node',
  // A linked node_modules gives the same module names, hence the same bytes.
  resolve: { symlinks: false },
  // The library has exports; the other entries have none.
  preserveEntrySignatures: 'allow-extension',
  tsconfig: false,
  plugins: [lazyUndici, uploadOnly, otherServers, engine, noProfiler, page, plainExports],
  // @actions/core does not declare `sideEffects`, so its unused OIDC client would be kept, and with it an HTTP client.
  treeshake: { moduleSideEffects: [{ test: /node_modules\/@actions\/core\//, sideEffects: false }] },
  // Whether a plugin was slow depends on what else the machine does; as a warning, it would make the build fail.
  checks: { bundlerTimings: false },
  onLog: (level, log) => {
    // The groups above make a chunk of it anyway: what imports it statically is itself loaded late.
    if (level !== 'warn' || log.code === 'INEFFECTIVE_DYNAMIC_IMPORT') return
    warnings.push(log.message)
  }
})
const { output } = await bundle.write({
  dir: dist,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
  // Otherwise each group would include what it shares with others, and everything would depend on it.
  codeSplitting: { groups, includeDependenciesRecursively: false },
  minifyInternalExports: false,
  // The sources have the docstrings; in dist/ they would be a tenth of the npm package.
  comments: { legal: true, annotation: true, jsdoc: false },
  // Names and line breaks are kept for stack traces and for reviewers of dist/.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: false } }
})
await bundle.close()
// A hook of pre-commit starts it as a program.
if (existsSync(join(dist, 'cli.cjs'))) chmodSync(join(dist, 'cli.cjs'), 0o755)
const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk')
for (const { name, fileName } of chunks) if (FOREIGN.has(name)) writeFileSync(join(dist, fileName), withoutBlanks(fileName))
// The package of the engine has its own licences; the bill of materials is about both.
const packages = bundledPackages(chunks)
writePglitePackage(root, dist, packed)
writeDeclarations(root, dist)
writeFileSync(join(dist, 'library.mjs'), esModule(chunks.find(({ name }) => name === 'library')?.exports ?? []))
writeFileSync(join(dist, 'LICENSES.txt'), licences(packages))
writeFileSync(join(dist, 'sbom.cdx.json'), await sbom(bundledPackages([...chunks, pglite])))

// dist/ carries its own seal, and CI checks it with the gate itself.
const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
const seals = names.sort(byPath).map(name => seal(name, readFileSync(join(dist, name))))
writeFileSync(join(dist, 'seal-gate.json'), native('seal-gate-dist', seals))

for (const { fileName, code } of chunks) process.stdout.write(`${fileName} ${Buffer.byteLength(code)}\n`)
for (const warning of warnings) process.stderr.write(`${warning}\n`)
if (warnings.length > 0) process.exitCode = 1
