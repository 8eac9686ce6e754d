import { spawnSync } from 'node:child_process'
import { digestedArchive } from '../../src/drift/archive/members.ts'

/** Files of a zip or tar archive, as Python finds them: name, size and sha256. */
const PYTHON = `
import hashlib, json, sys, tarfile, zipfile
f = sys.argv[1]
sha = lambda b: hashlib.sha256(b).hexdigest()
if zipfile.is_zipfile(f):
    z = zipfile.ZipFile(f)
    files = [(i.filename, i.file_size, sha(z.read(i))) for i in z.infolist() if not i.is_dir()]
else:
    t = tarfile.open(f)
    files = [(m.name, m.size, sha(t.extractfile(m).read())) for m in t if m.isreg()]
print(json.dumps(sorted(files)))
`

/**
 * Compares the members of an archive with what Python, bsdtar and, of a zip archive, unzip find.
 * @returns the reader that finds something else; undefined where all agree, or the file is not an archive that they read
 */
export async function disagreement(file: string, bytes: Buffer): Promise<string | undefined> {
  const archive = await digestedArchive(bytes)
  if (typeof archive === 'string' || archive.read.format === 'ar' || archive.read.compression === 'zstd') return undefined
  const own = [...archive.members].filter(([, { member }]) => member.kind === 'file')
  const files = own
    .map(([path, { member, sha256 }]) => [path, member.bytes, sha256] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const plain = (text: string) => text.replace(/^\.\//, '')
  const run = (program: string, ...args: string[]) => spawnSync(program, [...args, file], { encoding: 'utf8' })
  const read: [string, number, string][] = JSON.parse(run('python3', '-c', PYTHON).stdout || '[]')
  const python = read.map(([path, ...rest]) => [plain(path), ...rest]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  if (JSON.stringify(python) !== JSON.stringify(files)) return 'Python'
  const names = JSON.stringify(files.map(([path]) => path))
  const listed = ({ stdout }: { readonly stdout: string }) =>
    JSON.stringify(
      stdout
        .split('\n')
        .filter(line => line !== '' && !line.endsWith('/'))
        .map(plain)
        .sort()
    )
  const bsdtar = run('bsdtar', '-tf')
  if (bsdtar.error === undefined && listed(bsdtar) !== names) return 'bsdtar'
  const unzip = archive.read.format === 'zip' ? run('unzip', '-Z1') : undefined
  return unzip !== undefined && unzip.error === undefined && listed(unzip) !== names ? 'unzip' : undefined
}
