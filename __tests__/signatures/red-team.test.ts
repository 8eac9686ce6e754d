import { createHash, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { ProbeResults } from '../../src/model/release.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { type ExpectedIdentity, type ExpectedSigner, GITHUB_RELEASES } from '../../src/model/signature.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import {
  type Claims,
  der,
  ecKey,
  GITHUB,
  type Instance,
  MAIN,
  SIGNER,
  type SignOptions,
  sigstore,
  type TestBundle,
  utf8,
  WORKFLOW,
  x509
} from '../support/sigstore.ts'

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const FILES = { 'a.txt': 'alpha\n', 'b.txt': 'beta\n' }
const LIST = Object.entries(FILES)
  .map(([name, text]) => `${sha256(text)}  ${name}\n`)
  .join('')
const REPOSITORY = 'https://github.com/acme/widgets'
const IDENTITY: ExpectedIdentity = { issuer: GITHUB, repository: REPOSITORY, workflow: `${REPOSITORY}/${WORKFLOW}`, ref: MAIN }
const SLSA = 'https://slsa.dev/provenance/v1'

let own: Instance
let other: Instance
beforeAll(async () => {
  own = await sigstore()
  other = await sigstore()
})

/** What the gate finds: everything is as it must be except for what is given. */
interface Setup {
  readonly list?: string
  readonly manifest?: string
  readonly bundle?: unknown
  readonly signer?: ExpectedSigner
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly request?: Partial<GateRequest>
  readonly prepare?: (folder: string) => void
}

const rootOf = (root: unknown, name = 'root.json') => ({
  name,
  bytes: Buffer.from(typeof root === 'string' ? root : JSON.stringify(root))
})
const expected = (identity: Partial<ExpectedIdentity> = {}): ExpectedSigner => ({
  identity: { ...IDENTITY, ...identity },
  root: rootOf(own.root)
})

/** A self-test that tried nothing yet: what is tried on a signature is added to it. */
const NO_PROBES: ProbeResults = {
  schema: 'seal-gate/probe-results/1',
  control: { id: 'control', mutation: 'none', expected: 'pass', seen: 'pass', passed: true },
  planned: 0,
  run: 0,
  passed: 0,
  probes: []
}

async function judge(
  { list = LIST, manifest = 'SHA256SUMS', bundle, signer = expected(), files = {}, request, prepare }: Setup,
  probes: ProbeResults | null = null
) {
  const text = typeof bundle === 'string' || bundle instanceof Uint8Array ? bundle : JSON.stringify(bundle)
  const cwd = folderWith({
    ...FILES,
    [manifest]: list,
    ...(text !== undefined && { [`${manifest}.sigstore.json`]: text }),
    ...files
  })
  prepare?.(cwd)
  return gate(aRequest({ cwd, manifests: [manifest], signer, git: false, ...request }), probes)
}

const signed = (options: SignOptions = {}, list = LIST) => own.signBlob(Buffer.from(list), options)
const claiming = (claims: Claims) => async (): Promise<Setup> => ({ bundle: await signed({ claims }) })
/** Another repository that signs by its own workflow, as anyone can. */
const signedBy = (repository: string, more: Claims = {}) =>
  claiming({ repository, san: `${repository}/${WORKFLOW}@${MAIN}`, ...more })
const damaged =
  (damage: (bundle: TestBundle, more: TestBundle) => void, options: SignOptions = {}) =>
  async (): Promise<Setup> => {
    const bundle = await signed(options)
    damage(bundle, await own.signBlob(Buffer.from('something else\n'), options))
    return { bundle }
  }
const flipped = (base64: string, at = 8): string => {
  const bytes = Buffer.from(base64, 'base64')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64')
}
const entryOf = ({ verificationMaterial: { tlogEntries } }: TestBundle) => {
  const [entry] = tlogEntries
  if (entry === undefined) throw new Error('no entry')
  return entry
}
const messageOf = ({ messageSignature }: TestBundle) => {
  if (messageSignature === undefined) throw new Error('no message')
  return messageSignature
}
const envelopeOf = ({ dsseEnvelope }: TestBundle) => {
  if (dsseEnvelope === undefined) throw new Error('no envelope')
  return dsseEnvelope
}
const subjects = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([name, text]) => ({ name, digest: { sha256: sha256(text) } }))
const statement = (more: Readonly<Record<string, unknown>> = {}) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: subjects(FILES),
  predicateType: SLSA,
  predicate: {},
  ...more
})
const stating =
  (text: unknown, options: Parameters<Instance['signStatement']>[1] = {}, more: Setup = {}) =>
  async (): Promise<Setup> => ({ bundle: await own.signStatement(text, options), ...more })
const trusting = (root: () => unknown) => async (): Promise<Setup> => ({
  bundle: await signed({ timestamp: true }),
  signer: { identity: IDENTITY, root: rootOf(root()) }
})

// Ed25519 as signify and minisign write it.
const KEY_ID = Buffer.from('0102030405060708', 'hex')
const ed = generateKeyPairSync('ed25519')
const raw = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(12)
const numbered = (algorithm: string, ...parts: readonly Uint8Array[]) =>
  Buffer.concat([Buffer.from(algorithm), ...parts]).toString('base64')
const PUBLIC = `untrusted comment: a key\n${numbered('Ed', KEY_ID, raw(ed.publicKey))}\n`
const keyed = (text = PUBLIC): ExpectedSigner => ({ key: rootOf(text, 'key.pub'), root: rootOf(own.root) })
interface Mini {
  readonly id?: Buffer
  readonly algorithm?: string
  readonly comment?: string
  readonly signedComment?: string
  readonly key?: KeyObject
  readonly bytes?: string
}
function minisig({
  id = KEY_ID,
  algorithm = 'ED',
  comment = 'v1',
  signedComment = comment,
  key = ed.privateKey,
  bytes = LIST
}: Mini = {}) {
  const message = algorithm === 'ED' ? createHash('blake2b512').update(bytes).digest() : Buffer.from(bytes)
  const signature = signBytes(null, message, key)
  const global = signBytes(null, Buffer.concat([signature, Buffer.from(signedComment)]), key)
  return `untrusted comment: x\n${numbered(algorithm, id, signature)}\ntrusted comment: ${comment}\n${global.toString('base64')}\n`
}
const signify = (bytes = LIST, key = ed.privateKey) =>
  `untrusted comment: x\n${numbered('Ed', KEY_ID, signBytes(null, Buffer.from(bytes), key))}\n`
const mini =
  (text: () => string, signer: () => ExpectedSigner = keyed) =>
  async (): Promise<Setup> => ({
    signer: signer(),
    files: { 'SHA256SUMS.minisig': text() }
  })

// A release attestation of GitHub: one signer for all repositories, no log, and the repository in the statement.
const RELEASES: Claims = {
  san: GITHUB_RELEASES,
  issuer: null,
  repository: null,
  ref: null,
  signerWorkflow: null,
  isLogged: false
}
const releaseBy =
  (predicate: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}, claims: Claims = RELEASES) =>
  async (): Promise<Setup> => ({
    bundle: await own.signStatement(
      statement({
        subject: [{ uri: 'pkg:github/acme/widgets@v1', digest: { sha1: 'ab'.repeat(20) } }, ...subjects(FILES)],
        predicateType: 'https://in-toto.io/attestation/release/v0.2',
        predicate,
        ...more
      }),
      { timestamp: true, log: false, claims }
    ),
    signer: { identity: { identity: GITHUB_RELEASES, repository: REPOSITORY, ref: 'refs/tags/v1' }, root: rootOf(own.quietRoot) }
  })
const RELEASE = { repository: 'acme/widgets', tag: 'v1' }

type Case = readonly [name: string, setup: () => Promise<Setup>, code: string, reason: RegExp]

/** What must count, so that the attacks below fail for their own reason only. */
const CONTROLS: readonly (readonly [string, () => Promise<Setup>])[] = [
  ['a list signed as a file', async () => ({ bundle: await signed() })],
  ['with a timestamp beside the log', async () => ({ bundle: await signed({ timestamp: true }) })],
  ['over SHA-512', async () => ({ bundle: await signed({ digest: 'sha512' }) })],
  [
    'any workflow of the repository',
    async () => ({
      bundle: await signed(),
      signer: { identity: { issuer: GITHUB, repository: REPOSITORY }, root: rootOf(own.root) }
    })
  ],
  ['a statement that lists the files', stating(statement())],
  ['a statement that names the list', stating(statement({ subject: subjects({ SHA256SUMS: LIST }) }))],
  [
    'a verification summary that passed',
    stating(statement({ predicateType: 'https://slsa.dev/verification_summary/v1', predicate: { verificationResult: 'PASSED' } }))
  ],
  [
    "GitHub's own root without logs, by its timestamp",
    async () => ({
      bundle: await signed({ timestamp: true, log: false, claims: { isLogged: false } }),
      signer: { identity: IDENTITY, root: rootOf(own.quietRoot) }
    })
  ],
  [
    'the second root of a file',
    async () => ({
      bundle: await signed(),
      signer: { identity: IDENTITY, root: rootOf(`${JSON.stringify(other.root)}\n${JSON.stringify(own.root)}\n`) }
    })
  ],
  [
    'the second bundle of a file',
    async () => ({
      files: { 'x.intoto.jsonl': `${JSON.stringify(await signed({}, 'else\n'))}\n${JSON.stringify(await signed())}\n` }
    })
  ],
  [
    'an attestation as the manifest',
    async () => ({ manifest: 'a.intoto.jsonl', list: JSON.stringify(await own.signStatement(statement())) })
  ],
  [
    'a bundle beside its file as the manifest',
    async () => ({ manifest: 'a.txt.sigstore.json', list: JSON.stringify(await signed({}, FILES['a.txt'])) })
  ],
  [
    'a person by e-mail',
    async () => ({
      bundle: await signed({
        claims: {
          email: 'jo@example.org',
          issuer: 'https://accounts.google.com',
          repository: null,
          ref: null,
          signerWorkflow: null
        }
      }),
      signer: { identity: { issuer: 'https://accounts.google.com', identity: 'jo@example.org' }, root: rootOf(own.root) }
    })
  ],
  [
    'a key in PEM',
    async () => {
      const key = ecKey()
      const pem = key.publicKey.export({ format: 'pem', type: 'spki' }).toString()
      return { bundle: await signed({ key, keyOnly: true, log: false }), signer: keyed(pem) }
    }
  ],
  ['minisign', mini(() => minisig())],
  ['minisign without prehash', mini(() => minisig({ algorithm: 'Ed' }))],
  ['signify', mini(() => signify())],
  ['signify -e', async () => ({ list: `${signify()}${LIST}`, signer: keyed() })],
  [
    'inline seals with a named bundle',
    async () => ({
      bundle: await signed(),
      request: { manifests: [], seals: LIST, signer: { ...expected(), bundle: 'SHA256SUMS.sigstore.json' } }
    })
  ],
  ['a release of GitHub', releaseBy(RELEASE)]
]

const OTHER = 'signed-by-another'
const INVALID = 'signature-invalid'
const ELSE = 'not-in-signed-manifest'

const CASES: readonly Case[] = [
  // Who signed.
  ['another repository', signedBy('https://github.com/evil/widgets'), OTHER, /expected repository/],
  ['a repository whose name begins alike', signedBy(`${REPOSITORY}-fork`), OTHER, /expected repository/],
  ['a repository whose name is the beginning', signedBy('https://github.com/acme/widget'), OTHER, /expected repository/],
  ['an owner whose name ends alike', signedBy('https://github.com/notacme/widgets'), OTHER, /expected repository/],
  ['another case', signedBy('https://github.com/Acme/widgets'), OTHER, /expected repository/],
  ['another host', signedBy('https://github.com.evil.test/acme/widgets'), OTHER, /expected repository/],
  ['a slash at the end', claiming({ repository: `${REPOSITORY}/` }), OTHER, /expected repository/],
  [
    'a letter that looks alike',
    signedBy('https://github.com/аcme/widgets', { signerWorkflow: null }),
    OTHER,
    /expected repository/
  ],
  ['a NUL behind the name', claiming({ repository: `${REPOSITORY}\0.evil.test` }), OTHER, /expected repository/],
  ['a line feed behind the name', claiming({ repository: `${REPOSITORY}\n` }), OTHER, /expected repository/],
  [
    'the repository of another, and a workflow of ours',
    claiming({ repository: 'https://github.com/evil/x' }),
    OTHER,
    /expected repository/
  ],
  ['no repository', claiming({ repository: null }), OTHER, /certificate has none/],
  ['another workflow', claiming({ san: `${REPOSITORY}/.github/workflows/test.yml@${MAIN}` }), OTHER, /expected workflow/],
  ['a workflow whose name goes on', claiming({ san: `${REPOSITORY}/${WORKFLOW}.yml@${MAIN}` }), OTHER, /expected workflow/],
  [
    'a workflow with the expected one and @ in its name',
    claiming({ san: `${REPOSITORY}/${WORKFLOW}@x.yml@${MAIN}` }),
    OTHER,
    /expected workflow/
  ],
  [
    'a workflow in a folder',
    claiming({ san: `${REPOSITORY}/.github/workflows/x/release.yml@${MAIN}` }),
    OTHER,
    /expected workflow/
  ],
  ['the workflow of another ref', claiming({ san: `${REPOSITORY}/${WORKFLOW}@refs/heads/dev` }), OTHER, /expected workflow/],
  [
    'a name that is not the workflow that signed',
    claiming({ signerWorkflow: `${REPOSITORY}/.github/workflows/x.yml@${MAIN}` }),
    OTHER,
    /expected workflow/
  ],
  ['no workflow', claiming({ signerWorkflow: null }), OTHER, /expected workflow/],
  [
    'a reusable workflow of another repository that nobody named',
    async () => ({
      bundle: await signed({ claims: { san: `https://github.com/evil/x/${WORKFLOW}@${MAIN}` } }),
      signer: { identity: { issuer: GITHUB, repository: REPOSITORY }, root: rootOf(own.root) }
    }),
    OTHER,
    /in another repository/
  ],
  ['another branch', claiming({ ref: 'refs/heads/dev', san: `${REPOSITORY}/${WORKFLOW}@refs/heads/dev` }), OTHER, /expected ref/],
  [
    'a branch whose name goes on',
    claiming({ ref: `${MAIN}2`, san: `${REPOSITORY}/${WORKFLOW}@${MAIN}2` }),
    OTHER,
    /expected ref/
  ],
  ['a tag with the name of the branch', claiming({ ref: 'refs/tags/main' }), OTHER, /expected ref/],
  ['the merge of a pull request', claiming({ ref: 'refs/pull/1/merge' }), OTHER, /expected ref/],
  ['no ref', claiming({ ref: null }), OTHER, /expected ref/],
  ['another issuer', claiming({ issuer: 'https://accounts.google.com' }), OTHER, /expected issuer/],
  ['an issuer whose name goes on', claiming({ issuer: `${GITHUB}.evil.test` }), OTHER, /expected issuer/],
  ['no issuer', claiming({ issuer: null }), OTHER, /expected issuer/],
  ['two issuers', claiming({ issuerV1: 'https://accounts.google.com' }), INVALID, /names two issuers/],
  ['two names, ours first', claiming({ san: [SIGNER, 'https://github.com/evil/x'] }), INVALID, /2 subject alternative names/],
  [
    'our workflow as an e-mail address of another person',
    async () => ({
      bundle: await signed({ claims: { email: 'jo@example.org.evil.test', issuer: 'https://accounts.google.com' } }),
      signer: { identity: { issuer: 'https://accounts.google.com', identity: 'jo@example.org' }, root: rootOf(own.root) }
    }),
    OTHER,
    /expected identity/
  ],
  // The certificate.
  [
    'an unknown critical extension',
    claiming({ more: [utf8('1.2.3.4.5', 'x', true)] }),
    INVALID,
    /critical extension 1\.2\.3\.4\.5/
  ],
  [
    'an extension twice',
    claiming({ more: [utf8('1.3.6.1.4.1.57264.1.12', 'https://github.com/evil/x')] }),
    INVALID,
    /57264\.1\.12 twice/
  ],
  [
    'an extension that is not a text',
    claiming({ repository: null, more: [new x509.Extension('1.3.6.1.4.1.57264.1.12', false, der(4, Buffer.from(REPOSITORY)))] }),
    INVALID,
    /is not a text/
  ],
  ['a certificate for servers', claiming({ usage: [x509.ExtendedKeyUsage.serverAuth] }), INVALID, /not for signing code/],
  ['a certificate of an authority', claiming({ isAuthority: true }), INVALID, /certificate authority/],
  [
    'an authority that nobody trusts',
    async () => ({ bundle: await other.signBlob(Buffer.from(LIST)) }),
    INVALID,
    /Failed to verify certificate chain/
  ],
  [
    'a certificate that had expired when it was logged',
    claiming({ notBefore: new Date('2024-01-01T00:00:00Z') }),
    INVALID,
    /not valid or expired/
  ],
  ['a certificate of the future', claiming({ notBefore: new Date('2044-01-01T00:00:00Z') }), INVALID, /not valid or expired/],
  [
    'the certificate of the right signer, put over another signature',
    damaged((bundle, more) => {
      bundle.verificationMaterial.certificate = more.verificationMaterial.certificate as { rawBytes: string }
    }),
    INVALID,
    /cannot be verified/
  ],
  [
    'one turned bit in the certificate',
    damaged(bundle => {
      const { certificate } = bundle.verificationMaterial
      if (certificate) certificate.rawBytes = flipped(certificate.rawBytes, 40)
    }),
    INVALID,
    /./
  ],
  // The logs and the time.
  [
    'the entry of another bundle',
    damaged((bundle, more) => {
      bundle.verificationMaterial.tlogEntries = more.verificationMaterial.tlogEntries
    }),
    INVALID,
    /mismatch/
  ],
  [
    'no entry',
    damaged(
      bundle => {
        bundle.verificationMaterial.tlogEntries = []
      },
      { timestamp: true }
    ),
    INVALID,
    /expected 1 tlog entries/
  ],
  [
    'neither entry nor timestamp',
    damaged(bundle => {
      bundle.verificationMaterial.tlogEntries = []
    }),
    INVALID,
    /expected 1 timestamps, got 0/
  ],
  [
    'an entry twice',
    damaged(
      bundle => {
        bundle.verificationMaterial.tlogEntries.push(entryOf(bundle))
      },
      { timestamp: true }
    ),
    INVALID,
    /duplicate/
  ],
  [
    'one turned bit in the promise of the log',
    damaged(bundle => {
      const { inclusionPromise } = entryOf(bundle)
      inclusionPromise.signedEntryTimestamp = flipped(inclusionPromise.signedEntryTimestamp, 12)
    }),
    INVALID,
    /inclusion promise/
  ],
  [
    'another time',
    damaged(bundle => {
      const entry = entryOf(bundle)
      entry.integratedTime = String(Number(entry.integratedTime) + 1)
    }),
    INVALID,
    /inclusion promise/
  ],
  [
    'a body of the entry for other bytes',
    damaged((bundle, more) => {
      entryOf(bundle).canonicalizedBody = entryOf(more).canonicalizedBody
    }),
    INVALID,
    /inclusion promise/
  ],
  [
    'the checkpoint of another entry',
    damaged((bundle, more) => {
      entryOf(bundle).inclusionProof = entryOf(more).inclusionProof
    }),
    INVALID,
    /calculated root hash/
  ],
  [
    'a negative index',
    damaged(bundle => {
      entryOf(bundle).logIndex = '-1'
    }),
    INVALID,
    /not a whole number/
  ],
  [
    'no proof of inclusion',
    damaged(bundle => {
      Reflect.deleteProperty(entryOf(bundle), 'inclusionProof')
    }),
    INVALID,
    /invalid bundle/
  ],
  [
    'the timestamp of another signature',
    damaged(
      (bundle, more) => {
        Object.assign(bundle.verificationMaterial, {
          timestampVerificationData: more.verificationMaterial.timestampVerificationData
        })
      },
      { timestamp: true }
    ),
    INVALID,
    /timestamp could not be verified/
  ],
  [
    'a promise of the log taken away, and no timestamp',
    damaged(bundle => {
      Reflect.deleteProperty(entryOf(bundle), 'inclusionPromise')
    }),
    INVALID,
    /expected 1 timestamps, got 0/
  ],
  // What was signed.
  [
    'one turned bit in the list',
    async () => ({ list: LIST.replace('a.txt', 'c.txt'), files: { 'c.txt': FILES['a.txt'] }, bundle: await signed() }),
    INVALID,
    /different bytes/
  ],
  ['a line feed more', async () => ({ list: `${LIST}\n`, bundle: await signed() }), INVALID, /different bytes/],
  [
    'line ends rewritten',
    async () => ({ list: LIST.replaceAll('\n', '\r\n'), bundle: await signed() }),
    INVALID,
    /different bytes/
  ],
  ['a byte order mark', async () => ({ list: `\uFEFF${LIST}`, bundle: await signed() }), INVALID, /different bytes/],
  ['an older list of the same signer', async () => ({ bundle: await signed({}, 'older\n') }), INVALID, /different bytes/],
  ['the signature of a file in the list', async () => ({ bundle: await signed({}, FILES['a.txt']) }), INVALID, /different bytes/],
  [
    'one turned bit in the signature',
    damaged(bundle => {
      messageOf(bundle).signature = flipped(messageOf(bundle).signature, 12)
    }),
    INVALID,
    /mismatch/
  ],
  [
    'the signature of another bundle',
    damaged((bundle, more) => {
      messageOf(bundle).signature = messageOf(more).signature
    }),
    INVALID,
    /mismatch/
  ],
  [
    'a digest under the name of another algorithm',
    damaged(bundle => {
      messageOf(bundle).messageDigest.algorithm = 'SHA2_512'
    }),
    INVALID,
    /different bytes/
  ],
  [
    'a digest without an algorithm',
    damaged(bundle => {
      messageOf(bundle).messageDigest.algorithm = 'HASH_ALGORITHM_UNSPECIFIED'
    }),
    INVALID,
    /not SHA-256/
  ],
  [
    'the digest of other bytes',
    damaged((bundle, more) => {
      messageOf(bundle).messageDigest = messageOf(more).messageDigest
    }),
    INVALID,
    /different bytes/
  ],
  [
    'an attestation as the manifest, with another payload',
    async () => {
      const bundle = await own.signStatement(statement())
      envelopeOf(bundle).payload = Buffer.from(
        JSON.stringify(statement({ subject: subjects({ 'b.txt': FILES['b.txt'] }) }))
      ).toString('base64')
      return { manifest: 'a.intoto.jsonl', list: JSON.stringify(bundle) }
    },
    INVALID,
    /mismatch|verification failed/
  ],
  [
    'attestations as the manifest, one of another signer',
    async () => ({
      manifest: 'a.intoto.jsonl',
      list: [
        await own.signStatement(statement({ subject: subjects({ 'a.txt': FILES['a.txt'] }) })),
        await own.signStatement(statement({ subject: subjects({ 'b.txt': FILES['b.txt'] }) }), {
          claims: { repository: 'https://github.com/evil/x' }
        })
      ]
        .map(one => `${JSON.stringify(one)}\n`)
        .join('')
    }),
    OTHER,
    /expected repository/
  ],
  [
    'a bundle beside a file that has changed',
    async () => ({ manifest: 'a.txt.sigstore.json', list: JSON.stringify(await signed({}, 'ALPHA\n')) }),
    INVALID,
    /does not have the signed bytes/
  ],
  [
    'a bare statement as the manifest',
    async () => ({ manifest: 'a.intoto.jsonl', list: JSON.stringify(statement()) }),
    INVALID,
    /mediaType/
  ],
  // The form of the bundle.
  [
    'a message and an envelope in one',
    damaged(bundle => {
      bundle.dsseEnvelope = { payload: 'e30=', payloadType: 'application/vnd.in-toto+json', signatures: [{ sig: 'AAAA' }] }
    }),
    INVALID,
    /has 2 of messageSignature/
  ],
  [
    'a certificate and a key in one',
    damaged(bundle => {
      bundle.verificationMaterial.publicKey = { hint: 'x' }
    }),
    INVALID,
    /has 2 of certificate/
  ],
  [
    'neither message nor envelope',
    damaged(bundle => {
      Reflect.deleteProperty(bundle, 'messageSignature')
    }),
    INVALID,
    /has 0 of messageSignature/
  ],
  [
    'a key twice in the JSON',
    async () => {
      const text = JSON.stringify(await signed())
      return { bundle: text.replace('"mediaType"', '"mediaType":"x","mediaType"') }
    },
    INVALID,
    /given twice/
  ],
  [
    'a bundle that is cut',
    async () => ({ bundle: JSON.stringify(await signed()).slice(0, -20) }),
    INVALID,
    /not closed at its end/
  ],
  ['an empty file', async () => ({ bundle: '' }), INVALID, /cannot be read/],
  ['a list in place of a bundle', async () => ({ bundle: [await signed()] }), INVALID, /not a JSON object/],
  [
    'a version that does not exist',
    damaged(bundle => {
      bundle.mediaType = 'application/vnd.dev.sigstore.bundle.v0.9+json'
    }),
    INVALID,
    /mediaType/
  ],
  [
    'characters that are not base64',
    damaged(bundle => {
      messageOf(bundle).signature = `!${messageOf(bundle).signature}`
    }),
    INVALID,
    /not base64/
  ],
  ['bytes that are not UTF-8', async () => ({ bundle: Buffer.from([0x7b, 0xff, 0x7d]) }), INVALID, /not UTF-8/],
  // Statements.
  [
    'two signatures on the envelope',
    async () => {
      const bundle = await own.signStatement(statement())
      envelopeOf(bundle).signatures.push({ sig: 'AAAA' })
      return { bundle }
    },
    INVALID,
    /invalid bundle/
  ],
  [
    'no signature on the envelope',
    async () => {
      const bundle = await own.signStatement(statement())
      envelopeOf(bundle).signatures = []
      return { bundle }
    },
    INVALID,
    /invalid bundle/
  ],
  [
    'the type of the payload exchanged',
    async () => {
      const bundle = await own.signStatement(statement())
      envelopeOf(bundle).payloadType = 'text/plain'
      return { bundle }
    },
    INVALID,
    /cannot be verified/
  ],
  [
    'the list itself in an envelope',
    stating(LIST, { payloadType: 'text/plain' }),
    INVALID,
    /which is not "application\/vnd\.in-toto\+json"/
  ],
  ['a statement of another type of payload', stating(statement(), { payloadType: 'application/json' }), INVALID, /which is not/],
  ['the list itself as a statement', stating(LIST), INVALID, /cannot be read/],
  [
    'another format of statement',
    stating(statement({ _type: 'https://in-toto.io/Statement/v9' })),
    INVALID,
    /not an in-toto Statement/
  ],
  ['no subjects', stating(statement({ subject: [] })), INVALID, /no subjects/],
  ['subjects that are not a list', stating(statement({ subject: {} })), INVALID, /no subjects/],
  [
    'subjects twice',
    stating(JSON.stringify(statement()).replace('"predicateType"', '"subject":[],"predicateType"')),
    INVALID,
    /given twice/
  ],
  [
    'a statement about other files',
    stating(statement({ subject: subjects({ 'c.txt': 'gamma\n' }) })),
    ELSE,
    /does not name "a\.txt"/
  ],
  [
    'a statement with fewer files',
    stating(statement({ subject: subjects({ 'a.txt': FILES['a.txt'] }) })),
    ELSE,
    /does not name "b\.txt"/
  ],
  [
    'a statement with more files than the list',
    stating(statement({ subject: subjects({ ...FILES, 'c.txt': 'gamma\n' }) })),
    ELSE,
    /also names "c\.txt"/
  ],
  [
    'names of two files exchanged',
    stating(statement({ subject: subjects({ 'a.txt': FILES['b.txt'], 'b.txt': FILES['a.txt'] }) })),
    ELSE,
    /does not name/
  ],
  [
    'the name of the list with another digest',
    stating(statement({ subject: subjects({ SHA256SUMS: 'else\n' }) })),
    ELSE,
    /does not name/
  ],
  [
    'a digest of another algorithm',
    stating(statement({ subject: [{ name: 'SHA256SUMS', digest: { sha512: sha256(LIST) } }] })),
    ELSE,
    /about something else/
  ],
  [
    'one right and one wrong digest',
    stating(statement({ subject: [{ name: 'SHA256SUMS', digest: { sha256: sha256(LIST), sha512: 'ab'.repeat(64) } }] })),
    ELSE,
    /does not name/
  ],
  [
    'a weak digest alone',
    stating(statement({ subject: [{ name: 'SHA256SUMS', digest: { sha1: createHash('sha1').update(LIST).digest('hex') } }] })),
    ELSE,
    /about something else/
  ],
  [
    'a subject without a digest',
    stating(statement({ subject: [{ name: 'SHA256SUMS', digest: {} }] })),
    ELSE,
    /about something else/
  ],
  [
    'a scan of the files',
    stating(statement({ predicateType: 'https://in-toto.io/attestation/vulns/v0.2' })),
    INVALID,
    /does not vouch/
  ],
  ['an unknown predicate', stating(statement({ predicateType: 'https://example.test/x' })), INVALID, /does not vouch/],
  ["a predicate whose name begins as SLSA's", stating(statement({ predicateType: `${SLSA}.evil` })), INVALID, /does not vouch/],
  ['no predicate', stating(statement({ predicateType: undefined })), INVALID, /does not vouch/],
  [
    'a verification summary that failed',
    stating(
      statement({ predicateType: 'https://slsa.dev/verification_summary/v1', predicate: { verificationResult: 'FAILED' } })
    ),
    INVALID,
    /"FAILED", not "PASSED"/
  ],
  [
    'a test result without a result',
    stating(statement({ predicateType: 'https://in-toto.io/attestation/test-result/v0.1' })),
    INVALID,
    /not "PASSED"/
  ],
  [
    'a statement of another signer',
    stating(statement(), { claims: { repository: 'https://github.com/evil/x' } }),
    OTHER,
    /expected repository/
  ],
  [
    'a signed model whose digest is not that of its files',
    stating(
      statement({
        predicateType: 'https://model_signing/signature/v1.0',
        subject: [{ name: 'model', digest: { sha256: sha256('') } }],
        predicate: {
          serialization: { method: 'files' },
          resources: [{ name: 'a.txt', algorithm: 'sha256', digest: sha256(FILES['a.txt']) }]
        }
      })
    ),
    ELSE,
    /not that of its resources/
  ],
  ['a release of another repository', releaseBy({ ...RELEASE, repository: 'evil/widgets' }), OTHER, /expected repository/],
  ['another release of the repository', releaseBy({ ...RELEASE, tag: 'v0' }), OTHER, /expected ref/],
  ['a release without its repository', releaseBy({ tag: 'v1' }), OTHER, /expected repository/],
  [
    'what names a repository as a release does, in another statement',
    releaseBy(RELEASE, { predicateType: SLSA }),
    OTHER,
    /expected repository/
  ],
  ['a release signed by a workflow', releaseBy(RELEASE, {}, { isLogged: false }), OTHER, /expected issuer/],
  [
    'a name that goes on as that of releases',
    releaseBy(RELEASE, {}, { ...RELEASES, san: `${GITHUB_RELEASES}.evil.test` }),
    OTHER,
    /expected identity/
  ],
  [
    'a token of an issuer that takes the name of releases',
    releaseBy(RELEASE, {}, { ...RELEASES, issuer: GITHUB }),
    OTHER,
    /expected issuer/
  ],
  // Keys.
  [
    'a certificate where a key is expected',
    async () => ({ bundle: await signed(), signer: keyed() }),
    OTHER,
    /certificate of a different key/
  ],
  [
    'a key where a certificate is expected',
    async () => ({ bundle: await signed({ keyOnly: true }) }),
    OTHER,
    /shows no identity/
  ],
  [
    'another key in PEM',
    async () => ({
      bundle: await signed({ keyOnly: true, log: false }),
      signer: keyed(ecKey().publicKey.export({ format: 'pem', type: 'spki' }).toString())
    }),
    OTHER,
    /different key/
  ],
  [
    'another key that takes the hint of ours',
    async () => {
      const key = ecKey()
      const bundle = await signed({ keyOnly: true, log: false })
      bundle.verificationMaterial.publicKey = {
        hint: createHash('sha256')
          .update(key.publicKey.export({ format: 'der', type: 'spki' }))
          .digest('base64')
      }
      return { bundle, signer: keyed(key.publicKey.export({ format: 'pem', type: 'spki' }).toString()) }
    },
    INVALID,
    /verification failed/
  ],
  [
    'a private key as the key',
    async () => ({
      bundle: await signed(),
      signer: keyed(ecKey().privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())
    }),
    INVALID,
    /not a public key/
  ],
  ['an empty key', async () => ({ bundle: await signed(), signer: keyed('') }), INVALID, /not a public key/],
  ['minisign by another key', mini(() => minisig({ id: Buffer.alloc(8, 9) })), OTHER, /key 0909090909090909/],
  [
    'minisign by another key with our number',
    mini(() => minisig({ key: generateKeyPairSync('ed25519').privateKey })),
    INVALID,
    /different bytes/
  ],
  ['minisign over another list', mini(() => minisig({ bytes: 'else\n' })), INVALID, /different bytes/],
  [
    'minisign with another trusted comment',
    mini(() => minisig({ comment: 'v2', signedComment: 'v1' })),
    INVALID,
    /trusted comment is not signed/
  ],
  ['minisign with text behind', mini(() => `${minisig()}more\n`), INVALID, /not signed/],
  ['minisign with its comment cut', mini(() => minisig().split('\n').slice(0, 2).join('\n')), INVALID, /no trusted comment/],
  [
    'a prehashed signature called plain',
    mini(() => minisig().replace(numbered('ED', KEY_ID).slice(0, 12), numbered('Ed', KEY_ID).slice(0, 12))),
    INVALID,
    /different bytes/
  ],
  ['signify over another list', mini(() => signify('else\n')), INVALID, /different bytes/],
  ['signify -e with a line added', async () => ({ list: `${signify()}${LIST}\n`, signer: keyed() }), INVALID, /different bytes/],
  [
    'the signature of minisign where a certificate is expected',
    mini(() => minisig(), expected),
    OTHER,
    /not the expected signer/
  ],
  // Where things come from.
  ['no signature', async () => ({}), 'unsigned', /no signature beside it/],
  ['inline seals', async () => ({ request: { manifests: [], seals: LIST } }), 'unsigned', /no signature beside it/],
  [
    'a named bundle that does not exist',
    async () => ({ bundle: await signed(), request: { signer: { ...expected(), bundle: 'x.json' } } }),
    INVALID,
    /ENOENT/
  ],
  [
    'a bundle behind a link that leads out',
    async () => {
      const bundle = JSON.stringify(await signed())
      return {
        prepare: folder => symlinkSync(join(folderWith({ 'b.json': bundle }), 'b.json'), join(folder, 'SHA256SUMS.sigstore.json'))
      }
    },
    INVALID,
    /leads out/
  ],
  [
    'a second manifest without a signature',
    async () => ({
      bundle: await signed(),
      files: { MORE: `${sha256(FILES['a.txt'])}  a.txt\n` },
      request: { manifests: ['SHA256SUMS', 'MORE'] }
    }),
    'unsigned',
    /no signature/
  ],
  [
    'a bundle that only the head has, where the base counts',
    async () => ({
      bundle: await signed(),
      request: {
        trusted: {
          name: 'base',
          read: async path => (path === 'SHA256SUMS' ? Buffer.from(LIST) : undefined),
          list: async () => ['SHA256SUMS']
        }
      }
    }),
    'unsigned',
    /no signature/
  ],
  ['no expectation at all', async () => ({ bundle: await signed(), signer: {} }), INVALID, /neither an identity nor a key/],
  // Roots.
  ['the root of others', trusting(() => other.root), INVALID, /timestamp could not be verified|certificate chain/],
  [
    'a root with another certificate log',
    trusting(() => ({ ...own.root, ctlogs: other.root['ctlogs'] })),
    INVALID,
    /SCT verification failed/
  ],
  ['a root with another transparency log', trusting(() => ({ ...own.root, tlogs: other.root['tlogs'] })), INVALID, /./],
  [
    'a root without authorities',
    trusting(() => ({ ...own.root, certificateAuthorities: [] })),
    INVALID,
    /no certificate authority/
  ],
  [
    'a root whose logs have no beginning',
    trusting(() =>
      JSON.parse(JSON.stringify(own.root).replaceAll('"validFor":{"start":"2020-01-01T00:00:00Z"}', '"validFor":{}'))
    ),
    INVALID,
    /no beginning/
  ],
  [
    'a root that had ended',
    trusting(() =>
      JSON.parse(
        JSON.stringify(own.root).replaceAll(
          '"start":"2020-01-01T00:00:00Z"',
          '"start":"2020-01-01T00:00:00Z","end":"2021-01-01T00:00:00Z"'
        )
      )
    ),
    INVALID,
    /./
  ],
  [
    'a root that is a bundle',
    async () => ({ bundle: await signed(), signer: { identity: IDENTITY, root: rootOf(await signed()) } }),
    INVALID,
    /no "mediaType" of a trusted root/
  ],
  ['an empty root', trusting(() => ''), INVALID, /cannot be read/],
  ['the shipped root', async () => ({ bundle: await signed(), signer: { identity: IDENTITY } }), INVALID, /certificate chain/],
  [
    "GitHub's own root without logs, and no timestamp",
    async () => ({
      bundle: await signed({ log: false, claims: { isLogged: false } }),
      signer: { identity: IDENTITY, root: rootOf(own.quietRoot) }
    }),
    INVALID,
    /expected 1 timestamps, got 0/
  ]
]

const EACH_PROBE = ['signature-bit: signature-invalid', 'signed-bytes: signature-invalid']

test('signatures of the expected signer count, and in the same run three spoiled copies of each do not', async () => {
  const outcomes: string[] = []
  for (const [name, setup] of CONTROLS) {
    const { verdict, findings, probes } = await judge(await setup(), NO_PROBES)
    const seen = probes?.probes.map(({ id, seen: code }) => `${id}: ${code}`) ?? []
    const last = seen.at(-1) ?? ''
    if (!EACH_PROBE.every((probe, index) => seen[index] === probe) || !/^another-signer: sign/.test(last))
      outcomes.push(`${name}: ${seen.join(', ')}`)
    if (verdict !== 'pass') outcomes.push(`${name}: ${findings.map(({ code, reason }) => `${code}, ${reason}`).join('; ')}`)
  }
  expect(outcomes).toEqual([])
})

test('no attack passes, and each is refused for its own reason', async () => {
  expect(CASES.length).toBeGreaterThan(100)
  expect(new Set(CASES.map(([name]) => name)).size).toBe(CASES.length)
  const outcomes: string[] = []
  for (const [name, setup, code, reason] of CASES) {
    const { verdict, findings, manifests } = await judge(await setup())
    const found = findings.find(one => one.code === code && reason.test(one.reason ?? ''))
    const isRefused = verdict !== 'pass' && found !== undefined && !manifests.every(({ signature }) => signature !== undefined)
    if (!isRefused) outcomes.push(`${name}: ${verdict}, ${findings.map(one => `${one.code}, ${one.reason}`).join('; ')}`)
  }
  expect(outcomes).toEqual([])
})
