import { SealedFiles } from '../disk/sealed-file.ts'
import { diagnose } from '../drift/diagnose.ts'
import type { CauseCode } from '../model/causes.ts'
import { matchesSeal } from '../model/digest.ts'
import type { Seals } from '../model/seal.ts'

/**
 * Causes that `reseal: proved:` can name: they change the form of a text and leave no room for content. What `appended`, `inserted` or
 * `wrapped` undo is thrown away, so that anything could be in it.
 */
export const FORM_CAUSES = [
  'bom-added',
  'bom-removed',
  'crlf-added',
  'crlf-removed',
  'cr-only',
  'eol-mixed',
  'final-newline-added',
  'final-newline-removed',
  'trailing-whitespace-added',
  'trailing-whitespace-removed',
  'unicode-normalized',
  'encoding-changed',
  'json-reencoded',
  'json-reformatted',
  'csv-reformatted',
  'xml-reformatted',
  'po-reformatted'
] as const satisfies readonly CauseCode[]

/** More files than people seal again at once for the sake of their line ends; each costs a search. */
const MAX_FILES = 2000
const MAX_FILE_BYTES = 16 * 1024 * 1024
const MAX_TOTAL_BYTES = 256 * 1024 * 1024

/** Seals of one path, at the base and now. */
export interface SealPair {
  readonly was: Seals
  readonly is: Seals
}

/** Decides whether new bytes are the old ones in another form: by undoing it, to the bytes that were sealed at the base. */
export class ProvedChanges {
  readonly #causes: ReadonlySet<CauseCode>
  #preferred: readonly (readonly CauseCode[])[] = []
  #files = 0
  #bytes = 0

  constructor(causes: readonly CauseCode[]) {
    this.#causes = new Set(causes)
  }

  /**
   * The causes, in words, when undoing just those gives bytes with every digest and length that the base sealed; undefined for everything
   * else, also for a file that is not as it is sealed now, or that is too large.
   * @param root absolute, of the seals of now
   */
  provedBy({ was, is }: SealPair, root: string): string | undefined {
    const [now] = is
    const [then] = was
    if (now === undefined || then === undefined || this.#files++ >= MAX_FILES) return undefined
    // Another mode, or a file in the place of a link, is not a form of the same bytes.
    if (was.some(one => is.some(other => one.link !== other.link || (one.exec !== undefined && one.exec !== other.exec))))
      return undefined
    const bytes = new SealedFiles(root).content(now, Math.min(MAX_FILE_BYTES, MAX_TOTAL_BYTES - this.#bytes))
    if (bytes === undefined) return undefined
    this.#bytes += bytes.length
    if (!is.every(seal => matchesSeal(seal, bytes))) return undefined
    const { drift, original } = diagnose(then, bytes, { preferred: this.#preferred, brief: true })
    if (drift.certainty !== 'proved' || original === undefined || !was.every(seal => matchesSeal(seal, original)))
      return undefined
    const causes = drift.causes.map(({ code }) => code)
    if (causes.length === 0 || !causes.every(code => this.#causes.has(code))) return undefined
    this.#preferred = [causes]
    return causes.join(', ')
  }
}
