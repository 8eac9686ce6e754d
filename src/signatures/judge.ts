import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { digestOf } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Finding } from '../model/finding.ts'
import type { ProbeResult, ProbeResults } from '../model/release.ts'
import type { GateRequest } from '../model/request.ts'
import type { Signature } from '../model/signature.ts'
import { candidatesFor, manifestBytes } from './candidates.ts'
import { check, trustOf } from './check.ts'
import { probeSignature, withResults } from './probe.ts'
import { closest, Refusal } from './refusal.ts'

interface Judged {
  /** The manifests, with what is known about their signatures. */
  readonly sources: readonly LoadedManifest[]
  readonly findings: readonly Finding[]
  /** Adds what was tried on the first signature that counts; null stays null. */
  probed(probes: ProbeResults | null): ProbeResults | null
}

interface Counted {
  readonly signature: Signature
  /** Tries signatures that must not count. */
  probe(): Promise<readonly ProbeResult[]>
}

/**
 * Checks that every manifest has the expected signature. Never throws: whatever goes wrong is a finding.
 * @param request with an expected signer
 */
export async function judgeSignatures(request: GateRequest, sources: readonly LoadedManifest[]): Promise<Judged> {
  const judged: LoadedManifest[] = []
  let results: readonly ProbeResult[] | undefined
  const findings: Finding[] = []
  for (const source of sources) {
    // One that cannot be read has findings of its own.
    if (source.problems.length > 0) {
      judged.push(source)
      continue
    }
    try {
      const { signature, probe } = await signatureOf(source, request)
      results ??= await probe()
      judged.push({ ...source, signature, notices: [signatureText(signature), ...source.notices.filter(isAboutOthers)] })
    } catch (error) {
      judged.push(source)
      findings.push(...refusalFindings(source, error))
    }
  }
  const tried = results ?? []
  return { sources: judged, findings, probed: probes => probes && withResults(probes, tried) }
}

/** Readers of formats note that nobody verified the signature. */
function isAboutOthers(notice: string): boolean {
  return !notice.startsWith('unauthenticated: ')
}

function refusalFindings({ name }: LoadedManifest, error: unknown): readonly Finding[] {
  const [code, reason, paths] =
    error instanceof Refusal
      ? [error.code, error.message, error.paths]
      : (['signature-invalid', errorMessage(error), []] as const)
  const finding: Finding = { code, severity: 'fail', manifest: name, reason }
  return [paths.length === 1 && paths[0] !== undefined ? { ...finding, path: paths[0] } : finding]
}

/** The first signature that counts. @throws Refusal that comes closest, or whatever went wrong */
async function signatureOf(source: LoadedManifest, request: GateRequest): Promise<Counted> {
  const trust = trustOf(request)
  const bytes = await manifestBytes(source, request)
  if (bytes === undefined) throw new Refusal('unsigned', 'its seals are not in a file that could be signed')
  if (digestOf('sha256', bytes) !== source.sha256) throw new Error('its bytes changed after they were read')
  const candidates = await candidatesFor(source, bytes, request)
  const refusals: unknown[] = []
  for (const candidate of candidates) {
    try {
      const signed = { source, bytes, trust }
      return { signature: await check(candidate, signed), probe: () => probeSignature(candidate, signed) }
    } catch (error) {
      refusals.push(error)
    }
  }
  throw closest(refusals) ?? new Refusal('unsigned', 'there is no signature beside it, and "bundle" names none')
}

/** One line for every report. */
function signatureText({ signer, issuer, at, log, root, bundle, signs }: Signature): string {
  const parts = [
    `signed by ${signer}${issuer === undefined ? '' : ` (issuer ${issuer})`}`,
    ...(at === undefined ? [] : [`at ${at}`]),
    ...(log === undefined ? [] : [`recorded by ${log}`]),
    ...(root === undefined ? [] : [`verified with ${root}`]),
    `${bundle === '' ? 'signature' : bundle}: ${signs}`
  ]
  return parts.join('; ')
}
