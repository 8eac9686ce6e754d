import type { FindingCode } from '../model/codes.ts'

/** Why an archive cannot be judged: docs/archives.md has a section for each. */
export type ArchiveCode = Extract<FindingCode, `archive-${string}`>

export interface ArchiveProblem {
  readonly code: ArchiveCode
  /** One plain sentence. Holds hostile text: escaped at each sink. */
  readonly reason: string
  /** Path of the member inside the archive, when the problem is about one. */
  readonly member?: string
}

/** Thrown where reading cannot go on. */
export class ArchiveRefusal extends Error {
  readonly problem: ArchiveProblem

  constructor(code: ArchiveCode, reason: string, member?: string) {
    super(reason)
    this.problem = { code, reason, ...(member !== undefined && { member }) }
  }
}

/** More problems of one archive are not listed: the first ones show what is wrong with it. */
const MAX_PROBLEMS = 100

/** The problems of one archive. One is enough to refuse it. */
export class Problems {
  readonly list: ArchiveProblem[] = []

  add(code: ArchiveCode, reason: string, member?: string): void {
    if (this.list.length < MAX_PROBLEMS) this.list.push({ code, reason, ...(member !== undefined && { member }) })
  }

  /** Keeps what was thrown, if it is a refusal. @throws anything else */
  keep(error: unknown): void {
    if (!(error instanceof ArchiveRefusal)) throw error
    const { code, reason, member } = error.problem
    this.add(code, reason, member)
  }
}
