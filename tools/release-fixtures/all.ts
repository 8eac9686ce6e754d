import { BORROWED_TEXTS, CLEARED_TEXTS, cleared } from './cleared.ts'
import { READY_TEXTS, readyNotApplied } from './ready-not-applied.ts'
import { DUMP, type Rehearse } from './rehearse.ts'
import { rehearsedPacket, UNCHANGED_TEXTS } from './rehearsed.ts'

/**
 * The packets of fixtures/release, by folder and path.
 * @param read a hand-written file, by its path below fixtures/release
 * @param probes probe-results.json of a real run of the gate
 * @param rehearsed gives the evidence of a rehearsal of some files
 */
export function releaseFixtures(
  read: (path: string) => Buffer,
  probes: Buffer,
  rehearsed: Rehearse
): ReadonlyMap<string, ReadonlyMap<string, Buffer>> {
  const texts = (...from: readonly (readonly [folder: string, paths: readonly string[]])[]) =>
    new Map(from.flatMap(([folder, paths]) => paths.map((path): [string, Buffer] => [path, read(`${folder}/${path}`)])))
  const ready = texts(['ready-not-applied', READY_TEXTS])
  const dumped = texts(['rehearsed', ['README.md']], ['ready-not-applied', UNCHANGED_TEXTS], ['cleared', [DUMP]])
  const closed = texts(['cleared', CLEARED_TEXTS], ['ready-not-applied', BORROWED_TEXTS])
  return new Map([
    ['ready-not-applied', readyNotApplied(ready, probes)],
    ['rehearsed', rehearsedPacket(dumped, probes, rehearsed)],
    ['cleared', cleared(closed, probes, rehearsed)]
  ])
}
