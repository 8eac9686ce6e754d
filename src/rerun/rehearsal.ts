import { join, posix } from 'node:path'
import { isRecord } from '../manifests/json.ts'
import { jsonText } from '../manifests/json-text.ts'
import { digestOf } from '../model/digest.ts'
import type { RehearsalCode } from '../rehearsal/denial.ts'
import type { Evidence, EvidenceDocument } from '../release/evidence.ts'
import { ofKind } from '../release/packet.ts'
import { CLONE_KINDS } from '../release/scopes.ts'
import { readSealedJson } from '../release/sealed-json.ts'
import { keepLimits } from './keep-limits.ts'
import { keepTimes } from './keep-times.ts'
import type { PacketCopy } from './packet-copy.ts'

/** Kinds of documents that a machine makes, so that another one can make them again. */
type DynamicKind = 'probe-results' | 'validator-result' | (typeof CLONE_KINDS)[number]

/** A document of the packet that a machine made. */
export interface Remade {
  readonly path: string
  readonly kind: DynamicKind
  /** Why it was left as it is; absent when it was made again. */
  readonly kept?: string
}

export interface RehearsalOptions {
  /** Whether a dump that the packet itself holds may be restored. */
  readonly runRehearsal?: boolean
  /** Absolute path of a dump that is kept outside the packet. */
  readonly dump?: string
  /** Folder of `initdb` and `postgres`. */
  readonly pgBin?: string
}

interface Order {
  /** Sealed path. */
  readonly path: string
  /** Sealed path of the dump that it names; undefined when the packet does not seal it. */
  readonly dump: string | undefined
  /** It has commands in place of scripts. */
  readonly runs: boolean
}

/**
 * Rehearses the change of a packet again, on the copy, when the packet seals the order for it and a dump is available. A dump that the order
 * names outside the packet is only read when the caller names it: a packet must not choose a file of the machine. A dump is code that runs
 * with the rights of a superuser of the throwaway database: the packet's own is only restored when the caller asks for it.
 * @throws when the order cannot be carried out
 */
export async function rehearseAgain(copy: PacketCopy, before: Evidence, options: RehearsalOptions): Promise<Remade[]> {
  const sealed = CLONE_KINDS.flatMap(kind => ofKind(before, kind))
  const keep = (kept: string): Remade[] =>
    CLONE_KINDS.flatMap(kind => ofKind(before, kind).map(({ path }) => ({ path, kind, kept })))
  const [order, ...others] = await ordersIn(copy)
  if (order === undefined) return keep('the packet orders no rehearsal')
  if (others.length > 0) return keep('the packet orders several rehearsals')
  if (order.runs) return keep('the packet orders commands, which are run only by "rehearse"')
  const dump = options.dump ?? (order.dump === undefined ? undefined : join(copy.root, order.dump))
  if (dump === undefined) return keep('the dump is not here: "--dump" names a dump outside the packet')
  if (options.dump === undefined && options.runRehearsal !== true)
    return keep("the packet's dump is restored only with --run-rehearsal")
  const [first] = ofKind(before, 'rehearsal-execution')
  const folder = first === undefined ? posix.join(posix.dirname(order.path), 'evidence') : posix.dirname(first.path)
  const { rehearse } = await import('../rehearsal/rehearse.ts')
  const { evidence, denials } = await rehearse({
    spec: join(copy.root, order.path),
    dump,
    out: join(copy.root, folder),
    // Which servers are installed differs from machine to machine.
    ...(first?.document.status === 'APPLIED' && options.pgBin === undefined && { engine: first.document.environment.engine }),
    ...(options.pgBin !== undefined && { pgBin: options.pgBin })
  })
  const broken = denials.find(({ code }) => OF_THE_MACHINE.has(code))
  if (broken !== undefined) throw new Error(`the rehearsal broke: ${broken.code}: ${broken.reason}`)
  const texts = new Map(evidence.map(({ name, text }) => [posix.join(folder, name), text]))
  return [...sameCluster(texts, sealed)].map(([path, text]) => {
    copy.put(path, text)
    return { path, kind: kindOf(text) }
  })
}

/** Codes that leave the change unjudged: then nothing can replace the evidence. */
const OF_THE_MACHINE: ReadonlySet<RehearsalCode> = new Set<RehearsalCode>([
  'engine-unavailable',
  'engine-died',
  'disk-full',
  'interrupted',
  'clone-not-destroyed',
  'fingerprint-blind',
  'internal-error'
])

async function ordersIn(copy: PacketCopy): Promise<Order[]> {
  const contents = await copy.contents()
  const sealed = new Set(contents.map(({ seal }) => seal.path))
  return contents.flatMap(({ seal: { path }, bytes }) => {
    const json = bytes === undefined ? undefined : readSealedJson(bytes)
    if (json === undefined || 'problem' in json || json.schema !== 'seal-gate/rehearsal/1') return []
    const named = isRecord(json.value) && isRecord(json.value['dump']) ? json.value['dump']['path'] : undefined
    const dump = typeof named === 'string' ? posix.join(posix.dirname(path), named) : ''
    const runs =
      isRecord(json.value) && [json.value['apply'], json.value['rollback']].some(step => isRecord(step) && 'run' in step)
    return [{ path, dump: sealed.has(dump) ? dump : undefined, runs }]
  })
}

function kindOf(text: string): (typeof CLONE_KINDS)[number] {
  const { schema } = JSON.parse(text)
  const kind = CLONE_KINDS.find(name => schema === `seal-gate/${name}/1`)
  if (kind === undefined) throw new Error('the rehearsal wrote an unknown document')
  return kind
}

/**
 * A throwaway cluster has a new identifier each time, and not every system has the same namespaces. Where only these differ, and the
 * reference to the document that holds them, the sealed ones stand for them: the rehearsal is the same, and this clone was checked too.
 */
function sameCluster(again: ReadonlyMap<string, string>, sealed: readonly EvidenceDocument[]): ReadonlyMap<string, string> {
  const olds = new Map(sealed.map(({ path, value }) => [path, value]))
  const kept = linked(new Map([...again].map(([path, text]) => [path, keepLimits(JSON.parse(text), olds.get(path))])))
  const values = new Map([...kept].map(([path, value]) => [path, structuredClone(value)]))
  for (const [path, value] of values) {
    const old = olds.get(path)
    if (hasIdentifier(value) && hasIdentifier(old)) value.environment.system_identifier = old.environment.system_identifier
    const [here, there] = [processIn(value), processIn(old)]
    keepTimes(value, old)
    if (here !== undefined && there !== undefined)
      for (const fact of OF_THE_SYSTEM) if (typeof there[fact] === 'boolean') here[fact] = there[fact]
  }
  const texts = textsOf(linked(values))
  const same = [...texts].every(
    ([path, text]) => digestOf('sha256', Buffer.from(text)) === sealed.find(one => one.path === path)?.sha256
  )
  return same ? texts : textsOf(kept)
}

type Values = ReadonlyMap<string, unknown>

function textsOf(values: Values): ReadonlyMap<string, string> {
  return new Map([...values].map(([path, value]) => [path, jsonText(value)]))
}

/** New values, in which a rollback refers to its execution as that one is now. */
function linked(values: Values): Values {
  return new Map(
    [...values].map(([path, old]) => {
      const value: unknown = structuredClone(old)
      const execution = isRecord(value) && isRecord(value['execution']) ? value['execution'] : undefined
      const named = values.get(String(execution?.['path']))
      if (execution !== undefined && named !== undefined) {
        const bytes = Buffer.from(jsonText(named))
        Object.assign(execution, { sha256: digestOf('sha256', bytes), bytes: bytes.length })
      }
      return [path, value]
    })
  )
}

function hasIdentifier(value: unknown): value is { environment: { system_identifier: unknown } } {
  return isRecord(value) && isRecord(value['environment']) && 'system_identifier' in value['environment']
}

/** What the operating system gives the process of the embedded engine, or has not. No rule demands it. */
const OF_THE_SYSTEM = ['no_new_privileges', 'own_network_namespace', 'own_process_namespace'] as const

function processIn(value: unknown): Record<string, unknown> | undefined {
  const isolation = isRecord(value) ? value['isolation'] : undefined
  const process = isRecord(isolation) ? isolation['process'] : undefined
  return isRecord(process) ? process : undefined
}
