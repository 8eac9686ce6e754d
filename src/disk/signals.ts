/** What ends a run from outside: Ctrl-C, a cancelled job, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Calls back for each signal that would end the process, in place of that.
 * @returns ends it: signals mean again what they meant before
 */
export function onSignals(act: (signal: NodeJS.Signals) => void, register: 'on' | 'once' = 'once'): () => void {
  for (const signal of SIGNALS) process[register](signal, act)
  return () => {
    for (const signal of SIGNALS) process.off(signal, act)
  }
}
