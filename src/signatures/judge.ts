import { readInside } from '../disk/read-file.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { digestOf, matchesSeal } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Finding } from '../model/finding.ts'
import type { GateRequest } from '../model/request.ts'
import type { Signature } from '../model/signature.ts'
import { bind, demandSame } from './binding.ts'
import { readBundles } from './bundle-file.ts'
import { type Candidate, candidatesFor, manifestBytes } from './candidates.ts'
import { isEd25519File, type NumberedKey, numberedKey, verifyEd25519File } from './ed25519-file.ts'
import { Refusal, type RefusalCode } from './refusal.ts'
import { readStatement } from './statement.ts'
import { trustedRoots } from './trusted-root.ts'
import { pemKey, type Trust, verifyBundle } from './verify-bundle.ts'

/** The largest file that is read to check a signature over the file itself; signatures over a list have no such limit. */
const MAX_SIGNED_FILE_BYTES = 1024 * 1024 * 1024

interface Judged {
  /** The manifests, with what is known about their signatures. */
  readonly sources: readonly LoadedManifest[]
  readonly findings: readonly Finding[]
}

/**
 * Checks that every manifest has the expected signature. Never throws: whatever goes wrong is a finding.
 * @param request with an expected signer
 */
export async function judgeSignatures(request: GateRequest, sources: readonly LoadedManifest[]): Promise<Judged> {
  const judged: LoadedManifest[] = []
  const findings: Finding[] = []
  for (const source of sources) {
    // One that cannot be read has findings of its own.
    if (source.problems.length > 0) {
      judged.push(source)
      continue
    }
    try {
      const signature = await signatureOf(source, request)
      judged.push({ ...source, signature, notices: [signatureText(signature), ...source.notices.filter(isAboutOthers)] })
    } catch (error) {
      judged.push(source)
      findings.push(...refusalFindings(source, error))
    }
  }
  return { sources: judged, findings }
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
async function signatureOf(source: LoadedManifest, request: GateRequest): Promise<Signature> {
  const trust = trustOf(request)
  const bytes = await manifestBytes(source, request)
  if (bytes === undefined) throw new Refusal('unsigned', 'its seals are not in a file that could be signed')
  if (digestOf('sha256', bytes) !== source.sha256) throw new Error('its bytes changed after they were read')
  const candidates = await candidatesFor(source, bytes, request)
  const refusals: unknown[] = []
  for (const candidate of candidates) {
    try {
      return await check(candidate, { source, bytes, trust })
    } catch (error) {
      refusals.push(error)
    }
  }
  throw closest(refusals) ?? new Refusal('unsigned', 'there is no signature beside it, and "bundle" names none')
}

/** From the one that says least. */
const CLOSENESS: readonly RefusalCode[] = ['unsigned', 'signature-invalid', 'signed-by-another', 'not-in-signed-manifest']

function closest(refusals: readonly unknown[]): unknown {
  const rank = (error: unknown): number => CLOSENESS.indexOf(error instanceof Refusal ? error.code : 'signature-invalid')
  return refusals.toSorted((a, b) => rank(b) - rank(a))[0]
}

interface FullTrust extends Trust {
  /** The expected key of minisign or signify. */
  readonly numbered?: NumberedKey
}

/** @throws Refusal where the root or the key cannot be used */
function trustOf({ signer }: GateRequest): FullTrust {
  const roots = trustedRoots(signer?.root)
  if (signer?.identity !== undefined) return { roots, identity: signer.identity }
  if (signer?.key === undefined) throw new Refusal('signature-invalid', 'neither an identity nor a key is expected')
  const text = Buffer.from(signer.key.bytes).toString('utf8')
  const numbered = numberedKey(text)
  if (numbered === undefined) return { roots, key: { name: `the key ${signer.key.name}`, publicKey: pemKey(text) } }
  const name = `the key ${numbered.id} (${signer.key.name})`
  return { roots, numbered, key: { name, publicKey: numbered.publicKey } }
}

interface Signed {
  readonly source: LoadedManifest
  /** Of the manifest. */
  readonly bytes: Uint8Array
  readonly trust: FullTrust
}

async function check(candidate: Candidate, signed: Signed): Promise<Signature> {
  if (isEd25519File(candidate.bytes)) return checkEd25519File(candidate, signed)
  const bundles = readBundles(candidate.bytes)
  if (candidate.isManifest === true) return checkManifestAsBundle(candidate, bundles, signed)
  const refusals: unknown[] = []
  for (const bundle of bundles) {
    try {
      return await checkBundle(candidate, bundle, signed)
    } catch (error) {
      refusals.push(error)
    }
  }
  throw closest(refusals) ?? new Refusal('unsigned', `${JSON.stringify(candidate.name)} has no bundle`)
}

type Bundle = ReturnType<typeof readBundles>[number]

async function checkBundle({ name }: Candidate, bundle: Bundle, { source, bytes, trust }: Signed): Promise<Signature> {
  const verified = verifyBundle(bundle, bytes, trust)
  if (bundle.content.$case === 'messageSignature') return { ...verified, bundle: name, signs: 'manifest' }
  const statement = await readStatement(bundle.content.dsseEnvelope)
  return { ...verified, bundle: name, signs: bind(statement, bytes, source.seals) }
}

/** A manifest that is a bundle, or several: each must count, since each brings seals. */
async function checkManifestAsBundle(
  { name }: Candidate,
  bundles: readonly Bundle[],
  { source, trust }: Signed
): Promise<Signature> {
  const found: Signature[] = []
  const seals: LoadedManifest['seals'][number][] = []
  for (const bundle of bundles) {
    const { content } = bundle
    const isBlob = content.$case === 'messageSignature'
    const verified = verifyBundle(bundle, isBlob ? signedFile(source) : undefined, trust)
    if (!isBlob) seals.push(...statementSeals(await readStatement(content.dsseEnvelope)))
    found.push({ ...verified, bundle: name, signs: isBlob ? 'manifest' : 'list of the files' })
  }
  const [first] = found
  if (first === undefined) throw new Refusal('unsigned', 'it has no bundle')
  if (first.signs === 'list of the files') demandSame({ seals, subjects: [], predicateType: '' }, source.seals)
  return first
}

function statementSeals({ seals, problem }: Awaited<ReturnType<typeof readStatement>>): LoadedManifest['seals'] {
  if (problem !== undefined) throw new Refusal('not-in-signed-manifest', `the signed statement lists no files: ${problem}`)
  return seals
}

/** The one file that a bundle beside it signs. */
function signedFile({ root, seals }: LoadedManifest): Uint8Array {
  const [seal] = seals
  if (root === undefined || seal === undefined || seals.length !== 1) throw new Error('it does not sign exactly one file')
  const bytes = readInside(root, seal.path, MAX_SIGNED_FILE_BYTES)
  if (!matchesSeal(seal, bytes))
    throw new Refusal('signature-invalid', `it cannot be verified: ${JSON.stringify(seal.path)} does not have the signed bytes`)
  return bytes
}

function checkEd25519File({ name, bytes: file, isManifest }: Candidate, { bytes, trust }: Signed): Signature {
  const { numbered, key } = trust
  if (numbered === undefined || key === undefined)
    throw new Refusal('signed-by-another', 'it is a signature of minisign or signify, whose key is not the expected signer')
  verifyEd25519File(file, isManifest === true ? undefined : bytes, numbered)
  return { signer: key.name, bundle: name, signs: 'manifest' }
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
