import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { rowOf } from '../model/codes.ts'
import type { Finding } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { Report } from '../model/report.ts'
import type { Seal } from '../model/seal.ts'

/** A sealed file that is not as sealed, as the gate judged it. Small: holds no bytes of the file. */
export interface Judged {
  /** Real absolute folder that sealed paths are relative to. */
  readonly root: string
  readonly seal: Seal
  readonly observation: Observation
  readonly finding: Finding
}

/** Sealed bytes, checked against their seal. */
export interface Original {
  readonly bytes: Uint8Array
  /** Of a missing file, when it is known. */
  readonly mode?: '100644' | '100755'
}

/**
 * Looks for the sealed bytes elsewhere than in the drifted file: git's object store, another path. What it gives is not trusted: it
 * counts only when it matches the seal.
 */
export type Archive = (judged: Judged) => Original | undefined | Promise<Original | undefined>

/** Why nothing of a git folder is restored: what git runs and reads there is not content. */
export const NOT_IN_GIT_FOLDERS = 'it is in a git folder, where nothing is ever written'

/** Why a file is not restored: one plain sentence. Hostile: escaped at each sink. */
export interface Left {
  readonly reason: string
  /** It could not be judged in the first place. */
  readonly unsure?: true
}

/** What became of one file: brought back, or left. */
export interface Outcome {
  readonly judged: Judged
  readonly left?: Left
}

/** Findings that forbid restoring anything: a seal that cannot be trusted proves nothing. */
export function obstacles(report: Report): Finding[] {
  return report.findings.filter(finding => rowOf(finding.code).beside !== true && observationOf(finding) === undefined)
}

/**
 * The sealed files of a report that differ from their seals, with their seals. A file with several seals must match all of them.
 * @param sources the manifests of the same request, read again: a report does not repeat everything that a seal holds
 * @throws when one of them is not the manifest that was judged
 */
export function judgedFiles(report: Report, sources: readonly LoadedManifest[]): Judged[] {
  const files = new Map<string, Judged>()
  for (const { name, root, archive, sha256, seals } of sources) {
    // Members of an archive are not written.
    if (archive !== undefined) continue
    const same = report.manifests.some(manifest => manifest.path === name && manifest.sha256 === sha256)
    if (root === undefined || !same) throw new Error(`the manifest ${JSON.stringify(name)} changed after it was judged`)
    const byLine = new Map(seals.map(seal => [`${seal.line} ${seal.path}`, seal]))
    for (const finding of report.findings) {
      const seal = finding.manifest === name ? byLine.get(`${finding.line ?? 0} ${finding.path}`) : undefined
      const observation = observationOf(finding)
      if (seal === undefined || observation === undefined) continue
      const file = { root, seal, observation, finding }
      const key = `${root}\0${seal.path}\0${seal.rawPath === undefined}`
      const other = files.get(key)
      files.set(key, other === undefined ? file : both(other, file))
    }
  }
  return [...files.values()]
}

function both(a: Judged, b: Judged): Judged {
  const seal = { ...a.seal, ...b.seal, digests: { ...a.seal.digests, ...b.seal.digests } }
  const finding = b.finding.drift?.certainty === 'proved' ? b.finding : a.finding
  if (a.observation.state !== 'drifted' || b.observation.state !== 'drifted') return { ...a, seal, finding }
  const [x, y] = [a.observation.found, b.observation.found]
  return {
    ...a,
    seal,
    finding,
    observation: { state: 'drifted', found: { ...x, ...y, digests: { ...x.digests, ...y.digests } } }
  }
}

/** What was observed on disk, as the finding reports it; undefined when it is not about a sealed file. */
function observationOf({ code, found, reason = '' }: Finding): Observation | undefined {
  const { broken } = rowOf(code)
  if (broken === undefined || broken === 'missing') return broken && { state: broken }
  if (broken === 'drifted') return found === undefined ? undefined : { state: broken, found }
  return { state: broken, reason }
}
