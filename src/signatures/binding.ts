import { digestsMatch } from '../model/digest.ts'
import type { Digests, Seal, Seals } from '../model/seal.ts'
import type { Signature } from '../model/signature.ts'
import { Refusal } from './refusal.ts'
import type { Statement } from './statement.ts'

const MAX_NAMED = 3

/**
 * How a verified statement is about a manifest: it names its bytes, or lists all its files with their digests and no others.
 * @throws Refusal
 */
export function bind(statement: Statement, bytes: Uint8Array, seals: Seals): Signature['signs'] {
  if (statement.subjects.some(digests => digestsMatch(digests, bytes))) return 'statement about the manifest'
  demandSame(statement, seals)
  return 'list of the files'
}

/** @throws Refusal unless the two lists seal the same files to the same bytes */
export function demandSame(statement: Statement, seals: Seals): void {
  if (statement.problem !== undefined)
    throw new Refusal(
      'not-in-signed-manifest',
      `the signed statement is about something else: it does not name the manifest, and ${statement.problem}`
    )
  const signed = new Map(statement.seals.map(seal => [seal.path, seal]))
  const listed = new Set(seals.map(({ path }) => path))
  const foreign = seals.filter(seal => !isSame(seal, signed.get(seal.path))).map(({ path }) => path)
  const dropped = statement.seals.filter(({ path }) => !listed.has(path)).map(({ path }) => path)
  if (foreign.length > 0)
    throw new Refusal('not-in-signed-manifest', `the signed statement does not name ${names(foreign)} with this digest`, foreign)
  if (dropped.length > 0)
    throw new Refusal(
      'not-in-signed-manifest',
      `the signed statement also names ${names(dropped)}, which this manifest does not list`,
      dropped
    )
}

function isSame(seal: Seal, signed: Seal | undefined): boolean {
  if (signed === undefined || seal.link !== undefined || seal.rawPath !== undefined) return false
  if (signed.bytes !== undefined && seal.bytes !== undefined && signed.bytes !== seal.bytes) return false
  const shared = Object.keys(seal.digests).filter(name => name in signed.digests)
  return shared.length > 0 && shared.every(name => seal.digests[name as keyof Digests] === signed.digests[name as keyof Digests])
}

function names(paths: readonly string[]): string {
  const first = paths.slice(0, MAX_NAMED).map(path => JSON.stringify(path))
  return paths.length > MAX_NAMED ? `${first.join(', ')} and ${paths.length - MAX_NAMED} more` : first.join(', ')
}
