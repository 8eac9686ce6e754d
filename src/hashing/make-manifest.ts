import { dirname, join, relative, resolve, sep } from 'node:path'
import { realPath } from '../disk/contain.ts'
import { namesIn, statsOf } from '../disk/look.ts'
import { pathOnDisk } from '../disk/name-on-disk.ts'
import { isGitFolder } from '../disk/walk.ts'
import { TREE_HASH_NAME } from '../load/tree-hash.ts'
import { pathProblem } from '../manifests/path.ts'
import { errorCode } from '../model/error-message.ts'
import { comparePaths } from '../model/path-order.ts'
import type { Seal } from '../model/seal.ts'
import { sealAll } from './seal-all.ts'

export interface Sealing {
  readonly seals: readonly Seal[]
  /** What cannot be sealed, and why. Not empty means that no manifest may be written. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
}

/**
 * Seals files, and all files under folders, in path order. What a later run could not verify is refused now: links, pipes, names that a
 * manifest cannot hold, two names that are one in another Unicode form.
 * @param root absolute folder that sealed paths will be relative to
 * @param exempt absolute path of the manifest that is being written: it never seals itself, nor the file beside it that will hold its sha256
 */
export async function sealFiles(
  root: string,
  cwd: string,
  paths: readonly string[],
  exempt: string | undefined
): Promise<Sealing> {
  const refused: { path: string; reason: string }[] = []
  const files = new Map<string, string>()
  const base = realPath(root)
  const manifest = exempt === undefined ? undefined : pathOnDisk(base, exempt)
  const own = manifest === undefined ? [] : [manifest, join(dirname(manifest), TREE_HASH_NAME)]
  for (const path of paths) collect(pathOnDisk(base, realFolder(resolve(cwd, path))), path)
  const sorted = [...files].sort(([a], [b]) => comparePaths(a, b))
  const results = await sealAll(sorted)
  const seals = results.filter(result => typeof result !== 'string')
  for (const [index, result] of results.entries())
    if (typeof result === 'string') refused.push({ path: sorted[index]?.[0] ?? '', reason: result })
  for (const [a, b] of twins([...files.keys()])) {
    refused.push({
      path: b,
      reason: `it is the same name as ${JSON.stringify(a)} in another Unicode form (NFC, NFD): some systems hold one file where others hold two`
    })
  }
  return { seals, refused }

  function collect(file: string, shown: string): void {
    if (own.includes(file)) return
    if (file.includes('\ufffd')) {
      refused.push({ path: shown, reason: 'its name is not UTF-8, which a manifest in JSON cannot hold' })
      return
    }
    try {
      const stats = statsOf(file)
      const path = relative(base, file).split(sep).join('/')
      if (stats.isDirectory()) {
        for (const name of namesIn(file).sort(comparePaths))
          if (name !== '.git' || file !== base || !isGitFolder(base))
            collect(join(file, name), `${shown.replace(/\/$/, '')}/${name}`)
      } else if (stats.isSymbolicLink())
        refused.push({ path: shown, reason: 'it is a symbolic link: seal the file that it leads to' })
      else if (!stats.isFile()) refused.push({ path: shown, reason: 'it is not a regular file' })
      else if (path === '..' || path.startsWith('../'))
        refused.push({ path: shown, reason: `it lies outside ${JSON.stringify(root)}, where the manifest's paths begin` })
      else {
        const problem = pathProblem(path)
        if (problem === undefined) files.set(path, file)
        else refused.push({ path: shown, reason: problem })
      }
    } catch (error) {
      refused.push({ path: shown, reason: `the system answers ${errorCode(error)}` })
    }
  }
}

/** The folder's links are followed (the user named it), the file's own are not. */
function realFolder(file: string): string {
  const name = file.slice(file.lastIndexOf(sep) + 1)
  try {
    return join(realPath(resolve(file, '..')), name)
  } catch {
    return file
  }
}

function twins(paths: readonly string[]): [string, string][] {
  const seen = new Map<string, string>()
  const found: [string, string][] = []
  for (const path of paths) {
    const folded = path.normalize('NFC')
    const first = seen.get(folded)
    if (first === undefined) seen.set(folded, path)
    else found.push([first, path])
  }
  return found
}
