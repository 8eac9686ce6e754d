import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gate } from '../gate.ts'
import type { ProbeResult, ProbeResults } from '../release/model.ts'
import type { Report } from '../report/report.ts'
import { errorCode } from '../seal/thrown.ts'
import { CONTROL_FILES, CONTROL_MANIFEST, controlManifest } from './control.ts'
import { SEAL_PROBES, type SealProbe } from './seal-probes.ts'

const CONTROL = { id: 'control', mutation: 'none', expected: 'pass' }

/**
 * Runs the whole gate on a packet of real bytes in a private folder: once as it is, which must pass, and once with each bad input, which
 * must be refused for its own reason. Never throws: a folder that cannot be made is a failed self-test.
 */
export async function runProbes(probes: readonly SealProbe[] = SEAL_PROBES): Promise<ProbeResults> {
  let folder: string | undefined
  try {
    folder = mkdtempSync(join(tmpdir(), 'seal-gate-probe-'))
    for (const [path, bytes] of CONTROL_FILES) write(join(folder, path), bytes)
    write(join(folder, CONTROL_MANIFEST), Buffer.from(controlManifest()))
    const control = controlResult(await gateOn(folder))
    const results: ProbeResult[] = []
    for (const probe of probes) results.push(await runProbe(folder, probe))
    return summed(control, probes.length, results)
  } catch (error) {
    return summed({ ...CONTROL, seen: `the packet could not be made: ${errorCode(error)}`, passed: false }, probes.length, [])
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
}

function summed(control: ProbeResult, planned: number, probes: readonly ProbeResult[]): ProbeResults {
  const passed = probes.filter(probe => probe.passed).length
  return { schema: 'seal-gate/probe-results/1', control, planned, run: probes.length, passed, probes }
}

function controlResult(report: Report): ProbeResult {
  const whole = report.counts.intact === CONTROL_FILES.size
  return {
    ...CONTROL,
    seen: whole ? report.verdict : `${report.verdict}, ${report.counts.intact} intact`,
    passed: report.verdict === 'pass' && whole
  }
}

async function runProbe(folder: string, probe: SealProbe): Promise<ProbeResult> {
  const path = join(folder, probe.path)
  const original = readFileSync(path)
  const changed = probe.change(original)
  if (changed === null) rmSync(path)
  else writeFileSync(path, changed)
  const mutated = changed === null ? !existsSync(path) : !readFileSync(path).equals(original)
  const report = await gateOn(folder)
  writeFileSync(path, original)
  const expected = sentence(probe.code, probe.cause, true)
  const seen = mutated ? seenIn(report, probe) : 'the mutation changed nothing'
  return {
    id: probe.id,
    mutation: probe.mutation,
    expected,
    seen,
    passed: mutated && report.verdict === 'fail' && seen === expected
  }
}

/** The one finding that the mutation must give. Another finding beside it would mean that the gate saw something else as well. */
function seenIn(report: Report, { path, cause: wanted }: SealProbe): string {
  const [finding, ...others] = report.findings
  if (finding === undefined) return report.verdict
  if (others.length > 0 || finding.path !== path) return report.findings.map(({ code }) => code).join(', ')
  const [cause] = finding.drift?.causes ?? []
  return sentence(finding.code, wanted === undefined ? undefined : cause?.code, finding.drift?.proof !== undefined)
}

function sentence(code: string, cause: string | undefined, proved: boolean): string {
  return cause === undefined ? code : `${code}: ${cause}, ${proved ? 'proved' : 'not proved'}`
}

function gateOn(folder: string): Promise<Report> {
  const request = {
    cwd: folder,
    manifests: [CONTROL_MANIFEST],
    format: 'native',
    covers: [],
    unsealed: 'fail',
    requireClearance: false,
    git: false
  } as const
  return gate(request, null)
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}
