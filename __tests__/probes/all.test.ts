import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { runGate } from '../../src/gate/run.ts'
import { probesHold } from '../../src/model/verdict.ts'
import { ALL_PASSED, ALL_SUITES, runAllProbes } from '../../src/probes/all.ts'
import { renderings } from '../../src/probes/outputs.ts'
import { CONTROL_MOMENT, CONTROL_TOKENS } from '../../src/probes/release-control.ts'
import { PROBE_SECRET, RELEASE_PROBES, releasePacket } from '../../src/probes/release-probes.ts'
import { SEAL_SUITE } from '../../src/probes/run.ts'
import { SELF_TEST } from '../../src/probes/self-test.ts'
import { RELEASE_PROBE_IDS } from '../../src/release/decision.ts'
import { RULES } from '../../src/release/rules/all-rules.ts'
import { tokenHits } from '../../src/release/tokens.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'

describe('the results', () => {
  test('name every denial, every seal probe, the hostile ones and the inverted ones', async () => {
    const { control, planned, run, passed, probes } = await runAllProbes()
    expect(control.passed).toBe(true)
    expect(new Set([planned, run, passed, probes.length])).toEqual(new Set([planned]))
    const ids = probes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining([...RELEASE_PROBE_IDS, ...SEAL_SUITE.probes.map(({ id }) => id)]))
    expect(ids.filter(id => id.startsWith('inverted-'))).toHaveLength(5)
    expect(ids.filter(id => id.endsWith('-control'))).toEqual(['release-control', 'inverted-control', 'hostile-control'])
    expect(planned).toBe(ALL_SUITES.reduce((total, suite) => total + suite.probes.length + 1, 4))
  })

  test('are the same bytes in another folder, and hold no path, no secret and no forbidden word', async () => {
    const folder = folderWith()
    const first = JSON.stringify(await runAllProbes())
    expect(JSON.stringify(await runAllProbes([], { folder }))).toBe(first)
    for (const word of [tmpdir(), process.cwd(), PROBE_SECRET]) expect(first).not.toContain(word)
    expect(tokenHits(first, CONTROL_TOKENS)).toEqual([])
  })

  test('are explained in docs/probes.md, each with what the gate must say', async () => {
    const { control, probes } = await runAllProbes()
    const rows = [control, ...probes].map(({ id, mutation, expected }) => `| \`${id}\` | ${mutation} | ${expected} |`)
    const page = readFileSync('docs/probes.md', 'utf8')
    expect(page.slice(page.indexOf('| `control`'))).toBe(`${rows.join('\n')}\n`)
    const refused = `${probes.length}/${probes.length} probes refused for the named reason`
    expect(readFileSync('docs/drift.md', 'utf8')).toContain(`\n${refused}\n`)
  })

  const OF_RULES = RELEASE_PROBE_IDS.filter(code => !['evidence-expired', 'evidence-other-commit'].includes(code))

  test('every rule that is not about consistency has a probe of its own, and one part of a rule', () => {
    expect(new Set(RULES.map(({ code }) => code))).toEqual(new Set([...OF_RULES, 'evidence-inconsistent']))
    expect(RELEASE_PROBES.map(({ id }) => id).filter(id => id !== 'rows-between-missing')).toEqual(RELEASE_PROBE_IDS)
  })

  test('that a control is told say that they are assumed', () => {
    expect(probesHold(ALL_PASSED)).toBe(true)
    expect(ALL_PASSED.control).toEqual({ id: 'control', mutation: 'none', expected: 'pass', seen: 'pass', passed: true })
    expect(ALL_PASSED.probes).toEqual(
      RELEASE_PROBE_IDS.map(id => ({ id, mutation: 'assumed', expected: id, seen: id, passed: true }))
    )
  })

  test('no folder is left behind', async () => {
    const folder = folderWith()
    expect((await runAllProbes([], { folder })).control.passed).toBe(true)
    expect(readdirSync(folder)).toEqual([])
  })
})

test('every output of a run is searched', async () => {
  const root = folderWith(Object.fromEntries([...releasePacket()].map(([path, entry]) => [path, entry as Buffer])))
  const report = await gate(aRequest({ cwd: root, git: false }), ALL_PASSED)
  const searched = [...(await renderings(report)).keys()]
  const renderers = readdirSync('src/report', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.includes('client') && !name.endsWith('payload.ts'))
    .flatMap(name => [
      ...readFileSync(`src/report/${name}`, 'utf8').matchAll(
        /^export (?:async )?function (render\w+|(?!escape)\w+Json|annotations)\(/gm
      )
    ])
    .map(([, name = '']) => name)
  const imported = readFileSync('src/report/outputs.ts', 'utf8') + readFileSync('src/probes/outputs.ts', 'utf8')
  expect(renderers.length).toBeGreaterThanOrEqual(4)
  for (const name of renderers) expect(imported).toMatch(new RegExp(`[{,.] ?${name}\\b`))
  expect(searched).toEqual(expect.arrayContaining(['text', 'annotations', 'summary', 'report.json', 'blocker-map.json']))
})

describe('a run of the gate', () => {
  const files = (tree = releasePacket()) => Object.fromEntries([...tree].map(([path, entry]) => [path, entry as Buffer]))

  test('with evidence runs every probe, and only then clears', async () => {
    const report = await runGate(
      aRequest({ cwd: folderWith(files()), git: false, requireClearance: true, ...CONTROL_MOMENT }),
      SELF_TEST
    )
    expect([report.verdict, report.decision, report.findings]).toEqual(['pass', 'CLEARED_FOR_OPERATOR', []])
    expect(report.probes).toEqual(await runAllProbes())
  })

  test('without evidence runs the seven seal probes', async () => {
    const report = await runGate(aRequest({ cwd: folderWith(files(SEAL_SUITE.control)), git: false }), SELF_TEST)
    expect([report.verdict, report.probes?.planned]).toEqual(['pass', 7])
  })

  test('with the self-test switched off clears nothing', async () => {
    const report = await runGate(aRequest({ cwd: folderWith(files()), git: false }), null)
    expect([report.verdict, report.decision, report.probes]).toEqual(['pass', 'HOLD_PRODUCTION', null])
    expect(report.release.reason).toBe('the self-test was switched off')
  })

  test('that tried the seals only clears nothing', async () => {
    const { probes } = await runGate(aRequest({ cwd: folderWith(files(SEAL_SUITE.control)), git: false }), SELF_TEST)
    const report = await gate(aRequest({ cwd: folderWith(files()), git: false }), probes)
    expect([report.verdict, report.decision]).toEqual(['pass', 'HOLD_PRODUCTION'])
    expect(report.release.reason).toContain('the self-test did not try clone-not-isolated')
  })

  test('whose probes throw is unverifiable', async () => {
    const broken = () => Promise.reject(new Error('no room'))
    const report = await gate(aRequest({ cwd: folderWith(files()), git: false }), broken)
    expect([report.verdict, report.decision, report.findings[0]?.code]).toEqual([
      'unverifiable',
      'HOLD_PRODUCTION',
      'internal-error'
    ])
  })
})
