import type { EngineWish } from './choose-engine.ts'
import type { Differences } from './differences.ts'
import type { Dump } from './dump/source.ts'
import type { Facts } from './evidence/documents.ts'
import type { Fingerprint } from './fingerprint/fingerprint.ts'
import type { Order } from './input.ts'
import type { Phases } from './phases.ts'
import type { Engine, Rights, Session } from './session.ts'

/** What a test puts in the place of the real one. */
export interface Tools {
  readonly open: (wish: EngineWish, signal?: AbortSignal) => Promise<Engine>
}

/** One rehearsal under way. */
export interface Course {
  readonly order: Order
  readonly dump: Dump
  readonly facts: Facts
  readonly phases: Phases
  readonly tools: Tools
  readonly wish: EngineWish
  readonly differences: { -readonly [K in keyof Differences]: Differences[K] }
  /** Kept between the steps: definitions are in them, so they never become evidence. */
  readonly prints: { before?: Fingerprint; after?: Fingerprint }
}

/** A session for one piece of work. */
export async function within<T>(engine: Engine, rights: Rights, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await engine.connect(rights)
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}
