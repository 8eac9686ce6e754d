import type { AttributeValue } from './attribute-files.ts'
import type { Git } from './process.ts'

/** Attributes of one path by name; those that are unspecified are absent. */
export type Attributes = ReadonlyMap<string, AttributeValue>

/** Attributes that change what a checkout writes. */
const ASKED = new Set(['text', 'crlf', 'eol', 'ident', 'filter', 'working-tree-encoding'])
const NONE: Attributes = new Map()

/** What `git check-attr` reports for paths. Reads .gitattributes and runs no program. */
export class PathAttributes {
  readonly #byPath: ReadonlyMap<string, Attributes>

  constructor(byPath: ReadonlyMap<string, Attributes>) {
    this.#byPath = byPath
  }

  /** @param path one character for each byte */
  of(path: string): Attributes {
    return this.#byPath.get(path) ?? NONE
  }
}

/**
 * Asks about all paths at once. They are relative to `cwd`, one character for each byte. Throws `GitFailed`.
 * @param from where .gitattributes are read: the working tree, or with `--cached` the index
 */
export async function readAttributes(
  git: Git,
  cwd: string,
  paths: readonly string[],
  settings: readonly string[],
  from: readonly '--cached'[] = []
): Promise<PathAttributes> {
  const input = Buffer.from(paths.map(path => `${path}\0`).join(''), 'latin1')
  const output = await git.run(cwd, [...settings, 'check-attr', ...from, '-z', '--stdin', '--all'], input, MAX_ANSWER)
  return new PathAttributes(parseAnswer(output.toString('latin1')))
}

const MAX_ANSWER = 256 * 1024 * 1024

/** `path NUL attribute NUL value NUL`, over and over. Paths with the same attributes share one map. */
export function parseAnswer(answer: string): Map<string, Attributes> {
  const byPath = new Map<string, Attributes>()
  const shared = new Map<string, Attributes>()
  const fields = answer.split('\0')
  let at = 0
  while (at + 2 < fields.length) {
    const path = fields[at] ?? ''
    const own: [string, string][] = []
    for (; at + 2 < fields.length && fields[at] === path; at += 3) {
      const name = fields[at + 1] ?? ''
      if (ASKED.has(name)) own.push([name, fields[at + 2] ?? ''])
    }
    const key = own.flat().join('\0')
    const attributes = shared.get(key) ?? new Map(own)
    shared.set(key, attributes)
    byPath.set(path, attributes)
  }
  return byPath
}
