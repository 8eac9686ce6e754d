import { SaxesParser } from 'saxes'
import type { Content } from '../content.ts'
import { decide, type Forms } from './two-readings.ts'

/** Elements within each other. */
const MAX_DEPTH = 1000

/**
 * Equal canonical forms: quotes, the order of attributes, CDATA, character references and empty tags are spelling there; white space, prefixes,
 * processing instructions and everything else is kept. A document with a DTD is left open: only some readers take defaults, types and
 * entities from it, and no entity is ever expanded here. Comments and the white space between elements are left open.
 * @see https://www.w3.org/TR/xml-c14n11/
 */
export function sameXml(sealed: Content, found: Content): boolean | undefined {
  return decide([formsOf(sealed)], [formsOf(found)])
}

/** Throws on any error of the parser, and on what readers may understand differently. */
function formsOf({ text = '' }: Content): Forms {
  const writer = new Writer()
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('error', error => {
    throw error
  })
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') throw new SyntaxError('another version of XML')
    // Bytes of UTF-8 that state another encoding are read in either.
    if (encoding !== undefined && !/^(?:utf-8|us-ascii)$/i.test(encoding)) throw new SyntaxError('another encoding')
  })
  parser.on('doctype', () => {
    throw new SyntaxError('a document type')
  })
  parser.on('opentag', ({ name, prefix, local, uri, attributes }) => {
    writer.open(
      name,
      [uri, local],
      Object.values(attributes).map(one => ({ name: one.name, key: [one.uri, one.local], value: one.value }))
    )
    if (prefix !== '' && uri === '') throw new SyntaxError('a prefix without a namespace')
  })
  parser.on('closetag', ({ name }) => writer.close(name))
  parser.on('text', text => writer.text(text))
  parser.on('cdata', text => writer.text(text))
  parser.on('comment', text => writer.comment(text))
  parser.on('processinginstruction', ({ target, body }) => writer.instruction(target, body))
  parser.write(text).close()
  return writer.forms
}

interface Attribute {
  readonly name: string
  /** Namespace and local name. */
  readonly key: readonly string[]
  readonly value: string
}

const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** Writes both forms, one item per node. A namespace may be long, and is written once and numbered in the loose form. */
class Writer {
  readonly #strict: unknown[] = []
  readonly #loose: unknown[] = []
  readonly #namespaces = new Map<string, number>()
  #text = ''
  /** Text before a comment. */
  #looseText = ''
  #depth = 0

  get forms(): Forms {
    this.#endText()
    return { strict: JSON.stringify(this.#strict), loose: JSON.stringify([this.#loose, [...this.#namespaces.keys()]]) }
  }

  open(name: string, key: readonly string[], attributes: readonly Attribute[]): void {
    if (++this.#depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`)
    this.#endText()
    this.#strict.push(['<', name, attributes.map(one => [one.name, one.value]).sort(byName)])
    const plain = attributes.filter(({ key: [uri] }) => uri !== XMLNS)
    this.#loose.push(['<', this.#numbered(key), plain.map(one => [this.#numbered(one.key), one.value]).sort(byName)])
  }

  close(name: string): void {
    this.#depth--
    this.#endText()
    this.#strict.push(['>', name])
    this.#loose.push('>')
  }

  /** Adjacent text, CDATA and references are one text. Outside of the root there is only white space. */
  text(text: string): void {
    if (this.#depth > 0) this.#text += text
  }

  comment(text: string): void {
    const before = this.#text
    this.#endStrictText()
    this.#strict.push(['!', text])
    // Without the comment, what is around it is one text.
    this.#looseText += before
  }

  instruction(target: string, body: string): void {
    this.#endText()
    this.#strict.push(['?', target, body])
    this.#loose.push(['?', target, body.replace(/\s+/g, '')])
  }

  #endStrictText(): void {
    if (this.#text !== '') this.#strict.push(this.#text)
    this.#text = ''
  }

  /** White space is left open: only the vocabulary defines whether it is content. */
  #endText(): void {
    const loose = `${this.#looseText}${this.#text}`.replace(/\s+/g, '')
    this.#endStrictText()
    this.#looseText = ''
    if (loose !== '') this.#loose.push(loose)
  }

  #numbered([uri = '', local = '']: readonly string[]): string {
    const number = this.#namespaces.get(uri) ?? this.#namespaces.size
    this.#namespaces.set(uri, number)
    return `${number}:${local}`
  }
}

function byName([a]: readonly string[], [b]: readonly string[]): number {
  return (a ?? '') < (b ?? '') ? -1 : 1
}
