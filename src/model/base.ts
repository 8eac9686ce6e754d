import type { CauseCode } from './causes.ts'

/** The state that a change is measured against: the base of a pull request, or a ref that the user trusts. */
export interface Base {
  /** As it is shown: `base 1a2b3c4d5e6f`. */
  readonly name: string
  /**
   * The bytes of a file there, or undefined when there is none.
   * @param path relative to the folder where the gate was started, `/`-separated
   * @throws when that cannot be told: a base that is silent must never look like one without the file
   */
  read(path: string): Promise<Buffer | undefined>
  /** Paths of all files there, of links and submodules too, relative to the same folder. @throws when they cannot be told */
  list(): Promise<readonly string[]>
  /** Who last changed a file since then, in words, where history tells. Never throws. */
  lastChange?(path: string): Promise<string | undefined>
}

/** What a change does to one key of the configuration. */
export interface ConfigChange {
  readonly key: string
  /** The values in words, quoted. */
  readonly before: string
  readonly after: string
  /** True only when the gate refuses at least as much as before. */
  readonly stronger: boolean
}

/** What a change does to whose signature is expected. */
export interface SignerChange {
  /** The configuration, or the file of the key or of the trusted root. */
  readonly path: string
  readonly key: string
  /** In words, quoted. */
  readonly before: string
  readonly after: string
}

/** What a pull request may do with seals. */
export interface ResealPolicy {
  readonly base: Base
  /** Manifests that are judged there: those that are named, and all that a pattern matches. */
  readonly manifests: readonly string[]
  /** The same of the checkout, when others are in force. */
  readonly here?: readonly string[]
  /** What it does to the configuration. */
  readonly config?: { readonly path: string; readonly changes: readonly ConfigChange[] }
  /** What it does to the files that say whose signature is expected. */
  readonly signer?: readonly SignerChange[]
  /** Changes are notices when permitted; otherwise each one fails the run. */
  readonly permitted: boolean
  /** New seals are told as notices in any case: they promise more. */
  readonly additions: boolean
  /** A seal may change where undoing these causes, and no others, gives the bytes that it sealed at the base. */
  readonly proved?: readonly CauseCode[]
  /** Why they are or are not, in words: `the pull request has the label "reseal"`. */
  readonly why: string
  /** False under a policy that only gives notice: a base that cannot be read is then no more than a notice either. */
  readonly binding: boolean
}
