import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readManifest } from '../../../src/manifests/read.ts'
import { type FormatName, MANIFEST_FORMATS } from '../../../src/model/seal.ts'
import { entryOf as hostileEntry, LIST_FORMATS, type ListFormatName } from '../../hostile/lists.ts'
import { entryOf, MORE_LISTS } from './more-lists.ts'

/** A list as a tool writes it, and what it must be read as. */
interface Sample {
  readonly from: string
  /** Last segment of its path. */
  readonly file: string
  /** A format; `weak` where its digests are no seals, `unknown` where it is no list that is read. */
  readonly format: string
  readonly bytes: Uint8Array
}

const FIXTURES = join(import.meta.dirname, '../../../fixtures/formats')

/** Fixtures that are not of the format of their folder: weak digests, digests of something else, and the other files of a bag. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['gnu/MD5SUMS', 'weak'],
  ['bsd/openssl-md5', 'weak'],
  ['hashdeep/weak', 'weak'],
  ['hashdeep/absolute', 'refused'],
  ['jar/K.SF', 'refused'],
  // It lists a script outside of its folder.
  ['wheel-record/installed-with-script', 'refused'],
  ['spdx/harbour.spdx', 'spdx-tag'],
  ['bagit/bagit.txt', 'unknown'],
  ['bagit/bag-info.txt', 'unknown']
])

function fixtures(): Sample[] {
  return readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.parentPath !== FIXTURES && !entry.parentPath.endsWith('corpus'))
    .map(({ parentPath, name }) => {
      const from = `${basename(parentPath)}/${name}`
      return { from, file: name, format: OTHERS.get(from) ?? basename(parentPath), bytes: readFileSync(join(parentPath, name)) }
    })
}

/** Made by fixtures/formats/make-samples.py. */
function made(): Sample[] {
  const samples: readonly (Omit<Sample, 'bytes'> & { readonly text: string })[] = JSON.parse(
    readFileSync(join(FIXTURES, 'samples.json'), 'utf8')
  )
  return samples.map(({ text, ...sample }) => ({ ...sample, bytes: Buffer.from(text) }))
}

function written(): Sample[] {
  const more = Object.entries(MORE_LISTS).map(([from, { file, format, write, folder = '', single }]) => {
    const entries = [entryOf(`${folder}a.txt`, 'a'), entryOf(`${folder}b.txt`, 'b')]
    return { from, file, format, bytes: Buffer.from(write(single === true ? entries.slice(0, 1) : entries)) }
  })
  const tested = Object.entries(LIST_FORMATS).map(([format, { file, write, folder }]) => {
    // The keys of the table are its names of formats.
    const entries = ['a.txt', 'b.txt'].map(path =>
      hostileEntry(format as ListFormatName, { path: `${folder}${path}`, content: path })
    )
    return { from: `written as ${format}`, file, format, bytes: Buffer.from(write(entries)) }
  })
  return [...more, ...tested]
}

/** Fixtures by the real tools, lists that the tools of one machine write, and lists that are written by the specifications. */
export const SAMPLES: readonly Sample[] = [...fixtures(), ...made(), ...written()]

/** What automatic detection makes of a sample: the format, `weak`, `refused`, or `unknown`. */
export async function detected({ bytes, file }: Sample): Promise<string> {
  const { format, seals, problems } = await readManifest(bytes, 'auto', true, { fileName: file })
  if (seals.length > 0 || format === 'unknown')
    return problems.some(({ code }) => code === 'manifest-digest-weak') ? 'weak' : format
  return problems.every(({ code }) => code === 'manifest-digest-weak') ? 'weak' : 'refused'
}

/** Formats whose lines look the same: only a user who forces the wrong one gets it. */
const ALIKE: readonly (readonly [FormatName, FormatName])[] = [
  ['bagit', 'gnu'],
  ['gnu', 'bagit'],
  ['gnu', 'columns'],
  ['columns', 'gnu']
]

/** Readers that take a sample of another format for their own where they are forced. */
export async function mistaken({ bytes, file }: Sample): Promise<readonly string[]> {
  const own = (await readManifest(bytes, 'auto', true, { fileName: file })).format
  const found: string[] = []
  for (const name of MANIFEST_FORMATS) {
    if (name === own || ALIKE.some(([from, as]) => from === own && as === name)) continue
    if ((await readManifest(bytes, name, true, { fileName: file })).seals.length > 0) found.push(name)
  }
  return found
}
