import { type Document, isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from 'yaml'
import type { Content } from '../content.ts'
import { decide, type Forms } from './two-readings.ts'

/** Aliases repeat what they name: a text of a few lines can stand for billions of values. */
const MAX_VALUES = 100_000
const MAX_VALUE_CHARACTERS = 4 * 1024 * 1024
const MAX_DEPTH = 100

/**
 * Equal documents of a stream: comments, layout and key order have no meaning in YAML; types and tags have. Read with the core schema of
 * YAML 1.2 and as YAML 1.1, which many programs still read: `no` is a text in the one and false in the other. What only one of them decides
 * is left open.
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function sameYaml(sealed: Content, found: Content): boolean | undefined {
  return decide(readings(sealed), readings(found))
}

/** Throws on any error or warning of the parser: unknown tags, duplicate keys. */
function readings({ text = '' }: Content): readonly Forms[] {
  return (['1.2', '1.1'] as const).map(version => {
    const documents = parseAllDocuments(text, { version, intAsBigInt: true, logLevel: 'silent' })
    if (!Array.isArray(documents)) return { strict: '', loose: '' }
    const forms = documents.map(document => {
      if (document.errors.length > 0 || document.warnings.length > 0) throw new SyntaxError('not plain YAML')
      // A directive chooses another version or other tags.
      if (document.directives?.yaml.explicit === true) throw new SyntaxError('a YAML directive')
      return new Writer(document).forms
    })
    return { strict: JSON.stringify(forms.map(({ strict }) => strict)), loose: JSON.stringify(forms.map(({ loose }) => loose)) }
  })
}

class Writer {
  readonly forms: Forms
  /** Of nodes that end before: an alias within its own anchor has no end. */
  readonly #anchors = new Map<string, Forms>()
  #values = 0
  #characters = 0

  constructor({ contents }: Document.Parsed) {
    this.forms = this.#write(contents, 0)
  }

  #write(node: unknown, depth: number): Forms {
    if (depth > MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH}`)
    const forms = this.#formsOf(node, depth)
    this.#values++
    this.#characters += forms.strict.length
    if (this.#values > MAX_VALUES || this.#characters > MAX_VALUE_CHARACTERS) throw new RangeError('too many values')
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) this.#anchors.set(node.anchor, forms)
    return forms
  }

  #formsOf(node: unknown, depth: number): Forms {
    if (node === null) return { strict: 'null', loose: 'null' }
    if (isAlias(node)) {
      const named = this.#anchors.get(node.source)
      if (named === undefined) throw new ReferenceError('an alias without its anchor')
      return named
    }
    if (isScalar(node)) return scalarForms(node)
    if (isMap(node)) {
      const pairs = node.items.map(({ key, value }) => [this.#write(key, depth + 1), this.#write(value, depth + 1)] as const)
      const form = (name: keyof Forms) =>
        `{${pairs
          .map(([key, value]) => `${key[name]}:${value[name]}`)
          .sort()
          .join(',')}}`
      return { strict: `${node.tag ?? ''}${form('strict')}`, loose: form('loose') }
    }
    // Pairs within a sequence are the ordered maps of YAML 1.1, which nobody writes.
    if (!isSeq(node)) throw new TypeError('a node of an unknown kind')
    const items = node.items.map(item => this.#write(item, depth + 1))
    return {
      strict: `${node.tag ?? ''}[${items.map(({ strict }) => strict).join(',')}]`,
      loose: `[${items.map(({ loose }) => loose).join(',')}]`
    }
  }
}

/** Numbers keep their spelling in the strict form: a program that reads `1.10` as a version takes it for another one than `1.1`. */
function scalarForms({ value, source, tag }: Scalar): Forms {
  if (typeof value === 'string') return { strict: JSON.stringify([tag ?? '', value]), loose: JSON.stringify(value) }
  // The key `<<` of YAML 1.1 merges a map, which other readers take for a key.
  if (typeof value === 'symbol') throw new TypeError('a merge key')
  const kind = value === null ? 'null' : value instanceof Date ? 'date' : typeof value
  const plain = value instanceof Date ? value.getTime() : value
  return { strict: JSON.stringify([kind, tag ?? '', source ?? '']), loose: JSON.stringify([kind, String(plain)]) }
}
