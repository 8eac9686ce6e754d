/** One option that was refused. */
export interface OptionProblem {
    readonly name: string;
    /** The sentence for the user. It quotes the value, so it is escaped where it is shown. */
    readonly text: string;
}
/** Everything that is wrong with the options of a run, at once. */
export declare class OptionsError extends Error {
    readonly problems: readonly OptionProblem[];
    constructor(problems: readonly OptionProblem[]);
}
/** Of a name or a value in a message. */
export declare const MAX_SHOWN_CHARACTERS = 200;
/** `"format" is "zip"; allowed is one of auto, native, …` */
export declare function notAllowed(name: string, value: string, allowed: string): OptionProblem;
