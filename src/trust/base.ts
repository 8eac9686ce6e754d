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
