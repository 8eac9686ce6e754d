import { digestOf } from '../../src/model/digest.ts'
import type { Drift, Finding, ProvedDrift } from '../../src/model/finding.ts'
import { type Proof, proveSealed } from '../../src/model/proof.ts'
import type { Report } from '../../src/model/report.ts'
import { bundleFiles } from '../../src/report/outputs.ts'
import { wholeOf } from '../../src/report/rendered.ts'

export const SHA_A = 'a'.repeat(64)
export const SHA_B = 'b'.repeat(64)

/** A report that passes, with what the test is about laid over it. */
export function aReport(over: Partial<Report> = {}): Report {
  return {
    schema: 'seal-gate/report/2',
    version: '1.0.0',
    verdict: 'pass',
    decision: 'HOLD_PRODUCTION',
    packet_status: 'BLOCKED',
    release: {
      code: 'no-evidence',
      reason: 'no sealed evidence was judged',
      holds: ['no sealed evidence was judged'],
      needed: []
    },
    counts: { sealed: 2, intact: 2, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 },
    manifests: [{ path: 'packet/seal-gate.json', root: 'packet', format: 'native', seals: 2, sha256: SHA_A, notices: [] }],
    findings: [],
    probes: null,
    blockers: [],
    ...over
  }
}

/** A run over a packet whose bytes are intact, and whose release is held. */
export function aHeldPacket(over: Partial<Report> = {}): Report {
  return aReport({
    packet_status: 'READY_NOT_APPLIED',
    release: { code: 'held', reason: '1 of 1 blocker is open: B1', holds: ['1 of 1 blocker is open: B1'], needed: ['a dump'] },
    blockers: [{ id: 'B1', title: 'There is a clone', state: 'OPEN', reason: 'it is not claimed closed' }],
    ...over
  })
}

/** A report that fails with these findings. */
export function aFailure(findings: readonly Finding[], over: Partial<Report> = {}): Report {
  const counts = { sealed: 2, intact: 1, drifted: 1, missing: 0, unsealed: 0, unverifiable: 0 }
  return aReport({ verdict: 'fail', counts, findings, ...over })
}

/** A proved CRLF drift, with what the test is about laid over it. */
export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    code: 'length-mismatch',
    severity: 'fail',
    manifest: 'packet/seal-gate.json',
    path: 'docs/a.md',
    line: 4,
    expected: { bytes: 1200, digests: { sha256: SHA_A } },
    found: { bytes: 1242, digests: { sha256: SHA_B } },
    drift: aDrift(),
    ...over
  }
}

/** The only way to a proof: bytes in hand. */
export function aProof(): Proof {
  const bytes = Buffer.from('a sealed text\n')
  const proof = proveSealed({ path: 'a', line: 1, bytes: bytes.length, digests: { sha256: digestOf('sha256', bytes) } }, bytes)
  if (proof === undefined) throw new Error('the bytes are the sealed ones')
  return proof
}

export function aDrift(over: Partial<ProvedDrift> = {}): Drift {
  return {
    certainty: 'proved',
    causes: [{ code: 'crlf-added', count: 42 }],
    proof: aProof(),
    locations: [{ line: 3, column: 14, offset: 120, expected: '␊', found: '␍␊' }],
    places: 42,
    ...over
  }
}

/** Names and texts that would do harm at a sink that does not escape them. */
export const HOSTILE = [
  'a\n::error file=x::owned',
  '::set-output name=verdict::pass',
  '##[add-mask]secret',
  '</code></summary><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '` | `` | ``` |',
  'cell | cell',
  'a\\|b',
  '\\`',
  '[x](https://evil.example/)',
  '![x](https://evil.example/x.png)',
  'https://evil.example/x www.evil.example',
  '@everyone :tada: **b** _i_ ~~s~~ # h',
  '\u202egnp.exe',
  'zero\u200bwidth\ufeff',
  'esc\u001b[31mred\u009b2J',
  'line\u2028sep\u2029',
  'nbsp\u00a0tag\u{e0041}',
  'lone\ud800',
  '%0A::error::x',
  '',
  ' ',
  '&lt;b&gt;&#124;'
] as const

/** The machine-readable files of a run, each as one text. */
export function bundleTexts(report: Report): readonly { readonly name: string; readonly text: string }[] {
  return bundleFiles(report).map(({ name, text }) => ({ name, text: wholeOf(text) }))
}
