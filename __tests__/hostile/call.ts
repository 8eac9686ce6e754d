// What a test and the process that runs its command lines send each other.

/** What is asked: one command line. */
export interface Call {
  readonly args: readonly string[]
  readonly cwd: string
}

/** What came of it; its text is on the streams, up to `END` on each. */
export interface Answer {
  readonly code: number
}

/** No command prints a NUL. */
export const END = '\0end of this command line\0'
