import { resolve } from 'node:path'
import { relativePath } from '../disk/contain.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { loadManifests } from '../load/manifests.ts'
import type { Finding } from '../model/finding.ts'
import type { GateRequest } from '../model/request.ts'

/**
 * What a change did to seals. The manifests of the checkout are judged, even if those of the base are in force: they are what is merged.
 * @param sources the manifests in force
 */
export async function judgeReseals(request: GateRequest, sources: readonly LoadedManifest[]): Promise<Finding[]> {
  const { reseal, trusted, cwd, format, root, maxManifestBytes, maxEntries } = request
  if (reseal === undefined) return []
  const { configFindings, resealFindings, unknown } = await import('../reseal/reseal.ts')
  // Beside a release, the loaded lists are about assets.
  const now =
    trusted === undefined && request.release === undefined ? sources : await loadManifests(ofCheckout(request), () => undefined)
  // A manifest that no longer exists is a removal of all its seals.
  const unread = now.filter(({ problems }) => problems.some(({ code }) => code !== 'manifest-not-found'))
  const broken = new Set(unread.map(({ name }) => name))
  const files = now.filter(({ name, file, commit }) => file !== undefined && commit === undefined && !broken.has(name))
  const places = files.map(({ name, shownRoot, seals, covers = [], excludes = [] }) => ({
    manifest: name,
    root: shownRoot,
    seals,
    covers,
    excludes
  }))
  const policy = { ...reseal, manifests: reseal.manifests.filter(name => !broken.has(name)) }
  // A manifest in force that cannot be read already has findings; one that will be in force after the merge has none.
  const unknowns = trusted === undefined ? [] : unread.map(source => unknown(reseal, unreadText(source)))
  const found = await resealFindings(policy, places, {
    format,
    cwd,
    ...(root !== undefined && { root: relativePath(resolve(cwd, root), cwd) }),
    ...(maxManifestBytes !== undefined && { maxBytes: maxManifestBytes }),
    ...(maxEntries !== undefined && { maxEntries })
  })
  return [...configFindings(reseal), ...unknowns, ...found]
}

function unreadText({ name, problems: [first] }: LoadedManifest): string {
  return `${JSON.stringify(name)} in the checkout cannot be read (${first?.reason ?? 'no reason is known'})`
}

function ofCheckout({ trusted: _, release: __, ...request }: GateRequest): GateRequest {
  return { ...request, manifests: request.reseal?.here ?? request.manifests }
}
