import { resolve, sep } from 'node:path'
import { isReachable } from '../disk/contain.ts'
import { walk } from '../disk/walk.ts'
import { compileGlob } from '../manifests/glob.ts'
import { comparePaths } from '../model/path-order.ts'
import type { Unfollowed } from '../model/request.ts'
import { TREE_HASH_NAME } from './tree-hash.ts'

/** Names under which people keep the one manifest of a folder. */
const USUAL =
  /^(?:seal-gate\.json|(?:sha256|sha384|sha512)sums?(?:\.txt)?|checksums?(?:\.txt|\.sha256)?|manifest-sha(?:256|512)\.txt|.*\.sha256)$/i

/** The names that people usually give a manifest, sorted. A packet's tree-hash file is excluded: it pins the manifest and is not one. */
export function usualManifests(names: readonly string[]): string[] {
  return names.filter(name => USUAL.test(name) && name !== TREE_HASH_NAME).sort(comparePaths)
}

/** The files that lines of names and patterns stand for. */
export interface Names {
  /** Each once, sorted by bytes. */
  readonly names: readonly string[]
  /** Lines that stand for nothing: never skipped in silence. */
  readonly unmatched: readonly string[]
  /** Files behind linked folders, which patterns do not follow. */
  readonly unfollowed: readonly Unfollowed[]
}

/** Where names and patterns are looked up: the workspace, or the tree of a commit. */
interface Tree {
  has(name: string): boolean
  /** The name as it is reported, such as relative to the workspace. */
  shown(name: string): string
  /** Files that match the pattern and none of the negated ones. */
  match(pattern: string, negated: readonly string[]): Promise<readonly string[]>
  /** What the pattern would match behind linked folders. */
  linked(pattern: string, negated: readonly string[], matches: readonly string[]): Promise<readonly Unfollowed[]>
}

export function isPattern(line: string): boolean {
  return /[*?[]/.test(line)
}

/**
 * The files that the lines name. A line without a wildcard is a name. A line with one is always a pattern; it is a name as well where a
 * file is called that: otherwise a change could add such a file and switch the pattern off. `!pattern` excludes matches, never names.
 */
export async function expandNames(lines: readonly string[], tree: Tree): Promise<Names> {
  const negated = lines.filter(line => line.startsWith('!') && !isName(line, tree))
  const names = new Set<string>()
  const unmatched: string[] = []
  const unfollowed: Unfollowed[] = []
  for (const line of lines) {
    if (negated.includes(line)) continue
    const literal = tree.has(line)
    if (literal) names.add(tree.shown(line))
    const matches = isPattern(line) && !line.startsWith('!') ? await tree.match(line, negated) : []
    for (const file of matches) names.add(tree.shown(file))
    const beyond = isPattern(line) && !line.startsWith('!') ? await tree.linked(line, negated, matches) : []
    unfollowed.push(...beyond)
    if (!literal && matches.length + beyond.length === 0) unmatched.push(line)
  }
  return { names: [...names].toSorted(comparePaths), unmatched, unfollowed }
}

/** `!x` is a name where a file is called that, unless it has a wildcard: an exclusion cannot be switched off by a file. */
function isName(line: string, tree: Tree): boolean {
  return !isPattern(line) && tree.has(line)
}

/**
 * Arguments of the command line as names: where the shell did not expand a pattern (cmd, PowerShell, quotes), it is expanded here. One
 * without a match stays as it is, so that it is reported as a file that is not there.
 * @param separator of the platform; `\` in a pattern separates folders where it does in paths
 */
export async function expandArguments(args: readonly string[], cwd: string, separator: string = sep): Promise<Names> {
  const tree = folderTree(cwd, separator)
  const { names, unmatched, unfollowed } = await expandNames(args, tree)
  // In the order of the arguments, as a shell leaves them.
  const order = (name: string): number => {
    const at = args.findIndex(arg => tree.shown(arg) === name)
    return at < 0 ? args.length : at
  }
  return { names: [...names.toSorted((a, b) => order(a) - order(b)), ...unmatched], unmatched: [], unfollowed }
}

function folderTree(cwd: string, separator: string): Tree {
  // A path of the form \\?\C:\… has to keep its separators.
  const slashed = (name: string): string => (separator === '\\' && !name.startsWith('\\\\') ? name.replaceAll('\\', '/') : name)
  const portable = (pattern: string): string => slashed(pattern).replace(/^(?:\.\/)+/, '')
  return {
    has: name => isReachable(resolve(cwd, name)),
    // Reports name files with `/`, as seals do and as SARIF and annotations need.
    shown: slashed,
    match: async pattern => {
      const glob = compileGlob(portable(pattern))
      if (typeof glob === 'string') return []
      return [...walk(cwd, () => undefined)].map(({ path }) => path).filter(glob)
    },
    linked: async (pattern, negated, matches) =>
      (await import('./linked-folders.ts')).linkedMatches(portable(pattern), negated, matches, cwd)
  }
}
