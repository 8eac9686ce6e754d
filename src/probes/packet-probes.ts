import { elapsedMs } from '../model/clock.ts'
import { comparePaths } from '../model/path-order.ts'
import type { ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import type { PacketProbe } from '../release/documents/probes.ts'
import { type Evidence, evidenceOf } from '../release/evidence.ts'
import { judgeRelease, type ReleasePacket } from '../release/judge.ts'
import { ofKind } from '../release/packet.ts'
import { tokensOf, withhold } from '../release/tokens.ts'
import { sealed } from './control.ts'
import { mutated } from './mutations.ts'
import { leaks } from './outputs.ts'
import { bytesAt, type Probe, replaced } from './probe.ts'
import { rowsBetweenProbe } from './rows-between-probe.ts'
import type { Suite } from './run.ts'
import { MANIFEST, resealed } from './sealed-copy.ts'

/** Each probe is a run of the gate on the whole copy, so only packets for people have probes, not trees. */
const MAX_PROBES = 100
const MAX_FILES = 2000
const MAX_BYTES = 64 * 1024 * 1024
/** For all of them together. */
const MAX_MS = 60_000

/**
 * The probes that packets carry themselves (`seal-gate/probes/1`), and one for each policy that requires rows between a change and its
 * rollback, each made on a private copy of its packet. A packet that is refused as
 * it is has none: its run cannot pass, whatever they would show.
 * @param gateResults of the gate's own probes, as if all had passed
 */
export function packetSuites(packets: readonly ReleasePacket[], gateResults: ProbeResults): Suite[] {
  const expired = timer(MAX_MS)
  const found = packets.map(packet => {
    const evidence = evidenceOf(packet.files)
    const documents = ofKind(evidence, 'probes')
    const rule = rowsBetweenProbe(evidence)
    if ((documents.length === 0 && rule === undefined) || isRefused(packet, gateResults)) return { own: [], given: [] }
    const suite = (path: string, probes: (named: (text: string) => string) => readonly Probe[]): Suite => ({
      ...suiteOf(packet, evidence, path, probes, gateResults),
      expired
    })
    const own = documents.map(({ path, document: { probes } }) =>
      suite(path, named =>
        probes.map(probe =>
          probeOf(probe, named(`${path}#${probe.id}`), named(`${probe.mutation.kind} in ${probe.mutation.path}`))
        )
      )
    )
    const given = rule === undefined ? [] : [suite(rule.path, named => [rule.probe(named)])]
    // A packet that cannot be copied has none: the gate's own packet is probed in the same way (rows-between-missing).
    return { own, given: given.filter(({ problem }) => problem === undefined) }
  })
  const own = found.flatMap(one => one.own)
  const given = found.flatMap(one => one.given)
  const planned = own.reduce((total, { probes }) => total + probes.length, 0)
  const problem = `more than ${MAX_PROBES} probes in one run`
  return [...(planned > MAX_PROBES ? own.map(suite => ({ ...suite, problem })) : own), ...given.slice(0, MAX_PROBES)]
}

/** Starts when it is asked first. */
function timer(limit: number): () => boolean {
  let started: number | undefined
  return () => {
    started ??= elapsedMs()
    return elapsedMs() - started > limit
  }
}

function isRefused(packet: ReleasePacket, gateResults: ProbeResults): boolean {
  const drifted = packet.findings.some(({ severity }) => severity === 'fail' || severity === 'unverifiable')
  return drifted || judgeRelease({ packets: [packet], verdict: 'pass', probes: gateResults, whole: true }).findings.length > 0
}

function suiteOf(
  packet: ReleasePacket,
  evidence: Evidence,
  path: string,
  probes: (named: (text: string) => string) => readonly Probe[],
  gateResults: ProbeResults
): Suite {
  const tokens = tokensOf({ ...evidence, files: packet.files, drift: [] })
  const named = (text: string) => withhold(text, tokens)
  const files = new Map(
    packet.files.flatMap(({ path: name, bytes }) => (bytes === undefined ? [] : [[name, Buffer.from(bytes)]]))
  )
  const problem = copyProblem(packet, files)
  return {
    id: named(`${path}#control`),
    control: problem === undefined ? sealed('copy', files, MANIFEST) : new Map(),
    decision: 'any',
    gateResults,
    // Without a clock, so that the results depend on the packet only.
    request: { manifests: [MANIFEST], root: '.', now: false },
    probes: probes(named),
    search: unusual(report => leaks(report, tokens)),
    ...(problem !== undefined && { problem })
  }
}

function copyProblem({ files }: ReleasePacket, copied: ReadonlyMap<string, Buffer>): string | undefined {
  const bytes = [...copied.values()].reduce((total, { length }) => total + length, 0)
  if (files.length > MAX_FILES || bytes > MAX_BYTES) return 'the packet is too large to be copied for its probes'
  return new Set(files.map(({ path }) => path)).size === copied.size ? undefined : 'not every file of the packet could be copied'
}

/** A policy may forbid a word that every report holds. Only what a bad input brings into the reports was shown by it. */
function unusual(search: (report: Report) => Promise<readonly string[]>): (report: Report) => Promise<readonly string[]> {
  let usual: ReadonlySet<string> | undefined
  return async report => {
    const found = await search(report)
    usual ??= new Set(found)
    return found.filter(one => usual?.has(one) === false)
  }
}

function probeOf({ mutation, reseal, expected }: PacketProbe, id: string, description: string): Probe {
  return {
    id,
    mutation: reseal ? `${description}, sealed again` : description,
    codes: expected.toSorted(comparePaths),
    repeats: true,
    change: tree => {
      const before = bytesAt(tree, mutation.path)
      const after = mutated(mutation, before)
      return reseal ? resealed(tree, mutation.path, before, after) : replaced(tree, mutation.path, after)
    }
  }
}
