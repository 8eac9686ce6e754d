import { isGitNear } from '../disk/git-near.ts'
import { MAX_DIAGNOSED_BYTES, SealedFiles, TOO_LARGE } from '../disk/sealed-file.ts'
import type { Diagnosis, Witness } from '../drift/diagnose.ts'
import type { Explainer } from '../drift/explainer.ts'
import { BRIEF, MANY, SAMPLE, sampleIndexes } from '../drift/policy.ts'
import type { GitAnswers, ProvedOriginal } from '../git/explain-file.ts'
import type { FileExplanation } from '../git/model.ts'
import type { Drift, Finding, GitFacts, Meaning } from '../model/finding.ts'
import { MAX_WITH_HUNKS } from '../model/hunk.ts'
import type { Observation } from '../model/observation.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seals } from '../model/seal.ts'
import { sealAt } from '../model/seals.ts'
import { type Relocation, relocations } from '../verify/relocated.ts'
import { type Fault, findingOf, type Origin } from './fault-finding.ts'

/** Files per run that a parser of their format compares: a document crafted to parse slowly costs seconds. */
const MAX_FILES_PARSED = 32

/** Files of one run of which a normal form is made: at most so many megabytes are read again. */
const MAX_FILES_NORMALIZED = 256

/** Where the seals are about members of an archive: what was found out while it was read. */
export interface InArchive {
  readonly files: DriftedFiles
  readonly relocations: ReadonlyMap<number, Relocation>
}

/** What the bytes of a drifted file are read from. */
export type DriftedFiles = Pick<SealedFiles, 'read'>

/** Archives of one run that are taken apart, or compared: each costs seconds. */
const MAX_ARCHIVES_UNDONE = 16

/** States that git is asked about. A commit may have put a link or a folder where the file was. */
const ASKED: ReadonlySet<Observation['state']> = new Set<Observation['state']>(['drifted', 'missing', 'symlink', 'not-a-file'])

/** Git has a link whose target is the found content: which of its bytes differ from the sealed ones means nothing. */
const LINK_AS_TEXT: Drift = {
  certainty: 'hint',
  causes: [{ code: 'symlink-as-text', detail: 'the content is the path of another file' }],
  locations: []
}

/** Turns the observations of one run into findings. A chain of causes that was proved on one file is tried first on the next. */
export class DriftJudge {
  readonly #gitFolder: GateRequest['gitFolder']
  readonly #causes: boolean
  readonly #quotes: boolean
  readonly #writer: GitFacts['by']
  #explainer: Explainer | undefined
  #withHunks = 0
  #parsed = 0
  #archives = 0

  constructor({ git, gitFolder, causes, quotes, inJob }: Pick<GateRequest, 'git' | 'gitFolder' | 'causes' | 'quotes' | 'inJob'>) {
    this.#gitFolder = git === false ? undefined : (gitFolder ?? (root => root))
    this.#causes = causes !== false
    this.#quotes = quotes !== false
    this.#writer = inJob === undefined ? undefined : inJob ? 'step' : 'edit'
  }

  /** Findings for all that is not intact, in the order of the seals. */
  async findings(
    origin: Origin,
    place: string | InArchive,
    seals: Seals,
    observations: readonly Observation[]
  ): Promise<Finding[]> {
    if (observations.every(({ state }) => state === 'intact')) return []
    const isOnDisk = typeof place === 'string'
    const elsewhere = isOnDisk ? relocations(place, seals, observations, origin.seals) : place.relocations
    if (observations.length !== seals.length) throw new Error('a verdict was lost')
    const faults: Fault[] = []
    for (const [index, observation] of observations.entries())
      if (observation.state !== 'intact')
        faults.push({ seal: sealAt(seals, index), observation, relocation: elsewhere.get(index) })
    if (this.#causes) {
      // Git knows nothing of members: it is asked about files on disk only.
      const root = isOnDisk ? place : undefined
      const files = isOnDisk ? new SealedFiles(place) : place.files
      await this.#explain(root, files, faults)
      await this.#layersOfPromises(root, faults)
      await this.#sealedMeanings(files, faults)
    }
    return faults.map(fault => findingOf(origin, fault))
  }

  /** Whether drifted files mean what was sealed, by the digests of their normal forms. Changes neither verdict nor certainty. */
  async #sealedMeanings(files: DriftedFiles, faults: readonly Fault[]): Promise<void> {
    const open = faults
      .filter(isDrifted)
      .filter(
        ({ seal, drift }) =>
          (seal.jsonSha256 ?? seal.textSha256 ?? seal.membersSha256) !== undefined && drift?.meaning === undefined
      )
    if (open.length === 0 || !this.#quotes) return
    const { MAX_NORMALIZED_BYTES, sealedMeaning } = await import('../drift/meaning/normal-forms.ts')
    for (const fault of open.slice(0, MAX_FILES_NORMALIZED)) {
      const found = files.read(fault.seal, fault.observation.found, MAX_NORMALIZED_BYTES)
      const meaning = (found && sealedMeaning(fault.seal, found)) ?? (await this.#sealedMembers(files, fault))
      if (meaning !== undefined && fault.drift !== undefined) fault.drift = { ...fault.drift, meaning }
    }
  }

  /** Whether a drifted archive has the sealed members, which its seal may state. */
  async #sealedMembers(files: DriftedFiles, { seal, observation: { found } }: DriftedFault): Promise<Meaning | undefined> {
    if (seal.membersSha256 === undefined || this.#archives >= MAX_ARCHIVES_UNDONE) return undefined
    this.#archives++
    const bytes = files.read(seal, found, MAX_DIAGNOSED_BYTES)
    const { sealedMembers } = await import('../drift/archive/members-form.ts')
    return bytes === undefined ? undefined : sealedMembers(seal.membersSha256, bytes)
  }

  /** Of modes and links, which are not bytes to be explained. */
  async #layersOfPromises(root: string | undefined, faults: readonly Fault[]): Promise<void> {
    const lost = faults.filter(({ observation: { state } }) => state === 'mode-changed' || state === 'link-changed')
    if (lost.length === 0 || this.#gitFolder === undefined || root === undefined) return
    const { promisedLayers } = await import('../git/promised-layer.ts')
    const layers = await promisedLayers(
      this.#gitFolder(root),
      lost.map(({ seal }) => seal)
    )
    for (const fault of lost) {
      const layer = layers.get(fault.seal)
      if (layer !== undefined)
        fault.git = { layer, ...(layer === 'workspace' && this.#writer !== undefined && { by: this.#writer }) }
    }
  }

  async #explain(root: string | undefined, files: DriftedFiles, faults: readonly Fault[]): Promise<void> {
    const asked = faults.filter(({ observation: { state } }) => ASKED.has(state))
    const answers =
      this.#gitFolder === undefined || root === undefined ? undefined : await answersOf(this.#gitFolder(root), asked)
    if (asked.some(isDrifted)) {
      await this.#diagnose(files, faults, asked, (index, fault, original) => {
        const explanation = answers?.explain(index, original)
        if (explanation !== undefined) fault.git = factsOf(explanation, this.#writer)
      })
    }
    for await (const explanation of answers?.search() ?? []) {
      const fault = asked[explanation.index]
      if (fault === undefined) continue
      fault.git = factsOf(explanation, this.#writer)
      if (!isDrifted(fault) || fault.drift?.certainty === 'proved') continue
      if (explanation.notes.some(({ code }) => code === 'symlink-as-text')) {
        fault.drift = LINK_AS_TEXT
        continue
      }
      if (explanation.original === undefined) continue
      const git = { original: explanation.original, source: 'git' } as const
      const { compareWith } = await import('../drift/explainer.ts')
      const options = { brief: faults.length >= MANY, hunks: this.#wantsHunks }
      const drift = compareWith(git, fault.seal, readerOf(files, fault), faults.length, options)
      if (drift === undefined) continue
      const compared = await this.#membersCompared(files, fault, drift, git)
      fault.drift = compared ?? (await this.#withMeaning(files, fault, this.#counted(drift), git.original))
    }
  }

  /** Finds out why each drifted file drifted, and passes on the sealed bytes that undoing a cause gave. */
  async #diagnose(
    files: DriftedFiles,
    faults: readonly Fault[],
    asked: readonly Fault[],
    undone: (index: number, fault: Fault, original: ProvedOriginal) => void
  ): Promise<void> {
    const { Explainer } = await import('../drift/explainer.ts')
    const { isNamed } = await import('../drift/packed.ts')
    this.#explainer ??= new Explainer()
    const many = faults.length >= MANY
    const explainer = many ? new Explainer(faults.length) : this.#explainer
    const withHunks = new Set(many ? faults.slice(0, MAX_WITH_HUNKS) : faults)
    // As the threads of the pool do, so that the report does not depend on their number.
    const sample = many && faults.some(isOpen) ? sampleIndexes(faults.length).flatMap(at => faults[at] ?? []) : []
    for (const fault of sample.filter(isDrifted)) explainer.explain(fault.seal, readerOf(files, fault), SAMPLE)
    for (const [index, fault] of asked.entries()) {
      if (!isDrifted(fault)) continue
      const { told } = fault.observation
      const brief = !withHunks.has(fault)
      const options = { brief, hunks: !brief && this.#wantsHunks, caches: !many }
      const first: Told = told ?? explainer.explain(fault.seal, readerOf(files, fault), options)
      // Among thousands of files, each turn of the event loop counts.
      const undo = isNamed(first.drift) ? undefined : await this.#archiveUndone(files, fault, first, brief)
      const { drift, original } = undo ?? first
      fault.drift = this.#counted(drift)
      if (original === undefined) continue
      if (!many && original instanceof Uint8Array) fault.drift = await this.#withMeaning(files, fault, fault.drift, original)
      const again = () => originalOf(new Explainer().explain(fault.seal, readerOf(files, fault), BRIEF))
      undone(index, fault, original instanceof Uint8Array ? original : { facts: original, bytes: again })
    }
  }

  /** The comparison of an archive with the sealed one by members; undefined for everything else. */
  async #membersCompared(files: DriftedFiles, fault: DriftedFault, drift: Drift, git: Witness): Promise<Drift | undefined> {
    const { looksPacked } = await import('../drift/packed.ts')
    if (!this.#quotes || !looksPacked(git.original) || this.#archives >= MAX_ARCHIVES_UNDONE) return undefined
    const found = readerOf(files, fault)()
    if (typeof found === 'string') return undefined
    this.#archives++
    const { withMembersCompared } = await import('../drift/archive/compare-members.ts')
    return withMembersCompared(drift, git, found)
  }

  /** What undoing changes of an archive proves; undefined when it proves nothing more. */
  async #archiveUndone(
    files: DriftedFiles,
    fault: DriftedFault,
    { drift }: Told,
    brief: boolean
  ): Promise<Diagnosis | undefined> {
    if (!this.#quotes || this.#archives >= MAX_ARCHIVES_UNDONE) return undefined
    const { mayBeUndone } = await import('../drift/packed.ts')
    const found = readerOf(files, fault)()
    if (typeof found === 'string' || !mayBeUndone(drift, fault.seal, found)) return undefined
    this.#archives++
    const { withArchiveUndone } = await import('../drift/archive/diagnose-archive.ts')
    const better = withArchiveUndone({ drift, workedBytes: 0 }, fault.seal, found, { brief })
    return better.drift === drift ? undefined : better
  }

  /** The drift with the verdict of a parser of the file's format, for the first findings of a run. */
  async #withMeaning(files: DriftedFiles, fault: DriftedFault, drift: Drift, original: Uint8Array): Promise<Drift> {
    if (!this.#quotes || this.#parsed >= MAX_FILES_PARSED) return drift
    const { hasFormat, withMeaning } = await import('../drift/meaning/meaning.ts')
    if (!hasFormat(fault.seal.path)) return drift
    this.#parsed++
    const found = readerOf(files, fault)()
    if (typeof found === 'string') return drift
    return withMeaning(drift, fault.seal.path, original, found)
  }

  get #wantsHunks(): boolean {
    return this.#quotes && this.#withHunks < MAX_WITH_HUNKS
  }

  /** The drift, without its hunks if enough other findings have hunks. */
  #counted(drift: Drift): Drift {
    const { hunks, ...rest } = drift
    if (hunks === undefined) return drift
    return ++this.#withHunks > MAX_WITH_HUNKS ? rest : drift
  }
}

function originalOf({ original }: Diagnosis): Uint8Array {
  if (original === undefined) throw new Error('it changed again')
  return original
}

function readerOf(files: DriftedFiles, { seal, observation: { found } }: DriftedFault): () => Uint8Array | string {
  return () => files.read(seal, found, MAX_DIAGNOSED_BYTES) ?? TOO_LARGE
}

/** What a thread or the explainer found out first. */
type Told = NonNullable<DriftedFault['observation']['told']> | Diagnosis

type DriftedFault = Fault & { readonly observation: Extract<Observation, { state: 'drifted' }> }

function isDrifted(fault: Fault): fault is DriftedFault {
  return fault.observation.state === 'drifted'
}

/** Drifted, and not yet explained. */
function isOpen(fault: Fault): boolean {
  return isDrifted(fault) && fault.observation.told === undefined
}

async function answersOf(root: string, asked: readonly Fault[]): Promise<GitAnswers | undefined> {
  const paths = asked.map(({ seal }) => seal.path)
  // A name that is not UTF-8 is shown differently from how it is written on disk.
  const unsure = asked.some(({ seal }) => seal.rawPath !== undefined)
  if (asked.length === 0 || (!unsure && !isGitNear(root, paths))) return undefined
  const { askGit } = await import('../git/explain-file.ts')
  return askGit(
    root,
    asked.map(({ seal, observation }) => ({ seal, ...(observation.state === 'drifted' && { found: observation.found }) }))
  )
}

/** @param writer who writes to a working tree here; left out for a file that another machine may have checked out like this */
function factsOf({ layer, source, because, commit, notes }: FileExplanation, writer: GitFacts['by']): GitFacts {
  const isSure = layer === 'workspace' && notes.every(({ code }) => code !== 'other-settings')
  return {
    ...(layer !== undefined && { layer }),
    ...(isSure && writer !== undefined && { by: writer }),
    ...(source !== undefined && { source }),
    ...(because !== undefined && { because }),
    ...(commit !== undefined && { commit }),
    ...(notes.length > 0 && { notes: notes.map(({ text, run }) => ({ text, ...(run !== undefined && { run }) })) })
  }
}
