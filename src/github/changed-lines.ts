/** What a pull request has of one file. */
export interface ChangedFile {
  /** Id of the blob at the head. */
  readonly sha: string
  /** Parts of the file at the head that the diff shows. */
  readonly hunks: readonly Hunk[]
}

interface Hunk {
  /** From 1. */
  readonly start: number
  readonly end: number
  /** Lines that the pull request added. */
  readonly added: readonly number[]
}

/** Reads the diff of one file as the API gives it: hunks without a header of the file. */
export function hunksOf(patch: string): readonly Hunk[] {
  const hunks: { start: number; end: number; added: number[] }[] = []
  for (const line of patch.split('\n')) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? []
    const hunk = hunks.at(-1)
    if (start !== undefined) hunks.push({ start: Number(start), end: Number(start) - 1, added: [] })
    else if (hunk !== undefined && (line.startsWith('+') || line.startsWith(' '))) {
      hunk.end++
      if (line.startsWith('+')) hunk.added.push(hunk.end)
    }
  }
  return hunks
}

/** True when a comment can be about these lines, and the pull request changed one of them. */
export function isChanged({ hunks }: ChangedFile, start: number, end: number): boolean {
  return hunks.some(hunk => hunk.start <= start && end <= hunk.end && hunk.added.some(line => line >= start && line <= end))
}
