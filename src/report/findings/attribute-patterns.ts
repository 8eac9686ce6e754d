/** More lines than this are not one remedy: the patterns become more general instead. */
const MAX_PATTERNS = 4

/** Parts of a path that mean only themselves in .gitattributes and in single quotes. */
const PLAIN = /^[\w@%+=,.-][\w@%+=,./-]*$/
const EXTENSION = /[^/](\.\w+)$/

/** A pattern for one file; undefined if it cannot be written. */
type Level = (folder: string, extension: string) => string | undefined

/**
 * The fewest and narrowest patterns of .gitattributes that match all of these files: `/docs/*.md`, else `/docs/**`, and `*` only if the
 * files are in many folders at the top. Undefined if a folder has characters with a special meaning.
 * @see https://git-scm.com/docs/gitattributes#_description
 * @param files relative to the top of the repository, `/`-separated
 */
export function attributePatterns(files: readonly string[]): readonly string[] | undefined {
  const common = commonFolder(files)
  for (const level of levelsFor(common)) {
    const patterns = patternsOf(files, level)
    if (patterns !== undefined) return patterns
  }
  return undefined
}

function levelsFor(common: string): readonly Level[] {
  const inCommon: readonly Level[] = [
    (_, extension) => (extension === '' ? undefined : `/${common}/**/*${extension}`),
    () => `/${common}/**`
  ]
  return [
    (folder, extension) => plainly(folder, `${folder === '' ? '' : `/${folder}`}/*${extension}`),
    ...inCommon.map(
      (level): Level =>
        (...file) =>
          common === '' ? undefined : plainly(common, level(...file))
    ),
    (folder, extension) => {
      const [top = ''] = folder.split('/', 1)
      return plainly(top, top === '' ? `/*${extension}` : `/${top}/**`)
    },
    (folder, extension) => (extension === '' ? undefined : plainly(folder, `*${extension}`)),
    folder => plainly(folder, '*')
  ]
}

function plainly(folder: string, pattern: string | undefined): string | undefined {
  return folder === '' || (PLAIN.test(folder) && !folder.startsWith('./')) ? pattern : undefined
}

function patternsOf(files: readonly string[], level: Level): readonly string[] | undefined {
  const patterns = new Set<string>()
  for (const file of files) {
    const pattern = level(folderOf(file), EXTENSION.exec(file)?.[1] ?? '')
    if (pattern === undefined) return undefined
    patterns.add(pattern)
    if (patterns.size > MAX_PATTERNS) return undefined
  }
  return [...patterns]
}

/** `docs/a` of `docs/a/b.md`, empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

function commonFolder([first = '', ...rest]: readonly string[]): string {
  let common = folderOf(first)
  for (const file of rest) while (common !== '' && !file.startsWith(`${common}/`)) common = folderOf(common)
  return common
}
