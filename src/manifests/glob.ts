/**
 * Globs of `covers`, matched in time that grows with pattern times path and no faster: a glob can come from a hostile manifest, and
 * regular expressions made of globs can take for ever.
 *
 *   `**` as a whole segment: any number of segments, none too · `*`: any characters of one segment · `?`: one of them
 *   `[a-z]`, `[!a-z]`: one of (none of) them · `{a,b}`: either · `\x`: x itself
 *
 * Dotfiles are matched like any other. `!`, `#` and `@(…)` have no meaning.
 */
export type Glob = (path: string) => boolean

const MAX_LENGTH = 4096
const MAX_ALTERNATIVES = 64

/** Thrown by a matcher whose work is used up. */
export class GlobWorkError extends Error {}

/** A bound on the work of several globs together, counted in characters that are compiled or compared. */
export class GlobWork {
  #left: number

  constructor(steps: number) {
    this.#left = steps
  }

  /** @throws {GlobWorkError} when nothing is left */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new GlobWorkError('the globs take too much work')
  }

  /** More files may take more work. */
  add(steps: number): void {
    this.#left += steps
  }
}

/**
 * The matcher of a glob, or one sentence on why it cannot be one.
 * @param work shared by all globs that one person can write; without it, nothing bounds globs times files
 * @throws {GlobWorkError}
 */
export function compileGlob(glob: string, work = new GlobWork(Number.MAX_SAFE_INTEGER)): Glob | string {
  if (glob === '') return 'it is empty'
  if (glob.length > MAX_LENGTH) return `it has more than ${MAX_LENGTH} characters`
  if (glob.startsWith('/')) return 'it is absolute; it is matched against paths relative to the root'
  const alternatives = expandBraces(glob)
  if (typeof alternatives === 'string') return alternatives
  work.spend(alternatives.reduce((sum, text) => sum + text.length, 0))
  const patterns = alternatives.map(text => text.split('/'))
  if (patterns.some(segments => segments.some(segment => segment === '..' || segment === '.' || segment === ''))) {
    return 'it has an empty, "." or ".." segment, which no path has'
  }
  const folder = patterns.length === 1 ? folderBefore(patterns[0] ?? []) : undefined
  if (folder !== undefined)
    return path => {
      work.spend(path.length)
      return folder === '' || path === folder || path.startsWith(`${folder}/`)
    }
  const compiled = patterns.map(segments => segments.map(segment => (segment === '**' ? ANY_DEPTH : tokens(segment))))
  return path => {
    work.spend(path.length)
    const segments = path.split('/').map(segment => [...segment])
    return compiled.some(pattern =>
      matches(
        pattern,
        segments,
        (token, segment) => token !== ANY_DEPTH && matches(token, segment, fits, isStar, work),
        isAnyDepth,
        work
      )
    )
  }
}

/** The usual glob of a large tree: everything below one folder, which is the first of its parts; `''` for everything. */
function folderBefore(segments: readonly string[]): string | undefined {
  const names = segments.slice(0, -1)
  return segments.at(-1) === ANY_DEPTH && names.every(name => /^[^*?[\]\\]+$/.test(name)) ? names.join('/') : undefined
}

/** One character's worth of a pattern: `*`, or a test of one character. */
type Token = typeof STAR | ((character: string) => boolean)
const STAR = '*'
const ANY_DEPTH = '**'

const isStar = (token: Token): boolean => token === STAR
const isAnyDepth = (segment: typeof ANY_DEPTH | readonly Token[]): boolean => segment === ANY_DEPTH
const fits = (token: Token, character: string): boolean => token !== STAR && token(character)

/**
 * Wildcard matching with one point of return: when the items after the last wildcard do not fit, that wildcard takes one item more. An
 * earlier wildcard need never be asked again, so this takes pattern times items steps at most.
 */
function matches<P, I>(
  pattern: readonly P[],
  items: readonly I[],
  fit: (part: P, item: I) => boolean,
  wild: (part: P) => boolean,
  work: GlobWork
): boolean {
  let p = 0
  let back = -1
  let taken = 0
  for (let i = 0; i < items.length; ) {
    work.spend(1)
    const part = pattern[p]
    const item = items[i]
    if (part !== undefined && wild(part)) {
      back = p++
      taken = i
    } else if (part !== undefined && item !== undefined && fit(part, item)) {
      p++
      i++
    } else if (back >= 0) {
      p = back + 1
      i = ++taken
    } else return false
  }
  return pattern.slice(p).every(wild)
}

function tokens(segment: string): Token[] {
  const characters = [...segment]
  const found: Token[] = []
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? ''
    if (character === '*') found.push(STAR)
    else if (character === '?') found.push(() => true)
    else if (character === '[' && characters.indexOf(']', at + 2) > 0) {
      const end = characters.indexOf(']', at + 2)
      found.push(oneOf(characters.slice(at + 1, end)))
      at = end
    } else {
      const literal = character === '\\' ? (characters[++at] ?? '\\') : character
      found.push(other => other === literal)
    }
  }
  return found
}

function oneOf(members: readonly string[]): (character: string) => boolean {
  const negated = members[0] === '!' || members[0] === '^'
  const list = negated ? members.slice(1) : members
  const ranges: (readonly [string, string])[] = []
  for (let at = 0; at < list.length; at++) {
    const from = list[at] ?? ''
    const to = list[at + 1] === '-' ? list[at + 2] : undefined
    ranges.push([from, to ?? from])
    if (to !== undefined) at += 2
  }
  return character => ranges.some(([from, to]) => from <= character && character <= to) !== negated
}

/** Every way to choose one branch of each `{a,b}`; nested ones too. A brace without a partner or without a comma is literal. */
function expandBraces(glob: string): string[] | string {
  const done: string[] = []
  const open = [glob]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const brace = firstBrace(next)
    if (brace === undefined) done.push(next)
    else for (const branch of brace.branches) open.push(`${next.slice(0, brace.start)}${branch}${next.slice(brace.end + 1)}`)
    if (done.length + open.length > MAX_ALTERNATIVES) return `its braces stand for more than ${MAX_ALTERNATIVES} globs`
  }
  return done
}

function firstBrace(glob: string): { start: number; end: number; branches: string[] } | undefined {
  for (let start = glob.indexOf('{'); start >= 0; start = glob.indexOf('{', start + 1)) {
    if (glob[start - 1] === '\\') continue
    const cuts = [start]
    let depth = 0
    for (let at = start; at < glob.length; at++) {
      const c = glob[at]
      if (c === '\\') at++
      else if (c === '{') depth++
      else if (c === ',' && depth === 1) cuts.push(at)
      else if (c === '}' && --depth === 0) {
        if (cuts.length === 1) break
        return { start, end: at, branches: cuts.map((cut, index) => glob.slice(cut + 1, cuts[index + 1] ?? at)) }
      }
    }
  }
  return undefined
}

/** A glob that matches exactly this path. */
export function literalGlob(path: string): string {
  return path.replaceAll(/[\\*?[\]{},!]/g, '\\$&')
}
