import { causeRow } from '../../model/causes.ts'
import { type EvidenceCode, rowOf } from '../../model/codes.ts'
import type { Finding } from '../../model/finding.ts'
import type { Denial } from '../../model/release.ts'
import { listed, type Rule } from './rule.ts'

/** True when the bytes of a sealed path are not known to be the sealed ones. */
function isBroken({ code }: Finding): boolean {
  return rowOf(code).broken !== undefined
}

/** Evidence whose seal is broken proves nothing. */
export const sealsHold: Rule = {
  code: 'seal-mismatch',
  name: 'every sealed file of the packet has its sealed bytes',
  check: ({ drift, files }) => {
    const broken = drift.filter(finding => isBroken(finding) && !isUnicode(finding))
    const reported = new Set(drift.filter(isBroken).map(({ path }) => path))
    const unreported = files.filter(({ path, intact }) => !intact && !reported.has(path))
    return denialOf('seal-mismatch', 'not as sealed', [...broken, ...unreported])
  }
}

/** A letter that only looks the same is the quietest way to change a document. */
export const charactersHold: Rule = {
  code: 'unicode-byte-drift',
  name: 'no sealed file was rewritten in other characters or another encoding',
  check: ({ drift }) =>
    denialOf(
      'unicode-byte-drift',
      'rewritten in other characters or another encoding',
      drift.filter(finding => isBroken(finding) && isUnicode(finding))
    )
}

function isUnicode({ drift }: Finding): boolean {
  return drift?.causes.some(({ code }) => causeRow(code).rewritesCharacters === true) === true
}

/** One denial for all of them: each has a finding of its own already. */
function denialOf(code: EvidenceCode, what: string, found: readonly { readonly path?: string }[]): Denial[] {
  const paths = [...new Set(found.flatMap(({ path }) => path ?? []))]
  const [path] = paths
  if (path === undefined) return []
  return [{ code, path, also: paths.slice(1), reason: `${what}: ${listed(paths)}` }]
}
