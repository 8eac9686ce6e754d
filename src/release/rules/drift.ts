import type { CauseCode, Finding, FindingCode } from '../../model/finding.ts'
import type { Denial, DenialCode } from '../../model/release.ts'
import { listed, type Rule } from './rule.ts'

/** What the verification says when the bytes of a sealed path are not known to be the sealed ones. */
const BROKEN: ReadonlySet<FindingCode> = new Set([
  'digest-mismatch',
  'length-mismatch',
  'missing',
  'moved',
  'swapped',
  'case-renamed',
  'symlink',
  'not-a-file',
  'outside-root',
  'changed-while-reading',
  'unreadable'
])

/** The same text to a reader, and other bytes. */
const UNICODE: ReadonlySet<CauseCode> = new Set([
  'unicode-punctuation',
  'unicode-normalized',
  'invisible-characters',
  'bom-added',
  'bom-removed',
  'encoding-changed',
  'mojibake',
  'json-reencoded'
])

/** Evidence whose seal is broken proves nothing. */
export const sealsHold: Rule = {
  code: 'seal-mismatch',
  name: 'every sealed file of the packet has its sealed bytes',
  check: ({ drift, files }) => {
    const broken = drift.filter(finding => BROKEN.has(finding.code) && !isUnicode(finding))
    const told = new Set(drift.filter(({ code }) => BROKEN.has(code)).map(({ path }) => path))
    const untold = files.filter(({ path, intact }) => !intact && !told.has(path))
    return gathered('seal-mismatch', 'not as sealed', [...broken, ...untold])
  }
}

/** A letter that only looks the same is the quietest way to change a document. */
export const charactersHold: Rule = {
  code: 'unicode-byte-drift',
  name: 'no sealed file was rewritten in other characters or another encoding',
  check: ({ drift }) =>
    gathered(
      'unicode-byte-drift',
      'rewritten in other characters or another encoding',
      drift.filter(finding => BROKEN.has(finding.code) && isUnicode(finding))
    )
}

function isUnicode({ drift }: Finding): boolean {
  return drift?.causes.some(({ code }) => UNICODE.has(code)) === true
}

/** One denial for all of them: each has a finding of its own already. */
function gathered(code: DenialCode, what: string, found: readonly { readonly path?: string }[]): Denial[] {
  const paths = [...new Set(found.flatMap(({ path }) => path ?? []))]
  const [path] = paths
  if (path === undefined) return []
  return [{ code, path, also: paths.slice(1), reason: `${what}: ${listed(paths)}` }]
}
