import { algorithmsOf } from '../model/digest.ts'
import type { Measurement } from '../model/finding.ts'
import type { Seal, Seals } from '../model/seal.ts'
import type { SealPair } from './proved.ts'

/** One manifest with the folder that its paths are relative to. */
export interface SealedPlaces {
  readonly manifest: string
  /** `/`-separated and relative to where the gate was started; `.` for that folder itself. */
  readonly root: string
  readonly seals: Seals
  readonly covers: readonly string[]
  /** Globs of files in that scope that need no seal, such as the `ignore_paths` of a signed model. */
  readonly excludes?: readonly string[]
}

/** What a change did to the promise about one path, or to a scope. */
export interface SealChange {
  readonly code: 'resealed' | 'seal-added' | 'seal-removed' | 'seal-weakened'
  /** Manifest that has the seal now; of a seal that is gone, the one that had it. */
  readonly manifest: string
  readonly path?: string
  /** Line of that manifest now. */
  readonly line?: number
  readonly before?: Measurement
  readonly after?: Measurement
  /** What became weaker, in words. */
  readonly what?: string
  /** All seals of a path that was sealed again, and the folder that the new ones are relative to. */
  readonly pair?: SealPair & { readonly root: string }
}

interface Placed {
  readonly seal: Seal
  readonly manifest: string
  readonly root: string
}

/**
 * What became of every seal, whichever manifest holds it: a manifest that is renamed, split or written in another format changes nothing
 * by that. A path may be sealed by several manifests; then all of what they promise counts.
 */
export function sealChanges(before: readonly SealedPlaces[], after: readonly SealedPlaces[]): SealChange[] {
  const old = placeSeals(before)
  const now = placeSeals(after)
  const removed = [...old].flatMap(([place, seals]) => (now.has(place) ? [] : seals.slice(0, 1).map(gone)))
  const others = [...now].flatMap(([place, seals]) => {
    const was = old.get(place)
    return was === undefined ? seals.slice(0, 1).map(addedChange) : findChanges(was, seals)
  })
  return [...removed, ...scopes(before, after), ...others]
}

function placeSeals(all: readonly SealedPlaces[]): Map<string, Placed[]> {
  const places = new Map<string, Placed[]>()
  for (const { manifest, root, seals } of all) {
    for (const seal of seals) {
      const path = seal.rawPath === undefined ? seal.path : `\0${Buffer.from(seal.rawPath).toString('hex')}`
      const place = root === '.' ? path : `${root}/${path}`
      const known = places.get(place)
      if (known === undefined) places.set(place, [{ seal, manifest, root }])
      else known.push({ seal, manifest, root })
    }
  }
  return places
}

function gone({ seal, manifest }: Placed): SealChange {
  return { code: 'seal-removed', manifest, path: seal.path, before: measureOf(seal) }
}

function addedChange({ seal, manifest }: Placed): SealChange {
  return { code: 'seal-added', manifest, path: seal.path, line: seal.line, after: measureOf(seal) }
}

function findChanges(was: readonly Placed[], is: readonly Placed[]): SealChange[] {
  const [first] = is
  const [old] = was
  if (first === undefined || old === undefined) return []
  const { seal, manifest } = first
  const base = { manifest, path: seal.path, line: seal.line, before: measureOf(old.seal), after: measureOf(seal) }
  const pair = { was: was.map(one => one.seal), is: is.map(one => one.seal), root: first.root }
  const forms = hasOtherForm(pair.was, pair.is)
  const other = forms || is.some(({ seal: now }) => was.some(({ seal: then }) => differ(then, now)))
  const weaker = findWeakened(pair.was, pair.is, other)
  return [
    // What is proved of bytes says nothing of the digest of a form.
    ...(other ? [{ ...base, code: 'resealed' as const, ...(!forms && { pair }) }] : []),
    ...(weaker.length > 0 ? [{ ...base, code: 'seal-weakened' as const, what: `it no longer has ${weaker.join(', ')}` }] : [])
  ]
}

/** Digests of normal forms: where `accept` permits another layout, they decide which content passes. */
const FORMS = ['jsonSha256', 'textSha256', 'membersSha256'] as const

function hasOtherForm(was: Seals, is: Seals): boolean {
  return FORMS.some(form => {
    const known = new Set(was.map(seal => seal[form]))
    return is.some(seal => seal[form] !== undefined && !known.has(seal[form]))
  })
}

function differ(a: Seal, b: Seal): boolean {
  if (a.link !== b.link || (a.exec !== undefined && b.exec !== undefined && a.exec !== b.exec)) return true
  if (a.bytes !== undefined && b.bytes !== undefined && a.bytes !== b.bytes) return true
  if (a.shards !== undefined || b.shards !== undefined) return JSON.stringify(a.shards) !== JSON.stringify(b.shards)
  const shared = algorithmsOf(a).filter(algorithm => b.digests[algorithm] !== undefined)
  // Without a digest that both have, nothing says that they promise the same bytes.
  return shared.length === 0 || shared.some(algorithm => a.digests[algorithm] !== b.digests[algorithm])
}

/**
 * Promises that were made and are not made any more. A fact whose value changed comes with other bytes, and is told as those; of the same
 * bytes, one of the two is a lie.
 * @param other the bytes are other ones
 */
function findWeakened(was: Seals, is: Seals, other: boolean): string[] {
  const promises = (seals: Seals): Map<string, string> =>
    new Map(
      seals.flatMap(seal => [
        ...algorithmsOf(seal).map((name): [string, string] => [name, name]),
        ...(seal.bytes === undefined ? [] : [['its length', 'its length'] as const]),
        ...(seal.exec === undefined ? [] : [['its mode', 'its mode'] as const]),
        ...FACTS.filter(fact => seal[fact] !== undefined).map((fact): [string, string] => [
          `${fact} ${other ? '' : String(seal[fact])}`,
          `the fact "${fact}"`
        ])
      ])
    )
  const kept = promises(is)
  return [...promises(was)].filter(([promise]) => !kept.has(promise)).map(([, words]) => words)
}

const FACTS = ['text', 'eol', 'git', 'jsonSha256', 'textSha256'] as const

/** Scopes in which every file had to be sealed. */
function scopes(before: readonly SealedPlaces[], after: readonly SealedPlaces[]): SealChange[] {
  const kept = new Set(after.flatMap(({ root, covers }) => covers.map(glob => `${root}\0${glob}`)))
  return before.flatMap(({ manifest, root, covers, excludes = [] }) => {
    const lost = covers.filter(glob => !kept.has(`${root}\0${glob}`))
    const left = covers.length > lost.length ? newlyExcluded(root, covers, excludes, after) : []
    if (lost.length + left.length === 0) return []
    const what = `files without a seal are no longer looked for in ${[...lost, ...left].map(glob => JSON.stringify(glob)).join(', ')}`
    return [{ code: 'seal-weakened', manifest, what }]
  })
}

/** What every list that still has the scope leaves out of it now, and the one before did not. */
function newlyExcluded(
  root: string,
  covers: readonly string[],
  was: readonly string[],
  after: readonly SealedPlaces[]
): string[] {
  const scopes = after.filter(place => place.root === root && place.covers.some(glob => covers.includes(glob)))
  const [first, ...others] = scopes.map(({ excludes = [] }) => excludes)
  const isOld = (glob: string) =>
    was.some(old => old === glob || (old.endsWith('/**') && glob.startsWith(old.slice(0, -'**'.length))))
  return (first ?? []).filter(glob => !isOld(glob) && others.every(excludes => excludes.includes(glob)))
}

function measureOf({ bytes, digests, exec }: Seal): Measurement {
  return { ...(bytes !== undefined && { bytes }), digests, ...(exec !== undefined && { exec }) }
}
