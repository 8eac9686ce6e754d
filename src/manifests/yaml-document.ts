import { errorMessage } from '../model/error-message.ts'
import type { ManifestText } from './format.ts'
import { isRecord } from './json.ts'
import type { ManifestBuilder } from './manifest-builder.ts'

/**
 * A manifest that is one map in YAML, all of whose values are texts, lists and maps; undefined, with the problem noted, where it is not. Strict: no
 * anchors, tags or duplicate keys, which the tools never write.
 * @param maxCharacters the parser makes many objects of each character
 */
export async function yamlDocument(
  { text, bytewise, file }: ManifestText,
  entries: ManifestBuilder,
  maxCharacters: number
): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (bytewise) entries.problem('manifest-encoding', undefined, 'YAML must be UTF-8')
  else if (text.length > maxCharacters)
    entries.problem('manifest-too-large', undefined, `it has more than ${maxCharacters} characters, which no such list has`)
  else if (file && !text.endsWith('\n'))
    entries.problem('manifest-truncated', undefined, 'the last line has no line feed: the manifest may be cut')
  // The tools never write it so, and JSON is read by readers that know more of it.
  else if (/^\s*[{[]/.test(text)) entries.problem('manifest-malformed', 1, 'it is JSON, or a flow of YAML')
  else
    try {
      const yaml = await import('yaml')
      const lines = new yaml.LineCounter()
      // Its own check of keys compares each with all others, and its own messages cost more for each error than the text has bytes.
      const options = {
        uniqueKeys: false,
        prettyErrors: false,
        strict: true,
        version: '1.2',
        schema: 'failsafe',
        logLevel: 'error'
      } as const
      const parsed = withoutStacks(() => yaml.parseDocument(text, { ...options, lineCounter: lines }))
      const [error = parsed.warnings[0]] = parsed.errors
      if (error === undefined && hasUniqueKeys(parsed.contents, yaml)) {
        const value: unknown = parsed.toJS({ maxAliasCount: 0 })
        if (isRecord(value)) return value
      }
      const reason =
        error === undefined ? 'it is not a map of texts, in which each key is given once' : 'it is not YAML that can be read'
      entries.problem('manifest-malformed', error === undefined ? undefined : lines.linePos(error.pos[0]).line, reason)
    } catch (error) {
      entries.problem('manifest-malformed', undefined, `it is not YAML that can be read: ${errorMessage(error)}`)
    }
  return undefined
}

/** The parser makes an error for each character that is wrong, and most of that time goes into stacks that nobody reads. */
function withoutStacks<Value>(parse: () => Value): Value {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return parse()
  } finally {
    Error.stackTraceLimit = limit
  }
}

/** False too for a key that is not a text. Nesting is bounded by the stack of the parser. */
function hasUniqueKeys(node: unknown, yaml: Pick<typeof import('yaml'), 'isMap' | 'isSeq' | 'isScalar'>): boolean {
  if (yaml.isSeq(node)) return node.items.every(item => hasUniqueKeys(item, yaml))
  if (!yaml.isMap(node)) return true
  const keys = node.items.map(({ key }) => (yaml.isScalar(key) && typeof key.value === 'string' ? key.value : undefined))
  return (
    !keys.includes(undefined) && new Set(keys).size === keys.length && node.items.every(({ value }) => hasUniqueKeys(value, yaml))
  )
}

/** Lines, from 1, on which a key is given. */
export function linesOfKey(text: string, key: string): readonly number[] {
  const pattern = new RegExp(`^[ -]*${key}:`)
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [index + 1] : []))
}
