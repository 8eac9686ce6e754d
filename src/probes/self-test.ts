import type { SelfTest } from '../gate/run.ts'

/** The self-test of this gate. The probes of evidence are loaded only where there is evidence. */
export const SELF_TEST: SelfTest = {
  seals: async () => (await import('./together.ts')).runTogether(),
  everything: async packets => (await import('./all.ts')).runAllProbes(packets)
}
