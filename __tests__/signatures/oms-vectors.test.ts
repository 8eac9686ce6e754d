import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { ExpectedSigner } from '../../src/model/signature.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { testWithVectors, vectors, vectorsTitle } from '../support/vectors.ts'

const SIGNER: ExpectedSigner = {
  identity: { issuer: 'https://sigstore.verify.ibm.com/oauth2', identity: 'stefanb@us.ibm.com' }
}

const otherKey = () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'pem', type: 'spki' })

/** Findings about the signature, or who signed. The models are not there, so their files are missing. */
async function signatureOf(bundle: string | Uint8Array, signer: ExpectedSigner): Promise<unknown> {
  const cwd = folderWith({ 'model.sig': bundle })
  const { manifests, findings } = await gate(aRequest({ cwd, manifests: ['model.sig'], signer, git: false }), null)
  const about = findings.filter(({ code }) => code !== 'missing').map(({ code, reason }) => `${code}: ${reason}`)
  return manifests[0]?.signature ?? about
}

testWithVectors(
  vectorsTitle('OMS 1.0: a model signed with Sigstore counts as signed by that person, with the shipped root'),
  async () => {
    const folder = join(vectors('oms-v1.0.tar.gz'), 'test-vectors/v1.0')
    const bundle = readFileSync(join(folder, 'valid/sigstore.bundle.json'), 'utf8')
    expect(await signatureOf(bundle, SIGNER)).toMatchObject({
      signer: 'stefanb@us.ibm.com',
      at: '2025-10-10T02:12:20Z',
      log: 'https://rekor.sigstore.dev, entry 598151086',
      signs: 'list of the files'
    })
    const other = { identity: { issuer: 'https://accounts.google.com', identity: 'stefanb@us.ibm.com' } }
    expect(await signatureOf(bundle, other)).toEqual([expect.stringContaining('signed-by-another: the expected issuer is')])
    const payload = /"payload": ?"([^"]+)"/.exec(bundle)?.[1] ?? ''
    const changed = Buffer.from(Buffer.from(payload, 'base64').toString('latin1').replace('"signme-1"', '"signme-7"')).toString(
      'base64'
    )
    expect(await signatureOf(bundle.replace(payload, changed), SIGNER)).toEqual([expect.stringContaining('signature-invalid: ')])
  }
)

testWithVectors(vectorsTitle('OMS 1.0: a model signed with a long-lived certificate counts as signed with its key'), async () => {
  const folder = join(vectors('oms-v1.0.tar.gz'), 'test-vectors/v1.0/valid')
  const bundle = readFileSync(join(folder, 'certificate.bundle.json'), 'utf8')
  const leaf = JSON.parse(bundle).verificationMaterial.x509CertificateChain.certificates[0].rawBytes
  const key = new X509Certificate(Buffer.from(leaf, 'base64')).publicKey.export({ format: 'pem', type: 'spki' })
  const signer = { key: { name: 'key.pub', bytes: Buffer.from(key) } }
  expect(await signatureOf(bundle, signer)).toMatchObject({ signer: 'the key key.pub', signs: 'list of the files' })
  // The same key without its certificate.
  const byKey = readFileSync(join(folder, 'key.bundle.json'))
  expect(await signatureOf(byKey, signer)).toMatchObject({ signer: 'the key key.pub', signs: 'list of the files' })
  const other = { key: { name: 'key.pub', bytes: Buffer.from(otherKey()) } }
  expect(await signatureOf(byKey, other)).toEqual([expect.stringMatching(/^signed-by-another: it names a different key/)])
  expect(await signatureOf(bundle, other)).toEqual([expect.stringMatching(/^signed-by-another: .* of a different key/)])
  expect(await signatureOf(bundle, SIGNER)).toEqual([expect.stringMatching(/^signature-invalid: /)])
})

testWithVectors(vectorsTitle('OMS 1.0: no invalid bundle counts'), async () => {
  const folder = join(vectors('oms-v1.0.tar.gz'), 'test-vectors/v1.0')
  const files = ['invalid', 'invalid-payload'].flatMap(kind =>
    readdirSync(join(folder, kind)).map(name => join(folder, kind, name))
  )
  expect(files).toHaveLength(5)
  for (const file of files) {
    const found = await signatureOf(readFileSync(file), SIGNER)
    expect(found).toEqual([expect.stringMatching(/^(?:signature-invalid|signed-by-another|manifest-[a-z-]+): /)])
  }
})
