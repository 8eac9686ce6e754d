import { matchesSeal } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Seal } from '../model/seal.ts'
import { Blobs } from './blobs.ts'
import { toCrlf } from './conversion.ts'
import { checkoutFactsOf, headByBytes, headBySize } from './heads.ts'
import { breakingCommits, pastObjects } from './history.ts'
import type { AskedFile, InspectedRepository } from './inspect-repositories.ts'
import { type LayerResult, layerOf } from './layer.ts'
import { readLfsStore } from './lfs-store.ts'
import type { BreakingCommit, FileExplanation, GitLimits, Note, Source } from './model.ts'
import { neverCommittedNote, notInHead, shallowNote } from './not-in-head.ts'
import { forged } from './objects.ts'

/** One file during the search. */
export interface Case {
  readonly file: AskedFile
  /** The caller has the sealed bytes: they are not searched for. */
  readonly proved: boolean
  layerResult?: LayerResult
  /** Id of the blob with the sealed bytes, here or elsewhere. */
  sealedId?: string
  source?: Source
  commit?: BreakingCommit
  readonly notes: Note[]
}

/** Finds out, for files of one repository, where the sealed bytes are, which layer lost them, and in which commit. */
export class OriginalSearch {
  readonly #survey: InspectedRepository
  readonly #limits: GitLimits
  readonly #blobs: Blobs
  readonly #open: Set<Case>

  constructor(survey: InspectedRepository, cases: readonly Case[], limits: GitLimits) {
    this.#survey = survey
    this.#limits = limits
    this.#blobs = new Blobs(survey.repository, limits)
    this.#open = new Set(cases)
  }

  /** Yields one explanation per case, in no order. Never throws: a failure goes into the notes of the cases it affects. */
  async *search(): AsyncGenerator<FileExplanation> {
    await this.#attempt(() => this.#blobs.measure(this.#knownIds()))
    yield* this.#heads()
    await this.#attempt(() => this.#manifestIds())
    this.#lfsStore()
    await this.#attempt(() => this.#objectStore())
    await this.#attempt(() => this.#history())
    yield* this.#originals()
    for (const one of this.#open) yield this.#explanation(one)
  }

  async #attempt(step: () => Promise<void>): Promise<void> {
    try {
      await step()
    } catch (error) {
      this.#failed(error)
    }
  }

  #failed(error: unknown): void {
    const note: Note = { code: 'git-failed', text: `Git did not answer every query: ${errorMessage(error)}.` }
    for (const { notes } of this.#open) if (!notes.some(({ text }) => text === note.text)) notes.push(note)
  }

  /** Cases whose sealed bytes are not yet found. */
  #unproved(): Case[] {
    return [...this.#open].filter(({ proved, source }) => !proved && source === undefined)
  }

  #knownIds(): Set<string> {
    const ids = new Set<string>()
    for (const { file, layerResult } of this.#open) {
      if (layerResult !== undefined) continue
      const entry = this.#survey.entries.get(file.path)
      if (entry !== undefined && entry.kind !== 'submodule') ids.add(entry.id)
      const given = this.#idOf(file.seal)
      if (given !== undefined) ids.add(given)
    }
    return ids
  }

  /** The manifest's id, when it is one of this repository's kind: git would take a shorter one for an abbreviation. */
  #idOf({ git }: Seal): string | undefined {
    const digits = this.#survey.repository.format === 'sha256' ? /^[0-9a-f]{64}$/ : /^[0-9a-f]{40}$/
    return git !== undefined && digits.test(git) ? git : undefined
  }

  /** Judges every file by the blob of HEAD, which settles those for which HEAD has the sealed bytes. */
  async *#heads(): AsyncGenerator<FileExplanation> {
    const { entries, repository } = this.#survey
    const waiting = new Map<string, Case[]>()
    for (const one of this.#open) {
      if (one.layerResult !== undefined) continue
      const { seal, path } = one.file
      const entry = entries.get(path)
      if (entry === undefined || entry.kind === 'submodule') continue
      const asked = waiting.has(entry.id)
      const head = asked ? undefined : headBySize(entry, seal, this.#blobs, repository.format, repository.settings.partialClone)
      if (head !== undefined) one.layerResult = layerOf(head, checkoutFactsOf(this.#survey, one.file))
      else add(waiting, entry.id, one)
    }
    try {
      for await (const { id, bytes } of this.#blobs.read([...waiting.keys()])) {
        for (const one of waiting.get(id) ?? []) {
          const original = bytes === undefined ? this.#judgeForged(one, id) : this.#judgeBytes(one, bytes)
          if (original !== undefined) yield this.#explanation(one, original)
        }
        waiting.delete(id)
      }
    } catch (error) {
      this.#failed(error)
    }
  }

  #judgeForged(one: Case, id: string): undefined {
    const text = `HEAD cannot be read at this path: ${forged(id)}.`
    one.layerResult = { notes: [{ code: 'object-forged', text }] }
  }

  /** The sealed bytes, if HEAD has them. */
  #judgeBytes(one: Case, bytes: Buffer): Uint8Array | undefined {
    const { seal, path } = one.file
    const entry = this.#survey.entries.get(path)
    if (entry === undefined) return undefined
    const head = headByBytes(entry, seal, bytes)
    one.layerResult = layerOf(head, checkoutFactsOf(this.#survey, one.file))
    if (head.state !== 'sealed' && head.state !== 'sealed-as-crlf') return undefined
    one.source = 'HEAD'
    return head.state === 'sealed' ? bytes : toCrlf(bytes)
  }

  async #manifestIds(): Promise<void> {
    const waiting = new Map<string, Case[]>()
    for (const one of this.#unproved()) {
      const id = this.#idOf(one.file.seal)
      const size = id === undefined ? undefined : this.#blobs.sizeOf(id)
      if (id === undefined || size === undefined || (one.file.seal.bytes ?? size) !== size) continue
      if (waiting.has(id) || this.#blobs.mayRead(size)) add(waiting, id, one)
    }
    for await (const { id, bytes } of this.#blobs.read([...waiting.keys()])) {
      for (const one of waiting.get(id) ?? []) {
        if (bytes === undefined || !matchesSeal(one.file.seal, bytes)) continue
        one.source = 'manifest-id'
        one.sealedId = id
      }
    }
  }

  #lfsStore(): void {
    for (const one of this.#unproved()) {
      if (this.#inLfsStore(one) !== undefined) one.source = 'lfs-store'
    }
  }

  #inLfsStore({ file }: Case): Uint8Array | undefined {
    return readLfsStore(this.#survey.repository.commonFolder, file.seal, this.#limits.blobBytes)
  }

  async #objectStore(): Promise<void> {
    const cases = this.#unproved()
    if (cases.length === 0) return
    const { ids, limit } = await this.#blobs.find(
      cases.map(({ file }) => file.seal),
      await this.#pastOf(cases.filter(({ file }) => file.seal.bytes === undefined))
    )
    for (const one of cases) {
      const id = ids.get(one.file.seal)
      if (id !== undefined) {
        one.source = 'object-store'
        one.sealedId = id
      } else if (limit !== undefined)
        one.notes.push({ code: 'limit', text: `The search of the object store was cut short: ${limit}.` })
    }
  }

  /** Blobs that the paths had before, as far as git reports them: without a sealed length, nothing else leads to the bytes. */
  async #pastOf(cases: readonly Case[]): Promise<ReadonlySet<string>> {
    const { head } = this.#survey.repository
    if (head === undefined || cases.length === 0) return new Set()
    try {
      const paths = cases.map(({ file }) => file.path)
      return await pastObjects(this.#survey.repository, head, paths, this.#limits)
    } catch (error) {
      this.#failed(error)
      return new Set()
    }
  }

  /** Finds the commits for files that HEAD has with other bytes, or no longer has. */
  async #history(): Promise<void> {
    const { repository, entries } = this.#survey
    const cases = [...this.#open].filter(({ file, layerResult }) => layerResult?.layer === 'commit' || !entries.has(file.path))
    let whole = false
    try {
      whole = await this.#nameCommits(cases.filter(({ file, sealedId }) => sealedId !== undefined || !entries.has(file.path)))
    } finally {
      const shallow = repository.shallow && cases.length > 0 ? await shallowNote(repository) : undefined
      for (const one of cases) {
        one.layerResult ??= one.commit === undefined ? notInHead(this.#survey, one.file) : { layer: 'commit', notes: [] }
        if (one.commit !== undefined) continue
        if (shallow !== undefined) one.notes.push(shallow)
        else if (whole && one.layerResult.layer === 'commit' && one.notes.length === 0)
          one.notes.push(neverCommittedNote(one.sealedId !== undefined))
      }
    }
  }

  /** True when all available history was searched. */
  async #nameCommits(suspects: readonly Case[]): Promise<boolean> {
    const { head, settings } = this.#survey.repository
    if (head === undefined) return false
    if (suspects.length === 0) return !settings.partialClone
    const wanted = suspects.map(({ file, sealedId }) => ({ path: file.path, ...(sealedId !== undefined && { sealedId }) }))
    const { byPath, commits } = await breakingCommits(this.#survey.repository, head, wanted, this.#limits.commits)
    for (const one of suspects) {
      const commit = byPath.get(one.file.path)
      if (commit !== undefined) one.commit = commit
    }
    if (commits < this.#limits.commits) return !settings.partialClone
    const text = `Only the last ${this.#limits.commits} commits were looked at for the one that changed the file.`
    for (const one of suspects) if (one.commit === undefined) one.notes.push({ code: 'limit', text })
    return false
  }

  /** Reads the found bytes again, one after the other, so that thousands are never in memory together. */
  async *#originals(): AsyncGenerator<FileExplanation> {
    const waiting = new Map<string, Case[]>()
    for (const one of this.#open) {
      if (one.source === 'lfs-store') {
        const original = this.#inLfsStore(one)
        if (original !== undefined) yield this.#explanation(one, original)
      } else if (one.source !== undefined && one.sealedId !== undefined) {
        add(waiting, one.sealedId, one)
      }
    }
    try {
      for await (const { id, bytes } of this.#blobs.read([...waiting.keys()])) {
        if (bytes === undefined) continue
        for (const one of waiting.get(id) ?? []) if (matchesSeal(one.file.seal, bytes)) yield this.#explanation(one, bytes)
      }
    } catch (error) {
      this.#failed(error)
    }
  }

  #explanation(one: Case, original?: Uint8Array): FileExplanation {
    this.#open.delete(one)
    const { file, layerResult, source, commit, notes } = one
    return {
      index: file.index,
      ...(original !== undefined && source !== undefined && { original, source }),
      ...(layerResult?.layer !== undefined && { layer: layerResult.layer }),
      ...(layerResult?.because !== undefined && { because: layerResult.because }),
      ...(commit !== undefined && { commit }),
      notes: [...(layerResult?.notes ?? []), ...notes],
      repository: this.#survey.repository.top
    }
  }
}

function add(cases: Map<string, Case[]>, id: string, one: Case): void {
  const same = cases.get(id)
  if (same === undefined) cases.set(id, [one])
  else same.push(one)
}
