import type { DatabaseState } from '../release/documents/database-state.ts'
import type { Clone } from './clone.ts'
import type { Command } from './command.ts'
import type { RehearsalContext } from './context.ts'
import { Refused, type RehearsalCode, type RehearsalDenial } from './denial.ts'
import type { Driver, EngineChoice } from './driver.ts'
import { type RehearsalInput, type ScriptFile, scriptsOf } from './input.ts'

/**
 * Events whose runs have the rights of the repository while they work on what a stranger wrote: commands of the checkout are then never started.
 * @see https://docs.github.com/en/actions/reference/security/secure-use
 */
const REFUSED_EVENTS: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run', 'issue_comment'])

/** Reasons not to run a command that are known before anything is started. */
export function commandDenials(
  input: Pick<RehearsalInput, 'migrations' | 'policy'>,
  { kind }: Pick<EngineChoice, 'kind'>,
  environment: NodeJS.ProcessEnv = process.env
): RehearsalDenial[] {
  // By their digest: two commands that are cut into words at other places look alike.
  const commands = new Map(scriptsOf(input).flatMap(one => (one.command === undefined ? [] : [[one.sha256, one]])))
  const event = environment['GITHUB_EVENT_NAME'] ?? ''
  return [...commands.values()].flatMap(({ path, command }): RehearsalDenial[] => {
    if (command === undefined) return []
    const reasons = [
      kind === 'pglite' &&
        'nothing can connect to this engine: a command needs a server, with engine postgres and PostgreSQL installed',
      REFUSED_EVENTS.has(event) && `commands are never run on ${event}`,
      process.platform !== 'linux' && 'a command can be cut off on Linux only: rehearse the SQL that the tool prints',
      !isAllowed(command, input.policy) &&
        `the policy does not allow the command ${JSON.stringify(command.words[0])}: list it in "allow": {"commands": […]}`
    ]
    return reasons.flatMap(reason => (reason === false ? [] : [{ code: 'command-refused', path, reason } as const]))
  })
}

/** Without a policy, what is run is what the caller names, and no evidence is written. */
function isAllowed({ words: [program = ''] }: Command, policy: RehearsalInput['policy']): boolean {
  return policy === undefined || policy.document.allow?.commands?.includes(program) === true
}

/** Tries, before a dump is restored for hours, whether programs can be cut off here, and whether those of the commands exist. */
export async function tryCommands(
  driver: Driver,
  input: Pick<RehearsalInput, 'migrations'>,
  signal: AbortSignal
): Promise<readonly RehearsalDenial[]> {
  const programs = new Set<string>()
  for (const { path, command } of scriptsOf(input)) {
    const [program = ''] = command?.words ?? []
    if (command === undefined || programs.has(program)) continue
    programs.add(program)
    const problems = (await driver.tryCommand?.(command, signal)) ?? []
    if (problems.length > 0) return problems.map(({ kind, reason }) => ({ code: CODES[kind], path, reason }))
  }
  return []
}

const CODES = {
  failed: 'clone-not-isolated',
  refused: 'command-refused',
  'not-enclosed': 'clone-not-isolated',
  'leaves-clone': 'script-leaves-clone',
  changed: 'seal-mismatch'
} as const satisfies Readonly<Record<string, RehearsalCode>>

/**
 * Runs a command in place of a script, with connections of its own.
 * @throws {Refused} when it fails
 */
export async function runInClone(
  { facts, signal, printed }: Pick<RehearsalContext, 'facts' | 'signal' | 'printed'>,
  clone: Clone,
  { path, sha256 }: ScriptFile,
  command: Command
): Promise<{ readonly statements: number; readonly denials: readonly RehearsalDenial[] }> {
  if (clone.runCommand === undefined) throw new Error('nothing can connect to this engine')
  const { statements, problems, output, isolation } = await clone.runCommand(command, signal)
  if (isolation !== undefined) facts.enclosed = new Map([...(facts.enclosed ?? []), [sha256, isolation]])
  if (problems.length > 0) printed.push({ command: path, text: output })
  const denials = problems.flatMap(({ kind, reason }): RehearsalDenial[] =>
    kind === 'failed' ? [] : [{ code: CODES[kind], path, reason }]
  )
  const failures = problems.flatMap(({ kind, reason }) => (kind === 'failed' ? [reason] : []))
  if (denials.length === 0 && failures.length > 0) throw new Refused('statement-refused', failures.join('; '))
  return { statements, denials }
}

/** They number the rows in which a tool writes down what it ran; nothing else depends on the number. In SQLite they have the names of tables. */
const OF_TOOLS =
  /^(?:[^.]+\.(?:django_(?:migrations|content_type)_id_seq|auth_permission_id_seq|knex_migrations_(?:id|lock_index)_seq|goose_db_version_id_seq|pgmigrations_id_seq|migrations_id_seq)|django_(?:migrations|content_type)|auth_permission|knex_migrations(?:_lock)?|goose_db_version|migrations)$/

/** Sequences of the tables in which tools write down what they ran. */
export function sequencesOfTools({ sequences }: DatabaseState): string[] {
  return sequences.map(({ name }) => name).filter(name => OF_TOOLS.test(name))
}
