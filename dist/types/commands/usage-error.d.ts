/** A mistake of the caller: the command cannot run as it was given. The message can quote hostile names: escape it where it is shown. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
    /** What to do, in one sentence or as a command; empty where the message has it already. As hostile as the message. */
    readonly remedy: string;
    constructor(message: string, remedy?: string);
}
/** Something that was named does not exist. What was meant is found out where it is shown. */
export declare class MissingError extends UsageError {
    /** As it was given. */
    readonly given: string;
    /** What it should have been: `manifest`. */
    readonly kind: 'manifest' | 'file' | 'report' | 'packet' | 'spec';
    constructor(kind: MissingError['kind'], given: string, message?: string);
}
/** No manifest was named, and there is none; or a folder was named that has not exactly one. */
export declare class NoManifestError extends UsageError {
    /** The folder that was named; undefined where none was. */
    readonly folder: string | undefined;
    /** In words: `this folder`. */
    readonly place: string;
    /** Those that there are, as seen from the folder of the call. */
    readonly found: readonly string[];
    constructor(place: string, found?: readonly string[], folder?: string);
}
