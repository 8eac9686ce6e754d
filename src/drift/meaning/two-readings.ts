/** A document in two forms: `strict` keeps what some reader could tell apart, `loose` only what every reader tells apart. */
export interface Forms {
  readonly strict: string
  readonly loose: string
}

/**
 * Same when every pair of readings is equal in all that a reader could tell apart, different when every pair differs in what all readers
 * tell apart, else open.
 */
export function decide(sealed: readonly Forms[], found: readonly Forms[]): boolean | undefined {
  if (sealed.length === 0 || sealed.length !== found.length) return undefined
  if (sealed.every(({ strict }, at) => strict === found[at]?.strict)) return true
  return sealed.every(({ loose }, at) => loose !== found[at]?.loose) ? false : undefined
}
