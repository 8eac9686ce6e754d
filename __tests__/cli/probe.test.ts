import { expect, test } from '@jest/globals'
import { runAllProbes } from '../../src/probes/all.ts'
import { folderWith } from '../support/folder.ts'
import { NODES } from '../support/nodes.ts'
import { runCli } from '../support/run-cli.ts'

test('probe --json gives the bytes of probe-results.json: in any folder, time zone and locale, on every Node', async () => {
  const expected = `${JSON.stringify(await runAllProbes(), null, 2)}\n`
  const places = [
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', TMPDIR: folderWith() },
    { TZ: 'America/St_Johns', LANG: 'C', SOURCE_DATE_EPOCH: '0', NO_COLOR: '1' }
  ]
  expect(NODES.length).toBeGreaterThan(0)
  for (const [, node] of NODES) {
    for (const env of places) {
      const { code, out, err } = runCli(['probe', '--json'], folderWith(), { node, env })
      expect([code, out, err]).toEqual([0, expected, ''])
    }
  }
})

test('probe prints each probe on a line of its own', async () => {
  const { control, probes, planned } = await runAllProbes()
  const { code, out } = runCli(['probe'], folderWith())
  const lines = out.trimEnd().split('\n')
  expect([code, lines.at(-1), lines.at(-2)]).toEqual([0, 'PASS', `${planned}/${planned} probes refused for the named reason`])
  expect(lines.slice(0, -2).map(line => line.split(/ +/, 2))).toEqual([control, ...probes].map(({ id }) => ['ok', id]))
})

test('probe without a temporary folder vouches for nothing', () => {
  const nowhere = '/seal-gate-that-is-not-there'
  const { code, out } = runCli(['probe'], folderWith(), { env: { TMPDIR: nowhere, TEMP: nowhere, TMP: nowhere } })
  expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([2, 'UNVERIFIABLE'])
})
