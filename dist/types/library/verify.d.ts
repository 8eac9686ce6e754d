import type { Report } from '../model/report.js';
import type { FormatName } from '../model/seal.js';
/** What `verify` is asked to do. Each option has the name of its flag in camel case; docs/library.md lists the defaults. */
export interface VerifyOptions {
    /** Folder that all paths are relative to; the current folder of the process when absent. */
    readonly cwd?: string;
    /** Paths or globs of manifests. When absent, and without `seals`, the one manifest in `cwd`. */
    readonly manifest?: string | readonly string[];
    /** The text of a manifest. */
    readonly seals?: string;
    readonly format?: FormatName | 'auto';
    /** Folder that sealed paths are relative to; the manifest's own when absent. */
    readonly root?: string;
    /** 64 hex digits, or the path of a file that begins with them: the sha256 that the manifest must have. */
    readonly manifestSha256?: string;
    /** Globs in which every file must be sealed. */
    readonly covers?: readonly string[];
    readonly unsealed?: 'fail' | 'warn' | 'ignore';
    readonly textRules?: readonly ('no-bom' | 'lf' | 'ascii' | 'utf-8' | 'nfc' | 'no-invisible')[];
    /** Who must have signed each manifest: `OWNER/REPO`, or lines such as `workflow: PATH` (docs/signing.md). */
    readonly signedBy?: string | readonly string[];
    /** Path of the key that must have signed. */
    readonly publicKey?: string;
    /** Path of the signature; it is looked for beside the manifest when absent. */
    readonly bundle?: string;
    /** Path of trusted roots of Sigstore; the one in this package when absent. */
    readonly trustedRoot?: string;
    /** Read the manifests from this branch, tag or commit. */
    readonly trustedRef?: string;
    /** Files must be as they are at this tag, branch or commit, or at the highest version tag: `latest-tag`. */
    readonly unchangedSince?: string;
    /** Globs of the files that `unchangedSince` is about; `!GLOB` leaves files out. All files when absent. */
    readonly paths?: readonly string[];
    /** Files under these paths that the commit does not have. */
    readonly newFiles?: 'allow' | 'fail';
    /** Files that were repaired since then: lines of `SHA256 PATH # REASON`. */
    readonly repairs?: readonly string[];
    readonly blockerMap?: string;
    readonly requireClearance?: boolean;
    /** The time by which ends of evidence are judged, in UTC such as `2026-01-31T09:30:00Z`; the clock of the machine when absent. */
    readonly now?: string;
    /** Full id of the commit that evidence must be about; the one that is checked out when absent. */
    readonly evidenceCommit?: string;
    /** Days before its end from which on evidence is reported. */
    readonly expiryNotice?: number;
    /** Start the validators that a packet pins. They are programs. */
    readonly runValidator?: boolean;
    /** False skips the self-test. */
    readonly probes?: boolean;
    readonly maxManifestBytes?: number;
    readonly maxEntries?: number;
    /** `2/8`: judge the second of eight shares. */
    readonly shard?: string;
    readonly threads?: number | 'auto';
}
/**
 * Checks files against their seals: the gate, after its self-test. Writes nothing. A file that has changed, and a manifest that cannot be
 * read, are findings of the report, so only `report.verdict === 'pass'` is a pass.
 * @throws UsageError or OptionsError when an option is not allowed or there is no manifest to verify
 */
export declare function verify({ cwd, manifest, ...rest }?: VerifyOptions): Promise<Report>;
