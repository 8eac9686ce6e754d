import { MANIFEST_FORMATS } from '../model/seal.ts'
import {
  COMPLETION,
  DIFF,
  EXPLAIN,
  INIT_PACKET,
  MERGE_COMMAND,
  PROBE,
  REHEARSE_COMMAND,
  REPAIR,
  RERUN,
  RESTORE,
  SEAL_COMMAND
} from '../options/command-tables.ts'
import type { Table } from '../options/row.ts'
import { VERIFY } from '../options/table.ts'
import { flagsOf } from './flags.ts'

export const HELP = `seal-gate compares files with their seal (path, sha256, byte length). It names, locates and proves every drift.

  seal-gate seal docs/*.md -o seal-gate.json    seal files: write a manifest
  seal-gate seal --update                       seal again what was changed on purpose, after showing why it differs
  seal-gate verify                              compare them with it; exit code 0 pass, 1 fail, 2 unverifiable
  seal-gate diff                                show the drift as a diff, with invisible bytes visible
  seal-gate restore seal-gate.json --write      write proved original bytes back; without --write, print them as a patch
  seal-gate explain FILE --sha256 HEX           explain why one file does not match its digest
  seal-gate explain A B                         explain what differs between two files, folders or archives, without any seal
  seal-gate merge report-*.json                 combine the shards of a matrix into one verdict
  seal-gate repair SHA256SUMS > clean           print the same seals without BOM, CRLF, UTF-16, upper-case hex, …
  seal-gate init-packet DIR                     write a starter release packet: it verifies, and it holds production
  seal-gate rehearse SPEC                       prove on a throwaway clone that a change can be undone
  seal-gate rerun PACKET                        make the machine-made parts of a packet again, and compare its tree hash
  seal-gate probe                               prove that the gate refuses bad inputs on this machine

  seal-gate completion bash                     print the completion of a shell: bash, zsh or fish

  seal-gate help COMMAND                        flags and examples of one command; also: exit-codes, formats, environment
  seal-gate --version
`

/** The help of one command; its flags come from the table. */
interface CommandHelp {
  readonly usage: string
  readonly text: string
  readonly table: Table
  /** Exit codes and examples. */
  readonly end?: string
}

export const COMMANDS: ReadonlyMap<string, CommandHelp> = new Map<string, CommandHelp>([
  [
    'verify',
    {
      usage: 'verify [MANIFEST…] [flags]',
      text: `Compares every sealed file with its bytes on disk. Without a manifest, takes the only one in this folder, or the nearest above in the
repository.`,
      table: VERIFY,
      end: `Exit code 0: every sealed byte is right. 1: bytes or evidence are wrong. 2: not verifiable, or bad usage.

  seal-gate verify SHA256SUMS
  seal-gate verify seal-gate.json --covers 'migrations/**' --json > report.json`
    }
  ],
  [
    'seal',
    {
      usage: 'seal PATH… [-o FILE] [flags], or seal --update [PATH…] [flags]',
      text: `Writes a manifest of files, and of all files in folders, without what git ignores there. The same files always give the same bytes. Over a
manifest that exists, what is not named stays as it is sealed, and nothing is removed or weakened without --remove.

--update seals again only what has changed since. It shows why each file differs, and asks. Files that are gone stay sealed without --remove,
and new ones are added when they are named, or a folder with them.`,
      table: SEAL_COMMAND,
      end: `Exit code 0: sealed. 1: with --check, something would change; with --update, something is left. 2: nothing was written.

  seal-gate seal migrations -o migrations/seal-gate.json --covers '**'
  seal-gate seal --update
  seal-gate seal --update docs --remove`
    }
  ],
  [
    'probe',
    {
      usage: 'probe [--json]',
      text: `Builds small packets of real bytes in a private folder, damages them in every way that docs/probes.md lists (drifted files, forged
evidence, hostile manifests), and checks that the gate refuses each for its own reason and passes the undamaged ones. --json prints
probe-results.json: the same bytes every time.`,
      table: PROBE
    }
  ],
  [
    'merge',
    {
      usage: 'merge REPORT… [--run NAME] [--json] [--html FILE]',
      text: `Combines the reports of all shards of one run (verify --shard 1/8 --json > report-1.json, and so on) into one report. A shard that is
missing, present twice, or from another run, commit or manifest makes the verdict unverifiable.`,
      table: MERGE_COMMAND
    }
  ],
  [
    'repair',
    {
      usage: 'repair MANIFEST',
      text: `Prints the same seals as a clean manifest, where that is mechanical: byte order mark, UTF-16, CRLF, upper-case hex, a leading "./", a
missing last line feed, repeated lines. Lists the changes on standard error. Does not change the file.`,
      table: REPAIR
    }
  ],
  [
    'init-packet',
    {
      usage: 'init-packet DIR [--packet NAME]',
      text: `Writes a starter release packet: a policy, what a clone must look like, evidence that honestly says that nothing was done yet, a blocker
map, the results of the probes, an example validator with its result, and a manifest of it all. It verifies, and its decision
is HOLD_PRODUCTION. Its README.md has the next steps. Writes only into a folder that is empty or does not exist yet, and always the same bytes.`,
      table: INIT_PACKET,
      end: '  seal-gate init-packet packets/CHG-0417 --packet CHG-0417'
    }
  ],
  [
    'rehearse',
    {
      usage: 'rehearse SPEC [flags], or: rehearse --dump FILE --apply FILE --rollback FILE [flags]',
      text: `Restores a production-shaped dump into a throwaway database, applies a change, rolls it back, and proves that the schema and every row are
as before. A spec names the files, the expected schema and a policy; then four evidence documents are written. If its dump does not exist,
nothing is rehearsed and nothing is claimed, and it lists what is needed.`,
      table: REHEARSE_COMMAND,
      end: `Exit code 0: rehearsed, or there is no dump and none is required. 1: denied, with the reasons. 2: not verifiable, or bad usage.

  seal-gate rehearse --dump clone.sql --apply up.sql --rollback down.sql --run-as app
  seal-gate rehearse migrations/0042/rehearsal.json --dump clone.sql
  seal-gate rehearse --dump clone.sql --migrations db/migrations --since origin/main`
    }
  ],
  [
    'rerun',
    {
      usage: 'rerun PACKET [flags]',
      text: `Copies a packet to a private folder and makes every machine-made document again: the results of the probes; with --run-rehearsal or
--dump, the evidence of its rehearsal; with --run-validator, the results of its validators. Then seals the copy and compares the sha256 of
the manifest with packet_tree.sha256 or the pinned one. Differences are listed by document and place; values that could be secret are never shown.
PACKET is a folder with one manifest, or a manifest.`,
      table: RERUN,
      end: `The last line is OVERALL PASS or OVERALL FAIL. Exit code 0: the same tree hash, and the packet verifies. 1: something differs or is wrong.
2: not verifiable, nothing could be made again, or bad usage.

  seal-gate rerun packets/CHG-0417 --run-validator --run-rehearsal`
    }
  ],
  [
    'diff',
    {
      usage: 'diff [MANIFEST] [PATH…]',
      text: `Shows each sealed file that has changed beside its sealed bytes, where undoing the causes or git gives them, line by line, with invisible
bytes visible. Binary files are compared by rows of bytes. PATH chooses sealed files, or folders with some.`,
      table: DIFF,
      end: `Exit code 0: no difference. 1: something differs. 2: not verifiable, or bad usage.

  seal-gate diff docs/terms.md | less -R`
    }
  ],
  [
    'completion',
    {
      usage: 'completion bash|zsh|fish',
      text: `Prints the completion of a shell: commands, flags, and the values that a flag takes.`,
      table: COMPLETION,
      end: `  echo 'source <(seal-gate completion bash)' >> ~/.bashrc
  seal-gate completion zsh > "\${fpath[1]}/_seal-gate"
  seal-gate completion fish > ~/.config/fish/completions/seal-gate.fish`
    }
  ],
  [
    'restore',
    {
      usage: 'restore [MANIFEST [PATH…]] [--only CAUSE] [--write] [-o FILE]',
      text: `Prints every drifted file whose sealed bytes are proved as a patch for "git apply", or writes them back. Changes nothing else. Without a
manifest, takes the one that verify finds. PATH and --only choose some of the files.`,
      table: RESTORE,
      end: 'Exit code 0: every drifted file is restored, or in the patch. 1: some are left. 2: not verifiable, or bad usage.'
    }
  ],
  [
    'explain',
    {
      usage: 'explain FILE --sha256 HEX [--bytes N] [--against ORIGINAL] [--json]',
      text: `Explains why a file does not match its digest: cause, certainty, places, differences, remedy. Where the sealed bytes are known, also
whether both mean the same (JSON, CSV, YAML, TOML, XML, Markdown).

  seal-gate explain A B                         compares B with A without any seal: A is taken as the sealed file or folder`,
      table: EXPLAIN,
      end: `Exit code 0: it matches. 1: it differs. 2: it cannot be read or compared (folders, archives), or bad usage.

  seal-gate explain data.csv --sha256 HEX --against /backup/data.csv
  seal-gate explain data.csv.orig data.csv`
    }
  ]
])

/** What there is help about beside commands. */
export const OTHERS: ReadonlyMap<string, string> = new Map([
  [
    'exit-codes',
    `Exit code 0: pass. 1: fail, because bytes or evidence are wrong. 2: unverifiable, because the gate could not judge, or bad usage.
Only 0 is a pass. "seal --check" and "seal --update" end in 1 when something would change, or is left.
`
  ],
  [
    'formats',
    `The format of a manifest is found out by its text; --format forces one.

  read     ${MANIFEST_FORMATS.join(', ')}
  written  native, gnu, bsd, bagit (seal --format)

"seal-gate verify -" reads a list from standard input: sha256sum docs/* | seal-gate verify -
`
  ],
  [
    'environment',
    `NO_COLOR             no colours
FORCE_COLOR          colours, even where the output is not a terminal
SEAL_GATE_PROGRESS   off: no lines of progress on standard error, for logs that are compared
GIT_INDEX_FILE       the index that verify --staged judges; git sets it for hooks
GITHUB_RUN_ID        with GITHUB_RUN_ATTEMPT, GITHUB_SHA and GITHUB_REF, names the run that a report is of; --run names another one
CI, GITHUB_ACTIONS   the run is a job: files are changed by its steps, not by an editor
`
  ]
])

/** What there is help about. */
export const TOPICS: readonly string[] = [...COMMANDS.keys(), ...OTHERS.keys()]

/** The help of one command, or undefined when there is no such command. */
export function helpFor(command: string | undefined): string | undefined {
  const other = OTHERS.get(command ?? '')
  if (other !== undefined) return other
  const help = command === undefined ? undefined : COMMANDS.get(command)
  if (help === undefined) return undefined
  const flags = flagLines(help.table).join('\n')
  return `${[`seal-gate ${help.usage}`, help.text, flags, help.end].filter(part => part).join('\n\n')}\n`
}

const FLAG_WIDTH = 26
const MAX_LINE = 130

/** `  -o, --output FILE         where to write it (standard output)`, wrapped. */
function flagLines(table: Table): string[] {
  return flagsOf(table).flatMap(([name, { type, default: standard, flag }]) => {
    const short = flag?.short === undefined ? '' : `-${flag.short}, `
    // A switch that is on is shown as what turns it off.
    const long = type === 'switch' && standard ? `--no-${name}` : `--${name}`
    const head = `${short}${long}${flag?.argument === undefined ? '' : ` ${flag.argument}`}`
    const [first = '', ...more] = wrapText(flag?.help ?? '', MAX_LINE - FLAG_WIDTH - 2)
    const indent = ' '.repeat(FLAG_WIDTH + 2)
    return [
      `  ${head.length < FLAG_WIDTH ? head.padEnd(FLAG_WIDTH) : `${head}  `}${first}`,
      ...more.map(line => `${indent}${line}`)
    ]
  })
}

function wrapText(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + word.length >= width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}
