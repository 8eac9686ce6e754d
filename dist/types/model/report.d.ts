import type { Finding } from './finding.js';
import type { Blocker, Decision, Expiry, PacketStatus, ProbeResults, Verdict } from './release.js';
import type { Hex } from './scalars.js';
import type { FormatName } from './seal.js';
import type { RunIdentity, Shard } from './shard.js';
import type { Signature } from './signature.js';
/** Numbers of sealed paths by fate: `sealed = intact + drifted + missing + unverifiable`; `unsealed` counts strays beside them. */
export interface Counts {
    readonly sealed: number;
    readonly intact: number;
    readonly drifted: number;
    readonly missing: number;
    readonly unsealed: number;
    readonly unverifiable: number;
}
export interface ManifestReport {
    /** As the user named it. */
    readonly path: string;
    /** Folder that its paths are relative to, as the user would write it. */
    readonly root: string;
    /** The archive whose members the seals are about, as the user would write it; `root` is the folder that it is in. */
    readonly archive?: string;
    /** `git` for the files of a commit. */
    readonly format: FormatName | 'git' | 'unknown';
    /** Of the files of a commit: its id. */
    readonly commit?: Hex;
    /** The release whose assets the seals are about, in place of files. */
    readonly release?: string;
    readonly packet?: string;
    readonly sha256?: Hex;
    readonly seals: number;
    /** Who signed it; absent where that was not asked, or not shown. */
    readonly signature?: Signature;
    readonly notices: readonly string[];
}
export type ReleaseCode = 'no-evidence' | 'held' | 'cleared';
/** Why the decision is what it is. Hostile text of the evidence is in it: escaped at each sink. */
export interface ReleaseReasons {
    /** What the decision rests on: no evidence at all, reasons to hold, or none left. */
    readonly code: ReleaseCode;
    /** The weightiest reason, in one sentence. */
    readonly reason: string;
    /** All reasons to hold; none only when the decision is to clear. */
    readonly holds: readonly string[];
    /** What the operator must supply, in the words of the evidence. */
    readonly needed: readonly string[];
    /** Set where a document or a blocker has an end. */
    readonly expiry?: Expiry;
}
/** Which share of the seals a report is about. */
export interface ShardReport extends Shard {
    /** Number of the judged seals. */
    readonly seals: number;
    /** sha256 over the judged seals. */
    readonly judged: Hex;
    /** sha256 over what all shards of the run judge: what each report states of itself must give it. */
    readonly cut: Hex;
    /** Where the run has no id: sha256 over size, times and identity of all sealed files. */
    readonly tree?: Hex;
}
/** The configuration of a run. */
export interface ConfigSource {
    /** As the user would write it. */
    readonly path: string;
    /** Where it was read: `base 1a2b3c4d5e6f`; absent for the checkout. */
    readonly at?: string;
    /** Keys that are in force. */
    readonly keys: readonly string[];
    /** Keys that an input or a flag overrides. */
    readonly overridden: readonly string[];
}
/** Everything that one run found. Holds no clock and no machine path, so the same tree gives the same bytes in the same run. */
export interface Report {
    readonly schema: 'seal-gate/report/2';
    readonly version: string;
    readonly verdict: Verdict;
    readonly decision: Decision;
    readonly packet_status: PacketStatus;
    readonly release: ReleaseReasons;
    readonly counts: Counts;
    readonly manifests: readonly ManifestReport[];
    /** The run that made it; absent where nothing is known of it, as on a laptop. */
    readonly run?: RunIdentity;
    /** Where options came from; absent when there is no configuration. */
    readonly config?: ConfigSource;
    /** Which share of the seals was judged; absent when all were. */
    readonly shard?: ShardReport;
    /** Worst first, then by manifest and path. */
    readonly findings: readonly Finding[];
    /** Null when the self-test was switched off. */
    readonly probes: ProbeResults | null;
    readonly blockers: readonly Blocker[];
}
