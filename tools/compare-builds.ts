// node tools/compare-builds.ts [PATTERN]: twenty pairs of builds, compared by diffoscope (where it is installed) and by `explain A B`. Prints the table
// of docs/comparison.md: whether each shows the difference, in how many lines, with what processor time and memory, and the cause that seal-gate names.
// Exit code 1 when seal-gate does not show one. Builds on the committed bundle: run `npm run build` first.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeTree } from './archives/trees.ts'

const CLI = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url))
const PROGRAMS = fileURLToPath(new URL('../fixtures/parts', import.meta.url))
/** A comparison that takes as long hangs. */
const GUARD_MS = 300_000

interface Pair {
  readonly what: string
  /** Shell commands in a folder with the tree `t`, and programs beside it; they write the two. */
  readonly run: string
  readonly files: readonly [string, string]
  /** What an output has to contain to show the difference: of diffoscope, of seal-gate. */
  readonly shows: readonly [RegExp, RegExp]
}

const PYTHON_PNG = `python3 - "$@" <<'P'
import struct, zlib
def chunk(t, d): return struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t + d))
def png(name, text):
    rows = b''.join(b'\\0' + bytes((x * y) % 251 for x in range(64)) for y in range(64))
    open(name, 'wb').write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 64, 64, 8, 0, 0, 0, 0)) + chunk(b'tEXt', b'Software\\0' + text) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
png('a.png', b'Quay 1.0'); png('b.png', b'Quay 1.1')
P`
const PYTHON_PDF = `python3 - <<'P'
def pdf(name, date):
    b = b'%PDF-1.4\\n1 0 obj\\n<< /Type /Catalog /Pages 3 0 R >>\\nendobj\\n2 0 obj\\n<< /CreationDate (D:' + date + b'000000Z) >>\\nendobj\\n3 0 obj\\n<< /Type /Pages /Kids [] /Count 0 >>\\nendobj\\n'
    open(name, 'wb').write(b + b'xref\\n0 1\\n0000000000 65535 f \\ntrailer\\n<< /Size 4 /Root 1 0 R /Info 2 0 R >>\\nstartxref\\n%d\\n%%%%EOF\\n' % len(b))
pdf('a.pdf', b'20240101'); pdf('b.pdf', b'20250202')
P`
const PYTHON_DOCX = `python3 - <<'P'
import zipfile
def docx(name, date):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as z:
        def put(path, text): z.writestr(zipfile.ZipInfo(path), text)
        put('[Content_Types].xml', '<Types/>')
        put('docProps/core.xml', '<cp:coreProperties xmlns:cp="c"><dcterms:modified xmlns:dcterms="d">%s</dcterms:modified></cp:coreProperties>' % date)
        put('word/document.xml', '<w:document xmlns:w="w"><w:p><w:t>tide</w:t></w:p></w:document>' )
docx('a.docx', '2024-01-01T00:00:00Z'); docx('b.docx', '2025-02-02T00:00:00Z')
P`
const SQL = 'CREATE TABLE berth(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO berth VALUES (1, \\"north\\"), (2, \\"south\\");'
const PYTHON_DB = `python3 -c "import sqlite3
for name, more in (('a.db', ''), ('b.db', 'UPDATE berth SET name = \\"pier\\" WHERE id = 2')):
    c = sqlite3.connect(name, isolation_level=None); c.executescript('${SQL}' + more); c.close()"`
const NOTEBOOK = (count: number, output: string) =>
  JSON.stringify({
    cells: [{ cell_type: 'code', execution_count: count, metadata: {}, outputs: [{ text: output }], source: ['1 + 1'] }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5
  })
const TWO = (name: string): readonly [string, string] => [`a${name}`, `b${name}`]

const PAIRS: readonly Pair[] = [
  {
    what: 'tar: times',
    run: 'tar --sort=name --mtime=@0 -cf a.tar t; tar --sort=name -cf b.tar t',
    files: TWO('.tar'),
    shows: [/1970-01-01/, /the times of members/]
  },
  {
    what: 'tar: owner',
    run: 'tar --sort=name --owner=0 --group=0 --numeric-owner -cf a.tar t; tar --sort=name --owner=ci:1000 --group=ci:1000 -cf b.tar t',
    files: TWO('.tar'),
    shows: [/1000/, /owner and group|notes beside content/]
  },
  {
    what: 'tar: order',
    run: 'tar --sort=name -cf a.tar t; tar --no-recursion -cf b.tar $(find t | sort -r)',
    files: TWO('.tar'),
    shows: [/│ [-+].*t\//, /in another order/]
  },
  {
    what: 'tar.gz: level of gzip',
    run: 'tar --sort=name -cf x t; gzip -n6 < x > a.tar.gz; gzip -n1 < x > b.tar.gz',
    files: TWO('.tar.gz'),
    shows: [/max speed|No file format specific differences/, /compressed again/]
  },
  {
    what: 'tar.gz: time in the header of gzip',
    run: 'tar --sort=name -cf x t; gzip -n < x > a.tar.gz; touch -d @1700000000 x; gzip < x > b.tar.gz; gzip -c x > b.tar.gz',
    files: TWO('.tar.gz'),
    shows: [/last modified/, /gzip header/]
  },
  {
    what: 'zip: clock of another time zone',
    run: 'TZ=UTC zip -qrX a.zip t; TZ=Asia/Tokyo zip -qrX b.zip t',
    files: TWO('.zip'),
    shows: [/│ [-+].*Mar/, /moved by \+9 hours/]
  },
  {
    what: 'zip: extra fields',
    run: 'zip -qrX a.zip t; zip -qr b.zip t',
    files: TWO('.zip'),
    shows: [/extra|bx|tx/, /extra fields/]
  },
  {
    what: 'zip: compression',
    run: 'zip -qrX a.zip t; zip -qrX1 b.zip t',
    files: TWO('.zip'),
    shows: [/│ [-+]/, /compressed again/]
  },
  {
    what: 'zip: an edit in a member',
    run: 'zip -qrX a.zip t; touch -r t/a.txt r; echo "quay 4711" >> t/a.txt; touch -r r t/a.txt; zip -qrX b.zip t',
    files: TWO('.zip'),
    shows: [/quay 4711/, /"?t\/a\.txt"? changed: bytes were added at the end|t\/a\.txt.* changed/]
  },
  {
    what: 'tar: an edit, and another time',
    run: 'tar --sort=name -cf a.tar t; echo "quay 4711" >> t/a.txt; tar --sort=name -cf b.tar t',
    files: TWO('.tar'),
    shows: [/quay 4711/, /t\/a\.txt.* changed/]
  },
  {
    what: 'tar.gz: members added by macOS',
    run: 'tar --sort=name -czf a.tgz t; touch -r t r; printf x > t/.DS_Store; touch -r r t; tar --sort=name -czf b.tgz t',
    files: TWO('.tgz'),
    shows: [/DS_Store/, /DS_Store/]
  },
  {
    what: 'zip in tar.gz: an edit inside',
    run: 'zip -qrX t/in.zip t/a.txt; tar --sort=name -czf a.tgz t; echo "quay 4711" >> t/a.txt; rm t/in.zip; zip -qrX t/in.zip t/a.txt; tar --sort=name -czf b.tgz t',
    files: TWO('.tgz'),
    shows: [/quay 4711/, /in\.zip!\/t\/a\.txt.* changed/]
  },
  {
    what: 'folders: an edit and a moved file',
    run: 'cp -r t a; cp -r t b; echo "quay 4711" >> b/a.txt; mv b/b.json b/c.json',
    files: ['a', 'b'],
    shows: [/quay 4711/, /b\.json.* is now .*c\.json/]
  },
  {
    what: 'Debian package: times',
    run: `mkdir -p d/DEBIAN d/usr; cp t/a.txt d/usr; printf 'Package: p\\nVersion: 1\\nArchitecture: all\\nMaintainer: x <x@x>\\nDescription: x\\n' > d/DEBIAN/control; SOURCE_DATE_EPOCH=1000000000 dpkg-deb --root-owner-group -Zgzip -b d a.deb; SOURCE_DATE_EPOCH=1100000000 dpkg-deb --root-owner-group -Zgzip -b d b.deb`,
    files: TWO('.deb'),
    shows: [/2001-09-09/, /the times of members/]
  },
  { what: 'PNG: text', run: PYTHON_PNG, files: TWO('.png'), shows: [/Quay 1\.1/, /chunk tEXt/] },
  { what: 'PDF: date', run: PYTHON_PDF, files: TWO('.pdf'), shows: [/20250202/, /CreationDate.*20250202/] },
  { what: 'SQLite: a row', run: PYTHON_DB, files: TWO('.db'), shows: [/pier/, /rows of table berth.* 1 changed/] },
  {
    what: 'ELF: build id',
    run: 'cp one.elf a.elf; cp two.elf b.elf',
    files: TWO('.elf'),
    shows: [/2222222222/, /build id.* became 2222222222/]
  },
  {
    what: 'notebook: outputs',
    run: `printf '%s' '${NOTEBOOK(1, '2')}' > a.ipynb; printf '%s' '${NOTEBOOK(9, '3')}' > b.ipynb`,
    files: TWO('.ipynb'),
    shows: [/│ [-+].*9/, /cell 1: outputs/]
  },
  { what: 'Word: date', run: PYTHON_DOCX, files: TWO('.docx'), shows: [/-02-02T00/, /dcterms:modified.*2025-02-02/] }
]

interface Measured {
  readonly output: string
  readonly seconds: number
  readonly mebibytes: number
}

/** The output of a command, with its processor time and its most memory at once, children included: other work on the machine moves neither. */
function measured(command: readonly string[], cwd: string): Measured {
  const code =
    'import resource, subprocess, sys\nsubprocess.run(sys.argv[1:])\nu = resource.getrusage(resource.RUSAGE_CHILDREN)\nsys.stderr.write("\\n%f %d" % (u.ru_utime + u.ru_stime, u.ru_maxrss))'
  const env = { ...process.env, NO_COLOR: '1', TZ: 'UTC' }
  const { stdout, stderr } = spawnSync('python3', ['-c', code, ...command], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: GUARD_MS,
    maxBuffer: 2 ** 28
  })
  const [seconds = 0, kibibytes = 0] = (stderr.split('\n').at(-1) ?? '').split(' ').map(Number)
  return { output: stdout, seconds, mebibytes: kibibytes / 1024 }
}

/** What seal-gate states as the cause, without the name of the file. */
function causeIn(output: string): string {
  const lines = output.split('\n')
  const line = lines.find(text => / has changed |identical/.test(text)) ?? ''
  const at = lines.findIndex(text => /^ {2}(?:PNG|PDF|SQLite|ELF|notebook): /.test(text))
  if (at >= 0) return `${(lines[at] ?? '').trim()}; ${(lines[at + 1] ?? '').trim().replace('part: ', '')}`
  return line
    .replace(/^.*? has changed \([^)]*\): /, '')
    .replace(/^.*?: (?=[0-9,]+ of )/, '')
    .replace(/ \((?:proved|compared)[^)]*\)$/, '')
    .slice(0, 300)
}

const pattern = new RegExp(process.argv[2] ?? '')
const hasDiffoscope = spawnSync('diffoscope', ['--version']).error === undefined
const totals = { diffoscope: 0, gate: 0, pairs: 0, proved: 0 }
console.log('| pair | diffoscope | seal-gate | cause that seal-gate names |\n|---|---|---|---|')
for (const { what, run, files, shows } of PAIRS.filter(pair => pattern.test(pair.what))) {
  const root = mkdtempSync(join(tmpdir(), 'compare-builds-'))
  try {
    makeTree(root)
    for (const name of ['one.elf', 'two.elf']) copyFileSync(join(PROGRAMS, name), join(root, name))
    const made = spawnSync('bash', ['-ec', run], { cwd: root, env: { ...process.env, TZ: 'UTC' }, encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`${what}: ${made.stderr}`)
    const gate = measured([process.execPath, CLI, 'explain', ...files], root)
    const scope = hasDiffoscope ? measured(['diffoscope', '--text', '-', ...files], root) : undefined
    const [theirs, ours] = shows
    const cell = (one: Measured | undefined, expected: RegExp) =>
      one === undefined
        ? 'not installed'
        : `${!expected.test(one.output) ? 'NOT SHOWN' : /falling back to a binary diff/.test(one.output) ? 'as bytes' : 'shown'}, ${one.output.split('\n').length - 1} lines, ${one.seconds.toFixed(2)} s, ${Math.round(one.mebibytes)} MB`
    const isProved = gate.output.includes('proved: undoing')
    totals.pairs++
    totals.proved += isProved ? 1 : 0
    totals.gate += ours.test(gate.output) ? 1 : 0
    totals.diffoscope += scope !== undefined && theirs.test(scope.output) ? 1 : 0
    const cause = causeIn(gate.output).replaceAll('|', '\\|')
    console.log(`| ${what} | ${cell(scope, theirs)} | ${cell(gate, ours)} | ${isProved ? 'proved: ' : ''}${cause} |`)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
console.log(
  `\n${totals.pairs} pairs: diffoscope shows ${totals.diffoscope}, seal-gate ${totals.gate}, and proves ${totals.proved}`
)
process.exitCode = totals.gate === totals.pairs ? 0 : 1
