import {
  COMPLETION,
  DIFF,
  EXPLAIN,
  INIT_PACKET,
  MERGE_COMMAND,
  PROBE,
  REHEARSE_COMMAND,
  REPAIR,
  RERUN,
  RESTORE,
  SEAL_COMMAND
} from '../options/command-tables.ts'
import type { Table } from '../options/row.ts'
import { VERIFY } from '../options/table.ts'

/** The options of each command, by its name. */
export const TABLES: Readonly<Record<string, Table>> = {
  verify: VERIFY,
  seal: SEAL_COMMAND,
  diff: DIFF,
  restore: RESTORE,
  explain: EXPLAIN,
  merge: MERGE_COMMAND,
  repair: REPAIR,
  'init-packet': INIT_PACKET,
  rehearse: REHEARSE_COMMAND,
  rerun: RERUN,
  probe: PROBE,
  completion: COMPLETION
}
