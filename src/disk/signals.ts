/** What ends a run from outside: Ctrl-C, a cancelled job, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Calls back for each signal that would end the process, instead of ending it.
 * @returns a function that restores the default behaviour of the signals
 */
export function onSignals(act: (signal: NodeJS.Signals) => void, register: 'on' | 'once' = 'once'): () => void {
  for (const signal of SIGNALS) process[register](signal, act)
  return () => {
    for (const signal of SIGNALS) process.off(signal, act)
  }
}
