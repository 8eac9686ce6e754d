import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type Package from '@jest/test-sequencer'

// Its types describe what require gives, which an import does not.
const { default: Sequencer }: typeof Package = createRequire(import.meta.url)('@jest/test-sequencer')
type Sort = InstanceType<typeof Sequencer>['sort']

/**
 * The files that take longest, the slowest first. Jest knows how long a file took only where it has run before; on a fresh clone it would
 * start large files first, and a small one that takes a minute could be left for the end, when the other process has nothing to do.
 */
const SLOWEST = [
  'rehearsal/denied-on-clone',
  'rehearsal/run-as',
  'workflows/workflows',
  'hostile/hostile',
  'rehearsal/transaction',
  'rehearsal/battery',
  'rerun/rerun',
  'rehearsal/postgres/pglite/walls',
  'library/package',
  'rehearsal/rights',
  'rehearsal/postgres/pglite/engine',
  'rehearsal/postgres/server/walls',
  'rehearsal/rehearse',
  'rehearsal/third-party',
  'rerun/rehearsal',
  'release/fixtures',
  'cli/rerun',
  'rehearsal/no-values-in-messages',
  'report/html/html-browser',
  'hostile/page',
  'validator/bounds',
  'rehearsal/migrations',
  'rehearsal/between',
  'rehearsal/sqlite/clone',
  'rehearsal/impact',
  'project/docs',
  'hostile/reports',
  'cli/init-packet',
  'probes/weakened',
  'rehearsal/battery-pglite',
  'cli/rehearse',
  'rehearsal/postgres/server/lifecycle',
  'cli/starter-steps',
  'rehearsal/postgres/fingerprint/fingerprint-collisions',
  'rehearsal/postgres/fingerprint/fingerprint'
].map(name => join('__tests__', `${name}.test.ts`))

/** Starts the slowest files first; after them, the order of Jest. */
export default class SlowestFirst extends Sequencer {
  /** @throws where a file of the list was renamed or removed */
  override async sort(tests: Parameters<Sort>[0]): Promise<Awaited<ReturnType<Sort>>> {
    const absent = SLOWEST.filter(name => !existsSync(name))
    if (absent.length > 0) throw new Error(`scripts/jest-sequencer.ts lists files that do not exist: ${absent.join(', ')}`)
    const place = ({ path }: { path: string }): number => {
      const found = SLOWEST.findIndex(name => path.endsWith(name))
      return found === -1 ? SLOWEST.length : found
    }
    return (await super.sort(tests)).toSorted((a, b) => place(a) - place(b))
  }
}
