import { parse, TomlDate } from 'smol-toml'
import type { Content } from '../content.ts'
import { decide, type Forms } from './two-readings.ts'

const MAX_DEPTH = 100

/** More digits than a double or a millisecond holds: the parser rounds them, and others need not. */
const TOO_PRECISE = /[0-9_.]{17}|:[0-9]{2}\.[0-9]{4}/

/**
 * Equal documents: layout, comments and the order of keys have no meaning in TOML, types have (`1` and `1.0`, a date and a text).
 * @see https://toml.io/en/v1.0.0
 */
export function sameToml(sealed: Content, found: Content): boolean | undefined {
  return decide([formsOf(sealed)], [formsOf(found)])
}

function formsOf({ text = '' }: Content): Forms {
  if (TOO_PRECISE.test(text)) throw new RangeError('more digits than are held')
  return write(parse(text, { integersAsBigInt: true, maxDepth: MAX_DEPTH }))
}

function write(value: unknown): Forms {
  if (typeof value === 'string')
    // Readers may normalize the line ends of texts over several lines.
    return { strict: JSON.stringify(value), loose: JSON.stringify(value.replaceAll('\r\n', '\n')) }
  if (value instanceof TomlDate) {
    const kind = value.isDate() ? 'date' : value.isTime() ? 'time' : value.isLocal() ? 'local' : 'instant'
    return { strict: `${kind} ${value.toISOString()}`, loose: `${kind} ${value.getTime()}` }
  }
  if (Array.isArray(value)) {
    const items = value.map(write)
    return { strict: `[${items.map(({ strict }) => strict).join(',')}]`, loose: `[${items.map(({ loose }) => loose).join(',')}]` }
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [JSON.stringify(key), write(item)] as const)
    const form = (name: keyof Forms) => `{${members.map(([key, forms]) => `${key}:${forms[name]}`).join(',')}}`
    return { strict: form('strict'), loose: form('loose') }
  }
  const plain = `${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}`
  return { strict: plain, loose: plain }
}
