import type { Policy } from '../release/documents/policy.ts'
import { withoutReviewed } from '../release/rules/reviewed-secrets.ts'
import { majorFault } from '../release/rules/server-major.ts'
import { type RehearsalContext, within } from './context.ts'
import type { RehearsalDenial } from './denial.ts'
import type { Engine } from './engine.ts'
import type { Facts } from './evidence.ts'
import { mismatchesOf } from './expectations.ts'
import type { RehearsalInput } from './input.ts'
import { documentedIsolation, openings } from './isolation.ts'
import { restore } from './postgres/dump/restore.ts'
import { observeAllTables, observeTables } from './postgres/observed-tables.ts'
import { findLeads } from './postgres/scan/leads.ts'
import { countSecretColumns } from './postgres/scan/secret-columns.ts'
import { assumeRole, runAsProblem } from './postgres/script-role.ts'
import { filledText } from './secret-denials.ts'

type Denials = Promise<readonly RehearsalDenial[]>

export async function restoreDump({ dump, facts, phases, input }: RehearsalContext, engine: Engine): Denials {
  await within(engine, 'script', async session => await restore(engine, session, dump.sql(phases.read)))
  const { sha256, bytes } = await dump.digest()
  if (facts.survey?.sha256 === sha256 && facts.survey.bytes === bytes) return []
  return [{ code: 'seal-mismatch', path: input.dumpName, reason: 'it changed while it was read' }]
}

/** Takes the rights for the restore from the script role; then the role tries to break out. */
export async function checkConfinement({ facts, input }: RehearsalContext, engine: Engine): Denials {
  const refused = await demote(engine, input, facts)
  facts.environment = {
    engine: engine.kind,
    server_version: engine.version,
    system_identifier: engine.systemIdentifier,
    connection: { kind: engine.connection, database: engine.database }
  }
  facts.isolation = engine.isolation
  facts.confinement = await engine.confinement()
  const documented = documentedIsolation(engine.kind, engine.isolation, facts.confinement)
  const reasons = [
    ...(engine.isolation.proved ? [] : ['what was read back does not show that it is cut off']),
    ...openings(documented, input.policy?.document.allow?.shared_network === true)
  ]
  const isolation = [...refused, ...reasons.map((reason): RehearsalDenial => ({ code: 'clone-not-isolated', reason }))]
  if (input.policy?.document.require_same_major !== true) return isolation
  const fault = majorFault(facts.survey?.text.serverVersion, engine.version)
  return fault === undefined ? isolation : [...isolation, { code: 'schema-mismatch-ignored', reason: fault }]
}

/** Takes the rights from the roles of the clone, and lets scripts run as the role that the spec names. */
async function demote(engine: Engine, { runAs }: RehearsalInput, facts: Facts): Denials {
  const problem = runAs && (await within(engine, 'superuser', async session => await runAsProblem(session, runAs)))
  await engine.demote()
  if (runAs === undefined) return []
  if (problem !== undefined) return [{ code: 'run-as-refused', reason: problem }]
  const assumed = await within(engine, 'superuser', async session => await assumeRole(session, runAs))
  engine.runScriptsAs(assumed)
  facts.runAs = { role: assumed.role, owns_database: assumed.ownsDatabase, member_of: [...runAs.memberOf] }
  return []
}

/** Without a policy, names of production are not searched for; servers, mappings, subscriptions and extensions are. */
const UNKNOWN_PRODUCTION: Policy['production'] = { endpoints: [], system_identifiers: [] }

export async function checkLeads({ facts, input }: RehearsalContext, engine: Engine): Denials {
  const production = input.policy?.document.production ?? UNKNOWN_PRODUCTION
  const leads = await within(engine, 'superuser', async session => await findLeads(session, { production }))
  const { columns, absent } = await within(engine, 'reader', async session => await countSecretColumns(session, input.spec))
  facts.leads = leads
  facts.secretColumns = { columns, absent }
  const isProduction = production.system_identifiers.includes(engine.systemIdentifier)
  const toProduction = [
    ...leads.map(({ kind, object }) => `${kind} ${object}`),
    ...(isProduction ? ['it has the system identifier of production'] : [])
  ]
  const { columnsLeft: filled } = withoutReviewed([], columns, input.policy?.document.allow?.reviewed_secrets)
  return [
    ...toProduction.map((reason): RehearsalDenial => ({ code: 'clone-points-to-production', reason })),
    ...filled.map((one): RehearsalDenial => ({ code: 'clone-has-secrets', reason: filledText(one) })),
    ...absent.map(
      ({ table, column }): RehearsalDenial => ({
        code: 'schema-mismatch-ignored',
        reason: `${table}.${column}, which must be empty, does not exist`
      })
    )
  ]
}

export async function checkSchema({ facts, input }: RehearsalContext, engine: Engine): Denials {
  if (input.describesTables === true)
    facts.tables = await within(engine, 'reader', async session => await observeAllTables(session))
  const expectations = input.expectations?.document
  if (expectations === undefined) return []
  const observed = await within(engine, 'reader', async session => await observeTables(session, expectations))
  const mismatches = mismatchesOf(expectations, observed)
  facts.observation = { observed, mismatches }
  return mismatches.map(({ table, property, expected, observed: found }) => ({
    code: 'schema-mismatch-ignored',
    reason: `${table}: ${property}: expected ${expected}, found ${found}`
  }))
}
