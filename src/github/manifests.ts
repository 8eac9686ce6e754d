import { isAbsolute, parse, relative, resolve, sep } from 'node:path'
import { exists } from '../disk/read-file.ts'
import { linkedMatches } from '../load/linked-folders.ts'
import { expandNames, isPattern, type Names } from '../load/manifest-names.ts'
import { errorMessage } from '../model/error-message.ts'
import { notAllowed, OptionsError } from '../options/problem.ts'

/**
 * The files that lines of paths and globs name, relative to the workspace and `/`-separated. Patterns are those of @actions/glob.
 * @param input whose lines they are
 * @throws OptionsError when a line cannot be a pattern
 */
export function expandManifests(lines: readonly string[], workspace: string, input = 'manifest'): Promise<Names> {
  return expandNames(lines, {
    has: line => exists(resolve(workspace, line)),
    shown: name => displayPath(resolve(workspace, name), workspace, name),
    match: (pattern, negated) => glob(pattern, negated, workspace, input),
    linked: async (pattern, negated, matches) => linkedFolders(pattern, negated, matches, workspace)
  })
}

/**
 * @actions/glob reads `#` as a comment and drops the line, so such a line stays unmatched. Folders are not manifests: without
 * `implicitDescendants: false` a folder's name would stand for every file below it.
 */
async function glob(pattern: string, negated: readonly string[], workspace: string, input: string): Promise<readonly string[]> {
  if (pattern.startsWith('#')) return []
  const { create } = await import('@actions/glob')
  const rooted = [pattern, ...negated].map(line => anchorPattern(line, workspace))
  const options = { followSymbolicLinks: false, implicitDescendants: false, matchDirectories: false }
  const globber = await create(rooted.join('\n'), options).catch((error: unknown) => {
    const allowed = `paths, or globs without "." and ".." between their parts (${errorMessage(error)})`
    throw new OptionsError([notAllowed(input, pattern, allowed)])
  })
  return globber.glob()
}

function linkedFolders(pattern: string, negated: readonly string[], matches: readonly string[], workspace: string) {
  const folder = isAbsolute(pattern) ? parse(pattern).root : workspace
  const portable = (path: string): string => (sep === '\\' ? path.replaceAll('\\', '/') : path)
  const below = (line: string): string => {
    const bare = line
      .replace(/^!+/, '')
      .trim()
      .replace(/^\.[/\\]/, '')
    return portable(
      isAbsolute(bare) ? relative(folder, bare) : isPattern(bare) ? bare : relative(folder, resolve(workspace, bare))
    )
  }
  const found = linkedMatches(
    below(pattern),
    negated.map(line => `!${below(line)}`),
    matches.map(file => relative(folder, file)),
    folder
  )
  return found.map(({ name, reason }) => ({ name: displayPath(resolve(folder, name), workspace), reason }))
}

/** The pattern below the workspace, whose own name is literal even if it holds `*` or `[`. */
function anchorPattern(line: string, workspace: string): string {
  const bare = line.replace(/^!+/, '')
  if (isAbsolute(bare)) return line
  const folder = sep === '\\' ? workspace : workspace.replaceAll('\\', '\\\\')
  const literal = folder.replace(/\[(?=[^/]+\])/g, '[[]').replace(/[?*]/g, '[$&]')
  return `${line.startsWith('!') ? '!' : ''}${literal}${sep}${bare.replace(/^\.\//, '')}`
}

/** As a user would write it; a name outside the workspace stays as it was given. */
function displayPath(file: string, workspace: string, given = file): string {
  const path = relative(workspace, file)
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? given : path.split(sep).join('/')
}
