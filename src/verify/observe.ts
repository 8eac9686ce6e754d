import { foldsNames, ListedNames } from '../disk/name-on-disk.ts'
import type { Engine, Observation } from '../model/observation.ts'
import type { Seal, Seals } from '../model/seal.ts'
import { isInColumns, pathAt } from '../model/seals.ts'

/**
 * Runs an engine and refuses its work when a verdict was lost: a lost entry must never look like an intact one. Where the file system
 * folds names, a file that has another name than the sealed one is missing: `Readme.md` is not `README.md`, on any system.
 * @param modes what is compared with sealed modes in place of those on disk, by path
 */
export async function observe(
  engine: Engine,
  root: string,
  seals: Seals,
  modes?: ReadonlyMap<string, boolean>
): Promise<readonly Observation[]> {
  const observations = hasPromises(seals)
    ? await (await import('./observe-promises.ts')).observePromises(engine, root, seals, modes)
    : await engine(root, seals)
  const verdicts: readonly unknown[] = observations
  if (verdicts.length !== seals.length || verdicts.includes(undefined)) {
    throw new Error(`the engine gave ${observations.length} verdicts for ${seals.length} seals`)
  }
  const areAscii = isInColumns(seals) && seals.isAscii
  if (!foldsNames(root, existing(seals, observations), areAscii)) return observations
  const names = new ListedNames(root)
  return observations.map((observation, index) => {
    const seal = seals.at(index)
    return (seal !== undefined && isThere(seal, observation) ? names.problem(seal.path) : undefined) ?? observation
  })
}

/** True if a seal promises more than bytes. Columns hold none that does. */
function hasPromises(seals: Seals): boolean {
  if (isInColumns(seals)) return false
  return seals.some(({ exec, link, shards, unjudged }) => (exec ?? link ?? shards ?? unjudged) !== undefined)
}

function* existing(seals: Seals, observations: readonly Observation[]): Generator<string> {
  if (isInColumns(seals)) return yield* existingInColumns(seals, observations)
  for (const [index, seal] of seals.entries()) if (isThere(seal, observations[index])) yield seal.path
}

function* existingInColumns(seals: Seals, observations: readonly Observation[]): Generator<string> {
  for (const [index, observation] of observations.entries()) if (wasRead(observation)) yield pathAt(seals, index)
}

/** True for a file that was read. All else fails in any case. */
function isThere(seal: Seal, observation: Observation | undefined): boolean {
  return seal.rawPath === undefined && wasRead(observation)
}

function wasRead(observation: Observation | undefined): boolean {
  return observation?.state === 'intact' || observation?.state === 'drifted'
}
