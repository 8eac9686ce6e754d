import { readEngine } from '../../src/rehearsal/postgres/pglite/find-engine.ts'

const pack = readEngine()
if ('problem' in pack) throw new Error(pack.problem)

/** The embedded engine that the build made. */
export const PACKED_ENGINE = pack
