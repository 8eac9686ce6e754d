const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), RESTORE = {
	text: "If the last commit has the sealed bytes, restore them from there. If not, find the commit that changed them.",
	many: "If the last commit has the sealed bytes, restore them from there. If not, find the commit that changed them.",
	run: "git checkout HEAD -- FILE"
}, CHECK_OUT_AGAIN = {
	text: "Then let git write the file again.",
	many: "Then let git write the files again.",
	run: "rm -- FILE && git checkout HEAD -- FILE"
}, NO_CONVERSION = {
	text: "Forbid every conversion of its line endings in .gitattributes.",
	many: "Forbid every conversion of their line endings in .gitattributes.",
	run: "echo 'FILE -text' >> .gitattributes"
}, RESEAL_OR_RESTORE = {
	text: "If the change is intended, seal it with `seal-gate seal --update` and have the new seal reviewed. If not, restore the sealed bytes.",
	many: "If the changes are intended, seal the files with `seal-gate seal --update` and have the new seals reviewed. If not, restore the sealed bytes.",
	run: "git log --oneline -- FILE"
};
function editorconfig(setting) {
	return { text: `Keep editors and formatters away from it: set \`${setting}\` for this file in .editorconfig.` };
}
// src/model/codes.ts
const CODES = {
	"digest-mismatch": {
		about: "file",
		sentence: "has changed (different bytes)",
		many: "have changed (different bytes)",
		remedies: [RESEAL_OR_RESTORE],
		broken: "drifted"
	},
	"length-mismatch": {
		about: "file",
		sentence: "has changed (different size)",
		many: "have changed (different size)",
		remedies: [RESEAL_OR_RESTORE],
		broken: "drifted"
	},
	missing: {
		about: "file",
		sentence: "is missing",
		many: "are missing",
		remedies: [{
			text: "Restore the file.",
			run: "git checkout HEAD -- FILE"
		}, {
			text: "If the file was removed on purpose, drop its seal with `seal-gate seal --update --remove`.",
			many: "If the files were removed on purpose, drop their seals with `seal-gate seal --update --remove`."
		}],
		broken: "missing",
		atSeal: !0
	},
	moved: {
		about: "file",
		sentence: "is at another path",
		many: "are at other paths",
		remedies: [{ text: "Move the file back, or seal it at its new path with `seal-gate seal --update --remove PATH`. Where only \"\\\" is wrong, `seal-gate repair MANIFEST` writes \"/\"." }],
		broken: "missing",
		atSeal: !0
	},
	swapped: {
		about: "file",
		sentence: "has the bytes of another sealed file",
		many: "have the bytes of other sealed files",
		remedies: [{ text: "Give the two files their own names back." }],
		broken: "drifted"
	},
	"case-renamed": {
		about: "file",
		sentence: "exists only under a different spelling (case or Unicode form)",
		many: "exist only under a different spelling (case or Unicode form)",
		remedies: [{ text: "Rename the file to exactly its sealed name, case and Unicode form included." }],
		broken: "missing",
		atSeal: !0
	},
	symlink: {
		about: "file",
		sentence: "is reached through a symbolic link",
		many: "are reached through symbolic links",
		remedies: [{ text: "Replace the link by the file itself: a seal holds bytes, and a link can lead anywhere." }],
		broken: "symlink",
		atSeal: !0
	},
	"mode-changed": {
		about: "file",
		sentence: "has its sealed bytes and another mode",
		many: "have their sealed bytes and other modes",
		remedies: [{
			text: "Set the sealed mode, and record it in git.",
			many: "Set the sealed modes, and record them in git.",
			run: "chmod +x -- FILE && git update-index --chmod=+x -- FILE"
		}, {
			text: "Pack files in a tar archive before `actions/upload-artifact`, which drops modes.",
			many: "Pack files in a tar archive before `actions/upload-artifact`, which drops modes."
		}],
		broken: "mode-changed"
	},
	"link-changed": {
		about: "file",
		sentence: "is not the sealed symbolic link",
		many: "are not the sealed symbolic links",
		remedies: [{
			text: "Restore the link.",
			many: "Restore the links.",
			run: "git checkout HEAD -- FILE"
		}, {
			text: "On Windows, check out with `core.symlinks=true`. Packers and artifact uploads may copy what a link leads to.",
			many: "On Windows, check out with `core.symlinks=true`. Packers and artifact uploads may copy what a link leads to."
		}],
		broken: "link-changed",
		atSeal: !0
	},
	"archive-unsupported": {
		about: "file",
		sentence: "cannot be read as an archive",
		remedies: [{ text: "Pack it as zip, or as tar with gzip, zstd or nothing, without sparse files and volumes." }],
		page: "archives"
	},
	"archive-damaged": {
		about: "file",
		sentence: "is a damaged archive",
		remedies: [{ text: "Fetch or build the archive again: it is cut off, or its bytes have changed." }],
		page: "archives"
	},
	"archive-ambiguous": {
		about: "file",
		sentence: "is an archive that programs read differently",
		remedies: [{ text: "Pack the files again with a usual program: nothing may be hidden before, between or after members, and both headers of each must agree." }],
		page: "archives"
	},
	"archive-duplicate": {
		about: "file",
		sentence: "is in the archive twice",
		many: "are in the archive twice",
		remedies: [{ text: "Pack each path once, also if case and Unicode form are left aside: programs disagree on which member counts." }],
		page: "archives"
	},
	"archive-case-twin": {
		about: "file",
		sentence: "has a twin in the archive whose path differs in case or Unicode form only",
		many: "have twins in the archive whose paths differ in case or Unicode form only",
		remedies: [{ text: "Seal both files or rename one: on Windows and macOS, the file extracted last replaces the other." }],
		page: "archives"
	},
	"archive-path-unsafe": {
		about: "file",
		sentence: "has an unsafe path in the archive",
		many: "have unsafe paths in the archive",
		remedies: [{ text: "Pack with relative paths, with `/` between folders and no `..`." }],
		page: "archives"
	},
	"archive-link-unsafe": {
		about: "file",
		sentence: "is reached by a link that leads out of the archive",
		many: "are reached by links that lead out of the archive",
		remedies: [{ text: "Pack the file in place of the link, or seal the link with `seal-gate seal --modes`: then it may lead exactly there." }],
		page: "archives"
	},
	"archive-special": {
		about: "file",
		sentence: "is neither a file nor a folder nor a link in the archive",
		many: "are neither files nor folders nor links in the archive",
		remedies: [{ text: "Leave devices, pipes and sockets out of the archive." }],
		page: "archives"
	},
	"archive-encrypted": {
		about: "file",
		sentence: "is encrypted in the archive",
		many: "are encrypted in the archive",
		remedies: [{ text: "Seal the archive itself, or pack it without encryption: nothing is known of encrypted bytes." }],
		page: "archives"
	},
	"archive-too-large": {
		about: "file",
		sentence: "is an archive over the limits",
		remedies: [{ text: "Seal the archive itself: its members are not read beyond the limits of docs/archives.md." }],
		page: "archives"
	},
	"asset-renamed": {
		about: "file",
		sentence: "was renamed by GitHub",
		many: "were renamed by GitHub",
		remedies: [{
			text: "Name the file before it is listed and uploaded: letters, digits, `.`, `-` and `_` keep their places, and everything else becomes a dot.",
			many: "Name the files before they are listed and uploaded: letters, digits, `.`, `-` and `_` keep their places, and everything else becomes a dot."
		}],
		broken: "missing",
		atSeal: !0
	},
	"asset-incomplete": {
		about: "file",
		sentence: "is not completely uploaded",
		many: "are not completely uploaded",
		remedies: [{
			text: "Wait for the job that uploads the asset; if there is none any more, delete the asset and upload it again.",
			many: "Wait for the job that uploads the assets; if there is none any more, delete the assets and upload them again."
		}],
		broken: "asset-incomplete",
		atSeal: !0
	},
	"not-a-file": {
		about: "file",
		sentence: "is not a regular file",
		many: "are not regular files",
		remedies: [{ text: "Remove what is at this path, and put the sealed file in its place." }, RESTORE],
		broken: "not-a-file",
		atSeal: !0
	},
	"outside-root": {
		about: "file",
		sentence: "is outside the root",
		many: "are outside the root",
		remedies: [{ text: "Correct the path in the manifest: nothing outside the root is ever read." }],
		broken: "outside-root",
		atSeal: !0
	},
	"changed-while-reading": {
		about: "file",
		sentence: "was written to while it was read",
		many: "were written to while they were read",
		remedies: [{ text: "Run the gate when nothing else writes to the file." }],
		broken: "changed-while-reading"
	},
	unreadable: {
		about: "file",
		sentence: "could not be read",
		many: "could not be read",
		remedies: [{
			text: "Let the user who runs the gate read the file and its folders.",
			run: "ls -l -- FILE"
		}],
		broken: "unreadable"
	},
	unsealed: {
		about: "file",
		sentence: "has no seal",
		many: "have no seal",
		remedies: [{
			text: "Seal the file with `seal-gate seal --update PATH`, move it out of the covered folders, or set `unsealed: warn`.",
			many: "Seal the files with `seal-gate seal --update PATH…`, move them out of the covered folders, or set `unsealed: warn`."
		}],
		beside: !0
	},
	"oxum-mismatch": {
		about: "file",
		sentence: "is not the complete bag",
		remedies: [{ text: "Fetch the bag again, or correct Payload-Oxum if the payload is as it was sent." }],
		atSeal: !0,
		beside: !0
	},
	"text-rule": {
		about: "file",
		sentence: "breaks a text rule",
		many: "break a text rule",
		remedies: [{ text: "Change the text as the rule requires and seal it with `seal-gate seal --update`, or drop the rule." }],
		beside: !0
	},
	"manifest-not-found": {
		about: "manifest",
		sentence: "was not found",
		remedies: [{ text: "Correct the `manifest` input: a path or glob relative to the workspace. The checkout must come before the gate." }]
	},
	"ref-not-found": {
		about: "manifest",
		sentence: "was not found",
		remedies: [{ text: "Fetch the history with its tags: `fetch-depth: 0` and `fetch-tags: true` in the step `actions/checkout`. On a laptop: `git fetch --tags --unshallow`." }]
	},
	"digest-unknown": {
		about: "file",
		sentence: "cannot be judged: its sealed digest is not known",
		many: "cannot be judged: their sealed digests are not known",
		remedies: [{ text: "Restore the file that the reason names first. Then the files after it are judged." }],
		broken: "digest-unknown",
		atSeal: !0
	},
	"ref-unreadable": {
		about: "manifest",
		sentence: "could not be read from the repository",
		remedies: [{ text: "Fetch a new clone: what a commit names must be in it, byte for byte. A partial clone (`filter`) does not have all of it." }]
	},
	"ref-paths-invalid": {
		about: "manifest",
		sentence: "cannot be checked under these `paths`",
		remedies: [{ text: "Correct the globs in `paths`: one that matches nothing guards nothing. A submodule is left out with `!FOLDER`." }]
	},
	"release-not-found": {
		about: "manifest",
		sentence: "was not found",
		remedies: [{ text: "Name the tag or the id of a release of this repository. A draft is visible only with `permissions: contents: write`." }]
	},
	"release-unreadable": {
		about: "manifest",
		sentence: "could not be read",
		remedies: [{ text: "Run the job again before the release is published. No other job may upload or replace assets meanwhile." }]
	},
	"release-unlisted": {
		about: "manifest",
		sentence: "has no list of its assets",
		remedies: [{ text: "Upload a list with the assets (`sha256sum * > ../SHA256SUMS`), or name one of the repository in `manifest`." }]
	},
	"manifest-unreadable": {
		about: "manifest",
		sentence: "could not be read",
		remedies: [{ text: "Name a regular file that the user who runs the gate may read." }]
	},
	"manifest-too-large": {
		about: "manifest",
		sentence: "is too large",
		remedies: [{ text: "Split the manifest, for example one per folder." }]
	},
	"manifest-encoding": {
		about: "manifest",
		sentence: "is not text in a known encoding",
		remedies: [{ text: "Write the manifest as UTF-8." }]
	},
	"manifest-format-unknown": {
		about: "manifest",
		sentence: "is not in a known format",
		remedies: [{ text: "Name a manifest in a format that the gate reads. Without `format`, the gate finds out which one it is." }]
	},
	"manifest-schema-unknown": {
		about: "manifest",
		sentence: "has an unknown schema",
		remedies: [{ text: "Use a version of the gate that knows this schema, or seal again." }]
	},
	"manifest-key-unknown": {
		about: "manifest",
		sentence: "has an unknown key",
		remedies: [{ text: "Delete the key or correct its spelling: a key that is not understood might matter." }]
	},
	"manifest-key-duplicate": {
		about: "manifest",
		sentence: "has a duplicate key",
		remedies: [{ text: "Keep one of the two: readers disagree on which of them counts." }]
	},
	"manifest-malformed": {
		about: "manifest",
		sentence: "is malformed",
		remedies: [{ text: "Repair the line, or seal again. One bad line makes the whole manifest unusable." }]
	},
	"manifest-truncated": {
		about: "manifest",
		sentence: "is cut off",
		remedies: [{ text: "Fetch or write the manifest again: its end is missing." }]
	},
	"manifest-empty": {
		about: "manifest",
		sentence: "seals no file",
		remedies: [{ text: "Seal at least one file: a gate that checks nothing must not pass." }]
	},
	"manifest-digest-invalid": {
		about: "manifest",
		sentence: "has an invalid digest",
		remedies: [{ text: "Seal the file again: a digest is hexadecimal and has a fixed length." }]
	},
	"manifest-digest-weak": {
		about: "manifest",
		sentence: "has only weak digests, which prove nothing",
		remedies: [{ text: "Seal again with sha256: md5, sha1 and checksums can be forged." }]
	},
	"manifest-digest-ambiguous": {
		about: "manifest",
		sentence: "does not state the algorithm of its digests",
		remedies: [{ text: "Name the list after its algorithm, such as SHA256SUMS, or write the algorithm in each line." }]
	},
	"manifest-length-invalid": {
		about: "manifest",
		sentence: "has an invalid length",
		remedies: [{ text: "Seal the file again: a length is a whole number of bytes." }]
	},
	"manifest-path-unsafe": {
		about: "manifest",
		sentence: "lists an unsafe path",
		remedies: [{ text: "Use a path below the root, with `/` between its parts and no `..`." }]
	},
	"manifest-path-duplicate": {
		about: "manifest",
		sentence: "lists a path twice",
		remedies: [{ text: "Delete the wrong entry: only one can be right." }]
	},
	"manifest-conflict": {
		about: "manifest",
		sentence: "contradicts another seal",
		remedies: [{ text: "Delete the wrong seal: only one can be right." }]
	},
	"manifest-pin-mismatch": {
		about: "manifest",
		sentence: "is not the pinned manifest",
		remedies: [{ text: "If the new manifest was reviewed, pin its sha256. If not, restore the pinned manifest: a changed seal can hide drift." }]
	},
	unsigned: {
		about: "manifest",
		sentence: "is not signed",
		remedies: [{ text: "Put the signature beside the manifest (`MANIFEST.sigstore.json`), or name it in `bundle`. docs/signing.md shows how to sign." }],
		page: "signing"
	},
	"signed-by-another": {
		about: "manifest",
		sentence: "is signed by someone else",
		remedies: [{ text: "If the new signer is right, change `signed-by` or `public-key` in the workflow or in the configuration of the base. If not, restore the manifest and its signature." }],
		page: "signing"
	},
	"signature-invalid": {
		about: "manifest",
		sentence: "has a signature that cannot be verified",
		remedies: [{ text: "Restore the manifest and its signature as they were published, or sign the manifest again: one changed byte invalidates the signature." }],
		page: "signing"
	},
	"not-in-signed-manifest": {
		about: "manifest",
		sentence: "is not what was signed",
		remedies: [{ text: "List exactly the files that the signed statement names, or use the statement itself as the manifest." }],
		page: "signing"
	},
	"clone-not-isolated": {
		about: "evidence",
		sentence: "is about a clone that is not shown to be isolated",
		remedies: [{ text: "Rehearse on a clone without a network, and let the rehearsal record the isolation that it read back: `seal-gate rehearse`." }],
		probed: !0
	},
	"clone-points-to-production": {
		about: "evidence",
		sentence: "is about a clone that leads to production",
		remedies: [{ text: "Remove what leads to production from the dump (foreign servers, subscriptions, host names in functions), and rehearse again." }],
		probed: !0
	},
	"clone-has-secrets": {
		about: "evidence",
		sentence: "is about a clone that contains secrets",
		remedies: [{ text: "Make a dump without secrets, rotate those that were in it, and rehearse again." }],
		probed: !0
	},
	"schema-mismatch-ignored": {
		about: "evidence",
		sentence: "accepts a schema that is not the expected one",
		remedies: [{ text: "Make the clone from a dump with the expected schema, or correct the expectations; then rehearse again." }],
		probed: !0
	},
	"apply-equals-before": {
		about: "evidence",
		sentence: "is about a change that changed nothing",
		remedies: [{ text: "Rehearse a change that changes the clone: a rollback of nothing proves nothing." }],
		probed: !0
	},
	"rollback-not-restored": {
		about: "evidence",
		sentence: "is about a rollback that did not restore the state",
		remedies: [{ text: "Correct the rollback until every row and every property is back, and rehearse again." }],
		probed: !0
	},
	"budget-exceeded": {
		about: "evidence",
		sentence: "is about a change that does more to others than the policy allows",
		remedies: [{ text: "Do as the hints of the rehearsal state, and rehearse again on a server; or raise the limit of the policy." }],
		probed: !0
	},
	"seal-mismatch": {
		about: "evidence",
		sentence: "is in a packet with a broken seal",
		remedies: [{ text: "Restore the drifted files first, as their own findings describe: until then nothing here is evidence." }],
		probed: !0
	},
	"unicode-byte-drift": {
		about: "evidence",
		sentence: "was rewritten in other characters or another encoding",
		remedies: [{ text: "Restore the sealed bytes, and turn off what rewrites characters in the tool that did it." }],
		probed: !0
	},
	"production-pass-from-clone": {
		about: "evidence",
		sentence: "presents a clone as production",
		remedies: [{ text: "Let evidence from production close the blocker, or leave it open: a rehearsal on a clone is not a run in production." }],
		probed: !0
	},
	"forbidden-token": {
		about: "evidence",
		sentence: "contains a word that the policy forbids",
		remedies: [{ text: "Remove the word from the file, at the named line, and seal it with `seal-gate seal --update`. The policy lists the words." }],
		probed: !0
	},
	"evidence-expired": {
		about: "evidence",
		sentence: "has expired, and counts as open",
		remedies: [{ text: "Make the evidence again and seal it, with a new `not_after`. If the clock is wrong, correct it, or give the input `now`." }],
		probed: !0
	},
	"evidence-other-commit": {
		about: "evidence",
		sentence: "is not about the commit of this run, and counts as open",
		remedies: [{ text: "Make the evidence again for this commit, and seal it. If the run is about another commit, give the input `evidence-commit`." }],
		probed: !0
	},
	"evidence-expires-soon": {
		about: "evidence",
		sentence: "expires soon",
		remedies: [{ text: "Make the evidence again before its `not_after`, and seal it." }]
	},
	"evidence-invalid": {
		about: "evidence",
		sentence: "is not a valid document",
		remedies: [{ text: "Write the document as its schema requires (schemas/ in this package), and seal it with `seal-gate seal --update`." }]
	},
	"evidence-schema-unknown": {
		about: "evidence",
		sentence: "has a schema that this gate does not know",
		remedies: [{ text: "Use a version of the gate that knows this schema, or remove the document from the packet." }]
	},
	"evidence-inconsistent": {
		about: "evidence",
		sentence: "does not match the other documents",
		remedies: [{ text: "Generate the documents again in one run, so that they refer to the same bytes, and seal them." }]
	},
	"blocker-map-invalid": {
		about: "evidence",
		sentence: "is not a valid blocker map",
		remedies: [{ text: "Correct the map: one map, no duplicate id, no cycle, and evidence for every blocker that it claims closed." }]
	},
	"validator-failed": {
		about: "evidence",
		sentence: "is a validator that failed when it was run",
		remedies: [{ text: "Correct what it rejects, or the validator itself; then run it again with `seal-gate rerun` and seal the new result." }]
	},
	"validator-not-run": {
		about: "evidence",
		sentence: "has a validator that was not run here",
		remedies: [{ text: "Supply what the reason names, or do not ask for validators here and rely on the sealed result." }]
	},
	"root-not-found": {
		about: "manifest",
		sentence: "has no root folder",
		remedies: [{ text: "Correct the `root` input, or create the folder before the gate runs." }],
		page: "drift"
	},
	"covers-empty": {
		about: "manifest",
		sentence: "covers no file",
		remedies: [{ text: "Correct the glob: one that matches nothing guards nothing." }],
		beside: !0,
		page: "drift"
	},
	resealed: {
		about: "seal",
		sentence: "has a different seal than at the base",
		many: "have different seals than at the base",
		remedies: [{ text: "Review the new bytes together with the new seal. If the change is not intended, restore the manifest and the file from the base." }],
		atSeal: !0
	},
	"seal-added": {
		about: "seal",
		sentence: "has a seal that the base does not have",
		many: "have seals that the base does not have",
		remedies: [{ text: "Review what is sealed now: documents of a packet count as evidence from now on." }],
		atSeal: !0
	},
	"seal-removed": {
		about: "seal",
		sentence: "was sealed at the base and is not sealed now",
		many: "were sealed at the base and are not sealed now",
		remedies: [{ text: "Make sure that the file may change freely from now on; if not, seal it again." }],
		atSeal: !0
	},
	"seal-weakened": {
		about: "seal",
		sentence: "has a weaker seal than at the base",
		many: "have weaker seals than at the base",
		remedies: [{ text: "Seal again with everything that was sealed before, or have the weaker seal reviewed." }],
		atSeal: !0
	},
	"meaning-accepted": {
		about: "file",
		sentence: "has another layout, and is accepted",
		many: "have another layout, and are accepted",
		remedies: [{ text: "If the layout should be the sealed one too, restore the file, or remove the rule from `accept`." }],
		beside: !0
	},
	"config-changed": {
		about: "seal",
		sentence: "has a different configuration than at the base",
		remedies: [{ text: "Review the configuration like a manifest: it decides which files are judged, and how strictly. If the change is not intended, restore the file from the base." }],
		atSeal: !0
	},
	"signer-changed": {
		about: "seal",
		sentence: "expects a different signer than at the base",
		remedies: [{ text: "Review who may sign from now on: a new key or identity can seal anything. If the change is not intended, restore the file from the base." }],
		atSeal: !0,
		page: "signing"
	},
	"reseal-unknown": {
		about: "run",
		sentence: "what this change did to seals is not known",
		remedies: [{ text: "Make the base available: `fetch-depth: 0` at the checkout, or a `github-token` that may read the repository." }, { text: "If the reason names a manifest of the checkout, repair that one." }]
	},
	"probe-failed": {
		about: "run",
		sentence: "the self-test failed",
		remedies: [{ text: "Do not trust this run. Use a released version of the gate, and report the failed probe." }]
	},
	"production-held": {
		about: "run",
		sentence: "production is held",
		remedies: [{ text: "Close the open blockers with evidence, or remove `require-clearance`." }],
		beside: !0
	},
	"shard-invalid": {
		about: "run",
		sentence: "the shards do not make up one run",
		remedies: [{ text: "Merge exactly one report per shard of one run: download every artifact of the matrix, and no other." }]
	},
	"shard-without-run": {
		about: "run",
		sentence: "the report of a shard does not state its run",
		remedies: [{ text: "Judge the shards again with this version of the gate; outside GitHub Actions, give each of them `--run NAME`." }]
	},
	"shard-other-run": {
		about: "run",
		sentence: "a shard is of another run",
		remedies: [{ text: "Download the artifacts of this run only, into an empty folder. To merge those of another run, name it in `run`." }]
	},
	"shard-other-attempt": {
		about: "run",
		sentence: "a shard is of an attempt that cannot be merged here",
		remedies: [{ text: "Re-run all jobs of the workflow, so that shards and merge are of one attempt." }]
	},
	"shard-other-commit": {
		about: "run",
		sentence: "a shard is of another commit",
		remedies: [{ text: "Judge all shards of one commit in one run, and merge the reports of that run only." }]
	},
	"shard-other-manifest": {
		about: "run",
		sentence: "a shard is of other manifests",
		remedies: [{ text: "Give each shard exactly the same manifests: the same files, with the same bytes and roots." }]
	},
	"shard-attempts": {
		about: "run",
		sentence: "the shards are of several attempts of this run",
		remedies: [{ text: "Give `merge` the input `result`, so that a job that failed without a report is noticed; re-run all jobs for one attempt." }]
	},
	"shard-job-failed": {
		about: "run",
		sentence: "a job of the shards failed without a report",
		remedies: [{ text: "Read the log of the failed job, and re-run the failed jobs." }]
	},
	"shard-empty": {
		about: "run",
		sentence: "this shard has no file to check",
		remedies: [{ text: "Use as many shards as there are files at most, and let \"merge\" judge all shards together." }]
	},
	"input-invalid": {
		about: "run",
		sentence: "an input is not allowed",
		remedies: [{ text: "Correct the input in the workflow: a value that is not allowed is never replaced by a default." }]
	},
	"internal-error": {
		about: "run",
		sentence: "the gate itself failed",
		remedies: [{ text: "Run again. If it fails again, report it with this message." }]
	}
}, FINDING_CODES = Object.keys(CODES);
function rowOf(code) {
	return CODES[code];
}
function isEvidenceCode(code) {
	return rowOf(code).about === "evidence";
}
// src/report/findings/differences.ts
function differenceLines({ unit, hunks, hidden }, most = Infinity) {
	let lines = [], shown = 0, cut = 0;
	for (let hunk of hunks) {
		let kept = hunk.lines.slice(0, Math.max(most - shown, 0));
		kept.length > 0 && lines.push(heading(unit, hunk), ...kept.map(({ kind, text }) => `${kind} ${text}`)), shown += kept.length, cut += hunk.lines.slice(kept.length).filter(differs).length;
	}
	let rest = restText(unit, cut + (hidden?.lines ?? 0), hidden?.atLeast === !0);
	return rest === void 0 ? lines : [...lines, rest];
}
function restText(unit, lines, atLeast) {
	if (lines === 0) return;
	let [one, many] = unit === "line" ? ["line differs", "lines differ"] : ["row of bytes differs", "rows of bytes differ"];
	return `… and ${atLeast ? "at least " : ""}${require_gate.pluralize(lines, `more ${one}`, `more ${many}`)}`;
}
function heading(unit, { originalStart, foundStart }) {
	return `@@ sealed: ${unit} ${require_gate.withThousands(originalStart)}, found: ${unit} ${require_gate.withThousands(foundStart)} @@`;
}
function differs({ kind }) {
	return kind !== " ";
}
// src/model/causes-of-archives.ts
const USE_SEALED = { text: "Use the archive that was sealed: an archive that is made again seldom has the same bytes." }, ARCHIVE_CAUSES = {
	"archive-times": {
		sentence: "the times of members of the archive were changed",
		remedies: [{ text: "Give all members one time: `SOURCE_DATE_EPOCH`, `tar --mtime=@0`, `touch -d @0` before `zip -X`, and run `zip` with `TZ=UTC`." }, USE_SEALED]
	},
	"archive-metadata": {
		sentence: "what the archive notes beside content was changed",
		remedies: [{ text: "Pack without it: `tar --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw,a-s`, `gzip -n`, `zip -X`." }, USE_SEALED]
	},
	"archive-order": {
		sentence: "members of the archive are in another order",
		remedies: [{ text: "Pack in a fixed order: `tar --sort=name`, or `find . | LC_ALL=C sort | zip -X -@`." }, USE_SEALED]
	},
	"archive-recompressed": {
		sentence: "the same content was compressed again",
		remedies: [{ text: "Keep the file as it was packed. To pack it again, use the same program, version and level: `gzip -n -9`, `git -c tar.tar.gz.command=\"gzip -cn\" archive`." }, USE_SEALED]
	},
	"archive-extra-members": {
		sentence: "members were added to the archive that a system or a tool makes",
		remedies: [{ text: "Pack without them: `COPYFILE_DISABLE=1 tar`, `zip -X -x \"__MACOSX/*\" \"*.DS_Store\"`, and `git archive TREE` in place of a commit." }, USE_SEALED]
	},
	"container-changed": {
		sentence: "the same content was packed into another format",
		remedies: [{ text: "Publish the format that was sealed, or seal each format." }, USE_SEALED]
	}
}, NO_FORMATTER = { text: "Keep formatters away from this file, for example in .prettierignore." }, CAUSES = {
	"blank-lines-removed": {
		sentence: "blank lines were removed",
		remedies: [NO_FORMATTER, RESTORE]
	},
	"json-reencoded": {
		sentence: "JSON text was written with other escapes",
		remedies: [{ text: "Write the JSON without new escapes; in Python: json.dumps(…, ensure_ascii=False)." }, RESTORE],
		rewritesCharacters: !0
	},
	"json-reformatted": {
		sentence: "JSON was written in another layout",
		remedies: [NO_FORMATTER, RESTORE]
	},
	"json-numbers": {
		sentence: "JSON numbers were spelled another way",
		remedies: [NO_FORMATTER, RESTORE]
	},
	"csv-reformatted": {
		sentence: "the table was written with other quotes or delimiters",
		remedies: [{ text: "Do not save the table in a spreadsheet program: it writes quotes and delimiters its own way." }, RESTORE]
	},
	"markdown-reformatted": {
		sentence: "Markdown was written with other marks",
		remedies: [NO_FORMATTER, RESTORE]
	},
	"xml-reformatted": {
		sentence: "XML was written with other quotes, declaration, references or layout",
		remedies: [{ text: "Change the XML with a tool that keeps its spelling, or not at all." }, RESTORE]
	},
	"po-reformatted": {
		sentence: "the message catalogue was wrapped or arranged another way",
		remedies: [{ text: "Write the catalogue with the tool and the width with which it was sealed: `msgcat --width`, `--no-wrap`." }, RESTORE]
	},
	"yaml-reformatted": {
		sentence: "YAML was written in another layout",
		remedies: [NO_FORMATTER, RESTORE]
	},
	...ARCHIVE_CAUSES,
	"bom-added": {
		sentence: "a byte order mark was added",
		remedies: [{ text: "Save the file as UTF-8 without a byte order mark." }, RESTORE],
		rewritesCharacters: !0
	},
	"bom-removed": {
		sentence: "the byte order mark was removed",
		remedies: [{ text: "The sealed file begins with a byte order mark: save it as UTF-8 with one." }, RESTORE],
		rewritesCharacters: !0
	},
	"crlf-added": {
		sentence: "LF line endings became CRLF",
		remedies: [NO_CONVERSION, CHECK_OUT_AGAIN]
	},
	"crlf-removed": {
		sentence: "CRLF line endings became LF",
		remedies: [NO_CONVERSION, CHECK_OUT_AGAIN]
	},
	"cr-only": {
		sentence: "line endings became CR alone",
		remedies: [{ text: "Find the tool that writes CR line endings, and keep it away from this file." }, RESTORE]
	},
	"eol-mixed": {
		sentence: "some line endings were changed",
		remedies: [NO_CONVERSION, RESTORE]
	},
	"unicode-line-ends": {
		sentence: "line endings and U+2028, U+2029 or U+0085 were exchanged",
		remedies: [{ text: "Write line endings as LF in the tool that changed the file: the others end a line only for some programs." }, RESTORE],
		rewritesCharacters: !0
	},
	"unicode-punctuation": {
		sentence: "plain and typographic punctuation were exchanged",
		remedies: [{ text: "Turn off typographic punctuation in the tool that wrote the file." }, RESTORE],
		rewritesCharacters: !0
	},
	"character-references": {
		sentence: "characters and their escapes or references were exchanged",
		remedies: [{ text: "Keep HTML and string escaping away from this file: write its characters as they were sealed." }, RESTORE],
		rewritesCharacters: !0
	},
	"unicode-normalized": {
		sentence: "characters were written in another Unicode form",
		remedies: [{ text: "Write the text in the Unicode form in which it was sealed." }, RESTORE],
		rewritesCharacters: !0
	},
	"invisible-characters": {
		sentence: "invisible characters were added or lost",
		remedies: [{ text: "Delete the invisible characters; they often come with text pasted from a web page." }, RESTORE],
		rewritesCharacters: !0
	},
	homoglyphs: {
		sentence: "letters of different alphabets that look alike were exchanged",
		remedies: [{ text: "Look at the places: such letters come from a wrong keyboard layout, from text recognition, or from someone who means to deceive." }, RESTORE],
		rewritesCharacters: !0
	},
	"encoding-changed": {
		sentence: "the text was saved in another encoding",
		remedies: [{ text: "Save it in its sealed encoding; in PowerShell: -Encoding utf8NoBOM." }, RESTORE],
		rewritesCharacters: !0
	},
	mojibake: {
		sentence: "the text was read in a wrong encoding and saved",
		remedies: [{ text: "Read and write the file as UTF-8 in the tool that changed it." }, RESTORE],
		rewritesCharacters: !0
	},
	"final-newline-added": {
		sentence: "a line feed was added at the end",
		remedies: [editorconfig("insert_final_newline = unset"), RESTORE]
	},
	"final-newline-removed": {
		sentence: "the last line feed was removed",
		remedies: [editorconfig("insert_final_newline = unset"), RESTORE]
	},
	"trailing-whitespace-added": {
		sentence: "white space was added at line ends",
		remedies: [editorconfig("trim_trailing_whitespace = unset"), RESTORE]
	},
	"trailing-whitespace-removed": {
		sentence: "white space at line ends was removed",
		remedies: [editorconfig("trim_trailing_whitespace = unset"), RESTORE]
	},
	"tabs-expanded": {
		sentence: "tabs became spaces",
		remedies: [editorconfig("indent_style = unset"), RESTORE]
	},
	"tabs-unexpanded": {
		sentence: "spaces became tabs",
		remedies: [editorconfig("indent_style = unset"), RESTORE]
	},
	truncated: {
		sentence: "the end was cut off",
		remedies: [{ text: "If a copy or a download was interrupted, or the disk was full, fetch the file again." }, RESTORE]
	},
	"nul-bytes": {
		sentence: "bytes became NUL",
		remedies: [{ text: "The power failed, or a block was never written: fetch the file again." }, RESTORE]
	},
	appended: {
		sentence: "bytes were added at the end",
		remedies: [{ text: "Find what writes to the end of this file, and let it write to another file." }, RESTORE]
	},
	prepended: {
		sentence: "bytes were added at the start",
		remedies: [{ text: "Find the tool that writes a header into this file, and exclude the file there." }, RESTORE]
	},
	emptied: {
		sentence: "the file was emptied",
		remedies: [{ text: "Find what opens this file for writing; `>` empties a file before anything is written." }, RESTORE]
	},
	"lfs-pointer": {
		sentence: "this is the Git LFS pointer, not the content",
		remedies: [{
			text: "Fetch the content: `lfs: true` at the checkout, or by hand.",
			run: "git lfs pull"
		}, { text: "If the repository does not use Git LFS, someone committed the pointer instead of the file." }]
	},
	"git-filter": {
		sentence: "a git filter rewrote it at checkout",
		remedies: [{
			text: "Forbid every conversion of this file in .gitattributes.",
			many: "Forbid every conversion of these files in .gitattributes.",
			run: "echo 'FILE -text -ident -filter -working-tree-encoding' >> .gitattributes"
		}, CHECK_OUT_AGAIN]
	},
	"keywords-expanded": {
		sentence: "keywords of version control were expanded",
		remedies: [{ text: "Export the file without keyword expansion: `svn export --ignore-keywords`, `cvs export -kk`, Perforce file type `text` without `+k`." }, RESTORE]
	},
	compressed: {
		sentence: "the file was compressed",
		remedies: [{ text: "Decompress the file: it was sealed before it was compressed." }, RESTORE]
	},
	decompressed: {
		sentence: "the file was decompressed",
		remedies: [{ text: "Use the compressed file as it was sealed: compressing again seldom gives the same bytes." }, RESTORE]
	},
	"blank-lines-added": {
		sentence: "blank lines were added",
		remedies: [NO_CONVERSION, RESTORE]
	},
	"indentation-changed": {
		sentence: "the width of the indentation was changed",
		remedies: [editorconfig("indent_size = unset"), RESTORE]
	},
	"lines-reordered": {
		sentence: "lines were put in another order",
		remedies: [{ text: "Find the tool that sorts or merges this file, and exclude the file there." }, RESTORE]
	},
	inserted: {
		sentence: "lines were inserted",
		remedies: [{ text: "Find the tool that inserts lines into this file, and exclude the file there." }, RESTORE]
	},
	duplicated: {
		sentence: "the content is repeated",
		remedies: [{ text: "Find what writes this file twice: `>>` instead of `>`, or a script that was run again." }, RESTORE]
	},
	padded: {
		sentence: "padding was added at the end",
		remedies: [{ text: "Copy the file again as a file: a device or a fixed-size record pads its end." }, RESTORE]
	},
	"base64-encoded": {
		sentence: "the file became base64 text",
		remedies: [{ text: "Decode the file where it is fetched: the base64 answer of an API was saved as it is." }, RESTORE]
	},
	unwrapped: {
		sentence: "what was around the content was taken off",
		remedies: [{ text: "Keep the file as it was sealed, with what is around the content." }, RESTORE]
	},
	wrapped: {
		sentence: "something was put around the content",
		remedies: [{ text: "Save the content alone: what is around it belongs to the page, the message or the answer that it came in." }, RESTORE]
	},
	"text-encoded": {
		sentence: "the content was encoded as text",
		remedies: [{ text: "Decode it where it is fetched: the body of a mail or the answer of an API was saved as it is." }, RESTORE]
	},
	"base64-decoded": {
		sentence: "the sealed base64 text was decoded",
		remedies: [{ text: "Keep the base64 text as it was sealed." }, RESTORE]
	},
	"lfs-content": {
		sentence: "this is the content, and the Git LFS pointer was sealed",
		remedies: [{ text: "Seal the content instead of the pointer, or check out without Git LFS (`lfs: false`)." }]
	},
	"symlink-as-text": {
		sentence: "this is the path of a symbolic link, written as text",
		remedies: [{
			text: "Check out where symbolic links work: on Windows, with developer mode and core.symlinks.",
			run: "git config core.symlinks true"
		}, CHECK_OUT_AGAIN]
	},
	"merge-conflict": {
		sentence: "a merge left its conflict markers",
		remedies: [{ text: "Resolve the conflict in favour of the sealed side." }, RESTORE]
	},
	encrypted: {
		sentence: "the file is encrypted",
		remedies: [{ text: "Unlock the file before the gate runs, for example with `git-crypt unlock`." }]
	},
	"bit-flipped": {
		sentence: "one bit was flipped",
		remedies: [{ text: "Fetch the file again, and check the disk and the memory that it came through." }, RESTORE]
	},
	"character-changed": {
		sentence: "one byte was changed, added or lost",
		remedies: [RESTORE, RESEAL_OR_RESTORE]
	},
	"another-file": {
		sentence: "the bytes of another sealed file were put here",
		remedies: [{ text: "Put the right file here: this one belongs at the other path." }, RESTORE]
	},
	"another-document": {
		sentence: "another document is in its place",
		remedies: [{ text: "Look at what was saved: a download may have got an error page or a sign-in page instead of the file. Fetch it again." }, RESTORE]
	},
	"content-changed": {
		sentence: "its content was changed in a way that no known cause explains",
		remedies: [RESEAL_OR_RESTORE]
	}
};
Object.keys(CAUSES);
function causeRow(code) {
	return CAUSES[code];
}
// src/report/findings/drift-sentences.ts
const CERTAINTY = {
	proved: "proved: undoing exactly this gives bytes with the sealed length and every sealed digest",
	compared: "compared with the sealed bytes",
	hint: "hint: a trace in the found bytes; no undoing gave the sealed bytes",
	unexplained: "unexplained: no undoing gave the sealed bytes"
}, COMPARED_WITH = {
	git: "compared with the sealed bytes, which git has",
	"another-path": "compared with the sealed bytes, which are at another path",
	given: "compared with the sealed bytes, which were given"
};
function causeText(causes) {
	return causes.length === 0 ? "no known cause explains it" : causes.map(causeSentence).join(", then ");
}
function driftText(drift) {
	if (drift.certainty === "compared" && drift.members !== void 0) return archiveText(drift, drift.members);
	if (drift.certainty !== "compared" || !hasEdits(drift)) return causeText(drift.causes);
	let { edits, causes, locations } = drift, [first] = locations, number = `${edits.atLeast === !0 ? "at least " : ""}${require_gate.pluralize(edits.count, "edit")}`, change = first === void 0 ? "" : editText(first), where = change === "" ? "" : edits.count === 1 ? `: ${change}` : `, the first in ${change}`, others = causes.filter(({ code }) => code !== "content-changed");
	return `${number}${where}${others.length === 0 ? "" : `; besides, ${causeText(others)}`}`;
}
function archiveText({ causes }, { sealed, identical, different, differences }) {
	let others = causes.filter(({ code }) => code !== "content-changed"), same = `${require_gate.withThousands(identical)} of ${require_gate.pluralize(sealed, "member")} ${identical === 1 ? "is" : "are"} identical`;
	if (different === 0) return `${same}, what is around them differs${others.length === 0 ? "" : `: ${causeText(others)}`}`;
	let [first] = differences, one = first === void 0 ? "" : `${different === 1 ? ": " : ", the first: "}${memberText$1(first)}`, besides = others.length === 0 ? "" : `; besides, ${causeText(others)}`;
	return `${same}, ${require_gate.withThousands(different)} ${different === 1 ? "differs" : "differ"}${one}${besides}`;
}
function memberText$1({ what, path, to, certainty, causes, parts }) {
	let name = require_gate.quotePath(path);
	if (what === "moved") return `${name} is now ${require_gate.quotePath(to ?? "")}`;
	if (what === "mode-changed") return `${name} has another mode`;
	if (what !== "changed") return `${name} was ${what}`;
	let why = causes === void 0 || causes.length === 0 ? "" : `: ${causeText(causes)}`, inside = parts === void 0 ? "" : `; ${[partsHeadline(parts), ...partLines(parts)].join("; ")}`;
	return `${name} changed${why}${certainty === void 0 || why === "" ? "" : ` (${certainty})`}${inside}`;
}
const PARTS = {
	png: [
		"PNG",
		"the image is the same, only its metadata differs",
		"the image differs"
	],
	pdf: [
		"PDF",
		"its objects are the same, only metadata differs",
		"its objects differ"
	],
	sqlite: [
		"SQLite",
		"schema and rows are the same",
		"schema or rows differ"
	],
	elf: [
		"ELF",
		"code and data are the same, only metadata differs",
		"code or data differ"
	],
	notebook: [
		"notebook",
		"the source of every cell is the same",
		"the source of cells differs"
	],
	xml: [
		"XML",
		"only properties or revision numbers differ",
		"its elements differ"
	]
};
function partsHeadline({ format, sameContent, different, note }) {
	let [name, same, differs] = PARTS[format];
	return note === void 0 ? different === 0 ? `${name}: every part is the same, and is written differently` : `${name}: ${sameContent === !0 ? same : differs}` : `${name}: not compared by its parts: ${require_gate.showInvisible(note)}`;
}
function partLines({ different, differences }) {
	let more = different - differences.length;
	return [...differences.map(({ part, what, detail }) => {
		let done = what === "changed" ? "changed" : `was ${what}`;
		return `${require_gate.quotePath(part)} ${done}${detail === void 0 ? "" : `: ${require_gate.showInvisible(detail)}`}`;
	}), ...more > 0 ? [`${require_gate.pluralize(more, "more part differs", "more parts differ")}`] : []];
}
function editText({ line, expected, found }) {
	let place = `line ${require_gate.withThousands(line)}`;
	return expected === void 0 && found === void 0 ? place : `${place}, ${shownEdit(expected)} became ${shownEdit(found)}`;
}
function hasEdits({ edits, causes: [first] }) {
	return edits.count > 0 && first?.code !== "truncated" && first?.code !== "emptied";
}
function shownEdit(text) {
	return text === void 0 || text === "" ? shownBytes(text) : `\`${shownBytes(text)}\``;
}
function driftNames(drift) {
	let names = driftText({
		...drift,
		causes: drift.causes.map(({ code, count }) => ({
			code,
			...count !== void 0 && { count }
		}))
	}), [first] = drift.locations;
	return first === void 0 || drift.certainty === "compared" && hasEdits(drift) ? names : `${names}, first in line ${require_gate.withThousands(first.line)}, column ${require_gate.withThousands(first.column)}`;
}
function causeSentence({ code, count, detail }) {
	let times = count === void 0 || count < 2 ? "" : ` (${require_gate.withThousands(count)} ×)`;
	return `${causeRow(code).sentence}${times}${detail === void 0 ? "" : `: ${require_gate.showInvisible(detail)}`}`;
}
function certaintyText(drift) {
	return drift.certainty === "compared" ? COMPARED_WITH[drift.original] : CERTAINTY[drift.certainty];
}
const MEANING = {
	members: ["the members are the same: names, modes and contents", "the members differ"],
	text: ["the text is the same but for byte order mark, line ends, Unicode form (NFC), blanks at line ends and final newlines", "the text differs in more than line ends, blanks at line ends, Unicode form and final newlines"],
	json: ["the JSON value is the same (RFC 8785); only its spelling differs", "the JSON values differ (RFC 8785)"],
	csv: ["the CSV cells are the same; only delimiters, quotes or line ends differ", "the CSV cells differ"],
	yaml: ["the YAML documents are the same; only their spelling differs", "the YAML documents differ"],
	xml: ["the XML is the same in canonical form (C14N); only its spelling differs", "the XML documents differ"],
	toml: ["the TOML document is the same; only its spelling differs", "the TOML documents differ"],
	markdown: ["the Markdown renders to the same HTML", "the Markdown renders to different HTML"]
};
function meaningText({ format, same }) {
	return MEANING[format][+!same];
}
function shownBytes(text) {
	return text === void 0 ? "unknown bytes" : text === "" ? "nothing" : require_gate.showInvisible(text);
}
// src/report/findings/sentences.ts
function subject({ code, path, manifest, line }) {
	let isRef = code.startsWith("ref-") || code.startsWith("release-"), where = manifest === void 0 ? "" : `${isRef ? "" : "manifest "}${require_gate.quotePath(manifest)}${line === void 0 ? "" : `, line ${line}`}`;
	return path === void 0 ? where : (code.startsWith("manifest-") || isRef) && where !== "" ? `${where}, entry ${require_gate.quotePath(path)}` : require_gate.quotePath(path);
}
function whatText({ code }) {
	return rowOf(code).sentence;
}
function predicate(finding) {
	let { code, drift, reason } = finding, parts = [rowOf(code).sentence];
	drift !== void 0 && parts.push(`${driftText(drift)} (${certaintyText(drift)})`);
	let layer = layerText(finding);
	return layer !== void 0 && parts.push(layer), reason !== void 0 && parts.push(require_gate.showLookAlikes(require_gate.showInvisible(reason))), parts.join(": ");
}
function layerText({ code, git }, many = !1) {
	let gone = code === "missing", it = many ? "them" : "it";
	if (git?.layer === "commit") return `${gone ? many ? "they are not in the commit" : "it is not in the commit" : many ? "the committed files are wrong already" : "the committed file is wrong already"}${git.commit === void 0 ? "" : `, since commit ${commitText(git.commit)}`}`;
	if (git?.layer === "checkout") {
		let reasons = (git.because ?? []).map(({ text, file, line }) => require_gate.showInvisible(`${text}${file === void 0 ? "" : ` in ${file}${line === void 0 ? "" : `, line ${line}`}`}`));
		return `the commit is right, the checkout ${gone ? `left ${it} out` : `rewrote ${it}`}${reasons.length === 0 ? "" : ` (${reasons.join("; ")})`}`;
	}
	return git?.layer === "workspace" ? workspaceText(git.by, gone, many) : void 0;
}
function workspaceText(by, gone, many) {
	let [it, was] = many ? ["them", "they were"] : ["it", "it was"], done = gone ? "removed" : "changed";
	if (by === "edit") return `the commit is right: ${was} ${done} here, and that is not committed`;
	let right = "the commit is right and the checkout too";
	return by === "step" ? `${right}: a later step of the job ${done} ${it}` : `${right}: ${was} ${done} afterwards`;
}
function commitText({ id, date, subject }) {
	let when = date === void 0 ? "" : ` of ${require_gate.showInvisible(date.slice(0, 10))}`;
	return `${id.slice(0, 12)}${when}${subject === void 0 ? "" : ` ${require_gate.quotePath(subject)}`}`;
}
function headline(finding) {
	return `${subject(finding)} ${predicate(finding)}`.trim();
}
function explain(finding) {
	let { expected, found, drift, git, withheld } = finding, lines = [];
	expected !== void 0 && lines.push(`sealed: ${measureText(expected)}`), found !== void 0 && lines.push(`found:  ${measureText(found)}`);
	let locations = drift?.locations ?? [];
	lines.push(...locations.map(locationText));
	let places = drift?.places ?? 0;
	places > locations.length && lines.push(`${require_gate.pluralize(places - locations.length, "more place differs", "more places differ")}`), drift !== void 0 && "meaning" in drift && drift.meaning !== void 0 && lines.push(`meaning: ${meaningText(drift.meaning)}`), drift?.parts !== void 0 && lines.push(partsHeadline(drift.parts), ...partLines(drift.parts).map((line) => `part: ${line}`));
	let members = drift?.members;
	lines.push(...(members?.differences ?? []).map((one) => `member: ${memberText$1(one)}`));
	let more = (members?.different ?? 0) - (members?.differences.length ?? 0);
	more > 0 && lines.push(`${require_gate.pluralize(more, "more member differs", "more members differ")}`), drift?.notLookedInside !== void 0 && lines.push(`not looked inside: ${require_gate.showInvisible(drift.notLookedInside)}`);
	for (let { text, run } of git?.notes ?? []) lines.push(`git: ${require_gate.showInvisible(text)}${commandText(run)}`);
	return withheld !== void 0 && lines.push(`not shown: ${WITHHELD[withheld]}`), drift?.limit !== void 0 && lines.push(`not searched to the end: ${require_gate.showInvisible(drift.limit)}`), lines;
}
function explainWithLayer(finding) {
	let layer = layerText(finding);
	return [...layer === void 0 ? [] : [`where: ${layer}`], ...explain(finding)];
}
const WITHHELD = {
	"git-folder": "bytes of a git folder are never quoted",
	ignored: "git ignores this file, so its bytes are not quoted",
	unknown: "git could not say whether it ignores this file, so its bytes are not quoted",
	secret: "values that look like credentials"
}, OPTION = /^--[a-z-]*$/;
function commandText(words = []) {
	let end = words.includes("--") ? words.indexOf("--") : words.length, quoted = words.map((word, at) => at <= end && OPTION.test(word) ? word : require_gate.quoteShell(word));
	return quoted.length === 0 || quoted.includes(void 0) ? "" : ` Try: ${quoted.join(" ")}`;
}
function measureText({ bytes, digests }) {
	let length = bytes === void 0 ? [] : [require_gate.pluralize(bytes, "byte")], entries = Object.entries(digests ?? {});
	return [...length, ...entries.map(([algorithm, hex]) => `${algorithm} ${require_gate.showInvisible(hex)}`)].join(", ") || "not known";
}
function locationText({ line, column, offset, expected, found }) {
	let place = `line ${require_gate.withThousands(line)}, column ${require_gate.withThousands(column)}, byte ${require_gate.withThousands(offset)}`;
	return expected === void 0 && found === void 0 ? place : `${place}: ${shownBytes(expected)} became ${shownBytes(found)}`;
}
const PAGE = {
	file: "drift",
	seal: "drift",
	run: "drift",
	manifest: "formats",
	evidence: "evidence"
};
function ruleId({ code, drift }) {
	return drift?.causes[0]?.code ?? code;
}
function docsUrl(finding) {
	let { about, page = PAGE[about] } = rowOf(finding.code);
	return `docs/${page}.md#${ruleId(finding)}`;
}
function docsAddress(finding) {
	return `${require_gate.REPOSITORY}/blob/main/${docsUrl(finding)}`;
}
function runHeadline(report) {
	let worst = report.findings.find(({ severity }) => severity === report.verdict);
	if (worst === void 0) return require_gate.runSentence(report);
	let text = headline(worst);
	return `${require_gate.runSentence(report)} ${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
// src/report/findings/remedies.ts
const LATER_WRITER = {
	text: "Find what writes this file after the checkout (an editor, a formatter, a script), and let it write to another file.",
	many: "Find what writes these files after the checkout (an editor, a formatter, a script), and let it write to other files."
}, LATER_STEP = {
	text: "Find the step of the job that writes this file after the checkout, and let it write to another file.",
	many: "Find the step of the job that writes these files after the checkout, and let it write to other files."
}, UNDO_EDIT = {
	text: "The commit has the sealed bytes: take back what is not committed.",
	many: "The commit has the sealed bytes: take back what is not committed.",
	run: "git checkout HEAD -- FILE"
}, COMMIT_EDIT = {
	text: "If the change is intended, seal the file again, commit both, and have the new seal reviewed.",
	many: "If the changes are intended, seal the files again, commit all, and have the new seals reviewed."
}, PROVED_BYTES = {
	text: "The sealed bytes are proved: write them back.",
	many: "The sealed bytes are proved: write them back.",
	run: "seal-gate restore MANIFEST FILE --write"
};
function restoreRemedy({ code, git, drift }) {
	let before = git?.layer === "commit" ? git.commit?.id : void 0;
	return before !== void 0 && /^[0-9a-f]{40,64}$/.test(before) ? {
		text: "Restore the file from before the commit that changed it, and commit that.",
		many: "Restore the files from before the commit that changed them, and commit that.",
		run: `git checkout ${before}~ -- FILE`
	} : git?.layer === "workspace" || git?.layer === "checkout" ? {
		text: "The commit has the sealed bytes: restore them from there.",
		many: "The commit has the sealed bytes: restore them from there.",
		run: "git checkout HEAD -- FILE"
	} : drift?.certainty === "proved" ? PROVED_BYTES : code === "missing" ? {
		text: "Restore the file.",
		many: "Restore the files.",
		run: "git checkout HEAD -- FILE"
	} : RESTORE;
}
function decisive(drift) {
	return drift?.certainty === "compared" && drift.edits.count > 0 ? drift.causes[0] : drift?.causes.at(-1);
}
function remediesSince({ commit = "" }, remedies) {
	let restore = `git checkout ${commit} -- FILE`, [first] = remedies.filter((one) => one !== COMMIT_EDIT && one !== RESEAL_OR_RESTORE && !/seal-gate (?:seal|repair|restore)/.test(`${one.text} ${one.run ?? ""}`));
	return first === void 0 || first.run?.startsWith("git checkout") === !0 ? [{
		...NEW_FILE,
		run: restore
	}] : [first, {
		...NEW_FILE,
		run: restore
	}];
}
const NEW_FILE = {
	text: "The file must stay as it is at that commit: restore it, and put the change into a new file.",
	many: "The files must stay as they are at that commit: restore them, and put the change into new files."
};
function remediesOf(finding) {
	let remedies = finding.code === "mode-changed" ? remediesOfMode(finding) : remediesOfSeal(finding);
	return finding.release === void 0 ? isMember(finding) ? remediesOfMember(finding, remedies) : finding.commit === void 0 ? remedies : remediesSince(finding, remedies) : remediesOfRelease(finding, remedies);
}
function isMember({ path }) {
	return path !== void 0 && /\.[A-Za-z0-9]+!\//.test(path);
}
function remediesOfMember({ code }, remedies) {
	return code.startsWith("archive-") ? remedies : [code === "unsealed" ? UNLISTED_MEMBER : PACK_AGAIN];
}
const PACK_AGAIN = {
	text: "Build the archive again from the sealed files. If the change is intended, seal its members again and have the new seals reviewed.",
	many: "Build the archive again from the sealed files. If the changes are intended, seal its members again and have the new seals reviewed."
}, UNLISTED_MEMBER = {
	text: "Leave the file out of the archive, or seal the members of the archive again.",
	many: "Leave the files out of the archive, or seal the members of the archive again."
};
function remediesOfRelease({ code }, remedies) {
	return RELEASE_REMEDIES[code] ?? remedies;
}
const UPLOAD_AGAIN = {
	text: "Before the release is published, upload the file that was listed (`gh release upload --clobber`), or a corrected list.",
	many: "Before the release is published, upload the files that were listed (`gh release upload --clobber`), or a corrected list."
}, RELEASE_REMEDIES = {
	"digest-mismatch": [UPLOAD_AGAIN],
	"length-mismatch": [UPLOAD_AGAIN],
	"manifest-conflict": [UPLOAD_AGAIN],
	missing: [{
		text: "Before the release is published, upload the file, or a list without it.",
		many: "Before the release is published, upload the files, or a list without them."
	}],
	moved: [{
		text: "Rename the asset to the listed name, or list it under its own.",
		many: "Rename the assets to the listed names, or list them under their own."
	}],
	unreadable: [{ text: "Run the job again. If the reason is the same, delete the asset and upload it again." }],
	unsealed: [{
		text: "List the asset, or delete it: a release that is immutable keeps it.",
		many: "List the assets, or delete them: a release that is immutable keeps them."
	}]
};
function remediesOfMode({ code, expected }) {
	let { remedies } = rowOf(code);
	return expected?.exec === !1 ? remedies.map(({ run, ...one }) => ({
		...one,
		...run !== void 0 && { run: run.replaceAll("+x", "-x") }
	})) : remedies;
}
function remediesOfSeal(finding) {
	let last = decisive(finding.drift), { remedies } = last === void 0 ? rowOf(finding.code) : causeRow(last.code);
	if (finding.git?.layer === "commit" && last !== void 0 && NOT_OF_COMMITS.has(last.code)) return [last.code === "bit-flipped" ? WITHOUT_LOG : COMMIT_CONTENT, restoreRemedy(finding)];
	if (finding.git?.layer === "workspace") return workspaceRemedies(finding, remedies);
	if (finding.git?.commit !== void 0 && remedies.includes(RESEAL_OR_RESTORE)) return [WITHOUT_LOG, restoreRemedy(finding)];
	if (finding.git?.layer === "commit" && remedies.includes(CHECK_OUT_AGAIN)) return [NO_CONVERSION, restoreRemedy(finding)];
	if (finding.code === "missing") return [restoreRemedy(finding), ...remedies.slice(1)];
	if (finding.code === "symlink" && finding.git?.layer !== void 0) return [...remedies.slice(0, 1), restoreRemedy(finding)];
	let isOutside = finding.git === void 0 && finding.commit === void 0 && finding.drift?.certainty === "proved";
	return remedies.map((one) => one === RESTORE || isOutside && one === CHECK_OUT_AGAIN ? restoreRemedy(finding) : one);
}
function workspaceRemedies(finding, remedies) {
	let by = finding.git?.by, [own] = remedies.filter((one) => !OF_COMMITS.has(one));
	return by === "edit" ? [UNDO_EDIT, finding.code === "missing" ? remedies[1] ?? COMMIT_EDIT : own ?? COMMIT_EDIT] : finding.code === "missing" ? [restoreRemedy(finding), ...remedies.slice(1)] : [own ?? (by === "step" ? LATER_STEP : LATER_WRITER), restoreRemedy(finding)];
}
const NOT_OF_COMMITS = /* @__PURE__ */ new Set([
	"bit-flipped",
	"lfs-pointer",
	"symlink-as-text"
]), COMMIT_CONTENT = { text: "The commit has something else in the place of the file: commit the file itself." }, { run: _, ...WITHOUT_LOG } = RESEAL_OR_RESTORE, OF_COMMITS = /* @__PURE__ */ new Set([
	RESTORE,
	NO_CONVERSION,
	CHECK_OUT_AGAIN,
	RESEAL_OR_RESTORE
]);
function stepsFor(finding, file = finding.path, platform = require_gate.PLATFORM) {
	let word = file === void 0 ? void 0 : require_gate.quoteShell(file, platform);
	return remediesOf(finding).map((remedy) => {
		let { text, run } = withManifest(remedy, finding, platform), command = run !== void 0 && !(platform === "win32" && POSIX_ONLY.test(run)) ? insertFile(run, word) : void 0;
		return command === void 0 ? { text } : {
			text,
			run: command
		};
	});
}
function withManifest(remedy, { manifest }, platform = require_gate.PLATFORM) {
	let word = manifest !== void 0 && !manifest.startsWith("(") ? require_gate.quoteShell(manifest, platform) : void 0;
	if (word !== void 0) {
		let named = (text) => text.replaceAll("MANIFEST", () => word), { text, many, run } = remedy;
		return {
			text: named(text),
			...many !== void 0 && { many: named(many) },
			...run !== void 0 && { run: named(run) }
		};
	}
	let { run, ...rest } = remedy;
	return run?.includes("MANIFEST") === !0 ? rest : remedy;
}
const POSIX_ONLY = /^(?:ls|echo|rm) /;
function insertFile(command, word) {
	if (!command.includes("FILE")) return command;
	if (word !== void 0) return command.endsWith(".gitattributes") ? /^[\w@%+=,.-][\w@%+=,./-]*$/.test(word) && !word.startsWith("./") ? command.replaceAll("FILE", () => `/${word}`) : void 0 : command.replaceAll("FILE", () => word);
}
// src/report/findings/attribute-patterns.ts
const PLAIN = /^[\w@%+=,.-][\w@%+=,./-]*$/, EXTENSION = /[^/](\.\w+)$/;
function attributePatterns(files) {
	let common = commonFolder(files);
	for (let level of levelsFor(common)) {
		let patterns = patternsOf(files, level);
		if (patterns !== void 0) return patterns;
	}
}
function levelsFor(common) {
	return [
		(folder, extension) => plainly(folder, `${folder === "" ? "" : `/${folder}`}/*${extension}`),
		...[(_, extension) => extension === "" ? void 0 : `/${common}/**/*${extension}`, () => `/${common}/**`].map((level) => (...file) => common === "" ? void 0 : plainly(common, level(...file))),
		(folder, extension) => {
			let [top = ""] = folder.split("/", 1);
			return plainly(top, top === "" ? `/*${extension}` : `/${top}/**`);
		},
		(folder, extension) => extension === "" ? void 0 : plainly(folder, `*${extension}`),
		(folder) => plainly(folder, "*")
	];
}
function plainly(folder, pattern) {
	return folder === "" || PLAIN.test(folder) && !folder.startsWith("./") ? pattern : void 0;
}
function patternsOf(files, level) {
	let patterns = /* @__PURE__ */ new Set();
	for (let file of files) {
		let pattern = level(folderOf(file), EXTENSION.exec(file)?.[1] ?? "");
		if (pattern === void 0 || (patterns.add(pattern), patterns.size > 4)) return;
	}
	return [...patterns];
}
function folderOf(path) {
	return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
function commonFolder([first = "", ...rest]) {
	let common = folderOf(first);
	for (let file of rest) for (; common !== "" && !file.startsWith(`${common}/`);) common = folderOf(common);
	return common;
}
// src/report/findings/group-remedies.ts
const ATTRIBUTES_LINE = /^echo '(FILE [\w -]+)' >> \.gitattributes$/, READS_ONLY = /^git log /;
function stepsForGroup({ first, findings }, fileOf, platform = require_gate.PLATFORM) {
	if (findings.length === 1) return stepsFor(first, fileOf(first), platform);
	let all = findings.map(fileOf), files = all.filter((file) => file !== void 0), wanted = remediesOf(first).map((remedy) => withManifest(remedy, first, platform)), steps = wanted.map(({ text, many, run }, at) => {
		let command = run !== void 0 && findings.every((one) => remediesOf(one)[at]?.run === remediesOf(first)[at]?.run) && files.length === all.length ? commandFor(run, files, platform) : void 0;
		return {
			text: many ?? `For each file: ${text}`,
			...command !== void 0 && { run: command }
		};
	});
	return wanted.some(({ run }, at) => run?.includes("FILE") === !0 && steps[at]?.run === void 0) && first.commit === void 0 && isRestorable(findings) ? withRestore(steps, wanted, first, platform) : steps;
}
function withRestore(steps, wanted, first, platform) {
	let isInstead = (run = "") => run.includes("git checkout") || run.startsWith("seal-gate restore"), kept = steps.filter((step, at) => !isInstead(wanted[at]?.run) || step.run !== void 0), causes = first.drift?.causes.map(({ code }) => code).join(",") || first.code, { text, run } = withManifest({
		...WRITE_BACK,
		run: `${WRITE_BACK.run} --only ${causes} --write`
	}, first, platform);
	return kept.length === steps.length ? steps : [...kept, {
		text,
		...run !== void 0 && { run }
	}];
}
const WRITE_BACK = {
	text: "Write the sealed bytes of these files back.",
	run: "seal-gate restore MANIFEST"
};
function isRestorable(findings) {
	return findings.every(({ code, drift, git }) => rowOf(code).broken !== void 0 && (drift?.certainty === "proved" || git?.source !== void 0));
}
function commandFor(run, files, platform) {
	if (platform === "win32" && POSIX_ONLY.test(run)) return;
	if (!run.includes("FILE")) return run;
	let line = ATTRIBUTES_LINE.exec(run)?.[1];
	if (line !== void 0) return attributesCommand(line, files);
	let words = (files.length <= 5 ? files : READS_ONLY.test(run) ? foldersOf(files) : []).map((file) => require_gate.quoteShell(file, platform));
	if (!(words.length === 0 || words.includes(void 0))) return run.replaceAll("FILE", () => words.join(" "));
}
function foldersOf(files) {
	let folders = /* @__PURE__ */ new Set();
	for (let file of files) if (folders.add(folderOf(file) || "."), folders.size > 5) return ["."];
	return [...folders];
}
function attributesCommand(line, files) {
	let lines = attributePatterns(files)?.map((pattern) => `'${line.replace("FILE", () => pattern)}'`);
	if (lines !== void 0) return `${lines.length === 1 ? "echo" : "printf '%s\\n'"} ${lines.join(" ")} >> .gitattributes`;
}
// src/report/findings/groups.ts
const SEVERITIES = [
	"fail",
	"unverifiable",
	"warning",
	"notice"
];
function groupsOf(findings) {
	let groups = /* @__PURE__ */ new Map();
	for (let [index, finding] of findings.entries()) {
		let key = keyOf(finding, index), group = groups.get(key);
		group === void 0 ? groups.set(key, [finding]) : group.push(finding);
	}
	let ranked = SEVERITIES.flatMap(() => [
		[],
		[],
		[]
	]);
	for (let [first, ...rest] of groups.values()) {
		if (first === void 0) continue;
		let group = {
			first,
			findings: [first, ...rest]
		}, isApart = isWorthReading(group) && group.findings.length <= 3;
		ranked[rankOf(first)]?.push(...isApart ? group.findings.map((one) => ({
			first: one,
			findings: [one]
		})) : [group]);
	}
	return ranked.flat();
}
function inGroupOrder(findings) {
	return groupsOf(findings).flatMap((group) => group.findings);
}
function keyOf(finding, index) {
	let { severity, manifest, code, drift, git } = finding;
	return rowOf(code).many === void 0 ? String(index) : JSON.stringify([
		severity,
		manifest,
		code,
		drift?.certainty,
		drift?.causes.map((cause) => cause.code),
		drift?.certainty === "compared" ? [drift.original, hasEdits(drift)] : [],
		git?.layer,
		git?.by,
		remediesOf(finding).map(({ text }) => text)
	]);
}
function rankOf({ severity, code, line, drift }) {
	let { about } = rowOf(code), isOfRun = about === "run" || about === "manifest" && line === void 0;
	return 3 * SEVERITIES.indexOf(severity) + (isOfRun ? 0 : isEdited(drift) || drift?.certainty === "unexplained" ? 1 : 2);
}
function isEdited(drift) {
	return drift?.certainty === "compared" && hasEdits(drift);
}
function isWorthReading({ first: { drift } }) {
	return isEdited(drift) || drift?.certainty === "unexplained" || drift?.certainty === "hint";
}
// src/report/findings/group-sentences.ts
function groupHeadline(group) {
	return group.findings.length === 1 ? headline(group.first) : `${filesText(group)} ${groupPredicate(group)}`;
}
function groupPredicate(group) {
	let { first, findings } = group, { many, sentence } = rowOf(first.code), why = groupDriftText(group), reason = common(findings, (one) => one.reason);
	return [
		many ?? sentence,
		first.drift === void 0 || why === void 0 ? void 0 : `${why} (${certaintyText(first.drift)})`,
		groupLayerText(group),
		reason === void 0 ? void 0 : require_gate.showLookAlikes(require_gate.showInvisible(ofSeveral(reason)))
	].filter((part) => part !== void 0).join(": ");
}
function ofSeveral(reason) {
	return reason.replace(/^it is /, "they are ").replace(/^it has /, "they have ").replace(/ in its place/, " in their place");
}
function filesText({ findings }) {
	let folders = new Set(findings.map(({ path = "" }) => folderOf(path))), [folder = ""] = folders, where = folders.size > 1 ? ` in ${require_gate.withThousands(folders.size)} folders` : folder === "" ? "" : ` in ${require_gate.quotePath(folder)}`;
	return `${require_gate.pluralize(findings.length, "file")}${where}`;
}
function groupDriftText({ first: { drift }, findings }) {
	if (drift === void 0) return;
	if (findings.length === 1) return driftText(drift);
	let causes = drift.causes.map((cause, at) => {
		let detail = common(findings, (one) => one.drift?.causes[at]?.detail);
		return {
			code: cause.code,
			...detail !== void 0 && { detail }
		};
	});
	if (drift.certainty !== "compared" || !hasEdits(drift)) return causeText(causes);
	let edits = findings.map((one) => one.drift).filter(isCompared), count = edits.reduce((sum, one) => sum + one.edits.count, 0), others = causes.filter(({ code }) => code !== "content-changed");
	return `${edits.some((one) => one.edits.atLeast) ? "at least " : ""}${require_gate.pluralize(count, "edit")}${others.length === 0 ? "" : `; besides, ${causeText(others)}`}`;
}
function isCompared(drift) {
	return drift?.certainty === "compared";
}
function groupLayerText({ first, findings }) {
	let { code, git } = first;
	if (git === void 0 || findings.length === 1) return layerText(first);
	let { commit: _commit, because: _because, ...rest } = git, commit = common(findings, (one) => one.git?.commit), because = common(findings, (one) => one.git?.because);
	return layerText({
		code,
		git: {
			...rest,
			...commit !== void 0 && { commit },
			...because !== void 0 && { because }
		}
	}, !0);
}
function common([first, ...rest], partOf) {
	let value = first === void 0 ? void 0 : partOf(first), text = JSON.stringify(value);
	return value !== void 0 && rest.every((one) => JSON.stringify(partOf(one)) === text) ? value : void 0;
}
function membersOf({ findings }, most = findings.length) {
	let isShared = common(findings, (one) => one.reason ?? one.drift?.causes.map(({ detail }) => detail)) !== void 0;
	return findings.slice(0, most).map((finding) => ({
		finding,
		text: memberText(finding, isShared)
	}));
}
function memberText({ drift, reason }, isShared) {
	if (drift === void 0) return reason === void 0 || isShared ? "" : require_gate.showLookAlikes(require_gate.showInvisible(reason));
	if (drift.certainty === "compared" && hasEdits(drift)) return driftText(drift);
	let [place] = drift.locations;
	return place === void 0 ? isShared ? "" : require_gate.showInvisible(drift.causes.flatMap(({ detail }) => detail ?? []).join(", ")) : `line ${require_gate.withThousands(place.line)}, column ${require_gate.withThousands(place.column)}`;
}
function groupFacts({ first, findings }) {
	let { manifest } = first, stopped = findings.filter(({ drift }) => drift?.limit !== void 0).length;
	return [...manifest === void 0 ? [] : [`sealed by ${require_gate.quotePath(manifest)}`], ...stopped === 0 ? [] : [`not searched to the end: ${require_gate.withThousands(stopped)} of ${require_gate.withThousands(findings.length)} files`]];
}
function runAndWorstGroup(report) {
	let worst = groupsOf(report.findings.filter(({ severity }) => severity === report.verdict))[0];
	if (worst === void 0) return require_gate.runSentence(report);
	let text = groupHeadline(worst);
	return `${require_gate.runSentence(report)} ${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}
// src/report/annotations/annotation-target.ts
const BYTES_IN_NAME = /\\x[89a-f][0-9a-f]/;
function landingsOf(report, options = {}) {
	let { workspace, checkout = {
		folder: "",
		others: []
	}, within = "" } = options, places = require_gate.placesOf(report, workspace);
	return (finding) => {
		let { code, line, path = "" } = finding, file = rowOf(code).atSeal === !0 || code.startsWith("manifest-") || BYTES_IN_NAME.test(path) ? void 0 : inRepository(places.sealedFile(finding), checkout), top = within === "" ? "" : `${within}/`, spot = places.isInArchive(finding) ? {} : spotOf(finding);
		if (file !== void 0) return {
			file: top + file,
			...spot,
			atSeal: !1
		};
		let manifest = inRepository(places.manifestFile(finding), checkout);
		if (manifest !== void 0) return {
			file: top + manifest,
			...line !== void 0 && { line },
			atSeal: !0
		};
	};
}
function inRepository(path, { folder, others }) {
	if (!(path === void 0 || folder === void 0 || others.some((other) => path.startsWith(`${other}/`)))) return folder === "" ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : void 0;
}
function spotOf({ location, drift, found }) {
	let first = location ?? drift?.locations[0];
	return first === void 0 ? {} : existing(first, found?.bytes);
}
function existing({ line, column, offset }, bytes) {
	return bytes === void 0 || offset < bytes ? {
		line,
		column
	} : bytes === 0 ? {} : { line: column === 1 && line > 1 ? line - 1 : line };
}
// src/report/annotations/annotations.ts
var annotations_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ annotations: () => annotations });
const MESSAGE_LIMIT = 4096, HEADLINE_LIMIT = 2e3, LEVELS = [
	"error",
	"warning",
	"notice"
], LEVEL = {
	fail: "error",
	unverifiable: "error",
	warning: "warning",
	notice: "notice"
};
function annotations(report, options = {}) {
	let annotate = annotator(report, options), annotateGroup = groupAnnotator(report, options, annotate), groups = groupsOf(report.findings);
	return LEVELS.flatMap((level) => {
		let folders = groups.filter(({ first }) => LEVEL[first.severity] === level).map(byFolder), wanted = [...folders.flatMap(([first]) => first ?? []), ...folders.flatMap(([, ...rest]) => rest)], limit = options.limits?.[level] ?? 10, shown = wanted.length > limit ? wanted.slice(0, Math.max(limit - 1, 0)) : wanted, each = shown.map(annotateGroup), rest = wanted.slice(shown.length).reduce((sum, { findings }) => sum + findings.length, 0);
		return rest > 0 ? limit < 1 ? each : [...each, overflow(report, level, rest, options.where)] : [...each, ...othersOf(shown, limit - each.length).map(annotate)];
	});
}
function byFolder(whole) {
	let folders = /* @__PURE__ */ new Map();
	for (let finding of whole.findings) {
		let folder = folderOf(finding.path ?? ""), findings = folders.get(folder);
		findings === void 0 ? folders.set(folder, [finding]) : findings.push(finding);
	}
	return [...folders.values()].flatMap((findings) => findings.slice(0, 1).map((first) => ({
		first,
		findings,
		whole
	})));
}
function othersOf(groups, most) {
	let others = [];
	for (let { findings } of groups) {
		if (others.length >= most) break;
		others.push(...findings.slice(1, 1 + most - others.length));
	}
	return others;
}
function groupAnnotator(report, options, annotate) {
	let places = require_gate.placesOf(report, options.workspace);
	return (group) => {
		let { whole, first, findings } = group, single = annotate(first);
		if (whole.findings.length === 1) return single;
		let text = cut(groupHeadline(group), HEADLINE_LIMIT), others = whole.findings.length - findings.length, more = others === 0 ? [] : [`The same in other folders: ${require_gate.pluralize(others, "file")}.`], [step, ...steps] = stepsForGroup(whole, places.sealedFile);
		return {
			...single,
			title: `${single.title}, ${require_gate.pluralize(findings.length, "file")}`,
			message: wholeLines([
				sentence(text, step),
				...stepLines(step, steps),
				...more,
				headline(first),
				...explain(first)
			])
		};
	};
}
function annotator(report, options = {}) {
	let places = require_gate.placesOf(report, options.workspace), landingOf = landingsOf(report, options);
	return (finding) => {
		let { file, line, column } = landingOf(finding) ?? {}, [first, ...more] = stepsFor(finding, places.sealedFile(finding)), text = cut(headline(finding), HEADLINE_LIMIT);
		return {
			level: LEVEL[finding.severity],
			title: titleOf(finding),
			message: wholeLines([
				sentence(text, first),
				...stepLines(first, more),
				...explain(finding)
			]),
			...file !== void 0 && { file },
			...line !== void 0 && { line },
			...column !== void 0 && { column }
		};
	};
}
function stepLines(first, more) {
	return [...first?.run === void 0 ? [] : [`  ${first.run}`], ...more.flatMap(({ text, run }) => run === void 0 ? [text] : [text, `  ${run}`])];
}
function sentence(text, step) {
	return `${text}${/[.…!?]$/.test(text) ? "" : "."} ${step?.text ?? ""}`.trim();
}
function wholeLines([first = "", ...more]) {
	let text = cut(first, MESSAGE_LIMIT);
	for (let line of more) {
		if (text.length + 1 + line.length > MESSAGE_LIMIT) break;
		text += `\n${line}`;
	}
	return text;
}
function cut(text, limit) {
	return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
function titleOf({ code, drift }) {
	let causes = drift?.causes.map((cause) => cause.code).join(" + ") ?? "";
	return `Seal Gate: ${code}${causes === "" ? "" : ` (${causes}${drift === void 0 || drift.certainty === "proved" ? "" : `, ${drift.certainty}`})`}`;
}
function overflow(report, level, rest, where = "the job summary and report.json") {
	return {
		level,
		title: `Seal Gate: ${require_gate.pluralize(rest, "more finding")}`,
		message: cut(`${require_gate.pluralize(rest, `more ${level}`)} not shown here: GitHub shows 10 a step. ${where} list all. ${runAndWorstGroup(report)}`, MESSAGE_LIMIT)
	};
}
// src/report/truncate-sections.ts
function fit({ head, rows, total, tail = "", most = total, left }, limit) {
	let closing = tail + left(total), room = limit - Buffer.byteLength(head) - Buffer.byteLength(tail), reserve = Buffer.byteLength(left(total)), shown = [];
	for (let row of rows) {
		let size = Buffer.byteLength(row), last = shown.length + 1 === total;
		if (shown.length === most || room - size < (last ? 0 : reserve)) break;
		room -= size, shown.push(row);
	}
	return shown.length === 0 ? total > 0 && Buffer.byteLength(closing) <= limit ? left(total) : "" : head + shown.join("") + tail + (shown.length === total ? "" : left(total - shown.length));
}
function row(cells) {
	return `| ${cells.join(" | ")} |\n`;
}
function tableHead(names) {
	return row(names) + row(names.map(() => "---"));
}
function leftOut$1(what, where) {
	return (count) => `\n_${require_gate.pluralize(count, `more ${what}`)} left out here; ${where} lists all._\n\n`;
}
function* rendered(items, render) {
	for (let item of items) yield render(item);
}
// src/report/seal-changes.ts
const CHANGE = {
	resealed: "new bytes",
	"seal-added": "new seal",
	"seal-removed": "seal removed",
	"seal-weakened": "weaker seal",
	"config-changed": "configuration",
	"signer-changed": "expected signer"
};
function isSealChange({ code }) {
	return Object.hasOwn(CHANGE, code);
}
function sealChangeSection(changes, where) {
	return {
		head: `### Seals that this change touches\n\n${tableHead([
			"Path",
			"Change",
			"Sealed before",
			"Sealed now",
			"Why it matters"
		])}`,
		rows: rendered(changes, changeRow),
		total: changes.length,
		tail: "\n_A change can alter a file together with its seal, and then every file matches: only this table shows it._\n\n",
		most: 1e3,
		left: leftOut$1("seal", where)
	};
}
function sealChange({ code, path, manifest = "", expected, found, reason = "" }) {
	return {
		path: path ?? manifest,
		change: CHANGE[code] ?? code,
		before: promised(expected),
		after: promised(found),
		reason
	};
}
function changeRow(finding) {
	let { path, change, before, after, reason } = sealChange(finding), mark = finding.severity === "fail" ? "❌ " : "";
	return row([
		require_gate.codePath(path),
		`${mark}${change}`,
		shown(before),
		shown(after),
		require_gate.escapeMarkdown(reason)
	]);
}
function shown(measure) {
	return measure === "" ? "" : require_gate.codeSpan(measure);
}
function promised(measure) {
	let [digest] = Object.entries(measure?.digests ?? {});
	return [...digest === void 0 ? [] : [require_gate.showInvisible(`${digest[0]} ${String(digest[1]).slice(0, 12)}`)], ...measure?.bytes === void 0 ? [] : [require_gate.pluralize(measure.bytes, "byte")]].join(", ");
}
function detailSection(findings, places, docs, where) {
	let folds = groupsOf(findings).flatMap((group) => foldsOf(group, places, docs, where)), lost = leftOut$1("finding", where);
	return {
		head: "### Details\n\n",
		rows: rendered(folds, ({ render }) => render()),
		total: folds.length,
		most: 50,
		left: (count) => {
			let left = folds.slice(folds.length - count).reduce((sum, fold) => sum + fold.findings, 0);
			return left === 0 ? "\n" : lost(left);
		}
	};
}
function foldsOf(group, places, docs, where) {
	let single = (finding, findings) => ({
		findings,
		render: () => detail(finding, places, docs, findings > 0)
	});
	if (group.findings.length === 1) return [single(group.first, 1)];
	let examples = isWorthReading(group) ? group.findings.slice(0, 10) : [];
	return [{
		findings: group.findings.length,
		render: () => groupDetail(group, places, docs, where)
	}, ...examples.map((finding) => single(finding, 0))];
}
function groupDetail(group, places, docs, where) {
	let { first } = group, layer = groupLayerText(group), facts = [...layer === void 0 ? [] : [`where: ${layer}`], ...groupFacts(group)], why = groupDriftText(group);
	return [
		`<details><summary>${require_gate.escapeHtml(filesText(group))} ${rowOf(first.code).many ?? ""}</summary>\n`,
		...first.drift === void 0 || why === void 0 ? [] : [`${require_gate.escapeMarkdown(why)} (${certaintyText(first.drift)})\n`],
		"What to do:\n",
		...stepsForGroup(group, places.sealedFile).map((step, index) => `${index + 1}. ${stepText(step)}`),
		...isWorthReading(group) ? [] : differenceBlock(first),
		"",
		...facts.map((fact) => `- ${require_gate.codeSpan(fact)}`),
		"\nFiles:\n",
		memberList(group, where),
		`\n${moreText(first, docs)}`,
		"\n</details>\n\n"
	].join("\n");
}
function memberList(group, where) {
	let isList = isWorthReading(group) || group.first.drift === void 0, shown = [], room = 4e4;
	for (let { finding, text } of membersOf(group)) {
		let name = require_gate.codePath(finding.path ?? ""), item = isList ? `- ${name}${text === "" ? "" : `: ${require_gate.escapeMarkdown(text)}`}` : name;
		if (room -= Buffer.byteLength(item), room < 0) break;
		shown.push(item);
	}
	let left = group.findings.length - shown.length;
	return shown.join(isList ? "\n" : ", ") + (left === 0 ? "" : leftOut$1("file", where)(left).trimEnd());
}
function detail(finding, places, docs, withSteps) {
	let { path, manifest, line, reason, drift } = finding, seal = manifest === void 0 ? [] : [`sealed by ${require_gate.codePath(manifest)}${line === void 0 ? "" : `, line ${line}`}`], why = drift === void 0 ? [] : [`${require_gate.escapeMarkdown(driftText(drift))} (${certaintyText(drift)})`], facts = [...reason === void 0 ? [] : [reason], ...explainWithLayer(finding)].map(require_gate.codeSpan), steps = stepsFor(finding, places.sealedFile(finding)).map(stepText);
	return [
		`<details><summary><code>${require_gate.escapeHtml(require_gate.quotePath(path ?? manifest ?? "this run"))}</code> ${whatText(finding)}</summary>\n`,
		...why.map((item) => `${item}\n`),
		...withSteps ? ["What to do:\n", ...steps.map((step, index) => `${index + 1}. ${step}`)] : [],
		...differenceBlock(finding),
		"",
		...[...facts, ...seal].map((item) => `- ${item}`),
		`\n${moreText(finding, docs)}`,
		"\n</details>\n\n"
	].join("\n");
}
function moreText(finding, docs) {
	let page = docsUrl(finding);
	return docs === void 0 ? `More: ${require_gate.codeSpan(page)}` : `[More about this](${docs}${page})`;
}
function differenceBlock({ drift }) {
	let [first] = drift?.hunks ?? [];
	if (first === void 0) return [];
	let lines = differenceLines(first, 20).map(require_gate.showInvisible), longest = Math.max(2, ...(lines.join("\n").match(/`+/g) ?? []).map(({ length }) => length)), fence = "`".repeat(longest + 1);
	return [
		`\n${fence}diff`,
		...lines,
		fence
	];
}
function stepText({ text, run }) {
	let command = require_gate.unchanged(run, (text) => require_gate.codeSpan(text).slice(1, -1));
	return require_gate.sentenceWithCode(text) + (command === void 0 ? "" : ` ${require_gate.codeSpan(command)}`);
}
function causeSection(findings, where) {
	let groups = /* @__PURE__ */ new Map();
	for (let { code, drift } of findings.length < 10 ? [] : findings) {
		let causes = drift?.causes.map((cause) => ({ code: cause.code })) ?? [], text = drift === void 0 ? whatText({ code }) : causeText(causes), group = groups.get(text) ?? {
			text,
			files: 0,
			proved: 0
		};
		group.files++, drift?.certainty === "proved" && group.proved++, groups.set(text, group);
	}
	let sorted = groups.size < 2 ? [] : [...groups.values()].toSorted((a, b) => b.files - a.files), some = sorted.some(({ proved }) => proved > 0);
	return {
		head: `### Causes\n\n${tableHead([
			"What happened",
			"Findings",
			...some ? ["Proved"] : []
		])}`,
		rows: rendered(sorted, ({ text, files, proved }) => row([
			require_gate.escapeMarkdown(text),
			require_gate.withThousands(files),
			...some ? [require_gate.withThousands(proved)] : []
		])),
		total: sorted.length,
		tail: "\n",
		left: leftOut$1("cause", where)
	};
}
function findingSection(title, findings, places, where) {
	let groups = groupsOf(findings), proved = findings.some(({ drift }) => drift?.certainty === "proved"), lost = leftOut$1("finding", where);
	return {
		head: `### ${title}\n\n${tableHead([
			"File",
			"What happened",
			"Certainty",
			"What to do"
		])}`,
		rows: rendered(groups, (group) => groupRow(group, places)),
		total: groups.length,
		tail: proved ? "\n_Proved: undoing exactly the named causes gives bytes with the sealed length and every sealed digest._\n\n" : "\n",
		most: 1e3,
		left: (count) => lost(filesIn(groups.slice(groups.length - count)))
	};
}
function filesIn(groups) {
	return groups.reduce((sum, { findings }) => sum + findings.length, 0);
}
function groupRow(group, places) {
	let { first, findings } = group, { drift } = first, isMany = findings.length > 1, layer = groupLayerText(group), what = drift === void 0 ? isMany ? groupPredicate(group) : predicate(first) : `${(isMany ? groupDriftText(group) : void 0) ?? driftNames(drift)}${layer === void 0 ? "" : `; ${layer}`}`, [step] = stepsForGroup(group, places.sealedFile);
	return row([
		isMany ? `**${require_gate.escapeMarkdown(filesText(group))}**` : nameOf(first),
		require_gate.escapeMarkdown(what),
		drift?.certainty ?? "",
		require_gate.sentenceWithCode(step?.text ?? "")
	]);
}
function nameOf({ path, manifest, line, code }) {
	let seal = manifest === void 0 ? "this run" : `${require_gate.codePath(manifest)}${line === void 0 ? "" : ` line ${line}`}`;
	return path === void 0 || code.startsWith("manifest-") ? seal : require_gate.codePath(path);
}
function blockerDrawing(blockers) {
	let first = [...blockers].sort((a, b) => Number(a.state === "CLOSED") - Number(b.state === "CLOSED")).slice(0, 40), drawn = blockers.filter((blocker) => first.includes(blocker)), names = new Map(drawn.map(({ id }, index) => [id, `b${index + 1}`])), nodes = drawn.map(({ id, title, state }, index) => {
		let mark = state === "OPEN" ? "OPEN" : "closed";
		return `  b${index + 1}["${label(id)}<br/>${label(title)}<br/>${mark}"]:::${mark.toLowerCase()}`;
	}), edges = drawn.flatMap(({ id, depends_on = [] }) => [...new Set(depends_on)].flatMap((other) => names.has(other) && other !== id ? [`  ${names.get(other)} --> ${names.get(id)}`] : [])), left = [leftOut(blockers.length - drawn.length, "blocker"), leftOut(edges.length - 100, "arrow")].join("");
	return [
		"```mermaid",
		"flowchart LR",
		...nodes,
		...edges.slice(0, 100),
		"  classDef open stroke:#cf222e,stroke-width:2px",
		"  classDef closed stroke:#1a7f37,stroke-width:1px",
		"```",
		"",
		`An arrow leads from a blocker to one that waits for it.${left}`,
		"",
		""
	].join("\n");
}
function leftOut(count, what) {
	return count <= 0 ? "" : ` ${require_gate.pluralize(count, `more ${what}`)} in the table only.`;
}
function label(text) {
	let characters = [...require_gate.showInvisible(text)];
	return (characters.length > 60 ? [...characters.slice(0, 59), "…"] : characters).map((one) => /^[\p{L}\p{N} ,…]$/u.test(one) ? one : `#${one.codePointAt(0) ?? 0};`).join("");
}
// src/report/summary/sections.ts
const BLOCKERS = "### Blockers\n\n";
function manifestSection({ manifests }, where) {
	let withPackets = manifests.some(({ packet }) => packet !== void 0);
	return {
		head: `### Manifests\n\n${tableHead([
			"Manifest",
			"Seals",
			"Format",
			...withPackets ? ["Packet"] : [],
			"SHA-256",
			"Notes"
		])}`,
		rows: rendered(manifests, ({ path, seals, format, packet, sha256, notices }) => row([
			require_gate.codePath(path),
			require_gate.withThousands(seals),
			format,
			...withPackets ? [packet === void 0 ? "" : require_gate.codePath(packet)] : [],
			sha256 === void 0 ? "" : require_gate.codeSpan(sha256),
			notices.map(require_gate.escapeMarkdown).join("; ")
		])),
		total: manifests.length,
		tail: "\n",
		left: leftOut$1("manifest", where)
	};
}
function drawingSection({ blockers }) {
	let total = +(blockers.length > 0);
	return {
		head: BLOCKERS,
		rows: total === 1 ? [blockerDrawing(blockers)] : [],
		total,
		left: () => ""
	};
}
function blockerSection({ blockers }, titled) {
	return {
		head: (titled ? "" : BLOCKERS) + tableHead([
			"Blocker",
			"State",
			"Title",
			"Scope",
			"Progress",
			"Waits for",
			"Reason"
		]),
		rows: rendered(blockers, blockerRow),
		total: blockers.length,
		tail: "\n",
		left: leftOut$1("blocker", "blocker-map.json")
	};
}
function blockerRow({ id, state, title, reason, scope, progress = "", depends_on = [] }) {
	let words = [
		title,
		scope ?? "",
		progress
	].map(require_gate.escapeMarkdown);
	return row([
		require_gate.codePath(id),
		state === "OPEN" ? "🔴 OPEN" : "🟢 CLOSED",
		...words,
		depends_on.map(require_gate.codePath).join(" "),
		require_gate.escapeMarkdown(reason)
	]);
}
function probeSection({ probes }) {
	let all = probes === null ? [] : [probes.control, ...probes.probes];
	return {
		head: `<details><summary>Self-test: ${probes?.passed ?? 0}/${probes?.planned ?? 0} bad inputs were refused for the right reason</summary>\n\n${tableHead([
			"Probe",
			"What was done to the sealed files",
			"Expected",
			"Result",
			""
		])}`,
		rows: rendered(all, ({ id, mutation, expected, seen, passed }) => row([
			require_gate.codePath(id),
			require_gate.escapeMarkdown(mutation),
			require_gate.escapeMarkdown(expected),
			require_gate.escapeMarkdown(seen),
			passed ? "✅" : "❌"
		])),
		total: all.length,
		tail: "\n</details>\n\n",
		left: leftOut$1("probe", "probe-results.json")
	};
}
// src/report/summary/summary.ts
var summary_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderSummary: () => renderSummary });
const SMALL_SHARE = .1, TABLE_SHARE = .6, MARK = {
	pass: "✅",
	held: "⏸️",
	fail: "❌",
	unverifiable: "⚠️"
};
function renderSummary(report, { limit = 1e6, docs, patched, where = "report.json" } = {}) {
	let places = require_gate.placesOf(report), changes = report.findings.filter(isSealChange), bad = report.findings.filter(({ severity }) => severity === "fail" || severity === "unverifiable"), said = report.findings.filter((one) => (one.severity === "warning" || one.severity === "notice") && !isSealChange(one)), top = headRows(report, patched), head = fit({
		head: "",
		rows: top,
		total: top.length,
		left: () => ""
	}, limit), room = limit - Buffer.byteLength(head), place = (section, share) => {
		let text = fit(section, Math.floor(room * share));
		return room -= Buffer.byteLength(text), text;
	}, causes = place(causeSection(bad, where), SMALL_SHARE), drawing = place(drawingSection(report), SMALL_SHARE), after = [
		blockerSection(report, drawing !== ""),
		probeSection(report),
		manifestSection(report, where)
	].map((section) => place(section, SMALL_SHARE));
	return [
		head,
		causes,
		place(findingSection("What is wrong", bad, places, where), TABLE_SHARE),
		place(sealChangeSection(changes, where), TABLE_SHARE),
		place(findingSection("Warnings and notices", said, places, where), TABLE_SHARE),
		place(detailSection(report.findings.filter((one) => one.severity === "fail" || !isSealChange(one)), places, docs, where), 1),
		drawing,
		...after
	].join("");
}
function headRows(report, patched) {
	let { sealed, intact, drifted, missing, unverifiable, unsealed } = report.counts, numbers = [
		sealed,
		intact,
		drifted,
		missing,
		unverifiable,
		unsealed
	].map(require_gate.withThousands);
	return [
		`## ${MARK[require_gate.toneOf(report)]} Seal Gate: ${require_gate.resultWords(report)}\n\n`,
		`**${require_gate.escapeMarkdown(require_gate.runSentence(report))}** ${require_gate.nextStep(report)}\n\n`,
		...patched === void 0 ? [] : [`${require_gate.sentenceWithCode(require_gate.patchText(patched))}\n\n`],
		releaseText(report),
		...require_gate.configLines(report).map((line) => `_${require_gate.escapeMarkdown(line)}_\n\n`),
		`${introduction(report)}\n\n`,
		`${tableHead([
			"Sealed",
			"Intact",
			"Drifted",
			"Missing",
			"Not judged",
			"Without a seal",
			"Self-test"
		])}${row([...numbers, require_gate.probesText(report)])}\n`
	];
}
function releaseText(report) {
	let lines = require_gate.releaseLines(report).map((line) => `- ${require_gate.escapeMarkdown(line)}`);
	return lines.length === 0 ? "" : `${lines.join("\n")}\n\n`;
}
function introduction({ manifests }) {
	let seal = "A seal is the recorded SHA-256 and length of a file that must not change.";
	return manifests.some(({ release }) => release !== void 0) ? `${seal} Each list was compared with the size and digest that GitHub states of the assets, or that a download had.` : `${seal} Each sealed file was read and compared with its seal.`;
}
// src/report/findings/text.ts
var text_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ findingsText: () => findingsText });
const LABEL = {
	fail: "FAIL",
	unverifiable: "UNSURE",
	warning: "warning",
	notice: "notice"
};
function findingsText(report, options) {
	let places = require_gate.placesOf(report), groups = groupsOf(report.findings), lines = [], differences = 5, listed = 0, isShortened = !1;
	for (let [index, group] of groups.entries()) {
		let reserve = Math.min(groups.length - index - 1, 10) + 3, room = options.room - lines.length - reserve, variants = variantsOf(group, places, options, differences), fitting = variants.findIndex((one) => one.length < room), block = variants[fitting];
		if (block === void 0) break;
		group.first.drift?.hunks !== void 0 && differences--, fitting > 0 && (isShortened = !0), lines.push(...block, ...block.length > 1 ? [""] : []), listed += group.findings.length;
	}
	lines.length > 0 && lines.at(-1) !== "" && lines.push("");
	let left = report.findings.length - listed;
	return left > 0 ? lines.push(`… and ${require_gate.pluralize(left, "more finding")}; ${options.rest} all.`, "") : isShortened && lines.push(`Not every detail is shown here; ${options.rest} all.`, ""), {
		lines,
		last: runAndWorstGroup(report)
	};
}
function variantsOf(group, places, { room, rest, paint }, differences) {
	let { severity } = group.first, head = `${paint(LABEL[severity], severity)}  ${require_gate.escapeLog(groupHeadline(group))}`, end = [...stepsForGroup(group, places.sealedFile).flatMap(({ text, run }) => [`  → ${text}`, ...commandLines(run)]), `  see ${docsAddress(group.first)}`], all = room === Infinity;
	if (group.findings.length > 1) {
		let named = (most) => [...memberLines(group, most, rest, all), ...end];
		return [
			[
				head,
				...groupFacts(group).map((line) => `  ${require_gate.escapeLog(line)}`),
				...named(all ? group.findings.length : 5)
			],
			[head, ...named(1)],
			[head]
		];
	}
	let explained = explain(group.first).map((line) => `  ${require_gate.escapeLog(line)}`);
	return [
		...differences > 0 ? [[
			head,
			...explained,
			...differencesOf(group.first),
			...end
		]] : [],
		[
			head,
			...explained,
			...end
		],
		[head, ...end],
		[head]
	];
}
function memberLines(group, most, rest, all) {
	let members = membersOf(group, most), left = group.findings.length - members.length;
	return [...members.flatMap(({ finding, text }, index) => [
		`  ${require_gate.escapeLog(`${require_gate.quotePath(finding.path ?? "")}${text === "" ? "" : `: ${text}`}`)}`,
		...all ? explain(finding).map((line) => `    ${require_gate.escapeLog(line)}`) : [],
		...all && index < 5 ? differencesOf(finding) : []
	]), ...left === 0 ? [] : [`  … and ${require_gate.pluralize(left, "more", "more")}; ${rest} them`]];
}
function differencesOf({ drift }) {
	let [first] = drift?.hunks ?? [];
	return first === void 0 ? [] : differenceLines(first, 12).map((line) => `    ${require_gate.escapeLog(line)}`);
}
function commandLines(run) {
	let command = require_gate.unchanged(run, require_gate.escapeLog);
	return command === void 0 ? [] : [`      ${command}`];
}
exports.CAUSES = CAUSES, exports.CODES = CODES, exports.FINDING_CODES = FINDING_CODES, exports.annotations = annotations, exports.annotations_exports = annotations_exports, exports.annotator = annotator, exports.causeRow = causeRow, exports.causeText = causeText, exports.differenceLines = differenceLines, exports.docsAddress = docsAddress, exports.docsUrl = docsUrl, exports.driftText = driftText, exports.existing = existing, exports.explain = explain, exports.headline = headline, exports.inGroupOrder = inGroupOrder, exports.isEvidenceCode = isEvidenceCode, exports.isSealChange = isSealChange, exports.landingsOf = landingsOf, exports.locationText = locationText, exports.memberText = memberText$1, exports.renderSummary = renderSummary, exports.rowOf = rowOf, exports.ruleId = ruleId, exports.runAndWorstGroup = runAndWorstGroup, exports.runHeadline = runHeadline, exports.sealChange = sealChange, exports.stepsFor = stepsFor, exports.summary_exports = summary_exports, exports.text_exports = text_exports, exports.whatText = whatText;
