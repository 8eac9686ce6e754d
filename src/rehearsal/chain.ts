import type { DatabaseState, StatePart } from '../release/documents/database-state.ts'
import type { ExceptState } from './clone.ts'

/** One migration of a chain, and how far it came. */
export interface ChainStep {
  /** What its tool knows it by. */
  readonly key: string
  readonly path: string
  readonly rollbackPath: string
  readonly statements: number
  /** `restored`: undone by itself and in the chain, to the state before it. `except-declared`: but for what spec and policy declare. */
  readonly outcome: 'restored' | 'except-declared' | 'failed'
  /** What it changed. */
  readonly changed: readonly StatePart[]
  /** What its rollback left. */
  readonly left: readonly StatePart[]
  /** What its rollback left as spec and policy declare, or what it did otherwise when it was applied again. */
  readonly exceptions: readonly StatePart[]
}

/** A state between two migrations. Its catalogs would fill the memory. */
export interface ChainState {
  readonly state: DatabaseState
  /** Without what exceptions name; absent if there are none. */
  readonly except?: ExceptState
  /** Digests of the rows of tables that may gain rows. */
  readonly rows: ReadonlyMap<string, Buffer>
}

/** A chain under way. */
export interface Chain {
  readonly steps: ChainStep[]
  /** Before the first migration, then after each. */
  readonly states: ChainState[]
}
