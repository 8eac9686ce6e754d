import type { CauseCode } from './causes.ts'
import type { FindingCode } from './codes.ts'
import type { Hunks } from './hunk.ts'
import type { Proof } from './proof.ts'
import type { FromOne, Hex } from './scalars.ts'
import type { Digests } from './seal.ts'

/**
 * What a finding does to the verdict: `fail` and `unverifiable` are never green, `warning` and `notice` are only said.
 */
export type Severity = 'fail' | 'unverifiable' | 'warning' | 'notice'

/** Length in bytes and digests of some bytes; what is not known is absent. */
export interface Measurement {
  readonly bytes?: number
  readonly digests?: Digests
  /** Whether the owner may execute the file; only where the seal promises it. */
  readonly exec?: boolean
}

/** One coded result about one path, the manifest, or the run. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  /** Sealed path, relative to the root. */
  readonly path?: string
  /** Manifest the finding belongs to, as named by the user. */
  readonly manifest?: string
  /** Line of the manifest. */
  readonly line?: FromOne
  /** Id of the commit whose files are the seals, in place of a manifest. */
  readonly commit?: Hex
  /** The release whose assets are checked, in place of files. */
  readonly release?: string
  readonly expected?: Measurement
  readonly found?: Measurement
  /** One plain sentence with the particulars (kind of file, error code, …). Hostile: escaped at each sink. */
  readonly reason?: string
  /** Where in the file, when its bytes are the sealed ones and break a rule. */
  readonly location?: Location
  /** Why the bytes drifted. Only on `digest-mismatch` and `length-mismatch`. */
  readonly drift?: Drift
  /** Why the bytes of the file are not quoted here: it is in a git folder, git ignores it or could not be asked, or it has a secret. */
  readonly withheld?: 'git-folder' | 'ignored' | 'unknown' | 'secret'
  /** What git knows of a drifted or missing file. */
  readonly git?: GitFacts
}

/** Where drift entered: the commit is wrong already, the checkout rewrote a right commit, or a later step did. */
export type Layer = 'commit' | 'checkout' | 'workspace'

/** What git's own store and settings tell. Nothing of it is trusted for a proof: bytes count only when they match the seal. */
export interface GitFacts {
  readonly layer?: Layer
  /** Who wrote to the working tree, of the layer `workspace`: a later step of the job, or somebody who has not committed it. Absent where neither is certain. */
  readonly by?: 'step' | 'edit'
  /** Where git still has the sealed bytes. */
  readonly source?: 'HEAD' | 'manifest-id' | 'lfs-store' | 'object-store'
  /** Lines of .gitattributes and settings that made the checkout rewrite the file. */
  readonly because?: readonly { readonly text: string; readonly file?: string; readonly line?: FromOne }[]
  /** The commit after which the path no longer has the sealed bytes; `date` is ISO 8601. */
  readonly commit?: { readonly id: string; readonly date?: string; readonly subject?: string }
  /** What git could not tell, and the command that would let it, in words. */
  readonly notes?: readonly { readonly text: string; readonly run?: readonly string[] }[]
}

/** One step of what happened to the sealed bytes. */
export interface Cause {
  readonly code: CauseCode
  /** How often, when it can be counted (line ends, characters). */
  readonly count?: number
  /** Particulars in plain words, such as `U+2014 EM DASH for "-"` or `python json.dumps(indent=2)`. */
  readonly detail?: string
}

/** Where found bytes first differ from the sealed ones, in the found file. */
export interface Location {
  readonly line: FromOne
  /** In characters (UTF-16 code units, as GitHub counts); a BOM is a character. */
  readonly column: FromOne
  /** From 0, in bytes. */
  readonly offset: number
  /** Sealed bytes there, made visible (`-`, `␊`), when the original is known. */
  readonly expected?: string
  /** Found bytes there, made visible (`U+2014 EM DASH`, `␍␊`). */
  readonly found?: string
}

/**
 * How sure the causes are, never higher than what was computed (docs/drift.md#certainty):
 * `proved`: undoing exactly the named causes gives bytes with the sealed length and every sealed digest;
 * `compared`: the sealed bytes were at hand, and what differs from them is known; what no cause explains comes first;
 * `hint`: a trace in the found bytes contradicts a sealed fact;
 * `unexplained`: none of these.
 */
export const CERTAINTIES = ['proved', 'compared', 'hint', 'unexplained'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** Where sealed bytes came from that the found ones were compared with. */
export type OriginalSource = 'git' | 'another-path' | 'given'

interface DriftFacts {
  readonly causes: readonly Cause[]
  /** The first differing places. Of a comparison with edits: the edits. */
  readonly locations: readonly Location[]
  /** All differing places, when they were counted; `locations` may hold only the first ones. */
  readonly places?: number
  /** The first differences, by line and by byte. Only where the sealed bytes were in hand, and only on the first findings of a run. */
  readonly hunks?: readonly Hunks[]
  /** Whether the found bytes mean the same as the sealed ones, where the sealed bytes or their normal form were at hand. */
  readonly meaning?: Meaning
  /** Parts of a file in a known format, such as an image or a database, compared with those of the sealed one. */
  readonly parts?: PartsCompared
  /** Only of archives whose members could be read on both sides. */
  readonly members?: MembersCompared
  /** Why an archive was not looked into. Hostile. */
  readonly notLookedInside?: string
  /** Reported when the search stopped early: a budget ran out, so no cause is not the same as no explanation. */
  readonly limit?: string
}

/** Members of a found archive beside those of the sealed one. */
export interface MembersCompared {
  /** Members of the sealed archive. */
  readonly sealed: number
  /** Those of them with the same name, kind, mode and content. */
  readonly identical: number
  /** How many differ, were added, removed or moved. */
  readonly different: number
  /** The first of these. */
  readonly differences: readonly MemberDifference[]
}

/** What became of one member. Its bytes are never quoted. */
export interface MemberDifference {
  readonly what: 'changed' | 'added' | 'removed' | 'moved' | 'mode-changed'
  /** Hostile; within an inner archive as `inner.zip!/path`. */
  readonly path: string
  /** The new path of a member that moved. */
  readonly to?: string
  /** Why a changed member differs, as of a file. */
  readonly certainty?: 'proved' | 'compared' | 'hint' | 'unexplained'
  readonly causes?: readonly Cause[]
  /** Of a changed member in a known format. */
  readonly parts?: PartsCompared
}

export type PartsFormat = 'png' | 'pdf' | 'sqlite' | 'elf' | 'notebook' | 'xml'

/** Named parts of two files in one format. No text of a file is quoted but names of its parts. */
export interface PartsCompared {
  readonly format: PartsFormat
  /** Whether all that differs is metadata; absent where the parts could not be compared. */
  readonly sameContent?: boolean
  readonly different: number
  /** The first of these, content before metadata. */
  readonly differences: readonly PartDifference[]
  /** Why the parts could not be compared. */
  readonly note?: string
}

/** What became of one part. */
export interface PartDifference {
  /** Such as `chunk tIME`, `section .text`, `rows of table t`. Hostile. */
  readonly part: string
  readonly what: 'changed' | 'added' | 'removed'
  readonly role: 'content' | 'metadata'
  /** Dates, numbers and ids. */
  readonly detail?: string
}

export type MeaningFormat = 'members' | 'text' | 'json' | 'csv' | 'yaml' | 'toml' | 'xml' | 'markdown'

/** What a parser of the format decided about the sealed and the found bytes. Never raises a certainty (docs/drift.md#same-meaning). */
export interface Meaning {
  readonly format: MeaningFormat
  readonly same: boolean
}

export interface ProvedDrift extends DriftFacts {
  readonly certainty: 'proved'
  readonly proof: Proof
  /** Set when the chain was found with the sealed bytes at hand: the search alone may not find it again. */
  readonly original?: OriginalSource
}

export interface ComparedDrift extends DriftFacts {
  readonly certainty: 'compared'
  readonly original: OriginalSource
  /** What is left after the causes were undone; they are the locations. */
  readonly edits: Edits
}

/** Places where the found bytes, the causes undone, still differ from the sealed ones. */
export interface Edits {
  readonly count: number
  /** True when not all were counted. */
  readonly atLeast?: true
}

export interface HintedDrift extends DriftFacts {
  readonly certainty: 'hint'
}

export interface UnexplainedDrift extends DriftFacts {
  readonly certainty: 'unexplained'
}

/** Why a file drifted. */
export type Drift = ProvedDrift | ComparedDrift | HintedDrift | UnexplainedDrift
