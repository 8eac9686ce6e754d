/** Windows allows 32,767; Linux 4095. Unicode normalisation takes time that grows with the square of some longer names. */
const MAX_LENGTH = 32_767

/**
 * Path rules of every manifest format: a sealed path is relative, `/`-separated and literal. Returns why a path is refused, or
 * undefined. A leading `./` is dropped by `plainPath` first.
 */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'the path is empty'
  if (path.length > MAX_LENGTH) return `the path has more than ${MAX_LENGTH} characters, which no system allows`
  if (path === '-') return '"-" means standard input to other tools and cannot be sealed'
  if (path.includes('\0')) return 'the path holds a NUL character, at which C programs would cut it'
  if (!path.isWellFormed()) return 'the path holds a lone surrogate, which no file name can express'
  if (path.startsWith('/')) return 'the path is absolute'
  if (path.startsWith('\\\\')) return 'the path is a UNC path'
  if (/^[A-Za-z]:/.test(path)) return 'the path starts with a drive letter'
  for (const segment of path.split('/')) {
    if (segment === '') return 'the path has an empty segment'
    if (segment === '.') return 'the path has a "." segment'
    if (segment === '..') return 'the path has a ".." segment and could leave the root'
  }
  return undefined
}

/**
 * True for the everyday path that every rule lets through unchanged: printable ASCII, no segment that is empty or starts with a dot.
 * One pass and no allocation, since a large manifest has a million of them; false only means "look closer". A part of a text may
 * be given: its characters are read much faster from the whole than from a slice.
 */
export function isPlainAsciiPath(text: string, start = 0, end = text.length): boolean {
  if (end - start > MAX_LENGTH) return false
  let fresh = true
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i)
    if (c === SLASH) {
      if (fresh) return false
      fresh = true
    } else {
      if (c < 0x20 || c > 0x7e || c === COLON || c === BACKSLASH || (fresh && c === DOT)) return false
      fresh = false
    }
  }
  return !fresh && !(end === start + 1 && text.charCodeAt(start) === DASH)
}

const SLASH = 0x2f
const COLON = 0x3a
const BACKSLASH = 0x5c
const DOT = 0x2e
const DASH = 0x2d

/** Drops leading `./`, which `find . | xargs sha256sum` writes. */
export function plainPath(path: string): string {
  let start = 0
  while (path.startsWith('./', start) && path.length > start + 2) start += 2
  return path.slice(start)
}

export interface Name {
  readonly path: string
  readonly rawPath?: Uint8Array
}

/**
 * A name from a manifest that was read byte by byte (Latin-1): as UTF-8 text where the bytes are UTF-8, else with its raw bytes and
 * a path that shows each foreign byte as `\xHH`.
 */
export function nameFromText(text: string, bytewise: boolean): Name {
  if (!bytewise) return { path: text }
  const rawPath = Buffer.from(text, 'latin1')
  const path = rawPath.toString('utf8')
  if (Buffer.from(path, 'utf8').equals(rawPath)) return { path }
  return { path: text.replace(/[\x80-\xff]/g, c => `\\x${c.charCodeAt(0).toString(16)}`), rawPath }
}
