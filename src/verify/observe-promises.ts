import { KEEPS_MODES } from '../disk/look.ts'
import { PromisedEntries } from '../disk/promised-entry.ts'
import type { Engine, Observation } from '../model/observation.ts'
import type { Seals } from '../model/seal.ts'

/**
 * Judges seals of which some promise a mode, are symbolic links, have digests of ranges, or cannot be judged. The engine
 * reads whole regular files, so those never reach it; a mode is
 * looked at once the bytes are known. On Windows, which keeps no executable bit, only the bytes are judged unless modes are given.
 * @param modes see `observe`
 */
export async function observePromises(
  engine: Engine,
  root: string,
  seals: Seals,
  modes?: ReadonlyMap<string, boolean>
): Promise<readonly Observation[]> {
  const files = seals.filter(({ link, shards, unjudged }) => (link ?? shards ?? unjudged) === undefined)
  const ofFiles = await engine(root, files)
  if (ofFiles.length !== files.length) throw new Error(`the engine gave ${ofFiles.length} verdicts for ${files.length} seals`)
  const entries = new PromisedEntries(root)
  let next = 0
  return seals.map(seal => {
    if (seal.unjudged !== undefined) return { state: 'digest-unknown', reason: seal.unjudged }
    if (seal.link !== undefined) return entries.observeLink(seal)
    if (seal.shards !== undefined) return entries.observeShards(seal, seal.shards)
    const observation = ofFiles[next++]
    if (observation === undefined) throw new Error('a verdict was lost')
    if (seal.exec === undefined || (!KEEPS_MODES && modes === undefined)) return observation
    return withMode(seal.exec, observation, () => {
      if (modes !== undefined) return modes.get(seal.path)
      // The engine looked at the mode of an intact file while it was open.
      return (observation.state === 'intact' ? observation.exec : undefined) ?? entries.isExecutable(seal)
    })
  })
}

function withMode(sealed: boolean, observation: Observation, look: () => boolean | undefined): Observation {
  if (observation.state !== 'intact' && observation.state !== 'drifted') return observation
  const exec = look()
  if (exec === undefined)
    return { state: 'unreadable', reason: 'its mode is not known: it was replaced meanwhile, or HEAD does not have it' }
  if (observation.state === 'drifted') return { ...observation, found: { ...observation.found, exec } }
  if (exec === sealed) return observation
  const reason = sealed ? 'it is no longer executable' : 'it is executable, and was not when it was sealed'
  return { state: 'mode-changed', reason }
}
