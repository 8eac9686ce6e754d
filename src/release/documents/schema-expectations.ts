import * as z from 'zod/mini'
import { allDifferent, count, id, limits, NOT_EMPTY, names, text } from './fields.ts'

const column = z.strictObject({
  name: text,
  /** As `format_type` writes it: `character varying(255)`. */
  type: text,
  nullable: z.boolean()
})

const columns = z.array(column).check(
  z.refine(
    allDifferent(({ name }) => name),
    'names one column twice'
  )
)

/** Each key is compared with each: a hostile document must not make that a long time. */
const FEW = z.maxLength(200, 'must not have more than 200 entries')

/** Each one is looked for in each execution on the clone. */
const MAX_TOUCHED = 1000

const keyColumns = names.check(NOT_EMPTY)

const foreignKey = z.strictObject({ columns: keyColumns, references: z.strictObject({ table: text, columns: keyColumns }) })

/** A row, by the values of some columns as text. */
const where = z.record(text, z.string())

const keys = {
  primary_key: z.exactOptional(keyColumns),
  unique: z.exactOptional(z.array(keyColumns).check(FEW)),
  foreign_keys: z.exactOptional(z.array(foreignKey).check(FEW))
}

const expectedTable = z.strictObject({
  name: text,
  columns: columns.check(NOT_EMPTY),
  ...keys,
  min_rows: z.exactOptional(count),
  required_rows: z.exactOptional(z.array(z.strictObject({ where, why: text })).check(FEW))
})
export type ExpectedTable = z.infer<typeof expectedTable>

export const observedTable = z.strictObject({
  name: text,
  columns,
  ...keys,
  rows: count,
  /** How many rows there are for each row that is required. */
  required_rows: z.exactOptional(z.array(z.strictObject({ where, found: count })).check(FEW))
})
export type ObservedTable = z.infer<typeof observedTable>

/** The surface that a clone must have to be shaped like production. A clone may have more; what is named here must be there. */
export const schemaExpectations = z.strictObject({
  schema: z.literal('seal-gate/schema-expectations/1'),
  ...limits,
  change_id: z.exactOptional(id),
  tables: z.array(expectedTable).check(
    NOT_EMPTY,
    z.refine(
      allDifferent(({ name }) => name),
      'names one table twice'
    )
  ),
  /** The column that holds what a rollback goes back to. */
  rollback_anchor: z.exactOptional(z.strictObject({ table: text, column: text })),
  /** Tables whose rows the change must change. */
  expect_touched: z.exactOptional(names.check(z.maxLength(MAX_TOUCHED, `must not name more than ${MAX_TOUCHED} tables`)))
})
export type SchemaExpectations = z.infer<typeof schemaExpectations>
