import type { StagedEntry } from '../git/staged.ts'
import { compileGlob } from '../manifests/glob.ts'
import type { Seal } from '../model/seal.ts'
import { quoteShell } from '../report/escape.ts'
import { UsageError } from './usage-error.ts'

// Paths of the index, which have one character per byte, and what is wrong with them.

export function unstaged(name: string): UsageError {
  const command = quoteShell(name)
  const way = command === undefined ? 'stage it' : `stage it with \`git add ${command}\``
  return new UsageError(`${JSON.stringify(name)} exists and is not in the index: ${way}`)
}

export function submoduleError(path: string, what: string): UsageError {
  const shown = JSON.stringify(utf8(path))
  return new UsageError(
    what === path || !what.startsWith(`${path}/`)
      ? `${shown} is a submodule in ${what === path ? 'the place of a sealed file' : what}: the index has only its commit. Verify without "--staged"`
      : `${JSON.stringify(utf8(what))} is in the submodule ${shown}, of which the index has only the commit. Verify it in there`
  )
}

/** True when the glob could match something below a folder. */
export function couldMatchBelow(glob: string, folder: string): boolean {
  if (/[{}]/.test(glob)) return true
  const segments = glob.split('/')
  return segments.some((segment, index) => {
    if (index === segments.length - 1 && segment !== '**') return false
    const start = compileGlob(segments.slice(0, index + 1).join('/'))
    return typeof start !== 'string' && start(folder)
  })
}

export function isFile(kind: StagedEntry['kind']): boolean {
  return kind === 'file' || kind === 'executable'
}

export function rawPathOf(seal: Seal): string {
  return Buffer.from(seal.rawPath ?? Buffer.from(seal.path, 'utf8')).toString('latin1')
}

export function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

export function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
