import type { CauseRow } from './cause-row.ts'
import { ARCHIVE_CAUSES } from './causes-of-archives.ts'
import { WRITER_CAUSES } from './causes-of-writers.ts'
import { CHECK_OUT_AGAIN, editorconfig, NO_CONVERSION, RESEAL_OR_RESTORE, RESTORE } from './remedy.ts'

/** Every cause of drift, one row per cause: see docs/drift.md, one section each. */
export const CAUSES = {
  ...WRITER_CAUSES,
  ...ARCHIVE_CAUSES,
  'bom-added': {
    sentence: 'a byte order mark was added',
    remedies: [{ text: 'Save the file as UTF-8 without a byte order mark.' }, RESTORE],
    rewritesCharacters: true
  },
  'bom-removed': {
    sentence: 'the byte order mark was removed',
    remedies: [{ text: 'The sealed file begins with a byte order mark: save it as UTF-8 with one.' }, RESTORE],
    rewritesCharacters: true
  },
  'crlf-added': { sentence: 'LF line endings became CRLF', remedies: [NO_CONVERSION, CHECK_OUT_AGAIN] },
  'crlf-removed': { sentence: 'CRLF line endings became LF', remedies: [NO_CONVERSION, CHECK_OUT_AGAIN] },
  'cr-only': {
    sentence: 'line endings became CR alone',
    remedies: [{ text: 'Find the tool that writes CR line endings, and keep it away from this file.' }, RESTORE]
  },
  'eol-mixed': { sentence: 'some line endings were changed', remedies: [NO_CONVERSION, RESTORE] },
  'unicode-line-ends': {
    sentence: 'line endings and U+2028, U+2029 or U+0085 were exchanged',
    remedies: [
      { text: 'Write line endings as LF in the tool that changed the file: the others end a line only for some programs.' },
      RESTORE
    ],
    rewritesCharacters: true
  },
  'unicode-punctuation': {
    sentence: 'plain and typographic punctuation were exchanged',
    remedies: [{ text: 'Turn off typographic punctuation in the tool that wrote the file.' }, RESTORE],
    rewritesCharacters: true
  },
  'character-references': {
    sentence: 'characters and their escapes or references were exchanged',
    remedies: [{ text: 'Keep HTML and string escaping away from this file: write its characters as they were sealed.' }, RESTORE],
    rewritesCharacters: true
  },
  'unicode-normalized': {
    sentence: 'characters were written in another Unicode form',
    remedies: [{ text: 'Write the text in the Unicode form in which it was sealed.' }, RESTORE],
    rewritesCharacters: true
  },
  'invisible-characters': {
    sentence: 'invisible characters were added or lost',
    remedies: [{ text: 'Delete the invisible characters; they often come with text pasted from a web page.' }, RESTORE],
    rewritesCharacters: true
  },
  homoglyphs: {
    sentence: 'letters of different alphabets that look alike were exchanged',
    remedies: [
      {
        text: 'Look at the places: such letters come from a wrong keyboard layout, from text recognition, or from someone who means to deceive.'
      },
      RESTORE
    ],
    rewritesCharacters: true
  },
  'encoding-changed': {
    sentence: 'the text was saved in another encoding',
    remedies: [{ text: 'Save it in its sealed encoding; in PowerShell: -Encoding utf8NoBOM.' }, RESTORE],
    rewritesCharacters: true
  },
  mojibake: {
    sentence: 'the text was read in a wrong encoding and saved',
    remedies: [{ text: 'Read and write the file as UTF-8 in the tool that changed it.' }, RESTORE],
    rewritesCharacters: true
  },
  'final-newline-added': {
    sentence: 'a line feed was added at the end',
    remedies: [editorconfig('insert_final_newline = unset'), RESTORE]
  },
  'final-newline-removed': {
    sentence: 'the last line feed was removed',
    remedies: [editorconfig('insert_final_newline = unset'), RESTORE]
  },
  'trailing-whitespace-added': {
    sentence: 'white space was added at line ends',
    remedies: [editorconfig('trim_trailing_whitespace = unset'), RESTORE]
  },
  'trailing-whitespace-removed': {
    sentence: 'white space at line ends was removed',
    remedies: [editorconfig('trim_trailing_whitespace = unset'), RESTORE]
  },
  'tabs-expanded': { sentence: 'tabs became spaces', remedies: [editorconfig('indent_style = unset'), RESTORE] },
  'tabs-unexpanded': { sentence: 'spaces became tabs', remedies: [editorconfig('indent_style = unset'), RESTORE] },
  truncated: {
    sentence: 'the end was cut off',
    remedies: [{ text: 'If a copy or a download was interrupted, or the disk was full, fetch the file again.' }, RESTORE]
  },
  'nul-bytes': {
    sentence: 'bytes became NUL',
    remedies: [{ text: 'The power failed, or a block was never written: fetch the file again.' }, RESTORE]
  },
  appended: {
    sentence: 'bytes were added at the end',
    remedies: [{ text: 'Find what writes to the end of this file, and let it write to another file.' }, RESTORE]
  },
  prepended: {
    sentence: 'bytes were added at the start',
    remedies: [{ text: 'Find the tool that writes a header into this file, and exclude the file there.' }, RESTORE]
  },
  emptied: {
    sentence: 'the file was emptied',
    remedies: [{ text: 'Find what opens this file for writing; `>` empties a file before anything is written.' }, RESTORE]
  },
  'lfs-pointer': {
    sentence: 'this is the Git LFS pointer, not the content',
    remedies: [
      { text: 'Fetch the content: `lfs: true` at the checkout, or by hand.', run: 'git lfs pull' },
      { text: 'If the repository does not use Git LFS, someone committed the pointer instead of the file.' }
    ]
  },
  'git-filter': {
    sentence: 'a git filter rewrote it at checkout',
    remedies: [
      {
        text: 'Forbid every conversion of this file in .gitattributes.',
        many: 'Forbid every conversion of these files in .gitattributes.',
        run: "echo 'FILE -text -ident -filter -working-tree-encoding' >> .gitattributes"
      },
      CHECK_OUT_AGAIN
    ]
  },
  'keywords-expanded': {
    sentence: 'keywords of version control were expanded',
    remedies: [
      {
        text: 'Export the file without keyword expansion: `svn export --ignore-keywords`, `cvs export -kk`, Perforce file type `text` without `+k`.'
      },
      RESTORE
    ]
  },
  compressed: {
    sentence: 'the file was compressed',
    remedies: [{ text: 'Decompress the file: it was sealed before it was compressed.' }, RESTORE]
  },
  decompressed: {
    sentence: 'the file was decompressed',
    remedies: [{ text: 'Use the compressed file as it was sealed: compressing again seldom gives the same bytes.' }, RESTORE]
  },
  'blank-lines-added': { sentence: 'blank lines were added', remedies: [NO_CONVERSION, RESTORE] },
  'indentation-changed': {
    sentence: 'the width of the indentation was changed',
    remedies: [editorconfig('indent_size = unset'), RESTORE]
  },
  'lines-reordered': {
    sentence: 'lines were put in another order',
    remedies: [{ text: 'Find the tool that sorts or merges this file, and exclude the file there.' }, RESTORE]
  },
  inserted: {
    sentence: 'lines were inserted',
    remedies: [{ text: 'Find the tool that inserts lines into this file, and exclude the file there.' }, RESTORE]
  },
  duplicated: {
    sentence: 'the content is repeated',
    remedies: [{ text: 'Find what writes this file twice: `>>` instead of `>`, or a script that was run again.' }, RESTORE]
  },
  padded: {
    sentence: 'padding was added at the end',
    remedies: [{ text: 'Copy the file again as a file: a device or a fixed-size record pads its end.' }, RESTORE]
  },
  'base64-encoded': {
    sentence: 'the file became base64 text',
    remedies: [{ text: 'Decode the file where it is fetched: the base64 answer of an API was saved as it is.' }, RESTORE]
  },
  unwrapped: {
    sentence: 'what was around the content was taken off',
    remedies: [{ text: 'Keep the file as it was sealed, with what is around the content.' }, RESTORE]
  },
  wrapped: {
    sentence: 'something was put around the content',
    remedies: [
      { text: 'Save the content alone: what is around it belongs to the page, the message or the answer that it came in.' },
      RESTORE
    ]
  },
  'text-encoded': {
    sentence: 'the content was encoded as text',
    remedies: [{ text: 'Decode it where it is fetched: the body of a mail or the answer of an API was saved as it is.' }, RESTORE]
  },
  'base64-decoded': {
    sentence: 'the sealed base64 text was decoded',
    remedies: [{ text: 'Keep the base64 text as it was sealed.' }, RESTORE]
  },
  'lfs-content': {
    sentence: 'this is the content, and the Git LFS pointer was sealed',
    remedies: [{ text: 'Seal the content instead of the pointer, or check out without Git LFS (`lfs: false`).' }]
  },
  'symlink-as-text': {
    sentence: 'this is the path of a symbolic link, written as text',
    remedies: [
      {
        text: 'Check out where symbolic links work: on Windows, with developer mode and core.symlinks.',
        run: 'git config core.symlinks true'
      },
      CHECK_OUT_AGAIN
    ]
  },
  'merge-conflict': {
    sentence: 'a merge left its conflict markers',
    remedies: [{ text: 'Resolve the conflict in favour of the sealed side.' }, RESTORE]
  },
  encrypted: {
    sentence: 'the file is encrypted',
    remedies: [{ text: 'Unlock the file before the gate runs, for example with `git-crypt unlock`.' }]
  },
  'bit-flipped': {
    sentence: 'one bit was flipped',
    remedies: [{ text: 'Fetch the file again, and check the disk and the memory that it came through.' }, RESTORE]
  },
  'character-changed': {
    sentence: 'one byte was changed, added or lost',
    remedies: [RESTORE, RESEAL_OR_RESTORE]
  },
  'another-file': {
    sentence: 'the bytes of another sealed file were put here',
    remedies: [{ text: 'Put the right file here: this one belongs at the other path.' }, RESTORE]
  },
  'another-document': {
    sentence: 'another document is in its place',
    remedies: [
      {
        text: 'Look at what was saved: a download may have got an error page or a sign-in page instead of the file. Fetch it again.'
      },
      RESTORE
    ]
  },
  'content-changed': {
    sentence: 'its content was changed in a way that no known cause explains',
    remedies: [RESEAL_OR_RESTORE]
  }
} as const satisfies Readonly<Record<string, CauseRow>>

export type CauseCode = keyof typeof CAUSES

// Object.keys forgets the names of the keys.
export const CAUSE_CODES = Object.keys(CAUSES) as readonly CauseCode[]

/** The row of a cause, with the optional fields that its own type leaves out. */
export function causeRow(code: CauseCode): CauseRow {
  return CAUSES[code]
}
