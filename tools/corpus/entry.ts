import type { CauseCode } from '../../src/model/causes.ts'

/** One drift, described before anything is run. */
export interface Entry {
  /** Unique. */
  readonly id: string
  /** The sealed file, a name in fixtures/texts. */
  readonly text: string
  /** Shell filters, run in turn: sealed bytes in, drifted bytes out. */
  readonly commands: readonly string[]
  /** What happened, earliest first. */
  readonly causes: readonly CauseCode[]
  /** Other right answers, where two sequences of causes give the same bytes. */
  readonly or?: readonly (readonly CauseCode[])[]
  /** An inverse can exist; false where bytes are lost. */
  readonly provable: boolean
  /** git has the sealed bytes, and the engine is given them; without it, only hints are possible. */
  readonly witness: boolean
  /** What must be installed. */
  readonly tools: readonly string[]
  /** Left out of quick runs. */
  readonly slow?: boolean
}

/** An entry with the bytes that its tools made. */
export interface MadeDrift extends Entry {
  readonly path: string
  readonly sealed: Buffer
  readonly drifted: Buffer
}

export type EntryOptions = Partial<Pick<Entry, 'or' | 'provable' | 'witness' | 'tools' | 'slow'>>

const BUILT_IN = new Set(['printf', '{', 'cat', 'echo'])

/** An entry, provable by default; its tools are the first words of its commands. */
export function entry(
  id: string,
  text: string,
  commands: string | readonly string[],
  causes: CauseCode | readonly CauseCode[],
  options: EntryOptions = {}
): Entry {
  const list = [commands].flat()
  const named = list.map(command => command.split(' ')[0] ?? '').filter(word => !BUILT_IN.has(word))
  const tools = options.tools ?? [...new Set(named)]
  const { provable = true, witness = false, or, slow } = options
  return { id, text, commands: list, causes: [causes].flat(), provable, witness, tools, ...(or && { or }), ...(slow && { slow }) }
}

/** Bytes are lost: only git can bring them back, and it has them. */
export const LOST = { provable: false, witness: true }
/** Bytes are lost and nobody has them. */
export const GONE = { provable: false, witness: false }
