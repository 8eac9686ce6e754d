import { readInside } from '../disk/read-file.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { matchesSeal } from '../model/digest.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seal } from '../model/seal.ts'
import type { Signature } from '../model/signature.ts'
import { bind, demandSame } from './binding.ts'
import { readBundles } from './bundle-file.ts'
import type { Candidate } from './candidates.ts'
import { isEd25519File, type NumberedKey, numberedKey, verifyEd25519File } from './ed25519-file.ts'
import { closest, Refusal } from './refusal.ts'
import { readStatement } from './statement.ts'
import { trustedRoots } from './trusted-root.ts'
import { pemKey, type Trust, verifyBundle } from './verify-bundle.ts'

/** The largest file that is read to check a signature over the file itself; signatures over a list have no such limit. */
const MAX_SIGNED_FILE_BYTES = 1024 * 1024 * 1024

export interface FullTrust extends Trust {
  /** The expected key of minisign or signify. */
  readonly numbered?: NumberedKey
}

/** @throws Refusal where the root or the key cannot be used */
export function trustOf({ signer }: GateRequest): FullTrust {
  const roots = trustedRoots(signer?.root)
  if (signer?.identity !== undefined) return { roots, identity: signer.identity }
  if (signer?.key === undefined) throw new Refusal('signature-invalid', 'neither an identity nor a key is expected')
  const text = Buffer.from(signer.key.bytes).toString('utf8')
  const numbered = numberedKey(text)
  if (numbered === undefined) return { roots, key: { name: `the key ${signer.key.name}`, publicKey: pemKey(text) } }
  const name = `the key ${numbered.id} (${signer.key.name})`
  return { roots, numbered, key: { name, publicKey: numbered.publicKey } }
}

export interface Signed {
  readonly source: LoadedManifest
  /** Of the manifest. */
  readonly bytes: Uint8Array
  readonly trust: FullTrust
}

/** @throws Refusal unless the file has a signature of the expected signer for the manifest, or whatever went wrong */
export async function check(candidate: Candidate, signed: Signed): Promise<Signature> {
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
  const seals: Seal[] = []
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
