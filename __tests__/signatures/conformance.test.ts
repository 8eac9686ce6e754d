import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { readBundles } from '../../src/signatures/bundle-file.ts'
import { Refusal } from '../../src/signatures/refusal.ts'
import { trustedRoots } from '../../src/signatures/trusted-root.ts'
import { pemKey, verifyBundle } from '../../src/signatures/verify-bundle.ts'
import { testWithVectors, vectors, vectorsTitle } from '../support/vectors.ts'

const BEACON = 'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon'
const IDENTITY = `${BEACON}/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main`
const GITHUB = 'https://token.actions.githubusercontent.com'

/** Why each bad bundle of the public suite is refused. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'bundle-empty-certificate-chain_fail': /bundle is not valid: invalid v0\.1 bundle/,
  'bundle-from-wrong-instance_fail': /Failed to verify certificate chain/,
  'bundle-invalid-base64-signature_fail': /its "signature" is not base64/,
  'bundle-malformed-json_fail': /the bundle cannot be read: JSON that is not closed at its end/,
  'bundle-negative-log-index_fail': /a number of its log entry is not a whole number/,
  'bundle-unknown-version_fail': /its "mediaType" is/,
  'bundle-with-root-cert_fail': /its certificates include a root/,
  'checkpoint-bad-keyhint_fail': /invalid checkpoint signature/,
  'checkpoint-wrong-roothash_fail': /invalid hash count/,
  'dsse-invalid-sig_fail': /tlog entry signature mismatch/,
  'dsse-mismatch-envelope_fail': /tlog entry signature mismatch/,
  'dsse-mismatch-sig_fail': /tlog entry signature mismatch/,
  'inclusion-proof-corrupted-hash_fail': /calculated root hash does not match/,
  'incorrect-public-key_fail': /inclusion promise could not be verified/,
  'integrated-time-in-future_fail': /certificate is not valid or expired/,
  'intoto-expired-certificate_fail': /Failed to verify certificate chain/,
  'intoto-log-entry-mismatch_fail': /tlog entry signature mismatch/,
  'intoto-missing-inclusion-proof_fail': /invalid v0\.2 bundle/,
  'intoto-set-outside-signing-cert-validity_fail': /certificate is not valid or expired/,
  'intoto-tsa-timestamp-outside-cert-validity_fail': /certificate is not valid or expired/,
  'invalid-checkpoint-signature_fail': /invalid checkpoint signature/,
  'invalid-ct-key_fail': /SCT verification failed/,
  'invalid-inclusion-proof_fail': /invalid v0\.2 bundle/,
  'managed-key-no-key_fail': /signed with a key, which shows no identity/,
  'managed-key-wrong-key_fail': /the public key cannot be decoded/,
  'message-digest-mismatch_fail': /made for different bytes/,
  'rekor2-checkpoint-missing-log-signature_fail': /no signatures found in checkpoint/,
  'rekor2-checkpoint-missing-origin_fail': /too few lines in checkpoint/,
  'rekor2-checkpoint-missing-root-hash_fail': /too few lines in checkpoint/,
  'rekor2-checkpoint-missing-size_fail': /too few lines in checkpoint/,
  'rekor2-checkpoint-no-matching-signature_fail': /invalid checkpoint signature/,
  'rekor2-dsse-invalid-sig_fail': /signature mismatch/,
  'rekor2-dsse-mismatch-envelope_fail': /signature mismatch/,
  'rekor2-dsse-mismatch-sig_fail': /signature mismatch/,
  'rekor2-no-inclusion-proof_fail': /invalid bundle/,
  'rekor2-no-timestamp_fail': /expected 1 timestamps, got 0/,
  'rekor2-timestamp-outside-trust-root-tsa-validity_fail': /timestamp could not be verified/,
  'rekor2-timestamp-outside-tsa-cert-validity_fail': /timestamp could not be verified/,
  'rekor2-timestamp-payload-mismatch_fail': /timestamp could not be verified/,
  'rekor2-timestamp-untrusted-tsa-with-embedded-cert_fail': /timestamp could not be verified/,
  'rekor2-timestamp-untrusted-tsa-without-embedded-cert_fail': /timestamp could not be verified/,
  'rekor2-timestamp-with-incorrect-time_fail': /certificate is not valid or expired/,
  'set-invalid-signature_fail': /inclusion promise could not be verified/,
  'signature-mismatch_fail': /signature mismatch/,
  'trust-root-tlog-missing-validity-start_fail': /the key of a log has no beginning of its validity/,
  'wrong-hashedrekord-artifact_fail': /signature mismatch/,
  'wrong-hashedrekord-cert-and-sig_fail': /signature mismatch/,
  'wrong-hashedrekord-entry_fail': /signature mismatch/,
  'wrong-material_fail': /made for different bytes|signature verification failed/
}

/** The signer, or the reason of the refusal. */
function outcome(folder: string, name: string): string {
  const at = (file: string) => join(folder, name, file)
  const textOf = (file: string, standard: string) => (existsSync(at(file)) ? readFileSync(at(file), 'utf8').trim() : standard)
  const artifact = readFileSync(existsSync(at('artifact')) ? at('artifact') : join(folder, 'a.txt'))
  const root = existsSync(at('trusted_root.json')) ? { name: 'root', bytes: readFileSync(at('trusted_root.json')) } : undefined
  try {
    const [bundle] = readBundles(readFileSync(at('bundle.sigstore.json')))
    if (bundle === undefined) return 'no bundle'
    const who = existsSync(at('key.pub'))
      ? { key: { name: 'the key', publicKey: pemKey(readFileSync(at('key.pub'), 'utf8')) } }
      : { identity: { issuer: textOf('issuer', GITHUB), identity: textOf('identity', IDENTITY) } }
    return verifyBundle(bundle, artifact, { roots: trustedRoots(root), ...who }).signer
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

testWithVectors(
  vectorsTitle('the conformance suite of Sigstore: good bundles count, bad ones are refused for their reason'),
  () => {
    const folder = join(vectors('sigstore-conformance.tar.gz'), 'test/assets/bundle-verify')
    const names = readdirSync(folder, { withFileTypes: true }).flatMap(entry => (entry.isDirectory() ? [entry.name] : []))
    const outcomes = Object.fromEntries(names.map(name => [name, outcome(folder, name)]))
    const good = names.filter(name => !name.endsWith('_fail'))
    expect(good.length).toBeGreaterThan(20)
    expect(good.filter(name => outcomes[name] !== IDENTITY && outcomes[name] !== 'the key')).toEqual([])
    expect(Object.keys(REFUSED).sort()).toEqual(names.filter(name => name.endsWith('_fail')).sort())
    expect(
      Object.entries(REFUSED)
        .filter(([name, reason]) => !reason.test(outcomes[name] ?? ''))
        .map(([name]) => `${name}: ${outcomes[name]}`)
    ).toEqual([])
  }
)
