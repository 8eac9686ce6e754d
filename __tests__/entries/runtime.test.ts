import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runtimeProblem } from '../../src/model/runtime.ts'
import { folderWith } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'
import { CLI } from '../support/run-cli.ts'

test('the oldest Node is that of package.json', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(engines.node).toBe('>=20.12')
  expect(runtimeProblem({ node: '20.12.0' })).toBeUndefined()
  expect(runtimeProblem({ node: '20.11.1' })).toContain('Node 20.12 or later')
})

test.each([{ node: '18.20.8' }, { node: '16.0.0' }, { node: '24.3.0', bun: '1.3.0' }, {}, { node: 'x' }])(
  '%j is refused',
  versions => {
    expect(runtimeProblem(versions)).toMatch(/^seal-gate needs Node 20\.12 or later; [^\n]+$/)
  }
)

test.each(['20.12.0', '22.0.0', '24.21.0', '100.0.0'])('Node %s is not', node => {
  expect(runtimeProblem({ node })).toBeUndefined()
})

describe('the bundle, on what calls itself', () => {
  const ENTRIES = ['cli', 'action', 'seal-action', 'merge-action', 'rehearse-action']
  const fileOf = (entry: string) => join(dirname(CLI), `${entry}.cjs`)

  /** Runs an entry with other versions in `process.versions`, and lists the files of dist/ that were loaded. */
  function runAs(entry: string, versions: object) {
    const preload = join(folderWith(), 'preload.cjs')
    const list =
      'process.on("exit", () => require("fs").writeSync(2, Object.keys(require.cache).map(f => "loaded " + f).join("\\n")))'
    writeFileSync(
      preload,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, ...${JSON.stringify(versions)} } })\n${list}\n`
    )
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', preload, fileOf(entry), '--version'], {
      cwd: '/',
      encoding: 'utf8',
      timeout: GUARD_MS
    })
    const loaded = stderr
      .split('\n')
      .filter(line => line.startsWith('loaded ') && line.endsWith('.cjs') && !line.includes('preload'))
    return { status, stdout, stderr, loaded }
  }

  test.each(
    ENTRIES.flatMap(entry => [[entry, { node: '18.20.8' }] as const, [entry, { node: '24.3.0', bun: '1.3.0' }] as const])
  )('%s as %j says one sentence and loads nothing else', (entry, versions) => {
    const { status, stdout, stderr, loaded } = runAs(entry, versions)
    expect([status, loaded]).toEqual([2, [`loaded ${fileOf(entry)}`, `loaded ${fileOf('runtime')}`]])
    expect((entry === 'cli' ? stderr : stdout).replace(/\nloaded .*/s, '\n')).toMatch(
      /^(?:::error::)?seal-gate needs Node 20\.12 or later; [^\n]+\n(?:loaded .*)?$/s
    )
    expect(entry === 'cli' ? stdout : '').toBe('')
  })

  test('this Node runs', () => {
    expect(runAs('cli', {})).toMatchObject({ status: 0, stdout: expect.stringMatching(/^seal-gate \d/) })
    expect(runAs('action', {})).toMatchObject({ status: 1, stdout: expect.not.stringMatching(/needs Node/) })
  })

  test.each([...ENTRIES, 'runtime'])('an old Node can parse %s', entry => {
    expect(readFileSync(fileOf(entry), 'utf8')).not.toMatch(
      /\?\?|\?\.|\|\|=|&&=|(?<![`'"])#[a-z_]|static \{|\bimport\(|\bfor await\b/
    )
  })
})
