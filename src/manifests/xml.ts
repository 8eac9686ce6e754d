import type { ManifestText } from './format.ts'
import type { ManifestBuilder } from './manifest-builder.ts'

/** An element of a document, with what is in it. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
  /** Line of its start tag, from 1. */
  readonly line: number
}

/** Lists are flat. */
const MAX_DEPTH = 100
/** As many as values of a JSON manifest. */
const MAX_ELEMENTS = 8_000_000

/** What a document must not have, because readers disagree on it or because it costs more than its bytes. */
class RefusedXml extends Error {}

/**
 * The root element of a manifest in XML; undefined, with the problem noted, where it is not one. No document type is read, so no entity is ever
 * expanded and nothing is fetched. Attributes with a prefix are passed over.
 * @see https://www.w3.org/TR/xml/
 */
export async function readXml(manifest: ManifestText, entries: ManifestBuilder): Promise<XmlElement | undefined> {
  const refuse = (reason: string, line?: number): undefined => void entries.problem('manifest-malformed', line, reason)
  if (manifest.bytewise) return void entries.problem('manifest-encoding', undefined, 'XML must be UTF-8 here')
  const { SaxesParser } = await import('saxes')
  const parser = new SaxesParser({ xmlns: true })
  const open: (XmlElement & { children: XmlElement[]; text: string })[] = []
  let root: XmlElement | undefined
  let count = 0
  parser.on('error', error => {
    throw error
  })
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') throw new RefusedXml('it is not XML 1.0')
    // The bytes were decoded already.
    if (encoding !== undefined && !/^(?:utf-8|utf-16|us-ascii)$/i.test(encoding))
      throw new RefusedXml('it states another encoding than UTF-8')
  })
  parser.on('doctype', () => {
    throw new RefusedXml('it has a document type, which can define entities')
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= MAX_DEPTH) throw new RefusedXml(`elements are nested deeper than ${MAX_DEPTH}`)
    if (++count > MAX_ELEMENTS) throw new RefusedXml(`it has more than ${MAX_ELEMENTS} elements`)
    const plain = Object.values(attributes).filter(({ prefix }) => prefix === '')
    const own = new Map(plain.map(one => [one.local, one.value]))
    const element = { name: local, namespace: uri, attributes: own, children: [], text: '', line: parser.line }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const text = (more: string): void => {
    const element = open.at(-1)
    if (element !== undefined) element.text += more
  }
  parser.on('text', text)
  parser.on('cdata', text)
  try {
    parser.write(manifest.text).close()
  } catch (error) {
    if (error instanceof RefusedXml) return refuse(error.message, parser.line)
    // The message of the parser quotes the document.
    return open.length > 0 && parser.position >= manifest.text.length
      ? void entries.problem('manifest-truncated', parser.line, 'the document has no end: the manifest may be cut')
      : refuse('it is not well-formed XML', parser.line)
  }
  return root ?? refuse('it has no element')
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter(child => child.name === name && child.namespace === element.namespace) ?? []
}

/** The text of the only child of that name; undefined where there is none, or several. */
export function childText(element: XmlElement, name: string): string | undefined {
  const [child, ...others] = childrenOf(element, name)
  return others.length > 0 ? undefined : child?.text
}
