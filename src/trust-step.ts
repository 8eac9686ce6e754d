import type { GateRequest } from './request.ts'
import type { Finding } from './seal/finding.ts'
import type { Source } from './verify/source.ts'
import { readSources } from './verify/sources.ts'

/**
 * What a change did to seals. Judged are the manifests of the checkout, even where the base's are in force: they are what is merged.
 * @param sources the manifests in force
 */
export async function judgeReseals(request: GateRequest, sources: readonly Source[]): Promise<Finding[]> {
  const { reseal, trusted, format, maxManifestBytes, maxEntries } = request
  if (reseal === undefined) return []
  const { resealFindings } = await import('./trust/reseal.ts')
  const now = trusted === undefined ? sources : await readSources(withoutTrusted(request), () => undefined)
  // What cannot be read has a finding of its own; a manifest that is gone altogether is a removal of all its seals.
  const broken = new Set(
    now.filter(({ problems }) => problems.some(({ code }) => code !== 'manifest-not-found')).map(({ name }) => name)
  )
  const files = now.filter(({ name, file }) => file !== undefined && !broken.has(name))
  const places = files.map(({ name, shownRoot, seals, covers = [] }) => ({ manifest: name, root: shownRoot, seals, covers }))
  const policy = { ...reseal, manifests: reseal.manifests.filter(name => !broken.has(name)) }
  return resealFindings(policy, places, format, {
    ...(maxManifestBytes !== undefined && { maxBytes: maxManifestBytes }),
    ...(maxEntries !== undefined && { maxEntries })
  })
}

function withoutTrusted({ trusted: _, ...request }: GateRequest): GateRequest {
  return request
}
