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

/** The value of free text, of a line that has its pattern, of the default, `true` and `false`. Undefined for everything else. */
function plainValue(row: Row, text: string): { readonly value: unknown } | undefined {
  if (row.type === 'text') return { value: text }
  if (row.type === 'secret') return { value: withoutBlanks(text) }
  if (row.type === 'lines') return { value: linesOf(text) }
  if (text === '' || (row.default !== undefined && text === String(row.default))) return { value: row.default }
  if (row.type === 'line') {
    const word = withoutBlanks(text)
    // What does not match is for the schema, which words the refusal.
    return row.pattern.test(word) ? { value: word } : undefined
  }
  return row.type === 'switch' && (text === 'true' || text === 'false') ? { value: text === 'true' } : undefined
}
