import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { matchesSeal } from '../../../src/model/digest.ts'
import { folderWith } from '../../support/folder.ts'
import { read } from '../reading.ts'

// Public data of others, which is not part of this repository: skipped by name where it is not there.

const VECTORS = resolve('../../shared/vectors')
const there = existsSync(VECTORS)
const from = (name: string): string => {
  const folder = folderWith()
  execFileSync('tar', ['-xzf', join(VECTORS, name), '-C', folder])
  return folder
}
const title = (text: string) => (there ? text : `${text} (no shared/vectors here)`)
const testWith = there ? test : test.skip

const readFile = (path: string) => read(readFileSync(path), 'auto', { fileName: basename(path) })

/** What is in the inventory itself, and is judged; the rest of a bad object is in its other files, or in what is not read. */
const OCFL_REFUSED =
  /E008|E009|E010_skipped|E015|E017|E025|E036|E040_(?:head|wrong_head)|E041|E050_state|E092_E093|E096|E099_manifest|E101|E107/

testWith(title('OCFL: every good object is read, and its files are as sealed; bad inventories are refused'), async () => {
  const folder = from('ocfl.tar.gz')
  let good = 0
  let bad = 0
  for (const version of ['1.0', '1.1'])
    for (const kind of ['good-objects', 'bad-objects'])
      for (const name of readdirSync(join(folder, version, kind))) {
        const object = join(folder, version, kind, name)
        if (!existsSync(join(object, 'inventory.json'))) continue
        const { problems, seals } = await readFile(join(object, 'inventory.json'))
        if (kind === 'good-objects') {
          // An object without any content has nothing to check.
          expect([name, problems.map(({ code }) => code)]).toEqual([
            name,
            name === 'minimal_no_content' ? ['manifest-empty'] : []
          ])
          for (const seal of seals) expect([name, matchesSeal(seal, readFileSync(join(object, seal.path)))]).toEqual([name, true])
          good += seals.length
        } else if (OCFL_REFUSED.test(name)) {
          const intact = seals.filter(
            seal => existsSync(join(object, seal.path)) && matchesSeal(seal, readFileSync(join(object, seal.path)))
          )
          expect([name, problems.length > 0 || intact.length < seals.length]).toEqual([name, true])
          bad++
        }
      }
  expect([good, bad]).toEqual([expect.any(Number), expect.any(Number)])
  expect(Math.min(good, bad)).toBeGreaterThan(15)
})

testWith(title('SPDX: documents in each version seal the files that they describe'), async () => {
  const folder = join(from('spdx-examples.tar.gz'), 'software')
  const rows = [
    ['example1/spdx2.2/example1.spdx', 'example1/content', 'spdx-tag'],
    ['example10/spdx2.3/hello-source.spdx.json', 'example10/content/hello', 'spdx'],
    ['example10/spdx3.0/hello-source.spdx3.json', 'example10/content/hello', 'spdx']
  ] as const
  for (const [document, root, expected] of rows) {
    const { format, problems, seals } = await readFile(join(folder, document))
    expect({ format, problems }).toEqual({ format: expected, problems: [] })
    const intact = seals.filter(seal => {
      const path = join(folder, root, seal.path)
      return existsSync(path) && matchesSeal(seal, readFileSync(path))
    })
    expect([document, intact.length]).toEqual([document, seals.length])
  }
})

testWith(title('OMS: valid bundles are read, and a statement of another type is refused'), async () => {
  const folder = join(from('oms-v1.0.tar.gz'), 'test-vectors/v1.0')
  for (const name of readdirSync(join(folder, 'valid')))
    expect((await readFile(join(folder, 'valid', name))).seals.map(({ path }) => path)).toEqual(['signme-1', 'signme-2'])
  const wrong = await readFile(join(folder, 'invalid-payload/wrong-predicate.bundle.json'))
  expect(wrong).toMatchObject({ seals: [], problems: [{ code: 'manifest-schema-unknown' }] })
})
