/**
 * Patterns of .gitattributes: those of .gitignore, without negation.
 * @see https://git-scm.com/docs/gitignore#_pattern_format and wildmatch.c in git, which gives the same answers
 *
 * Paths and patterns are byte strings: one character per byte. Matching follows a set of states, so that no pattern, however hostile,
 * costs more than its length times that of the path.
 */

type Token =
  | { readonly kind: 'byte'; readonly code: number }
  | { readonly kind: 'class'; readonly holds: Uint8Array }
  /** Any run of bytes: without `/`, or with. */
  | { readonly kind: 'run'; readonly slashes: boolean }
  /** Two stars and a slash: comes before a `run` and a `/`, and may skip both, since they also match no folder at all. */
  | { readonly kind: 'folders' }

const SLASH = 0x2f

/** A pattern ready for use: true for the paths it matches, which are relative to the folder of its file. */
export type PathMatcher = (path: string) => boolean

const NEVER: PathMatcher = () => false

/**
 * @param pattern as written in the file, unquoted
 * @param ignoreCase git's `core.ignoreCase`: ASCII letters match in either case
 */
export function pathMatcher(pattern: string, ignoreCase: boolean): PathMatcher {
  // A pattern that ends with `/` matches folders, and a folder has no attributes. A negated one is not allowed.
  if (pattern.endsWith('/') || pattern.startsWith('!')) return NEVER
  const byName = !pattern.includes('/')
  const matches = matcherOf(pattern.startsWith('/') ? pattern.slice(1) : pattern, !byName, ignoreCase)
  return path => {
    const text = ignoreCase ? lowerCase(path) : path
    return matches(byName ? text.slice(text.lastIndexOf('/') + 1) : text)
  }
}

function matcherOf(pattern: string, withFolders: boolean, ignoreCase: boolean): PathMatcher {
  const plain = ignoreCase ? lowerCase(pattern) : pattern
  if (!SPECIAL.test(pattern)) return text => text === plain
  if (!withFolders && !SPECIAL.test(pattern.slice(1)) && pattern.startsWith('*')) return text => text.endsWith(plain.slice(1))
  const tokens = tokensOf(pattern, ignoreCase)
  return tokens === undefined ? NEVER : text => runs(tokens, text)
}

const SPECIAL = /[*?[\\]/

/** With `ignoreCase` the text is in lower case; escaped letters and single letters in a class are not, which is how git matches them. */
function tokensOf(pattern: string, ignoreCase: boolean): Token[] | undefined {
  const tokens: Token[] = []
  // git compares the part before the first special character by itself: two stars after it count as if at the beginning.
  const start = pattern.search(SPECIAL)
  let at = 0
  while (at < pattern.length) {
    const c = pattern[at]
    if (c === '*') {
      let end = at
      while (pattern[end] === '*') end++
      const next = pattern.slice(end, end + 2)
      const begins = at === start || pattern[at - 1] === '/'
      const whole = end - at > 1 && begins && (next === '' || next.startsWith('/') || next === '\\/')
      if (whole && next.startsWith('/')) tokens.push({ kind: 'folders' })
      tokens.push({ kind: 'run', slashes: whole })
      at = end
    } else if (c === '?') {
      tokens.push({ kind: 'class', holds: new Uint8Array(256).fill(1).fill(0, SLASH, SLASH + 1) })
      at++
    } else if (c === '[') {
      const set = classAt(pattern, at + 1, ignoreCase)
      if (set === undefined) return undefined
      tokens.push({ kind: 'class', holds: set.holds })
      at = set.end
    } else {
      const escaped = c === '\\'
      if (escaped) at++
      // A backslash at the end matches nothing.
      if (at === pattern.length) return undefined
      tokens.push({ kind: 'byte', code: (ignoreCase && !escaped ? lowerCase(pattern) : pattern).charCodeAt(at) })
      at++
    }
  }
  return tokens
}

const NAMED: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\0-\x1f\x7f]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/
}

/** Reads `…]` after `[`. Undefined when it does not end, or has an unknown class: then the pattern matches nothing. */
function classAt(
  pattern: string,
  start: number,
  ignoreCase: boolean
): { readonly holds: Uint8Array; readonly end: number } | undefined {
  const holds = new Uint8Array(256)
  const negated = pattern[start] === '!' || pattern[start] === '^'
  let at = negated ? start + 1 : start
  let previous = -1
  for (let first = true; first || pattern[at] !== ']'; first = false) {
    if (at >= pattern.length) return undefined
    const named = pattern.startsWith('[:', at) ? /^\[:([a-z]*):\]/.exec(pattern.slice(at, at + 12)) : null
    if (named !== null) {
      const test = NAMED[named[1] ?? '']
      if (test === undefined) return undefined
      for (let code = 0; code < 256; code++) if (test.test(String.fromCharCode(code))) holds[code] = 1
      if (ignoreCase && named[1] === 'upper') holds.fill(1, 0x61, 0x7b)
      at += named[0].length
      previous = -1
      continue
    }
    const range = pattern[at] === '-' && previous >= 0 && at + 1 < pattern.length && pattern[at + 1] !== ']'
    if (range) at++
    if (pattern[at] === '\\') at++
    if (at >= pattern.length) return undefined
    const code = pattern.charCodeAt(at++)
    if (range) {
      holds.fill(1, Math.min(previous, code + 1), code + 1)
      for (let lower = 0x61; ignoreCase && lower < 0x7b; lower++)
        if (lower - 0x20 >= previous && lower - 0x20 <= code) holds[lower] = 1
    } else holds[code] = 1
    previous = range ? -1 : code
  }
  if (negated) for (let code = 0; code < 256; code++) holds[code] = holds[code] === 1 ? 0 : 1
  holds[SLASH] = 0
  return { holds, end: at + 1 }
}

/** Follows all paths through the pattern at once. State n: the tokens before n have matched. */
function runs(tokens: readonly Token[], text: string): boolean {
  const last = tokens.length
  let states = new Uint8Array(last + 1)
  let next = new Uint8Array(last + 1)
  enter(states, 0)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    next.fill(0)
    for (let n = 0; n < last; n++) {
      const token = states[n] === 1 ? tokens[n] : undefined
      if (token === undefined || token.kind === 'folders') continue
      if (token.kind === 'run') {
        if (token.slashes || code !== SLASH) enter(next, n)
      } else if (token.kind === 'byte' ? token.code === code : token.holds[code] === 1) enter(next, n + 1)
    }
    const swap = states
    states = next
    next = swap
  }
  return states[last] === 1

  /** A state and those that are reached from it without a byte. */
  function enter(set: Uint8Array, state: number): void {
    for (let n = state; set[n] === 0; n++) {
      set[n] = 1
      const kind = tokens[n]?.kind
      if (kind === 'folders') enter(set, n + 3)
      if (kind !== 'folders' && kind !== 'run') return
    }
  }
}

function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, letters => letters.toLowerCase())
}
