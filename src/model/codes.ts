import { RESEAL_OR_RESTORE, RESTORE, type Remedy } from './remedy.ts'

/** What a finding is about: a sealed path or a file beside it, a manifest, what a change did to a seal, evidence, or the run itself. */
export type Subject = 'file' | 'manifest' | 'seal' | 'evidence' | 'run'

/** What was observed at a sealed path whose bytes are not known to be the sealed ones. */
export type BrokenState =
  | 'drifted'
  | 'missing'
  | 'symlink'
  | 'not-a-file'
  | 'outside-root'
  | 'changed-while-reading'
  | 'unreadable'
  | 'mode-changed'
  | 'link-changed'
  | 'asset-incomplete'
  | 'digest-unknown'

/** All that is known about one code. Everything that depends on a code is a query on these rows. */
export interface CodeRow {
  readonly about: Subject
  /** The words after the name of what it is about; for a run, a whole clause. */
  readonly sentence: string
  /** The same of several files. Absent where each finding is read on its own. */
  readonly many?: string
  readonly remedies: readonly Remedy[]
  /** The seal is broken: the bytes can be restored, and prove nothing until then. */
  readonly broken?: BrokenState
  /** The path cannot be opened, or the seal itself is the matter: a reader is sent to the line that seals it. */
  readonly atSeal?: true
  /** Says nothing against the seals themselves, so that files can be restored beside it. */
  readonly beside?: true
  /** Production is cleared only by a run in which the probe of this name was refused. */
  readonly probed?: true
  /** The page with a section of this name, below docs/. Absent: the page of its subject. */
  readonly page?: 'drift' | 'archives' | 'signing'
}

/** Every code of a finding, one row per code. */
export const CODES = {
  'digest-mismatch': {
    about: 'file',
    sentence: 'has changed (different bytes)',
    many: 'have changed (different bytes)',
    remedies: [RESEAL_OR_RESTORE],
    broken: 'drifted'
  },
  'length-mismatch': {
    about: 'file',
    sentence: 'has changed (different size)',
    many: 'have changed (different size)',
    remedies: [RESEAL_OR_RESTORE],
    broken: 'drifted'
  },
  missing: {
    about: 'file',
    sentence: 'is missing',
    many: 'are missing',
    remedies: [
      { text: 'Restore the file.', run: 'git checkout HEAD -- FILE' },
      {
        text: 'If the file was removed on purpose, drop its seal with `seal-gate seal --update --remove`.',
        many: 'If the files were removed on purpose, drop their seals with `seal-gate seal --update --remove`.'
      }
    ],
    broken: 'missing',
    atSeal: true
  },
  moved: {
    about: 'file',
    sentence: 'is at another path',
    many: 'are at other paths',
    remedies: [
      {
        text: 'Move the file back, or seal it at its new path with `seal-gate seal --update --remove PATH`. Where only "\\" is wrong, `seal-gate repair MANIFEST` writes "/".'
      }
    ],
    broken: 'missing',
    atSeal: true
  },
  swapped: {
    about: 'file',
    sentence: 'has the bytes of another sealed file',
    many: 'have the bytes of other sealed files',
    remedies: [{ text: 'Give the two files their own names back.' }],
    broken: 'drifted'
  },
  'case-renamed': {
    about: 'file',
    sentence: 'exists only under a different spelling (case or Unicode form)',
    many: 'exist only under a different spelling (case or Unicode form)',
    remedies: [{ text: 'Rename the file to exactly its sealed name, case and Unicode form included.' }],
    broken: 'missing',
    atSeal: true
  },
  symlink: {
    about: 'file',
    sentence: 'is reached through a symbolic link',
    many: 'are reached through symbolic links',
    remedies: [{ text: 'Replace the link by the file itself: a seal holds bytes, and a link can lead anywhere.' }],
    broken: 'symlink',
    atSeal: true
  },
  'mode-changed': {
    about: 'file',
    sentence: 'has its sealed bytes and another mode',
    many: 'have their sealed bytes and other modes',
    remedies: [
      {
        text: 'Set the sealed mode, and record it in git.',
        many: 'Set the sealed modes, and record them in git.',
        run: 'chmod +x -- FILE && git update-index --chmod=+x -- FILE'
      },
      {
        text: 'Pack files in a tar archive before `actions/upload-artifact`, which drops modes.',
        many: 'Pack files in a tar archive before `actions/upload-artifact`, which drops modes.'
      }
    ],
    broken: 'mode-changed'
  },
  'link-changed': {
    about: 'file',
    sentence: 'is not the sealed symbolic link',
    many: 'are not the sealed symbolic links',
    remedies: [
      { text: 'Restore the link.', many: 'Restore the links.', run: 'git checkout HEAD -- FILE' },
      {
        text: 'On Windows, check out with `core.symlinks=true`. Packers and artifact uploads may copy what a link leads to.',
        many: 'On Windows, check out with `core.symlinks=true`. Packers and artifact uploads may copy what a link leads to.'
      }
    ],
    broken: 'link-changed',
    atSeal: true
  },
  'archive-unsupported': {
    about: 'file',
    sentence: 'cannot be read as an archive',
    remedies: [{ text: 'Pack it as zip, or as tar with gzip, zstd or nothing, without sparse files and volumes.' }],
    page: 'archives'
  },
  'archive-damaged': {
    about: 'file',
    sentence: 'is a damaged archive',
    remedies: [{ text: 'Fetch or build the archive again: it is cut off, or its bytes have changed.' }],
    page: 'archives'
  },
  'archive-ambiguous': {
    about: 'file',
    sentence: 'is an archive that programs read differently',
    remedies: [
      {
        text: 'Pack the files again with a usual program: nothing may be hidden before, between or after members, and both headers of each must agree.'
      }
    ],
    page: 'archives'
  },
  'archive-duplicate': {
    about: 'file',
    sentence: 'is in the archive twice',
    many: 'are in the archive twice',
    remedies: [
      { text: 'Pack each path once, also if case and Unicode form are left aside: programs disagree on which member counts.' }
    ],
    page: 'archives'
  },
  'archive-case-twin': {
    about: 'file',
    sentence: 'has a twin in the archive whose path differs in case or Unicode form only',
    many: 'have twins in the archive whose paths differ in case or Unicode form only',
    remedies: [{ text: 'Seal both files or rename one: on Windows and macOS, the file extracted last replaces the other.' }],
    page: 'archives'
  },
  'archive-path-unsafe': {
    about: 'file',
    sentence: 'has an unsafe path in the archive',
    many: 'have unsafe paths in the archive',
    remedies: [{ text: 'Pack with relative paths, with `/` between folders and no `..`.' }],
    page: 'archives'
  },
  'archive-link-unsafe': {
    about: 'file',
    sentence: 'is reached by a link that leads out of the archive',
    many: 'are reached by links that lead out of the archive',
    remedies: [
      {
        text: 'Pack the file in place of the link, or seal the link with `seal-gate seal --modes`: then it may lead exactly there.'
      }
    ],
    page: 'archives'
  },
  'archive-special': {
    about: 'file',
    sentence: 'is neither a file nor a folder nor a link in the archive',
    many: 'are neither files nor folders nor links in the archive',
    remedies: [{ text: 'Leave devices, pipes and sockets out of the archive.' }],
    page: 'archives'
  },
  'archive-encrypted': {
    about: 'file',
    sentence: 'is encrypted in the archive',
    many: 'are encrypted in the archive',
    remedies: [{ text: 'Seal the archive itself, or pack it without encryption: nothing is known of encrypted bytes.' }],
    page: 'archives'
  },
  'archive-too-large': {
    about: 'file',
    sentence: 'is an archive over the limits',
    remedies: [{ text: 'Seal the archive itself: its members are not read beyond the limits of docs/archives.md.' }],
    page: 'archives'
  },
  'asset-renamed': {
    about: 'file',
    sentence: 'was renamed by GitHub',
    many: 'were renamed by GitHub',
    remedies: [
      {
        text: 'Name the file before it is listed and uploaded: letters, digits, `.`, `-` and `_` keep their places, and everything else becomes a dot.',
        many: 'Name the files before they are listed and uploaded: letters, digits, `.`, `-` and `_` keep their places, and everything else becomes a dot.'
      }
    ],
    broken: 'missing',
    atSeal: true
  },
  'asset-incomplete': {
    about: 'file',
    sentence: 'is not completely uploaded',
    many: 'are not completely uploaded',
    remedies: [
      {
        text: 'Wait for the job that uploads the asset; if there is none any more, delete the asset and upload it again.',
        many: 'Wait for the job that uploads the assets; if there is none any more, delete the assets and upload them again.'
      }
    ],
    broken: 'asset-incomplete',
    atSeal: true
  },
  'not-a-file': {
    about: 'file',
    sentence: 'is not a regular file',
    many: 'are not regular files',
    remedies: [{ text: 'Remove what is at this path, and put the sealed file in its place.' }, RESTORE],
    broken: 'not-a-file',
    atSeal: true
  },
  'outside-root': {
    about: 'file',
    sentence: 'is outside the root',
    many: 'are outside the root',
    remedies: [{ text: 'Correct the path in the manifest: nothing outside the root is ever read.' }],
    broken: 'outside-root',
    atSeal: true
  },
  'changed-while-reading': {
    about: 'file',
    sentence: 'was written to while it was read',
    many: 'were written to while they were read',
    remedies: [{ text: 'Run the gate when nothing else writes to the file.' }],
    broken: 'changed-while-reading'
  },
  unreadable: {
    about: 'file',
    sentence: 'could not be read',
    many: 'could not be read',
    remedies: [{ text: 'Let the user who runs the gate read the file and its folders.', run: 'ls -l -- FILE' }],
    broken: 'unreadable'
  },
  unsealed: {
    about: 'file',
    sentence: 'has no seal',
    many: 'have no seal',
    remedies: [
      {
        text: 'Seal the file with `seal-gate seal --update PATH`, move it out of the covered folders, or set `unsealed: warn`.',
        many: 'Seal the files with `seal-gate seal --update PATH…`, move them out of the covered folders, or set `unsealed: warn`.'
      }
    ],
    beside: true
  },
  'oxum-mismatch': {
    about: 'file',
    sentence: 'is not the complete bag',
    remedies: [{ text: 'Fetch the bag again, or correct Payload-Oxum if the payload is as it was sent.' }],
    atSeal: true,
    beside: true
  },
  'text-rule': {
    about: 'file',
    sentence: 'breaks a text rule',
    many: 'break a text rule',
    remedies: [{ text: 'Change the text as the rule requires and seal it with `seal-gate seal --update`, or drop the rule.' }],
    beside: true
  },
  'manifest-not-found': {
    about: 'manifest',
    sentence: 'was not found',
    remedies: [
      { text: 'Correct the `manifest` input: a path or glob relative to the workspace. The checkout must come before the gate.' }
    ]
  },
  'ref-not-found': {
    about: 'manifest',
    sentence: 'was not found',
    remedies: [
      {
        text: 'Fetch the history with its tags: `fetch-depth: 0` and `fetch-tags: true` in the step `actions/checkout`. On a laptop: `git fetch --tags --unshallow`.'
      }
    ]
  },
  'digest-unknown': {
    about: 'file',
    sentence: 'cannot be judged: its sealed digest is not known',
    many: 'cannot be judged: their sealed digests are not known',
    remedies: [{ text: 'Restore the file that the reason names first. Then the files after it are judged.' }],
    broken: 'digest-unknown',
    atSeal: true
  },
  'ref-unreadable': {
    about: 'manifest',
    sentence: 'could not be read from the repository',
    remedies: [
      {
        text: 'Fetch a new clone: what a commit names must be in it, byte for byte. A partial clone (`filter`) does not have all of it.'
      }
    ]
  },
  'ref-paths-invalid': {
    about: 'manifest',
    sentence: 'cannot be checked under these `paths`',
    remedies: [
      { text: 'Correct the globs in `paths`: one that matches nothing guards nothing. A submodule is left out with `!FOLDER`.' }
    ]
  },
  'release-not-found': {
    about: 'manifest',
    sentence: 'was not found',
    remedies: [
      {
        text: 'Name the tag or the id of a release of this repository. A draft is visible only with `permissions: contents: write`.'
      }
    ]
  },
  'release-unreadable': {
    about: 'manifest',
    sentence: 'could not be read',
    remedies: [
      { text: 'Run the job again before the release is published. No other job may upload or replace assets meanwhile.' }
    ]
  },
  'release-unlisted': {
    about: 'manifest',
    sentence: 'has no list of its assets',
    remedies: [
      { text: 'Upload a list with the assets (`sha256sum * > ../SHA256SUMS`), or name one of the repository in `manifest`.' }
    ]
  },
  'manifest-unreadable': {
    about: 'manifest',
    sentence: 'could not be read',
    remedies: [{ text: 'Name a regular file that the user who runs the gate may read.' }]
  },
  'manifest-too-large': {
    about: 'manifest',
    sentence: 'is too large',
    remedies: [{ text: 'Split the manifest, for example one per folder.' }]
  },
  'manifest-encoding': {
    about: 'manifest',
    sentence: 'is not text in a known encoding',
    remedies: [{ text: 'Write the manifest as UTF-8.' }]
  },
  'manifest-format-unknown': {
    about: 'manifest',
    sentence: 'is not in a known format',
    remedies: [{ text: 'Name a manifest in a format that the gate reads. Without `format`, the gate finds out which one it is.' }]
  },
  'manifest-schema-unknown': {
    about: 'manifest',
    sentence: 'has an unknown schema',
    remedies: [{ text: 'Use a version of the gate that knows this schema, or seal again.' }]
  },
  'manifest-key-unknown': {
    about: 'manifest',
    sentence: 'has an unknown key',
    remedies: [{ text: 'Delete the key or correct its spelling: a key that is not understood might matter.' }]
  },
  'manifest-key-duplicate': {
    about: 'manifest',
    sentence: 'has a duplicate key',
    remedies: [{ text: 'Keep one of the two: readers disagree on which of them counts.' }]
  },
  'manifest-malformed': {
    about: 'manifest',
    sentence: 'is malformed',
    remedies: [{ text: 'Repair the line, or seal again. One bad line makes the whole manifest unusable.' }]
  },
  'manifest-truncated': {
    about: 'manifest',
    sentence: 'is cut off',
    remedies: [{ text: 'Fetch or write the manifest again: its end is missing.' }]
  },
  'manifest-empty': {
    about: 'manifest',
    sentence: 'seals no file',
    remedies: [{ text: 'Seal at least one file: a gate that checks nothing must not pass.' }]
  },
  'manifest-digest-invalid': {
    about: 'manifest',
    sentence: 'has an invalid digest',
    remedies: [{ text: 'Seal the file again: a digest is hexadecimal and has a fixed length.' }]
  },
  'manifest-digest-weak': {
    about: 'manifest',
    sentence: 'has only weak digests, which prove nothing',
    remedies: [{ text: 'Seal again with sha256: md5, sha1 and checksums can be forged.' }]
  },
  'manifest-digest-ambiguous': {
    about: 'manifest',
    sentence: 'does not state the algorithm of its digests',
    remedies: [{ text: 'Name the list after its algorithm, such as SHA256SUMS, or write the algorithm in each line.' }]
  },
  'manifest-length-invalid': {
    about: 'manifest',
    sentence: 'has an invalid length',
    remedies: [{ text: 'Seal the file again: a length is a whole number of bytes.' }]
  },
  'manifest-path-unsafe': {
    about: 'manifest',
    sentence: 'lists an unsafe path',
    remedies: [{ text: 'Use a path below the root, with `/` between its parts and no `..`.' }]
  },
  'manifest-path-duplicate': {
    about: 'manifest',
    sentence: 'lists a path twice',
    remedies: [{ text: 'Delete the wrong entry: only one can be right.' }]
  },
  'manifest-conflict': {
    about: 'manifest',
    sentence: 'contradicts another seal',
    remedies: [{ text: 'Delete the wrong seal: only one can be right.' }]
  },
  'manifest-pin-mismatch': {
    about: 'manifest',
    sentence: 'is not the pinned manifest',
    remedies: [
      {
        text: 'If the new manifest was reviewed, pin its sha256. If not, restore the pinned manifest: a changed seal can hide drift.'
      }
    ]
  },
  unsigned: {
    about: 'manifest',
    sentence: 'is not signed',
    remedies: [
      {
        text: 'Put the signature beside the manifest (`MANIFEST.sigstore.json`), or name it in `bundle`. docs/signing.md shows how to sign.'
      }
    ],
    page: 'signing'
  },
  'signed-by-another': {
    about: 'manifest',
    sentence: 'is signed by someone else',
    remedies: [
      {
        text: 'If the new signer is right, change `signed-by` or `public-key` in the workflow or in the configuration of the base. If not, restore the manifest and its signature.'
      }
    ],
    page: 'signing'
  },
  'signature-invalid': {
    about: 'manifest',
    sentence: 'has a signature that cannot be verified',
    remedies: [
      {
        text: 'Restore the manifest and its signature as they were published, or sign the manifest again: one changed byte invalidates the signature.'
      }
    ],
    page: 'signing'
  },
  'not-in-signed-manifest': {
    about: 'manifest',
    sentence: 'is not what was signed',
    remedies: [
      {
        text: 'List exactly the files that the signed statement names, or use the statement itself as the manifest.'
      }
    ],
    page: 'signing'
  },
  'clone-not-isolated': {
    about: 'evidence',
    sentence: 'is about a clone that is not shown to be isolated',
    remedies: [
      {
        text: 'Rehearse on a clone without a network, and let the rehearsal record the isolation that it read back: `seal-gate rehearse`.'
      }
    ],
    probed: true
  },
  'clone-points-to-production': {
    about: 'evidence',
    sentence: 'is about a clone that leads to production',
    remedies: [
      {
        text: 'Remove what leads to production from the dump (foreign servers, subscriptions, host names in functions), and rehearse again.'
      }
    ],
    probed: true
  },
  'clone-has-secrets': {
    about: 'evidence',
    sentence: 'is about a clone that contains secrets',
    remedies: [{ text: 'Make a dump without secrets, rotate those that were in it, and rehearse again.' }],
    probed: true
  },
  'schema-mismatch-ignored': {
    about: 'evidence',
    sentence: 'accepts a schema that is not the expected one',
    remedies: [
      { text: 'Make the clone from a dump with the expected schema, or correct the expectations; then rehearse again.' }
    ],
    probed: true
  },
  'apply-equals-before': {
    about: 'evidence',
    sentence: 'is about a change that changed nothing',
    remedies: [{ text: 'Rehearse a change that changes the clone: a rollback of nothing proves nothing.' }],
    probed: true
  },
  'rollback-not-restored': {
    about: 'evidence',
    sentence: 'is about a rollback that did not restore the state',
    remedies: [{ text: 'Correct the rollback until every row and every property is back, and rehearse again.' }],
    probed: true
  },
  'budget-exceeded': {
    about: 'evidence',
    sentence: 'is about a change that does more to others than the policy allows',
    remedies: [
      { text: 'Do as the hints of the rehearsal state, and rehearse again on a server; or raise the limit of the policy.' }
    ],
    probed: true
  },
  'seal-mismatch': {
    about: 'evidence',
    sentence: 'is in a packet with a broken seal',
    remedies: [{ text: 'Restore the drifted files first, as their own findings describe: until then nothing here is evidence.' }],
    probed: true
  },
  'unicode-byte-drift': {
    about: 'evidence',
    sentence: 'was rewritten in other characters or another encoding',
    remedies: [{ text: 'Restore the sealed bytes, and turn off what rewrites characters in the tool that did it.' }],
    probed: true
  },
  'production-pass-from-clone': {
    about: 'evidence',
    sentence: 'presents a clone as production',
    remedies: [
      {
        text: 'Let evidence from production close the blocker, or leave it open: a rehearsal on a clone is not a run in production.'
      }
    ],
    probed: true
  },
  'forbidden-token': {
    about: 'evidence',
    sentence: 'contains a word that the policy forbids',
    remedies: [
      {
        text: 'Remove the word from the file, at the named line, and seal it with `seal-gate seal --update`. The policy lists the words.'
      }
    ],
    probed: true
  },
  'evidence-expired': {
    about: 'evidence',
    sentence: 'has expired, and counts as open',
    remedies: [
      {
        text: 'Make the evidence again and seal it, with a new `not_after`. If the clock is wrong, correct it, or give the input `now`.'
      }
    ],
    probed: true
  },
  'evidence-other-commit': {
    about: 'evidence',
    sentence: 'is not about the commit of this run, and counts as open',
    remedies: [
      {
        text: 'Make the evidence again for this commit, and seal it. If the run is about another commit, give the input `evidence-commit`.'
      }
    ],
    probed: true
  },
  'evidence-expires-soon': {
    about: 'evidence',
    sentence: 'expires soon',
    remedies: [{ text: 'Make the evidence again before its `not_after`, and seal it.' }]
  },
  'evidence-invalid': {
    about: 'evidence',
    sentence: 'is not a valid document',
    remedies: [
      {
        text: 'Write the document as its schema requires (schemas/ in this package), and seal it with `seal-gate seal --update`.'
      }
    ]
  },
  'evidence-schema-unknown': {
    about: 'evidence',
    sentence: 'has a schema that this gate does not know',
    remedies: [{ text: 'Use a version of the gate that knows this schema, or remove the document from the packet.' }]
  },
  'evidence-inconsistent': {
    about: 'evidence',
    sentence: 'does not match the other documents',
    remedies: [{ text: 'Generate the documents again in one run, so that they refer to the same bytes, and seal them.' }]
  },
  'blocker-map-invalid': {
    about: 'evidence',
    sentence: 'is not a valid blocker map',
    remedies: [
      { text: 'Correct the map: one map, no duplicate id, no cycle, and evidence for every blocker that it claims closed.' }
    ]
  },
  'validator-failed': {
    about: 'evidence',
    sentence: 'is a validator that failed when it was run',
    remedies: [
      {
        text: 'Correct what it rejects, or the validator itself; then run it again with `seal-gate rerun` and seal the new result.'
      }
    ]
  },
  'validator-not-run': {
    about: 'evidence',
    sentence: 'has a validator that was not run here',
    remedies: [{ text: 'Supply what the reason names, or do not ask for validators here and rely on the sealed result.' }]
  },
  'root-not-found': {
    about: 'manifest',
    sentence: 'has no root folder',
    remedies: [{ text: 'Correct the `root` input, or create the folder before the gate runs.' }],
    page: 'drift'
  },
  'covers-empty': {
    about: 'manifest',
    sentence: 'covers no file',
    remedies: [{ text: 'Correct the glob: one that matches nothing guards nothing.' }],
    beside: true,
    page: 'drift'
  },
  resealed: {
    about: 'seal',
    sentence: 'has a different seal than at the base',
    many: 'have different seals than at the base',
    remedies: [
      {
        text: 'Review the new bytes together with the new seal. If the change is not intended, restore the manifest and the file from the base.'
      }
    ],
    atSeal: true
  },
  'seal-added': {
    about: 'seal',
    sentence: 'has a seal that the base does not have',
    many: 'have seals that the base does not have',
    remedies: [{ text: 'Review what is sealed now: documents of a packet count as evidence from now on.' }],
    atSeal: true
  },
  'seal-removed': {
    about: 'seal',
    sentence: 'was sealed at the base and is not sealed now',
    many: 'were sealed at the base and are not sealed now',
    remedies: [{ text: 'Make sure that the file may change freely from now on; if not, seal it again.' }],
    atSeal: true
  },
  'seal-weakened': {
    about: 'seal',
    sentence: 'has a weaker seal than at the base',
    many: 'have weaker seals than at the base',
    remedies: [{ text: 'Seal again with everything that was sealed before, or have the weaker seal reviewed.' }],
    atSeal: true
  },
  'meaning-accepted': {
    about: 'file',
    sentence: 'has another layout, and is accepted',
    many: 'have another layout, and are accepted',
    remedies: [{ text: 'If the layout should be the sealed one too, restore the file, or remove the rule from `accept`.' }],
    beside: true
  },
  'config-changed': {
    about: 'seal',
    sentence: 'has a different configuration than at the base',
    remedies: [
      {
        text: 'Review the configuration like a manifest: it decides which files are judged, and how strictly. If the change is not intended, restore the file from the base.'
      }
    ],
    atSeal: true
  },
  'signer-changed': {
    about: 'seal',
    sentence: 'expects a different signer than at the base',
    remedies: [
      {
        text: 'Review who may sign from now on: a new key or identity can seal anything. If the change is not intended, restore the file from the base.'
      }
    ],
    atSeal: true,
    page: 'signing'
  },
  'reseal-unknown': {
    about: 'run',
    sentence: 'what this change did to seals is not known',
    remedies: [
      {
        text: 'Make the base available: `fetch-depth: 0` at the checkout, or a `github-token` that may read the repository.'
      },
      { text: 'If the reason names a manifest of the checkout, repair that one.' }
    ]
  },
  'probe-failed': {
    about: 'run',
    sentence: 'the self-test failed',
    remedies: [{ text: 'Do not trust this run. Use a released version of the gate, and report the failed probe.' }]
  },
  'production-held': {
    about: 'run',
    sentence: 'production is held',
    remedies: [{ text: 'Close the open blockers with evidence, or remove `require-clearance`.' }],
    beside: true
  },
  'shard-invalid': {
    about: 'run',
    sentence: 'the shards do not make up one run',
    remedies: [{ text: 'Merge exactly one report per shard of one run: download every artifact of the matrix, and no other.' }]
  },
  'shard-without-run': {
    about: 'run',
    sentence: 'the report of a shard does not state its run',
    remedies: [
      { text: 'Judge the shards again with this version of the gate; outside GitHub Actions, give each of them `--run NAME`.' }
    ]
  },
  'shard-other-run': {
    about: 'run',
    sentence: 'a shard is of another run',
    remedies: [
      { text: 'Download the artifacts of this run only, into an empty folder. To merge those of another run, name it in `run`.' }
    ]
  },
  'shard-other-attempt': {
    about: 'run',
    sentence: 'a shard is of an attempt that cannot be merged here',
    remedies: [{ text: 'Re-run all jobs of the workflow, so that shards and merge are of one attempt.' }]
  },
  'shard-other-commit': {
    about: 'run',
    sentence: 'a shard is of another commit',
    remedies: [{ text: 'Judge all shards of one commit in one run, and merge the reports of that run only.' }]
  },
  'shard-other-manifest': {
    about: 'run',
    sentence: 'a shard is of other manifests',
    remedies: [{ text: 'Give each shard exactly the same manifests: the same files, with the same bytes and roots.' }]
  },
  'shard-attempts': {
    about: 'run',
    sentence: 'the shards are of several attempts of this run',
    remedies: [
      {
        text: 'Give `merge` the input `result`, so that a job that failed without a report is noticed; re-run all jobs for one attempt.'
      }
    ]
  },
  'shard-job-failed': {
    about: 'run',
    sentence: 'a job of the shards failed without a report',
    remedies: [{ text: 'Read the log of the failed job, and re-run the failed jobs.' }]
  },
  'shard-empty': {
    about: 'run',
    sentence: 'this shard has no file to check',
    remedies: [{ text: 'Use as many shards as there are files at most, and let "merge" judge all shards together.' }]
  },
  'input-invalid': {
    about: 'run',
    sentence: 'an input is not allowed',
    remedies: [{ text: 'Correct the input in the workflow: a value that is not allowed is never replaced by a default.' }]
  },
  'internal-error': {
    about: 'run',
    sentence: 'the gate itself failed',
    remedies: [{ text: 'Run again. If it fails again, report it with this message.' }]
  }
} as const satisfies Readonly<Record<string, CodeRow>>

export type FindingCode = keyof typeof CODES
type CodeAbout<S extends Subject> = { [C in FindingCode]: (typeof CODES)[C]['about'] extends S ? C : never }[FindingCode]

/** Why the evidence of a packet proves nothing: see docs/evidence.md, one section each. */
export type EvidenceCode = CodeAbout<'evidence'>
/** Codes of a manifest that cannot be judged. Each makes the verdict `unverifiable`. */
export type ManifestCode = Extract<FindingCode, `manifest-${string}` | `ref-${string}` | `release-${string}`>

// Object.keys forgets the names of the keys.
export const FINDING_CODES = Object.keys(CODES) as readonly FindingCode[]

/** The row of a code, with the optional fields that its own type leaves out. */
export function rowOf(code: FindingCode): CodeRow {
  return CODES[code]
}

/** True for a finding about what a packet proves, not about bytes. */
export function isEvidenceCode(code: FindingCode): code is EvidenceCode {
  return rowOf(code).about === 'evidence'
}
