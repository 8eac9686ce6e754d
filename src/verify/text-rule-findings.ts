import { isUtf8 } from 'node:buffer'
import { SealedFiles } from '../disk/sealed-file.ts'
import { type Breach, breachesOf, isBinary } from '../manifests/text-rules.ts'
import type { Finding } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { TextRule } from '../model/request.ts'
import type { Seal, Seals } from '../model/seal.ts'

/** A larger file is not judged by text rules, and that is said. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024

/**
 * Checks intact texts against the text rules; a drifted file has findings enough. Whether a file is a text is decided by its bytes: the
 * author of a seal could call a text `binary`.
 * @param place root folder, or what has the content of members of an archive
 */
export function textRuleFindings(
  manifest: string,
  place: string | { content(seal: Seal): Uint8Array | undefined },
  seals: Seals,
  observations: readonly Observation[],
  rules: readonly TextRule[]
): Finding[] {
  if (rules.length === 0) return []
  const files = typeof place === 'string' ? new SealedFiles(place) : place
  return seals.flatMap((seal, index): Finding[] => {
    if (observations[index]?.state !== 'intact') return []
    const base = { code: 'text-rule', manifest, path: seal.path, ...(seal.line > 0 && { line: seal.line }) } as const
    const content = files.content(seal, MAX_TEXT_BYTES)
    const bytes = content && Buffer.from(content.buffer, content.byteOffset, content.length)
    if (bytes === undefined && seal.text === 'binary') return []
    if (bytes === undefined)
      return [{ ...base, severity: 'unverifiable', reason: `it has over ${MAX_TEXT_BYTES} bytes, or it changed meanwhile` }]
    if (seal.text === 'binary' ? isBinary(bytes) || !isUtf8(bytes) : seal.text === undefined && isBinary(bytes)) return []
    const [first, ...others] = breachesOf(bytes, rules)
    if (first === undefined) return []
    const place = placeOf(bytes, first.offset)
    return [
      {
        ...base,
        severity: 'fail',
        location: place,
        reason: [first, ...others].map(breach => formatBreach(bytes, breach)).join('; ')
      }
    ]
  })
}

function formatBreach(bytes: Buffer, { rule, offset, what }: Breach): string {
  const { line, column } = placeOf(bytes, offset)
  return `${rule}: ${what} in line ${line}, column ${column}`
}

/** Line and column as GitHub counts them: UTF-16 code units. */
function placeOf(bytes: Buffer, offset: number) {
  const before = bytes.toString('utf8', 0, offset)
  const start = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: before.length - start + 1, offset }
}
