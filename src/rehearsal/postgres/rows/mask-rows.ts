import { Refused } from '../../denial.ts'
import type { MaskValue } from '../../mask-values.ts'
import type { CopyIn, Statement } from '../sql/statements.ts'
import { type Token, tokensOf } from '../sql/tokens.ts'
import { copyField, copyValue, fieldsOf, RowSplitter } from './copy-text.ts'
import { itemsAt } from './dump-tables.ts'

/** Masks by the index of the value in a row. */
export type RowMasks = ReadonlyMap<number, MaskValue>

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const asBytes = (text: string) => Buffer.from(text).toString('latin1')

/** Rows of COPY with some of their values masked. Everything else keeps its bytes. @throws {Refused} for a row without such a value */
export async function* maskCopy({ data, line }: Pick<CopyIn, 'data' | 'line'>, masks: RowMasks): AsyncGenerator<Uint8Array> {
  const splitter = new RowSplitter()
  for await (const bytes of data) {
    const rows = splitter.add(bytes)
    if (rows.length > 0) yield latin1(rows.map(row => `${maskRow(row, masks, line)}\n`).join(''))
  }
  if (splitter.rest !== '') yield latin1(maskRow(splitter.rest, masks, line))
}

function maskRow(row: string, masks: RowMasks, line: number): string {
  const fields = fieldsOf(row)
  for (const [index, mask] of masks) {
    const field = fields[index]
    if (field === undefined) throw new Refused('mask-refused', 'a row of this COPY has fewer values than columns', line)
    const value = copyValue(field)
    if (value === undefined) continue
    const masked = mask(latin1(value).toString())
    fields[index] = copyField(masked === undefined ? undefined : asBytes(masked))
  }
  return fields.join('\t')
}

/**
 * An INSERT with some of its values masked. Everything else keeps its bytes, and every line its number.
 * @param bytes the statement with the comments before it and its `;`
 * @param values index of the token after VALUES
 * @throws {Refused} where a masked value is an expression, of which nobody knows the value
 */
export function maskInsert(piece: Pick<Statement, 'text' | 'line'>, bytes: Buffer, values: number, masks: RowMasks): Buffer {
  const tokens = tokensOf(piece.text)
  // The same tokens, with indexes of bytes.
  const raw = bytes.toString('latin1')
  const places = tokensOf(raw)
  const refuse = (reason: string): never => {
    throw new Refused('mask-refused', reason, piece.line)
  }
  if (places.length - tokens.length > 1 || places.length < tokens.length) refuse('this INSERT cannot be read byte by byte')
  const placeOf = new Map(tokens.map((token, index) => [token, places[index]]))
  const parts: string[] = []
  let copied = 0
  let at: number | undefined = values
  while (at !== undefined && tokens[at]?.text === '(') {
    const { items, end } = itemsAt(tokens, at)
    for (const [index, mask] of masks) {
      const item = items[index] ?? refuse('a row of this INSERT has fewer values than columns')
      const constant = constantOf(item) ?? refuse('a value that is to be masked is an expression, not a constant')
      if (constant === 'none') continue
      const [from, to] = [placeOf.get(constant.first)?.at ?? 0, placeOf.get(constant.last)?.end ?? 0]
      const masked = mask(constant.value)
      const text = masked === undefined ? 'NULL' : asBytes(`'${masked.replaceAll("'", "''")}'`)
      const lines = countLines(raw.slice(from, to)) - countLines(text)
      parts.push(raw.slice(copied, from), text, '\n'.repeat(Math.max(0, lines)))
      copied = to
    }
    at = tokens[end]?.text === ',' ? end + 1 : undefined
  }
  return latin1(`${parts.join('')}${raw.slice(copied)}`)
}

interface Constant {
  readonly value: string
  readonly first: Token
  readonly last: Token
}

/** The constant of a value, without its cast; `none` for NULL and DEFAULT; undefined for anything else. */
function constantOf(item: readonly Token[]): Constant | 'none' | undefined {
  const [first, second, third] = item
  if (first === undefined) return undefined
  const isCast = (colon: Token | undefined, other: Token | undefined) => colon?.text === ':' && other?.text === ':'
  const isOnly = (from: number) => item.length === from || isCast(item[from], item[from + 1])
  if (first.kind === 'word' && isOnly(1)) {
    if (first.text === 'null' || first.text === 'default') return 'none'
    return first.text === 'true' || first.text === 'false' ? { value: first.text, first, last: first } : undefined
  }
  if ((first.kind === 'string' || first.kind === 'number') && isOnly(1)) return { value: first.text, first, last: first }
  if (first.kind === 'symbol' && first.text === '-' && second?.kind === 'number' && (third === undefined || isOnly(2)))
    return { value: `-${second.text}`, first, last: second }
  return undefined
}

function countLines(text: string): number {
  return text.split('\n').length - 1
}
