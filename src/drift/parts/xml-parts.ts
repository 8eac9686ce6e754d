import type { Buffer } from 'node:buffer'
import { comparedParts, MalformedError, type Part, type Parts, type PartsReader, utf8Of } from './part.ts'

// XML within Office documents and packages, element by element. Nothing is expanded: there are no entities here beside those that are compared as
// they are written. Whether two documents are equal in canonical form is decided elsewhere (meaning/xml.ts).

const MAX_XML_BYTES = 16 * 1024 * 1024
const MAX_ELEMENTS = 200_000
const MAX_DEPTH = 512
/** Paths are kept one by one: those of long names within long names would take gigabytes. */
const MAX_PATH_CHARACTERS = 1024
const TAG = /^<[^\s/>]+(?:\s+[^\s=/>"']+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>$/
/** Numbers that Word gives to each saving: they change without an edit. */
const REVISION = /^w:rsid/
/** Properties of a document that are no part of what it shows. */
const PROPERTIES = /^(?:(?:cp|dc|dcterms|meta):|Properties\/|coreProperties\/)/

/** Elements and attributes that differ, by their path in the document. */
export const xmlReader: PartsReader = (sealed, found) => comparedParts(partsOf(sealed), partsOf(found))

interface Open {
  readonly name: string
  readonly path: string
  readonly counts: Map<string, number>
  text: string
}

function partsOf(bytes: Buffer): Parts {
  const xml = utf8Of(bytes, MAX_XML_BYTES)
  if (/^\ufeff?<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(xml))
    throw new MalformedError('it states another encoding than UTF-8')
  const parts = new Map<string, Part>()
  const document: Open = { name: '', path: '', counts: new Map(), text: '' }
  const open = [document]
  let from = 0
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', from)) {
    const top = open.at(-1) as Open
    top.text += xml.slice(from, at)
    const end = endOf(xml, at)
    const tag = xml.slice(at, end)
    from = end
    if (tag.startsWith('<!') || tag.startsWith('<?')) {
      if (tag.startsWith('<!DOCTYPE')) throw new MalformedError('it has a document type')
      if (tag.startsWith('<![CDATA[')) top.text += tag.slice(9, -3)
      else if (tag.startsWith('<?') && !tag.startsWith('<?xml ')) top.text += tag
    } else if (tag.startsWith('</')) {
      if (open.length < 2) throw new MalformedError('it closes more elements than it opens')
      if (tag.slice(2, -1).trimEnd() !== top.name) throw new MalformedError('it closes another element than it opened')
      closeElement(open.pop() as Open, parts)
    } else openElement(tag, top, open, parts)
  }
  if (open.length !== 1) throw new MalformedError('an element of it is not closed')
  // A style sheet, and what is no XML at all.
  const outside = `${document.text}${xml.slice(from)}`.replace(/\s+/g, ' ').trim()
  parts.set('outside of the elements', { role: 'content', value: outside })
  return parts
}

function openElement(tag: string, top: Open, open: Open[], parts: Map<string, Part>): void {
  if (parts.size > MAX_ELEMENTS || open.length > MAX_DEPTH) throw new MalformedError('it has too many elements')
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''
  // Where an element is among the text and the elements around it is part of that text.
  top.text += `\0${name}`
  const count = (top.counts.get(name) ?? 0) + 1
  top.counts.set(name, count)
  const path = `${top.path}${top.path === '' ? '' : '/'}${name}${count === 1 ? '' : `[${count}]`}`
  if (path.length > MAX_PATH_CHARACTERS) throw new MalformedError('an element of it has too long a path')
  const attributes = [...tag.matchAll(/\s([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g)].map(
    ([, key = '', value = '']) => [key, value.slice(1, -1)] as const
  )
  // What is no attribute would be compared nowhere.
  if (!TAG.test(tag)) throw new MalformedError('an element of it is not well-formed')
  const own = attributes.filter(([key]) => !REVISION.test(key))
  if (own.length > 0) parts.set(`${path} attributes`, { role: roleOf(path), value: JSON.stringify([...own].sort()) })
  const revisions = attributes.filter(([key]) => REVISION.test(key))
  if (revisions.length > 0) parts.set(`${path} revision numbers`, { role: 'metadata', value: JSON.stringify(revisions) })
  const element: Open = { name, path, counts: new Map(), text: '' }
  if (tag.endsWith('/>')) closeElement(element, parts)
  else open.push(element)
}

function closeElement({ path, text }: Open, parts: Map<string, Part>): void {
  const role = REVISION.test(path.slice(path.lastIndexOf('/') + 1)) ? 'metadata' : roleOf(path)
  parts.set(path, { role, value: text, ...(isDate(text) && { shown: text }) })
}

function roleOf(path: string): Part['role'] {
  return PROPERTIES.test(path) || path === 'Properties' || path.startsWith('office:document-meta') ? 'metadata' : 'content'
}

/** A date quotes nothing that a document has to hide. */
function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?$/.test(text)
}

/** Just after the markup that begins there. */
function endOf(xml: string, at: number): number {
  const [close, length] = xml.startsWith('<!--', at)
    ? ['-->', 3]
    : xml.startsWith('<![CDATA[', at)
      ? [']]>', 3]
      : xml.startsWith('<?', at)
        ? ['?>', 2]
        : ['>', 1]
  const end = xml.indexOf(close as string, at)
  if (end < 0) throw new MalformedError('its markup does not end')
  return end + (length as number)
}
