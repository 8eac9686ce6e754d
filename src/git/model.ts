import type { Measurement } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'

/** A sealed file that does not match its seal. */
export interface DriftedFile {
  readonly seal: Seal
  /** What is on disk; absent when there is nothing. */
  readonly found?: Measurement
}

/** Where the drift entered: the commit is wrong already, the checkout rewrote it, or a later step did. */
export type Layer = 'commit' | 'checkout' | 'workspace'

/** Where the sealed bytes were found. They count only because they match the seal, wherever they are. */
export type Source = 'HEAD' | 'manifest-id' | 'lfs-store' | 'object-store'

/** A line or a setting that made the checkout rewrite the file. Hostile text: escaped at each sink. */
export interface Reason {
  /** The .gitattributes line, or `key=value` of the setting. */
  readonly text: string
  /** `/`-separated; relative to the top folder of the repository if it is inside. */
  readonly file?: string
  /** From 1. */
  readonly line?: number
}

/** The commit after which the path no longer has the sealed bytes. The subject is hostile text. */
export interface BreakingCommit {
  readonly id: string
  /** When it was committed: ISO 8601, UTC. */
  readonly date?: string
  /** First line of the message, at most 200 characters. */
  readonly subject?: string
}

type NoteCode =
  | 'git-not-installed'
  | 'git-failed'
  | 'object-forged'
  | 'unsafe-owner'
  | 'not-a-working-tree'
  | 'no-commit'
  | 'untracked'
  | 'submodule-absent'
  | 'sparse-checkout'
  | 'symlink-in-commit'
  | 'symlink-as-text'
  | 'pointer-committed'
  | 'sealed-after-conversion'
  | 'other-settings'
  | 'filter-not-run'
  | 'encoding-unknown'
  | 'attributes-unknown'
  | 'too-large'
  | 'shallow'
  | 'partial-clone'
  | 'never-committed'
  | 'limit'

/** A question that git could not answer, and what would allow an answer. */
export interface Note {
  readonly code: NoteCode
  /** One plain sentence. Hostile text: escaped at each sink. */
  readonly text: string
  /** The command that helps, as words without quotes. */
  readonly run?: readonly string[]
}

/** What git knows of one drifted file. If everything is absent, nothing is known. */
export interface FileExplanation {
  /** Of the file, in the list that was asked about. */
  readonly index: number
  /** The sealed bytes. They match the seal: length and every digest. */
  readonly original?: Uint8Array
  readonly source?: Source
  readonly layer?: Layer
  readonly because?: readonly Reason[]
  readonly commit?: BreakingCommit
  readonly notes: readonly Note[]
  /** Top folder of the working tree that the file belongs to. */
  readonly repository?: string
}

/** What one run may ask of git. */
export interface GitLimits {
  /** Time for the survey, and again for the search. A last guard: a slow git must not change a finding. */
  readonly milliseconds: number
  /** A larger blob is not read. */
  readonly blobBytes: number
  /** All blobs that are read. */
  readonly totalBytes: number
  /** Blobs of a sealed length that are read and hashed when neither HEAD nor the manifest leads to the bytes. */
  readonly candidates: number
  /** Commits that are searched for the one that broke a file. */
  readonly commits: number
}

export const DEFAULT_GIT_LIMITS: GitLimits = {
  milliseconds: 180_000,
  blobBytes: 64 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
  candidates: 10_000,
  commits: 20_000
}
