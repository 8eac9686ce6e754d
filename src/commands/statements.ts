import { SealedFiles } from '../disk/sealed-file.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { loadManifests } from '../load/manifests.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seals } from '../model/seal.ts'
import { fit, renderStatements, type StatementContext, type Subject } from '../report/statements/statements.ts'

/** The files of the statements, and what is reported about them. */
interface Statements {
  readonly files: ReturnType<typeof renderStatements>
  readonly note: string
}

/**
 * The verdict of a run as in-toto Statements, over its manifests and, of a run that passed, every sealed file: a run that failed states nothing
 * about bytes that it has not found. More than `actions/attest` takes, or files without a sha256, leave the manifests alone, whose digest is over
 * the digests of all files: never a part of the list.
 * @throws Error when the report is about a share, has no manifest with a digest, or a manifest is no longer the judged one
 */
export async function makeStatements(report: Report, request: GateRequest, context: StatementContext): Promise<Statements> {
  if (report.shard !== undefined || request.shard !== undefined)
    throw new Error('a share of the seals shows nothing about the whole')
  const manifests = report.manifests.flatMap(({ path, sha256 }) => (sha256 === undefined ? [] : [{ name: path, sha256 }]))
  if (manifests.length === 0 || manifests.length < report.manifests.length || !fit(manifests))
    throw new Error('not every manifest of the run has a digest and a name that a statement can have')
  const files = report.verdict === 'pass' ? await sealedFiles(report, request) : []
  const all = files === undefined ? undefined : [...manifests, ...files]
  const isWhole = all !== undefined && fit(all)
  const subjects = isWhole ? all : manifests
  const note =
    isWhole && files !== undefined
      ? `${subjects.length} subjects: ${manifests.length} of manifests, ${files.length} of sealed files`
      : `only the manifests are subjects (${manifests.length}): the files are more than 1,024, or one has no sha256 or a name that a list cannot have`
  return { files: renderStatements(report, subjects, context), note }
}

/** Every sealed file with its sha256; undefined where one has none. @throws Error when a manifest is not the judged one */
async function sealedFiles({ manifests }: Report, request: GateRequest): Promise<readonly Subject[] | undefined> {
  const sources = await loadManifests(request, () => undefined)
  const isSame = (source: LoadedManifest, index: number): boolean =>
    source.problems.length === 0 && source.name === manifests[index]?.path && source.sha256 === manifests[index]?.sha256
  if (sources.length !== manifests.length || !sources.every(isSame)) throw new Error('a manifest changed after it was judged')
  const files = new Map<string, string>()
  for (const { root, shownRoot, seals, assumed } of sources) {
    if (assumed && !isSha256(root, seals)) return undefined
    for (const { path, rawPath, digests, link } of seals) {
      const { sha256 } = digests
      if (sha256 === undefined || rawPath !== undefined || link !== undefined) return undefined
      files.set(shownRoot === '.' || shownRoot === '' ? path : `${shownRoot}/${path}`, sha256)
    }
  }
  return [...files].map(([name, sha256]) => ({ name, sha256 }))
}

/** Of a list that does not state its algorithm: that of its first file shows it, since one list has one. */
function isSha256(root: string | undefined, [first]: Seals): boolean {
  return root !== undefined && first !== undefined && new SealedFiles(root).observe(first).state === 'intact'
}
