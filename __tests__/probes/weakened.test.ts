import { describe, expect, test } from '@jest/globals'
import { SealedFiles } from '../../src/disk/sealed-file.ts'
import { gate } from '../../src/gate/gate.ts'
import type { CauseCode } from '../../src/model/causes.ts'
import type { Drift, Finding } from '../../src/model/finding.ts'
import type { Observation } from '../../src/model/observation.ts'
import { probesHold, verdictOf } from '../../src/model/verdict.ts'
import { ALL_SUITES, runAllProbes } from '../../src/probes/all.ts'
import type { Gate } from '../../src/probes/probe-request.ts'
import { PROBE_SECRET } from '../../src/probes/release-probes.ts'
import { RELEASE_PROBE_IDS } from '../../src/release/decision.ts'
import { RULES } from '../../src/release/rules/all-rules.ts'

const PROBES = ALL_SUITES.flatMap(({ probes }) => probes)

/** The ids of the probes that a weaker gate fails; its self-test must not hold. */
async function failedBy(weaker: Gate): Promise<string[]> {
  const results = await runAllProbes([], { ask: weaker })
  expect(probesHold(results)).toBe(false)
  expect(results.run).toBe(results.planned)
  return [results.control, ...results.probes].filter(({ passed }) => !passed).map(({ id }) => id)
}

test('the whole gate fails no probe', async () => {
  const results = await runAllProbes()
  expect(results.probes.filter(({ passed }) => !passed)).toEqual([])
  expect(probesHold(results)).toBe(true)
})

/** Those that no rule denies depend on the moment. */
const OF_RULES = RELEASE_PROBE_IDS.filter(code => !['evidence-expired', 'evidence-other-commit'].includes(code))

describe('a gate without one of its release rules fails the probe of that rule, and no other', () => {
  test.each(OF_RULES.map(code => [code]))('%s', async code => {
    const rules = RULES.filter(rule => rule.code !== code)
    expect(rules).toHaveLength(RULES.length - 1)
    const part = code === 'rollback-not-restored' ? ['rows-between-missing'] : []
    expect(await failedBy((request, probes) => gate(request, probes, { rules }))).toEqual([code, ...part])
  })

  test('a gate without any rule fails all of them', async () => {
    const all = OF_RULES.flatMap(code => (code === 'rollback-not-restored' ? [code, 'rows-between-missing'] : [code]))
    expect(await failedBy((request, probes) => gate(request, probes, { rules: [] }))).toEqual(all)
  })
})

/** A gate that takes some of what stands on disk for intact. */
const trusting =
  (trusts: (observation: Observation, sealedBytes: number | undefined) => boolean): Gate =>
  (request, probes) =>
    gate(request, probes, {
      engine: (root, seals) => {
        const files = new SealedFiles(root)
        return seals.map(seal => {
          const observation = files.observe(seal)
          return trusts(observation, seal.bytes) ? { state: 'intact' } : observation
        })
      }
    })

describe('a gate that trusts what it must verify fails the probes of that, and no other', () => {
  const sameLength = (seen: Observation, bytes?: number) => seen.state === 'drifted' && seen.found.bytes === bytes
  const otherLength = (seen: Observation, bytes?: number) => seen.state === 'drifted' && seen.found.bytes !== bytes
  const grown = ['length-mismatch', 'em-dash', 'ensure-ascii', 'bom', 'crlf']
  test.each<[string, Parameters<typeof trusting>[0], readonly string[]]>([
    ['digests', sameLength, ['sha256-mismatch']],
    ['lengths', otherLength, [...grown, 'seal-mismatch', 'unicode-byte-drift']],
    ['that files are there', ({ state }) => state === 'missing', ['missing-file']],
    ['links', ({ state }) => state === 'symlink', ['link-for-file', 'link-on-the-way']],
    ['that files are files', ({ state }) => state === 'not-a-file', ['folder-for-file']]
  ])('%s', async (_, trusts, probes) => {
    expect(await failedBy(trusting(trusts))).toEqual(probes)
  })
})

/** A gate that says less than it found, and judges by what it says. */
const blind =
  (forget: (finding: Finding) => Finding[]): Gate =>
  async (request, probes) => {
    const report = await gate(request, probes)
    const findings = report.findings.flatMap(forget)
    return { ...report, findings, verdict: verdictOf(findings, report.counts.sealed, report.counts.intact) }
  }

describe('a gate that does not know one cause fails the probe of that cause, and no other', () => {
  const causes = PROBES.flatMap(({ id, cause }): [CauseCode, string][] => (cause === undefined ? [] : [[cause, id]]))
  test.each(causes)('%s', async (cause, id) => {
    const forgetful = blind(finding =>
      finding.drift?.causes[0]?.code === cause
        ? [{ ...finding, drift: { certainty: 'unexplained', causes: [{ code: 'content-changed' }], locations: [] } }]
        : [finding]
    )
    expect(await failedBy(forgetful)).toEqual([id])
  })

  test('a cause that is named and not proved fails as well', async () => {
    const hint: Drift = { certainty: 'hint', causes: [{ code: 'bom-added' }], locations: [] }
    const guessing = blind(finding => [finding.drift?.causes[0]?.code === 'bom-added' ? { ...finding, drift: hint } : finding])
    expect(await failedBy(guessing)).toEqual(['bom'])
  })
})

describe('a gate that is blind to one code fails the probes that name it, and no other', () => {
  test.each([...new Set(PROBES.flatMap(({ codes }) => codes))].map(code => [code]))('%s', async code => {
    const named = PROBES.filter(({ codes }) => codes.includes(code)).map(({ id }) => id)
    expect(await failedBy(blind(finding => (finding.code === code ? [] : [finding])))).toEqual(named)
  })
})

/** A word that is put together here only, so that this file does not hold it. */
function words(start: string, end: string, rule: string): [string, string] {
  return [start + end, rule]
}

describe('a gate that says more than it must', () => {
  test('one that clears whatever passes fails the controls that must hold', async () => {
    const generous: Gate = async (request, probes) => ({ ...(await gate(request, probes)), decision: 'CLEARED_FOR_OPERATOR' })
    const failed = await failedBy(generous)
    expect(failed).toEqual(expect.arrayContaining(['control', 'hostile-control', ...PROBES.map(({ id }) => id)]))
    expect(failed).not.toContain('release-control')
  })

  test('one that refuses everything fails the controls, and every probe of another reason', async () => {
    const refusing: Gate = async (request, probes) => {
      const report = await gate(request, probes)
      return { ...report, verdict: 'fail', findings: [...report.findings, { code: 'internal-error', severity: 'fail' }] }
    }
    expect(await failedBy(refusing)).toEqual(
      expect.arrayContaining(['control', 'release-control', ...PROBES.map(({ id }) => id)])
    )
  })

  test.each([
    ['forbidden-token', ...words('QT', '001', 'token-2')],
    ['forbidden-token', ...words('REAL', '_RUN', 'token-1')],
    ['forbidden-token', ...words('cut', 'over', 'token-3')],
    ['forbidden-token', ...words('probe_', 'mark_31', 'own-token')],
    ['clone-has-secrets', PROBE_SECRET, 'credential']
  ])('one that shows what it refuses as %s fails where it shows it', async (code, word, rule) => {
    const loose: Gate = async (request, probes) => {
      const report = await gate(request, probes)
      const findings = report.findings.map(one => (one.code === code ? { ...one, reason: `${word} is there` } : one))
      return { ...report, findings }
    }
    const results = await runAllProbes([], { ask: loose })
    const failed = results.probes.filter(({ passed }) => !passed)
    expect(failed.map(({ id }) => id)).toEqual([code])
    for (const name of ['text', 'annotations', 'summary', 'report.json', 'results.sarif', 'junit.xml'])
      expect(failed[0]?.seen).toContain(`shown where it must not be: ${rule} in ${name}`)
    expect(JSON.stringify(results)).not.toContain(word)
  })
})
