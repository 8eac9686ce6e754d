import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { folderWith } from '../support/folder.ts'
import { has } from '../support/needs.ts'
import { readMembers } from '../support/read-members.ts'

/** What three other programs find in an archive: Python's libraries with content, and the lists of bsdtar and zipinfo. */
const PYTHON = `
import hashlib, json, stat, sys, tarfile, zipfile
def text(item): return item.filename if item.flag_bits & 0x800 else item.filename.encode('cp437').decode('utf8')
def clean(name): return '/'.join(part for part in name.split('/') if part not in ('', '.'))
found = {}
for name in sys.argv[1:]:
    members = found[name] = {}
    if zipfile.is_zipfile(name):
        for item in zipfile.ZipFile(name).infolist():
            mode, path = item.external_attr >> 16, clean(text(item))
            kind = 'folder' if item.is_dir() else 'link' if stat.S_ISLNK(mode) and item.create_system == 3 else 'file'
            content = zipfile.ZipFile(name).read(item) if kind == 'file' else b''
            if path: members[path] = [kind, len(content), hashlib.sha256(content).hexdigest()]
    else:
        with tarfile.open(name) as archive:
            for item in archive:
                kind = 'folder' if item.isdir() else 'link' if item.issym() else 'hard-link' if item.islnk() else 'file'
                content = archive.extractfile(item).read() if kind == 'file' else b''
                path = clean(item.name)
                if path: members[path] = [kind, len(content), hashlib.sha256(content).hexdigest()]
print(json.dumps(found))
`
const MAKE_IN_PYTHON = `
import shutil, tarfile, zipfile
shutil.make_archive('python', 'zip', 'src')
for name, form in (('python-pax.tgz', tarfile.PAX_FORMAT), ('python-gnu.tar', tarfile.GNU_FORMAT), ('python-ustar.tar', tarfile.USTAR_FORMAT)):
    with tarfile.open(name, 'w:gz' if name.endswith('gz') else 'w', format=form) as archive:
        archive.add('src/bin' if form == tarfile.USTAR_FORMAT else 'src', arcname='app')
class Pipe:
    def __init__(self, file): self.file = file
    def write(self, data): return self.file.write(data)
    def flush(self): self.file.flush()
with open('python-stream.zip', 'wb') as file, zipfile.ZipFile(Pipe(file), 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('a', 'hello' * 100)
    archive.writestr('b', '')
    with archive.open('wide', 'w', force_zip64=True) as member: member.write(b'q' * 50000)
with zipfile.ZipFile('python-zip64.zip', 'w') as archive:
    with archive.open('wide', 'w', force_zip64=True) as member: member.write(b'a' * 1000)
`
const GO = `package main
import ("archive/tar"; "archive/zip"; "compress/gzip"; "os"; "time")
func main() {
  f, _ := os.Create("go.zip"); z := zip.NewWriter(f); w, _ := z.Create("a/b.txt"); w.Write([]byte("hello go"))
  h := &zip.FileHeader{Name: "exec", Method: zip.Deflate}; h.SetMode(0755); w, _ = z.CreateHeader(h); w.Write(make([]byte, 70000)); z.Create("dir/"); z.Close(); f.Close()
  g, _ := os.Create("go.tgz"); c := gzip.NewWriter(g); t := tar.NewWriter(c)
  t.WriteHeader(&tar.Header{Name: "x/y", Size: 3, Mode: 0644, ModTime: time.Unix(1, 5), Format: tar.FormatPAX}); t.Write([]byte("abc"))
  t.WriteHeader(&tar.Header{Name: "l", Typeflag: tar.TypeSymlink, Linkname: "x/y"}); t.Close(); c.Close(); g.Close()
}
`

/** Archives by the command that makes each; a tool that is missing makes none. */
const TOOLS: Readonly<Record<string, string>> = {
  'gnu.tar': 'tar --format=gnu -cf gnu.tar -C src .',
  'pax.tgz': 'tar --format=posix -czf pax.tgz -C src .',
  'ustar.tar': 'tar --format=ustar -cf ustar.tar -C src bin lib',
  'v7.tar': 'tar --format=v7 -cf v7.tar -C src bin lib',
  'oldgnu.tar': 'tar --format=oldgnu -cf oldgnu.tar -C src .',
  'bsd.tgz': 'bsdtar -czf bsd.tgz -C src .',
  'bsd-ustar.tar': 'bsdtar --format ustar -cf bsd-ustar.tar -C src bin lib',
  'bsd-gnu.tar': 'bsdtar --format gnutar -cf bsd-gnu.tar -C src .',
  'bsd.zip': 'bsdtar --format zip -cf bsd.zip -C src .',
  'info.zip': 'cd src && zip -qr ../info.zip .',
  'info-links.zip': 'cd src && zip -qry ../info-links.zip .',
  'info-stream.zip': 'cd src && zip -qr - . | cat > ../info-stream.zip',
  'seven.zip': 'cd src && 7zz a -bd ../seven.zip . > /dev/null',
  'seven.tar': 'cd src && 7zz a -bd -ttar ../seven.tar . > /dev/null',
  'java.jar': 'cd src && jar cf ../java.jar .',
  'git.tgz':
    'cd src && git init -q && git add . && git -c user.name=n -c user.email=n@example.org commit -qm 1 && git archive --format=tgz -o ../git.tgz HEAD',
  'git.zip': 'cd src && git archive -o ../git.zip HEAD',
  'npm-1.0.0.tgz': 'cd src && npm pack --silent --offline --pack-destination .. > /dev/null'
}

/** A folder with the archives that the tools of this machine make. */
function makeArchives(): { readonly folder: string; readonly made: readonly string[] } {
  const made: string[] = []
  const folder = folderWith({
    'src/bin/run': '#!/bin/sh\necho hi\n',
    'src/lib/numbers.txt': Array.from({ length: 20_000 }, (_, n) => `${n}\n`).join(''),
    'src/empty': '',
    [`src/${'d'.repeat(120)}/${'f'.repeat(120)}.txt`]: 'long\n',
    'src/ünïcode.txt': 'u\n',
    'src/with space': 's\n',
    'src/package.json': '{"name":"npm","version":"1.0.0"}\n'
  })
  writeFileSync(join(folder, 'src/lib/random.bin'), createHash('shake256', { outputLength: 300_000 }).update('seed').digest())
  chmodSync(join(folder, 'src/bin/run'), 0o755)
  symlinkSync('run', join(folder, 'src/bin/alias'))
  linkSync(join(folder, 'src/lib/numbers.txt'), join(folder, 'src/lib/hard.txt'))
  writeFileSync(join(folder, 'main.go'), GO)
  const run = (command: string) => spawnSync('sh', ['-c', command], { cwd: folder }).status === 0
  for (const [name, command] of Object.entries(TOOLS)) if (run(command)) made.push(name)
  if (spawnSync('python3', ['-c', MAKE_IN_PYTHON], { cwd: folder }).status === 0)
    made.push('python.zip', 'python-pax.tgz', 'python-gnu.tar', 'python-ustar.tar', 'python-stream.zip', 'python-zip64.zip')
  if (has('go') && run('go run main.go')) made.push('go.zip', 'go.tgz')
  return { folder, made }
}

test('members of archives that real programs made are those that Python, bsdtar and zipinfo find', async () => {
  const { folder, made } = makeArchives()
  expect(made.length).toBeGreaterThan(9)
  const { stdout } = spawnSync('python3', ['-c', PYTHON, ...made], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 })
  const found: Record<string, Record<string, readonly [string, number, string]>> = JSON.parse(stdout)
  for (const name of made) {
    const bytes = readFileSync(join(folder, name))
    const { read, seen } = await readMembers(bytes)
    expect([name, read.problems]).toEqual([name, []])
    const ours = Object.fromEntries(seen.map(({ path, kind, bytes: size, sha256 }) => [path, [kind, size, sha256]]))
    expect([name, ours]).toEqual([name, found[name]])
    const isZip = bytes.toString('latin1', 0, 2) === 'PK'
    const lists = [listed(folder, 'bsdtar', '-tvf', name), ...(isZip ? [listed(folder, 'zipinfo', '-l', name)] : [])]
    const own = seen.map(({ path, kind, bytes: size, mode = 0 }) => ({
      path,
      size: kind === 'file' ? size : 0,
      mode: mode & 0o777
    }))
    for (const lines of lists) {
      // zipinfo shows other names as question marks or in another encoding.
      const plain = own.filter(({ path }) => /^[ -~]*$/.test(path))
      const absent = plain.filter(member => lines?.some(line => agrees(line, member, isZip)) === false)
      expect([name, absent, lines]).toEqual([name, [], lines])
    }
  }
}, 120_000)

function listed(folder: string, program: string, ...args: readonly string[]): readonly string[] | undefined {
  const { status, stdout } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' }
  })
  return status === 0 ? stdout.split('\n') : undefined
}

/** True for a line that ends with the name, has the size of a file as a word, and its mode in letters. A zip may have no modes. */
function agrees(
  line: string,
  { path, size, mode }: { readonly path: string; readonly size: number; readonly mode: number },
  isZip: boolean
): boolean {
  const [name = ''] = line.split(/ -> | link to /)
  const letters = [...'rwxrwxrwx'].map((letter, bit) => ((mode >> (8 - bit)) & 1 ? letter : '-')).join('')
  return (
    (name.endsWith(` ${path}`) || name.endsWith(`/${path}`) || name.endsWith(` ${path}/`) || name.endsWith(`/${path}/`)) &&
    (size === 0 || line.split(/ +/).includes(`${size}`)) &&
    (isZip || line.slice(1, 10) === letters)
  )
}
