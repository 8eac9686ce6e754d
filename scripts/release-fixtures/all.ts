import { BORROWED_TEXTS, CLEARED_TEXTS, cleared } from './cleared.ts'
import { READY_TEXTS, readyNotApplied } from './ready-not-applied.ts'

/**
 * Both packets of fixtures/release, by folder and path.
 * @param read a hand-written file, by its path below fixtures/release
 * @param probes probe-results.json of a real run of the gate
 * @param rehearsed gives the evidence of a rehearsal of some files
 */
export function releaseFixtures(
  read: (path: string) => Buffer,
  probes: Buffer,
  rehearsed: (files: ReadonlyMap<string, Buffer>) => ReadonlyMap<string, Buffer>
): ReadonlyMap<string, ReadonlyMap<string, Buffer>> {
  const texts = (folder: string, paths: readonly string[]) =>
    paths.map((path): [string, Buffer] => [path, read(`${folder}/${path}`)])
  return new Map([
    ['ready-not-applied', readyNotApplied(new Map(texts('ready-not-applied', READY_TEXTS)), probes)],
    [
      'cleared',
      cleared(new Map([...texts('cleared', CLEARED_TEXTS), ...texts('ready-not-applied', BORROWED_TEXTS)]), probes, rehearsed)
    ]
  ])
}
