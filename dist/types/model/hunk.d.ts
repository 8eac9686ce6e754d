/**
 * Findings of one run that show their differences: those whose sealed bytes undoing gave, then those that git has, each in the order of
 * the seals. Ten thousand would make a report that nobody can open.
 */
export declare const MAX_WITH_HUNKS = 50;
/** One line of text, or one row of bytes. */
export interface HunkLine {
    /** `-` stands in the original only, `+` in the found bytes only, a blank in both. */
    readonly kind: ' ' | '-' | '+';
    /** Made visible, on one line. Hostile all the same: escaped at each sink. */
    readonly text: string;
}
/** A place where original and found bytes differ, with what stands around it. */
export interface Hunk {
    /** Of its first line: the line number from 1, or the byte offset from 0. */
    readonly originalStart: number;
    readonly foundStart: number;
    readonly lines: readonly HunkLine[];
}
export interface Hunks {
    readonly unit: 'line' | 'byte';
    readonly hunks: readonly Hunk[];
    /** Differing lines or rows that are not among the hunks; absent when all are. `atLeast`: not everything was compared. */
    readonly hidden?: {
        readonly lines: number;
        readonly atLeast: boolean;
    };
}
