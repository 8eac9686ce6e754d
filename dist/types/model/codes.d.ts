import { type Remedy } from './remedy.js';
/** What a finding is about: a sealed path or a file beside it, a manifest, what a change did to a seal, evidence, or the run itself. */
export type Subject = 'file' | 'manifest' | 'seal' | 'evidence' | 'run';
/** What was observed at a sealed path whose bytes are not known to be the sealed ones. */
export type BrokenState = 'drifted' | 'missing' | 'symlink' | 'not-a-file' | 'outside-root' | 'changed-while-reading' | 'unreadable' | 'mode-changed' | 'link-changed' | 'asset-incomplete' | 'digest-unknown';
/** All that is known about one code. Everything that depends on a code is a query on these rows. */
export interface CodeRow {
    readonly about: Subject;
    /** The words after the name of what it is about; for a run, a whole clause. */
    readonly sentence: string;
    /** The same of several files. Absent where each finding is read on its own. */
    readonly many?: string;
    readonly remedies: readonly Remedy[];
    /** The seal is broken: the bytes can be restored, and prove nothing until then. */
    readonly broken?: BrokenState;
    /** The path cannot be opened, or the seal itself is the matter: a reader is sent to the line that seals it. */
    readonly atSeal?: true;
    /** Says nothing against the seals themselves, so that files can be restored beside it. */
    readonly beside?: true;
    /** Production is cleared only by a run in which the probe of this name was refused. */
    readonly probed?: true;
    /** The page with a section of this name, below docs/. Absent: the page of its subject. */
    readonly page?: 'drift' | 'archives' | 'signing';
}
/** Every code of a finding, one row per code. */
export declare const CODES: {
    readonly 'digest-mismatch': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [Remedy];
        readonly broken: 'drifted';
    };
    readonly 'length-mismatch': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [Remedy];
        readonly broken: 'drifted';
    };
    readonly missing: {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly run: 'git checkout HEAD -- FILE';
        }, {
            readonly text: string;
            readonly many: string;
        }];
        readonly broken: 'missing';
        readonly atSeal: true;
    };
    readonly moved: {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly broken: 'missing';
        readonly atSeal: true;
    };
    readonly swapped: {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly broken: 'drifted';
    };
    readonly 'case-renamed': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly broken: 'missing';
        readonly atSeal: true;
    };
    readonly symlink: {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly broken: 'symlink';
        readonly atSeal: true;
    };
    readonly 'mode-changed': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly many: string;
            readonly run: 'chmod +x -- FILE && git update-index --chmod=+x -- FILE';
        }, {
            readonly text: string;
            readonly many: string;
        }];
        readonly broken: 'mode-changed';
    };
    readonly 'link-changed': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly many: string;
            readonly run: 'git checkout HEAD -- FILE';
        }, {
            readonly text: string;
            readonly many: string;
        }];
        readonly broken: 'link-changed';
        readonly atSeal: true;
    };
    readonly 'archive-unsupported': {
        readonly about: 'file';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-damaged': {
        readonly about: 'file';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-ambiguous': {
        readonly about: 'file';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-duplicate': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-case-twin': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-path-unsafe': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-link-unsafe': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-special': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-encrypted': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'archive-too-large': {
        readonly about: 'file';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'archives';
    };
    readonly 'asset-renamed': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly many: string;
        }];
        readonly broken: 'missing';
        readonly atSeal: true;
    };
    readonly 'asset-incomplete': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly many: string;
        }];
        readonly broken: 'asset-incomplete';
        readonly atSeal: true;
    };
    readonly 'not-a-file': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, Remedy];
        readonly broken: 'not-a-file';
        readonly atSeal: true;
    };
    readonly 'outside-root': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly broken: 'outside-root';
        readonly atSeal: true;
    };
    readonly 'changed-while-reading': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly broken: 'changed-while-reading';
    };
    readonly unreadable: {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly run: 'ls -l -- FILE';
        }];
        readonly broken: 'unreadable';
    };
    readonly unsealed: {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly many: string;
        }];
        readonly beside: true;
    };
    readonly 'oxum-mismatch': {
        readonly about: 'file';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly atSeal: true;
        readonly beside: true;
    };
    readonly 'text-rule': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly beside: true;
    };
    readonly 'manifest-not-found': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'ref-not-found': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'digest-unknown': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly broken: 'digest-unknown';
        readonly atSeal: true;
    };
    readonly 'ref-unreadable': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'ref-paths-invalid': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'release-not-found': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'release-unreadable': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'release-unlisted': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-unreadable': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-too-large': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-encoding': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-format-unknown': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-schema-unknown': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-key-unknown': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-key-duplicate': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-malformed': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-truncated': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-empty': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-digest-invalid': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-digest-weak': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-digest-ambiguous': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-length-invalid': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-path-unsafe': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-path-duplicate': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-conflict': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'manifest-pin-mismatch': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly unsigned: {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'signing';
    };
    readonly 'signed-by-another': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'signing';
    };
    readonly 'signature-invalid': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'signing';
    };
    readonly 'not-in-signed-manifest': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'signing';
    };
    readonly 'clone-not-isolated': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'clone-points-to-production': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'clone-has-secrets': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'schema-mismatch-ignored': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'apply-equals-before': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'rollback-not-restored': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'budget-exceeded': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'seal-mismatch': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'unicode-byte-drift': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'production-pass-from-clone': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'forbidden-token': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'evidence-expired': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'evidence-other-commit': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly probed: true;
    };
    readonly 'evidence-expires-soon': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'evidence-invalid': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'evidence-schema-unknown': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'evidence-inconsistent': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'blocker-map-invalid': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'validator-failed': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'validator-not-run': {
        readonly about: 'evidence';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'root-not-found': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly page: 'drift';
    };
    readonly 'covers-empty': {
        readonly about: 'manifest';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly beside: true;
        readonly page: 'drift';
    };
    readonly resealed: {
        readonly about: 'seal';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly atSeal: true;
    };
    readonly 'seal-added': {
        readonly about: 'seal';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly atSeal: true;
    };
    readonly 'seal-removed': {
        readonly about: 'seal';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly atSeal: true;
    };
    readonly 'seal-weakened': {
        readonly about: 'seal';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly atSeal: true;
    };
    readonly 'meaning-accepted': {
        readonly about: 'file';
        readonly sentence: string;
        readonly many: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly beside: true;
    };
    readonly 'config-changed': {
        readonly about: 'seal';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly atSeal: true;
    };
    readonly 'signer-changed': {
        readonly about: 'seal';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly atSeal: true;
        readonly page: 'signing';
    };
    readonly 'reseal-unknown': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, {
            readonly text: string;
        }];
    };
    readonly 'probe-failed': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'production-held': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
        readonly beside: true;
    };
    readonly 'shard-invalid': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'shard-without-run': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'shard-other-run': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'shard-other-attempt': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'shard-other-commit': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'shard-other-manifest': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'shard-attempts': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'shard-job-failed': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'shard-empty': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'input-invalid': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'internal-error': {
        readonly about: 'run';
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
};
export type FindingCode = keyof typeof CODES;
type CodeAbout<S extends Subject> = {
    [C in FindingCode]: (typeof CODES)[C]['about'] extends S ? C : never;
}[FindingCode];
/** Why the evidence of a packet proves nothing: see docs/evidence.md, one section each. */
export type EvidenceCode = CodeAbout<'evidence'>;
/** Codes of a manifest that cannot be judged. Each makes the verdict `unverifiable`. */
export type ManifestCode = Extract<FindingCode, `manifest-${string}` | `ref-${string}` | `release-${string}`>;
export declare const FINDING_CODES: readonly FindingCode[];
/** The row of a code, with the optional fields that its own type leaves out. */
export declare function rowOf(code: FindingCode): CodeRow;
/** True for a finding about what a packet proves, not about bytes. */
export declare function isEvidenceCode(code: FindingCode): code is EvidenceCode;
export {};
