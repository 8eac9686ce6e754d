import type { FoundMigration, ToolProblem } from './migration.ts'
import { byName } from './text.ts'

/** A file whose name begins with a version. */
export interface Numbered<T> {
  readonly path: string
  readonly version: bigint
  readonly value: T
}

/** Sorts files by their version as a number; two files of one version are a problem. */
export function inOrderOfNumbers<T>(files: readonly Numbered<T>[]): {
  readonly files: readonly Numbered<T>[]
  readonly problems: readonly ToolProblem[]
} {
  const sorted = files.toSorted((a, b) => (a.version < b.version ? -1 : a.version > b.version ? 1 : byName(a.path, b.path)))
  const problems = sorted.flatMap((file, index): ToolProblem[] => {
    const before = sorted[index - 1]
    return before?.version === file.version ? [sameNumber(before.path, file.path)] : []
  })
  return { files: sorted, problems }
}

export function sameNumber(first: string, path: string): ToolProblem {
  return { code: 'migration-number-twice', path, reason: `it has the version of ${first}: give it another one` }
}

export function unknownFile(path: string, form: string): ToolProblem {
  return { code: 'migration-unknown-file', path, reason: `it is not a migration of this tool: name it ${form}, or move it out` }
}

/** @param leftOut the file that is left out because of it, if that is another one */
export function notUtf8(path: string, leftOut?: string): ToolProblem {
  const reason = 'it is not UTF-8: save it as UTF-8'
  return { code: 'migration-unsupported', path, reason, ...(leftOut !== undefined && { leftOut }) }
}

/** A migration for each file that is whole, a problem for each other one. */
export function collect(
  parts: readonly (FoundMigration | ToolProblem)[],
  problems: readonly ToolProblem[] = []
): { readonly migrations: readonly FoundMigration[]; readonly problems: readonly ToolProblem[] } {
  return {
    migrations: parts.filter((one): one is FoundMigration => 'key' in one),
    problems: [...problems, ...parts.filter((one): one is ToolProblem => 'code' in one)]
  }
}
