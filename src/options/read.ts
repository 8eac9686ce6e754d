import { linesOf, type OptionsOf, type RawOptions, type Row, type Table, withoutBlanks } from './row.ts'

/**
 * Reads what the user wrote. The schema checks it, and is loaded only when there is something to check: zod takes longer to load than
 * twenty files take to verify.
 * @throws OptionsError naming every option that is not allowed
 */
export async function readOptions<T extends Table>(table: T, raw: RawOptions<T>): Promise<OptionsOf<T>> {
  const rows = Object.entries(table)
  const isPlain = ([name, row]: readonly [string, Row]): boolean => plainValue(row, raw[name] ?? '') !== undefined
  if (!rows.every(isPlain)) return (await import('./schema.ts')).parseOptions(table, raw)
  // Each value has the type of its row.
  return Object.fromEntries(rows.map(([name, row]) => [name, plainValue(row, raw[name] ?? '')?.value])) as OptionsOf<T>
}

/**
 * The value of free text, of a line or a number that has its pattern, of a word that is allowed, of the default, `true` and `false`.
 * Undefined for everything else.
 */
function plainValue(row: Row, text: string): { readonly value: unknown } | undefined {
  if (row.type === 'text') return { value: text }
  if (row.type === 'secret') return { value: withoutBlanks(text) }
  if (row.type === 'lines') return { value: linesOf(text) }
  if (text === '' || (row.default !== undefined && text === String(row.default))) return { value: row.default }
  // What does not match is for the schema, which words the refusal.
  const word = withoutBlanks(text)
  if (row.type === 'line') return row.pattern.test(word) ? { value: word } : undefined
  if (row.type === 'number' || row.type === 'threads')
    return row.pattern.test(word) ? { value: word === row.default ? word : Number(word) } : undefined
  if (row.type === 'choice') return row.words.includes(word) ? { value: word } : undefined
  return row.type === 'switch' && (text === 'true' || text === 'false') ? { value: text === 'true' } : undefined
}
