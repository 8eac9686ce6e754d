import type { Compared, Fault, Written } from './between.ts'
import type { RehearsalDenial } from './denial.ts'
import type { RehearsalInput } from './input.ts'
import type { Tally } from './tally.ts'

/** What came of rows that were written between the change and its rollback. */
export interface RowsBetween extends Pick<Compared, 'kept' | 'lost'> {
  /** Path of the script, or `generated`. */
  readonly source: string
  /** Tables that the change touches and to which no row could be written. */
  readonly notGenerated: readonly { readonly table: string; readonly reason: string }[]
  /** What the rollback did not keep. */
  readonly faults: readonly Fault[]
}

/** A policy may require rows in between. Without them, nothing is started. */
export function missingBetween({ between, policy }: Pick<RehearsalInput, 'between' | 'policy'>): RehearsalDenial[] {
  if (policy?.document.require_rows_between !== true || between !== undefined) return []
  const reason =
    'the policy requires rows that are written between the change and its rollback: name a script, or "generated", in "between"'
  return [{ code: 'between-failed', reason }]
}

type Sequence = Tally['sequences'][number]

/**
 * A sequence from which rows took numbers must not go back, since the next row would get a number that is taken. Any other one must be as before.
 * @param allowed keys of those that may have advanced
 */
export function sequenceFaults({ before, after, written, restored }: Written<Tally>, allowed: ReadonlySet<string>): Fault[] {
  const find = ({ sequences }: Tally, name: string) => sequences.find(one => one.name === name)
  const same = (a: Sequence | undefined, b: Sequence | undefined) =>
    a?.last_value === b?.last_value && a?.is_called === b?.is_called
  return before.sequences.flatMap((old): Fault[] => {
    const { name } = old
    const [now, used, back] = [after, written, restored].map(state => find(state, name))
    const fault = (detail: string) => [{ table: `sequence ${name}`, detail }]
    if (back === undefined) return fault('it is missing')
    if (now === undefined || used === undefined) {
      // Recreated by the rollback: behind its former value it would give numbers again.
      return BigInt(back.last_value) < BigInt(old.last_value) ? fault('it is behind its value before the change') : []
    }
    if (same(now, used)) return same(old, back) || allowed.has(`sequence ${name}`) ? [] : fault('it is not as it was before')
    const step = BigInt(used.last_value) - BigInt(now.last_value)
    const ahead = BigInt(back.last_value) - BigInt(used.last_value)
    const isBehind = (step < 0n ? ahead > 0n : ahead < 0n) || (ahead === 0n && used.is_called && !back.is_called)
    return isBehind ? fault('it is behind the rows that were written: the next row would get a number that is taken') : []
  })
}
