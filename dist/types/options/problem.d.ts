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
/** `"format" is "zip"; allowed is one of auto, native, …` */
export declare function notAllowed(name: string, value: string, allowed: string): OptionProblem;
/** `there is no input "cover": did you mean "covers"?` A misspelled name must not pass for one that was not given. */
export declare function unknownName(kind: 'input' | 'flag' | 'command' | 'option' | 'key' | 'cause', name: string, known: readonly string[]): OptionProblem;
/** The most similar of the known names, unless every one of them is as far away as a name of other letters. */
export declare function nearest(name: string, known: readonly string[]): string | undefined;
