import type { Seal } from '../model/seal.js';
/** How files are sealed. */
export interface SealOptions {
    /** Folder that the paths are relative to; the current folder of the process when absent. */
    readonly cwd?: string;
    readonly format?: 'native' | 'gnu' | 'bsd' | 'bagit';
    /** Folder that sealed paths are relative to; `cwd` when absent. */
    readonly root?: string;
    /** Name of the packet, in the native format. */
    readonly packet?: string;
    /** Globs of files and folders that are left out, beside what git ignores. */
    readonly exclude?: readonly string[];
    /** Globs in which a file without a seal is a finding, in the native format. */
    readonly covers?: readonly string[];
}
/** The manifest, or why nothing was sealed. */
export type Sealing = {
    readonly kind: 'sealed';
    readonly text: string;
    readonly seals: readonly Seal[];
} | {
    readonly kind: 'refused';
    readonly reasons: readonly {
        readonly path?: string;
        readonly what?: string;
    }[];
};
/**
 * Seals files and folders. Writes nothing: the text of the manifest is the result, and the same files always give the same text.
 * @param paths as on the command line: files, and folders with everything in them
 * @throws UsageError or OptionsError when an option is not allowed or there is nothing to seal
 */
export declare function seal(paths: string | readonly string[], { cwd, ...rest }?: SealOptions): Promise<Sealing>;
