import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { publint } from 'publint'
import { putFile } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'
import { NODES } from '../support/nodes.ts'

/** The embedded database is a package of its own, so that everybody else downloads less than this. */
const MAX_PACKED_BYTES = 1_000_000
const MAX_UNPACKED_BYTES = 4_000_000
const ROOT = resolve('.')
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')

let folder = ''
let tarball = ''
let installed = ''

// As a user gets it: packed by npm, and installed in an empty folder without a network.
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-package-')))
  const [packed] = JSON.parse(npm(ROOT, 'pack', '--json', '--pack-destination', folder))
  tarball = join(folder, packed.filename)
  putFile(folder, 'app/package.json', '{ "name": "app", "private": true, "type": "module" }')
  npm(join(folder, 'app'), 'install', '--offline', '--no-audit', '--no-fund', tarball)
  installed = join(folder, 'app/node_modules/seal-gate')
}, GUARD_MS)

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
    expect(statSync(tarball).size).toBeLessThan(MAX_PACKED_BYTES)
    const bytes = filesBelow(installed).reduce((total, name) => total + statSync(join(installed, name)).size, 0)
    expect(bytes).toBeLessThan(MAX_UNPACKED_BYTES)
  })

  test('has exactly the chunks that its programs can load', () => {
    const dist = join(installed, 'dist')
    const chunks = ['cli.cjs', 'library.cjs', 'hash-worker.cjs', 'seal-worker.cjs', 'pglite-worker.cjs']
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
