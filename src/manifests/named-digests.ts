import type { Algorithm, Digests } from '../model/seal.ts'
import type { ManifestBuilder } from './manifest-builder.ts'

/**
 * Picks, of the digests that one entry names, those that count. Names are compared in lower case without `-` and `_`. Unknown and weak
 * ones are passed over, but one that counts must stand beside them: else undefined, with the problem noted.
 * @param pairs name and hex digest, as it is in the manifest: a list with the digest in it is not the digest
 */
export function namedDigests(
  entries: ManifestBuilder,
  line: number,
  path: string,
  pairs: Iterable<readonly [string, unknown]>
): Digests | undefined {
  const found: { -readonly [A in Algorithm]?: string } = {}
  const others: string[] = []
  for (const [name, hex] of pairs) {
    const algorithm = NAMES.get(name.toLowerCase().replaceAll(/[-_]/g, ''))
    if (algorithm === undefined) {
      others.push(name)
      continue
    }
    if (typeof hex !== 'string') {
      entries.problem('manifest-digest-invalid', line, `the ${algorithm} digest is not a string`, path)
      return undefined
    }
    const digest = entries.digests(line, hex, algorithm)?.[algorithm]
    if (digest === undefined) return undefined
    if (found[algorithm] !== undefined && found[algorithm] !== digest) {
      entries.problem('manifest-digest-invalid', line, `two different ${algorithm} digests in one entry`, path)
      return undefined
    }
    found[algorithm] = digest
  }
  if (Object.keys(found).length > 0) return found
  const listed = others.length === 0 ? 'it lists no digest' : `it lists only ${others.join(', ')}`
  entries.problem('manifest-digest-weak', line, `${listed}: a seal needs sha256, sha384, sha512 or blake2b`, path)
  return undefined
}

const NAMES: ReadonlyMap<string, Algorithm> = new Map([
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sha2256', 'sha256'],
  ['sha2384', 'sha384'],
  ['sha2512', 'sha512'],
  ['blake2b', 'blake2b512'],
  ['blake2b512', 'blake2b512']
])
