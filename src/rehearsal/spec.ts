import * as z from 'zod/mini'
import { isRecord, jsonFacts } from '../manifests/json.ts'
import { jsonErrorMessage } from '../model/error-message.ts'
import { declaredExceptions } from '../release/documents/exceptions.ts'
import { allDifferent, count, id, NOT_EMPTY, names, path, sha256, text } from '../release/documents/fields.ts'
import { issueText } from '../release/documents/issue-text.ts'
import { roleName, runAs } from './run-as.ts'
import { runInSpec } from './run-in-spec.ts'
import { limitOf } from './statement-limit.ts'

/** A file beside the spec or below it. With a pin, exactly those bytes or none. */
const file = z.strictObject({ path, sha256: z.exactOptional(sha256), bytes: z.exactOptional(count) })
export type SpecFile = z.infer<typeof file>

/** In the folder of the spec. A dump elsewhere is named by the caller, not by the spec. */
const dump = z.strictObject({ path: text, sha256: z.exactOptional(sha256), bytes: z.exactOptional(count) })

const secretColumns = z.strictObject({ table: text, columns: names.check(NOT_EMPTY) })

/** How a value is masked. `fixed` takes `value`; the others take none. */
const mask = z
  .strictObject({
    table: text,
    column: text,
    how: z.enum(['null', 'fixed', 'hash', 'keep-format']),
    value: z.exactOptional(z.string())
  })
  .check(z.refine(({ how, value }) => (how === 'fixed') === (value !== undefined), 'has a "value" if and only if it is "fixed"'))

export const ENGINE_NAMES = ['pglite', 'postgres', 'sqlite'] as const
export type EngineName = (typeof ENGINE_NAMES)[number]

const engine = z.strictObject({
  use: z.exactOptional(z.enum(['auto', ...ENGINE_NAMES])),
  /** Largest plain dump, in bytes, that `auto` gives to the embedded engine. */
  embedded_up_to_bytes: z.exactOptional(count)
})

export const rehearsalSpec = z.strictObject({
  schema: z.literal('seal-gate/rehearsal/1'),
  change_id: z.exactOptional(id),
  /** Without one nothing is rehearsed, and nothing is claimed. */
  dump: z.exactOptional(dump),
  /** The database to take of a dump of a whole cluster (`pg_dumpall`). */
  database: z.exactOptional(text),
  /** A script, or a command in its place. */
  apply: z.union([file, runInSpec]),
  rollback: z.union([file, runInSpec]),
  /** A `seal-gate/schema-expectations/1`. */
  expectations: file,
  /** A `seal-gate/policy/1`. */
  policy: file,
  /** Tables whose rows the change must change, beside those that the expectations name. */
  expect_touched: z.exactOptional(names),
  /**
   * `exact` (the default): every sequence has its former value. `may-advance`: those that the policy lists may have advanced, since
   * `nextval` is never rolled back; each is reported as a declared exception.
   */
  sequence_policy: z.exactOptional(z.enum(['exact', 'may-advance'])),
  /** Differences that the rollback may leave, if the policy has them too. */
  exceptions: z.exactOptional(declaredExceptions),
  /** Columns that must be NULL or empty in the dump. */
  secret_columns: z.exactOptional(
    z.array(secretColumns).check(
      z.refine(
        allDifferent(({ table }) => table),
        'names one table twice'
      )
    )
  ),
  /** Columns of the dump whose values are replaced on their way into the clone. */
  mask: z.exactOptional(
    z.array(mask).check(
      z.refine(
        allDifferent(({ table, column }) => JSON.stringify([table, column])),
        'names one column twice'
      )
    )
  ),
  /** `single`: each script runs in one transaction, as tools do that wrap a file. `none` (the default): each statement runs as it is written. */
  transaction: z.exactOptional(z.enum(['single', 'none'])),
  /** Rows that are written after the change, before it is undone once more: a script, or rows that are made from the schema. */
  between: z.exactOptional(z.union([file, z.literal('generated')])),
  /** The role that runs the scripts in production. Without it, a role of the rehearsal that is a member of all roles of the dump. */
  run_as: z.exactOptional(runAs),
  /** How long the change, the rollback and the second change may each take. Without it, a single statement may take an hour. */
  phase_seconds: z.exactOptional(z.int().check(z.minimum(1), z.maximum(86_400))),
  /** How long each statement of a script may take, such as `30s`; `phase_seconds` is for a whole phase. */
  statement_timeout: z.exactOptional(
    z
      .string()
      .check(z.refine(value => limitOf(value) !== undefined, 'must be a number with its unit: "500ms", "30s", "5min" or "1h"'))
  ),
  /** Roles of production that the scripts name and the dump does not; they are created without login or any right. */
  roles: z.exactOptional(z.array(roleName)),
  /** Extensions that the dump creates and the clone leaves out, since nothing uses them. The evidence lists them. */
  skip_extensions: z.exactOptional(names),
  engine: z.exactOptional(engine)
})
export type RehearsalSpec = z.infer<typeof rehearsalSpec>

/** What a spec declares, for a rehearsal without one. */
export const rehearsalExceptions = z.strictObject({
  schema: z.literal('seal-gate/rehearsal-exceptions/1'),
  sequence_policy: rehearsalSpec.shape.sequence_policy,
  exceptions: rehearsalSpec.shape.exceptions
})
export type Declared = Pick<RehearsalSpec, 'sequence_policy' | 'exceptions'>

/** What a spec states about values that must not be in the clone. */
export type SecretSettings = Pick<RehearsalSpec, 'secret_columns' | 'mask'>

export type Mask = NonNullable<RehearsalSpec['mask']>[number]

const MAX_ISSUES = 10

type Problems = { readonly problems: readonly string[] }

/**
 * Reads a spec: UTF-8, strict, no key twice.
 * @returns the spec, or every problem with it
 */
export function parseSpec(bytes: Uint8Array): RehearsalSpec | Problems {
  return parse(bytes, rehearsalSpec, value => {
    const list = (['apply', 'rollback'] as const).find(key => Array.isArray(value[key]))
    return list === undefined
      ? undefined
      : `/${list} is one file: to rehearse several migrations in order, name their folder with "--migrations" (input "migrations")`
  })
}

/** Reads a file of exceptions as a spec is read. */
export function parseExceptions(bytes: Uint8Array): Declared | Problems {
  const found = parse(bytes, rehearsalExceptions, () => undefined)
  if ('problems' in found) return found
  const { schema: _, ...declared } = found
  return declared
}

function parse<T extends object>(
  bytes: Uint8Array,
  shape: z.ZodMiniObject<{ readonly schema: z.ZodMiniLiteral<string> }> & z.ZodMiniType<T>,
  problemOf: (value: Readonly<Record<string, unknown>>) => string | undefined
): T | Problems {
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(json)
    const { duplicates } = jsonFacts(json)
    if (duplicates.length > 0) return { problems: duplicates.map(({ pointer }) => `the key ${pointer} is given twice`) }
    const { schema } = shape.shape
    if (isRecord(value) && !schema.safeParse(value['schema']).success)
      return { problems: [`/schema must be ${[...schema.def.values].map(one => JSON.stringify(one)).join()}`] }
    const problem = isRecord(value) ? problemOf(value) : undefined
    if (problem !== undefined) return { problems: [problem] }
    const { data, error } = shape.safeParse(value)
    return data ?? { problems: (error?.issues ?? []).slice(0, MAX_ISSUES).map(issueText) }
  } catch (error) {
    return { problems: [`it is not a JSON document in UTF-8: ${jsonErrorMessage(error)}`] }
  }
}
