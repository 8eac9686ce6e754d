/** What the thread is asked, one call at a time. */
export type Call =
  | { readonly kind: 'rows'; readonly sql: string; readonly values: readonly (string | null)[] | undefined }
  | { readonly kind: 'run'; readonly sql: string }
  | { readonly kind: 'copy-in'; readonly sql: string; readonly data: Uint8Array }
  | { readonly kind: 'copy-out'; readonly sql: string }

/** What the thread answers: pieces of a copy, then one end. `ready` comes once, after the start. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly rows: readonly (readonly (string | null)[])[] }
  /** The database refused the statement. */
  | {
      readonly kind: 'refused'
      readonly message: string
      readonly code: string
      readonly position: number | undefined
      readonly routine: string | undefined
    }
  /** The database is not what it was: whatever it answers from here on is worth nothing. */
  | { readonly kind: 'died'; readonly message: string }

/** What the thread is started with. */
export interface Start {
  /** Folder with the files of PGlite. */
  readonly files: string
  /** True where they stand there in one compressed file. */
  readonly packed: boolean
  /** Extensions to have at hand; each is a file `NAME.tar.gz` in the folder. */
  readonly extensions: readonly string[]
}
