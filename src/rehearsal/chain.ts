import type { DatabaseState, StatePart } from '../release/documents/database-state.ts'

/** One migration of a chain, and how far it came. */
export interface ChainStep {
  /** What its tool knows it by. */
  readonly key: string
  readonly path: string
  readonly rollbackPath: string
  readonly statements: number
  /** `restored`: undone by itself and in the chain, to the state before it. */
  readonly outcome: 'restored' | 'failed'
  /** What it changed. */
  readonly changed: readonly StatePart[]
  /** What its rollback left. */
  readonly left: readonly StatePart[]
}

/** A chain under way. */
export interface Chain {
  readonly steps: ChainStep[]
  /** The states between the migrations: before the first one, then after each. Their catalogs would fill the memory. */
  readonly states: DatabaseState[]
}
