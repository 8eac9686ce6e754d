import type { ConfigChange } from '../model/base.ts'
import { CONFIG_ROWS, type ConfigTexts } from './config.ts'
import { linesOf, type Row, withoutBlanks } from './row.ts'

const MAX_SHOWN_CHARACTERS = 200

/**
 * What a change did to a configuration, key by key. Keys that decide only what is made of a result are not compared.
 * @param overridden keys that the workflow gives itself: what the file gives for them has no effect
 */
export function configChanges(before: ConfigTexts, after: ConfigTexts, overridden: ReadonlySet<string>): readonly ConfigChange[] {
  return CONFIG_ROWS.filter(([name, { config }]) => config !== 'report' && !overridden.has(name)).flatMap(([name, row]) => {
    const [was, is] = [valuesOf(row, before[name]), valuesOf(row, after[name])]
    if (was.length === is.length && was.every((value, index) => value === is[index])) return []
    return [{ key: name, before: shown(was), after: shown(is), stronger: isStronger(name, was, is) }]
  })
}

/** The values of a key, normalized; an absent key has its default, or no value. */
function valuesOf(row: Row, text: string | undefined): readonly string[] {
  if (row.type === 'lines') return [...new Set(linesOf(text ?? ''))].sort()
  if (row.type === 'choices') return [...new Set((text ?? '').split(/[\s,]+/))].filter(one => one !== '' && one !== 'none').sort()
  const value = withoutBlanks(text ?? '') || String(row.default ?? '')
  return value === '' ? [] : [row.type === 'switch' ? value.toLowerCase() : value]
}

function shown(values: readonly string[]): string {
  const text = values.map(value => JSON.stringify(value)).join(', ')
  if (text === '') return 'nothing'
  return text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS)}…` : text
}

/** From the laxest. */
const UNSEALED = ['ignore', 'warn', 'fail']

/** True only for what certainly refuses at least as much as before. */
function isStronger(name: string, was: readonly string[], is: readonly string[]): boolean {
  const [one = ''] = was
  const [other = ''] = is
  switch (name) {
    case 'manifest':
    case 'covers':
      // An exclusion that is added takes files away, and so does a pattern that is replaced.
      return was.every(value => is.includes(value)) && is.every(value => was.includes(value) || !value.startsWith('!'))
    case 'accept':
      return is.every(value => was.includes(value))
    case 'text-rules':
      return was.every(value => is.includes(value))
    case 'unsealed':
      return UNSEALED.indexOf(other) >= UNSEALED.indexOf(one)
    case 'require-clearance':
    case 'probes':
      return other === 'true'
    case 'reseal':
      return other === 'forbid'
    case 'new-files':
      return other === 'fail'
    case 'unchanged-since':
    case 'release':
    case 'trusted-ref':
    case 'manifest-sha256':
    case 'signed-by':
    case 'public-key':
    case 'blocker-map':
      return one === ''
    case 'max-manifest-bytes':
    case 'max-entries':
      return Number(other) <= Number(one)
    default:
      return false
  }
}
