import type { Engine, Observation } from '../model/observation.ts'
import type { Seal } from '../model/seal.ts'

/** Runs an engine and refuses its work when a verdict was lost: a lost entry must never look like an intact one. */
export async function observe(engine: Engine, root: string, seals: readonly Seal[]): Promise<readonly Observation[]> {
  const observations = await engine(root, seals)
  const lost = seals.findIndex((_, index) => observations[index] === undefined)
  if (lost >= 0 || observations.length !== seals.length) {
    throw new Error(`the engine gave ${observations.length} verdicts for ${seals.length} seals`)
  }
  return observations
}
