import { EXTRA, GO, META, NORMAL, ORDER, PYTHON_TAR, type Row, TIMES } from './entry.ts'

/** Times, owners, modes, order, padding and dialect of tar. */
export const TAR_ROWS: readonly Row[] = [
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
  ['python-tar-mtime', PYTHON_TAR('w:', 'i.mtime = 0'), PYTHON_TAR('w:', 'pass'), 'a.tar', ['archive-times', 'archive-metadata']],
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
    META,
    false
  ],
  [
    'tar-ds-store',
    'tar --sort=name -cf OUT t',
    'touch -r t before; printf x > t/.DS_Store; touch -r before t; tar --sort=name -cf OUT t',
    'a.tar',
    EXTRA
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
  ['tar-v7', 'tar --sort=name --format=v7 -cf OUT t', 'tar --sort=name -cf OUT t', 'a.tar', META],
  ['7z-tar', 'tar --sort=name --format=ustar -cf OUT t', '7z a -ttar -bso0 o.tar t; mv o.tar OUT', 'a.tar', META],
  ['go-tar-times', GO('tar-epoch'), GO('tar'), 'a.tar', TIMES],
  ['go-tar-owner', GO('tar'), GO('tar-owned'), 'a.tar', META],
  ['go-tar-gz', GO('tgz-epoch'), GO('tgz'), 'a.tgz', TIMES, false],
  [
    'shutil-tar-times',
    `touch -d @0 $(find t); python3 -c "import shutil; shutil.make_archive('o', 'tar', '.', 't')"; mv o.tar OUT`,
    `touch -d @1700000000 $(find t); python3 -c "import shutil; shutil.make_archive('o', 'tar', '.', 't')"; mv o.tar OUT`,
    'a.tar',
    TIMES
  ],
  [
    'bsdtar-times',
    'touch -d @315532800 $(find t); bsdtar --format ustar -cf OUT t',
    'touch -d @1700000000 $(find t); bsdtar --format ustar -cf OUT t',
    'a.tar',
    TIMES
  ],
  ['bsdtar-pax', 'bsdtar --format ustar -cf OUT t', 'bsdtar --format pax -cf OUT t', 'a.tar', META]
]
