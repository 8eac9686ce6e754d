import { algorithmsOf } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Engine, Observation } from '../model/observation.ts'
import type { Asset, ReleaseAssets } from '../model/release-assets.ts'
import type { Algorithm, Digests, Seal } from '../model/seal.ts'

/** Of an asset whose upload has not ended. */
export const INCOMPLETE = 'GitHub lists it as "starter": it has no content yet'

type Measured = { readonly bytes: number; readonly digests: Digests }

/**
 * Size and digests of the assets of a release. They are those that the host states; an asset is fetched only where the host states no digest of an
 * algorithm that a list has, and once for all lists.
 */
export class MeasuredAssets {
  readonly #host: ReleaseAssets
  readonly #wanted = new Map<string, Set<Algorithm>>()
  readonly #all = new Set<Algorithm>()
  readonly #measured = new Map<string, Promise<Measured>>()

  /** @param seals of every list */
  constructor(host: ReleaseAssets, seals: readonly Seal[]) {
    this.#host = host
    for (const seal of seals) {
      const algorithms = this.#wanted.get(seal.path) ?? new Set()
      for (const algorithm of algorithmsOf(seal)) {
        algorithms.add(algorithm)
        this.#all.add(algorithm)
      }
      this.#wanted.set(seal.path, algorithms)
    }
  }

  /** @throws when the asset cannot be fetched whole, or is not what the host states */
  measure(asset: Asset): Promise<Measured> {
    // An asset that no list has may be a listed one under another name, and then any seal may be about it.
    const known =
      this.#measured.get(asset.name) ?? measureOnce(this.#host, asset, [...(this.#wanted.get(asset.name) ?? this.#all)])
    this.#measured.set(asset.name, known)
    return known
  }
}

/** Compares seals with the assets of a release. */
export function assetEngine(host: ReleaseAssets, measured: MeasuredAssets): Engine {
  const byName = new Map(host.assets.map(asset => [asset.name, asset]))
  const measure = (asset: Asset) => measured.measure(asset)
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
  if (!asset.isComplete) return { state: 'asset-incomplete', reason: INCOMPLETE }
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
