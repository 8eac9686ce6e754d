import * as z from 'zod/mini'
import { digits, port, text } from './fields.ts'

/** How the rehearsal spoke with the database. */
export const connection = z.strictObject({
  kind: z.enum(['in-process', 'pipe', 'unix-socket', 'tcp']),
  /** Absent when there is no network address at all. */
  host: z.exactOptional(text),
  port: z.exactOptional(port),
  database: text
})
export type Connection = z.infer<typeof connection>

/** The database that something ran on, as reported by that database and the kernel. */
export const environment = z.strictObject({
  engine: z.enum(['pglite', 'postgres', 'sqlite']),
  server_version: text,
  /** `system_identifier` of `pg_control_system()`: new for each cluster that `initdb` makes, and for each start of the embedded engine. SQLite has none: 0. */
  system_identifier: digits,
  connection
})
export type Environment = z.infer<typeof environment>
