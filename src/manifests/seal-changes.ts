import { algorithmsOf } from '../model/digest.ts'
import type { Seal, Seals } from '../model/seal.ts'

/** One difference between two manifests. Its text is hostile: it is escaped where it is shown. */
export interface SealChange {
  /** `removed` and `weakened`: something is promised no more. */
  readonly change: 'added' | 'removed' | 'changed' | 'weakened'
  /** Absent when the manifest itself changes. */
  readonly path?: string
  readonly what?: string
}

/** What a manifest promises. */
export interface Promised {
  readonly seals: Seals
  readonly format: string
  readonly packet?: string
  readonly covers?: readonly string[]
}

/** Every difference between two manifests: of the manifest itself, then of seals, in the order of the lists. */
export function changesBetween(before: Promised, after: Promised): SealChange[] {
  const old = new Map(before.seals.map(seal => [seal.path, seal]))
  const now = new Map(after.seals.map(seal => [seal.path, seal]))
  const added = after.seals.filter(({ path }) => !old.has(path))
  const paths = new Map(added.flatMap(seal => digestKeys(seal).map(key => [key, seal.path] as const)))
  return [
    ...headChanges(before, after),
    ...added.map(({ path }): SealChange => ({ change: 'added', path })),
    ...before.seals.flatMap(seal => (now.has(seal.path) ? [] : [removal(seal, paths)])),
    ...after.seals.flatMap(seal => {
      const was = old.get(seal.path)
      return was === undefined ? [] : differences(was, seal, before.format === 'native' && after.format === 'native')
    })
  ]
}

/** True for a change after which less is promised. */
export function isLoss({ change }: Pick<SealChange, 'change'>): boolean {
  return change === 'removed' || change === 'weakened'
}

function headChanges(before: Promised, after: Promised): SealChange[] {
  const covers = before.covers ?? []
  const kept = after.covers ?? []
  // Any other glob that replaces it may match less.
  const lost = kept.includes('**') ? [] : covers.filter(glob => !kept.includes(glob))
  return [
    ...(before.format === after.format
      ? []
      : [{ change: 'changed' as const, what: `the format is ${after.format}, and was ${before.format}` }]),
    ...(before.packet === after.packet
      ? []
      : [{ change: 'changed' as const, what: `the packet is ${shownName(after.packet)}, and was ${shownName(before.packet)}` }]),
    ...kept
      .filter(glob => !covers.includes(glob))
      .map(glob => ({ change: 'added' as const, what: `covers ${JSON.stringify(glob)}` })),
    ...lost.map(glob => ({
      change: 'weakened' as const,
      what: `covers ${JSON.stringify(glob)} no more: files without a seal would not be found there`
    }))
  ]
}

function shownName(packet: string | undefined): string {
  return packet === undefined ? 'without a name' : JSON.stringify(packet)
}

function removal(seal: Seal, paths: ReadonlyMap<string, string>): SealChange {
  const other = digestKeys(seal)
    .map(key => paths.get(key))
    .find(path => path !== undefined)
  const what = other === undefined ? {} : { what: `its bytes are at ${JSON.stringify(other)} now` }
  return { change: 'removed', path: seal.path, ...what }
}

function digestKeys(seal: Seal): string[] {
  return algorithmsOf(seal).map(name => `${name} ${seal.digests[name]}`)
}

const FACTS = ['text', 'eol', 'bom', 'git', 'jsonSha256', 'textSha256', 'membersSha256'] as const

function promiseText(was: Seal, { link, exec }: Seal): string {
  if (link !== undefined) return `a link to ${JSON.stringify(link)}${was.link === undefined ? ', and was a file' : ''}`
  if (was.link !== undefined) return 'a file, and was a link'
  return exec === true ? 'executable' : 'not executable'
}

/** Digests and lengths that both list and that differ; facts of the same bytes that differ; and what only the first one promises. */
function differences(was: Seal, seal: Seal, withFacts: boolean): SealChange[] {
  const { path } = seal
  const digests = algorithmsOf(seal).filter(name => was.digests[name] !== undefined && was.digests[name] !== seal.digests[name])
  const lengths = was.bytes !== undefined && seal.bytes !== undefined && was.bytes !== seal.bytes
  const length = lengths ? [`${was.bytes} to ${seal.bytes} bytes`] : []
  const facts = withFacts ? FACTS.filter(fact => was[fact] !== seal[fact]) : []
  const more = algorithmsOf(seal).filter(name => was.digests[name] === undefined)
  const what =
    digests.length + length.length > 0
      ? [...digests, ...length]
      : [...facts.map(fact => `${fact} (a fact of the same bytes)`), ...more.map(name => `${name} beside the other digests`)]
  if (was.link !== seal.link || (was.exec !== undefined && seal.exec !== undefined && was.exec !== seal.exec))
    what.push(promiseText(was, seal))
  const lost = [
    ...(was.exec !== undefined && seal.exec === undefined && seal.link === undefined ? ['its mode'] : []),
    ...algorithmsOf(was).filter(name => seal.digests[name] === undefined),
    ...(was.bytes !== undefined && seal.bytes === undefined ? ['its length'] : [])
  ]
  return [
    ...(what.length > 0 ? [{ change: 'changed' as const, path, what: what.join(', ') }] : []),
    ...(lost.length > 0 ? [{ change: 'weakened' as const, path, what: `it would no longer have ${lost.join(', ')}` }] : [])
  ]
}
