import { isAbsolute, relative, sep } from 'node:path'
import { normalize } from 'node:path/posix'
import { compileGlob, type Glob } from '../manifests/glob.ts'
import type { Base } from '../model/base.ts'

/** What lines of the `manifest` input name at a base. */
export interface ManifestsAt {
  /** Relative to the workspace, each once. Whether a plain name is there is not looked at. */
  readonly names: readonly string[]
  /** Patterns that match nothing there. */
  readonly unmatched: readonly string[]
}

/**
 * The manifests that the lines name at a base: a change can delete one, or add a file whose name is the pattern itself, and neither may
 * take a manifest away unseen. The lines mean what they mean in the checkout: a line that is the name of something there is literal, any
 * other with a wildcard is a pattern as @actions/glob reads it.
 * @throws when the files there cannot be told, or a pattern cannot be read
 */
export async function manifestsAt(base: Base, lines: readonly string[], workspace: string): Promise<ManifestsAt> {
  const own = lines.map(line => ({ line, ...inWorkspace(line, workspace) }))
  const isPlain = ({ negated, path }: (typeof own)[number]): boolean => !negated && !isPattern(path)
  const names = new Set(own.filter(isPlain).map(({ path }) => normalize(path)))
  const odd = own.filter(one => !isPlain(one))
  if (odd.length === 0) return { names: [...names], unmatched: [] }
  const files = await base.list()
  const there = new Set(files)
  const literal = ({ line, negated, path }: (typeof own)[number]): string => (negated ? line : path)
  const isThere = (one: (typeof own)[number]): boolean => there.has(literal(one))
  for (const one of odd.filter(isThere)) names.add(literal(one))
  const patterns = odd.filter(one => !isThere(one)).map(one => ({ ...one, glob: matcher(one.path) }))
  const refused = patterns.filter(({ negated }) => negated)
  const unmatched: string[] = []
  for (const { line, glob, negated } of patterns) {
    if (negated) continue
    const matches = files.filter(file => glob(file) && !refused.some(other => other.glob(file)))
    if (matches.length === 0) unmatched.push(line)
    for (const file of matches) names.add(file)
  }
  return { names: [...names], unmatched }
}

function isPattern(path: string): boolean {
  return /[*?[]/.test(path)
}

/** A line without its `!`, below the workspace where it lies there. The toolkit takes blanks of every kind off the ends of a pattern. */
function inWorkspace(line: string, workspace: string): { readonly negated: boolean; readonly path: string } {
  const bare = isPattern(line) || line.startsWith('!') ? line.replace(/^!+/, '').trim() : line
  const portable = isAbsolute(bare) ? below(bare, workspace) : bare
  const path = sep === '\\' ? portable.replaceAll('\\', '/') : portable
  return { negated: line.startsWith('!'), path: path.replace(/\/{2,}/g, '/').replace(/^\.\//, '') }
}

function below(path: string, workspace: string): string {
  const way = relative(workspace, path)
  return way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? path : way
}

/** Braces are no wildcards to the toolkit, and on Windows letters of both cases are one. */
function matcher(pattern: string): Glob {
  // Such a pattern is for folders, and no folder is a manifest; one outside the workspace names no file of the repository.
  if (pattern.endsWith('/') || isAbsolute(pattern)) return () => false
  // The toolkit knows more of these than is read here: a guess could miss a manifest.
  for (const [piece] of pattern.matchAll(/\\.|\[[^\]]*\]?/g))
    if (piece.startsWith('[') && piece !== '[[]' && /[\\[]/.test(piece.slice(1)))
      throw new Error(
        `the pattern ${JSON.stringify(pattern)} cannot be read there: write ${JSON.stringify(piece)} without escapes and classes`
      )
  const fold = (text: string): string => (sep === '\\' ? text.toLowerCase() : text)
  const glob = compileGlob(fold(pattern.replace(/[{}]/g, '\\$&')))
  if (typeof glob === 'string') throw new Error(`the pattern ${JSON.stringify(pattern)} cannot be read there: ${glob}`)
  return file => glob(fold(file))
}
