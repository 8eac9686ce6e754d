import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import * as z from 'zod'
import { outputsOf } from '../../src/github/outputs.ts'
import { CAUSE_CODES } from '../../src/model/causes.ts'
import { FINDING_CODES } from '../../src/model/codes.ts'
import { digestOf } from '../../src/model/digest.ts'
import { VERSION } from '../../src/model/version.ts'
import { MERGE, REHEARSE, SEAL } from '../../src/options/action-tables.ts'
import { defaultsOf, type Table } from '../../src/options/row.ts'
import { parseOptions } from '../../src/options/schema.ts'
import { GATE } from '../../src/options/table.ts'
import { docsUrl } from '../../src/report/findings/sentences.ts'
import { aReport } from '../support/reports.ts'
import { freshFolder } from '../support/run-action.ts'

const action = z
  .strictObject({
    name: z.string().max(60),
    description: z.string().max(125),
    author: z.string(),
    branding: z.strictObject({ icon: z.literal('shield'), color: z.literal('gray-dark') }),
    inputs: z.record(z.string(), z.strictObject({ description: z.string(), required: z.literal(false), default: z.string() })),
    outputs: z.record(z.string(), z.strictObject({ description: z.string() })),
    runs: z.strictObject({ using: z.literal('node24'), main: z.literal('dist/action.cjs') })
  })
  .parse(parse(readFileSync('action.yml', 'utf8')))

const TABLES: readonly (readonly [string, Table])[] = [
  ['action.yml', GATE],
  ['seal/action.yml', SEAL],
  ['merge/action.yml', MERGE],
  ['rehearse/action.yml', REHEARSE]
]

describe.each(TABLES)('%s is the table of options', (file, table) => {
  const text = readFileSync(file, 'utf8')
  const { inputs } = z
    .object({ inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })) })
    .parse(parse(text))

  test('the same inputs', () => {
    expect(Object.keys(inputs).toSorted()).toEqual(Object.keys(table).toSorted())
  })

  test('its defaults parse to the defaults', () => {
    const raw = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]))
    // The runner puts the token of the job there.
    if ('github-token' in table) expect(raw['github-token']).toMatch(/^\$\{\{ github\.token \}\}$/)
    expect(parseOptions(table, { ...raw, 'github-token': '' })).toStrictEqual(defaultsOf(table))
  })

  test('every allowed word is in the description, and is allowed', () => {
    for (const [name, row] of Object.entries(table)) {
      const words = row.type === 'switch' ? ['true', 'false'] : 'words' in row ? row.words : []
      for (const word of words) {
        expect(inputs[name]?.description).toContain(`\`${word}\``)
        expect(() => parseOptions(table, { [name]: word })).not.toThrow()
      }
    }
  })

  test('every default is quoted, so that YAML makes no other type of it', () => {
    const defaults = text.match(/^ +default: .*$/gm) ?? []
    expect(defaults).toHaveLength(Object.keys(table).length)
    for (const line of defaults) expect(line).toMatch(/^ {4}default: '[^']*'$/)
  })
})

describe('action.yml', () => {
  test('the same outputs as are set', () => {
    expect(Object.keys(action.outputs).toSorted()).toEqual(Object.keys(outputsOf(aReport())).toSorted())
  })
})

test('one version, whose major tag is the one that README names, with its section in the changelog', () => {
  const versionIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')).version
  for (const file of ['package.json', 'package-lock.json', 'dist/pglite/package.json']) expect(versionIn(file)).toBe(VERSION)
  expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`\n## ${VERSION}\n`)
  const [major] = VERSION.split('.')
  const named = readFileSync('README.md', 'utf8').matchAll(/\bseal-gate(?:\/[\w./-]+)?@(v[\w.]+)/g)
  expect(new Set([...named].map(([, tag]) => tag))).toEqual(new Set([`v${major}`]))
})

describe('README', () => {
  const docs = (...args: readonly string[]) => spawnSync(process.execPath, ['scripts/docs.ts', ...args], { encoding: 'utf8' })

  test('its tables are those of action.yml', () => {
    const { status, stderr } = docs('--check')
    expect([stderr, status]).toEqual(['', 0])
  })

  test('a table that differs by one character, or a mark that is gone, is found', () => {
    const file = join(freshFolder(), 'README.md')
    const readme = readFileSync('README.md', 'utf8')
    for (const wrong of [
      readme.replace('| `probes` | `true` |', '| `probes` | `tru` |'),
      readme.replace('<!-- /outputs -->', '')
    ]) {
      writeFileSync(file, wrong)
      expect(docs('--check', file).status).toBe(1)
    }
    writeFileSync(file, readme)
    expect(docs('--check', file).status).toBe(0)
  })
})

describe('every finding links to a section that exists', () => {
  const contracts = [join('src', 'model'), join('src', 'report')]
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !contracts.some(contract => join('src', name).includes(contract)))
    .map(name => readFileSync(join('src', name), 'utf8'))
    .join('\n')
  // A code of the contract that nothing produces yet needs no page yet.
  const produced = (code: string) => sources.includes(`'${code}'`)
  const sections = (path: string) => [...readFileSync(path, 'utf8').matchAll(/^#+ `?([^`\n]*)`?$/gm)].map(([, title]) => title)

  test.each(FINDING_CODES.filter(produced))('%s', code => {
    const [path = '', anchor] = docsUrl({ code, severity: 'fail' }).split('#')
    expect(sections(path)).toContain(anchor)
  })

  test.each(CAUSE_CODES.filter(produced))('%s', code => {
    const drift = { certainty: 'hint' as const, causes: [{ code }], locations: [] }
    const [path = '', anchor] = docsUrl({ code: 'digest-mismatch', severity: 'fail', drift }).split('#')
    expect(sections(path)).toContain(anchor)
  })

  test('most codes are produced', () => {
    expect(FINDING_CODES.filter(produced).length).toBeGreaterThan(25)
    expect(CAUSE_CODES.filter(produced).length).toBeGreaterThan(10)
  })
})

describe('the size of dist/ is watched', () => {
  const megabytes = (folder: string): number =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0) / 1e6

  test('a workflow fetches all of it', () => {
    expect(megabytes('dist')).toBeLessThan(12)
    expect(megabytes('dist/pglite')).toBeLessThan(6.2)
  })

  test('every run loads the gate itself', () => {
    expect(statSync('dist/gate.cjs').size / 1e6).toBeLessThan(0.15)
  })

  test.each([
    ['without the self-test', ['--no-probes'], 7],
    // The probes, and what finds that their files differ: no causes, no sentences.
    ['with the self-test', [], 10]
  ])('a run %s loads no more chunks and modules of Node than it needs if every file is intact', (_, flags, chunks) => {
    const folder = freshFolder()
    writeFileSync(join(folder, 'a.txt'), 'alpha\n')
    writeFileSync(join(folder, 'SHA256SUMS'), `${digestOf('sha256', Buffer.from('alpha\n'))}  a.txt\n`)
    const hook = join(folder, 'hook.cjs')
    const list = join(folder, 'loaded.json')
    const loaded = '[...process.moduleLoadList, ...Object.keys(require.cache)]'
    writeFileSync(
      hook,
      `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(${loaded})))`
    )
    const run = spawnSync(process.execPath, ['-r', hook, join(process.cwd(), 'dist/cli.cjs'), 'verify', ...flags], {
      cwd: folder
    })
    expect(run.status).toBe(0)
    const names: string[] = JSON.parse(readFileSync(list, 'utf8'))
    expect(names).toContain('NativeModule crypto')
    for (const late of ['worker_threads', 'perf_hooks', 'tty', 'zlib', 'child_process'])
      expect(names).not.toContain(`NativeModule ${late}`)
    expect(names.filter(name => name.endsWith('.cjs') && name !== hook).length).toBeLessThanOrEqual(chunks)
    expect(names.filter(name => /[/\\](?:json|json-formats|text-formats|bag)\.cjs$/.test(name))).toEqual([])
  })
})
