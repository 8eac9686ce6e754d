import { join } from 'node:path'
import { isWithin } from '../disk/contain.ts'
import type { Finding } from '../model/finding.ts'
import type { Judged } from './candidates.ts'

/** Which of the files that differ are meant; all of them where a list is empty. */
export interface Choice {
  /** Absolute files and folders. */
  readonly paths: readonly string[]
  /** What happened to the files, as `whatHappened` writes it. */
  readonly only: readonly string[]
}

/** Those of the files that are meant. */
export function chosen(files: readonly Judged[], { paths, only }: Choice): readonly Judged[] {
  return files.filter(
    ({ root, seal, finding }) =>
      (paths.length === 0 || paths.some(path => isWithin(path, join(root, seal.path)))) &&
      (only.length === 0 || only.includes(whatHappened(finding)))
  )
}

/** All causes of a drift in order, else the code: `bom-added,lf-to-crlf`, `missing`. */
export function whatHappened({ code, drift }: Pick<Finding, 'code' | 'drift'>): string {
  const causes = drift?.causes.map(cause => cause.code) ?? []
  return causes.length === 0 ? code : causes.join(',')
}
