import type { ObservedTable } from '../release/documents/schema-expectations.ts'
import { type OtherMajor, otherMajor } from '../release/rules/server-major.ts'
import { stateDifference } from '../release/rules/state-difference.ts'
import type { RowsBetween } from './between-facts.ts'
import { countBefore, writeBetween } from './between-steps.ts'
import type { Chain, ChainStep } from './chain.ts'
import { applyChain, rollBackChain } from './chain-steps.ts'
import { applyAgain, applyChange, fingerprintAfter, fingerprintBefore, fingerprintRestored, rollBack } from './change-steps.ts'
import { type Clone, withDeadline } from './clone.ts'
import { checkConfinement, checkLeads, checkSchema, restoreDump } from './clone-steps.ts'
import type { CommandOutput } from './command.ts'
import { commandDenials, tryCommands } from './command-steps.ts'
import { Interruption, type RehearsalContext, type Tools } from './context.ts'
import { Refused, type RehearsalDenial } from './denial.ts'
import { denialsFor } from './denials-from-errors.ts'
import type { Differences } from './differences.ts'
import { driverFor } from './drivers.ts'
import { type EvidenceFile, evidenceOf, skippedExtensions, stableDigest } from './evidence.ts'
import type { Facts } from './facts.ts'
import { impactOf, overBudget, type StatementImpact } from './impact.ts'
import type { MeasuredScript } from './impact-facts.ts'
import { type RehearsalInput, type RehearsalRequest, readInput } from './input.ts'
import { type OnlineResult, onlineOf } from './online.ts'
import type { ScriptOnline } from './online-facts.ts'
import { isTriedOnline, tryOnline } from './online-steps.ts'
import { isEitherWay, tryInOneTransaction, whichWayWorks } from './other-transaction.ts'
import { type PhaseName, type PhaseResult, Phases, type Watch } from './phases.ts'
import type { QueriesFound } from './query-facts.ts'
import { prepareAfter, prepareBefore } from './query-steps.ts'
import { scanInput } from './scan.ts'

type RehearsalStatus = 'REHEARSED' | 'NOT_APPLIED' | 'FAILED'

/** Rows of a table in the three states, as far as it came. */
export interface TouchedTable {
  readonly name: string
  /** Absent where the table does not exist, or the state was not reached. */
  readonly before?: number
  readonly after?: number
  readonly restored?: number
  /** Its rows are those before the change; absent if that was not reached. */
  readonly isRestored?: boolean
}

/** The result of a rehearsal. It claims nothing about production. */
export interface Rehearsal {
  readonly status: RehearsalStatus
  readonly production_claim: 'NONE'
  /** Why it proves nothing; empty when the change was applied and undone, and when there was no dump. */
  readonly denials: readonly RehearsalDenial[]
  readonly phases: readonly PhaseResult[]
  readonly engine: { readonly kind: Clone['kind']; readonly version: string; readonly isolation: string } | undefined
  /** The dump as the evidence names it, whether it exists or not. */
  readonly dumpName: string
  /** Version of the server that the dump was taken from, such as `15.18`; absent if the dump does not state it. */
  readonly dumpVersion?: string
  /** Present if the clone ran on another major version than the one that the dump was taken from. */
  readonly otherMajor?: OtherMajor
  /** Who ran the scripts: the role that the caller named, or the one that owns everything in the dump. Absent for a role of the rehearsal. */
  readonly ranAs?: { readonly role: string; readonly isTold: boolean }
  /** Tables of which the scripts saw only the rows that policies allow; absent if there are none. */
  readonly rowSecurity?: readonly string[]
  /** The change changed something, in what it is about. */
  readonly afterDiffers: boolean
  /** All of the state before is back. False for a rehearsal that was denied for whatever reason, and while an exception is in use. */
  readonly restoredEqualsBefore: boolean
  /** Rows that were written between the change and its rollback; absent if none were. */
  readonly between?: RowsBetween
  /** Each migration of several, in order, up to the first that did not come back. */
  readonly chain?: readonly ChainStep[]
  /** What the change did to those who are online; absent if the engine cannot measure it. Times differ from run to run. */
  readonly impact?: readonly StatementImpact[]
  /** What it did to readers, writers and open transactions beside it; absent if that was not tried. */
  readonly online?: OnlineResult
  /** The end of what each command that failed printed: for the log and nothing else, since it may have values of rows. */
  readonly printed?: readonly CommandOutput[]
  /** Statements of the version that still runs; absent if none were given. */
  readonly queries?: QueriesFound
  /** Why there was no migration to rehearse, as a sentence. */
  readonly nothingNew?: string
  /** What differs as the spec and the policy declare, such as sequences that have advanced. */
  readonly exceptions: readonly string[]
  /** What the change changed and what the rollback left. */
  readonly differences: Differences
  /** Tables whose rows differ between two of the states. */
  readonly touched: readonly TouchedTable[]
  /** What the operator must supply; only when nothing was rehearsed. */
  readonly needed: readonly string[]
  /** Without a policy and expectations there is none: the result is for people only. */
  readonly evidence: readonly EvidenceFile[]
  /** The same in every run of the same rehearsal; absent without evidence. */
  readonly evidenceSha256?: string
  /** Findings of the search for credentials that the policy lists as reviewed, by column. */
  readonly reviewedSecrets: NonNullable<Facts['reviewedSecrets']>
  /** Columns that were masked, as the spec names them. */
  readonly masked: readonly string[]
  /** Extensions of the dump that the clone does not have, as the spec requests. */
  readonly skippedExtensions: readonly string[]
  /** What was not given, and so not judged. */
  readonly notJudged: readonly ('expectations' | 'policy')[]
  /** Tables before the change, if they were asked for. */
  readonly tables?: readonly ObservedTable[]
  /** Absolute path of the folder of the spec. */
  readonly root: string
  /** Absolute path of the folder that the evidence names itself by. */
  readonly out: string
}

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
  const chain: Chain = { steps: [], states: [] }
  const measured: MeasuredScript[] = []
  const online: ScriptOnline[] = []
  const printed: CommandOutput[] = []
  if (input.dump === undefined || input.nothingNew !== undefined)
    return outcome(input, facts, phases, { differences, chain, measured, online, printed }, undefined, input.drifted)
  const interruption = new Interruption()
  let denials: readonly RehearsalDenial[] = []
  try {
    const { pgBin, spec } = input
    const dump = driver.openDump(input.dump, { pgBin, signal: interruption.signal, ...(spec.mask && { mask: spec.mask }) })
    const kept = { chain, running, measured, online, printed, signal: interruption.signal, prepared: {}, prints: {} }
    denials = await prove(
      { input, driver, dump, facts, phases, tools: tools ?? driver, differences, ...kept },
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
    async () => await scanInput(driver, input, dump, facts, phases.read),
    dump.size * driver.passes
  )
  const choice = driver.choose(input, dump, facts.survey)
  const stopped = [...interruption.denials(), ...scanned, ...commandDenials(input, choice)]
  if (stopped.length > 0) return stopped
  const untried = await tryCommands(driver, input, interruption.signal)
  if (untried.length > 0) return untried
  const engine = await phases.run('start', async () => await tools.open(choice, interruption.signal))
  if ('code' in engine) return [engine]
  started.engine = engine
  interruption.guard(engine)
  for (const [name, step] of STEPS) {
    if (name === 'transaction' && !isEitherWay(input)) continue
    if (name === 'online' && !isTriedOnline(parts, engine)) continue
    if (name === 'schema' && input.expectations === undefined && input.describesTables !== true) continue
    if (name === 'between' && input.between === undefined) continue
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

function outcome(
  input: RehearsalInput,
  facts: Facts,
  phases: Phases,
  {
    differences,
    chain,
    measured,
    online,
    printed
  }: Pick<RehearsalContext, 'differences' | 'chain' | 'measured' | 'online' | 'printed'>,
  engine: Clone | undefined,
  denials: readonly RehearsalDenial[]
): Rehearsal {
  const isBetween = input.between === undefined || facts.between !== undefined
  const complete = facts.againSchema !== undefined && isBetween && facts.destroyed === true
  const rehearsed = denials.length === 0 && complete
  const idle = denials.length === 0 && (input.dump === undefined || input.nothingNew !== undefined)
  const reported = denials.length > 0 || rehearsed || idle ? denials : [UNFINISHED]
  const evidenceSha256 = stableDigest(input, facts, reported)
  return {
    status: rehearsed ? 'REHEARSED' : idle ? 'NOT_APPLIED' : 'FAILED',
    production_claim: 'NONE',
    denials: reported,
    phases: phases.results(),
    engine: engine && { kind: engine.kind, version: engine.version, isolation: engine.isolation.grade },
    dumpName: input.dumpName,
    ...versionsOf(facts, engine),
    ...(facts.runAs !== undefined && { ranAs: { role: facts.runAs.role, isTold: input.runAs !== undefined } }),
    ...(facts.rowSecurity !== undefined && { rowSecurity: facts.rowSecurity }),
    afterDiffers: facts.afterDiffers === true,
    restoredEqualsBefore: rehearsed && differences.exceptions.length === 0,
    exceptions: differences.exceptions,
    differences,
    touched: touchedTables(facts),
    needed: idle && input.nothingNew === undefined ? facts.driver.operatorInput() : [],
    ...(idle && input.nothingNew !== undefined && { nothingNew: input.nothingNew }),
    ...(printed.length > 0 && { printed }),
    ...(measured.length > 0 && { impact: impactOf(measured) }),
    ...(online.length > 0 && { online: onlineOf(online) }),
    ...(facts.queries !== undefined && { queries: facts.queries }),
    ...(chain.steps.length > 0 && { chain: chain.steps }),
    ...(facts.between !== undefined && { between: facts.between }),
    evidence: evidenceOf(input, facts, reported) ?? [],
    ...(evidenceSha256 !== undefined && { evidenceSha256 }),
    masked: (input.spec.mask ?? []).map(({ table, column, how }) => `${table}.${column} (${how})`),
    reviewedSecrets: facts.reviewedSecrets ?? [],
    skippedExtensions: skippedExtensions(input, facts),
    notJudged: (['expectations', 'policy'] as const).filter(name => input[name] === undefined),
    ...(facts.tables !== undefined && { tables: facts.tables }),
    root: input.root,
    out: input.out
  }
}

function touchedTables({ before, after, restored }: Facts): TouchedTable[] {
  if (before === undefined || after === undefined) return []
  const touched = [
    ...stateDifference(before, after).tables,
    ...(restored === undefined ? [] : stateDifference(before, restored).tables)
  ]
  const names = [...new Set(touched)].toSorted()
  return names.map(name => {
    const [old, changed, back] = [before, after, restored].map(state => state?.tables.find(one => one.name === name))
    return {
      name,
      ...(old !== undefined && { before: old.rows }),
      ...(changed !== undefined && { after: changed.rows }),
      ...(back !== undefined && { restored: back.rows }),
      ...(restored !== undefined && { isRestored: old?.sha256 === back?.sha256 })
    }
  })
}

function versionsOf({ survey }: Facts, engine: Clone | undefined): Pick<Rehearsal, 'dumpVersion' | 'otherMajor'> {
  const dumpVersion = survey?.serverVersion
  const other =
    engine === undefined ? undefined : otherMajor(dumpVersion, { engine: engine.kind, server_version: engine.version })
  return { ...(dumpVersion !== undefined && { dumpVersion }), ...(typeof other === 'object' && { otherMajor: other }) }
}

/** What is neither denied nor complete must not look like either. */
const UNFINISHED: RehearsalDenial = { code: 'internal-error', reason: 'it ended before it was complete' }
