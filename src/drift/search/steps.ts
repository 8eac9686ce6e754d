import { isAscii } from 'node:buffer'
import { algorithmsOf } from '../../model/digest.ts'
import type { Cause } from '../../model/finding.ts'
import { type Proof, proveSealed } from '../../model/proof.ts'
import type { Seal } from '../../model/seal.ts'
import { Content } from '../content.ts'
import { type Candidate, DEFAULT_COPIES, type Inverse, STAGES, type Stage } from '../inverses/inverse.ts'
import type { Budget } from './budget.ts'
import { familyOf, inOrderOfStages, type Undone, undoneBy } from './chain.ts'

const LINE_BYTES = 64
/** Memory of a node for as long as steps from it wait, as a multiple of its bytes. */
const COPIES_HELD = 2

/** Stages in which a guess may need an earlier cause undone first: the number of typed dashes follows from the length of everything else. */
const INNER: readonly Stage[] = ['end-of-file', 'whitespace', 'text']

/** The sealed bytes, and what happened to them: earliest first. */
export interface Explanation {
  readonly causes: readonly Cause[]
  readonly original: Uint8Array
  readonly proof: Proof
}

/** Found bytes with some causes undone. */
export interface Node {
  readonly content: Content
  /** In the order of undoing: latest cause first. */
  readonly undone: readonly Undone[]
  /** Index of the stage of the last undone cause; only this stage and earlier ones follow. */
  readonly stage: number
  readonly weight: number
}

/** One candidate of a node. It is made when its turn comes. */
export interface Step {
  readonly from: Node
  readonly inverse: Inverse
  readonly candidate: Candidate
}

/** All guesses of one inverse at a node. */
export interface Guess {
  readonly from: Node
  readonly inverse: Inverse
}

export function rootOf(content: Content): Node {
  return { content, undone: [], stage: STAGES.length - 1, weight: 0 }
}

export function mayFollow(node: Node, inverse: Inverse): boolean {
  if (node.undone.length > 0) {
    const family = familyOf(inverse.cause)
    if (node.undone.some(({ cause }) => familyOf(cause.code) === family)) return false
  }
  const stage = stageOf(inverse)
  return (
    stage <= node.stage ||
    (inverse.guess !== undefined && INNER.includes(inverse.stage) && INNER.some(inner => node.stage === STAGES.indexOf(inner)))
  )
}

/** Bytes of work to look for the trace of a cause. Lines are held as objects. */
export function costOf({ copies }: Inverse, { length, ends }: Content): number {
  return copies === undefined ? length * DEFAULT_COPIES + (ends.lf + ends.crlf) * LINE_BYTES : length * copies
}

export function stageOf({ stage }: Inverse): number {
  return STAGES.indexOf(stage)
}

export function weightOf({ candidate }: Step): number {
  return candidate.weight ?? 1
}

export function make(step: Step, budget: Budget): Node | undefined {
  const { from, inverse, candidate } = step
  if (!budget.mayHold(candidate.length * (candidate.window === true ? 1 : COPIES_HELD))) return undefined
  const undone = [...from.undone, ...undoneBy(step)]
  return {
    content: new Content(candidate.make(), candidate.known),
    undone,
    stage: stageOf(inverse),
    weight: from.weight + weightOf(step)
  }
}

export function firstProof(seal: Seal, { from, inverse }: Guess, budget: Budget): Explanation | undefined {
  if (!budget.mayWork(costOf(inverse, from.content))) return undefined
  for (const candidate of inverse.undo(from.content, seal)) {
    if (!budget.mayGuess(candidate.length)) return undefined
    const explanation = prove(seal, { from, inverse, candidate }, budget)
    if (explanation !== undefined || !budget.goesOn) return explanation
  }
  return undefined
}

export function prove(seal: Seal, step: Step, budget: Budget): Explanation | undefined {
  const { from, candidate } = step
  if (seal.bytes !== undefined && candidate.length !== seal.bytes) return undefined
  if (!(candidate.window === true ? budget.mayWork(0) : budget.mayMake(candidate.length))) return undefined
  const original = candidate.make()
  const proof = proofOf(seal, original, budget)
  return proof && { causes: inOrderOfStages([...from.undone, ...undoneBy(step)]), original, proof }
}

/** A proof when the bytes are the sealed ones: length and every digest. Facts rule out most others before a hash is computed. */
function proofOf(seal: Seal, bytes: Uint8Array, budget: Budget): Proof | undefined {
  if (seal.bytes !== undefined && seal.bytes !== bytes.length) return undefined
  return factsAllow(seal, bytes) && budget.mayHash(bytes.length * algorithmsOf(seal).length)
    ? proveSealed(seal, bytes)
    : undefined
}

/** Checks only facts that cost far less than hashing. */
function factsAllow(seal: Seal, bytes: Uint8Array): boolean {
  if (seal.text === 'ascii' && !isAscii(bytes)) return false
  if (seal.text !== undefined && seal.text !== 'binary' && new Content(bytes).bom !== (seal.bom === true)) return false
  return seal.eol !== 'lf' || !bytes.includes(0x0d)
}
