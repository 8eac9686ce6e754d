import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publint } from 'publint'
import { HAS_POSTGRES } from '../rehearsal/rehearsing.ts'
import { putFile } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'
import { NODES } from '../support/nodes.ts'

/** The embedded database is a package of its own, so that everybody else downloads less than this. */
const MAX_PACKED_BYTES = 1_000_000
const MAX_UNPACKED_BYTES = 4_000_000
const MAX_ENGINE_BYTES = 6_200_000
const ROOT = resolve('.')
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')

/** The program behind `npx`, so that it runs on each Node. */
const NPX = realpathSync(execFileSync('which', ['npx'], { encoding: 'utf8' }).trim())

let folder = ''
let tarball = ''
let engine = ''
let installed = ''

// As a user gets it: packed by npm, and installed in an empty folder without a network.
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-package-')))
  tarball = pack(ROOT)
  engine = pack(join(ROOT, 'dist/pglite'))
  install('app', tarball)
  installed = join(folder, 'app/node_modules/seal-gate')
}, GUARD_MS)

/** Packs a package as it is published. @returns the archive's path */
function pack(place: string): string {
  const [packed] = JSON.parse(npm(place, 'pack', '--json', '--pack-destination', folder))
  return join(folder, packed.filename)
}

function install(name: string, ...archives: readonly string[]): string {
  putFile(folder, `${name}/package.json`, `{ "name": "${name}", "private": true, "type": "module" }`)
  npm(join(folder, name), 'install', '--offline', '--no-audit', '--no-fund', ...archives)
  return join(folder, name)
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function npm(cwd: string, ...args: readonly string[]): string {
  const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' }
  return execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function filesBelow(place: string): readonly string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(place, name)).isFile())
}

describe('the package', () => {
  test('installs nothing but itself, and no other program', () => {
    expect(readdirSync(join(folder, 'app/node_modules')).filter(name => !name.startsWith('.'))).toEqual(['seal-gate'])
    expect(readdirSync(join(folder, 'app/node_modules/.bin')).filter(name => !/\.(cmd|ps1)$/.test(name))).toEqual(['seal-gate'])
  })

  test('fits its budget', () => {
    const bytes = filesBelow(installed).reduce((total, name) => total + statSync(join(installed, name)).size, 0)
    const [packed, packedEngine] = [statSync(tarball).size, statSync(engine).size]
    process.stderr.write(`seal-gate: ${packed} bytes packed, ${bytes} installed; seal-gate-pglite: ${packedEngine} packed\n`)
    expect(packed).toBeLessThan(MAX_PACKED_BYTES)
    expect(bytes).toBeLessThan(MAX_UNPACKED_BYTES)
    expect(packedEngine).toBeLessThan(MAX_ENGINE_BYTES)
  })

  test('has exactly the chunks that its programs can load', () => {
    const dist = join(installed, 'dist')
    const chunks = ['cli.cjs', 'library.cjs', 'hash-worker.cjs', 'seal-worker.cjs', 'pglite-worker.cjs', 'sqlite-worker.cjs']
    for (const chunk of chunks)
      for (const [, name = ''] of readFileSync(join(dist, chunk), 'utf8').matchAll(/require\(\s*["'`]\.\/([\w-]+\.cjs)["'`]\)/g))
        if (!chunks.includes(name)) chunks.push(name)
    expect(
      readdirSync(dist)
        .filter(name => name.endsWith('.cjs'))
        .toSorted()
    ).toEqual(chunks.toSorted())
  })

  test('publint and attw find nothing', async () => {
    const bytes = readFileSync(tarball)
    const { messages } = await publint({ pkgDir: installed, strict: true, pack: false })
    expect(messages).toEqual([])
    expect(await checkPackage(createPackageFromTarballData(bytes))).toMatchObject({ problems: [] })
  })

  test.each(NODES)('on %s: the command, import and require', (_, node) => {
    const app = join(folder, 'app')
    const run = (...args: readonly string[]) => execFileSync(node, args, { cwd: app, encoding: 'utf8' })
    putFile(app, 'terms.txt', 'one\n')
    run(join(app, 'node_modules/.bin/seal-gate'), 'seal', 'terms.txt', '-o', 'seal-gate.json')
    expect(run(join(app, 'node_modules/.bin/seal-gate'), 'verify')).toMatch(/^PASS/m)
    expect(run(NPX, '--no', '--', 'seal-gate', 'verify')).toMatch(/^PASS/m)
    const names = 'OptionsError,UsageError,explain,seal,verify'
    const print = 'console.log(Object.keys(gate).filter(name => name !== "default" && name !== "module.exports").sort().join())'
    expect(run('--input-type=module', '-e', `import * as gate from 'seal-gate'; ${print}`).trim()).toBe(names)
    expect(run('--input-type=commonjs', '-e', `const gate = require('seal-gate'); ${print}`).trim()).toBe(names)
    const verify = "import { verify } from 'seal-gate'; console.log((await verify()).verdict)"
    expect(run('--input-type=module', '-e', verify).trim()).toBe('pass')
    writeFileSync(join(app, 'terms.txt'), 'One\n')
    expect(run('--input-type=module', '-e', verify).trim()).toBe('fail')
  })
})

describe('rehearse, and the engine as a package of its own', () => {
  /** Runs `rehearse` of one installed program in a folder with the fixture, below which its own packages may be. */
  // A server of the dump's major version would be taken first.
  const EMBEDDED = ['--engine', 'pglite']
  const rehearse = (node: string, program: string, cwd: string, ...args: readonly string[]) => {
    cpSync(join(ROOT, 'fixtures/rehearsal'), cwd, { recursive: true })
    const bin = join(program, 'node_modules/.bin/seal-gate')
    const { status: exit, stdout } = spawnSync(node, [bin, 'rehearse', 'spec.json', '--json', ...args], { cwd, encoding: 'utf8' })
    return { ...JSON.parse(stdout), exit }
  }

  test('the engine has nothing to import, runs nothing on install, and has the version and the licences', () => {
    const place = join(install('engine', engine), 'node_modules/seal-gate-pglite')
    expect(filesBelow(place).toSorted()).toEqual(['LICENSES.txt', 'README.md', 'package.json', 'pglite.br'])
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    const described = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
    expect(described).toMatchObject({ name: 'seal-gate-pglite', version, repository: { directory: 'dist/pglite' } })
    for (const key of ['scripts', 'bin', 'main', 'dependencies']) expect(described).not.toHaveProperty(key)
    const licences = readFileSync(join(place, 'LICENSES.txt'), 'utf8')
    for (const text of ['Apache License', 'PostgreSQL Global Development Group', 'OpenSSL']) expect(licences).toContain(text)
  })

  test.each(NODES)('on %s: without it, one sentence names how to add it, exit code 2', (_, node) => {
    const app = join(folder, 'app')
    const { exit, denials } = rehearse(node, app, join(folder, 'plain'), '--engine', 'pglite')
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    const add = `npm install --save-dev --save-exact seal-gate-pglite@${version}`
    expect([exit, denials]).toEqual([2, [{ code: 'engine-unavailable', reason: expect.stringContaining(add) }]])
  })

  ;(HAS_POSTGRES ? test : test.skip)('without it, an installed PostgreSQL takes its place', () => {
    const { exit, engine: used } = rehearse(process.execPath, join(folder, 'app'), join(folder, 'plain'))
    expect([exit, used?.kind]).toEqual([0, 'postgres'])
  })

  // Each engine starts once: beside the program, and in the current folder, as npx needs it.
  test.each(NODES)('on %s: with it, beside the program or in the current folder', (_, node) => {
    const [program, cwd] = node === process.execPath ? [install('both', tarball, engine), 'plain'] : [join(folder, 'app'), 'user']
    if (cwd === 'user') install('user', engine)
    const { exit, engine: used } = rehearse(node, program, join(folder, cwd), ...EMBEDDED)
    expect([exit, used?.kind, used?.isolation]).toEqual([0, 'pglite', 'confined-process'])
  })

  test('a planted one is refused before a byte of it is run', () => {
    const user = join(folder, 'planted')
    const place = join(user, 'node_modules/seal-gate-pglite')
    cpSync(join(ROOT, 'dist/pglite'), place, { recursive: true })
    const bytes = readFileSync(join(place, 'pglite.br'))
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1)
    writeFileSync(join(place, 'pglite.br'), bytes)
    const ran = join(user, 'ran')
    for (const name of ['index.js', 'pglite.cjs', 'pglite.br.js'])
      writeFileSync(join(place, name), `require('fs').writeFileSync(${JSON.stringify(ran)}, '')`)
    const { exit, denials } = rehearse(process.execPath, join(folder, 'app'), user, ...EMBEDDED)
    expect([exit, denials]).toEqual([2, [{ code: 'engine-unavailable', reason: expect.stringContaining('its bytes are not') }]])
    expect(existsSync(ran)).toBe(false)
  })
})

describe('the types, under the strictest settings', () => {
  const PROGRAM = `import { explain, OptionsError, type Report, seal, verify } from 'seal-gate'
export async function check(): Promise<string> {
  const report: Report = await verify({ manifest: ['a.json'], covers: ['**'], unsealed: 'warn', threads: 'auto' })
  for (const { code, path, drift } of report.findings) if (drift?.certainty === 'proved') console.log(code, path, drift.causes[0]?.code)
  const sealing = await seal('docs', { format: 'gnu' })
  if (sealing.kind === 'refused') throw new OptionsError([])
  const explanation = await explain('a', { sha256: '0'.repeat(64), bytes: 1 })
  return 'reason' in explanation ? explanation.reason : sealing.text
}
`
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noUncheckedIndexedAccess',
    '--noPropertyAccessFromIndexSignature'
  ]
  const compile = (name: string, text: string): string => {
    putFile(join(folder, 'app'), name, text)
    try {
      const args = [
        TSC,
        ...options,
        '--module',
        'nodenext',
        '--lib',
        'es2023,dom',
        '--types',
        '',
        '--verbatimModuleSyntax',
        'false',
        name
      ]
      return execFileSync(process.execPath, args, { cwd: join(folder, 'app'), encoding: 'utf8' })
    } catch (error) {
      return String((error as { readonly stdout?: unknown }).stdout)
    }
  }

  test.each(['program.mts', 'program.cts'])('%s', name => {
    expect(compile(name, PROGRAM)).toBe('')
  })

  test('a name that does not exist is an error', () => {
    expect(compile('wrong.mts', PROGRAM.replace("unsealed: 'warn'", "unsealed: 'warm'"))).toMatch(/TS2322.*"warm"/)
    expect(compile('wrong.cts', PROGRAM.replace('covers:', 'cover:'))).toMatch(/TS2353.*'cover'|TS2561.*'cover'/)
  })
})

describe('the owner of the repository', () => {
  test('one command writes it everywhere that a reader copies from', () => {
    const copy = join(folder, 'copy')
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', copy, ...args], { encoding: 'utf8' })
    for (const name of execFileSync('git', ['ls-files', '-z', '*.md', '*.json', '*.yml', '.github'], { encoding: 'utf8' }).split(
      '\0'
    ))
      if (name !== '' && !/^(dist|fixtures|__tests__)\//.test(name) && existsSync(name)) putFile(copy, name, readFileSync(name))
    git('init', '-q')
    git('add', '-A')
    const placeholders = ['grep', '-E', 'OWNER/seal-gate|@OWNER'] as const
    expect(git(...placeholders)).toContain('README.md')
    const command = join(ROOT, 'scripts/set-owner.ts')
    execFileSync(process.execPath, [command, 'acme', copy])
    expect(() => git(...placeholders)).toThrow('Command failed')
    expect(git('grep', '-h', 'repository')).toContain('repository')
    expect(readFileSync(join(copy, 'package.json'), 'utf8')).toContain('git+https://github.com/acme/seal-gate.git')
    expect(() => execFileSync(process.execPath, [command, 'a/b', copy], { stdio: 'pipe' })).toThrow('usage')
  })
})
