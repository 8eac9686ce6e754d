import { isDeepStrictEqual } from 'node:util'
import type { SafeClone } from '../documents/clone-provenance.ts'
import { filesOf } from '../documents/command-run.ts'
import type { AppliedExecution } from '../documents/rehearsal-execution.ts'
import {
  appliedExecutions,
  checkedSchemas,
  isSealed,
  ofKind,
  type Packet,
  policyOf,
  referred,
  rolledBack,
  type Sealed,
  safeClones,
  sameBytes
} from '../packet.ts'
import { denials, listed, type Rule } from './rule.ts'
import { stateDifference } from './state-difference.ts'

const CODE = 'evidence-inconsistent'

export const oneOfEach: Rule = {
  code: CODE,
  name: 'there is one policy, and one provenance for each clone',
  check: packet => {
    const clones = safeClones(packet)
    return [
      ...ofKind(packet, 'policy')
        .slice(1)
        .flatMap(({ path }) => denials(CODE, path, ['there is another policy: two cannot both be in force'])),
      ...clones.flatMap(({ path, document }, index) =>
        denials(CODE, path, [
          clones.findIndex(one => one.document.clone_id === document.clone_id) !== index &&
            `there is another provenance of the clone "${document.clone_id}"`
        ])
      )
    ]
  }
}

export const provenanceIsOfKnownThings: Rule = {
  code: CODE,
  name: 'the dump of each clone is sealed or pinned, and its ways out were searched with the sealed policy',
  check: packet =>
    safeClones(packet).flatMap(({ path, document }) =>
      denials(CODE, path, [
        !dumpIsKnown(packet, document) && 'its dump is neither sealed in the packet nor pinned in the policy',
        policyOf(packet) !== undefined &&
          referred(packet, 'policy', document.leads.policy) === undefined &&
          'its ways out were searched with a policy that is not the sealed one',
        document.isolation.engine !== document.environment.engine && 'its isolation facts are those of a different engine'
      ])
    )
}

function dumpIsKnown(packet: Packet, { dump }: SafeClone): boolean {
  const there = packet.sealed.get(dump.path)
  if (there !== undefined) return sameBytes(there, dump)
  return policyOf(packet)?.pinned_dumps?.some(pinned => sameBytes(pinned, dump)) === true
}

export const expectationsAreSealed: Rule = {
  code: CODE,
  name: 'each schema was compared with the sealed expectations, on the clone of its dump',
  check: packet =>
    checkedSchemas(packet).flatMap(({ path, document }) =>
      denials(CODE, path, [
        referred(packet, 'schema-expectations', document.expectations) === undefined &&
          'the expectations that it used are not the sealed ones',
        otherDump(packet, document.clone_id, document.dump),
        document.verdict === 'COMPATIBLE' &&
          document.mismatches.length > 0 &&
          'it lists mismatches, but its verdict is COMPATIBLE'
      ])
    )
}

function otherDump(packet: Packet, clone: string, dump: { readonly sha256: string; readonly bytes: number }): string | false {
  const provenance = safeClones(packet).find(({ document }) => document.clone_id === clone)
  return provenance !== undefined && !sameBytes(provenance.document.dump, dump) && 'its dump is not the one in the provenance'
}

export const executionIsOfItsClone: Rule = {
  code: CODE,
  name: 'each execution ran the sealed script on the clone of its provenance, and lists what it changed',
  check: packet =>
    appliedExecutions(packet).flatMap(({ path, document }) => {
      const clone = safeClones(packet).find(one => one.document.clone_id === document.clone_id)
      const miscounted = otherRowCounts(packet, document)
      return denials(CODE, path, [
        otherDump(packet, document.clone_id, document.dump),
        clone !== undefined &&
          !isDeepStrictEqual(clone.document.environment, document.environment) &&
          'it ran in a different database than the provenance names',
        ...ranFaults(packet, document.apply, 'the script that was applied'),
        document.exit_code !== 0 && `its status is APPLIED, but the script ended with exit code ${document.exit_code}`,
        !changesAreListed(document) && 'its list of changes does not match the difference between the two states',
        miscounted.length > 0 && `row counts differ from those of the schema check: ${listed(miscounted)}`
      ])
    })
}

/** Both count the rows of one restored dump. A partitioned table has rows of its own in neither; its partitions are tables. */
function otherRowCounts(packet: Packet, { clone_id, before }: AppliedExecution): string[] {
  const counted = new Map(before.tables.map(({ name, rows }) => [name, rows]))
  return checkedSchemas(packet)
    .filter(({ document }) => document.clone_id === clone_id)
    .flatMap(({ document }) => document.observed)
    .filter(({ name, rows }) => counted.has(name) && counted.get(name) !== rows)
    .map(({ name }) => name)
}

function changesAreListed({ before, after, changed }: AppliedExecution): boolean {
  const real = stateDifference(before, after)
  return (
    real.schema === changed.schema &&
    real.large_objects === changed.large_objects &&
    isDeepStrictEqual(new Set(real.tables), new Set(changed.tables)) &&
    isDeepStrictEqual(new Set(real.sequences), new Set(changed.sequences))
  )
}

export const rollbackIsOfItsExecution: Rule = {
  code: CODE,
  name: 'each rollback ran the sealed script on the clone of the sealed execution, with the same fingerprint',
  check: packet =>
    rolledBack(packet).flatMap(({ path, document }) => {
      const execution = executionOf(packet, document.execution)
      return denials(CODE, path, [
        execution === undefined && 'the execution that it undoes is not sealed in the packet, or was not applied',
        execution !== undefined &&
          execution.document.clone_id !== document.clone_id &&
          'it ran on a different clone than the execution',
        execution !== undefined &&
          execution.document.fingerprint.method !== document.fingerprint.method &&
          'its fingerprint was computed differently from that of the execution',
        ...ranFaults(packet, document.rollback, 'the script that was run'),
        ...(document.rows_between?.script === undefined
          ? []
          : ranFaults(packet, document.rows_between.script, 'the script that wrote rows after the change'))
      ])
    })
}

/** What is run is sealed: a script, or the files that a command was run on. */
function ranFaults(packet: Packet, ran: AppliedExecution['apply'], what: string): readonly (string | false)[] {
  const missing = filesOf(ran).filter(file => !isSealed(packet, file))
  if ('run' in ran)
    return [missing.length > 0 && `not sealed in the packet, and run by a command: ${listed(missing.map(({ path }) => path))}`]
  return [missing.length > 0 && `${what} is not sealed in the packet`]
}

type Ref = Parameters<typeof isSealed>[1]

function executionOf(packet: Packet, ref: Ref): Sealed<AppliedExecution> | undefined {
  return appliedExecutions(packet).find(one => one.path === ref.path && sameBytes(one, ref))
}

export const probeNumbersAddUp: Rule = {
  code: CODE,
  name: 'sealed probe results count what they list',
  check: packet =>
    ofKind(packet, 'probe-results').flatMap(({ path, document }) => {
      const { control, planned, run, passed, probes } = document
      const wrong = [control, ...probes].filter(one => one.passed && one.seen !== one.expected)
      return denials(CODE, path, [
        (probes.length !== run || probes.filter(one => one.passed).length !== passed || run > planned) &&
          'its totals do not match the probes that it lists',
        new Set(probes.map(({ id }) => id)).size !== probes.length && 'it lists a probe twice',
        wrong.length > 0 && 'a probe is marked as passed, but its result is not the expected one'
      ])
    })
}
