import { AGAIN, EXTRA, GO, META, ORDER, PYTHON_ZIP, type Row, TIMES } from './entry.ts'

/** Times, extra fields, order and compression of zip. */
export const ZIP_ROWS: readonly Row[] = [
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
  [
    '7z-to-infozip',
    'zip -qrX o.zip t; mv o.zip OUT',
    '7z a -tzip -bso0 -mtc- o.zip t; mv o.zip OUT',
    'a.zip',
    ['archive-order', 'archive-recompressed', 'archive-metadata'],
    false
  ],
  [
    'bsdtar-zip',
    'cat $(find t -type f) > /dev/null; ls -R t > /dev/null; sleep 0.1; bsdtar --format zip --options zip:compression=deflate -cf OUT t',
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
    "git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x@x commit -qm x; git archive -o ../o.zip HEAD; cd ..; python3 -c \"b=open('o.zip','rb').read(); open('OUT','wb').write(b[:-42]+b'\\0\\0')\"",
    'mv o.zip OUT',
    'a.zip',
    META
  ],
  ['go-zip', GO('zip'), GO('zip-stored'), 'a.zip', AGAIN, false],
  ['go-zip-times', GO('zip-epoch'), GO('zip-dated'), 'a.zip', TIMES],
  [
    'shutil-zip-zone',
    `TZ=UTC python3 -c "import shutil; shutil.make_archive('o', 'zip', '.', 't')"; mv o.zip OUT`,
    `TZ=Asia/Tokyo python3 -c "import shutil; shutil.make_archive('o', 'zip', '.', 't')"; mv o.zip OUT`,
    'a.zip',
    TIMES
  ],
  [
    'python-m-zipfile-zone',
    'TZ=UTC python3 -m zipfile -c OUT t',
    'TZ=America/New_York python3 -m zipfile -c OUT t',
    'a.zip',
    TIMES
  ],
  [
    'jar-manifest-date',
    'jar -c --date=1980-02-01T00:00:00Z -f o.jar t; mv o.jar OUT',
    'jar -c --date=2024-02-01T10:00:00Z -f o.jar t; mv o.jar OUT',
    'a.jar',
    TIMES
  ],
  [
    'bsdtar-zip-zone',
    'cat $(find t -type f) > /dev/null; ls -R t > /dev/null; sleep 0.1; TZ=UTC bsdtar --format zip -cf OUT t',
    'TZ=Asia/Tokyo bsdtar --format zip -cf OUT t',
    'a.zip',
    TIMES
  ]
]
