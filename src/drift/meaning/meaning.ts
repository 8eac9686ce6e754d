import type { Drift, Meaning, MeaningFormat } from '../../model/finding.ts'
import { Content } from '../content.ts'
import { compareParts, mayHaveParts } from '../parts/compare-parts.ts'

/**
 * Decides whether two texts of one format mean the same; undefined if its parser, or two readers of the format, leave it open. May
 * throw, which leaves it open too.
 */
type SameMeaning = (sealed: Content, found: Content, extension: string) => boolean | undefined

interface Format {
  readonly format: MeaningFormat
  /** A longer text of either side is not parsed. */
  readonly maxBytes: number
  /** Parsers are loaded only for a file of their format. */
  readonly load: () => Promise<SameMeaning>
}

const KIB = 1024

const JSON_FORMAT: Format = {
  format: 'json',
  maxBytes: KIB * KIB,
  load: async () => (await import('./json.ts')).sameJson
}
const CSV_FORMAT: Format = { format: 'csv', maxBytes: KIB * KIB, load: async () => (await import('./csv.ts')).sameCsv }

const YAML_FORMAT: Format = { format: 'yaml', maxBytes: 256 * KIB, load: async () => (await import('./yaml.ts')).sameYaml }
const TOML_FORMAT: Format = { format: 'toml', maxBytes: 256 * KIB, load: async () => (await import('./toml.ts')).sameToml }
const XML_FORMAT: Format = { format: 'xml', maxBytes: 256 * KIB, load: async () => (await import('./xml.ts')).sameXml }
/** A renderer takes quadratic time on some texts. */
const MARKDOWN_FORMAT: Format = {
  format: 'markdown',
  maxBytes: 32 * KIB,
  load: async () => (await import('./markdown.ts')).sameMarkdown
}

/** Of XML as a rule with neither a DTD nor an encoding of its own; of those that have one, nothing is said. */
const XML_EXTENSIONS =
  'xml svg xsd xsl xslt wsdl rss atom gpx kml xlf xliff plist resx pom csproj vbproj fsproj vcxproj props targets nuspec'.split(
    ' '
  )

/** By the extension of the name. What is not here (Python, Makefiles, TSV, diffs, plain text) has no parser that could decide. */
const FORMATS: Readonly<Record<string, Format>> = {
  json: JSON_FORMAT,
  jsonl: JSON_FORMAT,
  ndjson: JSON_FORMAT,
  csv: CSV_FORMAT,
  yaml: YAML_FORMAT,
  yml: YAML_FORMAT,
  toml: TOML_FORMAT,
  ...Object.fromEntries(XML_EXTENSIONS.map(extension => [extension, XML_FORMAT])),
  md: MARKDOWN_FORMAT,
  markdown: MARKDOWN_FORMAT
}

/** True when a parser or reader could compare contents under this name. */
export function hasFormat(path: string): boolean {
  return formatOf(path) !== undefined || mayHaveParts(path)
}

function extensionOf(path: string): string {
  return /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
}

function formatOf(path: string): Format | undefined {
  const extension = extensionOf(path)
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined
}

/**
 * The drift, with the statement whether the sealed and the found bytes mean the same, and the parts that differ between them. Only for a drift whose sealed bytes were in hand;
 * it never changes the certainty. If anything throws, there is no statement.
 */
export async function withMeaning(drift: Drift, path: string, sealed: Uint8Array, found: Uint8Array): Promise<Drift> {
  if (drift.certainty !== 'proved' && drift.certainty !== 'compared') return drift
  const [meaning, parts] = [await meaningOf(path, sealed, found), await compareParts(path, sealed, found)]
  return { ...drift, ...(meaning !== undefined && { meaning }), ...(parts !== undefined && { parts }) }
}

/**
 * Whether two contents mean the same in the format that the name states; undefined when nothing can be said. A parser of the format
 * decides, never an expression that erases marks. A byte order mark, a NUL and any encoding but UTF-8 leave it open: readers differ.
 */
export async function meaningOf(path: string, sealed: Uint8Array, found: Uint8Array): Promise<Meaning | undefined> {
  const known = formatOf(path)
  if (known === undefined || Math.max(sealed.length, found.length) > known.maxBytes) return undefined
  const [original, content] = [new Content(sealed), new Content(found)]
  if ([original, content].some(side => !side.isText || side.bom || side.length === 0)) return undefined
  try {
    const compare = await known.load()
    const same = compare(original, content, extensionOf(path))
    return same === undefined ? undefined : { format: known.format, same }
  } catch {
    // A parser that refuses the text, or runs out of stack, decides nothing.
    return undefined
  }
}
