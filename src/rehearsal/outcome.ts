import { otherMajor } from '../release/rules/server-major.ts'
import { stateDifference } from '../release/rules/state-difference.ts'
import type { Clone } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import type { RehearsalDenial } from './denial.ts'
import { evidenceOf, stableDigest } from './evidence.ts'
import type { Facts } from './facts.ts'
import { impactOf } from './impact.ts'
import type { RehearsalInput } from './input.ts'
import { measuredLimits } from './limits.ts'
import { onlineOf } from './online.ts'
import { whyNoPacket } from './packet-input.ts'
import type { Phases } from './phases.ts'
import { skippedExtensions } from './provenance-evidence.ts'
import type { Rehearsal, TouchedTable } from './rehearsal.ts'

/** The result, from what the phases found. Without a denial, and complete, it is `REHEARSED`; nothing else is. */
export function outcome(
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
  const limits = idle ? [] : measuredLimits(input.policy?.document.budgets, facts)
  const evidenceSha256 = stableDigest(input, facts, reported)
  const noEvidence = whyNoPacket(input)
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
    ...(limits.length > 0 && { limits }),
    ...(facts.queries !== undefined && { queries: facts.queries }),
    ...(chain.steps.length > 0 && { chain: chain.steps }),
    ...(facts.between !== undefined && { between: facts.between }),
    evidence: evidenceOf(input, facts, reported) ?? [],
    ...(evidenceSha256 !== undefined && { evidenceSha256 }),
    masked: (input.spec.mask ?? []).map(({ table, column, how }) => `${table}.${column} (${how})`),
    reviewedSecrets: facts.reviewedSecrets ?? [],
    skippedExtensions: skippedExtensions(input, facts),
    ...(noEvidence !== undefined && { noEvidence }),
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

function versionsOf({ survey }: Facts, engine: Clone | undefined): Pick<Rehearsal, 'dumpVersion' | 'database' | 'otherMajor'> {
  const { serverVersion: dumpVersion, database } = survey ?? {}
  const other =
    engine === undefined ? undefined : otherMajor(dumpVersion, { engine: engine.kind, server_version: engine.version })
  return {
    ...(dumpVersion !== undefined && { dumpVersion }),
    ...(database !== undefined && { database }),
    ...(typeof other === 'object' && { otherMajor: other })
  }
}

/** What is neither denied nor complete must not look like either. */
const UNFINISHED: RehearsalDenial = { code: 'internal-error', reason: 'it ended before it was complete' }
