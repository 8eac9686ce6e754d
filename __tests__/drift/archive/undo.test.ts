import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { withArchiveUndone } from '../../../src/drift/archive/diagnose-archive.ts'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { folderWith } from '../../support/folder.ts'
import { testWith } from '../../support/needs.ts'
import { codesOf, sealOf as sealOfFile, twinOf } from '../sealing.ts'

const LINUX = testWith('linux')
const sealOf = (bytes: Uint8Array, path: string) => ({ ...sealOfFile(bytes), path })

interface Case {
  readonly name: string
  /** Commands that make `sealed` and `found`, in a folder with a tree `t`. */
  readonly run: string
  readonly file: string
  readonly causes: readonly string[]
}

const REPRODUCIBLE = '--sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner'

/** Archives made by real tools, and what happened to them, written down first. */
const CASES: readonly Case[] = [
  {
    name: 'the level of gzip',
    run: 'tar --sort=name -cf x.tar t; gzip -n -6 < x.tar > sealed; gzip -n -9 < x.tar > found',
    file: 'a.tar.gz',
    causes: ['archive-recompressed']
  },
  {
    name: 'gzip by Python',
    run: `tar -cf x.tar t; gzip -n < x.tar > sealed
python3 -c "import gzip; gzip.GzipFile('x.tar', 'wb', 9, open('found', 'wb')).write(open('x.tar', 'rb').read())"`,
    file: 'a.tar.gz',
    causes: ['archive-recompressed', 'archive-metadata']
  },
  {
    name: 'the header of gzip',
    run: 'cp t/b.txt b; touch -d @1700000000 b; gzip -n < b > sealed; gzip -c b > found',
    file: 'b.gz',
    causes: ['archive-metadata']
  },
  {
    name: 'decompressed',
    run: 'gzip -n < t/b.txt > sealed; cp t/b.txt found',
    file: 'b.txt.gz',
    causes: ['decompressed']
  },
  {
    name: 'owner and time of tar',
    run: `tar ${REPRODUCIBLE} -cf sealed t; tar --sort=name -cf found t`,
    file: 'a.tar',
    causes: ['archive-times', 'archive-metadata']
  },
  {
    name: 'owner, time and order of tar in gzip',
    run: `tar ${REPRODUCIBLE} -czf sealed t; tar -czf found --no-recursion t/sub t/sub/c t/b.txt t/a.txt t`,
    file: 'a.tgz',
    causes: ['archive-times', 'archive-order', 'archive-metadata']
  },
  {
    name: 'the commit in a tar of git',
    run: `git init -q r; cp -r t r; cd r; git add .; git -c user.name=x -c user.email=x commit -qm x
git archive HEAD -o ../found.tar; cd ..; mv found.tar found; tail -c +1025 found > sealed`,
    file: 'a.tar',
    causes: ['archive-extra-members']
  },
  {
    name: 'the time zone of zip',
    run: 'TZ=UTC zip -qrX sealed.zip t; TZ=Asia/Bangkok zip -qrX found.zip t; mv sealed.zip sealed; mv found.zip found',
    file: 'a.zip',
    causes: ['archive-times']
  },
  {
    name: 'extra fields and order of zip',
    run: 'find t | LC_ALL=C sort | zip -qX@ sealed.zip; find t | LC_ALL=C sort -r | zip -q@ found.zip; mv sealed.zip sealed; mv found.zip found',
    file: 'a.zip',
    causes: ['archive-order', 'archive-metadata']
  },
  {
    name: 'the level of zip',
    run: 'zip -qrX sealed.zip t; zip -qrX1 found.zip t; mv sealed.zip sealed; mv found.zip found',
    file: 'a.zip',
    causes: ['archive-recompressed']
  },
  {
    name: 'files of macOS in zip',
    run: 'zip -qrX sealed.zip t; cp sealed.zip found.zip; mkdir -p __MACOSX/t; echo x > __MACOSX/t/._a.txt; zip -qrX found.zip __MACOSX; mv sealed.zip sealed; mv found.zip found',
    file: 'a.zip',
    causes: ['archive-extra-members']
  }
]

describe('what tools do to archives is undone', () => {
  /** `sealed` and `found`, made in a new folder with a tree `t`. */
  const made = (run: string): readonly [Buffer, Buffer] => {
    const root = folderWith({
      't/a.txt': readFileSync('CONTRIBUTING.md', 'utf8').slice(0, 6000),
      't/b.txt': readFileSync('SECURITY.md', 'utf8').slice(0, 3000),
      't/sub/c': '#!/bin/sh\necho c\n'
    })
    chmodSync(join(root, 't/sub/c'), 0o755)
    for (const [at, name] of ['t/a.txt', 't/b.txt', 't/sub/c', 't/sub', 't'].entries())
      utimesSync(join(root, name), 1_700_000_000, 1_700_000_000 + at * 100)
    execFileSync('sh', ['-ec', run], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    return [readFileSync(join(root, 'sealed')), readFileSync(join(root, 'found'))]
  }

  for (const { name, run, file, causes } of CASES) {
    LINUX(name, () => {
      const [sealed, found] = made(run)
      const seal = sealOf(sealed, file)
      const { drift, original } = withArchiveUndone(diagnose(seal, found), seal, found)
      expect({ certainty: drift.certainty, causes: codesOf(drift) }).toEqual({ certainty: 'proved', causes })
      expect(original).toEqual(sealed)
      // With the sealed archive in hand, less is tried, and the same is found.
      const known = withArchiveUndone(diagnose(seal, found), seal, found, { sealed })
      expect({ certainty: known.drift.certainty, causes: codesOf(known.drift) }).toEqual({ certainty: 'proved', causes })
    })
  }

  for (const [name, run, file] of [
    ['tar in gzip', 'tar -czf sealed t; echo more >> t/a.txt; tar -czf found t', 'a.tar.gz'],
    ['tar', 'tar -cf sealed t; rm t/a.txt; tar -cf found t', 'a.tar'],
    ['zip', 'zip -qrX s.zip t; mv s.zip sealed; echo more >> t/a.txt; zip -qrX f.zip t; mv f.zip found', 'a.zip'],
    ['gzip', 'gzip -n < t/a.txt > sealed; echo more >> t/a.txt; gzip -n < t/a.txt > found', 'a.txt.gz']
  ] as const)
    LINUX(`${name}: the sealed archive is in hand, and its members differ: nothing is searched for`, () => {
      const [sealed, found] = made(run)
      const seal = sealOf(sealed, file)
      const first = { drift: { certainty: 'unexplained', causes: [], locations: [] }, workedBytes: 0 } as const
      expect(withArchiveUndone(first, seal, found, { sealed })).toBe(first)
    })

  LINUX('one flipped digit of the digest, and nothing is proved', () => {
    const [sealed, found] = made(
      'zip -qX sealed.zip t/sub/c; zip -qX0 found.zip t/sub/c; mv sealed.zip sealed; mv found.zip found'
    )
    const twin = twinOf(sealOf(sealed, 'a.zip'))
    const { drift, original } = withArchiveUndone(diagnose(twin, found), twin, found)
    expect(original).toBeUndefined()
    expect(drift.certainty).not.toBe('proved')
  })
})
