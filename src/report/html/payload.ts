import type { Finding } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { escapeJson } from '../escape.ts'
import { inGroupOrder } from '../findings/groups.ts'
import { placesOf } from '../workspace-paths.ts'

/** What the page's script reads: the findings as they are, since it makes the sentences with the same code as every other report. */
export interface Payload {
  /** The first ones, group after group, worst first. */
  readonly findings: readonly Finding[]
  /** The number of each in the report, from 1. */
  readonly numbers: readonly number[]
  /** Of the report. */
  readonly total: number
  /** The folder of the sealed paths of each manifest, relative to the workspace; null if it is outside of it. */
  readonly folders: Readonly<Record<string, string | null>>
  /** URL that `docs/…` is relative to. */
  readonly docs?: string
}

/** A browser opens and searches this many without a pause. The worst come first, and report.json has all. */
const MAX_FINDINGS = 20_000
/** UTF-16 code units of JSON: hostile names can be long. */
const MAX_CHARACTERS = 32 * 1024 * 1024

/** The payload as JSON that is safe between script tags, in parts, and how many findings are in it. */
export function payloadJson(
  report: Report,
  docs: string | undefined
): { readonly parts: () => Iterable<string>; readonly shown: number } {
  const shown: Finding[] = []
  let size = 0
  for (const finding of inGroupOrder(report.findings).slice(0, MAX_FINDINGS)) {
    size += JSON.stringify(finding).length
    if (size > MAX_CHARACTERS) break
    shown.push(finding)
  }
  const numberOf = new Map(report.findings.map((finding, index) => [finding, index + 1]))
  const rest: Omit<Payload, 'findings'> = {
    numbers: shown.map(finding => numberOf.get(finding) ?? 0),
    total: report.findings.length,
    folders: foldersOf(report),
    ...(docs !== undefined && { docs })
  }
  function* parts(): Generator<string> {
    let before = '{"findings":['
    for (const finding of shown) {
      yield before + escapeForScript(JSON.stringify(finding))
      before = ','
    }
    const start = shown.length === 0 ? before : ''
    yield escapeForScript(`${start}],${JSON.stringify(rest).slice(1)}`)
  }
  return { parts, shown: shown.length }
}

/** No tag can begin or end in it, and what is invisible does not mislead a reader of the page's source. */
function escapeForScript(json: string): string {
  return escapeJson(json).replace(/[<>&]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const PROBE = 'x'

function foldersOf(report: Report): Record<string, string | null> {
  const places = placesOf(report)
  const folders = report.manifests.map(({ path }): [string, string | null] => {
    const file = places.sealedFile({ code: 'missing', severity: 'fail', path: PROBE, manifest: path })
    return [path, file === undefined ? null : file.slice(0, -PROBE.length)]
  })
  // A manifest may have any name, even `__proto__`.
  return Object.assign(Object.create(null), Object.fromEntries(folders))
}
