/**
 * Makes bad twins of fixtures/packet: whole copies, each spoiled in one way by a real tool, for tests and for trying the gate.
 *
 *   node tools/bad-twins.ts FOLDER [TWIN…]        (a new or empty folder, never committed; all twins by default)
 *
 * Prints a JSON list with one object per twin: `twin` (folder), `tool`, `command`, `path` and `paths` (what drifted), `code`, `causes` and
 * `proved` (what the gate must report). A twin whose tool is not installed has `skipped` with the reason, and no folder. Fails when a tool
 * ran but did not do what the twin's name says.
 */

import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jsonText } from '../src/manifests/json-text.ts'
import type { CauseCode } from '../src/model/causes.ts'
import type { FindingCode } from '../src/model/codes.ts'

const packet = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures', 'packet')
const { files }: { readonly files: readonly { readonly path: string }[] } = JSON.parse(
  readFileSync(join(packet, 'seal-gate.json'), 'utf8')
)
const sealed = files.map(({ path }) => path)

const names = 'evidence/names.json'
const exported = 'data/tides-export.csv'
const up = 'migrations/0012_add_tide_offset.up.sql'

/** What the gate must report. */
interface Wanted {
  readonly code: FindingCode
  readonly causes: readonly CauseCode[]
  readonly proved: boolean
}

interface Twin extends Wanted {
  readonly twin: string
  readonly tool: string
  readonly path: string
  /** Reads the file from standard input and writes the new one. */
  readonly filter?: string
  /** Runs in the twin's folder and changes "$FILE". */
  readonly command?: string
}

const TWINS: readonly Twin[] = [
  {
    twin: 'crlf-added-by-git',
    tool: 'git',
    path: 'README.md',
    command:
      'git init -q "$SCRATCH/repo" && cp -R . "$SCRATCH/repo" && cd "$SCRATCH/repo" && git -c core.autocrlf=false add -A &&' +
      ' git -c core.autocrlf=false commit -qm packet && git -c core.autocrlf=true --work-tree="$TWIN" checkout -f HEAD -- .',
    ...drifted('length-mismatch', 'crlf-added')
  },
  {
    twin: 'crlf-added-by-unix2dos',
    tool: 'unix2dos',
    path: 'data/berths.csv',
    command: 'unix2dos -q "$FILE"',
    ...proof('crlf-added')
  },
  {
    twin: 'crlf-removed-by-dos2unix',
    tool: 'dos2unix',
    path: 'evidence/console log.txt',
    command: 'dos2unix -q "$FILE"',
    ...proof('crlf-removed')
  },
  {
    twin: 'cr-only-by-unix2mac',
    tool: 'unix2mac',
    path: up,
    command: 'unix2mac -q "$FILE"',
    ...drifted('digest-mismatch', 'cr-only')
  },
  { twin: 'bom-added-by-printf', tool: 'printf', path: names, filter: "printf '\\357\\273\\277'; cat", ...proof('bom-added') },
  { twin: 'bom-removed-by-tail', tool: 'tail', path: exported, filter: 'tail -c +4', ...proof('bom-removed') },
  {
    twin: 'bom-and-crlf-added-by-unix2dos',
    tool: 'unix2dos',
    path: names,
    command: 'unix2dos -q -m "$FILE"',
    ...proof('crlf-added', 'bom-added')
  },
  {
    twin: 'bom-and-crlf-removed-by-dos2unix',
    tool: 'dos2unix',
    path: exported,
    command: 'dos2unix -q "$FILE"',
    ...proof('crlf-removed', 'bom-removed')
  },
  {
    twin: 'json-reencoded-by-python',
    tool: 'python3',
    path: names,
    filter: "python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin), indent=2))'",
    ...proof('json-reencoded')
  },
  { twin: 'json-reencoded-by-jq', tool: 'jq', path: 'evidence/names.ascii.json', filter: 'jq .', ...proof('json-reencoded') },
  { twin: 'json-reformatted-by-jq', tool: 'jq', path: 'config/limits.json', filter: 'jq .', ...proof('json-reformatted') },
  {
    twin: 'unicode-punctuation-by-pandoc',
    tool: 'pandoc',
    path: 'evidence/03-review.md',
    filter: 'pandoc -f markdown+smart -t markdown-smart --wrap=preserve',
    ...proof('unicode-punctuation')
  },
  { twin: 'unicode-punctuation-by-sed', tool: 'sed', path: up, filter: 'sed s/-/—/g', ...proof('unicode-punctuation') },
  {
    twin: 'unicode-punctuation-in-one-place-by-sed',
    tool: 'sed',
    path: up,
    filter: 'sed s/-12/–12/',
    ...proof('unicode-punctuation')
  },
  {
    twin: 'final-newline-added-by-echo',
    tool: 'echo',
    path: 'legal/terms.txt',
    command: 'echo >> "$FILE"',
    ...proof('final-newline-added')
  },
  {
    twin: 'final-newline-removed-by-perl',
    tool: 'perl',
    path: 'README.md',
    filter: "perl -pe 'chomp if eof'",
    ...proof('final-newline-removed')
  },
  { twin: 'appended-by-printf', tool: 'printf', path: up, command: 'printf \'SELECT 1;\\n\' >> "$FILE"', ...proof('appended') },
  {
    twin: 'prepended-by-printf',
    tool: 'printf',
    path: up,
    filter: "printf '%s\\n' '-- SPDX-License-Identifier: MIT'; cat",
    ...proof('prepended')
  },
  {
    twin: 'truncated-by-truncate',
    tool: 'truncate',
    path: 'README.md',
    command: 'truncate -s 300 "$FILE"',
    ...hint('content-changed')
  },
  { twin: 'emptied-by-truncate', tool: 'truncate', path: 'README.md', command: 'truncate -s 0 "$FILE"', ...hint('emptied') },
  {
    twin: 'digest-mismatch-by-dd',
    tool: 'dd',
    path: 'chart/harbour.png',
    command: 'printf A | dd of="$FILE" bs=1 seek=100 conv=notrunc 2> "$SCRATCH/dd"',
    code: 'digest-mismatch',
    causes: ['character-changed'],
    proved: true
  },
  { twin: 'missing-by-rm', tool: 'rm', path: 'data/berths.csv', command: 'rm "$FILE"', ...only('missing') },
  {
    twin: 'symlink-by-ln',
    tool: 'ln',
    path: 'legal/terms.txt',
    command: 'mv "$FILE" "$TWIN.target" && ln -s "$TWIN.target" "$FILE"',
    ...only('symlink')
  },
  {
    twin: 'not-a-file-by-mkfifo',
    tool: 'mkfifo',
    path: 'legal/terms.txt',
    command: 'rm "$FILE" && mkfifo "$FILE"',
    ...only('not-a-file')
  },
  {
    twin: 'not-a-file-by-mkdir',
    tool: 'mkdir',
    path: 'legal/terms.txt',
    command: 'rm "$FILE" && mkdir "$FILE"',
    ...only('not-a-file')
  },
  {
    twin: 'unsealed-by-cp',
    tool: 'cp',
    path: 'evidence/03-review.md.orig',
    command: 'cp evidence/03-review.md "$FILE"',
    ...only('unsealed')
  }
]

main(process.argv.slice(2))

function main(args: readonly string[]): void {
  const [folder, ...wanted] = args
  if (folder === undefined) throw new Error('usage: node tools/bad-twins.ts FOLDER [TWIN…]')
  const unknown = wanted.filter(name => !TWINS.some(({ twin }) => twin === name))
  if (unknown.length > 0) throw new Error(`there is no twin ${unknown.join(', ')}`)
  const out = resolve(folder)
  mkdirSync(out, { recursive: true })
  if (readdirSync(out).length > 0) throw new Error(`${folder} is not empty`)
  const scratch = mkdtempSync(join(tmpdir(), 'bad-twins-'))
  try {
    const made = TWINS.filter(({ twin }) => wanted.length === 0 || wanted.includes(twin)).map(twin =>
      make(twin, join(out, twin.twin), join(scratch, twin.twin))
    )
    process.stdout.write(jsonText(made))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function make({ filter, ...twin }: Twin, folder: string, scratch: string) {
  const command = twin.command ?? filter ?? ':'
  if (sh(`command -v ${twin.tool}`).status !== 0) return { ...twin, command, skipped: `${twin.tool} is not installed` }
  mkdirSync(scratch)
  writeFileSync(join(scratch, 'gitconfig'), '')
  cpSync(packet, folder, { recursive: true })
  const file = join(folder, twin.path)
  const env = { FILE: file, TWIN: folder, SCRATCH: scratch }
  const ran = sh(command, env, { cwd: folder, ...(filter !== undefined && { input: readFileSync(file) }) })
  if (ran.status !== 0) throw new Error(`${twin.twin}: ${command}: ${ran.stderr || ran.error || `exit ${ran.status}`}`)
  if (filter !== undefined) writeFileSync(file, ran.stdout)
  const paths = differing(folder, twin)
  if (twin.tool !== 'git' && paths.join() !== twin.path) throw new Error(`${twin.twin}: changed ${JSON.stringify(paths)}`)
  return { ...twin, command, paths }
}

function sh(command: string, env: Readonly<Record<string, string>> = {}, options: SpawnSyncOptions = {}) {
  // A hook's GIT_DIR would make git work on the wrong repository.
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('GIT_')))
  const git = {
    GIT_CONFIG_NOSYSTEM: '1',
    ...(env['SCRATCH'] !== undefined && { GIT_CONFIG_GLOBAL: join(env['SCRATCH'], 'gitconfig') }),
    GIT_AUTHOR_NAME: 'twin',
    GIT_AUTHOR_EMAIL: 'twin@example.invalid',
    GIT_COMMITTER_NAME: 'twin',
    GIT_COMMITTER_EMAIL: 'twin@example.invalid'
  }
  return spawnSync('sh', ['-c', command], { env: { ...inherited, LC_ALL: 'C.UTF-8', ...git, ...env }, ...options })
}

/**
 * Paths that differ from their seals.
 * @throws when the intended path does not differ in the intended way
 */
function differing(folder: string, { twin, path, code }: Twin): readonly string[] {
  const paths = [...new Set([...sealed, path])].filter(name => seen(folder, name) !== undefined)
  const got = seen(folder, path)
  if (got !== code) throw new Error(`${twin}: ${path} is ${got}, not ${code}`)
  return paths
}

/** The code that the gate must report for one path, found in the simplest way. */
function seen(folder: string, name: string): FindingCode | undefined {
  const stat = lstatSync(join(folder, name), { throwIfNoEntry: false })
  if (stat === undefined) return 'missing'
  if (stat.isSymbolicLink()) return 'symlink'
  if (!stat.isFile()) return 'not-a-file'
  if (!sealed.includes(name)) return 'unsealed'
  const [good, bad] = [readFileSync(join(packet, name)), readFileSync(join(folder, name))]
  if (good.length !== bad.length) return 'length-mismatch'
  return good.equals(bad) ? undefined : 'digest-mismatch'
}

function drifted(code: FindingCode, ...causes: readonly CauseCode[]): Wanted {
  return { code, causes, proved: true }
}

function proof(...causes: readonly CauseCode[]): Wanted {
  return drifted('length-mismatch', ...causes)
}

function hint(...causes: readonly CauseCode[]): Wanted {
  return { code: 'length-mismatch', causes, proved: false }
}

function only(code: FindingCode): Wanted {
  return { code, causes: [], proved: false }
}
