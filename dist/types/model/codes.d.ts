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
        readonly sentence: 'has changed (different bytes)';
        readonly many: 'have changed (different bytes)';
        readonly remedies: readonly [Remedy];
        readonly broken: 'drifted';
    };
    readonly 'length-mismatch': {
        readonly about: 'file';
        readonly sentence: 'has changed (different size)';
        readonly many: 'have changed (different size)';
        readonly remedies: readonly [Remedy];
        readonly broken: 'drifted';
    };
    readonly missing: {
        readonly about: 'file';
        readonly sentence: 'is missing';
        readonly many: 'are missing';
        readonly remedies: readonly [{
            readonly text: 'Restore the file.';
            readonly run: 'git checkout HEAD -- FILE';
        }, {
            readonly text: 'If the file was removed on purpose, drop its seal with `seal-gate seal --update --remove`.';
            readonly many: 'If the files were removed on purpose, drop their seals with `seal-gate seal --update --remove`.';
        }];
        readonly broken: 'missing';
        readonly atSeal: true;
    };
    readonly moved: {
        readonly about: 'file';
        readonly sentence: 'is at another path';
        readonly many: 'are at other paths';
        readonly remedies: readonly [{
            readonly text: 'Move the file back, or seal it at its new path with `seal-gate seal --update --remove PATH`. Where only "\\" is wrong, `seal-gate repair MANIFEST` writes "/".';
        }];
        readonly broken: 'missing';
        readonly atSeal: true;
    };
    readonly swapped: {
        readonly about: 'file';
        readonly sentence: 'has the bytes of another sealed file';
        readonly many: 'have the bytes of other sealed files';
        readonly remedies: readonly [{
            readonly text: 'Give the two files their own names back.';
        }];
        readonly broken: 'drifted';
    };
    readonly 'case-renamed': {
        readonly about: 'file';
        readonly sentence: 'exists only under a different spelling (case or Unicode form)';
        readonly many: 'exist only under a different spelling (case or Unicode form)';
        readonly remedies: readonly [{
            readonly text: 'Rename the file to exactly its sealed name, case and Unicode form included.';
        }];
        readonly broken: 'missing';
        readonly atSeal: true;
    };
    readonly symlink: {
        readonly about: 'file';
        readonly sentence: 'is reached through a symbolic link';
        readonly many: 'are reached through symbolic links';
        readonly remedies: readonly [{
            readonly text: 'Replace the link by the file itself: a seal holds bytes, and a link can lead anywhere.';
        }];
        readonly broken: 'symlink';
        readonly atSeal: true;
    };
    readonly 'mode-changed': {
        readonly about: 'file';
        readonly sentence: 'has its sealed bytes and another mode';
        readonly many: 'have their sealed bytes and other modes';
        readonly remedies: readonly [{
            readonly text: 'Set the sealed mode, and record it in git.';
            readonly many: 'Set the sealed modes, and record them in git.';
            readonly run: 'chmod +x -- FILE && git update-index --chmod=+x -- FILE';
        }, {
            readonly text: 'Pack files in a tar archive before `actions/upload-artifact`, which drops modes.';
            readonly many: 'Pack files in a tar archive before `actions/upload-artifact`, which drops modes.';
        }];
        readonly broken: 'mode-changed';
    };
    readonly 'link-changed': {
        readonly about: 'file';
        readonly sentence: 'is not the sealed symbolic link';
        readonly many: 'are not the sealed symbolic links';
        readonly remedies: readonly [{
            readonly text: 'Restore the link.';
            readonly many: 'Restore the links.';
            readonly run: 'git checkout HEAD -- FILE';
        }, {
            readonly text: 'On Windows, check out with `core.symlinks=true`. Packers and artifact uploads may copy what a link leads to.';
            readonly many: 'On Windows, check out with `core.symlinks=true`. Packers and artifact uploads may copy what a link leads to.';
        }];
        readonly broken: 'link-changed';
        readonly atSeal: true;
    };
    readonly 'archive-unsupported': {
        readonly about: 'file';
        readonly sentence: 'cannot be read as an archive';
        readonly remedies: readonly [{
            readonly text: 'Pack it as zip, or as tar with gzip, zstd or nothing, without sparse files and volumes.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-damaged': {
        readonly about: 'file';
        readonly sentence: 'is a damaged archive';
        readonly remedies: readonly [{
            readonly text: 'Fetch or build the archive again: it is cut off, or its bytes have changed.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-ambiguous': {
        readonly about: 'file';
        readonly sentence: 'is an archive that programs read differently';
        readonly remedies: readonly [{
            readonly text: 'Pack the files again with a usual program: nothing may be hidden before, between or after members, and both headers of each must agree.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-duplicate': {
        readonly about: 'file';
        readonly sentence: 'is in the archive twice';
        readonly many: 'are in the archive twice';
        readonly remedies: readonly [{
            readonly text: 'Pack each path once, also if case and Unicode form are left aside: programs disagree on which member counts.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-case-twin': {
        readonly about: 'file';
        readonly sentence: 'has a twin in the archive whose path differs in case or Unicode form only';
        readonly many: 'have twins in the archive whose paths differ in case or Unicode form only';
        readonly remedies: readonly [{
            readonly text: 'Seal both files or rename one: on Windows and macOS, the file extracted last replaces the other.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-path-unsafe': {
        readonly about: 'file';
        readonly sentence: 'has an unsafe path in the archive';
        readonly many: 'have unsafe paths in the archive';
        readonly remedies: readonly [{
            readonly text: 'Pack with relative paths, with `/` between folders and no `..`.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-link-unsafe': {
        readonly about: 'file';
        readonly sentence: 'is reached by a link that leads out of the archive';
        readonly many: 'are reached by links that lead out of the archive';
        readonly remedies: readonly [{
            readonly text: 'Pack the file in place of the link, or seal the link with `seal-gate seal --modes`: then it may lead exactly there.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-special': {
        readonly about: 'file';
        readonly sentence: 'is neither a file nor a folder nor a link in the archive';
        readonly many: 'are neither files nor folders nor links in the archive';
        readonly remedies: readonly [{
            readonly text: 'Leave devices, pipes and sockets out of the archive.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-encrypted': {
        readonly about: 'file';
        readonly sentence: 'is encrypted in the archive';
        readonly many: 'are encrypted in the archive';
        readonly remedies: readonly [{
            readonly text: 'Seal the archive itself, or pack it without encryption: nothing is known of encrypted bytes.';
        }];
        readonly page: 'archives';
    };
    readonly 'archive-too-large': {
        readonly about: 'file';
        readonly sentence: 'is an archive over the limits';
        readonly remedies: readonly [{
            readonly text: 'Seal the archive itself: its members are not read beyond the limits of docs/archives.md.';
        }];
        readonly page: 'archives';
    };
    readonly 'asset-renamed': {
        readonly about: 'file';
        readonly sentence: 'was renamed by GitHub';
        readonly many: 'were renamed by GitHub';
        readonly remedies: readonly [{
            readonly text: 'Name the file before it is listed and uploaded: letters, digits, `.`, `-` and `_` keep their places, and everything else becomes a dot.';
            readonly many: 'Name the files before they are listed and uploaded: letters, digits, `.`, `-` and `_` keep their places, and everything else becomes a dot.';
        }];
        readonly broken: 'missing';
        readonly atSeal: true;
    };
    readonly 'asset-incomplete': {
        readonly about: 'file';
        readonly sentence: 'is not completely uploaded';
        readonly many: 'are not completely uploaded';
        readonly remedies: readonly [{
            readonly text: 'Wait for the job that uploads the asset; if there is none any more, delete the asset and upload it again.';
            readonly many: 'Wait for the job that uploads the assets; if there is none any more, delete the assets and upload them again.';
        }];
        readonly broken: 'asset-incomplete';
        readonly atSeal: true;
    };
    readonly 'not-a-file': {
        readonly about: 'file';
        readonly sentence: 'is not a regular file';
        readonly many: 'are not regular files';
        readonly remedies: readonly [{
            readonly text: 'Remove what is at this path, and put the sealed file in its place.';
        }, Remedy];
        readonly broken: 'not-a-file';
        readonly atSeal: true;
    };
    readonly 'outside-root': {
        readonly about: 'file';
        readonly sentence: 'is outside the root';
        readonly many: 'are outside the root';
        readonly remedies: readonly [{
            readonly text: 'Correct the path in the manifest: nothing outside the root is ever read.';
        }];
        readonly broken: 'outside-root';
        readonly atSeal: true;
    };
    readonly 'changed-while-reading': {
        readonly about: 'file';
        readonly sentence: 'was written to while it was read';
        readonly many: 'were written to while they were read';
        readonly remedies: readonly [{
            readonly text: 'Run the gate when nothing else writes to the file.';
        }];
        readonly broken: 'changed-while-reading';
    };
    readonly unreadable: {
        readonly about: 'file';
        readonly sentence: 'could not be read';
        readonly many: 'could not be read';
        readonly remedies: readonly [{
            readonly text: 'Let the user who runs the gate read the file and its folders.';
            readonly run: 'ls -l -- FILE';
        }];
        readonly broken: 'unreadable';
    };
    readonly unsealed: {
        readonly about: 'file';
        readonly sentence: 'has no seal';
        readonly many: 'have no seal';
        readonly remedies: readonly [{
            readonly text: 'Seal the file with `seal-gate seal --update PATH`, move it out of the covered folders, or set `unsealed: warn`.';
            readonly many: 'Seal the files with `seal-gate seal --update PATH…`, move them out of the covered folders, or set `unsealed: warn`.';
        }];
        readonly beside: true;
    };
    readonly 'oxum-mismatch': {
        readonly about: 'file';
        readonly sentence: 'is not the complete bag';
        readonly remedies: readonly [{
            readonly text: 'Fetch the bag again, or correct Payload-Oxum if the payload is as it was sent.';
        }];
        readonly atSeal: true;
        readonly beside: true;
    };
    readonly 'text-rule': {
        readonly about: 'file';
        readonly sentence: 'breaks a text rule';
        readonly many: 'break a text rule';
        readonly remedies: readonly [{
            readonly text: 'Change the text as the rule requires and seal it with `seal-gate seal --update`, or drop the rule.';
        }];
        readonly beside: true;
    };
    readonly 'manifest-not-found': {
        readonly about: 'manifest';
        readonly sentence: 'was not found';
        readonly remedies: readonly [{
            readonly text: 'Correct the `manifest` input: a path or glob relative to the workspace. The checkout must come before the gate.';
        }];
    };
    readonly 'ref-not-found': {
        readonly about: 'manifest';
        readonly sentence: 'was not found';
        readonly remedies: readonly [{
            readonly text: 'Fetch the history with its tags: `fetch-depth: 0` and `fetch-tags: true` in the step `actions/checkout`. On a laptop: `git fetch --tags --unshallow`.';
        }];
    };
    readonly 'digest-unknown': {
        readonly about: 'file';
        readonly sentence: 'cannot be judged: its sealed digest is not known';
        readonly many: 'cannot be judged: their sealed digests are not known';
        readonly remedies: readonly [{
            readonly text: 'Restore the file that the reason names first. Then the files after it are judged.';
        }];
        readonly broken: 'digest-unknown';
        readonly atSeal: true;
    };
    readonly 'ref-unreadable': {
        readonly about: 'manifest';
        readonly sentence: 'could not be read from the repository';
        readonly remedies: readonly [{
            readonly text: 'Fetch a new clone: what a commit names must be in it, byte for byte. A partial clone (`filter`) does not have all of it.';
        }];
    };
    readonly 'ref-paths-invalid': {
        readonly about: 'manifest';
        readonly sentence: 'cannot be checked under these `paths`';
        readonly remedies: readonly [{
            readonly text: 'Correct the globs in `paths`: one that matches nothing guards nothing. A submodule is left out with `!FOLDER`.';
        }];
    };
    readonly 'release-not-found': {
        readonly about: 'manifest';
        readonly sentence: 'was not found';
        readonly remedies: readonly [{
            readonly text: 'Name the tag or the id of a release of this repository. A draft is visible only with `permissions: contents: write`.';
        }];
    };
    readonly 'release-unreadable': {
        readonly about: 'manifest';
        readonly sentence: 'could not be read';
        readonly remedies: readonly [{
            readonly text: 'Run the job again before the release is published. No other job may upload or replace assets meanwhile.';
        }];
    };
    readonly 'release-unlisted': {
        readonly about: 'manifest';
        readonly sentence: 'has no list of its assets';
        readonly remedies: readonly [{
            readonly text: 'Upload a list with the assets (`sha256sum * > ../SHA256SUMS`), or name one of the repository in `manifest`.';
        }];
    };
    readonly 'manifest-unreadable': {
        readonly about: 'manifest';
        readonly sentence: 'could not be read';
        readonly remedies: readonly [{
            readonly text: 'Name a regular file that the user who runs the gate may read.';
        }];
    };
    readonly 'manifest-too-large': {
        readonly about: 'manifest';
        readonly sentence: 'is too large';
        readonly remedies: readonly [{
            readonly text: 'Split the manifest, for example one per folder.';
        }];
    };
    readonly 'manifest-encoding': {
        readonly about: 'manifest';
        readonly sentence: 'is not text in a known encoding';
        readonly remedies: readonly [{
            readonly text: 'Write the manifest as UTF-8.';
        }];
    };
    readonly 'manifest-format-unknown': {
        readonly about: 'manifest';
        readonly sentence: 'is not in a known format';
        readonly remedies: readonly [{
            readonly text: 'Name a manifest in a format that the gate reads. Without `format`, the gate finds out which one it is.';
        }];
    };
    readonly 'manifest-schema-unknown': {
        readonly about: 'manifest';
        readonly sentence: 'has an unknown schema';
        readonly remedies: readonly [{
            readonly text: 'Use a version of the gate that knows this schema, or seal again.';
        }];
    };
    readonly 'manifest-key-unknown': {
        readonly about: 'manifest';
        readonly sentence: 'has an unknown key';
        readonly remedies: readonly [{
            readonly text: 'Delete the key or correct its spelling: a key that is not understood might matter.';
        }];
    };
    readonly 'manifest-key-duplicate': {
        readonly about: 'manifest';
        readonly sentence: 'has a duplicate key';
        readonly remedies: readonly [{
            readonly text: 'Keep one of the two: readers disagree on which of them counts.';
        }];
    };
    readonly 'manifest-malformed': {
        readonly about: 'manifest';
        readonly sentence: 'is malformed';
        readonly remedies: readonly [{
            readonly text: 'Repair the line, or seal again. One bad line makes the whole manifest unusable.';
        }];
    };
    readonly 'manifest-truncated': {
        readonly about: 'manifest';
        readonly sentence: 'is cut off';
        readonly remedies: readonly [{
            readonly text: 'Fetch or write the manifest again: its end is missing.';
        }];
    };
    readonly 'manifest-empty': {
        readonly about: 'manifest';
        readonly sentence: 'seals no file';
        readonly remedies: readonly [{
            readonly text: 'Seal at least one file: a gate that checks nothing must not pass.';
        }];
    };
    readonly 'manifest-digest-invalid': {
        readonly about: 'manifest';
        readonly sentence: 'has an invalid digest';
        readonly remedies: readonly [{
            readonly text: 'Seal the file again: a digest is hexadecimal and has a fixed length.';
        }];
    };
    readonly 'manifest-digest-weak': {
        readonly about: 'manifest';
        readonly sentence: 'has only weak digests, which prove nothing';
        readonly remedies: readonly [{
            readonly text: 'Seal again with sha256: md5, sha1 and checksums can be forged.';
        }];
    };
    readonly 'manifest-digest-ambiguous': {
        readonly about: 'manifest';
        readonly sentence: 'does not state the algorithm of its digests';
        readonly remedies: readonly [{
            readonly text: 'Name the list after its algorithm, such as SHA256SUMS, or write the algorithm in each line.';
        }];
    };
    readonly 'manifest-length-invalid': {
        readonly about: 'manifest';
        readonly sentence: 'has an invalid length';
        readonly remedies: readonly [{
            readonly text: 'Seal the file again: a length is a whole number of bytes.';
        }];
    };
    readonly 'manifest-path-unsafe': {
        readonly about: 'manifest';
        readonly sentence: 'lists an unsafe path';
        readonly remedies: readonly [{
            readonly text: 'Use a path below the root, with `/` between its parts and no `..`.';
        }];
    };
    readonly 'manifest-path-duplicate': {
        readonly about: 'manifest';
        readonly sentence: 'lists a path twice';
        readonly remedies: readonly [{
            readonly text: 'Delete the wrong entry: only one can be right.';
        }];
    };
    readonly 'manifest-conflict': {
        readonly about: 'manifest';
        readonly sentence: 'contradicts another seal';
        readonly remedies: readonly [{
            readonly text: 'Delete the wrong seal: only one can be right.';
        }];
    };
    readonly 'manifest-pin-mismatch': {
        readonly about: 'manifest';
        readonly sentence: 'is not the pinned manifest';
        readonly remedies: readonly [{
            readonly text: 'If the new manifest was reviewed, pin its sha256. If not, restore the pinned manifest: a changed seal can hide drift.';
        }];
    };
    readonly unsigned: {
        readonly about: 'manifest';
        readonly sentence: 'is not signed';
        readonly remedies: readonly [{
            readonly text: 'Put the signature beside the manifest (`MANIFEST.sigstore.json`), or name it in `bundle`. docs/signing.md shows how to sign.';
        }];
        readonly page: 'signing';
    };
    readonly 'signed-by-another': {
        readonly about: 'manifest';
        readonly sentence: 'is signed by someone else';
        readonly remedies: readonly [{
            readonly text: 'If the new signer is right, change `signed-by` or `public-key` in the workflow or in the configuration of the base. If not, restore the manifest and its signature.';
        }];
        readonly page: 'signing';
    };
    readonly 'signature-invalid': {
        readonly about: 'manifest';
        readonly sentence: 'has a signature that cannot be verified';
        readonly remedies: readonly [{
            readonly text: 'Restore the manifest and its signature as they were published, or sign the manifest again: one changed byte invalidates the signature.';
        }];
        readonly page: 'signing';
    };
    readonly 'not-in-signed-manifest': {
        readonly about: 'manifest';
        readonly sentence: 'is not what was signed';
        readonly remedies: readonly [{
            readonly text: 'List exactly the files that the signed statement names, or use the statement itself as the manifest.';
        }];
        readonly page: 'signing';
    };
    readonly 'clone-not-isolated': {
        readonly about: 'evidence';
        readonly sentence: 'is about a clone that is not shown to be isolated';
        readonly remedies: readonly [{
            readonly text: 'Rehearse on a clone without a network, and let the rehearsal record the isolation that it read back: `seal-gate rehearse`.';
        }];
        readonly probed: true;
    };
    readonly 'clone-points-to-production': {
        readonly about: 'evidence';
        readonly sentence: 'is about a clone that leads to production';
        readonly remedies: readonly [{
            readonly text: 'Remove what leads to production from the dump (foreign servers, subscriptions, host names in functions), and rehearse again.';
        }];
        readonly probed: true;
    };
    readonly 'clone-has-secrets': {
        readonly about: 'evidence';
        readonly sentence: 'is about a clone that contains secrets';
        readonly remedies: readonly [{
            readonly text: 'Make a dump without secrets, rotate those that were in it, and rehearse again.';
        }];
        readonly probed: true;
    };
    readonly 'schema-mismatch-ignored': {
        readonly about: 'evidence';
        readonly sentence: 'accepts a schema that is not the expected one';
        readonly remedies: readonly [{
            readonly text: 'Make the clone from a dump with the expected schema, or correct the expectations; then rehearse again.';
        }];
        readonly probed: true;
    };
    readonly 'apply-equals-before': {
        readonly about: 'evidence';
        readonly sentence: 'is about a change that changed nothing';
        readonly remedies: readonly [{
            readonly text: 'Rehearse a change that changes the clone: a rollback of nothing proves nothing.';
        }];
        readonly probed: true;
    };
    readonly 'rollback-not-restored': {
        readonly about: 'evidence';
        readonly sentence: 'is about a rollback that did not restore the state';
        readonly remedies: readonly [{
            readonly text: 'Correct the rollback until every row and every property is back, and rehearse again.';
        }];
        readonly probed: true;
    };
    readonly 'budget-exceeded': {
        readonly about: 'evidence';
        readonly sentence: 'is about a change that does more to others than the policy allows';
        readonly remedies: readonly [{
            readonly text: 'Do as the hints of the rehearsal state, and rehearse again on a server; or raise the limit of the policy.';
        }];
        readonly probed: true;
    };
    readonly 'seal-mismatch': {
        readonly about: 'evidence';
        readonly sentence: 'is in a packet with a broken seal';
        readonly remedies: readonly [{
            readonly text: 'Restore the drifted files first, as their own findings describe: until then nothing here is evidence.';
        }];
        readonly probed: true;
    };
    readonly 'unicode-byte-drift': {
        readonly about: 'evidence';
        readonly sentence: 'was rewritten in other characters or another encoding';
        readonly remedies: readonly [{
            readonly text: 'Restore the sealed bytes, and turn off what rewrites characters in the tool that did it.';
        }];
        readonly probed: true;
    };
    readonly 'production-pass-from-clone': {
        readonly about: 'evidence';
        readonly sentence: 'presents a clone as production';
        readonly remedies: readonly [{
            readonly text: 'Let evidence from production close the blocker, or leave it open: a rehearsal on a clone is not a run in production.';
        }];
        readonly probed: true;
    };
    readonly 'forbidden-token': {
        readonly about: 'evidence';
        readonly sentence: 'contains a word that the policy forbids';
        readonly remedies: readonly [{
            readonly text: 'Remove the word from the file, at the named line, and seal it with `seal-gate seal --update`. The policy lists the words.';
        }];
        readonly probed: true;
    };
    readonly 'evidence-expired': {
        readonly about: 'evidence';
        readonly sentence: 'has expired, and counts as open';
        readonly remedies: readonly [{
            readonly text: 'Make the evidence again and seal it, with a new `not_after`. If the clock is wrong, correct it, or give the input `now`.';
        }];
        readonly probed: true;
    };
    readonly 'evidence-other-commit': {
        readonly about: 'evidence';
        readonly sentence: 'is not about the commit of this run, and counts as open';
        readonly remedies: readonly [{
            readonly text: 'Make the evidence again for this commit, and seal it. If the run is about another commit, give the input `evidence-commit`.';
        }];
        readonly probed: true;
    };
    readonly 'evidence-expires-soon': {
        readonly about: 'evidence';
        readonly sentence: 'expires soon';
        readonly remedies: readonly [{
            readonly text: 'Make the evidence again before its `not_after`, and seal it.';
        }];
    };
    readonly 'evidence-invalid': {
        readonly about: 'evidence';
        readonly sentence: 'is not a valid document';
        readonly remedies: readonly [{
            readonly text: 'Write the document as its schema requires (schemas/ in this package), and seal it with `seal-gate seal --update`.';
        }];
    };
    readonly 'evidence-schema-unknown': {
        readonly about: 'evidence';
        readonly sentence: 'has a schema that this gate does not know';
        readonly remedies: readonly [{
            readonly text: 'Use a version of the gate that knows this schema, or remove the document from the packet.';
        }];
    };
    readonly 'evidence-inconsistent': {
        readonly about: 'evidence';
        readonly sentence: 'does not match the other documents';
        readonly remedies: readonly [{
            readonly text: 'Generate the documents again in one run, so that they refer to the same bytes, and seal them.';
        }];
    };
    readonly 'blocker-map-invalid': {
        readonly about: 'evidence';
        readonly sentence: 'is not a valid blocker map';
        readonly remedies: readonly [{
            readonly text: 'Correct the map: one map, no duplicate id, no cycle, and evidence for every blocker that it claims closed.';
        }];
    };
    readonly 'validator-failed': {
        readonly about: 'evidence';
        readonly sentence: 'is a validator that failed when it was run';
        readonly remedies: readonly [{
            readonly text: 'Correct what it rejects, or the validator itself; then run it again with `seal-gate rerun` and seal the new result.';
        }];
    };
    readonly 'validator-not-run': {
        readonly about: 'evidence';
        readonly sentence: 'has a validator that was not run here';
        readonly remedies: readonly [{
            readonly text: 'Supply what the reason names, or do not ask for validators here and rely on the sealed result.';
        }];
    };
    readonly 'root-not-found': {
        readonly about: 'manifest';
        readonly sentence: 'has no root folder';
        readonly remedies: readonly [{
            readonly text: 'Correct the `root` input, or create the folder before the gate runs.';
        }];
        readonly page: 'drift';
    };
    readonly 'covers-empty': {
        readonly about: 'manifest';
        readonly sentence: 'covers no file';
        readonly remedies: readonly [{
            readonly text: 'Correct the glob: one that matches nothing guards nothing.';
        }];
        readonly beside: true;
        readonly page: 'drift';
    };
    readonly resealed: {
        readonly about: 'seal';
        readonly sentence: 'has a different seal than at the base';
        readonly many: 'have different seals than at the base';
        readonly remedies: readonly [{
            readonly text: 'Review the new bytes together with the new seal. If the change is not intended, restore the manifest and the file from the base.';
        }];
        readonly atSeal: true;
    };
    readonly 'seal-added': {
        readonly about: 'seal';
        readonly sentence: 'has a seal that the base does not have';
        readonly many: 'have seals that the base does not have';
        readonly remedies: readonly [{
            readonly text: 'Review what is sealed now: documents of a packet count as evidence from now on.';
        }];
        readonly atSeal: true;
    };
    readonly 'seal-removed': {
        readonly about: 'seal';
        readonly sentence: 'was sealed at the base and is not sealed now';
        readonly many: 'were sealed at the base and are not sealed now';
        readonly remedies: readonly [{
            readonly text: 'Make sure that the file may change freely from now on; if not, seal it again.';
        }];
        readonly atSeal: true;
    };
    readonly 'seal-weakened': {
        readonly about: 'seal';
        readonly sentence: 'has a weaker seal than at the base';
        readonly many: 'have weaker seals than at the base';
        readonly remedies: readonly [{
            readonly text: 'Seal again with everything that was sealed before, or have the weaker seal reviewed.';
        }];
        readonly atSeal: true;
    };
    readonly 'meaning-accepted': {
        readonly about: 'file';
        readonly sentence: 'has another layout, and is accepted';
        readonly many: 'have another layout, and are accepted';
        readonly remedies: readonly [{
            readonly text: 'If the layout should be the sealed one too, restore the file, or remove the rule from `accept`.';
        }];
        readonly beside: true;
    };
    readonly 'config-changed': {
        readonly about: 'seal';
        readonly sentence: 'has a different configuration than at the base';
        readonly remedies: readonly [{
            readonly text: 'Review the configuration like a manifest: it decides which files are judged, and how strictly. If the change is not intended, restore the file from the base.';
        }];
        readonly atSeal: true;
    };
    readonly 'signer-changed': {
        readonly about: 'seal';
        readonly sentence: 'expects a different signer than at the base';
        readonly remedies: readonly [{
            readonly text: 'Review who may sign from now on: a new key or identity can seal anything. If the change is not intended, restore the file from the base.';
        }];
        readonly atSeal: true;
        readonly page: 'signing';
    };
    readonly 'reseal-unknown': {
        readonly about: 'run';
        readonly sentence: 'what this change did to seals is not known';
        readonly remedies: readonly [{
            readonly text: 'Make the base available: `fetch-depth: 0` at the checkout, or a `github-token` that may read the repository.';
        }, {
            readonly text: 'If the reason names a manifest of the checkout, repair that one.';
        }];
    };
    readonly 'probe-failed': {
        readonly about: 'run';
        readonly sentence: 'the self-test failed';
        readonly remedies: readonly [{
            readonly text: 'Do not trust this run. Use a released version of the gate, and report the failed probe.';
        }];
    };
    readonly 'production-held': {
        readonly about: 'run';
        readonly sentence: 'production is held';
        readonly remedies: readonly [{
            readonly text: 'Close the open blockers with evidence, or remove `require-clearance`.';
        }];
        readonly beside: true;
    };
    readonly 'shard-invalid': {
        readonly about: 'run';
        readonly sentence: 'the shards do not make up one run';
        readonly remedies: readonly [{
            readonly text: 'Merge exactly one report per shard of one run: download every artifact of the matrix, and no other.';
        }];
    };
    readonly 'shard-without-run': {
        readonly about: 'run';
        readonly sentence: 'the report of a shard does not state its run';
        readonly remedies: readonly [{
            readonly text: 'Judge the shards again with this version of the gate; outside GitHub Actions, give each of them `--run NAME`.';
        }];
    };
    readonly 'shard-other-run': {
        readonly about: 'run';
        readonly sentence: 'a shard is of another run';
        readonly remedies: readonly [{
            readonly text: 'Download the artifacts of this run only, into an empty folder. To merge those of another run, name it in `run`.';
        }];
    };
    readonly 'shard-other-attempt': {
        readonly about: 'run';
        readonly sentence: 'a shard is of an attempt that cannot be merged here';
        readonly remedies: readonly [{
            readonly text: 'Re-run all jobs of the workflow, so that shards and merge are of one attempt.';
        }];
    };
    readonly 'shard-other-commit': {
        readonly about: 'run';
        readonly sentence: 'a shard is of another commit';
        readonly remedies: readonly [{
            readonly text: 'Judge all shards of one commit in one run, and merge the reports of that run only.';
        }];
    };
    readonly 'shard-other-manifest': {
        readonly about: 'run';
        readonly sentence: 'a shard is of other manifests';
        readonly remedies: readonly [{
            readonly text: 'Give each shard exactly the same manifests: the same files, with the same bytes and roots.';
        }];
    };
    readonly 'shard-attempts': {
        readonly about: 'run';
        readonly sentence: 'the shards are of several attempts of this run';
        readonly remedies: readonly [{
            readonly text: 'Give `merge` the input `result`, so that a job that failed without a report is noticed; re-run all jobs for one attempt.';
        }];
    };
    readonly 'shard-job-failed': {
        readonly about: 'run';
        readonly sentence: 'a job of the shards failed without a report';
        readonly remedies: readonly [{
            readonly text: 'Read the log of the failed job, and re-run the failed jobs.';
        }];
    };
    readonly 'shard-empty': {
        readonly about: 'run';
        readonly sentence: 'this shard has no file to check';
        readonly remedies: readonly [{
            readonly text: 'Use as many shards as there are files at most, and let "merge" judge all shards together.';
        }];
    };
    readonly 'input-invalid': {
        readonly about: 'run';
        readonly sentence: 'an input is not allowed';
        readonly remedies: readonly [{
            readonly text: 'Correct the input in the workflow: a value that is not allowed is never replaced by a default.';
        }];
    };
    readonly 'internal-error': {
        readonly about: 'run';
        readonly sentence: 'the gate itself failed';
        readonly remedies: readonly [{
            readonly text: 'Run again. If it fails again, report it with this message.';
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
