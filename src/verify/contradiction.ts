import type { Measurement } from '../model/finding.ts'
import type { Algorithm, Seal } from '../model/seal.ts'

/**
 * Bytes that match one sealed digest and not another: no bytes match both, so the seal is wrong and nothing is known of the file. A wrong
 * length beside a matching digest is the same case.
 */
export function contradictionOf({ bytes, digests }: Seal, found: Measurement): string | undefined {
  const listed = Object.entries(digests)
  const right = listed
    .filter(([algorithm, digest]) => found.digests?.[algorithm as Algorithm /* the only keys of `Digests` */] === digest)
    .map(([name]) => name)
  const wrong = listed.map(([name]) => name).filter(name => !right.includes(name))
  if (bytes !== undefined && found.bytes !== undefined && bytes !== found.bytes) wrong.push('length')
  if (right.length === 0 || wrong.length === 0) return undefined
  return `the seal contradicts itself: the file has its ${right.join(', ')} and not its ${wrong.join(', ')}`
}
