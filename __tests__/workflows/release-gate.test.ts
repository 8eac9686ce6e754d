import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { testWith } from '../support/needs.ts'
import { runWorkflow, scratch } from './engine.ts'
import { workflows } from './snippets.ts'

const withGo = testWith('go')
const REUSABLE = '.github/workflows/release-gate.yml'

/** The files of a fixture packet, under the path that the page uses. */
function packet(name: string): Record<string, string> {
  const folder = join('fixtures/release', name)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = files.map(entry => join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.map(path => [`packets/CHG-1/${path.slice(folder.length + 1)}`, readFileSync(path, 'utf8')]))
}

function treeHash(files: Readonly<Record<string, string>>): string {
  return (files['packets/CHG-1/packet_tree.sha256'] ?? '').slice(0, 64)
}

/** The example of docs/release-gate.md, calling the workflow beside it; the engine knows neither variables nor environments. */
function caller(tree: string): string {
  const [example] = workflows().filter(({ page }) => page === join('docs', 'release-gate.md'))
  return (example?.text ?? '')
    .replace('workflow_dispatch:', 'push:')
    .replace('OWNER/seal-gate/.github/workflows/release-gate.yml@v1', `./${REUSABLE}`)
    .replace(/\$\{\{ vars\.CHG_1_TREE \}\}/, tree)
    .replace('vars.CHG_1_TREE', `'${tree}'`)
    .replace('    environment: production\n', '')
}

/** The engine does not tell a workflow its own commit: the action comes from where the others take it, and no step asks for the commit. */
function reusable({ asks = false } = {}): string {
  const text = readFileSync(REUSABLE, 'utf8')
  const at = (line: string) => text.indexOf(`      ${line}`)
  const head = text.slice(0, asks ? at('- name: The packet') : at('# Where these are not known'))
  const packetStep = text.slice(at('- name: The packet'), at('# After the packet'))
  const decide = text.slice(at('- name: Verify, judge, decide'))
  return head + packetStep + decide.replace('./.seal-gate-action', 'OWNER/seal-gate@v1')
}

function run(files: Readonly<Record<string, string>>, workflow: string, gate = reusable()) {
  return runWorkflow(scratch(workflow, { ...files, [REUSABLE]: gate }), 'push')
}

const APPROVED = /"msg":"a person has approved/

describe('the reusable workflow, called as the page shows', () => {
  withGo('the cleared packet leads to the release', async () => {
    const files = packet('cleared')
    const { status, log } = await run(files, caller(treeHash(files)))
    expect([status, APPROVED.test(log)]).toEqual([0, true])
  })

  withGo(
    'the packet that is ready is green and leads nowhere; nor does a cleared one with another pin, or with none',
    async () => {
      const ready = packet('ready-not-applied')
      const held = await run(ready, caller(treeHash(ready)))
      expect([held.status, APPROVED.test(held.log)]).toEqual([0, false])
      const cleared = packet('cleared')
      const other = await run(cleared, caller(treeHash(ready)))
      expect([other.status, APPROVED.test(other.log)]).toEqual([1, false])
      const unset = await run(cleared, caller(''))
      expect([unset.status, APPROVED.test(unset.log)]).toEqual([0, false])
    }
  )

  withGo('where a workflow does not know its own commit, it fails before it takes anything for the gate', async () => {
    const files = packet('cleared')
    const { status, log, outputs } = await run(files, caller(treeHash(files)), reusable({ asks: true }))
    expect([status, APPROVED.test(log), outputs['gate']?.['decision']]).toEqual([1, false, undefined])
    expect(log).toMatch(/Failure - Main This workflow knows its own commit/)
  })
})
