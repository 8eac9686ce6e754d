import { chooseEngine, openEngine } from './choose-engine.ts'
import type { Course, Tools } from './context.ts'
import { denyIfAny, type RehearsalDenial } from './denial.ts'
import { denialsFor } from './denials-from-errors.ts'
import type { Differences } from './differences.ts'
import { findPgRestore } from './dump/pg-restore.ts'
import { openDump } from './dump/source.ts'
import { PASSES } from './dump/survey.ts'
import { type EvidenceFile, evidenceOf, type Facts, stableDigest } from './evidence/documents.ts'
import { operatorInput } from './evidence/operator-input.ts'
import { type Order, type RehearsalRequest, readOrder } from './input.ts'
import { Interruption } from './interruption.ts'
import { type PhaseName, type PhaseResult, Phases, type Watch } from './phases.ts'
import { scanOrder } from './scan-input.ts'
import type { Engine } from './session.ts'
import { applyAgain, applyChange, fingerprintAfter, fingerprintBefore, fingerprintRestored, rollBack } from './steps/change.ts'
import { checkConfinement, checkLeads, checkSchema, restoreDump } from './steps/clone.ts'

export type RehearsalStatus = 'REHEARSED' | 'NOT_APPLIED' | 'FAILED'

/** What came of a rehearsal. Nothing of it says anything about production. */
export interface Rehearsal {
  readonly status: RehearsalStatus
  readonly production_claim: 'NONE'
  /** Why it proves nothing; empty when the change was applied and undone, and when there was no dump. */
  readonly denials: readonly RehearsalDenial[]
  readonly phases: readonly PhaseResult[]
  readonly engine: { readonly kind: Engine['kind']; readonly version: string; readonly isolation: string } | undefined
  /** The change changed something, in what it is about. */
  readonly afterDiffers: boolean
  /** All of the state before is back. False for a rehearsal that was denied for whatever reason, and while an exception is in use. */
  readonly restoredEqualsBefore: boolean
  /** Sequences that stand further on, as the spec and the policy allow. */
  readonly exceptions: readonly string[]
  /** What the change changed and what the rollback left. */
  readonly differences: Differences
  /** What the operator must supply; only when nothing was rehearsed. */
  readonly needed: readonly string[]
  readonly evidence: readonly EvidenceFile[]
  /** The same in every run of the same rehearsal. */
  readonly evidenceSha256: string
  /** Absolute path of the folder of the spec. */
  readonly root: string
  /** Absolute path of the folder that the evidence names itself by. */
  readonly out: string
}

/**
 * Proves that a change can be undone, on a throwaway clone: schema and every row.
 * @throws {RequestError} when the request cannot be carried out as it is written; anything else that goes wrong is a denial
 */
export async function rehearse(
  request: RehearsalRequest,
  watch?: Watch,
  tools: Tools = { open: openEngine }
): Promise<Rehearsal> {
  const order = readOrder(request)
  const facts: Facts = {}
  const phases = new Phases(watch)
  const differences: Course['differences'] = { changed: [], left: [], exceptions: [] }
  if (order.dump === undefined) return outcome(order, facts, phases, differences, undefined, order.drifted)
  const interruption = new Interruption()
  let engine: Engine | undefined
  let denials: readonly RehearsalDenial[] = []
  try {
    const dump = openDump(order.dump, () => findPgRestore(order.pgBin), interruption.signal)
    await phases.run('scan', async () => denyIfAny(await scanOrder(order, dump, facts, phases.read)), dump.size * PASSES)
    const wish = chooseEngine(order, dump, facts.survey?.extensions ?? [])
    interruption.check()
    const opened = await phases.run('start', async () => await tools.open(wish, interruption.signal))
    engine = opened
    interruption.guard(opened)
    await inClone({ order, dump, facts, phases, tools, wish, differences, prints: {} }, opened)
  } catch (error) {
    denials = interruption.denials() ?? denialsFor(error, phases.current, fileOf(order, phases.current))
  } finally {
    denials = [...denials, ...(await end(engine, phases, facts))]
    interruption.end()
  }
  return outcome(order, facts, phases, differences, engine, denials)
}

/** The story itself. Each step ends with a question to the engine that only a living one can answer. */
async function inClone(course: Course, engine: Engine): Promise<void> {
  const { phases, dump } = course
  const step = async (name: PhaseName, work: () => Promise<void>, total?: number): Promise<void> => {
    await phases.run(
      name,
      async () => {
        await work()
        await engine.alive()
      },
      total
    )
  }
  await step('restore', async () => await restoreDump(course, engine), dump.size)
  await step('confine', async () => await checkConfinement(course, engine))
  await step('leads', async () => await checkLeads(course, engine))
  await step('schema', async () => await checkSchema(course, engine))
  await step('before', async () => await fingerprintBefore(course, engine))
  await step('apply', async () => await applyChange(course, engine))
  await step('after', async () => await fingerprintAfter(course, engine))
  await step('rollback', async () => await rollBack(course, engine))
  await step('restored', async () => await fingerprintRestored(course, engine))
  await step('again', async () => await applyAgain(course, engine))
}

/** Always, and whatever happened before. */
async function end(engine: Engine | undefined, phases: Phases, facts: Facts): Promise<readonly RehearsalDenial[]> {
  if (engine === undefined) return []
  try {
    return await phases.run('destroy', async () => {
      const { processGone, folderGone } = await engine.destroy()
      facts.destroyed = processGone && folderGone
      if (facts.destroyed) return []
      return [{ code: 'clone-not-destroyed', reason: processGone ? 'its folder is still there' : 'its process still runs' }]
    })
  } catch (error) {
    return denialsFor(error, 'destroy', undefined)
  }
}

function fileOf({ apply, rollback, dumpName }: Order, phase: PhaseName): string | undefined {
  if (phase === 'scan' || phase === 'restore') return dumpName
  if (phase === 'rollback') return rollback.path
  return phase === 'apply' || phase === 'again' ? apply.path : undefined
}

function outcome(
  order: Order,
  facts: Facts,
  phases: Phases,
  differences: Differences,
  engine: Engine | undefined,
  denials: readonly RehearsalDenial[]
): Rehearsal {
  const complete = facts.againSchema !== undefined && facts.destroyed === true
  const rehearsed = denials.length === 0 && complete
  const idle = denials.length === 0 && order.dump === undefined
  const told = denials.length > 0 || rehearsed || idle ? denials : [UNFINISHED]
  return {
    status: rehearsed ? 'REHEARSED' : idle ? 'NOT_APPLIED' : 'FAILED',
    production_claim: 'NONE',
    denials: told,
    phases: phases.results(),
    engine: engine && { kind: engine.kind, version: engine.version, isolation: engine.isolation.grade },
    afterDiffers: facts.afterDiffers === true,
    restoredEqualsBefore: rehearsed && differences.exceptions.length === 0,
    exceptions: differences.exceptions,
    differences,
    needed: idle ? operatorInput() : [],
    evidence: evidenceOf(order, facts, told),
    evidenceSha256: stableDigest(order, facts, told),
    root: order.root,
    out: order.out
  }
}

/** Whatever is neither denied nor complete must not look like either. */
const UNFINISHED: RehearsalDenial = { code: 'internal-error', reason: 'it ended before it had come to its end' }
