import { type Token, tokensOf } from '../sql/tokens.ts'

/** Where names without a schema are looked for. */
const DEFAULT_SCHEMA = 'public'

const PLAIN = /^[a-z_][a-z0-9_$]*$/

/** One spelling for a table, as `pg_dump` writes it but for reserved words: `public.users`, `shop."Order"`. */
export function tableName(schema: string, table: string): string {
  return [schema, table].map(name => (PLAIN.test(name) ? name : `"${name.replaceAll('"', '""')}"`)).join('.')
}

/**
 * The table that tokens name, and the index after the name.
 * @returns undefined for what is no name
 */
export function tableAt(tokens: readonly Token[], index: number): { readonly name: string; readonly next: number } | undefined {
  const [first, dot, second] = tokens.slice(index, index + 3)
  if (!isName(first)) return undefined
  if (dot?.kind !== 'symbol' || dot.text !== '.') return { name: tableName(DEFAULT_SCHEMA, first.text), next: index + 1 }
  return isName(second) ? { name: tableName(first.text, second.text), next: index + 3 } : undefined
}

/** One spelling for a table that a person wrote as in SQL; undefined for what is no name. */
export function spelledTable(text: string): string | undefined {
  const tokens = tokensOf(text)
  const found = tableAt(tokens, 0)
  return found?.next === tokens.length ? found.name : undefined
}

export function isName(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'name'
}

/** Names in parentheses, `(a, "B")`, from that index on. */
export function namesAt(
  tokens: readonly Token[],
  index: number
): { readonly names: readonly string[]; readonly next: number } | undefined {
  if (tokens[index]?.text !== '(' || tokens[index]?.kind !== 'symbol') return undefined
  const names: string[] = []
  for (let at = index + 1; ; at += 2) {
    const [name, after] = [tokens[at], tokens[at + 1]]
    if (!isName(name) || after?.kind !== 'symbol') return undefined
    names.push(name.text)
    if (after.text === ')') return { names, next: at + 2 }
    if (after.text !== ',') return undefined
  }
}
