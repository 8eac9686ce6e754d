import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import { probesHold } from '../../src/model/verdict.ts'
import type { Gate } from '../../src/probes/probe-request.ts'
import { SPOILED_FILES } from '../../src/probes/seal-probes.ts'
import { SELF_TEST } from '../../src/probes/self-test.ts'
import { runTogether } from '../../src/probes/together.ts'
import { folderWith } from '../support/folder.ts'

/** The gate, with another report on the spoiled packet. */
const onSpoiled =
  (change: (report: Report) => Report): Gate =>
  async (request, probes) => {
    const report = await gate(request, probes)
    return report.verdict === 'pass' ? report : change(report)
  }

test('all seven files are refused, each for its own reason, with two runs of the gate', async () => {
  let runs = 0
  const ask: Gate = (request, probes) => {
    runs++
    return gate(request, probes)
  }
  const results = await runTogether({ ask })
  expect(results.probes.map(({ id, seen, passed }) => [id, seen, passed])).toEqual(
    SPOILED_FILES.map(({ id, codes }) => [id, codes.join(), true])
  )
  expect(probesHold(results)).toBe(true)
  expect(runs).toBe(2)
  expect(await SELF_TEST.seals()).toEqual(results)
})

test('the same bytes every time, and nothing left behind', async () => {
  const folder = folderWith()
  expect(JSON.stringify(await runTogether({ folder }))).toBe(JSON.stringify(await runTogether()))
  expect(readdirSync(folder)).toEqual([])
})

describe('a weaker gate fails the self-test', () => {
  test.each(SPOILED_FILES.map(({ id }) => [id]))('that does not see %s', async id => {
    const blind = onSpoiled(report => ({
      ...report,
      findings: report.findings.filter(({ path }) => !path?.startsWith(`${id}-`))
    }))
    const results = await runTogether({ ask: blind })
    expect(results.probes.filter(({ passed }) => !passed).map(probe => probe.id)).toEqual([id])
    expect(probesHold(results)).toBe(false)
  })

  test('for which one finding is no reason to refuse', async () => {
    const lenient = onSpoiled(report => ({
      ...report,
      findings: report.findings.map(finding => (finding.code === 'missing' ? { ...finding, severity: 'warning' } : finding))
    }))
    const results = await runTogether({ ask: lenient })
    expect(results.probes.filter(({ passed }) => !passed).map(({ id, seen }) => [id, seen])).toEqual([
      ['missing-file', 'pass, missing']
    ])
  })

  const [first] = SPOILED_FILES
  test.each<[string, Gate, string]>([
    ['that passes everything', async (request, probes) => ({ ...(await gate(request, probes)), verdict: 'pass' }), '1 intact'],
    ['that refuses everything', async (request, probes) => ({ ...(await gate(request, probes)), verdict: 'fail' }), 'fail'],
    ['that is not sure', onSpoiled(report => ({ ...report, verdict: 'unverifiable' })), 'unverifiable'],
    [
      'that takes a spoiled file for intact',
      onSpoiled(report => ({ ...report, counts: { ...report.counts, intact: 2 } })),
      '2 intact'
    ],
    [
      'that accuses an intact file',
      onSpoiled(report => ({ ...report, findings: report.findings.map(one => ({ ...one, path: 'untouched.md' })) })),
      '7 findings about other files'
    ],
    [
      'that writes into the packet',
      (request, probes) => {
        writeFileSync(join(request.cwd, first?.id ?? ''), 'x')
        return gate(request, probes)
      },
      'the gate changed the packet that it judged'
    ],
    ['that throws', () => Promise.reject(new Error('broken')), 'the probes broke: broken']
  ])('%s', async (_, ask, seen) => {
    const results = await runTogether({ ask })
    expect(results.control.seen).toContain(seen)
    expect(results.control.passed).toBe(false)
    expect(probesHold(results)).toBe(false)
  })

  test('without a folder, or without probes', async () => {
    expect((await runTogether({ folder: join(folderWith(), 'absent') })).control.seen).toBe('the probes broke: ENOENT')
    expect(probesHold(await runTogether({}, []))).toBe(false)
  })

  test('whose files did not change', async () => {
    const unspoiled = SPOILED_FILES.map(probe => ({ ...probe, spoil: (bytes: Buffer) => bytes }))
    expect(probesHold(await runTogether({}, unspoiled))).toBe(false)
  })
})
