import type { CauseRow } from './cause-row.js';
/** Every cause of drift, one row per cause: see docs/drift.md, one section each. */
export declare const CAUSES: {
    readonly 'archive-times': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'archive-metadata': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'archive-order': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'archive-recompressed': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'archive-extra-members': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'container-changed': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'blank-lines-removed': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'json-reencoded': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'json-reformatted': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'json-numbers': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'csv-reformatted': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'markdown-reformatted': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'xml-reformatted': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'po-reformatted': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'yaml-reformatted': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'bom-added': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'bom-removed': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'crlf-added': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'crlf-removed': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'cr-only': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'eol-mixed': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'unicode-line-ends': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'unicode-punctuation': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'character-references': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'unicode-normalized': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'invisible-characters': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly homoglyphs: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'encoding-changed': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly mojibake: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'final-newline-added': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'final-newline-removed': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'trailing-whitespace-added': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'trailing-whitespace-removed': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'tabs-expanded': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'tabs-unexpanded': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly truncated: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'nul-bytes': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly appended: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly prepended: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly emptied: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'lfs-pointer': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly run: 'git lfs pull';
        }, {
            readonly text: string;
        }];
    };
    readonly 'git-filter': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly many: string;
            readonly run: "echo 'FILE -text -ident -filter -working-tree-encoding' >> .gitattributes";
        }, import("./remedy.js").Remedy];
    };
    readonly 'keywords-expanded': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly compressed: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly decompressed: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'blank-lines-added': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'indentation-changed': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'lines-reordered': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly inserted: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly duplicated: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly padded: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'base64-encoded': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly unwrapped: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly wrapped: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'text-encoded': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'base64-decoded': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'lfs-content': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'symlink-as-text': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
            readonly run: 'git config core.symlinks true';
        }, import("./remedy.js").Remedy];
    };
    readonly 'merge-conflict': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly encrypted: {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }];
    };
    readonly 'bit-flipped': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'character-changed': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy, import("./remedy.js").Remedy];
    };
    readonly 'another-file': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'another-document': {
        readonly sentence: string;
        readonly remedies: readonly [{
            readonly text: string;
        }, import("./remedy.js").Remedy];
    };
    readonly 'content-changed': {
        readonly sentence: string;
        readonly remedies: readonly [import("./remedy.js").Remedy];
    };
};
export type CauseCode = keyof typeof CAUSES;
export declare const CAUSE_CODES: readonly CauseCode[];
/** The row of a cause, with the optional fields that its own type leaves out. */
export declare function causeRow(code: CauseCode): CauseRow;
