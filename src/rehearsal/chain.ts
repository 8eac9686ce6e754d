import type { DatabaseState, StatePart } from '../release/documents/database-state.ts'
import { partKey } from '../release/rules/state-difference.ts'
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
  /** On the way back: what differs as declared in the state that was reached last, with the migration that left it. */
  carried: ReadonlyMap<string, string>
}

/** Notes what differs on the way back, in the state before a migration. What a later migration left is named as such. */
export function noteOnWayBack(chain: Chain, index: number, { left, exceptions }: Pick<ChainStep, 'left' | 'exceptions'>): void {
  const step = chain.steps[index]
  if (step === undefined) throw new Error('a step of the chain was lost')
  const { carried } = chain
  chain.carried = new Map(exceptions.map(part => [partKey(part), carried.get(partKey(part)) ?? step.key]))
  const named = exceptions.map(part => {
    const by = carried.get(partKey(part))
    return by === undefined ? part : { ...part, detail: `left by migration ${by}` }
  })
  const all = [...step.exceptions, ...named]
  const outcome = left.length > 0 ? 'failed' : all.length > 0 ? 'except-declared' : step.outcome
  chain.steps[index] = { ...step, left, exceptions: all, outcome }
}
