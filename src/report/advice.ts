import type { CauseCode, FindingCode } from '../model/finding.ts'

/** A command in which `FILE` stands for the quoted path. */
export interface Advice {
  readonly say: string
  readonly run?: string
}

export const RESTORE: Advice = {
  say: 'If the last commit has the sealed bytes, take them from there; if not, look for the commit that changed them.',
  run: 'git checkout HEAD -- FILE'
}

/** git leaves a file alone that it believes to be clean, so it must be gone before the new attribute takes effect. */
export const CHECK_OUT_AGAIN: Advice = {
  say: 'Then let git write the file again.',
  run: 'rm -- FILE && git checkout HEAD -- FILE'
}

export const NO_CONVERSION: Advice = {
  say: 'Forbid every conversion of its line ends, in .gitattributes.',
  run: "echo 'FILE -text' >> .gitattributes"
}

const MEANT: Advice = {
  say: 'If the change is meant, seal the file again and have the new seal reviewed. If not, take the sealed bytes back.',
  run: 'git log --oneline -- FILE'
}

function editorconfig(setting: string): Advice {
  return { say: `Keep editors and formatters off it: set \`${setting}\` for this file in .editorconfig.` }
}

export const BY_CAUSE: Readonly<Record<CauseCode, readonly Advice[]>> = {
  'bom-added': [{ say: 'Save the file as UTF-8 without a byte order mark.' }, RESTORE],
  'bom-removed': [{ say: 'The sealed file begins with a byte order mark: save it as UTF-8 with one.' }, RESTORE],
  'crlf-added': [NO_CONVERSION, CHECK_OUT_AGAIN],
  'crlf-removed': [NO_CONVERSION, CHECK_OUT_AGAIN],
  'cr-only': [{ say: 'Find the tool that writes CR line ends, and keep it off this file.' }, RESTORE],
  'eol-mixed': [NO_CONVERSION, RESTORE],
  'unicode-punctuation': [{ say: 'Switch off typographic punctuation in the tool that wrote the file.' }, RESTORE],
  'unicode-normalized': [{ say: 'Write the text in the Unicode form in which it was sealed.' }, RESTORE],
  'invisible-characters': [
    { say: 'Delete the invisible characters; they often come with text pasted from a web page.' },
    RESTORE
  ],
  'json-reencoded': [{ say: 'Write the JSON without new escapes; in Python: json.dumps(…, ensure_ascii=False).' }, RESTORE],
  'json-reformatted': [{ say: 'Keep formatters off this file, for example in .prettierignore.' }, RESTORE],
  'encoding-changed': [{ say: 'Save it in its sealed encoding; in PowerShell: -Encoding utf8NoBOM.' }, RESTORE],
  mojibake: [{ say: 'Read and write the file as UTF-8 in the tool that changed it.' }, RESTORE],
  'final-newline-added': [editorconfig('insert_final_newline = unset'), RESTORE],
  'final-newline-removed': [editorconfig('insert_final_newline = unset'), RESTORE],
  'trailing-whitespace-added': [editorconfig('trim_trailing_whitespace = unset'), RESTORE],
  'trailing-whitespace-removed': [editorconfig('trim_trailing_whitespace = unset'), RESTORE],
  'tabs-expanded': [editorconfig('indent_style = unset'), RESTORE],
  'tabs-unexpanded': [editorconfig('indent_style = unset'), RESTORE],
  truncated: [{ say: 'A copy or a download broke off, or the disk was full: fetch the file again.' }, RESTORE],
  appended: [{ say: 'Find the step that writes to the end of this file, and give it another file.' }, RESTORE],
  prepended: [{ say: 'Find the tool that puts a header in front of this file, and exclude it there.' }, RESTORE],
  emptied: [{ say: 'Find the step that opens this file for writing; `>` empties a file before anything is written.' }, RESTORE],
  'lfs-pointer': [
    { say: 'Fetch the content: `lfs: true` in the checkout step, or by hand.', run: 'git lfs pull' },
    { say: 'If nobody uses Git LFS here, someone committed the pointer instead of the file.' }
  ],
  'git-filter': [
    {
      say: 'Forbid every conversion of this file, in .gitattributes.',
      run: "echo 'FILE -text -ident -filter -working-tree-encoding' >> .gitattributes"
    },
    CHECK_OUT_AGAIN
  ],
  compressed: [{ say: 'Decompress the file: it was sealed as it was before.' }, RESTORE],
  decompressed: [{ say: 'Use the compressed file as it was sealed: compressing again seldom gives the same bytes.' }, RESTORE],
  'blank-lines-added': [NO_CONVERSION, RESTORE],
  'indentation-changed': [editorconfig('indent_size = unset'), RESTORE],
  'csv-reformatted': [
    { say: 'Do not save the table in a spreadsheet program: it writes quotes and delimiters its own way.' },
    RESTORE
  ],
  'markdown-reformatted': [{ say: 'Keep formatters off this file, for example in .prettierignore.' }, RESTORE],
  'yaml-reformatted': [{ say: 'Keep formatters off this file, for example in .prettierignore.' }, RESTORE],
  inserted: [{ say: 'Find the tool that puts lines into this file, and exclude it there.' }, RESTORE],
  duplicated: [
    { say: 'Find the step that writes this file twice: `>>` where `>` was meant, or a step that was run again.' },
    RESTORE
  ],
  padded: [{ say: 'Copy the file again as a file: a device or a fixed-size record fills its end.' }, RESTORE],
  'base64-encoded': [{ say: 'Decode it where it is fetched: an API that answers in base64 was saved as it is.' }, RESTORE],
  'base64-decoded': [{ say: 'Keep the base64 text as it was sealed.' }, RESTORE],
  'lfs-content': [{ say: 'Seal the content instead of the pointer, or check out without Git LFS (`lfs: false`).' }],
  'symlink-as-text': [
    {
      say: 'Check out where symbolic links work: on Windows, with developer mode and core.symlinks.',
      run: 'git config core.symlinks true'
    },
    CHECK_OUT_AGAIN
  ],
  'merge-conflict': [{ say: 'Resolve the conflict in favour of the sealed side.' }, RESTORE],
  encrypted: [{ say: 'Unlock the file before the gate runs, for example with `git-crypt unlock`.' }],
  'bit-flipped': [{ say: 'Fetch the file again, and check the disk and the memory it came through.' }, RESTORE],
  'character-changed': [RESTORE, MEANT],
  'another-file': [{ say: 'Put the right file here: this one belongs to the other path.' }, RESTORE],
  'content-changed': [MEANT]
}

export const BY_CODE: Readonly<Record<FindingCode, readonly Advice[]>> = {
  'digest-mismatch': [MEANT],
  'length-mismatch': [MEANT],
  missing: [
    { say: 'Bring the file back.', run: 'git checkout HEAD -- FILE' },
    { say: 'If it is meant to be gone, seal the others again without it.' }
  ],
  moved: [{ say: 'Move the file back, or seal it again at its new place.' }],
  swapped: [{ say: 'Give the two files their own names back.' }],
  'case-renamed': [{ say: 'Give the file exactly its sealed name, case and Unicode form included.' }],
  symlink: [{ say: 'Put the file itself in place of the link: a seal holds bytes, and a link can lead anywhere.' }],
  'not-a-file': [{ say: 'Take away what stands there, and put the sealed file in its place.' }, RESTORE],
  'outside-root': [{ say: 'Correct the path in the manifest: nothing outside the root is ever read.' }],
  'changed-while-reading': [{ say: 'Run the gate when no other step writes to the file.' }],
  unreadable: [{ say: 'Let the user who runs the gate read the file and its folders.', run: 'ls -l -- FILE' }],
  unsealed: [{ say: 'Seal the file, take it out of the covered folders, or set `unsealed: warn`.' }],
  'oxum-mismatch': [{ say: 'Fetch the bag again, or correct Payload-Oxum if the payload is as it was sent.' }],
  'text-rule': [{ say: 'Change the text as the rule asks and seal it again, or drop the rule.' }],
  'manifest-not-found': [
    { say: 'Correct the `manifest` input: a path or glob relative to the workspace. The checkout must stand before this step.' }
  ],
  'manifest-unreadable': [{ say: 'Name a regular file that the user who runs the gate may read.' }],
  'manifest-too-large': [{ say: 'Split the manifest, one for each folder.' }],
  'manifest-encoding': [{ say: 'Write the manifest as UTF-8.' }],
  'manifest-format-unknown': [{ say: 'Name a manifest in a format that the gate reads, or force one with `format`.' }],
  'manifest-schema-unknown': [{ say: 'Use a version of the gate that knows this schema, or seal again.' }],
  'manifest-key-unknown': [{ say: 'Delete the key or correct its spelling: a key that is not understood might matter.' }],
  'manifest-key-duplicate': [{ say: 'Keep one of the two: readers disagree on which of them counts.' }],
  'manifest-malformed': [{ say: 'Repair the line, or seal again. One bad line makes the whole manifest unusable.' }],
  'manifest-truncated': [{ say: 'Fetch or write the manifest again: its end is missing.' }],
  'manifest-empty': [{ say: 'Seal at least one file: a gate that checks nothing must not pass.' }],
  'manifest-digest-invalid': [{ say: 'Seal the file again: a digest is hexadecimal and has a fixed length.' }],
  'manifest-digest-weak': [{ say: 'Seal again with sha256: md5, sha1 and checksums can be forged.' }],
  'manifest-length-invalid': [{ say: 'Seal the file again: a length is a whole number of bytes.' }],
  'manifest-path-unsafe': [{ say: 'Use a path below the root, with `/` between its parts and no `..`.' }],
  'manifest-path-duplicate': [{ say: 'Delete the entry that is not right: only one can be.' }],
  'manifest-conflict': [{ say: 'Delete the seal that is not right: only one can be.' }],
  'manifest-pin-mismatch': [
    {
      say: 'If the new manifest was reviewed, pin its sha256. If not, take the pinned manifest back: whoever edits seals can hide drift.'
    }
  ],
  'clone-not-isolated': [
    { say: 'Rehearse on a clone without a network, and let the rehearsal write what it read back: `seal-gate rehearse`.' }
  ],
  'clone-points-to-production': [
    {
      say: 'Drop what leads to production from the dump (foreign servers, subscriptions, host names in functions), and rehearse again.'
    }
  ],
  'clone-has-secrets': [{ say: 'Make a dump without secrets, rotate those that were in it, and rehearse again.' }],
  'schema-mismatch-ignored': [
    { say: 'Make the clone from a dump with the expected schema, or correct the expectations; then rehearse again.' }
  ],
  'apply-equals-before': [{ say: 'Rehearse a change that changes the clone: a rollback of nothing proves nothing.' }],
  'rollback-not-restored': [{ say: 'Correct the rollback until every row and every property is back, and rehearse again.' }],
  'seal-mismatch': [{ say: 'Mend the drifted files first, each as its own finding says: until then nothing here is evidence.' }],
  'unicode-byte-drift': [{ say: 'Take the sealed bytes back, and switch off what rewrites characters in the tool that did it.' }],
  'production-pass-from-clone': [
    { say: 'Let evidence from production close it, or leave the blocker open: a rehearsal on a clone is no production run.' }
  ],
  'forbidden-token': [
    { say: 'Take the word out of the file, at the line that is named, and seal again. The policy lists the words.' }
  ],
  'evidence-invalid': [{ say: 'Write the document as its schema asks (schemas/ in this package), and seal it again.' }],
  'evidence-schema-unknown': [
    { say: 'Use a version of the gate that knows this schema, or take the document out of the packet.' }
  ],
  'evidence-inconsistent': [{ say: 'Make the documents again in one run, so that they speak of the same bytes, and seal them.' }],
  'blocker-map-invalid': [{ say: 'Correct the map: one map, every id once, no circle, and evidence named for what is closed.' }],
  'validator-failed': [
    { say: 'Correct what it refuses, or the validator itself; then run it again with `seal-gate rerun` and seal the new result.' }
  ],
  'validator-not-run': [
    { say: 'Supply what the reason names; or do not ask for validators here, and rely on the sealed result.' }
  ],
  resealed: [
    {
      say: 'Review the new bytes together with the new seal. If the change is not meant, take the manifest and the file back from the base.'
    }
  ],
  'seal-added': [{ say: 'Review what is sealed now: documents of a packet count as evidence from here on.' }],
  'seal-removed': [{ say: 'Make sure that the file may change freely from here on; if not, seal it again.' }],
  'seal-weakened': [{ say: 'Seal again with all that was promised before, or have the weaker promise reviewed.' }],
  'reseal-unknown': [
    {
      say: 'Let the gate see the base: `fetch-depth: 0` in the checkout step, or a `github-token` that may read the repository.'
    },
    { say: 'Where the reason names a manifest of the checkout, repair that one.' }
  ],
  'root-not-found': [{ say: 'Correct the `root` input, or make the folder before the gate runs.' }],
  'covers-empty': [{ say: 'Correct the glob: one that matches nothing guards nothing.' }],
  'probe-failed': [{ say: 'Do not trust this run. Use a released version of the gate, and report the failed probe.' }],
  'shard-invalid': [
    { say: 'Merge exactly one report of each shard of one run: download every artifact of the matrix, and no other.' }
  ],
  'production-held': [{ say: 'Close the open blockers with evidence, or take `require-clearance` away.' }],
  'input-invalid': [{ say: 'Correct the input in the workflow: a value that is not allowed is never replaced by a default.' }],
  'internal-error': [{ say: 'Run again. If it breaks again, report it with this message.' }]
}
