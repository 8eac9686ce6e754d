import { algorithmsOf } from '../model/digest.ts'
import type { Seal } from '../model/seal.ts'

export interface Changes {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly { readonly path: string; readonly what: string }[]
}

/** What differs between two lists of seals, in the order of the lists. */
export function changesBetween(before: readonly Seal[], after: readonly Seal[]): Changes {
  const old = new Map(before.map(seal => [seal.path, seal]))
  const now = new Set(after.map(({ path }) => path))
  const changed = after.flatMap(seal => {
    const was = old.get(seal.path)
    const what = was === undefined ? '' : differences(was, seal).join(', ')
    return what === '' ? [] : [{ path: seal.path, what }]
  })
  return {
    added: after.filter(({ path }) => !old.has(path)).map(({ path }) => path),
    removed: before.filter(({ path }) => !now.has(path)).map(({ path }) => path),
    changed
  }
}

/** Digests and lengths that both name and that differ; facts that one has and the other has not, or has otherwise. */
function differences(was: Seal, seal: Seal): string[] {
  const digests = algorithmsOf(seal).filter(name => was.digests[name] !== undefined && was.digests[name] !== seal.digests[name])
  const length = was.bytes !== undefined && was.bytes !== seal.bytes ? [`${was.bytes} to ${seal.bytes} bytes`] : []
  const facts = (['text', 'eol', 'bom', 'git'] as const).filter(fact => was[fact] !== seal[fact])
  return digests.length + length.length > 0 ? [...digests, ...length] : facts.map(fact => `${fact} (a fact of the same bytes)`)
}
