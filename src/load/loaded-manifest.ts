import type { ReadManifest } from '../manifests/read.ts'

/** A loaded manifest: its seals, and where it was found. */
export interface LoadedManifest extends ReadManifest {
  /** As the user named it. */
  readonly name: string
  /** Of its own bytes; absent when they could not be read. */
  readonly sha256?: string
  /** Of its own bytes with LF for CRLF: a checkout on Windows may have rewritten it. Absent unless every line ends with CRLF. */
  readonly lfSha256?: string
  /** Real absolute folder that its paths are relative to; absent when there is none. */
  readonly root?: string
  /** The same as a user would write it, `/`-separated and relative to where the gate was started. */
  readonly shownRoot: string
  /** Real absolute path of the manifest file; absent when it is inline or not there. */
  readonly file?: string
  /** Set when nobody named this manifest: it belongs to the bag in that folder. */
  readonly partOf?: string
}
