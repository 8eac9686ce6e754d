import { posix } from 'node:path'
import { SqlScanner } from '../postgres/sql/scanner.ts'
import type { Folder, Origin, ToolProblem } from './migration.ts'
import { PsqlVariables } from './psql-variables.ts'
import { textOf } from './text.ts'

// The part of psql's own language that only composes SQL: variables, included files, conditions. What reaches anything else stays in the text,
// where it is refused. https://www.postgresql.org/docs/current/app-psql.html

/** A script with its psql commands carried out. */
export interface Expanded {
  readonly script: Uint8Array
  /** One per line, if they are not those of the file itself. */
  readonly origins?: readonly Origin[]
}

/** Files that include each other. */
const MAX_DEPTH = 16
/** A text that includes itself in other words would grow for ever. */
const MAX_BYTES = 64 * 1024 * 1024
/** Files that each include some others would be read without an end, although they have little text. */
const MAX_INCLUDES = 10_000
/** A variable that is made of itself would double each time. */
const MAX_VALUE = 1024 * 1024
/** Print something, or change how psql prints: nothing of the database. */
const PRINTS = /^(?:echo|qecho|warn|timing|pset|x|t|a)$/
/** Variables by which psql works otherwise than a rehearsal does, and the value that is the same. */
const BEHAVIOUR: ReadonlyMap<string, RegExp> = new Map([
  ['ON_ERROR_STOP', /^(?:on|1|true|yes)?$/i],
  ['AUTOCOMMIT', /^(?:on|1|true|yes)$/i],
  ['ON_ERROR_ROLLBACK', /^(?:off|0|false|no)$/i],
  ['SINGLELINE', /^(?:off|0|false|no)$/i],
  ['SINGLESTEP', /^(?:off|0|false|no)$/i]
])

/**
 * Carries out `\i`, `\ir`, `\set`, `\unset`, `\if`, `\echo` and variables in a script that psql runs.
 * @param folder that psql runs in: nothing outside of it is read
 * @param path of the script in it
 */
export function expandPsql(folder: Folder, path: string): Expanded | ToolProblem {
  const text = textOf(folder.get(path) ?? new Uint8Array())
  if (text === undefined) return { code: 'migration-unsupported', path, reason: 'it is not UTF-8: save it as UTF-8' }
  if (!/\\|:/.test(text)) return { script: Buffer.from(text) }
  const run = new Expansion(folder)
  try {
    run.file(path, 0)
  } catch (error) {
    if (error instanceof Unexpanded) return error.problem
    throw error
  }
  return { script: Buffer.from(run.text), origins: run.origins }
}

class Unexpanded extends Error {
  readonly problem: ToolProblem

  constructor({ path, line }: Origin, reason: string) {
    super(reason)
    this.problem = { code: 'migration-unsupported', path, line, reason }
  }
}

/** `\if`: whether its branch is run, and whether one of its branches was. */
interface Branch {
  isActive: boolean
  wasTaken: boolean
  readonly isReached: boolean
  hadElse: boolean
}

class Expansion {
  readonly #folder: Folder
  readonly #variables = new PsqlVariables()
  readonly origins: Origin[] = []
  #parts: string[] = []
  #bytes = 0
  #includes = 0
  /** Ends of lines so far. */
  #lines = 0
  #scanner = new SqlScanner()

  constructor(folder: Folder) {
    this.#folder = folder
  }

  get text(): string {
    return this.#parts.join('')
  }

  /** Reads one file to its end. */
  file(path: string, depth: number): void {
    const text = textOf(this.#folder.get(path) ?? new Uint8Array())
    if (text === undefined) throw new Unexpanded({ path, line: 1 }, 'it is not UTF-8: save it as UTF-8')
    const lines = text.split('\n')
    const branches: Branch[] = []
    let isData = false
    for (const [index, line] of lines.entries()) {
      const at = { path, line: index + 1 }
      const isLast = index === lines.length - 1
      const isActive = branches.every(branch => branch.isActive)
      if (isData) {
        if (isActive) this.#emit(line, at, isLast)
        isData = !/^\\\.\r?$/.test(line)
      } else isData = this.#line(line, at, isLast, branches, depth)
    }
    if (branches.length > 0) throw new Unexpanded({ path, line: lines.length }, 'an \\if has no \\endif: add it')
    // A file that is included ends its last line.
    if (depth > 0) this.#emit('', { path, line: lines.length }, false)
  }

  /** Reads one line. @returns true if the rows of a COPY begin on the next one */
  #line(line: string, at: Origin, isLast: boolean, branches: Branch[], depth: number): boolean {
    const isActive = branches.every(branch => branch.isActive)
    let rest = line
    let out = ''
    let copies = false
    while (rest !== '') {
      if (this.#scanner.isPlain && isActive) {
        const replaced = this.#variables.at(rest, out)
        if (replaced !== undefined) {
          this.#take(replaced.value)
          out += replaced.value
          rest = rest.slice(replaced.length)
          continue
        }
      }
      const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
      const seen = this.#take(character)
      if (seen === 'backslash') {
        if (this.#scanner.started && isActive)
          throw new Unexpanded(at, 'a psql command is inside of a statement: put it between two')
        const kept = this.#command(rest, at, branches, depth)
        this.#emit(out + kept, at, isLast)
        return false
      }
      if (seen === 'end') {
        copies = this.#scanner.copiesIn
        this.#scanner = new SqlScanner()
      }
      out += character
      rest = rest.slice(character.length)
    }
    this.#take('\n')
    this.#emit(isActive ? out : '', at, isLast)
    return copies
  }

  /** Feeds text to the scanner. */
  #take(text: string): ReturnType<SqlScanner['take']> {
    let seen: ReturnType<SqlScanner['take']> = 'nothing'
    for (const byte of Buffer.from(text)) {
      const one = this.#scanner.take(byte)
      if (one !== 'nothing') seen = one
    }
    return seen
  }

  #emit(text: string, at: Origin, isLast: boolean): void {
    const whole = isLast ? text : `${text}\n`
    this.#bytes += whole.length
    if (this.#bytes > MAX_BYTES)
      throw new Unexpanded(at, `with what it includes, it has more than ${MAX_BYTES} bytes: shorten it`)
    this.#parts.push(whole)
    // The last line of a file may go on with what follows it.
    this.origins[this.#lines] ??= at
    for (const _ of whole.matchAll(/\n/g)) this.origins[++this.#lines] = at
    if (whole.endsWith('\n')) this.origins.length = this.#lines
  }

  /** Carries out one command. @returns what stays in the text: all of a command that is not known here, which the search refuses */
  #command(text: string, at: Origin, branches: Branch[], depth: number): string {
    const [whole, name = ''] = /^\\([A-Za-z_]+)/.exec(text) ?? [text]
    const rest = text.slice(whole.length).replace(/\r$/, '')
    if (/^(?:if|elif|else|endif)$/.test(name)) {
      this.#condition(name, rest, at, branches)
      return ''
    }
    if (!branches.every(branch => branch.isActive)) return ''
    if (name === 'set') return this.#set(this.#words(rest, at), at)
    if (name === 'unset') return this.#unset(this.#words(rest, at), at)
    if (/^(?:i|ir|include|include_relative)$/.test(name)) {
      this.#include(this.#words(rest, at), name.includes('r') ? posix.dirname(at.path) : '.', at, depth)
      return ''
    }
    return PRINTS.test(name) ? '' : text
  }

  #set([name, ...values]: readonly string[], at: Origin): string {
    if (name === undefined) return ''
    const value = values.join('')
    if (value.length > MAX_VALUE) throw new Unexpanded(at, `this value has more than ${MAX_VALUE} characters: shorten it`)
    if (BEHAVIOUR.get(name)?.test(value) === false)
      throw new Unexpanded(at, `psql would work otherwise with ${name} set so: remove it`)
    this.#variables.set(name, value)
    return ''
  }

  #unset([name = '']: readonly string[], at: Origin): string {
    if (BEHAVIOUR.has(name)) throw new Unexpanded(at, `psql would work otherwise without ${name}: remove it`)
    this.#variables.unset(name)
    return ''
  }

  #include([file, ...more]: readonly string[], from: string, at: Origin, depth: number): void {
    if (file === undefined || more.length > 0) throw new Unexpanded(at, 'an included file needs one name: correct it')
    const path = posix.normalize(posix.join(from, file))
    if (posix.isAbsolute(file) || path.startsWith('../') || file.includes('\\'))
      throw new Unexpanded(at, 'this file is outside of the folder: put it inside')
    if (!this.#folder.has(path)) throw new Unexpanded(at, 'the folder has no such file: add it')
    if (depth >= MAX_DEPTH) throw new Unexpanded(at, `files include each other more than ${MAX_DEPTH} times: include it once`)
    if (++this.#includes > MAX_INCLUDES)
      throw new Unexpanded(at, `more than ${MAX_INCLUDES} files are included: include each once`)
    this.file(path, depth + 1)
  }

  #condition(name: string, text: string, at: Origin, branches: Branch[]): void {
    const branch = branches.at(-1)
    if (name === 'if') {
      const isReached = branches.every(one => one.isActive)
      const isActive = isReached && this.#truth(text, at)
      branches.push({ isActive, wasTaken: isActive, isReached, hadElse: false })
      return
    }
    if (branch === undefined || (branch.hadElse && name !== 'endif'))
      throw new Unexpanded(at, `there is no \\if for this \\${name}: remove it`)
    if (name === 'endif') branches.pop()
    else {
      branch.isActive = branch.isReached && !branch.wasTaken && (name === 'else' || this.#truth(text, at))
      branch.wasTaken ||= branch.isActive
      branch.hadElse = name === 'else'
    }
  }

  /** As psql reads a condition. What it takes for false with a warning is refused. */
  #truth(text: string, at: Origin): boolean {
    const value = this.#words(text, at).join(' ').toLowerCase()
    if (/^(?:true|tru|tr|t|yes|ye|y|on|1)$/.test(value)) return true
    if (/^(?:false|fals|fal|fa|f|no|n|off|of|0)$/.test(value)) return false
    throw new Unexpanded(at, 'this condition is neither true nor false: correct it')
  }

  #words(text: string, at: Origin): string[] {
    const words = this.#variables.words(text)
    if (words === undefined) throw new Unexpanded(at, 'this starts a program, or a second command on one line: remove it')
    return words
  }
}
