import type { DeclaredException } from '../../release/documents/exceptions.ts'
import type { ObservedTable, SchemaExpectations } from '../../release/documents/schema-expectations.ts'
import type {
  Clone,
  EscapeAttempt,
  ExceptState,
  Fingerprint,
  KeptCopy,
  Prepared,
  RowStatements,
  SecretColumns,
  TableDifference
} from '../clone.ts'
import type { Walls } from '../confined/walls.ts'
import type { Refused } from '../denial.ts'
import type { DeclaredColumn } from '../dump.ts'
import type { SchemaRules } from '../schema-difference.ts'
import type { Mask, SecretSettings } from '../spec.ts'
import type { Tally } from '../tally.ts'

/** A schema as JSON has it. */
export interface FlatSchema {
  readonly root: string
  readonly entries: readonly (readonly [string, string])[]
  readonly words: SchemaRules['words']
}

export type FlatFingerprint = Omit<Fingerprint, 'schema'> & { readonly schema: FlatSchema }

/** What the process is asked, and what it answers. */
export interface Requests {
  /** The folder of the clone, which is all that the process may write to. */
  readonly start: {
    readonly ask: { readonly folder: string }
    readonly answer: { readonly version: string; readonly walls: Walls }
  }
  /** Makes the clone of the file or text that was copied into the folder. */
  readonly load: {
    readonly ask: { readonly kind: 'file' | 'text'; readonly masks?: readonly Mask[]; readonly sha256: string }
    /** Masks whose column does not exist. */
    readonly answer: { readonly unused: readonly string[] }
  }
  readonly attempts: { readonly ask: object; readonly answer: readonly EscapeAttempt[] }
  /** Passes on every text and blob of every table, and the texts of the schema. */
  readonly values: {
    readonly ask: object
    readonly answer: readonly (readonly [string, { readonly columns: readonly DeclaredColumn[] }])[]
  }
  readonly secretColumns: { readonly ask: Pick<SecretSettings, 'secret_columns'>; readonly answer: SecretColumns }
  readonly names: {
    readonly ask: { readonly hosts: readonly string[] }
    readonly answer: readonly { readonly object: string; readonly host: string }[]
  }
  readonly tables: { readonly ask: { readonly expectations?: SchemaExpectations }; readonly answer: readonly ObservedTable[] }
  readonly fingerprint: { readonly ask: object; readonly answer: FlatFingerprint }
  readonly canary: { readonly ask: { readonly schema: string }; readonly answer: boolean }
  readonly schema: { readonly ask: object; readonly answer: FlatSchema }
  readonly tally: { readonly ask: object; readonly answer: Tally }
  readonly rowStatements: { readonly ask: { readonly tables: readonly string[] }; readonly answer: readonly RowStatements[] }
  readonly except: { readonly ask: { readonly exceptions: readonly DeclaredException[] }; readonly answer: ExceptState['tables'] }
  /** In base64. */
  readonly rowDigests: {
    readonly ask: { readonly tables: readonly string[] }
    readonly answer: readonly (readonly [string, string])[]
  }
  readonly run: {
    readonly ask: { readonly texts: readonly { readonly text: string; readonly line: number }[]; readonly isSingle: boolean }
    readonly answer: Awaited<ReturnType<Clone['run']>>
  }
  /** Takes what a command made of its copy in place of the clone. */
  readonly takeBack: { readonly ask: object; readonly answer: object }
  readonly prepare: { readonly ask: { readonly texts: readonly string[] }; readonly answer: readonly Prepared[] }
  readonly keep: { readonly ask: { readonly kind: KeptCopy }; readonly answer: object }
  readonly differences: {
    readonly ask: { readonly tables: readonly string[]; readonly kind: KeptCopy }
    readonly answer: readonly TableDifference[]
  }
  readonly alive: { readonly ask: { readonly nonce: string }; readonly answer: { readonly nonce: string } }
}

export type RequestName = keyof Requests

/** Texts of one table on their way to the search for credentials; without a table they are of the schema. */
export interface Piece {
  readonly table?: string
  /** Columns, and the texts of their values one after the other, each with `END_OF_VALUE` behind it. */
  readonly values?: readonly (readonly [string, string])[]
  /** Work began on this table. */
  readonly at?: string
  /** A statement begins, at this line and with these words. */
  readonly statement?: { readonly words: readonly string[]; readonly line: number }
}

/** Ends a value: no text that SQL compares has a NUL in it. */
export const END_OF_VALUE = '\0\n'

/** One line of the process: the last one of an answer has its result, or why there is none. */
export type Answer =
  | { readonly piece: Piece }
  | { readonly result: unknown }
  | { readonly refused: { readonly code: Refused['code']; readonly message: string; readonly line?: number } }
  | { readonly failed: { readonly message: string; readonly isFull: boolean } }

/** File descriptors of the process. */
export const REQUESTS = 3
export const ANSWERS = 4

/** Names of files in the folder of the clone. */
export const FILES = { clone: 'clone.db', text: 'dump.sql', first: 'first.db', step: 'step.db', back: 'back.db' } as const
