import type { EvidenceCode } from '../../model/codes.ts'
import type { Denial } from '../../model/release.ts'
import type { Packet } from '../packet.ts'

/** One small check. It computes from the data and never believes a status word. */
export interface Rule {
  readonly code: EvidenceCode
  /** What it holds, in a few words. */
  readonly name: string
  check(packet: Packet): readonly Denial[]
}

/** One denial for everything that a check found wrong with one document; none when nothing is. */
export function denials(
  code: EvidenceCode,
  path: string,
  reasons: readonly (string | false)[],
  also: readonly string[] = []
): Denial[] {
  const given = reasons.filter(reason => reason !== false)
  if (given.length === 0) return []
  return [{ code, path, reason: given.join('; '), ...(also.length > 0 && { also }) }]
}

/** At most so many names, and how many more there are. */
export function listed(names: readonly string[], limit = 5): string {
  const more = names.length > limit ? [`${names.length - limit} more`] : []
  return [...names.slice(0, limit), ...more].join(', ')
}
