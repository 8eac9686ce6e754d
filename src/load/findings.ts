import { sep } from 'node:path'
import { sealKey } from '../disk/walk.ts'
import { algorithmsOf } from '../model/digest.ts'
import type { Finding } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import type { LoadedManifest } from './loaded-manifest.ts'
import { readPin } from './pin.ts'

/** What is wrong with a manifest itself: each makes the run unverifiable. */
export function manifestFindings(source: LoadedManifest): Finding[] {
  const manifest = source.name
  const findings = source.problems.map(
    ({ code, line, path, reason }): Finding => ({
      code,
      severity: 'unverifiable',
      manifest,
      reason,
      ...(line !== undefined && { line }),
      ...(path !== undefined && { path })
    })
  )
  if (source.root === undefined && source.archive === undefined) {
    findings.push({
      code: 'root-not-found',
      severity: 'unverifiable',
      manifest,
      reason: source.rootReason ?? `there is no folder ${JSON.stringify(source.shownRoot)}`
    })
  }
  return findings
}

/** Seals of different manifests that contradict each other about one file: at most one of them can be right, and nobody says which. */
export function conflictFindings(sources: readonly LoadedManifest[], separator: string = sep): Finding[] {
  if (sources.length < 2) return []
  const findings: Finding[] = []
  const first = new Map<string, { readonly seal: Seal; readonly source: LoadedManifest }>()
  for (const source of sources) {
    const place = source.archive?.key ?? source.root
    if (place === undefined) continue
    for (const seal of source.seals) {
      const key = `${rootKey(place, separator)}/${sealKey(seal)}`
      const known = first.get(key)
      if (known === undefined) first.set(key, { seal, source })
      else if (known.source !== source && contradicts(known.seal, seal)) {
        const { name } = known.source
        const reason = `${JSON.stringify(name)}, line ${known.seal.line}, seals the same file to other bytes`
        findings.push({
          code: 'manifest-conflict',
          severity: 'unverifiable',
          manifest: source.name,
          path: seal.path,
          line: seal.line,
          reason
        })
      }
    }
  }
  return findings
}

/** A root as sealed paths are written: two manifests with different roots can name one file. */
function rootKey(root: string, separator: string): string {
  return (separator === '\\' ? root.replaceAll('\\', '/') : root).replace(/\/$/, '')
}

function contradicts(a: Seal, b: Seal): boolean {
  if (a.link !== b.link || (a.exec !== undefined && b.exec !== undefined && a.exec !== b.exec)) return true
  if (a.bytes !== undefined && b.bytes !== undefined && a.bytes !== b.bytes) return true
  return algorithmsOf(a).some(algorithm => b.digests[algorithm] !== undefined && a.digests[algorithm] !== b.digests[algorithm])
}

/**
 * Holds the manifest itself to a pinned sha256: without it, whoever can change a file can change its seal too. A pin names one manifest,
 * so any other number of them is refused.
 */
export function pinFindings(
  request: { readonly cwd: string; readonly manifestSha256?: string },
  sources: readonly LoadedManifest[]
): Finding[] {
  const { manifestSha256 } = request
  if (manifestSha256 === undefined) return []
  const refuse = (reason: string): Finding[] => [{ code: 'manifest-pin-mismatch', severity: 'unverifiable', reason }]
  const named = sources.filter(({ partOf }) => partOf === undefined)
  const [source] = named
  if (source === undefined || named.length > 1)
    return refuse(`"manifest-sha256" pins exactly one manifest, and there are ${named.length}`)
  const pin = readPin(request.cwd, manifestSha256)
  if ('reason' in pin) return refuse(pin.reason)
  if (source.sha256 === pin.sha256) return []
  const expected = { digests: { sha256: pin.sha256 } }
  const found = source.sha256 === undefined ? {} : { found: { digests: { sha256: source.sha256 } } }
  const reason =
    source.lfSha256 === pin.sha256
      ? 'only its line endings were rewritten from LF to CRLF, as a checkout on Windows does; with LF it is exactly the pinned one'
      : 'its own bytes have changed'
  return [{ code: 'manifest-pin-mismatch', severity: 'fail', manifest: source.name, expected, ...found, reason }]
}
