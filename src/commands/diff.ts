import { join } from 'node:path'
import { isWithin } from '../disk/contain.ts'
import { hunks } from '../drift/differences/hunks.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { withholdBytes } from '../quote/withhold.ts'
import type { Judged } from '../restore/candidates.ts'
import { originalOf } from '../restore/originals.ts'
import { findRestorable } from './restore.ts'
import { sealedPlaces } from './sealed-places.ts'

/** A finding, and the exact differences of its file where the sealed bytes are known. */
export interface FileDifference {
  readonly finding: Finding
  readonly differences?: NonNullable<NonNullable<Finding['drift']>['hunks']>[number]
}

/**
 * What differs in the files that were named, or in all. The found bytes are compared with the sealed ones themselves, not with what is left
 * once causes are undone. Quotes what `verify` may quote.
 * @param names sealed files, and folders with some; all when empty
 * @throws UsageError when nothing there is sealed
 */
export async function diff(request: GateRequest, report: Report, names: readonly string[]): Promise<readonly FileDifference[]> {
  const restorable = await findRestorable(request, report)
  if ('obstacles' in restorable) return report.findings.map(finding => ({ finding }))
  const { files, archives, sources } = restorable
  const roots = new Map(sources.map(({ name, root }) => [name, root]))
  const places = sealedPlaces(names, sources, request.cwd)
  const rootOf = ({ manifest = '' }: Finding): string | undefined => roots.get(manifest)
  const chosen = report.findings.filter(
    finding => places.length === 0 || places.some(place => isWithin(place, join(rootOf(finding) ?? '', finding.path ?? '')))
  )
  const judged = new Map(files.map(file => [file.finding, file]))
  const results: FileDifference[] = []
  for (const finding of chosen) {
    const exact = await exactly(finding, judged.get(finding), archives)
    const [shown = exact] = exact === finding ? [finding] : await withholdBytes([exact], rootOf, root => root)
    const [differences] = exact === finding ? [] : (shown.drift?.hunks ?? [])
    results.push({ finding, ...(differences !== undefined && { differences }) })
  }
  return results
}

/** The finding with the exact differences in the place of those that causes leave. */
async function exactly(finding: Finding, file: Judged | undefined, archives: Parameters<typeof originalOf>[1]): Promise<Finding> {
  if (file === undefined || finding.drift === undefined) return finding
  const restorable = await originalOf(file, archives)
  if ('reason' in restorable || restorable.found === undefined) return finding
  return { ...finding, drift: { ...finding.drift, hunks: [hunks(restorable.original.bytes, restorable.found)] } }
}
