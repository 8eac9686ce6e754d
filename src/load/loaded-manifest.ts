import type { ReadManifest } from '../manifests/format.ts'
import type { Observation } from '../model/observation.ts'
import type { ReleaseAssets } from '../model/release-assets.ts'
import type { FormatName, Seal } from '../model/seal.ts'
import type { Signature } from '../model/signature.ts'
import type { ArchiveRoot } from './archive-root.ts'

export interface ReleaseFacts {
  /** As it is called in reports. */
  readonly name: string
  /** Names of all its assets; of a folder, paths of all its files. */
  readonly names: readonly string[]
  /** Of a folder: what is not a regular file with a name in UTF-8. It is an asset only by its own seal, never by its name. */
  readonly irregular?: readonly IrregularFile[]
  /** Absent where the assets are files in a folder. */
  readonly host?: ReleaseAssets
}

export interface IrregularFile {
  readonly path: string
  /** As `sealKey` makes it. */
  readonly key: string
  readonly reason: string
}

/** A loaded manifest: its seals, and where it was found. */
export interface LoadedManifest extends Omit<ReadManifest, 'format'> {
  /** `git` for the files of a commit, which no reader of manifests reads. */
  readonly format: FormatName | 'git' | 'unknown'
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
  /** Set when the seals are about members of an archive; there is no root folder then. */
  readonly archive?: ArchiveRoot
  /** Why there is neither a root folder nor an archive, where that is more than that it does not exist. */
  readonly rootReason?: string
  /** Real absolute path of the manifest file; absent when it is inline or not there. */
  readonly file?: string
  /** Id of the commit whose files these are. */
  readonly commit?: string
  /** Of seals whose files were found intact while their sealed bytes were read: no thread reads them again. */
  readonly seen?: ReadonlyMap<Seal, Observation>
  /** Modes of the current commit by path, where the disk keeps none: true for an executable file. */
  readonly modes?: ReadonlyMap<string, boolean>
  /** The release whose assets the seals are about, in place of files below the root. */
  readonly release?: ReleaseFacts
  /** True for a list that is an asset of that release itself. */
  readonly isAsset?: true
  /** Of the expected signer, verified. */
  readonly signature?: Signature
  /** Set when nobody named this manifest: it belongs to the bag in that folder. */
  readonly partOf?: string
}
