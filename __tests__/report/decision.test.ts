import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import { mergeReports } from '../../src/report/merge.ts'
import { OUTPUT_ROWS } from '../../src/report/outputs.ts'
import { wholeOf } from '../../src/report/rendered.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { renderText } from '../../src/report/text/text.ts'
import { goodProbes } from '../release/packet.ts'
import { aRequest } from '../support/a-request.ts'
import { aFailure, aFinding, aHeldPacket, aReport } from '../support/reports.ts'

/** For programs: they keep the decision always. */
const FOR_PROGRAMS = ['report.json', 'blocker-map.json', 'trend.jsonl']
const RELEASE_WORDS = /HOLD_PRODUCTION|CLEARED_FOR_OPERATOR|BLOCKED|READY_NOT_APPLIED|\bpackets?\b|\bdecision\b/i

/** What a reader sees of an output: not the names of elements, and not the script, which has the sentences of every run in it. */
function seen(text: string): string {
  return text.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' ')
}

/** Neither path of a manifest nor of a file has one of the words. */
const PLAIN = { manifests: [{ path: 'seal-gate.json', root: '.', format: 'native', seals: 2, notices: [] }] } as const
const FINDING = aFinding({ manifest: 'seal-gate.json' })

function judge(name: string, over: Partial<Parameters<typeof aRequest>[0]> = {}): Promise<Report> {
  return gate(aRequest({ cwd: `fixtures/release/${name}`, git: false, ...over }), goodProbes())
}

describe('a run over plain files', () => {
  const reports: readonly (readonly [string, Report])[] = [
    ['pass', aReport(PLAIN)],
    ['fail', aFailure([FINDING], PLAIN)],
    [
      'unverifiable',
      aReport({ ...PLAIN, verdict: 'unverifiable', findings: [{ code: 'manifest-empty', severity: 'unverifiable' }] })
    ],
    ['a changed seal', aReport({ ...PLAIN, findings: [{ code: 'resealed', severity: 'notice', path: 'a' }] })]
  ]
  const outputs = OUTPUT_ROWS.filter(({ name }) => !FOR_PROGRAMS.includes(name))

  test.each(reports.flatMap(([kind, report]) => outputs.map(output => [kind, output.name, report, output] as const)))(
    '%s: %s mentions no decision and no packet',
    async (_kind, _name, report, { render }) => {
      expect(seen(wholeOf(await render(report, {})))).not.toMatch(RELEASE_WORDS)
    }
  )

  test.each(FOR_PROGRAMS)('%s keeps the decision', async name => {
    const row = OUTPUT_ROWS.find(output => output.name === name)
    expect(wholeOf((await row?.render(aReport(PLAIN), {})) ?? '')).toMatch(/"decision": ?"HOLD_PRODUCTION"/)
  })
})

describe('a packet that passes and is held', () => {
  test('is never headed by a pass alone', async () => {
    const report = await judge('ready-not-applied')
    expect(report.verdict).toBe('pass')
    expect(await renderText(report)).toMatch(/\nPASS, HOLD_PRODUCTION\n$/)
    expect(await renderText(report, { colour: true })).toMatch(/\u001b\[33mPASS, HOLD_PRODUCTION\u001b\[39m\n$/)
    expect(renderSummary(report)).toMatch(/^## ⏸️ Seal Gate: PASS, HOLD_PRODUCTION\n/)
    const page = await pageOf(report)
    expect(page).toContain('<title>PASS, HOLD_PRODUCTION · Seal Gate</title>')
    expect(page).toContain('<header class="top held">')
    expect(seen(/<h1>.*<\/h1>/.exec(page)?.[0] ?? '').replace(/\s+/g, ' ')).toContain('PASS, HOLD_PRODUCTION')
  })

  test('once it is cleared, the headline is green and names that too', async () => {
    const report = await judge('cleared')
    expect(await renderText(report, { colour: true })).toMatch(/\u001b\[32mPASS, CLEARED_FOR_OPERATOR\u001b\[39m\n$/)
    expect(renderSummary(report)).toMatch(/^## ✅ Seal Gate: PASS, CLEARED_FOR_OPERATOR\n/)
    expect(await pageOf(report)).toContain('<header class="top pass">')
  })

  test('a packet that fails names both', async () => {
    const report = aHeldPacket({ verdict: 'fail', findings: [aFinding()] })
    expect(await renderText(report)).toMatch(/\nFAIL, HOLD_PRODUCTION\n$/)
    expect(renderSummary(report)).toMatch(/^## ❌ Seal Gate: FAIL, HOLD_PRODUCTION\n/)
  })

  test('its shares hold too, each and merged, and claim no blocker', async () => {
    const run = { id: 'r' }
    const shards = [1, 2].map(index => judge('ready-not-applied', { shard: { index, of: 2 }, run }))
    const reports = await Promise.all(shards)
    expect(reports.map(({ release }) => release.code)).toContain('held')
    const merged = mergeReports(reports.map((report, index) => ({ name: `report-${index + 1}.json`, report })))
    expect([merged.verdict, merged.release.code, merged.blockers]).toEqual(['pass', 'held', []])
    expect(await renderText(merged)).toMatch(/\nPASS, HOLD_PRODUCTION\n$/)
    expect(await renderText(merged)).toContain('a run with `shard` judges no evidence')
  })
})

async function pageOf(report: Report): Promise<string> {
  return wholeOf((await OUTPUT_ROWS.find(({ name }) => name === 'report.html')?.render(report, {})) ?? '')
}
