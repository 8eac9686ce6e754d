import { join } from 'node:path'
import { isReachable } from '../disk/contain.ts'
import type { Sealing } from '../hashing/make-manifest.ts'
import type { SealChange } from '../manifests/seal-changes.ts'
import { quotePath } from '../report/escape.ts'

/** A note about one path, or about the manifest. All of it is hostile: escaped where it is shown. */
export type SealNote = Partial<SealChange>

/** Names that one note lists; the others are counted. */
const MAX_LISTED = 3

/**
 * `"path" cannot be sealed: it is a symbolic link`, `changed "path": sha256`.
 * @param width of the column with the change, in characters
 */
export function noteText({ change, path, what }: SealNote, width = 0): string {
  if (change === undefined) return path === undefined ? (what ?? '') : `${quotePath(path)} ${what}`
  const subject = path === undefined ? [] : [quotePath(path)]
  return `${change.padEnd(width)} ${[...subject, ...(what === undefined ? [] : [what])].join(': ')}`
}

/** A removal with its reason, where that is not that the file is missing. */
export function explained(change: SealChange, root: string): SealChange {
  if (change.change !== 'removed' || change.path === undefined || change.what !== undefined) return change
  return isReachable(join(root, change.path)) ? { ...change, what: 'it is excluded' } : change
}

/** What was left out, and what may surprise later. */
export function notesOn(
  { ignored, ignoredAndNamed, unknown }: Omit<Sealing, 'seals'>,
  covers: readonly string[]
): readonly SealNote[] {
  const scope = covers.length === 0 ? '' : '; where they exist, those in the scope of "covers" are findings'
  return [
    ...(ignored.length === 0 ? [] : [{ what: `not sealed, because git ignores ${listed(ignored)}${scope}` }]),
    ...(ignoredAndNamed.length === 0
      ? []
      : [{ what: `git ignores ${listed(ignoredAndNamed)}: sealed because it was named, and missing in a fresh checkout` }]),
    ...unknown
      .slice(0, 1)
      .map(reason => ({ what: `git could not be asked which files it ignores (${reason}), so none is left out` }))
  ]
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map(quotePath).join(', ')
  return names.length <= MAX_LISTED ? shown : `${shown} and ${names.length - MAX_LISTED} more`
}
