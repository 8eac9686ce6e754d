import type { EvidenceCode } from './codes.js';
import type { Finding } from './finding.js';
/** What a piece of evidence is about. */
export type Scope = 'production' | 'clone' | 'design';
export type Verdict = 'pass' | 'fail' | 'unverifiable';
export type Decision = 'HOLD_PRODUCTION' | 'CLEARED_FOR_OPERATOR';
export type PacketStatus = 'BLOCKED' | 'READY_NOT_APPLIED' | 'REHEARSED';
/** A blocker as it really stands, whatever its map claims. */
export interface Blocker {
    readonly id: string;
    readonly title: string;
    readonly state: 'OPEN' | 'CLOSED';
    readonly reason: string;
    readonly scope?: Scope;
    /** How far it is, in the words of the map: told, and never a closure. */
    readonly progress?: string;
    readonly depends_on?: readonly string[];
}
/** One reason to deny, about one sealed file or about the whole packet. */
export interface Denial {
    readonly code: EvidenceCode;
    readonly path?: string;
    /** Sealed paths that the reason is about as well: none of them proves anything either. */
    readonly also?: readonly string[];
    /** One plain sentence. Hostile: escaped at each sink. */
    readonly reason: string;
}
/** The time by which ends of evidence are judged. */
export interface Clock {
    /** In UTC, to the second. */
    readonly now: string;
    /** Given by the workflow, or by the machine that judges. Never by the packet. */
    readonly source: 'input' | 'system';
}
/** What ends next of the evidence that counted. */
export interface NextEnd {
    readonly path: string;
    /** The blocker of the map at that path whose claim ends; absent where the document ends. */
    readonly blocker?: string;
    /** In UTC, to the second. */
    readonly not_after: string;
}
/** Judged ends of evidence. */
export interface Expiry {
    readonly clock: Clock;
    readonly next?: NextEnd;
}
/** A denial, or the end of a document, as a finding of the run. */
export interface ReleaseFinding extends Pick<Finding, 'path' | 'manifest' | 'line'> {
    readonly code: EvidenceCode;
    /** Only a denial fails; what has ended counts as open, which holds the release. */
    readonly severity: 'fail' | 'warning' | 'notice';
    readonly reason: string;
}
export interface ProbeResult {
    readonly id: string;
    /** What was done to the control packet, in plain words. */
    readonly mutation: string;
    /** Verdict or code that the gate must give, and the one it gave. */
    readonly expected: string;
    readonly seen: string;
    readonly passed: boolean;
}
/** The same bytes every time: no clock, no host name, no path of the machine. */
export interface ProbeResults {
    readonly schema: 'seal-gate/probe-results/1';
    /** The control packet without any mutation: the gate must pass it, or its refusals mean nothing. */
    readonly control: ProbeResult;
    /** Probes that must run, that ran, and that the gate refused for the named reason. All three must be equal. */
    readonly planned: number;
    readonly run: number;
    readonly passed: number;
    readonly probes: readonly ProbeResult[];
}
