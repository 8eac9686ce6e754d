import { foldsNames, ListedNames } from '../disk/name-on-disk.ts'
import type { Engine, Observation } from '../model/observation.ts'
import type { Seal } from '../model/seal.ts'

/**
 * Runs an engine and refuses its work when a verdict was lost: a lost entry must never look like an intact one. Where the file system
 * folds names, a file that has another name than the sealed one is missing: `Readme.md` is not `README.md`, on any system.
 * @param modes what is compared with sealed modes in place of those on disk, by path
 */
export async function observe(
  engine: Engine,
  root: string,
  seals: readonly Seal[],
  modes?: ReadonlyMap<string, boolean>
): Promise<readonly Observation[]> {
  const promises = seals.some(({ exec, link, shards, unjudged }) => (exec ?? link ?? shards ?? unjudged) !== undefined)
  const observations = promises
    ? await (await import('./observe-promises.ts')).observePromises(engine, root, seals, modes)
    : await engine(root, seals)
  const lost = seals.findIndex((_, index) => observations[index] === undefined)
  if (lost >= 0 || observations.length !== seals.length) {
    throw new Error(`the engine gave ${observations.length} verdicts for ${seals.length} seals`)
  }
  if (!foldsNames(root, existing(seals, observations))) return observations
  const names = new ListedNames(root)
  return observations.map((observation, index) => {
    const seal = seals[index]
    return (seal !== undefined && isThere(seal, observation) ? names.problem(seal.path) : undefined) ?? observation
  })
}

function* existing(seals: readonly Seal[], observations: readonly Observation[]): Generator<string> {
  for (const [index, seal] of seals.entries()) if (isThere(seal, observations[index])) yield seal.path
}

/** True for a file that was read. All else fails in any case. */
function isThere(seal: Seal, observation: Observation | undefined): boolean {
  return seal.rawPath === undefined && (observation?.state === 'intact' || observation?.state === 'drifted')
}
