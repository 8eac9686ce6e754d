import type { DeclaredColumn } from '../../dump.ts'
import type { Statement } from '../sql/statements.ts'
import { type Token, tokensOf } from '../sql/tokens.ts'
import { isName, namesAt, tableAt } from './table-name.ts'

/** Which column each value of some rows is in. */
export interface RowsOf {
  /** As `tableName` spells it. */
  readonly table: string
  /** In the order of the values; undefined if the dump does not show it. */
  readonly columns: readonly string[] | undefined
}

interface Declared {
  readonly columns: readonly DeclaredColumn[]
  /** The list is whole: nothing is inherited or copied from another table. */
  readonly whole: boolean
}

/** Begins an item of CREATE TABLE that is not a column. */
const NO_COLUMN = /^(?:constraint|primary|unique|check|foreign|exclude|like)$/

/** Tables of a dump, as its statements declare them while they are read. */
export class DumpTables {
  readonly #tables = new Map<string, Declared>()
  readonly #parents = new Map<string, string[]>()

  /** Every table that was declared so far. */
  get all(): ReadonlyMap<string, { readonly columns: readonly DeclaredColumn[] }> {
    return this.#tables
  }

  /** The tables that a table is a partition of or inherits from, the nearest first. */
  ancestors(table: string): string[] {
    const found: string[] = []
    for (const queue = [...(this.#parents.get(table) ?? [])]; queue.length > 0; ) {
      const next = queue.shift() ?? ''
      if (found.includes(next)) continue
      found.push(next)
      queue.push(...(this.#parents.get(next) ?? []))
    }
    return found
  }

  /** Takes a statement of the dump. */
  read({ text, words }: Pick<Statement, 'text' | 'words'>): void {
    const [verb, object = ''] = words
    if (verb === 'create' && /^(?:table|unlogged)$/.test(object)) this.#create(tokensOf(text))
    else if (verb === 'alter' && object === 'table') this.#alter(tokensOf(text))
  }

  /** What the rows after `COPY … FROM STDIN` are. */
  copied(text: string): RowsOf | undefined {
    const tokens = tokensOf(text)
    const table = tableAt(tokens, 1)
    if (table === undefined) return undefined
    const columns = namesAt(tokens, table.next)?.names ?? this.#columnsOf(table.name)
    return { table: table.name, columns }
  }

  /** What the values of an INSERT are; and the index of the token after `VALUES`, if it has values. */
  inserted(tokens: readonly Token[]): (RowsOf & { readonly values: number | undefined }) | undefined {
    const table = tableAt(tokens, tokens[2]?.text === 'only' && tokens[2].kind === 'word' ? 3 : 2)
    if (table === undefined) return undefined
    const list = namesAt(tokens, table.next)
    let next = list?.next ?? table.next
    if (tokens[next]?.text === 'overriding') next += 3
    const values = tokens[next]?.kind === 'word' && tokens[next]?.text === 'values' ? next + 1 : undefined
    return { table: table.name, columns: list?.names ?? this.#columnsOf(table.name), values }
  }

  #columnsOf(table: string): readonly string[] | undefined {
    const declared = this.#tables.get(table)
    return declared?.whole === true ? declared.columns.map(({ name }) => name) : undefined
  }

  #create(tokens: readonly Token[]): void {
    let at = tokens.findIndex(({ text }) => text === 'table') + 1
    if (tokens[at]?.text === 'if') at += 3
    const table = tableAt(tokens, at)
    if (table === undefined) return
    const { name, next } = table
    if (tokens[next]?.text === 'partition') {
      const parent = tableAt(tokens, next + 2)
      if (parent !== undefined) this.#addParent(name, parent.name)
      this.#tables.set(name, { columns: [], whole: false })
      return
    }
    if (tokens[next]?.text !== '(') {
      this.#tables.set(name, { columns: [], whole: false })
      return
    }
    const { items, end } = itemsAt(tokens, next)
    const columns = items.flatMap(([first, second, ...more]): DeclaredColumn[] =>
      !isName(first) || (first.kind === 'word' && NO_COLUMN.test(first.text))
        ? []
        : [{ name: first.text, type: typeOf(second, more), notNull: hasNotNull(more) }]
    )
    const parents = tokens[end]?.text === 'inherits' ? itemsAt(tokens, end + 1).items : []
    for (const item of parents) {
      const parent = tableAt(item, 0)
      if (parent !== undefined) this.#addParent(name, parent.name)
    }
    const copies = items.some(([first]) => first?.kind === 'word' && first.text === 'like')
    this.#tables.set(name, { columns, whole: parents.length === 0 && !copies })
  }

  #alter(tokens: readonly Token[]): void {
    let at = 2
    if (tokens[at]?.text === 'if') at += 2
    if (tokens[at]?.text === 'only' && tokens[at]?.kind === 'word') at++
    const table = tableAt(tokens, at)
    if (table === undefined) return
    const [verb, object] = [tokens[table.next]?.text, tokens[table.next + 1]?.text]
    if (verb === 'attach' && object === 'partition') {
      const child = tableAt(tokens, table.next + 2)
      if (child !== undefined) this.#addParent(child.name, table.name)
    } else if (verb === 'inherit') {
      const parent = tableAt(tokens, table.next + 1)
      if (parent !== undefined) this.#addParent(table.name, parent.name)
    } else if (/^(?:add|drop|rename)$/.test(verb ?? '') && object !== 'constraint') {
      const declared = this.#tables.get(table.name)
      if (declared !== undefined) this.#tables.set(table.name, { ...declared, whole: false })
    }
  }

  #addParent(child: string, parent: string): void {
    this.#parents.set(child, [...(this.#parents.get(child) ?? []), parent])
  }
}

/** Items in parentheses, cut at the commas of the first level; and the index after the parenthesis that closes. */
export function itemsAt(
  tokens: readonly Token[],
  index: number
): { readonly items: readonly (readonly Token[])[]; readonly end: number } {
  const items: Token[][] = [[]]
  let depth = 0
  for (let at = index; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    const symbol = token.kind === 'symbol' ? token.text : ''
    if (symbol === ')' || symbol === ']') depth--
    if (depth === 0 && symbol === ')') return { items, end: at + 1 }
    if (depth === 1 && symbol === ',') items.push([])
    else if (depth >= 1) items.at(-1)?.push(token)
    if (symbol === '(' || symbol === '[') depth++
  }
  return { items, end: tokens.length }
}

/** `character`, also where the schema is written before it, as in `pg_catalog.text`. */
function typeOf(first: Token | undefined, [dot, second]: readonly Token[]): string {
  return (dot?.text === '.' ? second?.text : first?.text) ?? ''
}

function hasNotNull(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, text }, index) => kind === 'word' && text === 'not' && tokens[index + 1]?.text === 'null')
}
