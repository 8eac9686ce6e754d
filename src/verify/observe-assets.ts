import { algorithmsOf } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Engine, Observation } from '../model/observation.ts'
import type { Asset, ReleaseAssets } from '../model/release-assets.ts'
import type { Algorithm, Digests, Seal } from '../model/seal.ts'

type Measured = { readonly bytes: number; readonly digests: Digests }

/**
 * Compares seals with the assets of a release. Size and digest are those that the host states; an asset is fetched only when the host states no
 * digest of an algorithm that a list has.
 * @param all seals of every list, so that each asset is fetched once for all of them
 */
export function assetEngine(host: ReleaseAssets, all: readonly Seal[]): Engine {
  const byName = new Map(host.assets.map(asset => [asset.name, asset]))
  const wanted = new Map<string, Set<Algorithm>>()
  for (const seal of all) {
    const algorithms = wanted.get(seal.path) ?? new Set()
    for (const algorithm of algorithmsOf(seal)) algorithms.add(algorithm)
    wanted.set(seal.path, algorithms)
  }
  const measured = new Map<string, Promise<Measured>>()
  const measure = (asset: Asset): Promise<Measured> => {
    const known = measured.get(asset.name) ?? measureOnce(host, asset, [...(wanted.get(asset.name) ?? [])])
    measured.set(asset.name, known)
    return known
  }
  return async (_, seals) => {
    const observations: Observation[] = []
    for (const seal of seals) observations.push(await observeAsset(seal, byName.get(seal.path), measure))
    return observations
  }
}

async function measureOnce(host: ReleaseAssets, asset: Asset, wanted: readonly Algorithm[]): Promise<Measured> {
  const { bytes, digests } = asset
  if (wanted.every(algorithm => digests[algorithm] !== undefined)) return { bytes, digests }
  return host.measure(asset, wanted)
}

async function observeAsset(
  seal: Seal,
  asset: Asset | undefined,
  measure: (asset: Asset) => Promise<Measured>
): Promise<Observation> {
  if (asset === undefined || seal.rawPath !== undefined) return { state: 'missing' }
  if (!asset.isComplete) return { state: 'asset-incomplete', reason: 'GitHub lists it as "starter": it has no content yet' }
  if (seal.exec !== undefined || seal.link !== undefined)
    return { state: 'unreadable', reason: 'the list promises its mode or that it is a link, and an asset has neither' }
  try {
    const { bytes, digests } = await measure(asset)
    const algorithms = algorithmsOf(seal)
    const isIntact =
      algorithms.length > 0 &&
      (seal.bytes === undefined || seal.bytes === bytes) &&
      algorithms.every(algorithm => digests[algorithm] === seal.digests[algorithm])
    return isIntact ? { state: 'intact' } : { state: 'drifted', found: { bytes, digests } }
  } catch (error) {
    return { state: 'unreadable', reason: errorMessage(error) }
  }
}
