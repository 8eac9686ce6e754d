/** A mistake of the caller: the command cannot run as it was given. The message can quote hostile names: escape it where it is shown. */
export declare class UsageError extends Error {
    readonly name = "UsageError";
}
