import { UsageError } from '../commands/usage-error.ts'
import { notAllowed } from '../options/problem.ts'
import { readOptions } from '../options/read.ts'
import { allowedValues, type OptionsOf, type Row, type Table } from '../options/row.ts'

/**
 * Reads the options of a program. They have the names of the flags in camel case, and are checked like them: a value that is not allowed is
 * refused, never replaced by a default, and a name that does not exist must not pass for an option that was not given.
 * @param values as the program passed them, of any type
 * @param others names of options that the caller has read itself
 * @throws UsageError or OptionsError naming what is not allowed
 */
export async function readValues<T extends Table>(table: T, values: object, others: readonly string[]): Promise<OptionsOf<T>> {
  const names = new Map(Object.keys(table).map(name => [camelCase(name), name]))
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const lists: Record<string, readonly string[]> = {}
  const texts: Record<string, string> = {}
  for (const [key, value] of given) {
    const name = names.get(key)
    const row = name === undefined ? undefined : table[name]
    if (name === undefined || row === undefined)
      throw new UsageError((await import('../options/nearest.ts')).unknownName('option', key, [...names.keys(), ...others]).text)
    if (row.type === 'lines' && isListOfTexts(value)) lists[name] = value
    else texts[name] = textOf(key, row, value)
  }
  const options = await readOptions(table, texts as Partial<Record<keyof T, string>>)
  // Names in a list are taken as they are: an input of the action loses the blanks around a line, and cannot hold a line break.
  return { ...options, ...lists }
}

function textOf(key: string, row: Row, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (row.type === 'choices' && isListOfTexts(value)) return value.join(' ')
  throw new UsageError(notAllowed(key, typeof value === 'string' ? value : shown(value), allowedValues(row)).text)
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string' && item !== '')
}

function shown(value: unknown): string {
  return Array.isArray(value) ? 'a list with something else than names in it' : value === null ? 'null' : typeof value
}

/** `manifest-sha256` is `manifestSha256`. */
function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
