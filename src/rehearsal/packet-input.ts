import { createHash } from 'node:crypto'
import type { Dump } from '../release/documents/clone-provenance.ts'
import type { CommandRun } from '../release/documents/command-run.ts'
import type { FileRef } from '../release/documents/fields.ts'
import type { Policy } from '../release/documents/policy.ts'
import type { DumpSurvey } from './dump.ts'
import type { Facts } from './facts.ts'
import type { DocumentFile, Migration, RehearsalInput, ScriptFile, Settings } from './input.ts'

/** What no document of a rehearsal goes beyond. */
export const NO_CLAIM = 'NONE'

/** One migration, with the policy and the expectations that its evidence names. */
export interface PacketInput extends Migration {
  readonly spec: Settings
  readonly expectations: FileRef
  readonly policy: DocumentFile<Policy>
  readonly between?: ScriptFile | 'generated'
  readonly dumpName: string
  evidencePath(name: string): string
}

/** The input of a rehearsal that is about a packet; undefined for every other one. */
export function packetOf(rehearsed: RehearsalInput): PacketInput | undefined {
  const { migrations, expectations, policy, ...input } = rehearsed
  const [migration] = migrations
  if (migration === undefined || expectations === undefined || policy === undefined) return undefined
  return whyNoPacket(rehearsed) === undefined ? { ...input, ...migration, expectations, policy } : undefined
}

/** Why evidence could not state what was run, whatever else is given; undefined if it can. */
export function whyNoPacket({ migrations }: Pick<RehearsalInput, 'migrations'>): string | undefined {
  const [migration, ...others] = migrations
  if (migration === undefined) return undefined
  // The documents name two files that are run as they are. What a tool runs of a file, or composes of several, they cannot state.
  if (migration.key !== undefined) return 'its documents are about one change in two files, and not about the folder of a tool'
  if (others.length > 0) return 'its documents are about one change, and not about several'
  // Without its files, nothing shows what a command was run on.
  return [migration.apply, migration.rollback].some(({ command }) => command?.files.length === 0)
    ? 'its documents name the files that a command is run on, which only a spec does'
    : undefined
}

/** A file without its bytes. */
export function refOf({ path, sha256, bytes }: FileRef): FileRef {
  return { path, sha256, bytes }
}

/** The files of a script or command. */
export function refsOf(script: ScriptFile): readonly FileRef[] {
  return (script.command?.files ?? [script]).map(refOf)
}

/** What was run; undefined for a command that was not started. */
export function ranOf(script: ScriptFile, { enclosed }: Facts): FileRef | CommandRun | undefined {
  const { command, sha256 } = script
  if (command === undefined) return refOf(script)
  const isolation = enclosed?.get(sha256)
  const { words, files, environment } = command
  return isolation && { run: [...words], files: files.map(refOf), variables: Object.keys(environment).toSorted(), isolation }
}

/** The name of the clone: the same for the same rehearsal, different for another dump or script. */
export function cloneId(input: PacketInput, survey: DumpSurvey): string {
  const parts = [survey.sha256, input.apply.sha256, input.rollback.sha256, input.expectations.sha256, input.policy.sha256]
  for (const { sha256 } of betweenIn(input)) parts.push(sha256)
  if (input.spec.mask !== undefined) parts.push(JSON.stringify(input.spec.mask))
  if (survey.database !== undefined) parts.push(`database ${survey.database}`)
  return `clone-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`
}

/** The dump, as documents name it. */
export function dumpOf({ dumpName }: PacketInput, { sha256, bytes, format, database }: NonNullable<Facts['survey']>): Dump {
  return { path: dumpName, sha256, bytes, format, ...(database !== undefined && { database }) }
}

/** The script that writes rows between the change and its rollback, if one is named. */
export function betweenIn({ between }: Pick<PacketInput, 'between'>): readonly ScriptFile[] {
  return typeof between === 'object' ? [between] : []
}
