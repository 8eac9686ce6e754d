import { describe, expect, test } from '@jest/globals'
import { entryOf as hostileEntry, LIST_FORMATS, type ListFormatName } from '../hostile/lists.ts'
import { entryOf, MORE_LISTS } from './formats/more-lists.ts'
import { A, read } from './reading.ts'
import { workOf } from './work.ts'

// Every reader is linear: four times the list is four times the work, counted, never timed.

const SMALL = 100
const TIMES = 4
/** A reader that goes through the list for each entry takes about TIMES² as much. */
const MAX_GROWTH = TIMES * 1.6

const names = (count: number) => Array.from({ length: count }, (_, index) => `f${String(index).padStart(5, '0')}.txt`)

async function growth(write: (count: number) => string, fileName: string, small = SMALL): Promise<number> {
  const work = async (count: number): Promise<number> => {
    const bytes = Buffer.from(write(count))
    return workOf(() => read(bytes, 'auto', { fileName }))
  }
  await work(small)
  return (await work(small * TIMES)) / (await work(small))
}

const LISTS: readonly (readonly [string, string, (count: number) => string])[] = [
  ...Object.entries(MORE_LISTS)
    .filter(([, { single }]) => single !== true)
    .map(([name, { file, write, folder = '' }]) => {
      const list = (count: number) => write(names(count).map(path => entryOf(`${folder}${path}`, path)))
      return [name, file, list] as const
    }),
  ...Object.entries(LIST_FORMATS).map(([name, { file, write, folder }]) => {
    // The keys of the table are its names of formats.
    const list = (count: number) =>
      write(names(count).map(path => hostileEntry(name as ListFormatName, { path: `${folder}${path}`, content: path })))
    return [name, file, list] as const
  })
]

describe('four times the entries are four times the work', () => {
  test.each(LISTS)('%s', async (_, file, list) => {
    expect((await read(list(SMALL), 'auto', { fileName: file })).seals.length).toBe(SMALL)
    // electron-builder reads at most 64 KiB.
    expect(await growth(list, file)).toBeLessThan(MAX_GROWTH)
  })
})

/** Texts that are meant to be gone through again and again. */
const HOSTILE: readonly (readonly [string, string, (count: number) => string])[] = [
  ['JSON: quotes in a string without an end', 'x.json', n => `{"spdxVersion": "SPDX-2.3", "${'\\"'.repeat(n)}`],
  ['JSON: strings without an end', 'x.json', n => `{"spdxVersion": "SPDX-2.3"${',\n"x'.repeat(n)}`],
  ['JSON: blanks after commas', 'x.json', n => `{"spdxVersion": "SPDX-2.3"${`,${' '.repeat(9)}x`.repeat(n)}`],
  ['mtree: an entry in many lines', 'x.mtree', n => `#mtree\n./a \\\n${'  mode=1 \\\n'.repeat(n)} type=file sha256=${A}\n`],
  ['mtree: folders in folders', 'x.mtree', n => `#mtree\n${'d type=dir\n'.repeat(n)}a type=file sha256=${A}\n`],
  ['mtree: defaults', 'x.mtree', n => `#mtree\n${'/set type=file size=1\n/unset all\n'.repeat(n)}a sha256=${A}\n`],
  ['jar: a name in many lines', 'MANIFEST.MF', n => `Manifest-Version: 1.0\n\nName: a\n${' b\n'.repeat(n)}\n`],
  [
    'SPDX tags: checksums of one file',
    'x.spdx',
    n => `SPDXVersion: SPDX-2.3\nFileName: a\n${`FileChecksum: SHA256: ${A}\n`.repeat(n)}`
  ],
  [
    '.SRCINFO: architectures',
    '.SRCINFO',
    n =>
      `pkgbase = a\n${names(n)
        .map(name => `\tsource_${name.slice(0, 6)} = ${name}\n\tsha256sums_${name.slice(0, 6)} = ${A}\n`)
        .join('')}`
  ],
  [
    'CycloneDX: components in components',
    'x.json',
    n => `{"bomFormat": "CycloneDX", "components": [${'{"type": "library", "components": [{"type": "library"}]},'.repeat(n)}{}]}`
  ],
  [
    'XML: attributes',
    'a.meta4',
    n =>
      `<metalink${names(n)
        .map(name => ` ${name.slice(0, 6)}="x"`)
        .join('')}>`
  ],
  ['XML: elements in elements', 'a.meta4', n => `<metalink>${'<file>'.repeat(n)}`],
  ['XML: text in pieces', 'a.meta4', n => `<metalink><size>${'a&amp;<![CDATA[b]]><!-- c -->'.repeat(n)}`],
  ['Homebrew: addresses', 'a.rb', n => `class A < Formula\n${'url "#{version}"\n'.repeat(n)}`],
  ['atlas.sum: sums in a name', 'atlas.sum', n => `h1:${'A'.repeat(43)}=\n${'a h1:'.repeat(n)}\n`],
  ['in-toto: statements', 'x.jsonl', n => '{"_type":"https://in-toto.io/Statement/v1","subject":[]}\n'.repeat(n)],
  ['helm: marks in a name', 'a.prov', n => `a: b\n...\nfiles:\n  ${'a: '.repeat(n)}sha256:${A}\n`],
  ['pip hash: empty lines', 'x.txt', n => `a:\n--hash=sha256:${A}\n${'\n'.repeat(n)}`],
  ['BSD: brackets', 'SUMS', n => `SHA256 (${') = '.repeat(n)}${A}\n`]
]

describe('four times a hostile text is four times the work', () => {
  test.each(HOSTILE)('%s', async (_, file, text) => {
    expect(await growth(text, file, 400)).toBeLessThan(MAX_GROWTH)
  })
})

test('YAML: a parser makes many objects of each character, so only 64 KiB of a list for updates are read', async () => {
  const sha512 = `${'A'.repeat(86)}==`
  const list = (more: string) => read(`version: 1\nfiles:\n  - url: a\n    sha512: ${sha512}\n    size: 1\n${more}`)
  expect((await list('x: y\n')).seals.length).toBe(1)
  expect(await list(names(10_000).join(': x\n'))).toMatchObject({ seals: [], problems: [{ code: 'manifest-too-large' }] })
})

test('a string of many megabytes in broken JSON is a problem, not a crash', async () => {
  for (const end of ['', '"', '",,}'])
    expect(await read(`{"spdxVersion": "SPDX-2.3", "x": "${'a'.repeat(9_000_000)}${end}`)).toMatchObject({ seals: [] })
})
