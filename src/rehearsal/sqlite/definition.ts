import { normalForm, type Token, tokensOf, wordOf } from './tokens.ts'

/** A `CREATE TABLE`, part by part. Names are not part of it: `ALTER TABLE` quotes them in its own way. */
export interface TableDefinition {
  /** Of each column, in order: what follows its name. */
  readonly columns: readonly string[]
  readonly constraints: readonly { readonly name: string; readonly text: string }[]
  /** What follows the parentheses: `without rowid , strict`. */
  readonly options: string
}

const CONSTRAINT = /^(?:constraint|primary|unique|check|foreign)$/

/** @param sql as SQLite keeps it: always with a list in parentheses */
export function tableDefinition(sql: string): TableDefinition {
  const tokens = [...tokensOf(sql)]
  const open = tokens.findIndex(({ kind, text }) => kind === 'symbol' && text === '(')
  const parts: Token[][] = [[]]
  let depth = 0
  let close = open
  for (let index = open; index < tokens.length && index >= 0; index++) {
    const token = tokens[index]
    if (token === undefined) break
    const symbol = token.kind === 'symbol' ? token.text : ''
    if (symbol === ')' && --depth === 0) {
      close = index
      break
    }
    if (depth > 0 && !(depth === 1 && symbol === ',')) parts.at(-1)?.push(token)
    if (depth === 1 && symbol === ',') parts.push([])
    if (symbol === '(') depth++
  }
  const isConstraint = (part: readonly Token[]): boolean => CONSTRAINT.test(wordOf(part[0]))
  return {
    columns: parts.filter(part => !isConstraint(part)).map(part => normalForm(part.slice(1))),
    constraints: named(parts.filter(isConstraint)),
    options: normalForm(tokens.slice(close + 1))
  }
}

/** Constraints by their names, or by what they are, counted. */
function named(parts: readonly (readonly Token[])[]): TableDefinition['constraints'] {
  const counts = new Map<string, number>()
  return parts.map(part => {
    const kind = wordOf(part[0])
    const base = kind === 'constraint' ? (part[1]?.text ?? '') : kind
    const number = (counts.get(base) ?? 0) + 1
    counts.set(base, number)
    return { name: number === 1 ? base : `${base} (${number})`, text: normalForm(part) }
  })
}

/** What follows the name of an index, trigger, view or virtual table. */
export function afterName(sql: string): string {
  const tokens = [...tokensOf(sql)]
  const start = tokens.findIndex(token => /^(?:on|using|as|before|after|instead|delete|insert|update)$/.test(wordOf(token)))
  const list = tokens.findIndex(({ kind, text }) => kind === 'symbol' && text === '(')
  // A view may list its columns before AS.
  const from = wordOf(tokens[1]) === 'view' && list >= 0 && list < start ? list : start
  const unique = tokens.slice(0, Math.max(0, from)).some(token => wordOf(token) === 'unique')
  return `${unique ? 'unique ' : ''}${normalForm(from < 0 ? tokens : tokens.slice(from))}`
}
