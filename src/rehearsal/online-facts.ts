import type { MeasuredScript } from './impact-facts.ts'
import type { ScriptFile } from './input.ts'

// What a change does to those who use its tables meanwhile. For each table that it touches, a copy of the database has a reader, a writer and
// a transaction that was open before: they stand for the version of an application that still runs.

/** A reader or a writer that stood still. */
export interface Stopped {
  readonly who: 'reader' | 'writer'
  readonly table: string
  /** Of the statement that stopped it, from 1. */
  readonly line: number
  /** The lock that stopped it: a mode, or `row locks`. */
  readonly lock: string
  /** How long the change itself ran, from its lock to the end of its transaction. What it waited for others is not counted. */
  readonly milliseconds: number
  /** It stood still already while the change itself waited for an open transaction. */
  readonly isQueued: boolean
}

/** A statement that waits for every open transaction that uses the table. */
export interface Waited {
  readonly line: number
  readonly table: string
  /** How long it waits at most, as `lock_timeout` states it; absent if it waits without end. */
  readonly timeout?: string
  /** Others came after it, and stood still meanwhile. */
  readonly isQueued: boolean
}

/** Work that ended with an error because of the change. */
export interface Broken {
  /** `transaction`: the one that was open before the change. */
  readonly who: 'reader' | 'writer' | 'transaction' | 'change'
  /** Absent for the change itself. */
  readonly table?: string
  /** Of the statement that was under way; absent if it was found after the change. */
  readonly line?: number
  /** SQLSTATE. */
  readonly code: string
  /** Without any value of a row. */
  readonly reason: string
}

/** What a script did to those beside it. */
export interface Online {
  readonly stopped: readonly Stopped[]
  readonly waited: readonly Waited[]
  readonly broken: readonly Broken[]
  /** Tables that had no company, and why. */
  readonly alone: readonly { readonly table: string; readonly why: string }[]
  /** Why it did not come to its end. */
  readonly unfinished?: { readonly line?: number; readonly reason: string }
}

/** What a script did to those beside it, with the script. */
export interface ScriptOnline extends Online {
  readonly file: Pick<ScriptFile, 'path' | 'origins'>
}

/** A script that is tried, with what it did when it ran alone. */
export interface Tried {
  readonly file: ScriptFile
  readonly isSingle: boolean
  readonly alone: MeasuredScript | undefined
}
