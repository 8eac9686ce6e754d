export const HELP = `seal-gate holds files to their seal: path, sha256, byte length. Every drift is named, located and proved.

  seal-gate seal docs/*.md -o seal-gate.json    seal files: writes a manifest
  seal-gate verify                              hold them to it; exit code 0 pass, 1 fail, 2 unverifiable
  seal-gate restore seal-gate.json --write      write proved original bytes back; without --write, print them as a patch
  seal-gate explain FILE --sha256 HEX           why one file is not what its digest says
  seal-gate merge report-*.json                 one verdict from the shards of a matrix
  seal-gate repair SHA256SUMS > clean           the same seals without BOM, CRLF, UTF-16, upper-case hex, …
  seal-gate init-packet DIR                     a release packet to begin with: it verifies, and it holds
  seal-gate rehearse SPEC                       prove on a throwaway clone that a change can be undone
  seal-gate rerun PACKET                        make again what a machine made in a packet, and compare its tree hash
  seal-gate probe                               prove that the gate refuses bad inputs on this machine

  seal-gate help COMMAND                        flags and examples of one command
  seal-gate --version
`

const VERIFY = `seal-gate verify [MANIFEST…] [flags]

Compares every sealed file with its bytes on disk. Without a manifest, takes the one it finds in this folder.

  --seals TEXT              an inline manifest instead
  --format NAME             force a format (auto): native, gnu, bsd, columns, bagit, hashdeep, gentoo, tuf, in-toto, wheel-record,
                            debian, cargo, lfs
  --root FOLDER             folder that sealed paths are relative to (the manifest's folder)
  --manifest-sha256 PIN     64 hex digits, or a file with them: pins the manifest's own bytes
  --covers GLOB             every file that matches must be sealed; may be repeated
  --unsealed WHAT           what a file without a seal is in that scope: fail, warn, ignore (fail)
  --text-rules RULES        hold intact texts to rules as well: no-bom, lf, ascii, utf-8, nfc, no-invisible
  --trusted-ref REF         take the manifest from this branch, tag or commit instead of the folder
  --blocker-map FILE        the blocker map that must be in force (the one that the packet seals)
  --require-clearance       also fail while the decision is HOLD_PRODUCTION
  --run-validator           start the validators that the packet pins, and hold them to their sealed results
  --no-probes               skip the self-test
  --max-manifest-bytes N    refuse a larger manifest (268435456)
  --max-entries N           refuse a manifest with more entries (5000000)
  --shard I/N               judge only the I-th of N shares, balanced by bytes; "merge" makes one verdict of them
  --threads N               hashing threads, 1 to 64 (auto: one for each core)
  --json                    the report on standard output, and nothing else there
  --html FILE               the report as one page for a browser, which loads nothing
  --sarif FILE, --junit FILE   the report as SARIF 2.1.0, as JUnit XML

Exit code 0: every sealed byte is right. 1: bytes or evidence are wrong. 2: it could not be judged, or bad usage.

  seal-gate verify SHA256SUMS
  seal-gate verify seal-gate.json --covers 'migrations/**' --json > report.json
`

const SEAL = `seal-gate seal PATH… [-o FILE] [flags]

Writes a manifest of files, and of all files in folders. The same files always give the same bytes.

  -o, --output FILE         where to write it (standard output); of what is there, only a manifest is written over
  --format NAME             native, gnu, bsd, bagit (native)
  --root FOLDER             folder that sealed paths are relative to (the folder of FILE)
  --packet NAME             name of the packet (native)
  --check                   write nothing; say whether sealing again would change anything, and what (exit code 1)
  --covers GLOB             scope in which a file without a seal is a finding (native); may be repeated

  seal-gate seal migrations -o migrations/seal-gate.json --covers '**'
`

const PROBE = `seal-gate probe [--json]

Builds small packets of real bytes in a private folder, spoils them in every way that docs/probes.md lists (drifted files, forged evidence,
hostile manifests), and demands that the gate refuses each for its own reason, and passes the unspoiled ones. --json gives
probe-results.json: the same bytes every time.
`

const MERGE = `seal-gate merge REPORT… [--json] [--html FILE]

Makes one report of the reports of all shards of a run (verify --shard 1/8 --json > report-1.json, and so on). A shard that is missing,
doubled, or of another run makes the verdict unverifiable.
`

const REPAIR = `seal-gate repair MANIFEST

Prints the same seals as a clean manifest, where that is mechanical: byte order mark, UTF-16, CRLF, upper-case hex, a leading "./", a
missing last line feed, doubled lines. What it changed goes to standard error. Nothing is written in place.
`

const INIT_PACKET = `seal-gate init-packet DIR [--packet NAME]

Writes a release packet to begin with: a policy, what a clone must look like, evidence that says honestly that nothing was done yet, a
blocker map, and the manifest over all of it. It verifies, and its decision is HOLD_PRODUCTION. Its README.md has the next steps. Writes only
into a folder that is empty or not there yet, and always the same bytes.

  --packet NAME             name of the packet, in its manifest

  seal-gate init-packet packets/CHG-0417 --packet CHG-0417
`

const REHEARSE = `seal-gate rehearse SPEC [flags]

Restores a production-shaped dump into a throwaway database, applies a change, rolls it back, and proves that schema and every row are as
before. Writes four evidence documents. Without a dump nothing is rehearsed, nothing is claimed, and it says what is needed.

  --dump FILE               the dump, in place of the one that the spec names: plain, gzip, custom, directory, tar
  --engine NAME             auto, pglite (embedded), postgres (a server of its own, without any network) (auto)
  --pg-bin FOLDER           folder of initdb and postgres
  -o, --out FOLDER          where the evidence goes ("evidence" beside the spec)
  --json                    all that was found on standard output, and nothing else there

Exit code 0: rehearsed, or there is no dump. 1: denied, with the reasons. 2: it could not be judged, or bad usage.

  seal-gate rehearse migrations/0042/rehearsal.json --dump clone.sql
`

const RERUN = `seal-gate rerun PACKET [flags]

Copies a packet to a private folder, makes everything in it again that a machine made (the results of the probes; the evidence of a rehearsal
that it orders, where the dump is at hand; with --run-validator the results of its validators), seals the copy, and compares the sha256 of the
manifest with packet_tree.sha256 or the pinned one. What differs is named by document and place; values that could be secret are never shown.
PACKET is a folder with one manifest, or a manifest.

  --run-validator           start the validators that the packet pins: see docs/threat-model.md
  --dump FILE               the dump for its rehearsal, when it is kept outside the packet
  --pg-bin FOLDER           initdb and postgres for its rehearsal
  --manifest-sha256 PIN     64 hex digits, or a file with them, that the tree hash must equal
  --write                   put what differs into the packet, with its manifest and packet_tree.sha256
  --json                    the result on standard output, and nothing else there

The last line is OVERALL PASS or OVERALL FAIL. Exit code 0: the same tree hash, and the packet verifies. 1: something differs or is wrong.
2: it could not be judged, nothing could be made again, or bad usage.

  seal-gate rerun packets/CHG-0417 --run-validator
`

const RESTORE = `seal-gate restore MANIFEST [--write] [-o FILE]

Every drifted file whose sealed bytes are proved, as a patch for "git apply" on standard output, or written back. Nothing else is touched.

  --write                   write the files back, atomically, and verify them again
  -o, --output FILE         write the patch there
  --object-format NAME      sha1 or sha256, as the repository has it (sha1)
  --format NAME, --root FOLDER, --manifest-sha256 PIN   as in "verify"

Exit code 0: all that drifted is restored, or in the patch. 1: something is left. 2: nothing could be judged, or bad usage.
`

const EXPLAIN = `seal-gate explain FILE --sha256 HEX [--bytes N] [--json]

Why a file is not what its digest says: cause, proof, places, differences, remedy.

Exit code 0: it is exactly that. 1: it drifted. 2: it cannot be read, or bad usage.
`

/** The help of one command, or undefined when there is no such command. */
export function helpFor(command: string | undefined): string | undefined {
  return command === undefined
    ? undefined
    : new Map([
        ['verify', VERIFY],
        ['seal', SEAL],
        ['probe', PROBE],
        ['merge', MERGE],
        ['repair', REPAIR],
        ['init-packet', INIT_PACKET],
        ['rehearse', REHEARSE],
        ['rerun', RERUN],
        ['restore', RESTORE],
        ['explain', EXPLAIN]
      ]).get(command)
}
