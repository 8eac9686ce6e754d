import { META, type Row, TIMES } from './entry.ts'

/** Packages as their tools write them, and contents that were edited: these are never proved, and are shown by members. */
export const PACKAGE_ROWS: readonly Row[] = [
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
    META
  ],
  [
    'edit-tar',
    'tar --sort=name -cf OUT t',
    'touch -r t/a.txt before; echo more >> t/a.txt; touch -r before t/a.txt; tar --sort=name -cf OUT t',
    'a.tar',
    ['content-changed'],
    false
  ],
  [
    'edit-zip',
    'zip -qrX o.zip t; mv o.zip OUT',
    'touch -r t/a.txt before; echo more >> t/a.txt; touch -r before t/a.txt; zip -qrX o.zip t; mv o.zip OUT',
    'a.zip',
    ['content-changed'],
    false
  ],
  [
    'edit-gz',
    'tar --sort=name -czf OUT t',
    'touch -r t/a.txt before; echo more >> t/a.txt; touch -r before t/a.txt; tar --sort=name -czf OUT t',
    'a.tgz',
    ['content-changed'],
    false
  ],
  [
    'added-zip',
    'zip -qrX o.zip t; mv o.zip OUT',
    'touch -r t before; echo more > t/new; touch -r before t; zip -qrX o.zip t; mv o.zip OUT',
    'a.zip',
    ['content-changed'],
    false
  ],
  [
    'removed-tar',
    'tar --sort=name -cf OUT t',
    'touch -r t before; rm t/a.txt; touch -r before t; tar --sort=name -cf OUT t',
    'a.tar',
    ['content-changed'],
    false
  ],
  [
    'pip-wheel',
    `mkdir p; printf 'from setuptools import setup\nsetup(name="p", version="1.0", py_modules=["m"])\n' > p/setup.py; echo 'x = 1' > p/m.py; SOURCE_DATE_EPOCH=315532800 pip wheel -q --no-deps -w w ./p; mv w/*.whl OUT; rm -rf w p/build p/*.egg-info`,
    'SOURCE_DATE_EPOCH=1700000000 pip wheel -q --no-deps -w w ./p; mv w/*.whl OUT',
    'p-1.0-py3-none-any.whl',
    TIMES
  ],
  [
    'sdist-again',
    `mkdir p; printf 'from setuptools import setup\nsetup(name="p", version="1.0", py_modules=["m"])\n' > p/setup.py; echo 'x = 1' > p/m.py; cd p; python3 setup.py -q sdist 2> /dev/null; mv dist/*.tar.gz ../OUT; cd ..`,
    'sleep 1.1; cd p; python3 setup.py -q sdist 2> /dev/null; mv dist/*.tar.gz ../OUT; cd ..',
    'p-1.0.tar.gz',
    ['archive-times', 'archive-metadata'],
    false
  ],
  [
    'deb-epoch',
    `mkdir -p d/DEBIAN d/usr; cp t/a.txt d/usr; printf 'Package: p\nVersion: 1\nArchitecture: all\nMaintainer: x <x@x>\nDescription: x\n' > d/DEBIAN/control; SOURCE_DATE_EPOCH=1000000000 dpkg-deb --root-owner-group -Zgzip -b d OUT > /dev/null`,
    'SOURCE_DATE_EPOCH=1100000000 dpkg-deb --root-owner-group -Zgzip -b d OUT > /dev/null',
    'p_1_all.deb',
    ['archive-times'],
    false
  ],
  [
    'npm-pack-by-tar',
    'mkdir p; cp t/a.txt p; echo \'{"name":"p","version":"1.0.0"}\' > p/package.json; cd p; npm pack --silent > /dev/null; mv p-1.0.0.tgz ../OUT; cd ..',
    'mv p package; tar -czf OUT package/a.txt package/package.json',
    'p-1.0.0.tgz',
    ['archive-times', 'archive-order', 'archive-metadata'],
    false
  ]
]
