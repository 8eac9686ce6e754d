/** Why a signature does not count. */
export type RefusalCode = 'unsigned' | 'signed-by-another' | 'signature-invalid' | 'not-in-signed-manifest'

/** Thrown where a signature does not count. Whatever else is thrown while one is checked counts as `signature-invalid`. */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** Sealed paths that it is about. */
  readonly paths: readonly string[]

  /** @param message one clause, without the name of the file; it may quote hostile text */
  constructor(code: RefusalCode, message: string, paths: readonly string[] = []) {
    super(message)
    this.code = code
    this.paths = paths
  }
}

/** From the one that says least. */
const CLOSENESS: readonly RefusalCode[] = ['unsigned', 'signature-invalid', 'signed-by-another', 'not-in-signed-manifest']

/** The reason that comes closest to a signature that counts. */
export function closest(refusals: readonly unknown[]): unknown {
  const rank = (error: unknown): number => CLOSENESS.indexOf(error instanceof Refusal ? error.code : 'signature-invalid')
  return refusals.toSorted((a, b) => rank(b) - rank(a))[0]
}
