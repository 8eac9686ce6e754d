import type { ManifestCode } from './codes.js';
import type { Hex } from './scalars.js';
/** Digests that this gate computes and compares. Weaker ones (md5, sha1, crc) never count as a seal. */
export type Algorithm = 'sha256' | 'sha384' | 'sha512' | 'blake2b512';
/** Lower-case hex by algorithm. At least one is present; all that are present must match. */
export type Digests = {
    readonly [A in Algorithm]?: Hex;
};
/** Facts of the sealed text. They cost nothing while the file is intact and make drift exact when it is not. */
export interface SealFacts {
    readonly text?: 'ascii' | 'utf-8' | 'binary';
    readonly eol?: 'lf' | 'crlf' | 'mixed' | 'none';
    readonly bom?: true;
    /** Object id of the git blob with the sealed bytes (SHA-1 or SHA-256 repository). */
    readonly git?: string;
    /** sha256 of the JSON value in canonical form (RFC 8785), so that another spelling of it is known without the sealed bytes. */
    readonly jsonSha256?: string;
    /** sha256 of the text in a normal form: `normalText`. */
    readonly textSha256?: string;
    /** Of an archive: sha256 of its members' names, modes and digests, whatever is around them. */
    readonly membersSha256?: string;
}
/** A sha256 that goes on: what is used of a `Hash` of Node, whose types a program that uses this library need not have. */
export interface RunningHash {
    copy(): RunningHash;
    update(bytes: Uint8Array): RunningHash;
    digest(encoding: 'hex'): string;
}
/** One sealed file: what its bytes must be. */
export interface Seal extends SealFacts {
    /** Relative to the root, `/` between segments, literal: never a pattern. */
    readonly path: string;
    /** The name's bytes, only when they are not UTF-8; `path` then shows them as `\xHH`. */
    readonly rawPath?: Uint8Array;
    readonly digests: Digests;
    /** Byte length, when the format carries one. */
    readonly bytes?: number;
    /** Whether the owner may execute the file (`S_IXUSR`), as git records it. Judged like the bytes; absent where nothing is promised. */
    readonly exec?: boolean;
    /**
     * Of a symbolic link: where it leads, as the link itself has it. The link is judged and never followed. Length and digests are those of
     * the target, as in a blob of git.
     */
    readonly link?: string;
    /** In place of digests of the whole file: those of its ranges, one after the other, up to its length. */
    readonly shards?: readonly Shard[];
    /** Only while the bytes of an atlas.sum's files are looked for: what its running sha256 includes before the bytes of this file. */
    readonly prefix?: RunningHash;
    /** Why nothing can be said about the file: the manifest lists it, and gives no digest of it alone. Never intact. */
    readonly unjudged?: string;
    /** Line of the manifest that says so, from 1. */
    readonly line: number;
}
/**
 * Seals in their order: an array, or columns of a large manifest, which make the object of a seal anew each time it is asked for. So
 * two objects may be one seal: compare `sealKey`, not the objects.
 */
export interface Seals extends Iterable<Seal> {
    readonly length: number;
    at(index: number): Seal | undefined;
    entries(): IterableIterator<[number, Seal]>;
    map<Value>(make: (seal: Seal, index: number) => Value): Value[];
    flatMap<Value>(make: (seal: Seal, index: number) => Value | readonly Value[]): Value[];
    filter(test: (seal: Seal, index: number) => boolean): Seal[];
    find(test: (seal: Seal, index: number) => boolean): Seal | undefined;
    findIndex(test: (seal: Seal, index: number) => boolean): number;
    some(test: (seal: Seal, index: number) => boolean): boolean;
    every(test: (seal: Seal, index: number) => boolean): boolean;
}
/** A range of a file, from the end of the one before it. */
export interface Shard {
    /** Offset after its last byte. */
    readonly end: number;
    readonly digests: Digests;
}
/** Formats of manifests that are read. */
export declare const MANIFEST_FORMATS: readonly ['native', 'gnu', 'bsd', 'columns', 'bagit', 'hashdeep', 'gentoo', 'tuf', 'in-toto', 'wheel-record', 'debian', 'cargo', 'lfs', 'sidecar', 'spdx', 'spdx-tag', 'cyclonedx', 'debian-index', 'conda', 'ocfl', 'sigstore', 'mtree', 'oci', 'electron-builder', 'jar', 'ro-crate', 'croissant', 'data-package', 'distinfo', 'srcinfo', 'pip-hash', 'sprockets', 'helm', 'get-filehash', 'atlas', 'cyclonedx-xml', 'metalink', 'spdx-yaml', 'homebrew', 'scoop', 'winget'];
export type FormatName = (typeof MANIFEST_FORMATS)[number];
/** What a format parser returns: the seals in the order of the manifest, or why there are none. */
export interface ParsedManifest {
    readonly seals: Seals;
    /** Native: the packet's name. */
    readonly packet?: string;
    /** Globs in which every file must be sealed. */
    readonly covers?: readonly string[];
    /** Globs of files that these `covers` do not mean. */
    readonly excludes?: readonly string[];
    /** Files without any bytes need no seal. */
    readonly passesEmpty?: true;
    readonly problems: readonly ManifestProblem[];
    /** Algorithms that nothing but the number of hex digits suggests: no tag, no format and not the name of the list states them. */
    readonly assumed?: readonly Algorithm[];
    /** Read anyway, but worth saying: a BOM, CRLF, upper-case hex, an unauthenticated signature. */
    readonly notices: readonly string[];
}
export interface ManifestProblem {
    readonly code: ManifestCode;
    /** Line of the manifest, from 1. */
    readonly line?: number;
    /** Path of the entry, when it is known. */
    readonly path?: string;
    /** One plain sentence: what is wrong and what was expected. Holds hostile text: escaped at each sink. */
    readonly reason: string;
}
/** The `schema` of a native manifest. */
export declare const NATIVE_SCHEMA = "seal-gate/manifest/1";
