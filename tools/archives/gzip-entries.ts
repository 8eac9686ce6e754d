import { AGAIN, AGAIN_WITH_HEADER, CONTAINER, META, type Row } from './entry.ts'

/** Header and compressor of gzip, and one compression in place of another. */
export const GZIP_ROWS: readonly Row[] = [
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
      AGAIN_WITH_HEADER
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
    AGAIN_WITH_HEADER
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
    AGAIN_WITH_HEADER
  ],
  [
    'bsdtar-gzip',
    'bsdtar -cf x t; gzip -n < x > OUT',
    "python3 -c \"import gzip,sys; g = gzip.GzipFile('', 'wb', 6, open('OUT','wb'), 0); g.write(open('x','rb').read()); g.close()\"",
    'a.tgz',
    AGAIN_WITH_HEADER
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
  ['to-zopfli', 'tar --sort=name -cf x t; zopfli -c x > OUT', 'gzip -n < x > OUT', 'a.tar.gz', AGAIN_WITH_HEADER, false],
  [
    'to-7z',
    'tar --sort=name -cf x t; 7z a -tgzip -bso0 o.gz x; mv o.gz OUT',
    'gzip -n < x > OUT',
    'a.tar.gz',
    AGAIN_WITH_HEADER,
    false
  ],
  ['to-go', 'tar --sort=name -cf x t; go run PACK gzip OUT x', 'gzip -n < x > OUT', 'a.tar.gz', AGAIN_WITH_HEADER, false],
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
  ['gzip-text', 'gzip -n < t/README.md > OUT', 'gzip -9 -c t/README.md > OUT', 'README.md.gz', AGAIN_WITH_HEADER],
  ['gunzipped', 'tar --sort=name -cf x t; gzip -n < x > OUT', 'cp x OUT', 'a.tar.gz', ['decompressed']],

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
  ['bsdtar-czf', 'bsdtar -cf x t; gzip -n < x > OUT', 'bsdtar --options "gzip:!timestamp" -czf OUT t', 'a.tar.gz', AGAIN],
  ['pigz-9', 'tar --sort=name -cf x t; pigz -n9 < x > OUT', 'gzip -n1 < x > OUT', 'a.tar.gz', AGAIN],
  ['pigz-11', 'tar --sort=name -cf x t; gzip -n9 < x > OUT', 'pigz -n11 < x > OUT', 'a.tar.gz', AGAIN],
  ['gz-for-zst', 'tar --sort=name -cf x t; zstd -qc x > OUT', 'gzip -n < x > OUT', 'a.tar.zst', CONTAINER, false],
  [
    'tar-for-gz-times',
    'tar --sort=name --mtime=@0 -cf x t; gzip -n < x > OUT',
    'tar --sort=name -cf OUT t',
    'a.tar.gz',
    CONTAINER,
    false
  ],
  ['zip-for-zst', 'tar --sort=name -cf x t; zstd -qc x > OUT', 'zip -qrX o.zip t; mv o.zip OUT', 'a.tar.zst', CONTAINER, false]
]
