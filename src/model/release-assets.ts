import type { Measurement } from './finding.ts'
import type { Algorithm, Digests } from './seal.ts'

/** One file of a release, as its host lists it. */
export interface Asset {
  readonly name: string
  /** As the host states it. */
  readonly bytes: number
  /** Those that the host states; empty when it states none that the gate knows. */
  readonly digests: Digests
  /** False while the host has not received all of it. */
  readonly isComplete: boolean
}

/** The assets of one release at one time. Names are unique. */
export interface ReleaseAssets {
  readonly assets: readonly Asset[]
  /** The content of a small asset. @throws when it cannot be fetched whole, or is not what the host states */
  read(asset: Asset, maxBytes: number): Promise<Uint8Array>
  /** Length and digests of the content. @throws when it cannot be fetched whole, or is not what the host states */
  measure(asset: Asset, algorithms: readonly Algorithm[]): Promise<Required<Pick<Measurement, 'bytes' | 'digests'>>>
  /** What became of the assets since they were listed, in words; undefined when they are the same. @throws when that is not known */
  changes(): Promise<string | undefined>
}

/** A release whose assets must be what its lists state. */
export type SealedRelease =
  /** A folder of files that are to be uploaded, or were downloaded. Relative to where the gate was started. */
  | { readonly folder: string }
  | {
      /** How the release is called in reports: `release v1.4.0`. */
      readonly name: string
      /** Asks the host once, however often it is called. @throws NoSuchRelease, or what went wrong */
      open(): Promise<ReleaseAssets>
    }

/** The host has no such release, or does not show it. */
export class NoSuchRelease extends Error {}
