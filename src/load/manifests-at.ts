import { isAbsolute, relative, sep } from 'node:path'
import { normalize } from 'node:path/posix'
import { compileGlob, type Glob } from '../manifests/glob.ts'
import type { Base } from '../model/base.ts'
import { expandNames, isPattern, type Names } from './manifest-names.ts'

/**
 * The manifests that the lines name in the tree of a base: a change can delete one, or add a file whose name is the pattern itself, and
 * neither may remove a manifest unseen. The lines mean what they mean in the checkout. Whether a plain name exists there is not checked.
 * @throws when the files there cannot be listed, or a pattern cannot be read
 */
export async function manifestsAt(base: Base, lines: readonly string[], workspace: string): Promise<Names> {
  const paths = lines.map(line => inWorkspace(line, workspace))
  const needsList = paths.some(path => isPattern(path) || path.startsWith('!'))
  const files = needsList ? await base.list() : []
  const known = new Set(files)
  return expandNames(paths, {
    has: path => known.has(path) || !(isPattern(path) || path.startsWith('!')),
    shown: path => normalize(path),
    match: async (pattern, negated) => {
      const glob = matcher(pattern)
      const others = negated.map(line => matcher(line.slice(1).replace(/^\.\//, '')))
      return files.filter(file => glob(file) && !others.some(other => other(file)))
    },
    // Git lists a link as a file: nothing is behind it there.
    linked: async () => []
  })
}

/** A line below the workspace where it lies there, with at most one `!`. The toolkit removes blanks of every kind around a pattern. */
function inWorkspace(line: string, workspace: string): string {
  const negated = line.startsWith('!')
  const bare = isPattern(line) || negated ? line.replace(/^!+/, '').trim() : line
  const portable = isAbsolute(bare) ? below(bare, workspace) : bare
  const path = sep === '\\' ? portable.replaceAll('\\', '/') : portable
  const short = path.replace(/\/{2,}/g, '/').replace(/^\.\//, '')
  // `!./a` excludes the file `a`; `!a` may also be the name of a file.
  return negated ? `!${bare.startsWith('./') ? './' : ''}${short}` : short
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
    if (/^\[[!^]?\]/.test(piece) || (piece.startsWith('[') && piece !== '[[]' && /[\\[]/.test(piece.slice(1))))
      throw new Error(
        `the pattern ${JSON.stringify(pattern)} cannot be read there: write ${JSON.stringify(piece)} without escapes and classes`
      )
  const fold = (text: string): string => (sep === '\\' ? text.toLowerCase() : text)
  const glob = compileGlob(fold(pattern.replace(/[{}]/g, '\\$&')))
  if (typeof glob === 'string') throw new Error(`the pattern ${JSON.stringify(pattern)} cannot be read there: ${glob}`)
  return file => glob(fold(file))
}
