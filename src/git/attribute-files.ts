import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Folders } from '../disk/folders.ts'
import type { Reason } from './model.ts'
import { type PathMatcher, pathMatcher } from './pattern.ts'

/** The value of an attribute as `git check-attr` prints it: `set`, `unset`, `unspecified`, or text. */
export type AttributeValue = string

interface Assignment {
  readonly name: string
  readonly value: AttributeValue
}

interface Line {
  readonly number: number
  readonly text: string
  readonly matches: PathMatcher
  readonly assigns: readonly Assignment[]
}

interface AttributeFile {
  /** As it is shown. */
  readonly name: string
  /** Folder that its patterns are relative to, with a `/` at its end, or ''. */
  readonly base: string
  /** The last one, which is the strongest, first. */
  readonly lines: readonly Line[]
  /** What each macro stands for, by name. */
  readonly macros: ReadonlyMap<string, readonly Assignment[]>
}

interface Chain {
  readonly files: readonly AttributeFile[]
  readonly macros: ReadonlyMap<string, readonly Assignment[]>
}

/** git reads no more, https://git-scm.com/docs/gitattributes */
const MAX_LINE = 2048
const MAX_FILE = 1024 * 1024
const BINARY: readonly [string, readonly Assignment[]] = [
  'binary',
  ['diff', 'merge', 'text'].map(name => ({ name, value: 'unset' }))
]

/** Reads one attributes file. Lines that git ignores are left out. `text` has one character per byte. */
export function parseAttributes(text: string, name: string, base: string, ignoreCase: boolean): AttributeFile {
  const lines: Line[] = []
  const macros = new Map<string, readonly Assignment[]>()
  const end = text.indexOf('\0')
  const rows = (end < 0 ? text : text.slice(0, end)).replace(/^\xef\xbb\xbf/, '').split('\n')
  for (const [index, row] of rows.entries()) {
    if (row.length >= MAX_LINE) continue
    const line = row.replace(/^[ \t\r]+|(?<![ \t\r])[ \t\r]+$/g, '')
    if (line === '' || line.startsWith('#')) continue
    const { pattern, rest } = split(line)
    const assigns = rest.split(/[ \t\r]+/).flatMap(word => (word === '' ? [] : [assignment(word)]))
    if (assigns.some(one => one === undefined)) continue
    const known = assigns.filter(one => one !== undefined)
    const macro = /^\[attr\](.+)$/.exec(pattern)?.[1]
    // Macros count only in the top folder: elsewhere git ignores them.
    if (macro !== undefined && base === '') macros.set(macro, known)
    else if (macro === undefined)
      lines.push({ number: index + 1, text: line, matches: pathMatcher(pattern, ignoreCase), assigns: known })
  }
  return { name, base, lines: lines.reverse(), macros }
}

/** The pattern may be quoted as in C, so that it can have a space. */
function split(line: string): { readonly pattern: string; readonly rest: string } {
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(line)
  if (quoted !== null) return { pattern: unquotePattern(quoted[1] ?? ''), rest: line.slice(quoted[0].length) }
  const pattern = /^[^ \t\r]*/.exec(line)?.[0] ?? ''
  return { pattern, rest: line.slice(pattern.length) }
}

const ESCAPES: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function unquotePattern(text: string): string {
  return text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8) & 0xff) : (ESCAPES[code] ?? code)
  )
}

function assignment(word: string): Assignment | undefined {
  const [, sign, name, value] = /^([-!]?)([\w.][\w.-]*)(?:=(.*))?$/s.exec(word) ?? []
  if (name === undefined || name.startsWith('builtin_')) return undefined
  return { name, value: sign === '-' ? 'unset' : sign === '!' ? 'unspecified' : (value ?? 'set') }
}

/** Finds the line that gave a path its attribute. Everything is read as plain text, and no link is followed. */
export class AttributeFiles {
  readonly #top: string
  readonly #folders: Folders
  readonly #ignoreCase: boolean
  readonly #read = new Map<string, AttributeFile | undefined>()
  readonly #chains = new Map<string, Chain>()
  readonly #info: AttributeFile | undefined
  readonly #shared: AttributeFile | undefined

  /**
   * @param top top folder of the working tree
   * @param paths `info`: attributes of this clone, which override all others; `shared`: those for all repositories, which override none
   */
  constructor(top: string, paths: { readonly info: string; readonly shared: string | undefined }, ignoreCase: boolean) {
    this.#top = top
    this.#folders = new Folders(top)
    this.#ignoreCase = ignoreCase
    this.#info = this.#parsed(paths.info, '.git/info/attributes', '')
    this.#shared = paths.shared === undefined ? undefined : this.#parsed(paths.shared, paths.shared, '')
  }

  /**
   * The line, or undefined when it was not found for certain.
   * @param path relative to the top folder, one character for each byte
   * @param value what git reports: a different value found here proves nothing
   */
  locate(path: string, attribute: string, value: AttributeValue): Reason | undefined {
    const { files, macros } = this.#chainOf(path.slice(0, path.lastIndexOf('/') + 1))
    const assigned = new Map<string, AttributeValue>()
    for (const { name, base, lines } of files) {
      const relative = path.slice(base.length)
      for (const line of lines) {
        if (!line.matches(relative)) continue
        assign(line.assigns, macros, assigned)
        const given = assigned.get(attribute)
        if (given === undefined) continue
        const shown = Buffer.from(line.text, 'latin1').toString('utf8')
        return given === value ? { file: name, line: line.number, text: shown } : undefined
      }
    }
    return undefined
  }

  /** All files that apply to the paths of one folder, the strongest first. */
  #chainOf(folder: string): Chain {
    const known = this.#chains.get(folder)
    if (known !== undefined) return known
    const inTree: (AttributeFile | undefined)[] = []
    for (let base = folder; ; base = base.slice(0, base.lastIndexOf('/', base.length - 2) + 1)) {
      if (!this.#read.has(base)) this.#read.set(base, this.#inFolder(base))
      inTree.push(this.#read.get(base))
      if (base === '') break
    }
    const files = [this.#info, ...inTree, this.#shared].filter(file => file !== undefined)
    const macros = new Map([BINARY, ...files.toReversed().flatMap(file => [...file.macros])])
    const chain = { files, macros }
    this.#chains.set(folder, chain)
    return chain
  }

  #inFolder(base: string): AttributeFile | undefined {
    const name = `${Buffer.from(base, 'latin1').toString('utf8')}.gitattributes`
    if (this.#folders.problem(name) !== undefined) return undefined
    return this.#parsed(join(this.#top, ...name.split('/')), name, base)
  }

  #parsed(path: string, name: string, base: string): AttributeFile | undefined {
    const text = plainText(path)
    return text === undefined ? undefined : parseAttributes(text, name.split(sep).join('/'), base, this.#ignoreCase)
  }
}

/** The first assignment counts: files and lines come with the strongest first. A macro that is set brings its own. */
function assign(
  assigns: readonly Assignment[],
  macros: ReadonlyMap<string, readonly Assignment[]>,
  assigned: Map<string, AttributeValue>
): void {
  for (const { name, value } of assigns.toReversed()) {
    if (assigned.has(name)) continue
    assigned.set(name, value)
    if (value === 'set') assign(macros.get(name) ?? [], macros, assigned)
  }
}

function plainText(path: string): string | undefined {
  let fd: number | undefined
  try {
    fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const stats = fstatSync(fd)
    return stats.isFile() && stats.size <= MAX_FILE ? readFileSync(fd, 'latin1') : undefined
  } catch {
    return undefined
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}
