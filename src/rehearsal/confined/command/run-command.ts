import { randomBytes } from 'node:crypto'
import { readlinkSync, realpathSync } from 'node:fs'
import * as z from 'zod/mini'
import { readInside } from '../../../disk/read-file.ts'
import { digestOf } from '../../../model/digest.ts'
import type { CommandRun } from '../../../release/documents/command-run.ts'
import type { Command, CommandProblem, CommandRan } from '../../command.ts'
import { onAbort } from '../../on-abort.ts'
import { EnclosedProcess } from './enclosed-process.ts'
import { type Enclosure, enclosures, HOME } from './enclosure.ts'
import type { Start } from './relay.ts'
import type { Reached, WayIn } from './way-in.ts'
import { coveredIn, lookFor, type Sight } from './workspace.ts'

/** So much later than this program would, a command ends by itself. */
const GRACE_SECONDS = 10
/** A namespace ends a moment after its first process. */
const MAX_LISTED = 10

const NOT_ENCLOSED =
  'this machine allows no namespaces, so a command could reach the network and what the job has: run as root, allow them in an earlier step (sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0), or rehearse the SQL that the tool prints'

/**
 * Runs one command against the clone, cut off from everything else. Nothing that the command does makes it throw.
 * @param wayTo makes a way to the clone, for one attempt
 * @param signal ends it
 */
export async function runCommand(wayTo: () => WayIn, command: Command, signal: AbortSignal): Promise<CommandRan> {
  const none = (kind: CommandProblem['kind'], reason: string): CommandRan => ({
    statements: 0,
    problems: [{ kind, reason }],
    output: ''
  })
  if (signal.aborted) return none('failed', INTERRUPTED)
  const sight = lookFor(command, process.env)
  if (typeof sight === 'string') return none('refused', sight)
  // A restore may have taken hours since they were read.
  if (!areAsRead(command)) return none('changed', CHANGED.reason)
  const mark = randomBytes(16).toString('hex')
  let why = ''
  const limits = { seconds: command.seconds + GRACE_SECONDS, maxFileBytes: wayTo().maxFileBytes }
  for (const enclosure of enclosures(mark, limits)) {
    const inside = new EnclosedProcess(mark)
    const way = wayTo()
    const stop = () => inside.stop(INTERRUPTED)
    const timer = setTimeout(() => inside.stop(`it did not end within ${command.seconds} s`), command.seconds * 1000)
    const unwatch = onAbort(signal, stop)
    try {
      await way.open(inside)
      const ran = await runInside({ inside, way, enclosure, sight }, command)
      if (typeof ran !== 'string') return areAsRead(command) ? ran : withProblem(ran, CHANGED)
      if (inside.stopped !== undefined) return none('failed', inside.stopped)
      why ||= ran
    } finally {
      clearTimeout(timer)
      unwatch()
      way.close()
      await inside.remove()
    }
  }
  return none('not-enclosed', why === '' ? NOT_ENCLOSED : `${NOT_ENCLOSED} (${why})`)
}

/** Leads to no clone. */
const nowhere = (): WayIn => ({
  environment: {},
  open: async () => undefined,
  result: async () => ({ statements: 0, problems: [] }),
  close: () => undefined
})

/** Tries whether programs can be cut off here, and whether that of the command can be seen then. */
export async function tryCommand(command: Command, signal: AbortSignal): Promise<readonly CommandProblem[]> {
  const sight = lookFor(command, process.env)
  if (typeof sight === 'string') return [{ kind: 'refused', reason: sight }]
  return (await runCommand(nowhere, { ...command, words: ['true'], files: [] }, signal)).problems
}

const INTERRUPTED = 'the rehearsal was interrupted'
const CHANGED: CommandProblem = { kind: 'changed', reason: 'files that it is run on changed after they were read' }

function withProblem(ran: CommandRan, problem: CommandProblem): CommandRan {
  return { ...ran, problems: [...ran.problems, problem] }
}

/** Whether its files are those that evidence names, and were searched for credentials. What is gone, or larger, is another file. */
function areAsRead({ files, root }: Command): boolean {
  return files.every(({ path, bytes, sha256 }) => {
    try {
      return digestOf('sha256', readInside(root, path, bytes)) === sha256
    } catch {
      return false
    }
  })
}

interface Parts {
  readonly inside: EnclosedProcess
  readonly way: WayIn
  readonly enclosure: Enclosure
  readonly sight: Sight
}

/** @returns why the enclosure is none, if that is so: then the command was not started */
async function runInside({ inside, way, enclosure, sight }: Parts, command: Command): Promise<CommandRan | string> {
  const { folders } = sight
  if (!(await inside.start(enclosure, folders, folders.flatMap(coveredIn)))) return inside.output
  const read = enclosed.safeParse(await inside.ask(startOf(command, sight, way)))
  const isolation = read.success ? isolationOf(read.data, enclosure) : undefined
  if (isolation === undefined || Object.values(isolation).includes(false))
    return `what was read back does not show that it is cut off: ${JSON.stringify(isolation ?? null)}`
  const { data: how } = ended.safeParse(await inside.ask({ go: true }))
  // Nothing of it runs on while the state is read.
  await inside.end()
  const hasSucceeded = problemsOf(how, inside, { statements: 0, problems: [] }).length === 0
  const reached = await way.result(hasSucceeded)
  return { statements: reached.statements, problems: problemsOf(how, inside, reached), output: inside.output, isolation }
}

/** What the command gets: nothing of the job. */
function startOf({ words, workspace, environment }: Command, { path, program }: Sight, way: WayIn): Start {
  return {
    command: [program, ...words.slice(1)],
    cwd: realpathSync(workspace),
    workspace: realpathSync(workspace),
    environment: {
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      // The workspace cannot be written to.
      PYTHONDONTWRITEBYTECODE: '1',
      CI: 'true',
      ...way.environment,
      ...environment,
      PATH: path,
      HOME,
      TMPDIR: HOME
    }
  }
}

const enclosed = z.object({
  namespaces: z.record(z.string(), z.string()),
  interfaces: z.array(z.string()),
  routes: z.number(),
  noNewPrivileges: z.boolean(),
  capabilities: z.string(),
  others: z.number(),
  writes: z.array(z.string()),
  writable: z.array(z.string()),
  variables: z.array(z.string())
})

/** What an attempt to write may be refused with. */
const NOT_WRITTEN = /^(?:EROFS|EACCES|EPERM)$/
/** What the enclosure sets. */
const OWN_VARIABLES = /^(?:PATH|HOME|SEAL_GATE_MARK)$/

function isolationOf(facts: z.infer<typeof enclosed>, { uid }: Enclosure): CommandRun['isolation'] {
  const { namespaces, interfaces, routes, noNewPrivileges, capabilities, others, writes, writable, variables } = facts
  const isOwn = (name: string) => namespaces[name] !== undefined && namespaces[name] !== readlinkSync(`/proc/self/ns/${name}`)
  return {
    own_network: isOwn('net') && routes === 0 && interfaces.every(name => name === 'lo'),
    own_processes: isOwn('pid') && isOwn('ipc') && others === 0 && variables.every(name => OWN_VARIABLES.test(name)),
    own_root: isOwn('mnt'),
    files_read_only: writable.length === 0 && writes.length > 0 && writes.every(code => NOT_WRITTEN.test(code)),
    no_new_privileges: noNewPrivileges && /^0+$/.test(capabilities) && uid !== 0
  }
}

const UNREADABLE = 'as root, commands run as the user nobody, who must be able to enter and read the workspace'

/** A relay that the command took over may say anything: text in reports has the form of what the system gives. */
const ended = z.object({
  code: z.nullable(z.int()),
  signal: z.nullable(z.string().check(z.regex(/^SIG[A-Z0-9]{1,12}$/))),
  error: z.optional(z.string().check(z.regex(/^[A-Z0-9_]{1,40}$/))),
  // TASK_COMM_LEN, as Latin-1.
  left: z.array(z.string().check(z.maxLength(15)))
})

/** @param how undefined if the relay did not live to report it */
function problemsOf(how: z.infer<typeof ended> | undefined, { stopped }: EnclosedProcess, reached: Reached): CommandProblem[] {
  const problems: CommandProblem[] = [...reached.problems]
  const failed = (reason: string) => problems.push({ kind: 'failed', reason })
  const refusal = reached.refusal === undefined ? '' : `; the last statement that the server refused: ${reached.refusal}`
  if (stopped !== undefined) failed(stopped)
  else if (how === undefined) failed('it ended the process that it ran in')
  else if (how.error !== undefined)
    failed(`it could not be started: ${how.error}${how.error === 'EACCES' ? `: ${UNREADABLE}` : ''}`)
  else if (how.signal !== null) failed(`it was ended by ${how.signal}${refusal}`)
  else if (how.code !== 0) failed(`it ended with exit code ${how.code}${refusal}`)
  if (how !== undefined && how.left.length > 0) {
    const names = [...new Set(how.left)].slice(0, MAX_LISTED).map(name => JSON.stringify(name))
    failed(
      `it left ${how.left.length} ${how.left.length === 1 ? 'process' : 'processes'} behind, which were ended: ${names.join(', ')}`
    )
  }
  return problems
}
