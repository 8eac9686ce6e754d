import type { Algorithm } from '../model/seal.ts'

/**
 * Digests that a list of bare hex digits can hold, by the words that its own name has for them. Nothing in such a list states its
 * algorithm, and 64 digits are SHA-256 as well as BLAKE3, SHA3-256, BLAKE2b-256, BLAKE2s, SM3 or Streebog.
 */
const FOREIGN: readonly (readonly [string, RegExp])[] = [
  ['BLAKE3', /^(?:b3|blake3)$/],
  ['SHA-3', /^(?:sha3|keccak|shake)(?:224|256|384|512|128)?$/],
  ['SHA-512/t', /^sha512t|^sha512_?(?:224|256)$/],
  ['BLAKE2s', /^(?:b2s|blake2s)p?(?:128|160|224|256)?$/],
  ['BLAKE2b', /^(?:b2|blake2|blake2b|b2b)p?(?:128|160|224|256|384|512)?$/],
  ['SM3', /^sm3$/],
  ['Streebog (GOST)', /^(?:gost|streebog)(?:2012|94)?(?:256|512)?$/],
  ['Whirlpool', /^(?:whirlpool|wp)$/],
  ['RIPEMD', /^(?:ripemd|rmd)(?:128|160|256|320)?$/],
  ['Skein', /^skein(?:256|512|1024)?$/],
  ['KangarooTwelve', /^(?:k12|kangarootwelve)$/],
  ['Tiger', /^tiger(?:192)?$/],
  ['xxHash', /^(?:xxh|xxh3|xxhash|xxh32|xxh64|xxh128)$/]
]

const SHA2 = /^sha(?:2_?)?(?:256|384|512)$/

/**
 * The algorithm other than SHA-2 that the name of a list states, or undefined. The ending decides alone where it states one, since a list
 * is often named after its file: `libblake3.tar.gz.sha256` has SHA-256.
 * @param fileName last segment of the path of the list
 */
export function foreignAlgorithm(fileName: string): string | undefined {
  const words = wordsOf(fileName)
  const [ending] = wordsOf(fileName.slice(fileName.lastIndexOf('.') + 1)).slice(-1)
  if (ending !== undefined && fileName.includes('.')) {
    if (SHA2.test(ending)) return undefined
    const named = nameOf(ending)
    if (named !== undefined) return named
  }
  if (words.some(word => SHA2.test(word))) return undefined
  for (const word of words) {
    const named = nameOf(word)
    if (named !== undefined) return named
  }
  return undefined
}

/** True when the name of a list states this algorithm, such as `SHA256SUMS`, `a.sha512`, `SHASUMS256.txt` or `B2SUMS`. */
export function statesAlgorithm(fileName: string, algorithm: Algorithm): boolean {
  const foreign = foreignAlgorithm(fileName)
  if (foreign !== undefined) return foreign === 'BLAKE2b' && algorithm === 'blake2b512'
  const digits = algorithm.slice(-3)
  return wordsOf(fileName).some(word => word === 'sha2' || word === `sha${digits}` || word === `shasums${digits}`)
}

function nameOf(word: string): string | undefined {
  return FOREIGN.find(([, pattern]) => pattern.test(word))?.[0]
}

/** Words without the `sum` or `sums` at their ends. `SHA3-256SUMS` has one: a number belongs to the word before it. */
function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replaceAll(
      /(sha3|sha2|sha512|sha|shake|keccak|blake2[bs]?p?|b2|skein|gost|streebog|rmd|ripemd)[-_/](?=\d{3,4}(?!\d))/g,
      (_, word: string) => (word === 'sha512' ? 'sha512_' : word === 'sha2' ? 'sha' : word)
    )
    .split(/[^a-z0-9_]+|_(?!\d)/)
    .map(word => word.replace(/_?(?:check)?sums?$/, ''))
    .filter(word => word !== '')
}
