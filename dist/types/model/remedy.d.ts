/** One thing to do. */
export interface Remedy {
    /** A sentence; what is to be typed is in backticks. */
    readonly text: string;
    /** The same of several files. Absent: the sentence applies to each. */
    readonly many?: string;
    /** A command for a POSIX shell in which `FILE` stands for the quoted path. */
    readonly run?: string;
}
export declare const RESTORE: Remedy;
/** git does not rewrite a file that it believes to be clean, so it must be gone before the new attribute takes effect. */
export declare const CHECK_OUT_AGAIN: Remedy;
export declare const NO_CONVERSION: Remedy;
export declare const RESEAL_OR_RESTORE: Remedy;
/** A setting of .editorconfig that keeps editors and formatters away. */
export declare function editorconfig(setting: string): Remedy;
