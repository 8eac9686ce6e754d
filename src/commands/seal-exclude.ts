import { compileGlob, type Glob } from '../manifests/glob.ts'
import type { SealNote } from './seal-notes.ts'
import { UsageError } from './usage-error.ts'

/** Globs of `exclude`. */
export interface Excluder {
  /** True for a file or folder, relative to the root, that a glob matches; what is in such a folder is then left out too. */
  test(path: string): boolean
  /** Globs that matched nothing: most likely a typing error. */
  unused(): readonly SealNote[]
}

/** @throws UsageError for a glob that cannot be read */
export function excluder(globs: readonly string[]): Excluder {
  const compiled = globs.map(glob => ({ glob, test: matcher(glob), used: false }))
  return {
    test(path) {
      const matching = compiled.filter(({ test }) => foldersAndSelf(path).some(test))
      for (const one of matching) one.used = true
      return matching.length > 0
    },
    unused: () => compiled.filter(({ used }) => !used).map(({ glob }) => ({ what: unusedText(glob) }))
  }
}

/** `a/b/c` as `a`, `a/b`, `a/b/c`: a sealed file may be looked at without its folders. */
function foldersAndSelf(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function matcher(glob: string): Glob {
  const compiled = compileGlob(glob.replace(/\/+$/, ''))
  if (typeof compiled === 'string')
    throw new UsageError(`"exclude" has ${JSON.stringify(glob)}, which is not a glob: ${compiled}`)
  return compiled
}

function unusedText(glob: string): string {
  const deeper = glob.includes('/') ? '' : `; ${JSON.stringify(`**/${glob}`)} would match in every folder`
  return `"exclude" matches nothing with ${JSON.stringify(glob)}${deeper}`
}
