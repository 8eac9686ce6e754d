import type { Policy } from '../release/documents/policy.ts'
import { withoutReviewed } from '../release/rules/reviewed-secrets.ts'
import { majorFault } from '../release/rules/server-major.ts'
import type { Clone, RestoreSettings } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import type { RehearsalDenial } from './denial.ts'
import { mismatchesOf } from './expectations.ts'
import type { Facts } from './facts.ts'
import type { RehearsalInput } from './input.ts'
import { documentedIsolation, openings } from './isolation.ts'
import { filledText } from './secret-denials.ts'

type Denials = Promise<readonly RehearsalDenial[]>

export async function restoreDump({ dump, facts, phases, input }: RehearsalContext, clone: Clone): Denials {
  await clone.restore(dump, phases.read, restoreSettings(input, facts))
  const { sha256, bytes } = await dump.digest()
  if (facts.survey?.sha256 === sha256 && facts.survey.bytes === bytes) return []
  return [{ code: 'seal-mismatch', path: input.dumpName, reason: 'it changed while it was read' }]
}

export function restoreSettings({ spec }: RehearsalInput, { survey }: Facts): RestoreSettings {
  const { skip_extensions: skippedExtensions } = spec
  const roles = [...new Set([...(spec.roles ?? []), ...(survey?.roles ?? [])])]
  const extensions = (survey?.extensions ?? []).filter(name => skippedExtensions?.includes(name) !== true)
  return { roles, skippedExtensions, extensions, serverVersion: survey?.serverVersion }
}

/** Takes the rights for the restore from the script role; then the role tries to break out. */
export async function checkConfinement({ facts, input }: RehearsalContext, clone: Clone): Denials {
  const { refused, runAs, rowSecurity } = await clone.confine(input.runAs)
  if (runAs !== undefined) facts.runAs = runAs
  if (rowSecurity !== undefined) facts.rowSecurity = rowSecurity
  facts.environment = {
    engine: clone.kind,
    server_version: clone.version,
    system_identifier: clone.systemIdentifier,
    connection: { kind: clone.connection, database: clone.database }
  }
  facts.isolation = clone.isolation
  facts.confinement = await clone.confinement()
  const documented = documentedIsolation(clone.kind, clone.isolation, facts.confinement)
  const reasons = [
    ...(clone.isolation.proved ? [] : ['what was read back does not show that it is cut off']),
    ...openings(documented, input.policy?.document.allow?.shared_network === true)
  ]
  const isolation: RehearsalDenial[] = [
    ...(refused === undefined ? [] : [{ code: 'run-as-refused' as const, reason: refused }]),
    ...reasons.map((reason): RehearsalDenial => ({ code: 'clone-not-isolated', reason }))
  ]
  if (input.policy?.document.require_same_major !== true) return isolation
  const fault = majorFault(facts.survey?.serverVersion, facts.environment)
  return fault === undefined ? isolation : [...isolation, { code: 'schema-mismatch-ignored', reason: fault }]
}

/** Without a policy, names of production are not searched for; servers, mappings, subscriptions and extensions are. */
const UNKNOWN_PRODUCTION: Policy['production'] = { endpoints: [], system_identifiers: [] }

export async function checkLeads({ facts, input }: RehearsalContext, clone: Clone): Denials {
  const production = input.policy?.document.production ?? UNKNOWN_PRODUCTION
  const leads = await clone.leads(production)
  const { columns, absent } = await clone.secretColumns(input.spec)
  facts.leads = leads
  facts.secretColumns = { columns, absent }
  const isProduction = production.system_identifiers.includes(clone.systemIdentifier)
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

export async function checkSchema({ facts, input }: RehearsalContext, clone: Clone): Denials {
  if (input.describesTables === true) facts.tables = await clone.tables()
  const expectations = input.expectations?.document
  if (expectations === undefined) return []
  const observed = await clone.tables(expectations)
  const mismatches = mismatchesOf(expectations, observed)
  facts.observation = { observed, mismatches }
  return mismatches.map(({ table, property, expected, observed: found }) => ({
    code: 'schema-mismatch-ignored',
    reason: `${table}: ${property}: expected ${expected}, found ${found}`
  }))
}
