import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'

interface Twin {
  readonly twin: string
  readonly skipped?: string
  readonly code?: string
  readonly causes?: readonly string[]
  readonly proved?: boolean
  readonly paths?: readonly string[]
}

function verify(cwd: string) {
  return gate(aRequest({ cwd }), null)
}

test('each bad twin of the packet, made by a real tool, is refused for its own reason; the packet put back passes', async () => {
  const folder = folderWith()
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/bad-twins.ts', folder], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const twins: readonly Twin[] = JSON.parse(stdout)
  const made = twins.filter(({ skipped }) => skipped === undefined)
  for (const { twin, skipped } of twins) if (skipped !== undefined) process.stderr.write(`bad twin ${twin} skipped: ${skipped}\n`)
  expect(made.length).toBeGreaterThan(10)
  const seen: unknown[] = []
  for (const { twin } of made) {
    const { verdict, findings } = await verify(join(folder, twin))
    const causes = [...new Set(findings.map(({ drift }) => (drift?.causes ?? []).map(({ code }) => code).join()))]
    const code = [...new Set(findings.map(finding => finding.code))]
    seen.push({
      twin,
      verdict,
      code,
      causes,
      proved: findings.every(({ drift }) => drift?.certainty === 'proved'),
      paths: findings.map(({ path }) => path)
    })
  }
  const expected = made.map(({ twin, code, causes, proved, paths }) => ({
    twin,
    verdict: 'fail',
    code: [code],
    causes: [(causes ?? []).join()],
    proved: proved ?? false,
    paths
  }))
  expect(seen).toEqual(expected)
  const [first] = made
  const mended = join(folder, first?.twin ?? '')
  for (const name of readdirSync('fixtures/packet'))
    cpSync(resolve('fixtures/packet', name), join(mended, name), { recursive: true })
  expect((await verify(mended)).verdict).toBe('pass')
})
