import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { DOCUMENTS } from '../../src/release/documents/registry.ts'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { CLI, withoutProgress } from '../support/run-cli.ts'

const PAGE = readFileSync('docs/release-gate.md', 'utf8')

interface Step {
  readonly command: string
  readonly output: string
}

/** What stands in fences of a kind, one after the other. */
function blocks(kind: string): string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text)
}

function steps(): Step[] {
  return blocks('console').flatMap(block =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map(part => {
        const [command = '', ...output] = part.split('\n')
        return { command, output: output.join('\n').trimEnd() }
      })
  )
}

/** `…` stands for anything, and on a line of its own for any lines. */
function pattern(output: string): RegExp {
  const escaped = output.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('\n…', '(?:\\n.*)*').replaceAll('…', '.*')}$`)
}

const LINUX = testWith('linux')

describe('docs/release-gate.md', () => {
  LINUX('every command gives what the page says', () => {
    const all = steps()
    expect(all.length).toBeGreaterThan(15)
    const bin = folderWith()
    writeFileSync(join(bin, 'seal-gate'), `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`)
    chmodSync(join(bin, 'seal-gate'), 0o755)
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` }
    let cwd = folderWith()
    for (const { command, output } of all) {
      const { stdout } = spawnSync('sh', ['-c', `exec 2>&1; ${command}; printf '\\n%s' "$PWD"`], { cwd, env, encoding: 'utf8' })
      const lines = withoutProgress(stdout).split('\n')
      cwd = lines.pop() ?? cwd
      const seen = lines.join('\n').trimEnd()
      expect(seen).toMatch(pattern(output))
    }
  })

  test('a page that says something else is found', () => {
    expect('11 sealed: 10 intact').not.toMatch(pattern('11 sealed: 11 intact'))
    expect('self-test: 45/45\nmore').toMatch(pattern('self-test: …\n…'))
    expect('self-test: 45/45\nmore').not.toMatch(pattern('self-test: …'))
  })

  test('names every kind of evidence, and only kinds that exist', () => {
    const named = new Set([...PAGE.matchAll(/seal-gate\/([a-z-]+)\/1/g)].map(([, kind]) => kind))
    expect([...named].toSorted()).toEqual([...Object.keys(DOCUMENTS), 'rehearsal'].toSorted())
  })

  test('its JSON and YAML are such, and its links lead somewhere', () => {
    for (const text of blocks('json')) expect(() => JSON.parse(text)).not.toThrow()
    expect(blocks('yaml').map(text => Object.keys(parse(text)))).toEqual([['on', 'permissions', 'jobs']])
    for (const [, target = ''] of PAGE.matchAll(/\]\(([a-z-]+\.md)/g)) expect(readdirSync('docs')).toContain(target)
  })
})

describe('the reusable workflow', () => {
  const workflow = parse(readFileSync('.github/workflows/release-gate.yml', 'utf8'))
  const action = parse(readFileSync('action.yml', 'utf8'))
  const [example] = blocks('yaml').map(text => parse(text))

  test('hands out outputs of the action, and asks for inputs of it', () => {
    const { on, jobs } = workflow
    const outputs = Object.keys(on.workflow_call.outputs)
    expect(outputs).toEqual(expect.arrayContaining(['verdict', 'decision', 'packet-status']))
    for (const name of outputs) {
      expect(Object.keys(action.outputs)).toContain(name)
      expect(on.workflow_call.outputs[name].value).toBe(`\${{ jobs.gate.outputs.${name} }}`)
      expect(jobs.gate.outputs[name]).toBe(`\${{ steps.gate.outputs.${name} }}`)
    }
    const step = jobs.gate.steps.at(-1)
    expect(Object.keys(step.with)).toEqual(Object.keys(on.workflow_call.inputs))
    for (const name of Object.keys(step.with)) {
      expect(Object.keys(action.inputs)).toContain(name)
      expect(step.with[name]).toBe(`\${{ inputs.${name} }}`)
    }
  })

  test('may only read, runs nothing that is not pinned, and keeps no credentials', () => {
    expect(workflow.permissions).toEqual({})
    expect(workflow.jobs.gate.permissions).toEqual({ contents: 'read' })
    const steps: { uses?: string; run?: string; with?: Record<string, unknown> }[] = workflow.jobs.gate.steps
    for (const { uses, run, with: inputs } of steps) {
      expect(uses ?? './').toMatch(/^(?:\.\/|[\w-]+\/[\w-]+@[0-9a-f]{40}$)/)
      expect(run ?? '').not.toContain('${{')
      if (uses?.startsWith('actions/checkout') === true) expect(inputs?.['persist-credentials']).toBe(false)
    }
    // The gate's own checkout comes last, so that the packet cannot stand in its place.
    expect(steps.map(({ with: inputs }) => inputs?.['path']).filter(path => path !== undefined)).toEqual(['.seal-gate-action'])
    expect(steps.findIndex(({ with: inputs }) => inputs?.['path'] !== undefined)).toBe(steps.length - 2)
  })

  test('the example on the page calls it as it must be called', () => {
    const { gate, release } = example.jobs
    expect(gate.uses).toMatch(/^OWNER\/seal-gate\/\.github\/workflows\/release-gate\.yml@v\d+$/)
    for (const name of Object.keys(gate.with)) expect(Object.keys(workflow.on.workflow_call.inputs)).toContain(name)
    expect(gate.permissions).toEqual(workflow.jobs.gate.permissions)
    expect(release).toMatchObject({ needs: 'gate', environment: 'production' })
    expect(release.if).toContain("needs.gate.outputs.decision == 'CLEARED_FOR_OPERATOR'")
  })
})
