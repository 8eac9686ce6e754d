import { SealedFiles } from '../disk/sealed-file.ts'
import { diagnose } from '../drift/diagnose.ts'
import { matchesSeal } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Cause } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import { isInGitFolder } from '../quote/git-folder.ts'
import { type Archive, type Judged, type Left, NOT_IN_GIT_FOLDERS, type Original } from './candidates.ts'

/** A larger file is not restored: its bytes would have to be held. */
export const MAX_RESTORED_BYTES = 64 * 1024 * 1024

/** A file whose sealed bytes are in hand. */
export interface Restorable {
  /** The bytes that were judged; absent when there is no file. */
  readonly found?: Uint8Array
  readonly original: Original
}

/**
 * The sealed bytes of one file, proved again: the causes that the finding names are undone once more, so that no file's bytes need be
 * held between judgement and restoring. Reads, and writes nothing.
 * @param archives asked in this order when undoing does not lead there
 */
export async function originalOf(judged: Judged, archives: readonly Archive[]): Promise<Restorable | Left> {
  const { root, seal, observation, finding } = judged
  if (isInGitFolder(`${root}/${seal.path}`)) return { reason: NOT_IN_GIT_FOLDERS }
  if (seal.link !== undefined) return { reason: 'it is a symbolic link, which is restored by `git checkout` only' }
  if (observation.state === 'missing') {
    const original = await ask(archives, judged)
    return 'reason' in original ? original : { original: withMode(original, seal) }
  }
  if (observation.state !== 'drifted') return notRestorable(judged)
  const found = new SealedFiles(root).read(seal, observation.found, MAX_RESTORED_BYTES)
  if (found === undefined) return unread(observation.found.bytes)
  if (finding.drift?.certainty === 'proved') {
    const original = await undone(seal, found, finding.drift.causes)
    if (original !== undefined && matchesSeal(seal, original)) return { found, original: { bytes: original } }
  }
  const original = await ask(archives, judged)
  return 'reason' in original ? original : { found, original }
}

/** The search for causes inside of archives is another one than that for all others. */
async function undone(seal: Seal, found: Uint8Array, causes: readonly Cause[]): Promise<Uint8Array | undefined> {
  if (!causes.some(({ code }) => code.startsWith('archive-') || code === 'container-changed' || code === 'decompressed'))
    return diagnose(seal, found, { preferred: [causes.map(({ code }) => code)] }).original
  const { undoneArchive } = await import('../drift/archive/diagnose-archive.ts')
  return undoneArchive(seal, found)
}

/** A missing file comes back with its sealed mode. */
function withMode(original: Original, { exec }: Seal): Original {
  return exec === undefined ? original : { ...original, mode: exec ? '100755' : '100644' }
}

async function ask(archives: readonly Archive[], judged: Judged): Promise<Original | Left> {
  const failures: string[] = []
  for (const archive of archives) {
    try {
      const original = await archive(judged)
      if (original !== undefined && matchesSeal(judged.seal, original.bytes)) return original
    } catch (error) {
      failures.push(errorMessage(error))
    }
  }
  const searched =
    judged.observation.state === 'missing'
      ? 'it is missing, and its sealed bytes were found nowhere'
      : 'no undoing gave its sealed bytes, and they were found nowhere else'
  return { reason: [searched, ...failures].join('; ') }
}

function notRestorable({ observation }: Judged): Left {
  if (!('reason' in observation)) return { reason: 'it is intact' }
  const { state, reason } = observation
  if (state === 'mode-changed') return { reason: `${reason}: a patch restores bytes only` }
  if (state === 'symlink' || state === 'not-a-file') return { reason: `${reason}: only a regular file is ever replaced` }
  return { reason, unsure: true }
}

function unread(bytes: number | undefined): Left {
  return bytes !== undefined && bytes > MAX_RESTORED_BYTES
    ? { reason: `it has ${bytes} bytes, and files over ${MAX_RESTORED_BYTES} bytes are not restored` }
    : { reason: 'it changed after it was judged' }
}
