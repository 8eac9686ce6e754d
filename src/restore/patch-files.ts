import { dirname, relative, sep } from 'node:path'
import { statsAt } from '../disk/look.ts'
import { exists } from '../disk/read-file.ts'
import type { ObjectFormat } from '../git/object-id.ts'
import { NOT_SEARCHED, SecretSearch } from '../quote/secrets.ts'
import { type Archive, type Judged, type Left, NOT_IN_GIT_FOLDERS, type Outcome } from './candidates.ts'
import { originalOf, type Restorable } from './originals.ts'
import { filePatch, MAX_PATCH_BYTES, type PatchEntry, PREAMBLE } from './patch.ts'

export interface PatchOptions {
  readonly archives: readonly Archive[]
  /** Absolute folder that the paths of the patch begin in; every root lies in it. See `patchBase`. */
  readonly base: string
  readonly format: ObjectFormat
  /** Bytes; what would not fit any more is left out. */
  readonly limit?: number
}

/**
 * One patch that brings every file back for which the sealed bytes are proved, in chunks, one file held at a time; no chunk when there is
 * none. `outcomes` receives what became of each file: in the patch, or left. Writes nothing.
 */
export async function* patchFiles(
  files: readonly Judged[],
  { archives, base, format, limit = MAX_PATCH_BYTES }: PatchOptions,
  outcomes: Outcome[]
): AsyncGenerator<string> {
  const search = new SecretSearch()
  let size = PREAMBLE.length
  for (const judged of files) {
    const restorable = withheldFrom(judged) ?? (await originalOf(judged, archives))
    const entry =
      'reason' in restorable ? restorable : ((await secretIn(restorable, search)) ?? entryOf(judged, restorable, base))
    const patch = 'reason' in entry ? undefined : filePatch(entry, format)
    if (patch === undefined || size + patch.bytes > limit) {
      const left = 'reason' in entry ? entry : { reason: `the patch would have over ${limit} bytes` }
      outcomes.push({ judged, left })
      continue
    }
    if (size === PREAMBLE.length) yield PREAMBLE
    size += patch.bytes
    yield* patch.chunks()
    outcomes.push({ judged })
  }
}

/**
 * The folder that paths of a patch for files under `root` begin in: the top of the git working tree, since git silently leaves out
 * what is outside the folder where it is started; the root itself where there is no git.
 */
export function patchBase(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (exists(folder, '.git')) return folder
    if (folder === dirname(folder)) return root
  }
}

/** A patch travels as an artifact, so it quotes only what a report may quote. */
function withheldFrom({ finding: { withheld } }: Judged): Left | undefined {
  if (withheld === undefined || withheld === 'secret') return undefined
  if (withheld === 'git-folder') return { reason: NOT_IN_GIT_FOLDERS }
  return {
    reason:
      'git ignores it, or could not be asked, so its bytes are not put into a patch: "seal-gate restore --write" writes them back'
  }
}

async function secretIn({ original: { bytes } }: Restorable, search: SecretSearch): Promise<Left | undefined> {
  const rule = await search.ruleIn(bytes)
  if (rule === undefined) return undefined
  const why =
    rule === NOT_SEARCHED
      ? 'its sealed bytes are too many to be searched for credentials'
      : `its sealed bytes have what looks like a credential (${rule})`
  return { reason: `${why}, so they are not put into a patch: "seal-gate restore --write" writes them back` }
}

function entryOf(judged: Judged, { found, original }: Restorable, base: string): PatchEntry | Left {
  const { root, seal } = judged
  const below = relative(base, root).split(sep)
  if (below[0] === '..') return { reason: 'it lies outside the folder that the patch is for' }
  const prefix = below
    .filter(part => part !== '')
    .map(part => `${part}/`)
    .join('')
  const path = Buffer.concat([Buffer.from(prefix), seal.rawPath ?? Buffer.from(seal.path)])
  if (found === undefined) return { path, original: original.bytes, mode: original.mode ?? '100644' }
  const stats = statsAt(Buffer.concat([Buffer.from(`${root}${sep}`), seal.rawPath ?? Buffer.from(seal.path)]))
  if (stats === undefined) return { reason: 'it changed after it was judged' }
  return { path, found, original: original.bytes, mode: (stats.mode & 0o100) === 0 ? '100644' : '100755' }
}
