import * as z from 'zod/mini'
import { commandWords } from '../release/documents/command-run.ts'
import { count, NOT_EMPTY, path, sha256 } from '../release/documents/fields.ts'

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/
/** These are what shuts the command in, or what it finds its programs by. */
const FIXED = /^(?:PATH|HOME|TMPDIR|SEAL_GATE_\w+)$/

/** What the name of a variable must be; undefined if it is. */
export function variableProblem(name: string): string | undefined {
  if (!VARIABLE.test(name)) return 'must be the name of a variable: letters, digits, "_"'
  return FIXED.test(name) ? 'is set by the rehearsal' : undefined
}

const variables = z.record(
  z
    .string()
    .check(z.refine(name => variableProblem(name) === undefined, 'must be a name that the rehearsal does not set itself')),
  z.string().check(z.refine(value => !value.includes('\0'), 'must not have a NUL'))
)

/** A command in a spec, in place of a file. */
export const runInSpec = z.strictObject({
  run: commandWords,
  /** Beside those of the connection. */
  env: z.exactOptional(variables),
  timeout_seconds: z.exactOptional(z.int().check(z.minimum(1), z.maximum(86_400))),
  /** Its migrations: evidence names what it was run on. */
  files: z.array(z.strictObject({ path, sha256: z.exactOptional(sha256), bytes: z.exactOptional(count) })).check(NOT_EMPTY)
})
export type RunInSpec = z.infer<typeof runInSpec>
