import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What `rehearse --json` prints, as far as it is judged. */
export interface Verdict {
  readonly status: string
  readonly denials: readonly { readonly code: string; readonly reason: string }[]
}

interface Rehearsal {
  readonly engine: 'postgres' | 'pglite'
  readonly pgBin?: string
  /** Path. */
  readonly dump: string
  readonly apply: string
  readonly rollback: string
}

/** The command line as it is shipped, but for its start: that of Node and of the code would take a third of each rehearsal. */
const { main }: { readonly main: (args: readonly string[], cwd: string, terminal: object) => Promise<number> } = createRequire(
  import.meta.url
)('../../dist/main.cjs')

/** Scripts run statement by statement, as with psql: they have the transactions of their tools in them. @throws if nothing is judged */
export async function rehearse({ engine, pgBin, dump, apply, rollback }: Rehearsal): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-battery-'))
  try {
    writeFileSync(join(folder, 'up.sql'), apply)
    writeFileSync(join(folder, 'down.sql'), rollback)
    const printed: string[] = []
    const said: string[] = []
    const terminal = { out: (text: string) => printed.push(text), say: (text: string) => said.push(text) }
    const scripts = ['--dump', dump, '--apply', 'up.sql', '--rollback', 'down.sql', '--transaction', 'none']
    const where = ['--engine', engine, ...(pgBin === undefined ? [] : ['--pg-bin', pgBin])]
    const code = await main(['rehearse', ...scripts, ...where, '--json'], folder, terminal)
    if (code === 2) throw new Error(`nothing was judged: ${[...said, ...printed].join('').slice(-2000)}`)
    const verdict: Verdict = JSON.parse(printed.join(''))
    if ((verdict.status === 'REHEARSED') !== (code === 0)) throw new Error(`${verdict.status} ended with exit code ${code}`)
    return verdict
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
