import { unverifiableName } from '../disk/unverifiable-name.ts'
import { linkEntry } from '../manifests/link-target.ts'
import { comparePaths } from '../model/path-order.ts'
import type { Seal } from '../model/seal.ts'
import { type FoundFiles, filesToSeal, type Refusal, type Wanted } from './files-to-seal.ts'
import { type SealKind, USUAL_KIND } from './make-seal.ts'
import { sealAll } from './seal-all.ts'

export interface Sealing extends Omit<FoundFiles, 'files' | 'links'> {
  /** In path order. */
  readonly seals: readonly Seal[]
}

/**
 * Seals files, and all files in folders, in path order. What a later run could not verify is refused now.
 * @param kindOf what the seal of a path is to have
 */
export async function sealFiles(wanted: Wanted, kindOf: (path: string) => SealKind = () => USUAL_KIND): Promise<Sealing> {
  const { files, links, refused, named, ignored, ignoredAndNamed, unknown } = await filesToSeal(wanted)
  const sorted = [...files].sort(([a], [b]) => comparePaths(a, b))
  const results = await sealAll(sorted.map(([path, file]) => [path, file, kindOf(path)]))
  const unsealed = results.flatMap((result, index): Refusal[] =>
    typeof result === 'string' ? [{ path: sorted[index]?.[0] ?? '', reason: result }] : []
  )
  const all = [...files.keys(), ...links.keys()]
  const odd = all.flatMap((path): Refusal[] => {
    const reason = unverifiableName(path)
    return reason === undefined ? [] : [{ path, reason }]
  })
  return {
    seals: [
      ...results.filter(result => typeof result !== 'string'),
      ...[...links].map(([path, to]) => linkEntry(path, to, 0))
    ].sort((a, b) => comparePaths(a.path, b.path)),
    refused: [...refused, ...unsealed, ...odd, ...twins(all)],
    named,
    ignored,
    ignoredAndNamed,
    unknown
  }
}

/** Names that are one in another Unicode form. */
function twins(paths: readonly string[]): Refusal[] {
  const seen = new Map<string, string>()
  return paths.flatMap((path): Refusal[] => {
    const form = path.normalize('NFC')
    const first = seen.get(form)
    if (first === undefined) {
      seen.set(form, path)
      return []
    }
    const reason = `it is the same name as ${JSON.stringify(first)} in another Unicode form (NFC, NFD): some systems have one file where others have two`
    return [{ path, reason }]
  })
}
