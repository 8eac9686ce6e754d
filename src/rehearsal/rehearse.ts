import { missingBetween } from './between-facts.ts'
import { countBefore, writeBetween } from './between-steps.ts'
import type { Chain } from './chain.ts'
import { applyChain, rollBackChain } from './chain-steps.ts'
import { applyAgain, applyChange, fingerprintAfter, fingerprintBefore, fingerprintRestored, rollBack } from './change-steps.ts'
import { type Clone, withDeadline } from './clone.ts'
import { checkConfinement, checkLeads, checkSchema, restoreDump } from './clone-steps.ts'
import type { CommandOutput } from './command.ts'
import { commandDenials, tryCommands } from './command-steps.ts'
import { Interruption, type RehearsalContext, type Tools } from './context.ts'
import { Refused, type RehearsalDenial } from './denial.ts'
import { denialsFor } from './denials-from-errors.ts'
import { driverFor } from './drivers.ts'
import type { Facts } from './facts.ts'
import { overBudget } from './impact.ts'
import type { MeasuredScript } from './impact-facts.ts'
import type { RehearsalInput, RehearsalRequest } from './input.ts'
import type { ScriptOnline } from './online-facts.ts'
import { tryOnline, whyAlone } from './online-steps.ts'
import { tryInOneTransaction, whichWayWorks, whyOneWay } from './other-transaction.ts'
import { outcome } from './outcome.ts'
import { type PhaseName, Phases, type Watch } from './phases.ts'
import { prepareAfter, prepareBefore } from './query-steps.ts'
import { readInput } from './read-input.ts'
import type { Rehearsal } from './rehearsal.ts'
import { scanDump, scanScripts } from './scan.ts'

/**
 * Proves that a change can be undone, on a throwaway clone: schema and every row.
 * @throws {RequestError} when the request cannot be carried out as it is written; anything else that goes wrong is a denial
 */
export async function rehearse(request: RehearsalRequest, watch?: Watch, tools?: Tools): Promise<Rehearsal> {
  return await rehearseInput(readInput(request), watch, tools)
}

/** Rehearses what was read already, from a spec or from scripts that a caller names. */
export async function rehearseInput(input: RehearsalInput, watch?: Watch, tools?: Tools): Promise<Rehearsal> {
  const driver = await driverFor(input)
  const facts: Facts = { driver }
  const phases = new Phases(watch, { isBetween: input.between !== undefined })
  const differences: RehearsalContext['differences'] = { changed: [], left: [], exceptions: [] }
  const started: { engine?: Clone } = {}
  const running: RehearsalContext['running'] = {}
  const chain: Chain = { steps: [], states: [], carried: new Map() }
  const measured: MeasuredScript[] = []
  const online: ScriptOnline[] = []
  const printed: CommandOutput[] = []
  if (input.dump === undefined || input.nothingNew !== undefined)
    return outcome(input, facts, phases, { differences, chain, measured, online, printed }, undefined, input.drifted)
  const interruption = new Interruption()
  let denials: readonly RehearsalDenial[] = []
  try {
    const { pgBin, spec } = input
    const dump = driver.openDump(input.dump, {
      pgBin,
      database: spec.database,
      signal: interruption.signal,
      ...(spec.mask && { mask: spec.mask })
    })
    const kept = { chain, running, measured, online, printed, signal: interruption.signal, prepared: {}, prints: {} }
    denials = await prove(
      { input, driver, dump, facts, phases, tools: { open: interruption.opening((tools ?? driver).open) }, differences, ...kept },
      interruption,
      started
    )
  } catch (error) {
    denials = denialsFor(error, phases.current, fileOf(input, running, phases.current), driver)
  } finally {
    const interrupted = interruption.denials()
    denials = [...(interrupted.length > 0 ? interrupted : denials), ...(await end(started.engine, phases, facts))]
    interruption.end()
  }
  facts.measured = measured
  facts.online = online
  return outcome(input, facts, phases, { differences, chain, measured, online, printed }, started.engine, denials)
}

type Step = (context: RehearsalContext, engine: Clone) => Promise<readonly RehearsalDenial[]>

/** One step after the other, if the first denies nothing. */
function both(first: Step, second: Step): Step {
  return async (context, engine) => {
    const denials = await first(context, engine)
    return denials.length > 0 ? denials : await second(context, engine)
  }
}

function isChain({ migrations }: RehearsalInput): boolean {
  return migrations.length > 1
}

/** What is done in the clone, in this order. Each step ends with a question to the engine that only a living one can answer. */
const STEPS: readonly (readonly [PhaseName, Step])[] = [
  ['restore', restoreDump],
  ['confine', checkConfinement],
  ['leads', checkLeads],
  ['schema', checkSchema],
  ['before', both(fingerprintBefore, prepareBefore)],
  ['apply', async (context, engine) => await (isChain(context.input) ? applyChain : whichWayWorks(applyChange))(context, engine)],
  ['after', both(both(fingerprintAfter, overBudget), prepareAfter)],
  [
    'rollback',
    async (context, engine) => await (isChain(context.input) ? rollBackChain : whichWayWorks(rollBack))(context, engine)
  ],
  ['restored', both(fingerprintRestored, countBefore)],
  ['again', applyAgain],
  ['transaction', tryInOneTransaction],
  ['online', tryOnline],
  ['between', writeBetween]
]

/** Phases whose time is that of the scripts. */
const RUNS_SCRIPTS: ReadonlySet<PhaseName> = new Set(['apply', 'rollback', 'again', 'transaction', 'online', 'between'])

/** Ends the clone where its work takes too long: a server that is busy hears nothing else. @throws {Refused} then */
async function within<T>(seconds: number, work: Promise<T>, engine: Clone): Promise<T> {
  const late = () =>
    new Refused(
      'statement-refused',
      `it was not done within ${seconds} ${seconds === 1 ? 'second' : 'seconds'} ("phase_seconds" in the spec)`
    )
  return await withDeadline(seconds * 1000, work, () => void engine.destroy(), late)
}

/** Scans, starts an engine, and goes through the steps, up to the first denial. @param started gets the engine, which the caller destroys */
async function prove(
  parts: Omit<RehearsalContext, 'choice'>,
  interruption: Interruption,
  started: { engine?: Clone }
): Promise<readonly RehearsalDenial[]> {
  const { input, driver, dump, facts, phases, tools } = parts
  const scanned = await phases.run(
    'scan',
    async () => {
      const ofScripts = await scanScripts(driver, input, facts)
      if (driver.scansInClone) interruption.listen()
      return [...ofScripts, ...(await scanDump(driver, input, dump, facts, phases.read))]
    },
    dump.size * driver.passes
  )
  interruption.listen()
  const choice = driver.choose(input, dump, facts.survey)
  const stopped = [...interruption.denials(), ...scanned, ...missingBetween(input), ...commandDenials(input, choice)]
  if (stopped.length > 0) return stopped
  const untried = await tryCommands(driver, input, interruption.signal)
  if (untried.length > 0) return untried
  const engine = await phases.run('start', async () => await tools.open(choice, interruption.signal))
  if ('code' in engine) return [engine]
  started.engine = engine
  for (const [name, step] of STEPS) {
    const why = whySkipped(name, parts, engine)
    if (why !== undefined) {
      phases.skip(name, why)
      continue
    }
    const interrupted = interruption.denials()
    if (interrupted.length > 0) return interrupted
    const judged = async (): Promise<readonly RehearsalDenial[]> => {
      const denials = await step({ ...parts, choice }, engine)
      if (denials.length === 0) await engine.alive()
      return denials
    }
    const limit = RUNS_SCRIPTS.has(name) ? input.spec.phase_seconds : undefined
    const bounded = limit === undefined ? judged : async () => await within(limit, judged(), engine)
    const denials = await phases.run(name, bounded, name === 'restore' ? dump.size : undefined)
    if (denials.length > 0) return denials
  }
  return []
}

/** Why a phase has nothing to do, in a few words; undefined if it has. */
function whySkipped(name: PhaseName, context: Omit<RehearsalContext, 'choice'>, engine: Clone): string | undefined {
  const { input } = context
  if (name === 'transaction') return whyOneWay(input)
  if (name === 'online') return whyAlone(context, engine)
  if (name === 'schema' && input.expectations === undefined && input.describesTables !== true) return 'no expectations were given'
  return name === 'between' && input.between === undefined ? 'no rows were to be written' : undefined
}

/** Destroys the engine, whatever happened before. */
async function end(engine: Clone | undefined, phases: Phases, facts: Facts): Promise<readonly RehearsalDenial[]> {
  if (engine === undefined) return []
  try {
    return await phases.run('destroy', async () => {
      const { processGone, folderGone } = await engine.destroy()
      facts.destroyed = processGone && folderGone
      if (facts.destroyed) return []
      return [{ code: 'clone-not-destroyed', reason: processGone ? 'its folder still exists' : 'its process still runs' }]
    })
  } catch (error) {
    return denialsFor(error, 'destroy', undefined, facts.driver)
  }
}

function fileOf({ dumpName }: RehearsalInput, { path }: RehearsalContext['running'], phase: PhaseName): string | undefined {
  if (phase === 'scan' || phase === 'restore') return dumpName
  return RUNS_SCRIPTS.has(phase) ? path : undefined
}
