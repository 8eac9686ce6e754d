import type { Drift, Measurement } from './finding.ts'
import type { Seals } from './seal.ts'

/** What git is asked about by sealed bytes that another thread had in hand. Plain values: they go from thread to thread. */
export interface BlobFacts {
  /** SHA-1 object id of the blob with the bytes. */
  readonly id: string
  /** The same for the bytes with LF for CRLF; absent when not every line end is CRLF. */
  readonly lfId?: string
  /** What a checkout that writes CRLF converts: all text with an LF, or only what git takes for text by itself. */
  readonly converts: { readonly always: boolean; readonly auto: boolean }
  /** The found bytes are these with CRLF for every LF. */
  readonly foundIsCrlf: boolean
}

/** What the thread that looked at drifted bytes found out about them, while it had them in hand. */
export interface Told {
  readonly drift: Drift
  /** Of the sealed bytes, when undoing the causes gave them. */
  readonly original?: BlobFacts
}

/** What stands on disk at a sealed path. Exactly one for each seal, in the order of the seals. */
export type Observation =
  /** `exec` where the seal promises a mode and the engine saw the file's: whether its owner may execute it. */
  | { readonly state: 'intact'; readonly exec?: boolean }
  | { readonly state: 'drifted'; readonly found: Measurement; readonly told?: Told }
  | { readonly state: 'missing' }
  | {
      readonly state:
        | 'symlink'
        | 'not-a-file'
        | 'outside-root'
        | 'changed-while-reading'
        | 'unreadable'
        | 'mode-changed'
        | 'link-changed'
        | 'asset-incomplete'
        | 'digest-unknown'
      readonly reason: string
    }

/**
 * Compares seals with the files under a root. The seam for a parallel engine: any engine gives the same observations, one for each
 * seal.
 */
export type Engine = (root: string, seals: Seals) => readonly Observation[] | Promise<readonly Observation[]>

const INTACT: Observation = { state: 'intact' }
const EXECUTABLE: Observation = { state: 'intact', exec: true }
const NOT_EXECUTABLE: Observation = { state: 'intact', exec: false }

/** @param exec whether the owner may execute the file, if that was looked at. One value per mode: there are millions of files. */
export function intactWith(exec: boolean | undefined): Observation {
  if (exec === undefined) return INTACT
  return exec ? EXECUTABLE : NOT_EXECUTABLE
}
