import type { SealedRelease } from '../model/release-assets.ts'
import { DEFAULTS, type Options } from '../options/table.ts'
import { UsageError } from './usage-error.ts'

/** Options that are about files on disk, not about assets. */
const OF_FILES = [
  'root',
  'covers',
  'text-rules',
  'accept',
  'unchanged-since',
  'shard',
  'run-validator',
  'require-clearance',
  'blocker-map'
] as const satisfies readonly (keyof Options)[]

export type ReleaseOptions = Pick<Options, 'release' | (typeof OF_FILES)[number]>

/** No tag begins or ends like this: git-check-ref-format(1). */
const FOLDER = /^(?:\.{1,2}(?:[\\/]|$)|[\\/]|[A-Za-z]:[\\/])|[\\/]$/

/**
 * The folder that `release` names; undefined for a release on GitHub.
 * @throws UsageError for an option that has no meaning beside `release`
 */
export function releaseFolder(options: ReleaseOptions): SealedRelease | undefined {
  for (const name of OF_FILES)
    if (JSON.stringify(options[name]) !== JSON.stringify(DEFAULTS[name]))
      throw new UsageError(
        `"${name}" is about files, and "release" about the assets of a release: give one of them ("config: none" ignores the configuration)`
      )
  return FOLDER.test(options.release) ? { folder: options.release } : undefined
}

/** The release that the command line can check. @throws UsageError for one on GitHub */
export function releaseOnDisk(options: ReleaseOptions & { readonly staged: boolean }): SealedRelease {
  if (options.staged) throw new UsageError('"--staged" is about the index of git, and "--release" about the assets of a release')
  const folder = releaseFolder(options)
  if (folder !== undefined) return folder
  const shown = /^[\w.+-]+$/.test(options.release) ? options.release : 'TAG'
  throw new UsageError(
    `"--release" takes a folder of assets here, written with a slash; the action also takes a tag. To download them: gh release download ${shown} --dir assets; then: --release ./assets`
  )
}
