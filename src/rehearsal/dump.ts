import type { Dump as DocumentedDump, LEAD_KINDS } from '../release/documents/clone-provenance.ts'
import type { SealedBytes } from '../release/evidence.ts'
import type { RehearsalCode } from './denial.ts'
import type { SecretScan } from './secrets.ts'

/** A dump of any format. */
export interface Dump {
  readonly format: DocumentedDump['format']
  readonly path: string
  /** Bytes on disk. */
  readonly size: number
  /** Digest and length of what is on disk now. @param onBytes called with the size of each piece */
  digest(onBytes?: (bytes: number) => void): Promise<SealedBytes>
  /** Once a dump with masks was read: those whose column is not in it. */
  unusedMasks?(): string[]
}

/** Why a text is not run, and where. */
export interface TextFinding {
  readonly code: RehearsalCode
  readonly reason: string
  /** From 1. */
  readonly line: number
}

/** A column as a dump declares it. */
export interface DeclaredColumn {
  readonly name: string
  /** The first word of its type in lower case. */
  readonly type: string
  readonly notNull: boolean
}

/** What is known of a dump before anything of it is restored. */
export interface DumpSurvey extends SealedBytes {
  /** Of the program that made it, such as `15.18`, if the dump states it. */
  readonly serverVersion?: string
  /** Length of its text, which may be packed on disk; absent if it is none. */
  readonly textBytes?: number
  /** The database that was taken of a dump of a whole cluster. */
  readonly database?: string
  /** Roles of that cluster. */
  readonly roles?: readonly string[]
  /** Why it may not be the whole of one database. `unlessPinned`: a pin in the spec answers for it. */
  readonly notWhole?: { readonly code: RehearsalCode; readonly reason: string; readonly unlessPinned?: true }
  readonly secrets: SecretScan
  /** The role that it gives everything to, beside extensions and the schema `public`; absent if there are several, or none. */
  readonly owner?: string
  /** Extensions that it creates, each once, sorted. */
  readonly extensions: readonly string[]
  /** Ways out of the clone that it would create. */
  readonly leads: readonly Lead[]
  /** What of it is not run. */
  readonly findings: readonly TextFinding[]
  /** Columns of each table, as it declares them. */
  readonly tables: ReadonlyMap<string, { readonly columns: readonly DeclaredColumn[] }>
  /** Columns that must be empty, and are not. */
  readonly filledColumns: readonly ColumnCount[]
}

/** A way out of the clone. `object` is a name from the database. */
export interface Lead {
  readonly kind: (typeof LEAD_KINDS)[number]
  readonly object: string
  /** Endpoint of production that it names. */
  readonly host?: string
}

export interface ColumnCount {
  readonly table: string
  readonly column: string
  /** Values that are neither NULL nor empty. */
  readonly values: number
}
