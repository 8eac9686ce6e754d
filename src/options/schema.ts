import * as z from 'zod/mini'
import { utcMilliseconds } from '../model/time.ts'
import { notAllowed, OptionsError } from './problem.ts'
import { allowedValues, linesOf, type OptionsOf, type RawOptions, type Row, type Table, withoutBlanks } from './row.ts'

const TRUE = ['true', 'True', 'TRUE']
const FALSE = ['false', 'False', 'FALSE']
/** docs.github.com, "Usage limits": jobs of a matrix. */
const MAX_SHARDS = 256

const lines = z.pipe(z.string(), z.transform(linesOf))
const trimmed = z.pipe(z.string(), z.transform(withoutBlanks))

/** YAML 1.2 core booleans: https://yaml.org/spec/1.2.2/#10212-boolean */
const boolean = (standard: boolean) =>
  z.pipe(
    trimmed,
    z.pipe(
      z.enum(['', ...TRUE, ...FALSE]),
      z.transform((word: string) => (word === '' ? standard : TRUE.includes(word)))
    )
  )

/** Text that is empty, which means the default, or has the pattern; then what is made of it. */
const matching = <V>(pattern: RegExp, standard: V, read: (word: string) => V) =>
  z.pipe(
    trimmed,
    z.pipe(
      z.string().check(z.refine(word => word === '' || pattern.test(word))),
      z.transform((word: string) => (word === '' ? standard : read(word)))
    )
  )

const oneOf = (words: readonly string[], standard: string) =>
  z.pipe(
    trimmed,
    z.pipe(
      z.transform((word: string) => word || standard),
      z.enum(words)
    )
  )

/** Words between blanks or commas. */
const someOf = (words: readonly string[]) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text: string) => text.split(/[\s,]+/).filter(word => word !== '' && word !== 'none'))
    ),
    z.array(z.enum(words))
  )

/** Empty, or a time in UTC that exists. */
const time = z.pipe(trimmed, z.string().check(z.refine(word => word === '' || utcMilliseconds(word) !== undefined)))

/** `2/8`. */
const shard = z.pipe(
  trimmed,
  z.pipe(
    z.string().check(
      z.refine(word => {
        const [, index, of] = /^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(word) ?? []
        return word === '' || (index !== undefined && Number(index) <= Number(of) && Number(of) <= MAX_SHARDS)
      })
    ),
    z.transform((word: string) => {
      const [index, of] = word.split('/').map(Number)
      return index === undefined || of === undefined ? undefined : { index, of }
    })
  )
)

/** Every value is a string, as the runner passes it. */
function schemaOf(row: Row) {
  switch (row.type) {
    case 'text':
      return z.string()
    case 'secret':
      return trimmed
    case 'lines':
      return lines
    case 'line':
      return matching(row.pattern, row.default, word => word)
    case 'time':
      return time
    case 'number':
      return matching(row.pattern, row.default, Number)
    case 'threads':
      return matching<string | number>(row.pattern, row.default, word => (word === row.default ? word : Number(word)))
    case 'shard':
      return shard
    case 'choice':
      return oneOf(row.words, row.default)
    case 'choices':
      return someOf(row.words)
    case 'switch':
      return boolean(row.default)
  }
}

/**
 * Checks all options at once. Nothing is guessed and nothing is replaced; an absent or empty text means the default.
 * @throws OptionsError naming every option that is not allowed
 */
export function parseOptions<T extends Table>(table: T, raw: RawOptions<T>): OptionsOf<T> {
  const rows = Object.entries(table)
  const schema = z.object(Object.fromEntries(rows.map(([name, row]) => [name, schemaOf(row)])))
  const result = schema.safeParse(Object.fromEntries(rows.map(([name]) => [name, raw[name] ?? ''])))
  // The schema of a row makes values of the row's type.
  if (result.success) return result.data as OptionsOf<T>
  const wrong = new Set(result.error.issues.map(({ path }) => path[0]))
  throw new OptionsError(
    rows.filter(([name]) => wrong.has(name)).map(([name, row]) => notAllowed(name, raw[name] ?? '', allowedValues(row)))
  )
}
