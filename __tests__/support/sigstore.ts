import 'reflect-metadata'
import { createHash, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import { Crypto } from '@peculiar/webcrypto'
import x509 from '@peculiar/x509'
import { initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock'

// The library needs the import above to have run, so others take it from here.
export { x509 }

// A Sigstore of our own: certificate authority, certificate log, transparency log and timestamps, all with keys of this process.

const REPOSITORY = 'https://github.com/acme/widgets'
export const WORKFLOW = '.github/workflows/release.yml'
export const MAIN = 'refs/heads/main'
export const SIGNER = `${REPOSITORY}/${WORKFLOW}@${MAIN}`
export const GITHUB = 'https://token.actions.githubusercontent.com'
const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const FULCIO = '1.3.6.1.4.1.57264.1'
const LOG_URL = 'https://rekor.example.test'
const MINUTE_MS = 60_000

/** What a certificate states; each part can be left out or be wrong. */
export interface Claims {
  readonly san?: string | readonly string[]
  readonly email?: string
  readonly issuer?: string | null
  readonly issuerV1?: string
  readonly repository?: string | null
  readonly ref?: string | null
  readonly signerWorkflow?: string | null
  readonly usage?: readonly string[]
  readonly isAuthority?: boolean
  readonly more?: readonly x509.Extension[]
  readonly notBefore?: Date
  /** False as in certificates of GitHub's own authority. */
  readonly isLogged?: boolean
}

export interface SignOptions {
  readonly claims?: Claims
  /** Added to the bundle beside the promise of the log. */
  readonly timestamp?: boolean
  readonly key?: ReturnType<typeof ecKey>
  /** Signs with a key and no certificate. */
  readonly keyOnly?: boolean
  readonly log?: boolean
  readonly digest?: 'sha256' | 'sha512'
}

/** A bundle as JSON, with the members that tests damage. */
export interface TestBundle {
  mediaType: string
  verificationMaterial: {
    certificate?: { rawBytes: string }
    publicKey?: { hint: string }
    tlogEntries: ReturnType<typeof logEntry>[]
    timestampVerificationData?: { rfc3161Timestamps: { signedTimestamp: string }[] }
  }
  messageSignature?: { messageDigest: { algorithm: string; digest: string }; signature: string }
  dsseEnvelope?: { payload: string; payloadType: string; signatures: { sig: string }[] }
}

/** What the log answers. */
interface Logged {
  readonly body: string
  readonly integratedTime: number
  readonly logID: string
  readonly logIndex: number
  readonly verification: {
    readonly signedEntryTimestamp: string
    readonly inclusionProof: { logIndex: number; rootHash: string; treeSize: number; hashes: string[]; checkpoint: string }
  }
}

export interface Instance {
  /** The trusted root as JSON. */
  readonly root: Record<string, unknown>
  /** The same without logs, as GitHub's own is. */
  readonly quietRoot: Record<string, unknown>
  signBlob(bytes: Uint8Array, options?: SignOptions): Promise<TestBundle>
  signStatement(statement: unknown, options?: SignOptions & { readonly payloadType?: string }): Promise<TestBundle>
}

export function ecKey() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

export async function sigstore(): Promise<Instance> {
  const [authority, ctKey, logKey, stampKey] = [ecKey(), ecKey(), ecKey(), ecKey()]
  // Later than the certificates of the authorities, and in whole seconds: the mock writes a fraction without its last zeros, which is not DER.
  const now = new Date(Math.ceil(Date.now() / 1000) * 1000 + MINUTE_MS)
  const ctLog = await initializeCTLog(ctKey, now)
  const ca = await initializeCA(authority, ctLog, now)
  const log = await initializeTLog(LOG_URL, logKey, now)
  const tsa = await initializeTSA(stampKey, now)
  const crypto = new Crypto()
  const validFor = { start: '2020-01-01T00:00:00Z' }
  const logOf = (key: KeyObject, baseUrl: string) => {
    const der = key.export({ format: 'der', type: 'spki' })
    return {
      baseUrl,
      hashAlgorithm: 'SHA2_256',
      publicKey: { rawBytes: der.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
      logId: { keyId: createHash('sha256').update(der).digest('base64') }
    }
  }
  const authorityOf = (...certificates: readonly ArrayBufferView[]) => ({
    subject: { organization: 'example.test', commonName: 'example' },
    uri: 'https://ca.example.test',
    certChain: { certificates: certificates.map(bytes => ({ rawBytes: Buffer.from(bytes as Uint8Array).toString('base64') })) },
    validFor
  })
  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logOf(logKey.publicKey, LOG_URL)],
    certificateAuthorities: [authorityOf(ca.rootCertificate)],
    ctlogs: [logOf(ctKey.publicKey, 'https://ctfe.example.test')],
    timestampAuthorities: [authorityOf(tsa.intCertificate, tsa.rootCertificate)]
  }

  const importKey = (key: KeyObject, use: 'sign' | 'verify') =>
    crypto.subtle.importKey(
      use === 'sign' ? 'pkcs8' : 'spki',
      key.export(use === 'sign' ? { format: 'der', type: 'pkcs8' } : ({ format: 'der', type: 'spki' } as never)) as never,
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      [use]
    )

  async function certificate(publicKey: KeyObject, claims: Claims): Promise<Buffer> {
    const key = await importKey(publicKey, 'verify')
    const authorityKey = await importKey(authority.publicKey, 'verify')
    const { issuer = GITHUB, repository = REPOSITORY, ref = MAIN, notBefore = now } = claims
    const san = claims.san ?? SIGNER
    const signerWorkflow = claims.signerWorkflow === undefined ? (typeof san === 'string' ? san : SIGNER) : claims.signerWorkflow
    const text = (oid: number, value: string | null) => (value === null ? [] : [utf8(`${FULCIO}.${oid}`, value)])
    const names =
      claims.email !== undefined
        ? [{ type: 'email' as const, value: claims.email }]
        : (typeof san === 'string' ? [san] : san).map(value => ({ type: 'url' as const, value }))
    const extensions = [
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([...(claims.usage ?? [x509.ExtendedKeyUsage.codeSigning])]),
      ...(claims.isAuthority === true ? [new x509.BasicConstraintsExtension(true, 0, true)] : []),
      new x509.SubjectAlternativeNameExtension(names, true),
      await x509.SubjectKeyIdentifierExtension.create(key, false, crypto),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKey, false, crypto),
      ...(claims.issuerV1 === undefined ? [] : [new x509.Extension(`${FULCIO}.1`, false, Buffer.from(claims.issuerV1))]),
      ...text(8, issuer),
      ...text(9, signerWorkflow),
      ...text(12, repository),
      ...text(13, COMMIT),
      ...text(14, ref),
      ...(claims.more ?? [])
    ]
    const request = {
      serialNumber: '01',
      notBefore,
      notAfter: new Date(notBefore.getTime() + 10 * MINUTE_MS),
      issuer: 'CN=sigstore,O=sigstore.mock',
      publicKey: key,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-384' },
      signingKey: await importKey(authority.privateKey, 'sign'),
      extensions
    }
    if (claims.isLogged === false) return Buffer.from((await x509.X509CertificateGenerator.create(request, crypto)).rawData)
    const before = await x509.X509CertificateGenerator.create(request, crypto)
    const issuerId = createHash('sha256')
      .update(authority.publicKey.export({ format: 'der', type: 'spki' }))
      .digest()
    const sct = Buffer.from(
      (await ctLog.log(before.rawData, issuerId.buffer.slice(issuerId.byteOffset, issuerId.byteOffset + 32) as never)) as never
    )
    const list = Buffer.concat([Buffer.from([0, sct.length]), sct])
    request.extensions.push(new x509.Extension('1.3.6.1.4.1.11129.2.4.2', false, der(4, list)))
    return Buffer.from((await x509.X509CertificateGenerator.create(request, crypto)).rawData)
  }

  async function material(
    signature: Buffer,
    options: SignOptions,
    entry: (verifier: string) => object,
    key: ReturnType<typeof ecKey>
  ) {
    const leaf = options.keyOnly === true ? undefined : await certificate(key.publicKey, options.claims ?? {})
    const pem = key.publicKey.export({ format: 'pem', type: 'spki' }).toString()
    const verifier = Buffer.from(leaf === undefined ? pem : new x509.X509Certificate(leaf).toString('pem')).toString('base64')
    const proposed = entry(verifier) as { kind: string; apiVersion: string }
    const [logged] = options.log === false ? [] : Object.values((await log.log(proposed)) as Readonly<Record<string, Logged>>)
    const stamp =
      options.timestamp === true
        ? await tsa.timestamp({
            artifactHash: createHash('sha256').update(signature).digest(),
            hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
            nonce: 1,
            policyOID: '1.2.3.4'
          })
        : undefined
    return {
      ...(leaf === undefined
        ? {
            publicKey: {
              hint: createHash('sha256')
                .update(key.publicKey.export({ format: 'der', type: 'spki' }))
                .digest('base64')
            }
          }
        : { certificate: { rawBytes: leaf.toString('base64') } }),
      tlogEntries: logged === undefined ? [] : [logEntry(proposed, logged)],
      ...(stamp !== undefined && {
        timestampVerificationData: {
          rfc3161Timestamps: [{ signedTimestamp: Buffer.from(stamp as Uint8Array).toString('base64') }]
        }
      })
    }
  }

  return {
    root,
    quietRoot: { ...root, tlogs: [], ctlogs: [] },
    async signBlob(bytes, options = {}) {
      const { key = ecKey(), digest: algorithm = 'sha256' } = options
      const signature = signBytes(algorithm, bytes, key.privateKey)
      const digest = createHash(algorithm).update(bytes).digest()
      const entry = (verifier: string) => ({
        apiVersion: '0.0.1',
        kind: 'hashedrekord',
        spec: {
          data: { hash: { algorithm, value: digest.toString('hex') } },
          signature: { content: signature.toString('base64'), publicKey: { content: verifier } }
        }
      })
      return {
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: await material(signature, options, entry, key),
        messageSignature: {
          messageDigest: { algorithm: algorithm === 'sha256' ? 'SHA2_256' : 'SHA2_512', digest: digest.toString('base64') },
          signature: signature.toString('base64')
        }
      }
    },
    async signStatement(statement, options = {}) {
      const { key = ecKey(), payloadType = 'application/vnd.in-toto+json' } = options
      const payload = Buffer.from(typeof statement === 'string' ? statement : JSON.stringify(statement))
      const encoded = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload])
      const signature = signBytes('sha256', encoded, key.privateKey)
      const sha256 = createHash('sha256').update(payload).digest('hex')
      const entry = (verifier: string) => ({
        apiVersion: '0.0.1',
        kind: 'dsse',
        spec: {
          envelopeHash: { algorithm: 'sha256', value: sha256 },
          payloadHash: { algorithm: 'sha256', value: sha256 },
          signatures: [{ signature: signature.toString('base64'), verifier }]
        }
      })
      return {
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: await material(signature, options, entry, key),
        dsseEnvelope: {
          payload: payload.toString('base64'),
          payloadType,
          signatures: [{ sig: signature.toString('base64') }]
        }
      }
    }
  }
}

/** The answer of a log as it is in a bundle. */
function logEntry({ kind, apiVersion }: { kind: string; apiVersion: string }, logged: Logged) {
  const { body, integratedTime, logID, logIndex, verification } = logged
  const { inclusionProof, signedEntryTimestamp } = verification
  return {
    logIndex: String(logIndex),
    logId: { keyId: Buffer.from(logID, 'hex').toString('base64') },
    kindVersion: { kind, version: apiVersion },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(inclusionProof.logIndex),
      rootHash: Buffer.from(inclusionProof.rootHash, 'hex').toString('base64'),
      treeSize: String(inclusionProof.treeSize),
      hashes: inclusionProof.hashes,
      checkpoint: { envelope: inclusionProof.checkpoint }
    },
    canonicalizedBody: body
  }
}

/** A value of DER with one byte of tag. */
export function der(tag: number, content: Uint8Array): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

/** An extension with a text. */
export function utf8(oid: string, value: string, critical = false): x509.Extension {
  return new x509.Extension(oid, critical, der(12, Buffer.from(value)))
}
