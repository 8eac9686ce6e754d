import { createHash } from 'node:crypto'

/** What somebody types by mistake, and what the answer must and must not have. */
export interface Mistake {
  readonly typed: readonly string[]
  /** The folder; the standard one when absent. */
  readonly files?: Readonly<Record<string, string>>
  /** Where in the folder it is typed. */
  readonly at?: string
  readonly has: readonly (string | RegExp)[]
  readonly not?: readonly (string | RegExp)[]
  /** 2 when absent. */
  readonly code?: 0 | 1 | 2
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function native(files: Readonly<Record<string, string>>, covers?: string): string {
  const entries = Object.entries(files).map(
    ([path, text]) => `{"path": "${path}", "sha256": "${sha256(text)}", "bytes": ${text.length}}`
  )
  const scope = covers === undefined ? '' : `"covers": ["${covers}"],\n`
  return `{\n"schema": "seal-gate/manifest/1",\n${scope}"files": [\n${entries.join(',\n')}\n]\n}\n`
}

function gnu(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([path, text]) => `${sha256(text)}  ${path}\n`)
    .join('')
}

const TEXTS = { 'docs/a.md': 'a\n', 'docs/b.md': 'b\n' }
/** A repository with two sealed files. */
export const STANDARD: Readonly<Record<string, string>> = {
  ...TEXTS,
  'seal-gate.json': native(TEXTS),
  '.git/HEAD': '',
  'old/notes.txt': 'x\n'
}
const UNSEALED = { ...TEXTS, '.git/HEAD': '' }
const HEX = sha256(native(TEXTS))
const A = sha256('a\n')

export const MISTAKES: Readonly<Record<string, Mistake>> = {
  // Commands.
  'nothing at all': { typed: [], has: ['seal-gate verify'] },
  'an empty word': { typed: [''], has: ['the command is empty'] },
  'a typing error in a command': {
    typed: ['verfy', 'seal-gate.json'],
    has: ['did you mean "verify"?', 'Try: seal-gate verify seal-gate.json']
  },
  'capitals in a command': { typed: ['Verify'], has: ['lower case', 'Try: seal-gate verify'] },
  check: { typed: ['check'], has: ['there is no command "check"', 'Try: seal-gate verify'] },
  status: { typed: ['status', '--json'], has: ['Try: seal-gate verify --json'] },
  validate: { typed: ['validate', 'seal-gate.json'], has: ['Try: seal-gate verify seal-gate.json'] },
  update: { typed: ['update', 'docs/a.md'], has: ['Try: seal-gate seal --update docs/a.md'] },
  reseal: { typed: ['reseal'], has: ['Try: seal-gate seal --update'] },
  add: { typed: ['add', 'docs'], has: ['Try: seal-gate seal docs -o seal-gate.json'] },
  generate: { typed: ['generate', 'docs', '-o', 'x.json'], has: ['Try: seal-gate seal docs -o x.json'] },
  init: { typed: ['init'], has: ['Try: seal-gate seal . -o seal-gate.json'], not: ['init-packet'] },
  fix: { typed: ['fix', 'seal-gate.json', '--write'], has: ['Try: seal-gate restore seal-gate.json --write'] },
  why: { typed: ['why', 'docs/a.md'], has: ['Try: seal-gate diff docs/a.md'] },
  rm: { typed: ['rm', 'docs/a.md'], has: ['Try: seal-gate seal --update --remove docs/a.md'] },
  version: { typed: ['version'], has: ['Try: seal-gate --version'] },
  'a command of another kind': {
    typed: ['destroy'],
    has: ['there is no command "destroy"', 'Try: seal-gate help'],
    not: ['did you mean']
  },
  'a file without a command': {
    typed: ['seal-gate.json'],
    has: ['is not a command, but a file', 'Try: seal-gate verify seal-gate.json']
  },
  'a flag before the command': { typed: ['--json', 'verify'], has: ['the command comes first', 'Try: seal-gate verify --json'] },
  'the habit of sha256sum': { typed: ['-c', 'seal-gate.json'], has: ['Try: seal-gate verify seal-gate.json'] },
  '--check alone': { typed: ['--check'], has: ['Try: seal-gate verify'] },
  '--versoin': { typed: ['--versoin'], has: ['Try: seal-gate --version'] },
  'help about a typing error': { typed: ['help', 'verfy'], has: ['did you mean "verify"?', 'Try: seal-gate help verify'] },
  'help about a synonym': { typed: ['help', 'update'], has: ['Try: seal-gate help seal'] },
  'help about nothing known': {
    typed: ['help', 'foo'],
    has: ['there is no help about "foo"', 'Try: seal-gate help'],
    not: ['seal-gate seal docs']
  },
  'help after a command': { typed: ['verify', 'help'], has: ['Try: seal-gate help verify'] },
  'help among other words': { typed: ['verify', 'seal-gate.json', '--help'], has: ['Try: seal-gate help verify'] },

  // Flags.
  '--cover': {
    typed: ['verify', '--cover', 'docs/**'],
    has: ['did you mean "--covers"?', "Try: seal-gate verify --covers 'docs/**'"]
  },
  '--no-probe': { typed: ['verify', '--no-probe'], has: ['Try: seal-gate verify --no-probes'] },
  'a flag in capitals': { typed: ['verify', '--JSON'], has: ['Try: seal-gate verify --json'] },
  'one dash': { typed: ['verify', '-json'], has: ['Try: seal-gate verify --json'] },
  'a typographic dash': { typed: ['verify', '–json'], has: ['typographic dash', 'Try: seal-gate verify --json'] },
  'an em dash with a value': { typed: ['verify', '—format=native'], has: ['Try: seal-gate verify --format=native'] },
  'an unknown flag': {
    typed: ['verify', '--frobnicate'],
    has: ['there is no flag "--frobnicate"', 'Try: seal-gate help verify'],
    not: ['did you mean']
  },
  '--verbose': { typed: ['verify', '--verbose'], has: ['Try: seal-gate verify --all'] },
  '--ignore': { typed: ['seal', 'docs', '--ignore', '*.md'], has: ["Try: seal-gate seal docs --exclude '*.md'"] },
  '--dry-run': {
    typed: ['seal', 'docs', '-o', 'seal-gate.json', '--dry-run'],
    has: ['Try: seal-gate seal docs -o seal-gate.json --check']
  },
  '--manifest': {
    typed: ['verify', '--manifest', 'seal-gate.json'],
    has: ['an input of the action', 'Try: seal-gate verify seal-gate.json']
  },
  '--manifest=': { typed: ['verify', '--manifest=seal-gate.json'], has: ['Try: seal-gate verify seal-gate.json'] },
  'an input of the action': { typed: ['verify', '--check-run'], has: ['an input of the action only', 'Try: seal-gate verify'] },
  'a flag of another command': { typed: ['verify', '--update'], has: ['is a flag of "seal"', 'Try: seal-gate seal --update'] },
  'a flag of several others': { typed: ['seal', 'docs', '--json'], has: ['is a flag of "verify", '] },
  '--sha256 for the pin': { typed: ['verify', '--sha256', HEX], has: [`Try: seal-gate verify --manifest-sha256 ${HEX}`] },
  'a flag without its value': { typed: ['verify', '--covers'], has: ['"--covers" needs a value: GLOB'] },
  'a flag whose value is another flag': { typed: ['verify', '--root', '--json'], has: ['"--root" needs a value: FOLDER'] },
  'a variable that is not set': { typed: ['verify', '--root', ''], has: ['"--root" is empty', 'variable'] },
  'a switch with a word': {
    typed: ['verify', '--json=yes'],
    has: ['"--json" does not take "yes"', 'Try: seal-gate verify --json']
  },
  'a flag that takes a value, switched off': { typed: ['verify', '--no-covers'], has: ['leave it out', 'Try: seal-gate verify'] },
  'a flag twice': {
    typed: ['verify', '--root', 'a', '--root', 'b'],
    has: ['"--root" is given twice: "a" and "b"', 'Give it once.']
  },
  'the same flag twice': { typed: ['verify', '--root', '.', '--root', '.'], has: ['PASS'], code: 0 },
  'a format by the name of a program': {
    typed: ['verify', '--format', 'sha256sum'],
    has: ['"--format" does not take "sha256sum"', 'Try: seal-gate verify --format gnu']
  },
  'a format misspelled': { typed: ['verify', '--format=nativ'], has: ['Try: seal-gate verify --format=native'] },
  'a level misspelled': { typed: ['verify', '--unsealed', 'warning'], has: ['Try: seal-gate verify --unsealed warn'] },
  'a share that does not exist': { typed: ['verify', '--shard', '9/8'], has: ['"shard" is "9/8"', 'a share such as 2/8'] },
  'no threads': { typed: ['verify', '--threads', '0'], has: ['a whole number from 1 to 64'] },
  'two wrong values': { typed: ['verify', '--threads', '0', '--unsealed', 'maybe'], has: ['"threads"', '"unsealed"'] },
  'a pin with its algorithm': {
    typed: ['verify', '--manifest-sha256', `sha256:${HEX}`],
    has: ['"--manifest-sha256" does not take', `Try: seal-gate verify --manifest-sha256 ${HEX}`]
  },
  'a pin with the name of the file': {
    typed: ['verify', '--manifest-sha256', `${HEX}  seal-gate.json`],
    has: [`Try: seal-gate verify --manifest-sha256 ${HEX}`]
  },
  'half a pin': { typed: ['verify', '--manifest-sha256', HEX.slice(0, 40)], has: ['64 hex digits'] },
  'a pattern that the shell expanded': {
    typed: ['verify', 'seal-gate.json', '--covers', 'docs/a.md', 'docs/b.md'],
    has: ['The shell has expanded', "--covers 'docs/**'"]
  },

  // Names of manifests.
  'no manifest anywhere': {
    typed: ['verify'],
    files: UNSEALED,
    has: ['there is no manifest in this folder', 'Try: seal-gate seal . -o seal-gate.json']
  },
  'a manifest in a folder below': {
    typed: ['verify'],
    files: { ...TEXTS, 'meta/SHA256SUMS': gnu(TEXTS), '.git/HEAD': '' },
    has: ['there is one in "meta"', 'Try: seal-gate verify meta/SHA256SUMS']
  },
  'a folder below the manifest': { typed: ['verify'], at: 'docs', has: ['PASS'], code: 0 },
  'two manifests': {
    typed: ['verify'],
    files: { ...STANDARD, SHA256SUMS: gnu(TEXTS) },
    has: ['several manifests', '"SHA256SUMS", "seal-gate.json"', 'Try: seal-gate verify SHA256SUMS']
  },
  'a folder for its manifest': { typed: ['verify', '.'], has: ['PASS'], code: 0 },
  'a folder without a manifest': {
    typed: ['verify', 'docs'],
    has: ['there is no manifest in "docs"', 'Try: seal-gate seal docs -o docs/seal-gate.json']
  },
  'a folder with two manifests': {
    typed: ['verify', './'],
    files: { ...STANDARD, SHA256SUMS: gnu(TEXTS) },
    has: ['several manifests', 'Try: seal-gate verify SHA256SUMS']
  },
  'a typing error in a name': {
    typed: ['verify', 'seal-gat.json'],
    has: ['did you mean "seal-gate.json"?', 'Try: seal-gate verify seal-gate.json']
  },
  'another case': { typed: ['verify', 'Seal-Gate.json'], has: ['Try: seal-gate verify seal-gate.json'] },
  'a name that is nowhere': {
    typed: ['verify', 'xyzzy'],
    has: ['there is no manifest "xyzzy"', 'Try: seal-gate verify seal-gate.json']
  },
  'the wrong folder': {
    typed: ['verify', 'seal-gate.json'],
    files: { ...TEXTS, 'meta/seal-gate.json': native(TEXTS), '.git/HEAD': '' },
    has: ['Try: seal-gate verify meta/seal-gate.json']
  },
  'a manifest that was moved': {
    typed: ['verify', 'meta/seal-gate.json'],
    files: { ...TEXTS, 'meta/seal-gate.json': native(TEXTS), '.git/HEAD': '' },
    has: ['The sealed files exist', 'Try: seal-gate verify meta/seal-gate.json --root .'],
    code: 1
  },
  'a URL': {
    typed: ['verify', 'https://example.org/x/SHA256SUMS'],
    has: [
      'is a URL, and nothing is downloaded',
      "Try: curl -fLo SHA256SUMS 'https://example.org/x/SHA256SUMS' && seal-gate verify SHA256SUMS"
    ]
  },
  'a path of Windows': {
    typed: ['verify', '.\\seal-gate.json'],
    has: ['separated by "/"', 'Try: seal-gate verify ./seal-gate.json']
  },
  'a drive': { typed: ['verify', 'C:\\repo\\seal-gate.json'], has: ['is a path of Windows'] },
  'a path whose separators the shell ate': {
    typed: ['verify', 'metaSHA256SUMS'],
    files: { ...TEXTS, 'meta/SHA256SUMS': gnu(TEXTS) },
    has: ['Try: seal-gate verify meta/SHA256SUMS']
  },
  'quotes of another shell': {
    typed: ['verify', "'seal-gate.json'"],
    has: ['the quotes', 'Try: seal-gate verify seal-gate.json']
  },
  'names with a comma': {
    typed: ['verify', 'seal-gate.json,old/notes.txt'],
    has: ['separated by blanks', 'Try: seal-gate verify seal-gate.json old/notes.txt']
  },
  'names in one pair of quotes': { typed: ['verify', 'seal-gate.json old/notes.txt'], has: ['separated by blanks'] },
  'a pattern without a match': {
    typed: ['verify', '*.sha256'],
    has: ['the pattern "*.sha256" matches no manifest', 'Try: seal-gate verify seal-gate.json']
  },
  'a pattern that the shell left': { typed: ['verify', 'seal-*.json'], has: ['PASS'], code: 0 },
  'one manifest twice': {
    typed: ['verify', 'seal-gate.json', './seal-gate.json'],
    has: ['2 sealed: 2 intact', 'PASS'],
    not: ['4 sealed'],
    code: 0
  },
  'two manifests that agree': {
    typed: ['verify', 'seal-gate.json', 'SHA256SUMS'],
    files: { ...STANDARD, SHA256SUMS: gnu(TEXTS) },
    has: ['PASS'],
    code: 0
  },
  'two manifests that disagree': {
    typed: ['verify', 'seal-gate.json', 'SHA256SUMS'],
    files: { ...STANDARD, SHA256SUMS: gnu({ 'docs/a.md': 'other\n' }) },
    has: ['docs/a.md', 'seals the same file to'],
    not: ['PASS'],
    code: 1
  },
  'a report for a manifest': {
    typed: ['verify', 'report.json'],
    files: { ...STANDARD, 'report.json': '{\n  "schema": "seal-gate/report/2"\n}\n' },
    has: ['a report of this gate']
  },
  'some JSON for a manifest': {
    typed: ['verify', 'package.json'],
    files: { ...STANDARD, 'package.json': '{"name": "x"}\n' },
    has: ['JSON without seals']
  },
  'a sealed file for a manifest': {
    typed: ['verify', 'docs/a.md'],
    has: ['UNVERIFIABLE', 'is not in a known format', 'Try: seal-gate verify seal-gate.json']
  },
  'a file for --json': {
    typed: ['verify', '--json', 'out.json'],
    has: ['"--json" takes no file', 'Try: seal-gate verify --json > out.json']
  },
  'the wrong format': { typed: ['verify', '--format', 'gnu'], has: ['it looks like "native"', 'UNVERIFIABLE'], not: [/line 3/] },
  'the wrong format of a list': {
    typed: ['verify', 'SHA256SUMS', '--format', 'native'],
    files: { ...STANDARD, SHA256SUMS: gnu(TEXTS) },
    has: ['it looks like "gnu"']
  },
  'a comma too many': {
    typed: ['verify'],
    files: { ...STANDARD, 'seal-gate.json': native(TEXTS).replace('}\n]', '},\n]') },
    has: ['line 5', 'a comma after the last entry'],
    not: ['Expected']
  },
  'a comma too few': {
    typed: ['verify'],
    files: { ...STANDARD, 'seal-gate.json': native(TEXTS).replace('},\n', '}\n') },
    has: ['line 4', 'a comma is missing']
  },
  'a conflict that is not resolved': {
    typed: ['verify'],
    files: { ...STANDARD, 'seal-gate.json': native(TEXTS).replace('"files": [\n', '"files": [\n<<<<<<< HEAD\n') },
    has: ['line 4', 'conflict']
  },
  'an empty manifest': { typed: ['verify'], files: { ...STANDARD, 'seal-gate.json': '' }, has: ['empty', 'UNVERIFIABLE'] },
  'a digest cut short': {
    typed: ['verify'],
    files: { ...STANDARD, 'seal-gate.json': native(TEXTS).replace(A, A.slice(1)) },
    has: ['line 4', 'UNVERIFIABLE']
  },
  'a root that does not exist': { typed: ['verify', '--root', 'doc'], has: ['there is no folder "doc"'] },
  'a scope without a match': { typed: ['verify', '--covers', 'dosc/**'], has: ['"dosc/**"', 'has no match', 'UNVERIFIABLE'] },
  'a page in a folder that does not exist': {
    typed: ['verify', '--html', 'out/report.html'],
    has: ['there is no folder "out" for "--html"', 'Try: mkdir -p out'],
    not: ['PASS']
  },
  'a page over a sealed file': {
    typed: ['verify', '--html', 'docs/a.md'],
    has: ['exists and is not a page', 'name another file'],
    not: ['PASS']
  },
  'a page in place of a folder': { typed: ['verify', '--html', 'docs'], has: ['is a folder'], not: ['PASS'] },
  'a ref that does not exist': { typed: ['verify', '--trusted-ref', 'nope'], has: ['"nope"'] },

  // Sealing.
  'nothing to seal': {
    typed: ['seal'],
    files: UNSEALED,
    has: ['name the files or folders to seal', 'Try: seal-gate seal . -o seal-gate.json']
  },
  'nothing to seal, and a manifest': { typed: ['seal'], has: ['Try: seal-gate seal --update'] },
  'a file that does not exist': {
    typed: ['seal', 'docs/c.md'],
    has: ['there is no file "docs/c.md"', /Try: seal-gate seal docs\/[ab]\.md/]
  },
  'files of a pattern without a match': {
    typed: ['seal', 'docs/*.txt', '-o', 'x.json'],
    has: ['the pattern "docs/*.txt" matches no file']
  },
  'a manifest over a sealed file': {
    typed: ['seal', 'docs/b.md', '-o', 'docs/a.md'],
    has: ['exists already and is not a manifest']
  },
  'a manifest in a folder that does not exist': {
    typed: ['seal', 'docs', '-o', 'out/seal-gate.json'],
    has: ['there is no folder "out"', 'Try: mkdir -p out']
  },
  'a folder for the manifest': { typed: ['seal', 'docs', '-o', 'old'], has: ['"old"', 'folder'] },
  'the manifest sealed in itself': { typed: ['seal', 'seal-gate.json', '-o', 'seal-gate.json'], has: ['itself'] },
  'a file outside': { typed: ['seal', '../x', '-o', 'x.json'], has: ['"../x"'] },
  '--check without a manifest': { typed: ['seal', 'docs', '--check'], has: ['name it with "-o"'] },
  '--yes without --update': { typed: ['seal', 'docs', '--yes'], has: ['"--update"'] },
  '--update without a manifest': {
    typed: ['seal', '--update'],
    files: UNSEALED,
    has: ['there is no manifest in this folder', 'Try: seal-gate seal . -o seal-gate.json']
  },
  'a new format for sealing': {
    typed: ['seal', 'docs', '--format', 'sha256sum'],
    has: ['Try: seal-gate seal docs --format gnu']
  },
  'a seal removed by accident': { typed: ['seal', 'docs/a.md', '-o', 'seal-gate.json', '--format', 'gnu'], has: ['--remove'] },
  'an empty folder': {
    typed: ['seal', 'empty'],
    files: { ...STANDARD, 'empty/.git/HEAD': '' },
    has: ['there is no file to seal']
  },

  // Other commands.
  'restore without a manifest': { typed: ['restore'], has: ['nothing to restore'], code: 0 },
  'restore of a sealed file': { typed: ['restore', 'docs/a.md'], has: ['Try: seal-gate restore seal-gate.json docs/a.md'] },
  'restore with both': { typed: ['restore', 'seal-gate.json', '--write', '-o', 'x.patch'], has: ['"-o" is for a patch'] },
  'explain without a digest': { typed: ['explain', 'docs/a.md'], has: [`Try: seal-gate explain docs/a.md --sha256 ${A}`] },
  'explain without a file': { typed: ['explain'], has: ['name one file'] },
  'explain with a digest of an algorithm': {
    typed: ['explain', 'docs/a.md', '--sha256', `sha256:${A}`],
    has: [`Try: seal-gate explain docs/a.md --sha256 ${A}`]
  },
  'explain a file that does not exist': {
    typed: ['explain', 'docs/c.md', '--sha256', A],
    has: ['there is no file "docs/c.md"', 'Try: seal-gate explain docs/']
  },
  'merge without reports': { typed: ['merge'], has: ['name the report.json of every shard'] },
  'merge of a pattern without a match': {
    typed: ['merge', 'report-*.json'],
    has: ['the pattern "report-*.json" matches no report']
  },
  'merge of a manifest': {
    typed: ['merge', 'seal-gate.json'],
    has: ['"seal-gate.json" is a manifest, not a report', 'Try: seal-gate verify seal-gate.json']
  },
  'repair of a good manifest': {
    typed: ['repair', 'seal-gate.json'],
    has: ['there is nothing to repair'],
    not: ['or more than'],
    code: 1
  },
  'repair of nothing': { typed: ['repair'], has: ['name one manifest'] },
  'repair of a manifest that does not exist': {
    typed: ['repair', 'seal-gat.json'],
    has: ['Try: seal-gate repair seal-gate.json']
  },
  'rerun of nothing': { typed: ['rerun'], has: ['name one packet'] },
  'rerun of a packet that does not exist': { typed: ['rerun', 'dosc'], has: ['there is no packet "dosc"'] },
  'a packet in a folder with files': { typed: ['init-packet', 'docs'], has: ['is not empty', 'nothing was written'] },
  'rehearse without a spec': { typed: ['rehearse'], has: ['name one spec', '--dump'] },
  'rehearse without a rollback': { typed: ['rehearse', '--dump', 'x', '--apply', 'y'], has: ['needs "rollback"', '--rollback'] },
  'rehearse a spec that does not exist': { typed: ['rehearse', 'x.json'], has: ['"x.json"'] },
  'words after probe': { typed: ['probe', 'seal-gate.json'], has: ['takes no file'] }
}
