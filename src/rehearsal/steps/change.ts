import type { StatePart } from '../../release/documents/database-state.ts'
import { onlyAdvanced, partKey, partsOf, stateDifference } from '../../release/rules/state-difference.ts'
import { type Course, within } from '../context.ts'
import { Denied, denyIfAny } from '../denial.ts'
import { told } from '../differences.ts'
import { seesChanges } from '../fingerprint/canary.ts'
import { catalogDifferences } from '../fingerprint/catalog-difference.ts'
import { readCatalogTree } from '../fingerprint/catalog-tree.ts'
import { type Fingerprint, fingerprint } from '../fingerprint/fingerprint.ts'
import { inSnapshot } from '../fingerprint/snapshot.ts'
import type { OrderFile } from '../input.ts'
import { once } from '../scan-input.ts'
import type { Engine } from '../session.ts'
import { isTransactionOpen, type Ran, runScript } from '../sql/run-script.ts'
import { rowsLeft } from './rows.ts'

async function look({ phases }: Course, engine: Engine): Promise<Fingerprint> {
  return await within(engine, 'reader', async session => await fingerprint(session, phases.at))
}

export async function fingerprintBefore(course: Course, engine: Engine): Promise<void> {
  const { facts } = course
  const before = await look(course, engine)
  course.prints.before = before
  facts.before = before.state
  facts.canarySeen = await within(engine, 'superuser', async session => await seesChanges(session, before))
  if (!facts.canarySeen)
    throw new Denied([{ code: 'fingerprint-blind', reason: 'a change that was made to be seen was not seen' }])
  await engine.keepUntouched?.()
}

/** A script gets a session of its own, so that nothing that another one left in its session helps it. */
async function runOwn(engine: Engine, { path, content }: OrderFile): Promise<Ran> {
  return await within(engine, 'script', async session => {
    // PGlite can die without a word, and then hangs at the next statement that it should refuse.
    const ran = await runScript(session, once(content), engine.kind === 'pglite' ? { ran: async () => await engine.alive() } : {})
    if (await isTransactionOpen(session))
      throw new Denied([
        { code: 'transaction-left-open', path, reason: 'it ends inside a transaction: nothing of it would stay' }
      ])
    return ran
  })
}

export async function applyChange({ facts, order }: Course, engine: Engine): Promise<void> {
  const { statements } = await runOwn(engine, order.apply)
  facts.statements = statements
}

export async function fingerprintAfter(course: Course, engine: Engine): Promise<void> {
  const { facts, order, differences } = course
  const kept = course.prints
  const after = await look(course, engine)
  kept.after = after
  facts.after = after.state
  const before = beforeOf(kept)
  const difference = stateDifference(before.state, after.state)
  differences.changed = told(partsOf(difference), catalogDifferences(before.catalog, after.catalog), 'change')
  const expected = new Set([...(order.expectations.document.expect_touched ?? []), ...(order.spec.expect_touched ?? [])])
  const untouched = [...expected].filter(table => !difference.tables.includes(table))
  facts.afterDiffers = differences.changed.length > 0 && untouched.length === 0
  const path = order.apply.path
  if (differences.changed.length === 0)
    throw new Denied([{ code: 'apply-equals-before', path, reason: 'the state after the change is the state before it' }])
  denyIfAny(untouched.map(table => ({ code: 'apply-equals-before', path, reason: `the rows of ${table} are as they were` })))
}

export async function rollBack({ facts, order }: Course, engine: Engine): Promise<void> {
  facts.rollbackStarted = true
  await runOwn(engine, order.rollback)
}

export async function fingerprintRestored(course: Course, engine: Engine): Promise<void> {
  const { facts, order, differences } = course
  const before = beforeOf(course.prints)
  const restored = await look(course, engine)
  facts.restored = restored.state
  const parts = partsOf(stateDifference(before.state, restored.state))
  const declared = order.spec.sequence_policy === 'may-advance' ? (order.policy.document.allow?.sequences_may_advance ?? []) : []
  const allowed = new Set(
    declared.filter(name => onlyAdvanced(name, before.state, restored.state)).map(object => partKey({ kind: 'sequence', object }))
  )
  const catalog = catalogDifferences(before.catalog, restored.catalog)
  const tables = parts.filter(({ kind }) => kind === 'table').map(({ object }) => object)
  const all = told(parts, catalog, 'rollback', await rowsLeft(course, engine, tables))
  facts.notRestored = all.map(part => (allowed.has(partKey(part)) ? { ...part, detail: 'further on, as was declared' } : part))
  differences.exceptions = all.filter(part => allowed.has(partKey(part))).map(({ object }) => object)
  differences.left = all.filter(part => !allowed.has(partKey(part)))
  facts.isRestored = differences.left.length === 0
  const path = order.rollback.path
  denyIfAny(
    differences.left.map(({ kind, object, detail }) => ({
      code: 'rollback-not-restored',
      path,
      reason: `${kind === 'schema' ? '' : `${kind} `}${object}${detail === undefined ? '' : `: ${detail}`}`
    }))
  )
}

export async function applyAgain(course: Course, engine: Engine): Promise<void> {
  const { facts, order } = course
  await runOwn(engine, order.apply)
  // Rows may hold the time of day; the schema must be the same.
  const again = await within(engine, 'reader', async session => await inSnapshot(session, () => readCatalogTree(session)))
  facts.againSchema = again.root
  if (facts.againSchema === facts.after?.schema) return
  const after = course.prints.after
  const parts = after === undefined ? [] : told([SCHEMA], catalogDifferences(after.catalog, again), 'rollback')
  throw new Denied(
    parts.map(({ object, detail }) => ({
      code: 'apply-again-differs',
      path: order.apply.path,
      reason: `applied again, it leads to another schema: ${object}${detail === undefined ? '' : `: ${detail}`}`
    }))
  )
}

const SCHEMA: StatePart = { kind: 'schema', object: 'schema' }

function beforeOf({ before }: { readonly before?: Fingerprint }): Fingerprint {
  if (before === undefined) throw new Error('there is no fingerprint of the state before')
  return before
}
