import type { CauseCode } from '../../model/causes.ts'
import { digestOf } from '../../model/digest.ts'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import { type Inverse, STAGES } from '../inverses/inverse.ts'
import type { Budget } from './budget.ts'
import {
  costOf,
  type Explanation,
  firstProof,
  type Guess,
  make,
  mayFollow,
  type Node,
  prove,
  rootOf,
  type Step,
  stageOf,
  weightOf
} from './steps.ts'

const MAX_CHAIN = 4
/** Weight of a step that leaves a plain trace of a later stage, which can then no longer be undone. */
const LEFT_BEHIND = 3
/** Chains heavier than this are not followed: they are improbable, and each step is expensive on a large file. */
const MAX_WEIGHT = 9
const MAX_WEIGHT_LARGE = 7
const MAX_WEIGHT_HUGE = 6
/** Without a sealed length every candidate is made and hashed. */
const MAX_WEIGHT_WITHOUT_LENGTH = 7
/** Chains that are followed in that case, lightest first. */
const MAX_FOLLOWED_WITHOUT_LENGTH = 64
/** After heavier chains, causes that leave no trace are not tried. */
const MAX_WEIGHT_BEFORE_TRACELESS = 3
const LARGE = 256 * 1024
const HUGE = 1024 * 1024

/** From this stage on, a plain trace is followed before anything else is tried. */
const OUTER = STAGES.indexOf('eol')

/** Inverses of a node that wait until a plain trace of a later stage was followed. */
interface Rest {
  readonly from: Node
  readonly inverses: readonly Inverse[]
  /** The stage of that trace. */
  readonly plain: number
}

/**
 * Undoes causes in chains of up to four and compares with the seal, lightest chains first. Candidates whose length cannot lead to the
 * sealed one are not made, and those that a sealed fact rules out are not hashed. Undefined when nothing matched or the budget ran out.
 * @param preferred chains proved on other files, earliest cause first: tried before the search goes deeper than one step
 */
export function search(
  seal: Seal,
  found: Content,
  inverses: readonly Inverse[],
  preferred: readonly (readonly CauseCode[])[],
  budget: Budget
): Explanation | undefined {
  const waiting = new Queue<Step | Guess | Rest>()
  // Two orders of the same causes often give the same bytes.
  const seen = new Set<string>()
  const root = rootOf(found)
  let followed = 0
  let explanation: Explanation | undefined
  // An outer cause has no rivals. Which other single cause is named depends on the order of the table, whatever other files had: then no
  // inverse of the first step may wait.
  for (const chain of preferred)
    if (chain.length === 1 && isOuter(chain, inverses)) explanation ??= follow(seal, root, chain, inverses, budget)
  const whole = preferred.some(chain => chain.length === 1 && !isOuter(chain, inverses))
  explanation ??= expand(seal, root, inverses, waiting, budget, whole ? STAGES.length : -1)
  for (const chain of preferred) explanation ??= follow(seal, root, chain, inverses, budget)
  while (explanation === undefined && budget.goesOn) {
    const next = waiting.take()
    if (next === undefined) return undefined
    if ('candidate' in next) {
      if (seal.bytes === undefined && ++followed > MAX_FOLLOWED_WITHOUT_LENGTH) continue
      const node = make(next, budget)
      if (node !== undefined && isNew(node, seen)) explanation = expand(seal, node, inverses, waiting, budget)
    } else if ('inverses' in next) explanation = expand(seal, next.from, next.inverses, waiting, budget, next.plain)
    else explanation = firstProof(seal, next, budget)
  }
  return explanation
}

function isOuter(chain: readonly CauseCode[], inverses: readonly Inverse[]): boolean {
  return inverses.some(({ cause, stage, guess }) => cause === chain[0] && guess === undefined && STAGES.indexOf(stage) >= OUTER)
}

function isNew({ content }: Node, seen: Set<string>): boolean {
  const name = digestOf('sha256', content.bytes)
  if (seen.has(name)) return false
  seen.add(name)
  return true
}

/**
 * Compares all next steps of a node with the seal, and queues those that may lead further. After a plain trace of an outer stage (an
 * encoding, a BOM, line ends) the inverses of earlier stages wait as well: they would read text that is not yet restored.
 * @param followed the stage of a plain trace that was followed already
 */
function expand(
  seal: Seal,
  node: Node,
  inverses: readonly Inverse[],
  waiting: Queue<Step | Guess | Rest>,
  budget: Budget,
  followed = -1
): Explanation | undefined {
  const steps: Step[] = []
  const guesses: Guess[] = []
  const rest: Inverse[] = []
  let plain = followed < STAGES.length ? followed : -1
  for (const inverse of inverses) {
    if (!mayFollow(node, inverse) || (inverse.isTraceless === true && node.weight > MAX_WEIGHT_BEFORE_TRACELESS)) continue
    // Windows cost nothing, and one cause is better than two.
    if (followed < 0 && plain >= OUTER && stageOf(inverse) < plain && inverse.copies !== 0) {
      rest.push(inverse)
      continue
    }
    if (inverse.guess !== undefined) {
      guesses.push({ from: node, inverse })
      continue
    }
    if (!budget.mayWork(costOf(inverse, node.content))) return undefined
    for (const candidate of inverse.undo(node.content, seal)) {
      // Many candidates are made before their length is known.
      if (!budget.mayWork(candidate.window === true ? 0 : node.content.length)) return undefined
      const step = { from: node, inverse, candidate }
      const explanation = prove(seal, step, budget)
      if (explanation !== undefined) return explanation
      if (!budget.goesOn) return undefined
      if (candidate.last === true || node.undone.length + 1 >= MAX_CHAIN) continue
      steps.push(step)
      if (weightOf(step) === 1) plain = Math.max(plain, stageOf(inverse))
    }
  }
  node.content.forget()
  const past = (inverse: Inverse) => (stageOf(inverse) < plain ? LEFT_BEHIND : 0)
  const heaviest = heaviestChain(seal, node.content.length)
  const wait = (entry: Step | Guess, own: number) => {
    const weight = node.weight + own + past(entry.inverse)
    // Guesses about the found bytes themselves are always tried.
    if (weight <= heaviest || node.undone.length === 0) waiting.add(weight, entry)
  }
  for (const step of steps) wait(step, weightOf(step))
  for (const guess of guesses) wait(guess, guess.inverse.guess ?? 0)
  if (rest.length > 0) waiting.add(node.weight + LEFT_BEHIND, { from: node, inverses: rest, plain })
  return undefined
}

function heaviestChain({ bytes }: Seal, length: number): number {
  if (length >= HUGE) return MAX_WEIGHT_HUGE
  if (length > LARGE) return MAX_WEIGHT_LARGE
  return bytes === undefined ? MAX_WEIGHT_WITHOUT_LENGTH : MAX_WEIGHT
}

/** Undoes exactly these causes, earliest first, as they were found on another file. */
function follow(
  seal: Seal,
  root: Node,
  chain: readonly CauseCode[],
  inverses: readonly Inverse[],
  budget: Budget
): Explanation | undefined {
  const walk = (node: Node, left: number): Explanation | undefined => {
    for (const inverse of inverses) {
      if (inverse.cause !== chain[left - 1] || !mayFollow(node, inverse)) continue
      for (const candidate of inverse.undo(node.content, seal)) {
        if (!budget.mayWork(node.content.length)) return undefined
        const step = { from: node, inverse, candidate }
        const rest = left - (candidate.before === undefined ? 1 : 2)
        const next = rest > 0 && candidate.last !== true && inverse.guess === undefined ? make(step, budget) : undefined
        const explanation = rest === 0 ? prove(seal, step, budget) : next && walk(next, rest)
        if (explanation !== undefined) return explanation
      }
    }
    return undefined
  }
  return walk(root, chain.length)
}

/** Entries by weight; among equals, first come, first served. */
class Queue<Entry> {
  readonly #byWeight: { entries: Entry[]; taken: number }[] = []

  add(weight: number, entry: Entry): void {
    while (this.#byWeight.length <= weight) this.#byWeight.push({ entries: [], taken: 0 })
    this.#byWeight[weight]?.entries.push(entry)
  }

  take(): Entry | undefined {
    const lightest = this.#byWeight.find(({ entries, taken }) => taken < entries.length)
    return lightest?.entries[lightest.taken++]
  }
}
