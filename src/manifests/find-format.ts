import type { FormatName } from '../model/seal.ts'
import type { Format, ManifestText } from './format.ts'
import { LIST_FORMATS } from './formats/list-formats.ts'

// Reading the code of a format takes longer than reading a small list, so each of these is loaded only where it is asked.
const loadLists = async () => LIST_FORMATS
const loadJson = async () => (await import('./formats/json-formats.ts')).JSON_FORMATS
const loadTexts = async () => (await import('./formats/text-formats.ts')).TEXT_FORMATS

type Load = () => Promise<readonly Format[]>

/** Names that only files of one format have by custom: such a file is tried with that format first. */
const FILE_NAMES: ReadonlyMap<string, FormatName> = new Map([
  ['RECORD', 'wheel-record'],
  ['Packages', 'debian-index'],
  ['Sources', 'debian-index'],
  ['inventory.json', 'ocfl'],
  ['.MTREE', 'mtree'],
  ['index.json', 'oci'],
  ['ro-crate-metadata.json', 'ro-crate'],
  ['datapackage.json', 'data-package'],
  ['distinfo', 'distinfo'],
  ['.SRCINFO', 'srcinfo']
])

/** The format that is named, or that the text is in, of all but the native one; undefined for a text that no format knows. */
export async function findFormat(manifest: ManifestText, format: FormatName | 'auto'): Promise<Format | undefined> {
  if (format !== 'auto') return first(manifest.text, ({ name }) => name === format)
  const usual = FILE_NAMES.get(manifest.fileName ?? '')
  const named = usual === undefined ? undefined : await findFormat(manifest, usual)
  if (named?.detect(manifest) === true) return named
  return first(manifest.text, ({ detect }) => detect(manifest))
}

/** Asks those first that are likely: a path may begin with a bracket, so that a text which looks like JSON may be a list all the same. */
function orderFor(text: string): readonly Load[] {
  if (/^\s*[{[]/.test(text)) return [loadJson, loadLists, loadTexts]
  // The first path of an mtree may be 64 hex digits, as in a GNU list.
  return text.startsWith('#mtree') ? [loadTexts, loadLists, loadJson] : [loadLists, loadTexts, loadJson]
}

async function first(text: string, isIt: (format: Format) => boolean): Promise<Format | undefined> {
  for (const load of orderFor(text)) {
    const found = (await load()).find(isIt)
    if (found !== undefined) return found
  }
  return undefined
}
