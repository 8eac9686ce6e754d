import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runtimeProblem } from '../../src/cli/runtime.ts'
import { folderWith } from '../support/folder.ts'
import { CLI, runCli } from '../support/run-cli.ts'

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
  /** Runs it with other versions in `process.versions`, and lists the files of dist/ that were loaded. */
  function runAs(versions: object) {
    const preload = join(folderWith(), 'preload.cjs')
    const list =
      'process.on("exit", () => require("fs").writeSync(2, Object.keys(require.cache).map(f => "loaded " + f).join("\\n")))'
    writeFileSync(
      preload,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, ...${JSON.stringify(versions)} } })\n${list}\n`
    )
    const { code, out, err } = runCli(['--version'], '/', { env: { NODE_OPTIONS: `--require ${preload}` } })
    const loaded = err
      .split('\n')
      .filter(line => line.startsWith('loaded ') && line.endsWith('.cjs') && !line.includes('preload'))
    return { code, out, err, loaded }
  }

  test.each([{ node: '18.20.8' }, { node: '24.3.0', bun: '1.3.0' }])('%j says one sentence and loads nothing else', versions => {
    const { code, out, err, loaded } = runAs(versions)
    expect([code, out, loaded]).toEqual([2, '', [`loaded ${CLI}`]])
    expect(err).toMatch(/^seal-gate needs Node 20\.12 or later; .+\n(?!\s+at )/)
  })

  test('this Node runs', () => {
    expect(runAs({})).toMatchObject({ code: 0, out: expect.stringMatching(/^seal-gate \d/) })
  })

  test('any Node of the last ten years can parse its first file', () => {
    expect(readFileSync(CLI, 'utf8')).not.toMatch(
      /\?\?|\?\.|\|\|=|&&=|\bawait\b|\basync\b|(?<![`'"])#[a-z_]|static \{|\bimport\(/
    )
  })
})
