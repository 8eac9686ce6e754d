/** Calls at most once per interval, and not at all within the first: a quick run reports no progress. */
export function throttled<A extends readonly unknown[]>(everyMs: number, call: (...args: A) => void): (...args: A) => void {
  let last = performance.now()
  return (...args) => {
    if (performance.now() - last < everyMs) return
    last = performance.now()
    call(...args)
  }
}
