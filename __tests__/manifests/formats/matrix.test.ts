import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { FORMATS } from '../../../src/manifests/formats/all-formats.ts'
import type { FormatName } from '../../../src/model/seal.ts'
import { entryOf as hostileEntry, LIST_FORMATS, type ListFormatName } from '../../hostile/lists.ts'
import { read } from '../reading.ts'
import { entryOf, MORE_LISTS } from './more-lists.ts'

// Every sample with every reader: what one format is must never seal other files as another one.

interface Sample {
  readonly from: string
  readonly name: string
  readonly bytes: Uint8Array
}

const FIXTURES = 'fixtures/formats'

/** Fixtures made by the real tools, and a list of each format that is written by its specification. */
const SAMPLES: readonly Sample[] = [
  ...readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.parentPath !== FIXTURES && !entry.parentPath.endsWith('corpus'))
    .map(({ parentPath, name }) => ({
      from: `${basename(parentPath)}/${name}`,
      name,
      bytes: readFileSync(join(parentPath, name))
    })),
  ...Object.entries(MORE_LISTS).map(([from, { file, write, folder = '', single }]) => {
    const entries = [entryOf(`${folder}a.txt`, 'a'), entryOf(`${folder}b.txt`, 'b')]
    return { from, name: file, bytes: Buffer.from(write(single === true ? entries.slice(0, 1) : entries)) }
  }),
  ...Object.entries(LIST_FORMATS).map(([from, { file, write, folder }]) => {
    // The keys of the table are its names of formats.
    const entries = ['a.txt', 'b.txt'].map(path =>
      hostileEntry(from as ListFormatName, { path: `${folder}${path}`, content: path })
    )
    return { from: `written as ${from}`, name: file, bytes: Buffer.from(write(entries)) }
  })
]

/** Formats whose lines look the same: only a user who forces the wrong one gets it. */
const ALIKE: readonly (readonly [FormatName, FormatName])[] = [
  ['bagit', 'gnu'],
  ['gnu', 'bagit'],
  ['gnu', 'columns'],
  ['columns', 'gnu']
]

test.each(SAMPLES)('$from: no other reader accepts it', async ({ name, bytes }) => {
  const own = await read(bytes, 'auto', { fileName: name })
  for (const format of FORMATS) {
    if (format.name === own.format) continue
    const forced = await read(bytes, format.name, { fileName: name })
    if (forced.seals.length === 0) continue
    const isAlike = ALIKE.some(([from, as]) => from === own.format && as === format.name)
    expect([format.name, isAlike]).toEqual([format.name, true])
  }
})

test('there are samples of every format', async () => {
  const formats = await Promise.all(
    SAMPLES.map(async ({ name, bytes }) => (await read(bytes, 'auto', { fileName: name })).format)
  )
  const missing = FORMATS.map(({ name }) => name).filter(name => !formats.includes(name))
  expect(missing).toEqual([])
})
