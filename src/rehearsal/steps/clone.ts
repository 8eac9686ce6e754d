import { type Course, within } from '../context.ts'
import { Denied, denyIfAny, type RehearsalDenial } from '../denial.ts'
import { restore } from '../dump/restore.ts'
import { documentedIsolation } from '../evidence/isolation.ts'
import { observe } from '../expectations.ts'
import { isSuperuser, tryToEscape } from '../scan/escapes.ts'
import { findLeads } from '../scan/external-references.ts'
import { lentRights } from '../scan/granted-privileges.ts'
import { countSecretColumns } from '../scan/secret-columns.ts'
import type { Engine } from '../session.ts'

export async function restoreDump({ dump, facts, phases, order }: Course, engine: Engine): Promise<void> {
  await within(engine, 'script', async session => await restore(session, dump.sql(phases.read)))
  const { sha256, bytes } = await dump.digest()
  if (facts.survey?.sha256 !== sha256 || facts.survey.bytes !== bytes)
    throw new Denied([{ code: 'seal-mismatch', path: order.dumpName, reason: 'it changed while it was read' }])
}

/** The script role loses what it had for the restore, and tries to get out all the same. */
export async function checkConfinement({ facts, order }: Course, engine: Engine): Promise<void> {
  await engine.demote()
  const database = await within(engine, 'superuser', async session => {
    const [[name] = []] = await session.rows('select current_database()')
    return name ?? 'unknown'
  })
  const kind = engine.kind === 'pglite' ? 'pipe' : 'unix-socket'
  facts.environment = {
    engine: engine.kind,
    server_version: engine.version,
    system_identifier: engine.systemIdentifier,
    connection: { kind, database }
  }
  facts.isolation = engine.isolation
  // In this process there is nothing to get out to, and a COPY to a program would leave the engine dead.
  const lent = engine.kind === 'pglite' ? [] : await within(engine, 'superuser', lentRights)
  facts.confinement =
    engine.kind === 'pglite'
      ? { scriptsAsSuperuser: false, attempts: [] }
      : await within(engine, 'script', async session => ({
          scriptsAsSuperuser: await isSuperuser(session),
          attempts: [...(await tryToEscape(session)), ...lent]
        }))
  denyIfAny(openings(engine, facts.confinement, order.policy.document.allow?.shared_network === true))
}

function openings(engine: Engine, confinement: Parameters<typeof documentedIsolation>[2], shared: boolean): RehearsalDenial[] {
  const told = documentedIsolation(engine.kind, engine.isolation, confinement)
  const open =
    told.engine === 'pglite'
      ? [
          told.process?.in_webassembly !== true && 'the engine does not run as WebAssembly',
          told.process?.permission_model !== true && "Node's permission model is off",
          told.host_files_visible && 'it sees files of the machine'
        ]
      : [
          told.scripts_as_superuser && 'the scripts would run as superuser',
          !told.own_network_namespace && !shared && 'it shares the network of the machine, which the policy does not allow',
          told.inherited_environment.length > 0 && 'it inherited variables of the job',
          ...told.escape_attempts.map(({ attempt, refused }) => !refused && `not refused: ${attempt}`)
        ]
  const reasons = [!engine.isolation.proved && 'what was read back does not show that it is cut off', ...open]
  return reasons.filter(reason => reason !== false).map(reason => ({ code: 'clone-not-isolated', reason }))
}

export async function checkLeads({ facts, order }: Course, engine: Engine): Promise<void> {
  const policy = order.policy.document
  facts.leads = await within(engine, 'superuser', async session => await findLeads(session, policy))
  facts.secretColumns = await within(
    engine,
    'superuser',
    async session => await countSecretColumns(session, order.spec.secret_columns)
  )
  const isProduction = policy.production.system_identifiers.includes(engine.systemIdentifier)
  denyIfAny([
    ...facts.leads.map(
      ({ kind, object }): RehearsalDenial => ({ code: 'clone-points-to-production', reason: `${kind} ${object}` })
    ),
    ...(isProduction
      ? [{ code: 'clone-points-to-production', reason: 'it has the system identifier of production' } as const]
      : []),
    ...facts.secretColumns.columns
      .filter(({ values }) => values > 0)
      .map(
        ({ table, column, values }): RehearsalDenial => ({
          code: 'clone-has-secrets',
          reason: `${table}.${column} must be empty and holds ${values} ${values === 1 ? 'value' : 'values'}`
        })
      ),
    ...facts.secretColumns.absent.map(
      ({ table, column }): RehearsalDenial => ({
        code: 'schema-mismatch-ignored',
        reason: `${table}.${column}, which must be empty, is not there`
      })
    )
  ])
}

export async function checkSchema({ facts, order }: Course, engine: Engine): Promise<void> {
  const observation = await within(engine, 'reader', async session => await observe(session, order.expectations.document))
  facts.observation = observation
  denyIfAny(
    observation.mismatches.map(({ table, property, expected, observed }) => ({
      code: 'schema-mismatch-ignored',
      reason: `${table}: ${property}: expected ${expected}, found ${observed}`
    }))
  )
}
