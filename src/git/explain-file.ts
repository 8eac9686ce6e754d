import { folderWithGit } from '../disk/git-near.ts'
import type { BlobFacts } from '../model/observation.ts'
import { type Case, OriginalSearch } from './find-original.ts'
import { checkoutFactsOf, headById } from './heads.ts'
import {
  type AskedFile,
  type InspectedRepositories,
  type InspectedRepository,
  inspectRepositories
} from './inspect-repositories.ts'
import { layerOf } from './layer.ts'
import { DEFAULT_GIT_LIMITS, type DriftedFile, type FileExplanation, type GitLimits, type Note } from './model.ts'
import { findGit, Git } from './process.ts'
import { ProvedBlob } from './proved-blob.ts'

interface GitOptions {
  readonly limits?: Partial<GitLimits>
  /** If absent, the environment of this process. git sees only the variables that it needs. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/**
 * Asks git about drifted and missing files under a root, all at once: a handful of processes for any number of files. There
 * may be no git, no repository or a hostile repository: nothing that it names is run, nothing is fetched and nothing is written. Never throws.
 * @param root real path of an existing folder
 */
export async function askGit(root: string, files: readonly DriftedFile[], options: GitOptions = {}): Promise<GitAnswers> {
  const environment = options.environment ?? process.env
  const limits = { ...DEFAULT_GIT_LIMITS, ...options.limits }
  const asked = files.map((file, index): AskedFile => ({ ...file, index, path: latin1PathOf(file) }))
  if (asked.length === 0) return new GitAnswers({ answered: [], unanswered: [] }, limits)
  const program = findGit(environment, folderWithGit(root) ?? root)
  if (program === undefined) {
    const notes = folderWithGit(root) === undefined ? [] : [NOT_INSTALLED]
    return new GitAnswers({ answered: [], unanswered: [{ files: asked, notes }] }, limits)
  }
  const git = new Git(program, environment)
  git.allow(limits.milliseconds)
  return new GitAnswers(await inspectRepositories(git, root, asked), limits)
}

const NOT_INSTALLED: Note = {
  code: 'git-not-installed',
  text: 'The files lie in a git repository, but there is no git outside it to ask what happened to them.'
}

/** Names are bytes in git: one character per byte. */
function latin1PathOf({ seal }: DriftedFile): string {
  return Buffer.from(seal.rawPath ?? Buffer.from(seal.path, 'utf8')).toString('latin1')
}

/** Sealed bytes that undoing gave: the bytes, or facts about them and a function that gets them again, which may throw. */
export type ProvedOriginal = Uint8Array | { readonly facts: BlobFacts; readonly bytes: () => Uint8Array }

function blobOf(original: ProvedOriginal): ProvedBlob {
  return 'facts' in original ? new ProvedBlob(original.bytes, original.facts) : new ProvedBlob(() => original)
}

interface Place {
  readonly survey: InspectedRepository
  readonly one: Case
}

/** What git has at the paths of a run. Blobs are read only on demand. */
export class GitAnswers {
  readonly #surveys: InspectedRepositories
  readonly #limits: GitLimits
  readonly #places = new Map<number, Place>()
  readonly #settled = new Set<number>()

  constructor(surveys: InspectedRepositories, limits: GitLimits) {
    this.#surveys = surveys
    this.#limits = limits
    for (const survey of surveys.answered) {
      for (const file of survey.files) this.#places.set(file.index, { survey, one: { file, proved: false, notes: [] } })
    }
  }

  /**
   * The explanation of a file whose sealed bytes the caller has proved already. Object ids are enough for the rest, so this starts no process
   * and reads no blob. Undefined when git must be asked more: `search` does that.
   * @param index of the file in the list that was asked about
   */
  explain(index: number, original: ProvedOriginal): FileExplanation | undefined {
    const place = this.#places.get(index)
    if (place === undefined) return undefined
    try {
      return this.#explainAt(index, place, blobOf(original))
    } catch {
      // The bytes are no longer available: `search` looks for them in git.
      return undefined
    }
  }

  #explainAt(index: number, place: Place, blob: ProvedBlob): FileExplanation | undefined {
    const { survey, one } = place
    const { format, top } = survey.repository
    const entry = survey.entries.get(one.file.path)
    const head = entry === undefined ? undefined : headById(entry, one.file.seal, blob, format)
    const known: Case = { ...one, proved: true, sealedId: head?.state === 'sealed' && entry ? entry.id : blob.id(format) }
    this.#places.set(index, { survey, one: known })
    if (head === undefined) return undefined
    known.layerResult = layerOf(head, checkoutFactsOf(survey, one.file))
    const { layer, because, notes } = known.layerResult
    // The commit that did it is still to be found.
    if (layer === 'commit') return undefined
    this.#settled.add(index)
    return { index, ...(layer !== undefined && { layer }), ...(because !== undefined && { because }), notes, repository: top }
  }

  /**
   * Explanations of all files that `explain` has not settled, each as soon as it is complete, so in no order. Finds the sealed bytes in
   * HEAD, by the manifest's id, in the store of Git LFS or anywhere in the object store, and names the commit that broke a file. Never
   * throws; to be called once.
   */
  async *search(): AsyncGenerator<FileExplanation> {
    for (const { files, notes } of this.#surveys.unanswered) for (const { index } of files) yield { index, notes }
    for (const survey of this.#surveys.answered) {
      const open = survey.files.flatMap(({ index }) => (this.#settled.has(index) ? [] : (this.#places.get(index)?.one ?? [])))
      if (open.length === 0) continue
      survey.repository.git.allow(this.#limits.milliseconds)
      yield* new OriginalSearch(survey, open, this.#limits).search()
    }
  }
}
