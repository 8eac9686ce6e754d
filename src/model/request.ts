import type { Base, ResealPolicy } from './base.ts'
import type { SealedRelease } from './release-assets.ts'
import type { ConfigSource } from './report.ts'
import type { FormatName } from './seal.ts'
import type { RunIdentity, Shard } from './shard.ts'
import type { ExpectedSigner } from './signature.ts'

/** A file that a pattern names and does not reach, such as a manifest behind a linked folder. */
export interface Unfollowed {
  /** As the pattern would name it. */
  readonly name: string
  readonly reason: string
}

/** A file that may differ from that of a commit, once and with a reason. */
export interface Repair {
  readonly path: string
  /** Of its new bytes. */
  readonly sha256: string
  readonly reason: string
}

/** A commit whose files must be here as they are there. */
export interface SealedCommit {
  /** `latest-tag`, or a tag, branch or commit. */
  readonly ref: string
  /** How the commit is called in reports; the ref when absent. */
  readonly label?: string
  /** Globs, relative to the root; those that begin with `!` take files out. Empty for all files. */
  readonly paths: readonly string[]
  /** Files under these paths that the commit does not have: permitted, or findings. */
  readonly newFiles: 'allow' | 'fail'
  readonly repairs?: readonly Repair[]
}

/** Normal forms in which a changed file may still be the sealed one. */
export const ACCEPTED_FORMS = ['json', 'text'] as const
export type AcceptedForm = (typeof ACCEPTED_FORMS)[number]

/** Files that may have another layout, as long as this form of them is the sealed one. */
export interface AcceptRule {
  readonly form: AcceptedForm
  readonly glob: string
}

/** What one run of the gate is asked to do, read from the action's inputs or the command line's flags. */
export interface GateRequest {
  /** Folder that all paths of the request are relative to. Absolute. */
  readonly cwd: string
  /** Paths of manifests, globs already expanded, as the user would write them. */
  readonly manifests: readonly string[]
  /** Files that a pattern would name if it followed linked folders. */
  readonly unfollowed?: readonly Unfollowed[]
  /** An inline manifest: its text, or its bytes as they came from standard input. */
  readonly seals?: string | Uint8Array
  /** A commit whose files are the seals. */
  readonly commit?: SealedCommit
  /** A release whose assets are checked in place of files. */
  readonly release?: SealedRelease
  readonly format: FormatName | 'auto'
  /** Folder that sealed paths are relative to; the manifest's own folder when absent. */
  readonly root?: string
  /** Pins the manifest's own bytes: 64 hex digits, or the path of a file that holds them. */
  readonly manifestSha256?: string
  /** Whose signature each manifest must have; signatures are not checked when absent. */
  readonly signer?: ExpectedSigner
  /** Globs in which every file must be sealed, beside those of the manifest. */
  readonly covers: readonly string[]
  readonly unsealed: 'fail' | 'warn' | 'ignore'
  /** Manifests are read there instead of from the checkout. */
  readonly trusted?: Base
  /** What a change may do with seals. */
  readonly reseal?: ResealPolicy
  /** What intact texts are held to beside their seal. */
  readonly textRules?: readonly TextRule[]
  /** Changed files that pass nevertheless, each with a notice. */
  readonly accept?: readonly AcceptRule[]
  readonly requireClearance: boolean
  /** The time by which ends of evidence are judged, in UTC; the clock of the machine when absent. False: no time is known. */
  readonly now?: string | false
  /** Full id of the commit that evidence must be about; that of the run when absent. */
  readonly evidenceCommit?: string
  /** Days before its end from which on evidence is reported. */
  readonly expiryNoticeDays?: number
  /** Start the validators that a packet pins, and hold them to their sealed results. */
  readonly runValidator?: boolean
  /** Path of the blocker map that must be in force; whichever the packet seals when absent. */
  readonly blockerMap?: string
  /** Judge only this share of the seals. */
  readonly shard?: Shard
  /** The run that a shard belongs to. */
  readonly run?: RunIdentity
  /** Told how far a long run is. */
  readonly progress?: (done: number, total: number) => void
  /** False: git is not asked what it knows of drifted files. */
  readonly git?: boolean
  /** The folder that git is asked about, of one that has a copy of its files; each is its own when absent. */
  readonly gitFolder?: (root: string) => string
  /** False: findings quote no bytes and no parser compares meanings, as in probes, of which only codes and causes are read. */
  readonly quotes?: boolean
  /** False: findings name no cause and no place, as in the self-test, which reads only codes. */
  readonly causes?: boolean
  /** True in a job of a CI, where steps follow the checkout; false on somebody's machine; absent where it is not known. */
  readonly inJob?: boolean
  /** Limits of one manifest; 256 MiB and 5 million entries when absent. */
  readonly maxManifestBytes?: number
  readonly maxEntries?: number
  /** Threads that hash; `auto` is one for each core. */
  readonly threads?: 'auto' | number
  /** The configuration that options came from, for the report. */
  readonly config?: ConfigSource
}

/** Rules that a text can be held to beside its seal. */
export const TEXT_RULES = ['no-bom', 'lf', 'ascii', 'utf-8', 'nfc', 'no-invisible'] as const
export type TextRule = (typeof TEXT_RULES)[number]
