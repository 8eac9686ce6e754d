import type { CauseRow } from './cause-row.js';
/** Every cause of drift, one row per cause: see docs/drift.md, one section each. */
export declare const CAUSES: {
    readonly 'archive-times': {
        readonly sentence: 'the times of members of the archive were changed';
        readonly remedies: readonly [{
            readonly text: 'Give all members one time: `SOURCE_DATE_EPOCH`, `tar --mtime=@0`, `touch -d @0` before `zip -X`, and run `zip` with `TZ=UTC`.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'archive-metadata': {
        readonly sentence: 'what the archive notes beside content was changed';
        readonly remedies: readonly [{
            readonly text: 'Pack without it: `tar --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw,a-s`, `gzip -n`, `zip -X`.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'archive-order': {
        readonly sentence: 'members of the archive are in another order';
        readonly remedies: readonly [{
            readonly text: 'Pack in a fixed order: `tar --sort=name`, or `find . | LC_ALL=C sort | zip -X -@`.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'archive-recompressed': {
        readonly sentence: 'the same content was compressed again';
        readonly remedies: readonly [{
            readonly text: 'Keep the file as it was packed. To pack it again, use the same program, version and level: `gzip -n -9`, `git -c tar.tar.gz.command="gzip -cn" archive`.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'archive-extra-members': {
        readonly sentence: 'members were added to the archive that a system or a tool makes';
        readonly remedies: readonly [{
            readonly text: 'Pack without them: `COPYFILE_DISABLE=1 tar`, `zip -X -x "__MACOSX/*" "*.DS_Store"`, and `git archive TREE` in place of a commit.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'container-changed': {
        readonly sentence: 'the same content was packed into another format';
        readonly remedies: readonly [{
            readonly text: 'Publish the format that was sealed, or seal each format.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'blank-lines-removed': {
        readonly sentence: 'blank lines were removed';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'json-reencoded': {
        readonly sentence: 'JSON text was written with other escapes';
        readonly remedies: readonly [{
            readonly text: 'Write the JSON without new escapes; in Python: json.dumps(…, ensure_ascii=False).';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'json-reformatted': {
        readonly sentence: 'JSON was written in another layout';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'json-numbers': {
        readonly sentence: 'JSON numbers were spelled another way';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'csv-reformatted': {
        readonly sentence: 'the table was written with other quotes or delimiters';
        readonly remedies: readonly [{
            readonly text: 'Do not save the table in a spreadsheet program: it writes quotes and delimiters its own way.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'markdown-reformatted': {
        readonly sentence: 'Markdown was written with other marks';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'xml-reformatted': {
        readonly sentence: 'XML was written with other quotes, declaration, references or layout';
        readonly remedies: readonly [{
            readonly text: 'Change the XML with a tool that keeps its spelling, or not at all.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'po-reformatted': {
        readonly sentence: 'the message catalogue was wrapped or arranged another way';
        readonly remedies: readonly [{
            readonly text: 'Write the catalogue with the tool and the width with which it was sealed: `msgcat --width`, `--no-wrap`.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'yaml-reformatted': {
        readonly sentence: 'YAML was written in another layout';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'bom-added': {
        readonly sentence: 'a byte order mark was added';
        readonly remedies: readonly [{
            readonly text: 'Save the file as UTF-8 without a byte order mark.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'bom-removed': {
        readonly sentence: 'the byte order mark was removed';
        readonly remedies: readonly [{
            readonly text: 'The sealed file begins with a byte order mark: save it as UTF-8 with one.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'crlf-added': {
        readonly sentence: 'LF line endings became CRLF';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'crlf-removed': {
        readonly sentence: 'CRLF line endings became LF';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'cr-only': {
        readonly sentence: 'line endings became CR alone';
        readonly remedies: readonly [{
            readonly text: 'Find the tool that writes CR line endings, and keep it away from this file.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'eol-mixed': {
        readonly sentence: 'some line endings were changed';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'unicode-line-ends': {
        readonly sentence: 'line endings and U+2028, U+2029 or U+0085 were exchanged';
        readonly remedies: readonly [{
            readonly text: 'Write line endings as LF in the tool that changed the file: the others end a line only for some programs.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'unicode-punctuation': {
        readonly sentence: 'plain and typographic punctuation were exchanged';
        readonly remedies: readonly [{
            readonly text: 'Turn off typographic punctuation in the tool that wrote the file.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'character-references': {
        readonly sentence: 'characters and their escapes or references were exchanged';
        readonly remedies: readonly [{
            readonly text: 'Keep HTML and string escaping away from this file: write its characters as they were sealed.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'unicode-normalized': {
        readonly sentence: 'characters were written in another Unicode form';
        readonly remedies: readonly [{
            readonly text: 'Write the text in the Unicode form in which it was sealed.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'invisible-characters': {
        readonly sentence: 'invisible characters were added or lost';
        readonly remedies: readonly [{
            readonly text: 'Delete the invisible characters; they often come with text pasted from a web page.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly homoglyphs: {
        readonly sentence: 'letters of different alphabets that look alike were exchanged';
        readonly remedies: readonly [{
            readonly text: 'Look at the places: such letters come from a wrong keyboard layout, from text recognition, or from someone who means to deceive.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'encoding-changed': {
        readonly sentence: 'the text was saved in another encoding';
        readonly remedies: readonly [{
            readonly text: 'Save it in its sealed encoding; in PowerShell: -Encoding utf8NoBOM.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly mojibake: {
        readonly sentence: 'the text was read in a wrong encoding and saved';
        readonly remedies: readonly [{
            readonly text: 'Read and write the file as UTF-8 in the tool that changed it.';
        }, import("./remedy.ts").Remedy];
        readonly rewritesCharacters: true;
    };
    readonly 'final-newline-added': {
        readonly sentence: 'a line feed was added at the end';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'final-newline-removed': {
        readonly sentence: 'the last line feed was removed';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'trailing-whitespace-added': {
        readonly sentence: 'white space was added at line ends';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'trailing-whitespace-removed': {
        readonly sentence: 'white space at line ends was removed';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'tabs-expanded': {
        readonly sentence: 'tabs became spaces';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'tabs-unexpanded': {
        readonly sentence: 'spaces became tabs';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly truncated: {
        readonly sentence: 'the end was cut off';
        readonly remedies: readonly [{
            readonly text: 'If a copy or a download was interrupted, or the disk was full, fetch the file again.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'nul-bytes': {
        readonly sentence: 'bytes became NUL';
        readonly remedies: readonly [{
            readonly text: 'The power failed, or a block was never written: fetch the file again.';
        }, import("./remedy.ts").Remedy];
    };
    readonly appended: {
        readonly sentence: 'bytes were added at the end';
        readonly remedies: readonly [{
            readonly text: 'Find what writes to the end of this file, and let it write to another file.';
        }, import("./remedy.ts").Remedy];
    };
    readonly prepended: {
        readonly sentence: 'bytes were added at the start';
        readonly remedies: readonly [{
            readonly text: 'Find the tool that writes a header into this file, and exclude the file there.';
        }, import("./remedy.ts").Remedy];
    };
    readonly emptied: {
        readonly sentence: 'the file was emptied';
        readonly remedies: readonly [{
            readonly text: 'Find what opens this file for writing; `>` empties a file before anything is written.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'lfs-pointer': {
        readonly sentence: 'this is the Git LFS pointer, not the content';
        readonly remedies: readonly [{
            readonly text: 'Fetch the content: `lfs: true` at the checkout, or by hand.';
            readonly run: 'git lfs pull';
        }, {
            readonly text: 'If the repository does not use Git LFS, someone committed the pointer instead of the file.';
        }];
    };
    readonly 'git-filter': {
        readonly sentence: 'a git filter rewrote it at checkout';
        readonly remedies: readonly [{
            readonly text: 'Forbid every conversion of this file in .gitattributes.';
            readonly many: 'Forbid every conversion of these files in .gitattributes.';
            readonly run: "echo 'FILE -text -ident -filter -working-tree-encoding' >> .gitattributes";
        }, import("./remedy.ts").Remedy];
    };
    readonly 'keywords-expanded': {
        readonly sentence: 'keywords of version control were expanded';
        readonly remedies: readonly [{
            readonly text: 'Export the file without keyword expansion: `svn export --ignore-keywords`, `cvs export -kk`, Perforce file type `text` without `+k`.';
        }, import("./remedy.ts").Remedy];
    };
    readonly compressed: {
        readonly sentence: 'the file was compressed';
        readonly remedies: readonly [{
            readonly text: 'Decompress the file: it was sealed before it was compressed.';
        }, import("./remedy.ts").Remedy];
    };
    readonly decompressed: {
        readonly sentence: 'the file was decompressed';
        readonly remedies: readonly [{
            readonly text: 'Use the compressed file as it was sealed: compressing again seldom gives the same bytes.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'blank-lines-added': {
        readonly sentence: 'blank lines were added';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'indentation-changed': {
        readonly sentence: 'the width of the indentation was changed';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'lines-reordered': {
        readonly sentence: 'lines were put in another order';
        readonly remedies: readonly [{
            readonly text: 'Find the tool that sorts or merges this file, and exclude the file there.';
        }, import("./remedy.ts").Remedy];
    };
    readonly inserted: {
        readonly sentence: 'lines were inserted';
        readonly remedies: readonly [{
            readonly text: 'Find the tool that inserts lines into this file, and exclude the file there.';
        }, import("./remedy.ts").Remedy];
    };
    readonly duplicated: {
        readonly sentence: 'the content is repeated';
        readonly remedies: readonly [{
            readonly text: 'Find what writes this file twice: `>>` instead of `>`, or a script that was run again.';
        }, import("./remedy.ts").Remedy];
    };
    readonly padded: {
        readonly sentence: 'padding was added at the end';
        readonly remedies: readonly [{
            readonly text: 'Copy the file again as a file: a device or a fixed-size record pads its end.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'base64-encoded': {
        readonly sentence: 'the file became base64 text';
        readonly remedies: readonly [{
            readonly text: 'Decode the file where it is fetched: the base64 answer of an API was saved as it is.';
        }, import("./remedy.ts").Remedy];
    };
    readonly unwrapped: {
        readonly sentence: 'what was around the content was taken off';
        readonly remedies: readonly [{
            readonly text: 'Keep the file as it was sealed, with what is around the content.';
        }, import("./remedy.ts").Remedy];
    };
    readonly wrapped: {
        readonly sentence: 'something was put around the content';
        readonly remedies: readonly [{
            readonly text: 'Save the content alone: what is around it belongs to the page, the message or the answer that it came in.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'text-encoded': {
        readonly sentence: 'the content was encoded as text';
        readonly remedies: readonly [{
            readonly text: 'Decode it where it is fetched: the body of a mail or the answer of an API was saved as it is.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'base64-decoded': {
        readonly sentence: 'the sealed base64 text was decoded';
        readonly remedies: readonly [{
            readonly text: 'Keep the base64 text as it was sealed.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'lfs-content': {
        readonly sentence: 'this is the content, and the Git LFS pointer was sealed';
        readonly remedies: readonly [{
            readonly text: 'Seal the content instead of the pointer, or check out without Git LFS (`lfs: false`).';
        }];
    };
    readonly 'symlink-as-text': {
        readonly sentence: 'this is the path of a symbolic link, written as text';
        readonly remedies: readonly [{
            readonly text: 'Check out where symbolic links work: on Windows, with developer mode and core.symlinks.';
            readonly run: 'git config core.symlinks true';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'merge-conflict': {
        readonly sentence: 'a merge left its conflict markers';
        readonly remedies: readonly [{
            readonly text: 'Resolve the conflict in favour of the sealed side.';
        }, import("./remedy.ts").Remedy];
    };
    readonly encrypted: {
        readonly sentence: 'the file is encrypted';
        readonly remedies: readonly [{
            readonly text: 'Unlock the file before the gate runs, for example with `git-crypt unlock`.';
        }];
    };
    readonly 'bit-flipped': {
        readonly sentence: 'one bit was flipped';
        readonly remedies: readonly [{
            readonly text: 'Fetch the file again, and check the disk and the memory that it came through.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'character-changed': {
        readonly sentence: 'one byte was changed, added or lost';
        readonly remedies: readonly [import("./remedy.ts").Remedy, import("./remedy.ts").Remedy];
    };
    readonly 'another-file': {
        readonly sentence: 'the bytes of another sealed file were put here';
        readonly remedies: readonly [{
            readonly text: 'Put the right file here: this one belongs at the other path.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'another-document': {
        readonly sentence: 'another document is in its place';
        readonly remedies: readonly [{
            readonly text: 'Look at what was saved: a download may have got an error page or a sign-in page instead of the file. Fetch it again.';
        }, import("./remedy.ts").Remedy];
    };
    readonly 'content-changed': {
        readonly sentence: 'its content was changed in a way that no known cause explains';
        readonly remedies: readonly [import("./remedy.ts").Remedy];
    };
};
export type CauseCode = keyof typeof CAUSES;
export declare const CAUSE_CODES: readonly CauseCode[];
/** The row of a cause, with the optional fields that its own type leaves out. */
export declare function causeRow(code: CauseCode): CauseRow;
