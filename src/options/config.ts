import { isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap } from 'yaml'
import { errorMessage } from '../model/error-message.ts'
import { unknownName } from './nearest.ts'
import { type OptionProblem, OptionsError } from './problem.ts'
import { readOptions } from './read.ts'
import { linesOf, type Row } from './row.ts'
import { GATE } from './table.ts'

/** Where the configuration is, from the top of a repository. */
export const CONFIG_PATH = '.github/seal-gate.yml'
/** A list of some thousand manifests. Above it, a parser of YAML has more to do than the gate. */
export const MAX_CONFIG_BYTES = 64 * 1024

type Name = keyof typeof GATE
/** What a configuration gives for each key, as the text of the input with that name. */
export type ConfigTexts = { readonly [N in Name]?: string }

/** Rows of what a configuration may have. */
export const CONFIG_ROWS: readonly (readonly [Name, Row])[] = Object.entries(GATE).flatMap(([name, row]) =>
  // Own keys of the table.
  'config' in row ? [[name as Name, row as Row] as const] : []
)

/**
 * Reads a configuration: YAML whose keys are names of inputs. Every scalar is a text, read exactly as the input would be; a list may be a
 * sequence. Values are checked here, so that a problem names the file.
 * @param name of the file, for problems
 * @throws OptionsError naming every key and value that is not allowed
 */
export async function parseConfig(bytes: Uint8Array, name: string): Promise<ConfigTexts> {
  const problems: OptionProblem[] = []
  const texts: Record<string, string> = {}
  for (const { key, value } of membersOf(bytes, name)) {
    if (key === '$schema') continue
    const row = CONFIG_ROWS.find(([known]) => known === key)?.[1]
    const text = row === undefined ? undefined : key === 'signed-by' && isMap(value) ? linesOfMap(value) : textOf(row, value)
    if (row === undefined) problems.push(unknownKey(key))
    else if (text === undefined) problems.push({ name: key, text: `"${key}" takes ${shapeOf(row)}, which must not be empty` })
    else if (leadsOut(key, text)) problems.push({ name: key, text: `"${key}" names a path outside of the repository` })
    else texts[key] = text
  }
  // Keys of rows only.
  await readOptions(GATE, texts as ConfigTexts).catch((error: unknown) => {
    if (!(error instanceof OptionsError)) throw error
    problems.push(...error.problems)
  })
  if (problems.length > 0) throw new OptionsError(problems.map(problem => ({ ...problem, text: `${name}: ${problem.text}` })))
  return texts
}

/** A pull request can bring the file: what it names is read, and quoted in reports. */
function leadsOut(key: string, text: string): boolean {
  if (!['manifest', 'root', 'manifest-sha256', 'blocker-map', 'public-key', 'bundle', 'trusted-root'].includes(key)) return false
  return linesOf(text).some(line => {
    const path = line.replace(/^!+/, '')
    return /^(?:[\\/~]|[A-Za-z]:)/.test(path) || path.split(/[\\/]/).includes('..')
  })
}

interface Member {
  readonly key: string
  readonly value: unknown
}

/** The members of the one mapping in the text. Aliases are refused: a few lines of them can stand for billions of values. */
function membersOf(bytes: Uint8Array, name: string): readonly Member[] {
  const refuse = (reason: string): never => {
    throw new OptionsError([{ name: 'config', text: `${name} is not a configuration: ${reason}` }])
  }
  if (bytes.length > MAX_CONFIG_BYTES) return refuse(`it has ${bytes.length} bytes; the limit is ${MAX_CONFIG_BYTES}`)
  let map: YAMLMap
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // The failsafe schema makes texts of all scalars, so that `0123` and `1e5` stay what was written.
    const document = parseDocument(text, { version: '1.2', schema: 'failsafe', logLevel: 'error', prettyErrors: false })
    const [problem] = [...document.errors, ...document.warnings]
    if (problem !== undefined) throw problem
    // A directive chooses another version or other tags.
    if (document.directives?.yaml.explicit === true) throw new SyntaxError('it has a YAML directive')
    if (document.contents === null) throw new SyntaxError('it is empty')
    if (!isMap(document.contents)) throw new SyntaxError('its top is not a mapping of names to values')
    map = document.contents
  } catch (error) {
    // Any message of the parser is one line at most. Deep nesting ends here too, as a stack overflow.
    return refuse(errorMessage(error).split('\n', 1)[0] ?? '')
  }
  return map.items.map(({ key, value }) =>
    isScalar<string>(key) && typeof key.value === 'string' ? { key: key.value, value } : refuse('a key is not a plain name')
  )
}

function unknownKey(key: string): OptionProblem {
  if (Object.hasOwn(GATE, key))
    return { name: key, text: `"${key}" cannot be a key here: it depends on the run, so give it as an input or a flag` }
  return unknownName(
    'key',
    key,
    CONFIG_ROWS.map(([known]) => known)
  )
}

/** The text that an input would have, or undefined for what is not one: nothing, a mapping, an alias, a list in a list. */
function textOf({ type }: Row, value: unknown): string | undefined {
  if (isSeq(value)) {
    if (type !== 'lines' && type !== 'choices') return undefined
    const items = value.items.map(scalarText)
    if (items.length === 0 || items.some(item => item === undefined || item.includes('\n'))) return undefined
    return items.join('\n')
  }
  return isAlias(value) ? undefined : scalarText(value)
}

/** A mapping as one line per member, as an input has it: `repository: OWNER/REPO`. */
function linesOfMap({ items }: YAMLMap): string | undefined {
  const lines = items.map(({ key, value }) => {
    const [name, text] = [scalarText(key), scalarText(value)]
    return name === undefined || text === undefined || `${name}${text}`.includes('\n') ? undefined : `${name}: ${text}`
  })
  return lines.length === 0 || lines.includes(undefined) ? undefined : lines.join('\n')
}

/** YAML's ways to write nothing, where they are not in quotes. */
const NOTHING = ['', '~', 'null', 'Null', 'NULL']

function scalarText(value: unknown): string | undefined {
  if (!isScalar(value) || typeof value.value !== 'string') return undefined
  const { type, value: text } = value as Scalar<string>
  return text.trim() === '' || (type === 'PLAIN' && NOTHING.includes(text)) ? undefined : text
}

function shapeOf({ type }: Row): string {
  return type === 'lines' || type === 'choices' ? 'a list' : type === 'switch' ? 'true or false' : 'one value'
}
