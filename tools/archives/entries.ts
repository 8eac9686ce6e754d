import type { CauseCode } from '../../src/model/causes.ts'

/** One drift of an archive, written down before it is made. */
export interface ArchiveEntry {
  readonly id: string
  /** Programs that it needs. */
  readonly needs: readonly string[]
  /** Shell commands in a folder with the tree `t`: they write `sealed` and `found`. */
  readonly run: string
  /** Name of the sealed file. */
  readonly path: string
  readonly causes: readonly CauseCode[]
  /** False where what the sealed archive had is in neither the found one nor any habit of a tool, or its compressor is not reproduced. */
  readonly provable: boolean
}

type Row = readonly [id: string, sealed: string, found: string, path: string, causes: readonly CauseCode[], provable?: false]

const NORMAL = '--sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner'
const PYTHON_ZIP = (level: number, extra = '') => `python3 - OUT <<'P'
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED, compresslevel=${level}) as z:
    for root, dirs, files in os.walk('t'):
        dirs.sort()
        for name in sorted(files):
            ${extra === '' ? 'z.write(os.path.join(root, name))' : extra}
P`
const PYTHON_TAR = (mode: string, filter: string) => `python3 - OUT <<'P'
import sys, tarfile
def f(i):
    ${filter}
    return i
with tarfile.open(sys.argv[1], '${mode}') as z: z.add('t', filter=f)
P`
const GO_ZIP = 'go run PACK zip OUT'
const TIMES: readonly CauseCode[] = ['archive-times']
const META: readonly CauseCode[] = ['archive-metadata']
const ORDER: readonly CauseCode[] = ['archive-order']
const AGAIN: readonly CauseCode[] = ['archive-recompressed']
const EXTRA: readonly CauseCode[] = ['archive-extra-members']
const CONTAINER: readonly CauseCode[] = ['container-changed']

/** In each command, OUT is the archive to write. */
const ROWS: readonly Row[] = [
  // gzip: header and level.
  ...[1, 2, 3, 4, 5, 7, 8, 9].map(
    (level): Row => [
      `gzip-level-${level}`,
      'tar --sort=name -cf - t | gzip -n -6 > OUT',
      `tar --sort=name -cf - t | gzip -n -${level} > OUT`,
      'a.tar.gz',
      AGAIN
    ]
  ),
  ...[1, 4, 9].map(
    (level): Row => [
      `python-zlib-level-${level}`,
      'tar --sort=name -cf - t | gzip -n > OUT',
      `tar --sort=name -cf x t; python3 -c "import gzip,sys; g = gzip.GzipFile('', 'wb', ${level}, open('OUT','wb'), 0); g.write(open('x','rb').read()); g.close()"`,
      'a.tgz',
      AGAIN
    ]
  ),
  [
    'git-internal-to-gzip',
    'git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git -c tar.tar.gz.command="gzip -cn" archive --format=tar.gz -o ../OUT HEAD; cd ..',
    'cd r; git -c tar.tar.gz.command="git archive gzip" archive --format=tar.gz -o ../OUT HEAD; cd ..',
    'a.tar.gz',
    AGAIN
  ],
  [
    'gzip-to-git-internal',
    'git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git -c tar.tar.gz.command="git archive gzip" archive --format=tar.gz -o ../OUT HEAD; cd ..',
    'cd r; git -c tar.tar.gz.command="gzip -cn" archive --format=tar.gz -o ../OUT HEAD; cd ..',
    'a.tar.gz',
    AGAIN
  ],
  ['pigz', 'tar --sort=name -cf - t | gzip -n > OUT', 'tar --sort=name -cf - t | pigz -n > OUT', 'a.tar.gz', AGAIN],
  ['zopfli', 'tar --sort=name -cf - t | gzip -n > OUT', 'tar --sort=name -cf x t; zopfli -c x > OUT', 'a.tar.gz', AGAIN],
  [
    '7z-gzip',
    'tar --sort=name -cf - t | gzip -n > OUT',
    'tar --sort=name -cf x.tar t; 7z a -tgzip -bso0 o.gz x.tar; mv o.gz OUT',
    'a.tar.gz',
    ['archive-recompressed', 'archive-metadata']
  ],
  [
    'node-zlib',
    'tar --sort=name -cf - t | gzip -n > OUT',
    `tar --sort=name -cf x t; node -e "fs.writeFileSync('OUT', zlib.gzipSync(fs.readFileSync('x')))"`,
    'a.tar.gz',
    AGAIN
  ],
  [
    'go-gzip',
    'tar --sort=name -cf - t | gzip -n > OUT',
    'tar --sort=name -cf x t; go run PACK gzip OUT x',
    'a.tar.gz',
    ['archive-recompressed', 'archive-metadata']
  ],
  [
    'bsdtar-gzip',
    'bsdtar -cf - t | gzip -n > OUT',
    "bsdtar -cf x t; python3 -c \"import gzip,sys; g = gzip.GzipFile('', 'wb', 6, open('OUT','wb'), 0); g.write(open('x','rb').read()); g.close()\"",
    'a.tgz',
    AGAIN
  ],
  [
    'node-to-gzip',
    'tar --sort=name -cf x t; gzip -n < x > OUT',
    `node -e "fs.writeFileSync('OUT', zlib.gzipSync(fs.readFileSync('x'), {level: 9}))"`,
    'a.tar.gz',
    AGAIN
  ],
  [
    'gzip-to-node',
    `tar --sort=name -cf x t; node -e "fs.writeFileSync('OUT', zlib.gzipSync(fs.readFileSync('x')))"`,
    'gzip -n < x > OUT',
    'a.tar.gz',
    AGAIN
  ],
  ['zlib-to-pigz', 'tar --sort=name -cf x t; pigz -n < x > OUT', 'gzip -n < x > OUT', 'a.tar.gz', AGAIN],
  ['to-zopfli', 'tar --sort=name -cf x t; zopfli -c x > OUT', 'gzip -n < x > OUT', 'a.tar.gz', AGAIN, false],
  [
    'to-7z',
    'tar --sort=name -cf x t; 7z a -tgzip -bso0 o.gz x; mv o.gz OUT',
    'gzip -n < x > OUT',
    'a.tar.gz',
    ['archive-recompressed', 'archive-metadata'],
    false
  ],
  [
    'to-go',
    'tar --sort=name -cf x t; go run PACK gzip OUT x',
    'gzip -n < x > OUT',
    'a.tar.gz',
    ['archive-recompressed', 'archive-metadata'],
    false
  ],
  ...['3', '10', '19', '255']
    .map(
      (os): Row => [
        `gzip-os-${os}`,
        'tar --sort=name -cf x t; gzip -n < x > OUT',
        `gzip -n < x > OUT; printf '\\${Number(os).toString(8).padStart(3, '0')}' | dd of=OUT bs=1 seek=9 conv=notrunc status=none`,
        'a.tar.gz',
        META
      ]
    )
    .filter(([id]) => id !== 'gzip-os-3'),
  [
    'gzip-name',
    'tar --sort=name -cf a.tar t; touch -d @1700000000 a.tar; gzip -n < a.tar > OUT',
    'gzip -c a.tar > OUT',
    'a.tar.gz',
    META
  ],
  [
    'gzip-name-lost',
    'tar --sort=name --mtime=@1700000000 -cf a.tar t; touch -d @1700000000 a.tar; gzip -c a.tar > OUT',
    'gzip -n < a.tar > OUT',
    'a.tar.gz',
    META
  ],
  [
    'gzip-text',
    'gzip -n < t/README.md > OUT',
    'gzip -9 -c t/README.md > OUT',
    'README.md.gz',
    ['archive-recompressed', 'archive-metadata']
  ],
  ['gunzipped', 'tar --sort=name -cf x t; gzip -n < x > OUT', 'cp x OUT', 'a.tar.gz', ['decompressed']],
  // Containers.
  ['zst-for-gz', 'tar --sort=name -cf x t; gzip -n < x > OUT', 'zstd -qc x > OUT', 'a.tar.gz', CONTAINER],
  ['zst-for-gz-9', 'tar --sort=name -cf x t; gzip -n9 < x > OUT', 'zstd -19 -qc x > OUT', 'a.tar.gz', CONTAINER],
  [
    'zst-for-zlib',
    `tar --sort=name -cf x t; python3 -c "import gzip,sys; g = gzip.GzipFile('', 'wb', 9, open('OUT','wb'), 0); g.write(open('x','rb').read()); g.close()"`,
    'zstd -qc x > OUT',
    'a.tgz',
    CONTAINER
  ],
  ['zip-for-tar', 'tar --sort=name -czf OUT t', 'zip -qr o.zip t; mv o.zip OUT', 'a.tar.gz', CONTAINER, false],
  ['tar-for-zip', 'zip -qr o.zip t; mv o.zip OUT', 'tar --sort=name -czf OUT t', 'a.zip', CONTAINER, false],
  ['zstd-level', 'tar --sort=name -cf x t; zstd -19 -qc x > OUT', 'zstd -3 -qc x > OUT', 'a.tar.zst', AGAIN, false],
  // Tar: times, owners, modes, order, padding, format.
  ['tar-mtime', 'tar --sort=name --mtime=@0 -cf OUT t', 'tar --sort=name -cf OUT t', 'a.tar', TIMES],
  ['tar-mtime-1980', 'tar --sort=name --mtime=@315532800 -cf OUT t', 'tar --sort=name -cf OUT t', 'a.tar', TIMES],
  ['tar-mtime-npm', 'tar --sort=name --mtime=@499162500 -czf OUT t', 'tar --sort=name -czf OUT t', 'a.tgz', TIMES],
  ['tar-mtime-unknown', 'tar --sort=name -cf OUT t', 'tar --sort=name --mtime=@0 -cf OUT t', 'a.tar', TIMES, false],
  [
    'tar-mtime-hours',
    'tar --sort=name -cf OUT t',
    'find t -exec sh -c \'touch -d "@$(($(stat -c %Y "$1") + 7200))" "$1"\' _ {} \\;; tar --sort=name -cf OUT t',
    'a.tar',
    TIMES
  ],
  [
    'tar-owner',
    'tar --sort=name --owner=0 --group=0 --numeric-owner -cf OUT t',
    'tar --sort=name --owner=ci:1000 --group=ci:1000 -cf OUT t',
    'a.tar',
    META
  ],
  [
    'tar-owner-root',
    'tar --sort=name --owner=root:0 --group=root:0 -cf OUT t',
    'tar --sort=name --owner=ci:1000 --group=ci:1000 -cf OUT t',
    'a.tar',
    META
  ],
  [
    'tar-owner-names',
    'tar --sort=name --owner=ci:1000 --group=ci:1000 --numeric-owner -cf OUT t',
    'tar --sort=name --owner=ci:1000 --group=ci:1000 -cf OUT t',
    'a.tar',
    META
  ],
  [
    'tar-owner-unknown',
    'tar --sort=name --owner=ann:1234 --group=staff:20 -cf OUT t',
    'tar --sort=name --owner=0 --group=0 --numeric-owner -cf OUT t',
    'a.tar',
    META,
    false
  ],
  [
    'tar-runner',
    'tar --sort=name --owner=runner:1001 --group=docker:127 -cf OUT t',
    'tar --sort=name --owner=root:0 --group=root:0 -cf OUT t',
    'a.tar',
    META
  ],
  ['tar-umask', 'chmod -R go-w t; tar --sort=name -cf OUT t', 'chmod -R g+w t; tar --sort=name -cf OUT t', 'a.tar', META],
  [
    'tar-umask-git',
    'git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git -c tar.umask=0022 archive -o ../OUT HEAD --format=tar; cd ..',
    'cd r; git archive -o ../OUT HEAD --format=tar; cd ..',
    'a.tar',
    META
  ],
  [
    'tar-umask-git-gz',
    'git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git -c tar.umask=0022 archive -o ../OUT HEAD --format=tgz; cd ..',
    'cd r; git archive -o ../OUT HEAD --format=tgz; cd ..',
    'a.tgz',
    META
  ],
  ['tar-order', 'tar --sort=name -cf OUT t', 'tar --no-recursion -cf OUT $(find t | sort -r)', 'a.tar', ORDER],
  [
    'tar-order-bytes',
    'tar --no-recursion -cf OUT $(find t | LC_ALL=C sort)',
    'tar --sort=name -cf OUT t/sub t/b.json t/a.txt t/README.md t/Zed; tar --no-recursion -cf OUT $(find t | LC_ALL=C sort -r)',
    'a.tar',
    ORDER
  ],
  ['tar-order-gz', 'tar --sort=name -czf OUT t', 'tar --no-recursion -czf OUT $(find t | sort -r)', 'a.tar.gz', ORDER],
  [
    'tar-order-unknown',
    'tar --no-recursion -cf OUT t/b.json t/sub/run.sh t/README.md t/a.txt',
    'tar --no-recursion -cf OUT t/README.md t/a.txt t/b.json t/sub/run.sh',
    'a.tar',
    ORDER,
    false
  ],
  ['tar-blocking', 'tar --sort=name -b1 -cf OUT t', 'tar --sort=name -cf OUT t', 'a.tar', META],
  ['tar-blocking-back', 'tar --sort=name -cf OUT t', 'tar --sort=name -b1 -cf OUT t', 'a.tar', META],
  ['tar-format-ustar', 'tar --sort=name --format=ustar -cf OUT t', 'tar --sort=name --format=gnu -cf OUT t', 'a.tar', META],
  ['tar-format-gnu', 'tar --sort=name --format=gnu -cf OUT t', 'tar --sort=name --format=ustar -cf OUT t', 'a.tar', META],
  ['tar-pax', 'tar --sort=name --format=ustar -cf OUT t', 'tar --sort=name --format=posix -cf OUT t', 'a.tar', META],
  ['tar-dot', 'tar --sort=name -cf OUT t', 'tar --sort=name --transform="s,^t,./t," -cf OUT t', 'a.tar', META],
  ['tar-normal', `tar ${NORMAL} -cf OUT t`, 'tar --sort=name -cf OUT t', 'a.tar', ['archive-times', 'archive-metadata']],
  [
    'tar-normal-gz',
    `tar ${NORMAL} -cf - t | gzip -n > OUT`,
    'tar --sort=name -cf - t | gzip -n > OUT',
    'a.tar.gz',
    ['archive-times', 'archive-metadata']
  ],
  [
    'tar-normal-all',
    `chmod -R go-w t; tar ${NORMAL} -cf OUT t`,
    'chmod -R g+w t; tar --no-recursion -cf OUT $(find t | sort -r)',
    'a.tar',
    ['archive-times', 'archive-order', 'archive-metadata']
  ],
  [
    'tar-normal-zlib',
    `tar ${NORMAL} -cf x t; python3 -c "import gzip; g = gzip.GzipFile('', 'wb', 9, open('OUT','wb'), 0); g.write(open('x','rb').read()); g.close()"`,
    `tar --sort=name -cf x t; python3 -c "import gzip; g = gzip.GzipFile('', 'wb', 9, open('OUT','wb'), 0); g.write(open('x','rb').read()); g.close()"`,
    'a.tar.gz',
    ['archive-times', 'archive-metadata']
  ],
  [
    'bsdtar-owner',
    'bsdtar --format ustar --uid 0 --gid 0 --uname "" --gname "" -cf OUT t',
    'bsdtar --format ustar --uid 1000 --gid 1000 --uname ci --gname ci -cf OUT t',
    'a.tar',
    META
  ],
  [
    'bsdtar-root',
    'bsdtar --format ustar --uid 0 --gid 0 --uname root --gname root -cf OUT t',
    'bsdtar --format ustar --uid 1000 --gid 1000 --uname ci --gname ci -cf OUT t',
    'a.tar',
    META
  ],
  ['python-tar-mtime', PYTHON_TAR('w:', 'i.mtime = 0'), PYTHON_TAR('w:', 'pass'), 'a.tar', TIMES],
  [
    'python-tar-owner',
    PYTHON_TAR('w:', 'i.uid = i.gid = 0; i.uname = i.gname = ""'),
    PYTHON_TAR('w:', 'i.uid = i.gid = 5; i.uname = i.gname = "ci"'),
    'a.tar',
    META
  ],
  [
    'python-tar-all',
    PYTHON_TAR('w:', 'i.uid = i.gid = 0; i.uname = i.gname = ""; i.mtime = 0'),
    PYTHON_TAR('w:', 'i.uid = i.gid = 5; i.uname = i.gname = "ci"'),
    'a.tar',
    ['archive-times', 'archive-metadata']
  ],
  [
    'python-tar-gz-time',
    PYTHON_TAR('w:gz', 'pass'),
    `${PYTHON_TAR('w:gz', 'pass')}\nprintf '\\001\\002\\003\\004' | dd of=OUT bs=1 seek=4 conv=notrunc status=none`,
    'a.tar.gz',
    META,
    false
  ],
  [
    'git-commit',
    'git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git archive -o ../y.tar HEAD; cd ..; tail -c +1025 y.tar > OUT',
    'cp y.tar OUT',
    'a.tar',
    EXTRA
  ],
  [
    'git-commit-gz',
    'git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git archive -o ../y.tar HEAD; cd ..; tail -c +1025 y.tar | gzip -n > OUT',
    'gzip -n < y.tar > OUT',
    'a.tar.gz',
    EXTRA
  ],
  [
    'git-commit-other',
    'git init -q r; cp -r t r; cd r; git add .; GIT_COMMITTER_DATE=@1700000000 git -c user.name=x -c user.email=x@x commit -qm x; git archive -o ../y.tar HEAD; mv ../y.tar ../OUT; cd ..',
    'cd r; GIT_COMMITTER_DATE=@1700000000 git -c user.name=x -c user.email=x@x commit --amend -qm y; git archive -o ../y.tar HEAD; cd ..; mv y.tar OUT',
    'a.tar',
    EXTRA,
    false
  ],
  [
    'tar-ds-store',
    'tar --sort=name --exclude=.DS_Store -cf OUT t',
    'printf x > t/.DS_Store; touch -d @1709634030 t; tar --sort=name -cf OUT t',
    'a.tar',
    ['archive-extra-members'],
    false
  ],
  [
    'tar-apple-double',
    'tar --sort=name --no-recursion -b1 -cf OUT t/a.txt t/b.json',
    'printf x > t/._a.txt; tar --no-recursion -b1 -cf OUT t/._a.txt t/a.txt t/b.json',
    'a.tar',
    EXTRA
  ],
  [
    'tar-git-folder',
    'tar --no-recursion -b1 -cf OUT t/a.txt t/b.json',
    'mkdir t/.git; printf x > t/.git/HEAD; tar -b1 -cf OUT t/.git t/a.txt t/b.json',
    'a.tar',
    EXTRA
  ],
  // Zip.
  ...[
    'Asia/Bangkok',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Adelaide',
    'Pacific/Auckland',
    'Asia/Kathmandu',
    'Europe/London',
    'America/Los_Angeles'
  ]
    .map(
      (zone): Row => [
        `zip-zone-${zone}`,
        'TZ=UTC zip -qrX o.zip t; mv o.zip OUT',
        `TZ=${zone} zip -qrX o.zip t; mv o.zip OUT`,
        'a.zip',
        zone === 'Europe/London' ? TIMES : TIMES
      ]
    )
    .filter(([id]) => !id.endsWith('London')),
  ...['Asia/Tokyo', 'America/Sao_Paulo'].map(
    (zone): Row => [
      `zip-zone-from-${zone}`,
      `TZ=${zone} zip -qrX o.zip t; mv o.zip OUT`,
      'TZ=UTC zip -qrX o.zip t; mv o.zip OUT',
      'a.zip',
      TIMES
    ]
  ),
  [
    'zip-zone-extra',
    'cat $(find t -type f) > /dev/null; sleep 0.1; TZ=UTC zip -qr o.zip t; mv o.zip OUT',
    'TZ=Asia/Tokyo zip -qr o.zip t; mv o.zip OUT',
    'a.zip',
    TIMES
  ],
  [
    'zip-zone-and-extra',
    'TZ=UTC zip -qrX o.zip t; mv o.zip OUT',
    'TZ=Asia/Tokyo zip -qr o.zip t; mv o.zip OUT',
    'a.zip',
    ['archive-times', 'archive-metadata']
  ],
  [
    'zip-epoch',
    PYTHON_ZIP(
      6,
      "z.writestr(zipfile.ZipInfo(os.path.join(root, name)), open(os.path.join(root, name), 'rb').read(), zipfile.ZIP_DEFLATED)"
    ),
    `${PYTHON_ZIP(6, "i = zipfile.ZipInfo(os.path.join(root, name), (2024, 3, 5, 10, 20, 30)); z.writestr(i, open(os.path.join(root, name), 'rb').read(), zipfile.ZIP_DEFLATED)")}`,
    'a.whl',
    TIMES
  ],
  ['zip-extra', 'zip -qrX o.zip t; mv o.zip OUT', 'zip -qr o.zip t; mv o.zip OUT', 'a.zip', META],
  ['zip-extra-lost', 'zip -qr o.zip t; mv o.zip OUT', 'zip -qrX o.zip t; mv o.zip OUT', 'a.zip', META, false],
  ['zip-comment', 'zip -qrX o.zip t; cp o.zip OUT', 'echo built by ci | zip -qz o.zip; mv o.zip OUT', 'a.zip', META],
  [
    'zip-umask',
    'chmod -R go-w t; zip -qrX o.zip t; mv o.zip OUT',
    'chmod -R g+w t; zip -qrX o.zip t; mv o.zip OUT',
    'a.zip',
    META
  ],
  [
    'zip-umask-back',
    'chmod -R g+w t; zip -qrX o.zip t; mv o.zip OUT',
    'chmod -R go-w t; zip -qrX o.zip t; mv o.zip OUT',
    'a.zip',
    META
  ],
  [
    'zip-order',
    'find t | LC_ALL=C sort | zip -qX@ o.zip; mv o.zip OUT',
    'find t | LC_ALL=C sort -r | zip -qX@ o.zip; mv o.zip OUT',
    'a.zip',
    ORDER
  ],
  [
    'zip-order-extra',
    'find t | LC_ALL=C sort | zip -qX@ o.zip; mv o.zip OUT',
    'find t | LC_ALL=C sort -r | zip -q@ o.zip; mv o.zip OUT',
    'a.zip',
    ['archive-order', 'archive-metadata']
  ],
  [
    'zip-order-case',
    'find t -type f | sort -f | zip -qX@ o.zip; mv o.zip OUT',
    'find t -type f | LC_ALL=C sort -r | zip -qX@ o.zip; mv o.zip OUT',
    'a.zip',
    ORDER,
    false
  ],
  [
    'zip-order-all',
    `TZ=UTC find t | LC_ALL=C sort | TZ=UTC zip -qX@ o.zip; mv o.zip OUT`,
    'find t | LC_ALL=C sort -r | TZ=Asia/Tokyo zip -q@ o.zip; mv o.zip OUT',
    'a.zip',
    ['archive-times', 'archive-order', 'archive-metadata']
  ],
  ...[1, 2, 5, 9].map(
    (level): Row => [
      `zip-level-${level}`,
      'zip -qrX o.zip t; mv o.zip OUT',
      `zip -qrX -${level} o.zip t; mv o.zip OUT`,
      'a.zip',
      level === 5 ? AGAIN : AGAIN
    ]
  ),
  ['zip-stored', 'zip -qrX o.zip t; mv o.zip OUT', 'zip -qrX0 o.zip t; mv o.zip OUT', 'a.zip', AGAIN],
  ['zip-unstored', 'zip -qrX0 o.zip t; mv o.zip OUT', 'zip -qrX o.zip t; mv o.zip OUT', 'a.zip', AGAIN],
  ['zip-folders', 'zip -qrXD o.zip t; mv o.zip OUT', 'zip -qrX o.zip t; mv o.zip OUT', 'a.zip', EXTRA],
  [
    'zip-macosx',
    'zip -qrX o.zip t; cp o.zip OUT',
    'mkdir -p __MACOSX/t; printf x > __MACOSX/t/._a.txt; zip -qrX o.zip __MACOSX; mv o.zip OUT',
    'a.zip',
    EXTRA
  ],
  [
    'zip-ds-store',
    'zip -qrX o.zip t; cp o.zip OUT',
    'printf x > t/.DS_Store; zip -qX o.zip t/.DS_Store; mv o.zip OUT',
    'a.zip',
    EXTRA
  ],
  [
    'zip-pycache',
    'zip -qrX o.zip t; cp o.zip OUT',
    'mkdir t/__pycache__; printf x > t/__pycache__/a.pyc; zip -qrX o.zip t/__pycache__; mv o.zip OUT',
    'a.zip',
    EXTRA
  ],
  [
    'zip-thumbs',
    'zip -qrX o.zip t; cp o.zip OUT',
    'printf x > t/Thumbs.db; zip -qX o.zip t/Thumbs.db; mv o.zip OUT',
    'a.zip',
    EXTRA
  ],
  ...[1, 3, 9].map((level): Row => [`python-zip-${level}`, PYTHON_ZIP(6), PYTHON_ZIP(level), 'a.whl', AGAIN]),
  ['python-zip-stored', PYTHON_ZIP(6), PYTHON_ZIP(6).replace('ZIP_DEFLATED', 'ZIP_STORED'), 'a.whl', AGAIN],
  [
    'python-zip-mode',
    PYTHON_ZIP(
      6,
      "i = zipfile.ZipInfo(os.path.join(root, name)); i.external_attr = 0o100644 << 16; z.writestr(i, open(os.path.join(root, name), 'rb').read(), zipfile.ZIP_DEFLATED)"
    ),
    PYTHON_ZIP(
      6,
      "i = zipfile.ZipInfo(os.path.join(root, name)); i.external_attr = 0o100664 << 16; z.writestr(i, open(os.path.join(root, name), 'rb').read(), zipfile.ZIP_DEFLATED)"
    ),
    'a.whl',
    META
  ],
  ['jar-level', 'jar -c -M -f o.jar -C t .; mv o.jar OUT', 'jar -c -M -0 -f o.jar -C t .; mv o.jar OUT', 'a.jar', AGAIN, false],
  [
    'jar-date',
    'jar -c -M --date=1980-02-01T00:00:00Z -f o.jar -C t .; mv o.jar OUT',
    'jar -c -M --date=2024-02-01T10:00:00Z -f o.jar -C t .; mv o.jar OUT',
    'a.jar',
    TIMES
  ],
  ['jar-zone', 'TZ=UTC jar -c -M -f o.jar t; mv o.jar OUT', 'TZ=Asia/Tokyo jar -c -M -f o.jar t; mv o.jar OUT', 'a.jar', TIMES],
  [
    '7z-zip',
    '7z a -tzip -bso0 -mtc- o.zip t; mv o.zip OUT',
    '7z a -tzip -bso0 -mtc- -mx=9 o.zip t; mv o.zip OUT',
    'a.zip',
    AGAIN,
    false
  ],
  [
    '7z-zip-zone',
    'TZ=UTC 7z a -tzip -bso0 -mtc- o.zip t; mv o.zip OUT',
    'TZ=Asia/Tokyo 7z a -tzip -bso0 -mtc- o.zip t; mv o.zip OUT',
    'a.zip',
    TIMES
  ],
  ['7z-to-infozip', 'zip -qrX o.zip t; mv o.zip OUT', '7z a -tzip -bso0 -mtc- o.zip t; mv o.zip OUT', 'a.zip', AGAIN, false],
  [
    'bsdtar-zip',
    'bsdtar --format zip --options zip:compression=deflate -cf OUT t',
    'bsdtar --format zip --options zip:compression=store -cf OUT t',
    'a.zip',
    AGAIN,
    false
  ],
  ['advzip', 'zip -qrX o.zip t; cp o.zip OUT', 'advzip -z -q -4 o.zip; mv o.zip OUT', 'a.zip', AGAIN, false],
  [
    'git-zip-zone',
    'git init -q r; cp -r t r; cd r; git add .; GIT_COMMITTER_DATE=@1700000000 git -c user.name=x -c user.email=x@x commit -qm x; TZ=UTC git archive -o ../o.zip HEAD; cd ..; mv o.zip OUT',
    'cd r; TZ=Asia/Bangkok git archive -o ../o.zip HEAD; cd ..; mv o.zip OUT',
    'a.zip',
    TIMES
  ],
  [
    'git-zip-level',
    'git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git archive -o ../o.zip HEAD; cd ..; mv o.zip OUT',
    'cd r; git archive -9 -o ../o.zip HEAD; cd ..; mv o.zip OUT',
    'a.zip',
    AGAIN
  ],
  [
    'git-zip-comment',
    'git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git archive -o ../o.zip HEAD; cd ..; cp o.zip p.zip; printf "\\n" | zip -qz p.zip; mv p.zip OUT',
    'mv o.zip OUT',
    'a.zip',
    META
  ],
  ['go-zip', PYTHON_ZIP(6), GO_ZIP, 'a.zip', AGAIN, false],
  // Packages.
  [
    'npm-pack',
    'mkdir p; cp t/a.txt p; echo \'{"name":"p","version":"1.0.0"}\' > p/package.json; cd p; npm pack --silent >/dev/null; mv p-1.0.0.tgz ../OUT; cd ..',
    'gzip -dc FIRST | gzip -n > OUT',
    'p-1.0.0.tgz',
    ['archive-recompressed', 'archive-metadata']
  ],
  [
    'npm-pack-by-gzip',
    'mkdir p; cp t/a.txt p; echo \'{"name":"p","version":"1.0.0"}\' > p/package.json; cd p; npm pack --silent >/dev/null; mv p-1.0.0.tgz ../y; cd ..; gzip -dc y | gzip -n > OUT',
    'cp y OUT',
    'p-1.0.0.tgz',
    ['archive-recompressed', 'archive-metadata']
  ],
  [
    'cargo-package',
    'git init -q c; mkdir c/src; cd c; printf \'[package]\\nname="c"\\nversion="1.0.0"\\nedition="2021"\\n[workspace]\\n\' > Cargo.toml; echo "pub fn f() {}" > src/lib.rs; cargo package -q --no-verify --allow-dirty 2>/dev/null; cp target/package/c-1.0.0.crate ../y; cd ..; gzip -dc y | gzip -n9 > OUT',
    'cp y OUT',
    'c-1.0.0.crate',
    ['archive-recompressed', 'archive-metadata']
  ],
  // Contents: never proved, and shown by members.
  [
    'edit-tar',
    'tar --sort=name -cf OUT t',
    'echo more >> t/a.txt; tar --sort=name -cf OUT t',
    'a.tar',
    ['content-changed'],
    false
  ],
  [
    'edit-zip',
    'zip -qrX o.zip t; mv o.zip OUT',
    'echo more >> t/a.txt; zip -qrX o.zip t; mv o.zip OUT',
    'a.zip',
    ['content-changed'],
    false
  ],
  [
    'edit-gz',
    'tar --sort=name -czf OUT t',
    'echo more >> t/a.txt; tar --sort=name -czf OUT t',
    'a.tgz',
    ['content-changed'],
    false
  ],
  [
    'added-zip',
    'zip -qrX o.zip t; mv o.zip OUT',
    'echo more > t/new; zip -qrX o.zip t; mv o.zip OUT',
    'a.zip',
    ['content-changed'],
    false
  ],
  ['removed-tar', 'tar --sort=name -cf OUT t', 'rm t/a.txt; tar --sort=name -cf OUT t', 'a.tar', ['content-changed'], false]
]

export const ARCHIVE_ENTRIES: readonly ArchiveEntry[] = ROWS.map(([id, sealed, found, path, causes, provable = true]) => ({
  id,
  needs: ['7z', 'bsdtar', 'pigz', 'zopfli', 'go', 'jar', 'advzip', 'cargo', 'npm', 'zstd'].filter(program =>
    new RegExp(`(?:^|[\\s|;])${program}\\s`).test(`${sealed}\n${found}`)
  ),
  run: [sealed.replaceAll('OUT', 'sealed'), found.replaceAll('OUT', 'found').replaceAll('FIRST', 'sealed')].join('\n'),
  path,
  causes,
  provable
}))
