import type { Seal } from '../model/seal.ts'
import type { Content } from './content.ts'

interface Program {
  readonly name: string
  /** Its output is a text. */
  readonly isText?: true
}

/** Names of files that are sealed encrypted. */
const ENCRYPTED_PATH = /\.(?:gpg|pgp|asc|age|enc|aes|crypt|vault|sops|secret)$/i

/** The program that encrypted the bytes, by how they begin. */
export function encryptedBy(found: Content): Program | undefined {
  const head = found.bytes.toString('latin1', 0, 32)
  if (head.startsWith('\0GITCRYPT\0')) return { name: 'git-crypt' }
  // https://docs.openssl.org/3.0/man1/openssl-enc/, "salt"
  if (head.startsWith('Salted__') && !found.isUtf8) return { name: 'openssl enc' }
  if (head.startsWith('age-encryption.org/v1\n')) return { name: 'age' }
  if (head.startsWith('$ANSIBLE_VAULT;')) return { name: 'Ansible Vault', isText: true }
  if (head.startsWith('-----BEGIN PGP MESSAGE-----')) return { name: 'OpenPGP', isText: true }
  return !found.isUtf8 && isOpenPgpMessage(found) ? { name: 'OpenPGP' } : undefined
}

export function mayBeEncrypted({ path }: Seal): boolean {
  return ENCRYPTED_PATH.test(path)
}

/**
 * True when the seal or the name contradicts that the sealed bytes were encrypted too.
 * @param isText the seal says so, or the name
 * @param isKnownKind the name is that of an image, an archive or the like
 */
export function isEncrypted({ name, isText: isTextNow }: Program, seal: Seal, isText: boolean, isKnownKind: boolean): boolean {
  if (mayBeEncrypted(seal)) return false
  if (name === 'Ansible Vault') return seal.text === 'utf-8'
  return isText || isKnownKind || (isTextNow === true && seal.text === 'binary') || (name === 'age' && seal.text === 'binary')
}

/** The packet before encrypted data: a session key for a public key (tag 1, version 3) or for a passphrase (tag 3, version 4 to 6). RFC 9580, 5.1 and 5.3 */
function isOpenPgpMessage({ bytes }: Content): boolean {
  const [head = 0, length = 0, third = 0, fourth = 0] = bytes
  const isOld = (head & 0xc0) === 0x80
  const tag = isOld ? (head & 0x3c) >> 2 : head >= 0xc0 ? head & 0x3f : 0
  if (tag !== 1 && tag !== 3) return false
  // A length of two bytes: the old form states it in the head, the new one in the first byte of the length.
  const isLong = isOld ? (head & 3) === 1 : length >= 192 && length < 224
  if (isOld && (head & 3) > 1) return false
  const version = isLong ? fourth : third
  return tag === 1 ? version === 3 || version === 6 : version >= 4 && version <= 6
}
