import type { Buffer } from 'node:buffer'
import { Content } from '../content.ts'
import { canonicalJson } from '../meaning/json.ts'
import { addPart, comparedParts, MalformedError, type Part, type Parts, type PartsReader, utf8Of } from './part.ts'

// Jupyter notebooks: https://nbformat.readthedocs.io/en/latest/format_description.html

const MAX_NOTEBOOK_BYTES = 8 * 1024 * 1024

/** Cells whose source differs; outputs, execution counts and metadata apart from them. */
export const compareNotebooks: PartsReader = (sealed, found) => comparedParts(partsOf(sealed), partsOf(found))

function partsOf(bytes: Buffer): Parts {
  const text = utf8Of(bytes, MAX_NOTEBOOK_BYTES)
  // With a key twice, two readers find two notebooks in it.
  if (canonicalJson(new Content(bytes), false) === undefined)
    throw new MalformedError('it is not JSON that all readers read alike')
  const notebook: unknown = JSON.parse(text)
  if (!isRecord(notebook) || !Array.isArray(notebook['cells'])) throw new MalformedError('it has no cells')
  const { cells, metadata, ...rest } = notebook
  const parts = new Map<string, Part>()
  const add = (name: string, role: Part['role'], value: unknown) => {
    const json = JSON.stringify(value)
    if (json !== undefined)
      addPart(parts, name, { role, value: json, ...(typeof value === 'number' && { shown: String(value) }) })
  }
  for (const [at, cell] of (cells as unknown[]).entries()) {
    if (!isRecord(cell)) throw new MalformedError('a cell of it is not an object')
    const { cell_type: type, source, attachments, outputs, execution_count: count, ...others } = cell
    add(`cell ${at + 1}: source`, 'content', [type, isLines(source) ? source.join('') : source])
    // Pictures that its text shows.
    add(`cell ${at + 1}: attachments`, 'content', attachments)
    add(`cell ${at + 1}: outputs`, 'metadata', outputs)
    add(`cell ${at + 1}: execution count`, 'metadata', count)
    add(`cell ${at + 1}: metadata`, 'metadata', others)
  }
  for (const [key, value] of Object.entries(isRecord(metadata) ? metadata : {}))
    add(/^(?:kernelspec|language_info)$/.test(key) ? `notebook: ${key}` : 'notebook: other metadata', 'metadata', value)
  for (const [key, value] of Object.entries(rest))
    add(/^nbformat(?:_minor)?$/.test(key) ? key : 'notebook: other keys', 'metadata', value)
  return parts
}

function isLines(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(line => typeof line === 'string')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
