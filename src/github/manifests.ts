import { lstatSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { errorMessage } from '../model/error-message.ts'
import { comparePaths } from '../model/path-order.ts'
import { OptionsError } from '../options/table.ts'

export interface ExpandedManifests {
  /** Relative to the workspace, `/`-separated, each once, sorted by bytes. */
  readonly matches: readonly string[]
  /** Patterns that matched nothing: never passed over in silence. */
  readonly unmatched: readonly string[]
}

/**
 * The files that the `manifest` input names. A line that is the name of something that exists is taken literally, whatever characters it
 * has; any other is a pattern of @actions/glob. A line `!pattern` takes matches of the patterns away, never a literal name.
 * @throws OptionsError when a line cannot be a pattern
 */
export async function expandManifests(lines: readonly string[], workspace: string): Promise<ExpandedManifests> {
  const literal = lines.filter(line => exists(resolve(workspace, line)))
  const patterns = lines.filter(line => !literal.includes(line))
  const negated = patterns.filter(line => line.startsWith('!'))
  const found = new Set(literal.map(line => shown(resolve(workspace, line), workspace, line)))
  const unmatched: string[] = []
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue
    const files = await glob(pattern, negated, workspace)
    if (files.length === 0) unmatched.push(pattern)
    for (const file of files) found.add(shown(file, workspace))
  }
  return { matches: [...found].toSorted(comparePaths), unmatched }
}

function exists(path: string): boolean {
  // A NUL makes the system call throw; the name then exists no more than any other that the system refuses.
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/**
 * Without a wildcard there is nothing to look for. @actions/glob reads `#` as a comment and drops the line, so such a line goes through
 * as unmatched. Folders are no manifests: without `implicitDescendants: false` a folder's name would stand for every file below it.
 */
async function glob(pattern: string, negated: readonly string[], workspace: string): Promise<readonly string[]> {
  if (!/[*?[]/.test(pattern) || pattern.startsWith('#')) return []
  const { create } = await import('@actions/glob')
  const rooted = [pattern, ...negated].map(line => anchored(line, workspace))
  const options = { followSymbolicLinks: false, implicitDescendants: false, matchDirectories: false }
  const globber = await create(rooted.join('\n'), options).catch((error: unknown) => {
    const allowed = `paths, or globs without "." and ".." between their parts (${errorMessage(error)})`
    throw new OptionsError([{ name: 'manifest', value: pattern, allowed }])
  })
  return globber.glob()
}

/** The pattern below the workspace, whose own name is literal even if it holds `*` or `[`. */
function anchored(line: string, workspace: string): string {
  const bare = line.replace(/^!+/, '')
  if (isAbsolute(bare)) return line
  const folder = sep === '\\' ? workspace : workspace.replaceAll('\\', '\\\\')
  const literal = folder.replace(/\[(?=[^/]+\])/g, '[[]').replace(/[?*]/g, '[$&]')
  return `${line.startsWith('!') ? '!' : ''}${literal}${sep}${bare.replace(/^\.\//, '')}`
}

/** As a user would write it; a name outside the workspace stays as it was given. */
function shown(file: string, workspace: string, given = file): string {
  const path = relative(workspace, file)
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? given : path.split(sep).join('/')
}
