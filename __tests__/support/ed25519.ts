import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A key that signs as minisign does. */
export function minisigner() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const id = randomBytes(8)
  const encoded = (algorithm: string, bytes: Uint8Array) => Buffer.concat([Buffer.from(algorithm), id, bytes]).toString('base64')
  return {
    publicFile: `untrusted comment: a key\n${encoded('Ed', publicKey.export({ format: 'der', type: 'spki' }).subarray(12))}\n`,
    sign(bytes: string | Uint8Array): string {
      const signature = sign(null, createHash('blake2b512').update(bytes).digest(), privateKey)
      const all = sign(null, Buffer.concat([signature, Buffer.from('v1')]), privateKey).toString('base64')
      return `untrusted comment: x\n${encoded('ED', signature)}\ntrusted comment: v1\n${all}\n`
    }
  }
}
