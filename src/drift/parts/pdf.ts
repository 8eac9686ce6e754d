import { Buffer } from 'node:buffer'
import {
  addPart,
  comparedParts,
  digestedValue,
  inflated,
  MalformedError,
  type Part,
  type Parts,
  type PartsReader
} from './part.ts'

// PDF 1.7, 7.5: https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf. Objects are found where they are written, not by
// the table of offsets, which a change of any length moves.

const MAX_OBJECTS = 200_000
/** Of all streams of objects, expanded. */
const MAX_EXPANDED_BYTES = 64 * 1024 * 1024
const OBJECT = /(?<![0-9])(\d{1,10}) (\d{1,5}) obj\b/g
/** Keys of the document information, which a reader shows among its properties. */
const INFO_KEYS = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate', 'Trapped']

/** Objects that differ; the information of the document, its id and its offsets apart from them. */
export const comparePdf: PartsReader = (sealed, found) => comparedParts(partsOf(sealed), partsOf(found))

/** An object as it is written, in Latin-1. */
interface PdfObject {
  readonly id: string
  readonly text: string
}

function partsOf(bytes: Buffer): Parts {
  const latin1 = bytes.toString('latin1')
  const { objects, outside } = objectsOf(latin1)
  const { trailers, rest: between } = trailersOf(outside)
  const all = withStreamed(objects)
  const shown = shownIds([...trailers, between, ...all.map(({ text }) => text)])
  // Of two objects with one id, the offsets decide which one is read.
  const isAmbiguous = new Set(all.map(({ id }) => id)).size < all.length
  const isHidden = (id: string) => shown !== undefined && !shown.has(id)
  const streams = isAmbiguous
    ? []
    : objects.filter(({ id, text }) => isHidden(id) && /\/Type\s*\/XRef\b/.test(dictionaryOf(text)))
  const dictionaries = [...trailers, ...streams.map(({ text }) => dictionaryOf(text))]
  const info = dictionaries.map(text => /\/Info\s+([1-9]\d{0,9} \d{1,5}) R\b/.exec(text)?.[1]).find(id => id !== undefined)
  const isOffsets = new Set(streams)
  const parts = new Map<string, Part>()
  for (const object of all) {
    if (isOffsets.has(object)) continue
    if (object.id === info && isHidden(info)) addInfo(object.text, parts)
    else addObject(object, parts, isHidden(object.id))
  }
  for (const dictionary of dictionaries)
    addPart(parts, 'trailer: /ID', { role: 'metadata', value: /\/ID\s*\[[^\]]*\]/.exec(dictionary)?.[0] ?? '' })
  const rest = dictionaries.map(text =>
    text.replace(/\/ID\s*\[[^\]]*\]|\/(?:Prev|XRefStm|Size|Length|W|Index)\s*(?:\[[^\]]*\]|\d+)/g, '').trim()
  )
  parts.set('trailer', { role: 'content', value: rest.join('\n') })
  parts.set('bytes outside of objects', { role: 'content', value: isAmbiguous ? between : withoutOffsets(between) })
  return parts
}

/** A reference, with what it is for if that is metadata. */
const REFERENCE = /(\/(?:Info|Metadata)[\s\0]+)?(?<!\d)(\d{1,10})[\s\0]+(\d{1,5})[\s\0]+R\b/g
/** The rest of one that a comment may have divided. */
const DIVIDED = /[\r\n][ \t\0\f]*(?:R\b|\d{1,5}[ \t\0\f]+R\b|\d{1,5}[ \t\0\f]*%)/

/**
 * Ids of objects that something but `/Info` and `/Metadata` refers to: whatever type they state, a page may show them. Undefined if that cannot
 * be known.
 */
function shownIds(texts: readonly string[]): ReadonlySet<string> | undefined {
  if (texts.some(text => text.includes('%') && DIVIDED.test(text))) return undefined
  const ids = new Set<string>()
  for (const text of texts)
    for (const [, use, number, generation] of text.matchAll(REFERENCE))
      if (use === undefined) ids.add(`${Number(number)} ${Number(generation)}`)
  return ids
}

/** Objects in their order, and what is between them. */
function objectsOf(latin1: string): { readonly objects: readonly PdfObject[]; readonly outside: string } {
  const objects: PdfObject[] = []
  const outside: string[] = []
  let from = 0
  for (OBJECT.lastIndex = 0; ; ) {
    const start = OBJECT.exec(latin1)
    if (start === null) break
    if (objects.length >= MAX_OBJECTS) throw new MalformedError(`it has over ${MAX_OBJECTS} objects`)
    const begin = start.index + start[0].length
    const end = endOf(latin1, begin)
    outside.push(latin1.slice(from, start.index))
    objects.push({ id: `${Number(start[1])} ${Number(start[2])}`, text: latin1.slice(begin, end) })
    from = end + 'endobj'.length
    OBJECT.lastIndex = from
  }
  if (objects.length === 0) throw new MalformedError('it has no objects')
  outside.push(latin1.slice(from))
  return { objects, outside: outside.join('') }
}

/** Where `endobj` is: after the stream, whose bytes may be anything. */
function endOf(latin1: string, begin: number): number {
  const end = latin1.indexOf('endobj', begin)
  if (end < 0) throw new MalformedError('an object of it does not end')
  const within = latin1.slice(begin, end).indexOf('stream')
  if (within < 0) return end
  const stream = begin + within
  const length = /\/Length\s+(\d{1,10})(?!\s+\d+\s+R)\b/.exec(latin1.slice(begin, stream))?.[1]
  const after = length === undefined ? stream : stream + Number(length)
  const close = latin1.indexOf('endstream', after)
  const last = close < 0 ? -1 : latin1.indexOf('endobj', close)
  if (last < 0) throw new MalformedError('a stream of it does not end')
  return last
}

/** What follows `trailer`, up to the offset of the table, and all that is around it. */
function trailersOf(outside: string): { readonly trailers: readonly string[]; readonly rest: string } {
  const trailers: string[] = []
  const rest: string[] = []
  let from = 0
  for (let at = outside.indexOf('trailer'); at >= 0; at = outside.indexOf('trailer', from)) {
    const end = outside.indexOf('startxref', at)
    rest.push(outside.slice(from, at))
    trailers.push(outside.slice(at + 'trailer'.length, end < 0 ? outside.length : end))
    from = end < 0 ? outside.length : end
  }
  return { trailers, rest: [...rest, outside.slice(from)].join('') }
}

function dictionaryOf(text: string): string {
  return text.slice(0, streamStart(text) ?? text.length)
}

function streamStart(text: string): number | undefined {
  const at = /\bstream\r?\n/.exec(text)
  return at === null ? undefined : at.index
}

/** The objects with those that are packed into streams in place of these streams: 7.5.7. */
function withStreamed(objects: readonly PdfObject[]): readonly PdfObject[] {
  let left = MAX_EXPANDED_BYTES
  return objects.flatMap(object => {
    if (!/\/Type\s*\/ObjStm\b/.test(dictionaryOf(object.text))) return [object]
    const content = expandedStream(object.text, left)
    if (content === undefined) return [object]
    left -= content.length
    return packedObjects(content, object)
  })
}

function packedObjects(content: Buffer, object: PdfObject): readonly PdfObject[] {
  const [count, first] = [/\/N\s+(\d{1,6})\b/, /\/First\s+(\d{1,8})\b/].map(key =>
    Number(key.exec(dictionaryOf(object.text))?.[1])
  ) as [number, number]
  const latin1 = content.toString('latin1')
  const numbers = latin1.slice(0, first).trim().split(/\s+/).map(Number)
  if (!(count > 0) || numbers.length < 2 * count || numbers.some(number => !Number.isSafeInteger(number))) return [object]
  return Array.from({ length: count }, (_, n) => {
    const next = n + 1 < count ? first + (numbers[2 * n + 3] ?? 0) : latin1.length
    return { id: `${numbers[2 * n]} 0`, text: latin1.slice(first + (numbers[2 * n + 1] ?? 0), next) }
  })
}

/** The content of a stream that is compressed with Flate alone; undefined for others. */
function expandedStream(text: string, maxOutputLength: number): Buffer | undefined {
  const start = streamStart(text)
  const dictionary = text.slice(0, start)
  const isFlate =
    /\/Filter\s*(?:\[\s*)?\/FlateDecode\s*(?:\]|\/|>>)/.test(dictionary) && !/\/(?:DecodeParms|F)\b/.test(dictionary)
  if (start === undefined || !isFlate) return undefined
  const packed = Buffer.from(
    text.slice(text.indexOf('\n', start) + 1, text.lastIndexOf('endstream')).replace(/\r?\n$/, ''),
    'latin1'
  )
  const found = inflated(packed, maxOutputLength)
  // What is behind the end of the compressed content would not be compared.
  return found?.bytesRead === packed.length ? found.content : undefined
}

function addInfo(text: string, parts: Map<string, Part>): void {
  let rest = text
  for (const key of INFO_KEYS) {
    const [whole, value = ''] =
      new RegExp(`/${key}\\s*(\\((?:[^()\\\\]|\\\\[\\s\\S])*\\)|<[0-9A-Fa-f\\s]*>|/\\w+)`).exec(text) ?? []
    if (whole === undefined) continue
    rest = rest.replace(whole, '')
    const [, date] = /^\(D:(\d{14}(?:Z|[+-]\d\d'\d\d'?)?)\)$/.exec(value) ?? []
    parts.set(`document information: ${key}`, { role: 'metadata', value, ...(date !== undefined && { shown: date }) })
  }
  // Of what these are for, nothing is known.
  parts.set('document information: other keys', { role: 'content', value: rest.trim() })
}

/** @param isHidden nothing that is shown refers to it */
function addObject({ id, text }: PdfObject, parts: Map<string, Part>, isHidden: boolean): void {
  const start = streamStart(text)
  const dictionary = dictionaryOf(text)
  const type = /\/Type\s*\/([A-Za-z]{1,30})\b/.exec(dictionary)?.[1]
  const role = type === 'Metadata' && isHidden ? 'metadata' : 'content'
  const name = `object ${id}${type === undefined ? '' : ` (${type})`}`
  if (start === undefined) {
    addPart(parts, name, { role, value: digestedValue(Buffer.from(text.trim(), 'latin1')) })
    return
  }
  const content = expandedStream(text, MAX_EXPANDED_BYTES)
  const plain = content ?? Buffer.from(text.slice(start), 'latin1')
  addPart(parts, `${name}: stream`, { role, value: digestedValue(plain) })
  addPart(parts, name, { role, value: dictionary.replace(/\/Length\s+\d+(?:\s+\d+\s+R)?/, '').trim() })
}

/** Without tables of offsets, and the keywords around them. */
function withoutOffsets(outside: string): string {
  return outside
    .replace(/\bxref\s+(?:\d+ \d+\s+(?:\d{10} \d{5} [fn]\s*)*)*/g, '')
    .replace(/\bstartxref\s+\d+\s*/g, '')
    .replace(/\s+/g, ' ')
}
