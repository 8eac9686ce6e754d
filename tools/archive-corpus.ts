// node tools/archive-corpus.ts [--json] [PATTERN]: makes drifts of archives with real tools, has the engine explain them with and without the
// sealed archive, and prints one table. PATTERN selects entries by id. Exit code 1 when a drift is not refused, a claim is false, fewer than
// 98 % are named correctly with the sealed archive available, one that the table can undo is not proved, or another program finds other members.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { withMembersCompared } from '../src/drift/archive/compare-members.ts'
import { withArchiveUndone } from '../src/drift/archive/diagnose-archive.ts'
import { diagnose } from '../src/drift/diagnose.ts'
import { digestOf, matchesSeal } from '../src/model/digest.ts'
import type { Drift } from '../src/model/finding.ts'
import type { Seal } from '../src/model/seal.ts'
import { ARCHIVE_ENTRIES } from './archives/entries.ts'
import type { ArchiveEntry } from './archives/entry.ts'
import { disagreement } from './archives/other-readers.ts'
import { makeTree } from './archives/trees.ts'

const PACK = fileURLToPath(new URL('archives/pack.go', import.meta.url))
/** A command that takes as long hangs. */
const GUARD_MS = 120_000

interface Result {
  readonly id: string
  readonly expected: readonly string[]
  readonly said: readonly string[]
  readonly provable: boolean
  readonly refused: boolean
  /** All causes, and no other, with the sealed archive available. */
  readonly named: boolean
  readonly proved: boolean
  /** The bytes of a proof are not the sealed ones. */
  readonly falseProof: boolean
  /** A program that finds other members in the found archive. */
  readonly reader?: string
  readonly milliseconds: number
  readonly note: string
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
const pattern = new RegExp(positionals[0] ?? '')
const results: Result[] = []
const skipped: string[] = []
for (const entry of ARCHIVE_ENTRIES.filter(({ id }) => pattern.test(id))) {
  const missing = entry.needs.filter(program => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
  const judged = missing.length > 0 ? `${missing.join(', ')} not installed` : await judge(entry)
  if (typeof judged === 'string') skipped.push(`${entry.id}: ${judged}`)
  else results.push(judged)
}
const share = (holds: (one: Result) => boolean, of = results) => (of.length === 0 ? 1 : of.filter(holds).length / of.length)
const provable = results.filter(one => one.provable)
const totals = {
  entries: results.length,
  refused: share(one => one.refused),
  named: share(one => one.named),
  provable: provable.length,
  proved: share(one => one.proved, provable),
  falseProofs: results.filter(one => one.falseProof).length,
  disagreements: results.filter(one => one.reader !== undefined).length
}
const holds =
  totals.refused === 1 && totals.named >= 0.98 && totals.proved === 1 && totals.falseProofs === 0 && totals.disagreements === 0
if (values.json === true) process.stdout.write(`${JSON.stringify({ totals, holds, skipped, results }, null, 1)}\n`)
else print()
process.exitCode = holds ? 0 : 1

async function judge({ id, run, path, causes, provable: isProvable }: ArchiveEntry): Promise<Result | string> {
  const folder = mkdtempSync(join(tmpdir(), 'archive-corpus-'))
  try {
    makeTree(folder)
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', TZ: 'UTC' }
    const script = run.replaceAll('PACK', PACK)
    const { status, stderr } = spawnSync('bash', ['-ec', script], { cwd: folder, env, timeout: GUARD_MS, encoding: 'utf8' })
    if (status !== 0) return `not made: ${stderr.trim()}`
    const [sealed, found] = ['sealed', 'found'].map(name => readFileSync(join(folder, name))) as [Buffer, Buffer]
    if (sealed.equals(found)) return 'not made: the found archive is the sealed one'
    const seal: Seal = { path, digests: { sha256: digestOf('sha256', sealed) }, bytes: sealed.length, line: 1 }
    const started = performance.now()
    const { drift, original } = withArchiveUndone(diagnose(seal, found), seal, found)
    const milliseconds = Math.round(performance.now() - started)
    process.stderr.write(`${id} ${drift.certainty} ${milliseconds} ms\n`)
    // With the sealed archive in hand, less is searched for, and as much has to be found.
    const first = { drift: { certainty: 'unexplained', causes: [], locations: [] }, workedBytes: 0 } as const
    const known =
      isProvable && causes.some(code => /^archive-/.test(code)) ? withArchiveUndone(first, seal, found, { sealed }).drift : drift
    const told: Drift = await withMembersCompared(drift, { original: sealed, source: 'git' }, found)
    const reader = await disagreement(join(folder, 'found'), found)
    const said = [...new Set(told.causes.map(({ code }) => code))]
    return {
      id,
      expected: causes,
      said,
      provable: isProvable,
      refused: !matchesSeal(seal, found),
      named: [...said].sort().join() === [...causes].sort().join(),
      proved: drift.certainty === 'proved' && known.certainty === 'proved',
      ...(reader !== undefined && { reader }),
      falseProof: drift.certainty === 'proved' && !sealed.equals(original ?? Buffer.alloc(0)),
      milliseconds,
      note: drift.limit ?? told.notLookedInside ?? told.causes.map(({ detail }) => detail ?? '').join(' | ')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function print(): void {
  const causes = [...new Set(results.flatMap(({ expected }) => expected))].sort()
  const row = (name: string, cells: readonly (string | number)[]) =>
    console.log(name.padEnd(26) + cells.map(cell => String(cell).padStart(10)).join(''))
  row('cause', ['entries', 'refused', 'named', 'provable', 'proved'])
  for (const cause of causes) {
    const own = results.filter(({ expected }) => expected.includes(cause))
    const count = (is: (one: Result) => boolean) => own.filter(is).length
    row(cause, [
      own.length,
      count(one => one.refused),
      count(one => one.named),
      count(one => one.provable),
      count(one => one.provable && one.proved)
    ])
  }
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`
  console.log(
    `\n${totals.entries} archives: refused ${percent(totals.refused)}, kind named ${percent(totals.named)}, proved ${percent(totals.proved)} of ` +
      `${totals.provable} that the table can undo, false proofs ${totals.falseProofs}, members that Python, bsdtar or unzip find otherwise ${totals.disagreements}`
  )
  for (const text of skipped) console.log(`skipped ${text}`)
  for (const one of results) {
    if (one.named && one.refused && !one.falseProof && one.reader === undefined && (one.proved || !one.provable)) continue
    const what = [
      one.refused ? '' : 'NOT REFUSED',
      one.named ? '' : 'named wrong',
      one.proved || !one.provable ? '' : 'not proved',
      one.reader === undefined ? '' : `${one.reader} finds other members`
    ]
    console.log(
      `${what.filter(Boolean).join(', ')}${one.falseProof ? ' FALSE PROOF' : ''}: ${one.id}: expected ${one.expected.join('+')}, said ${one.said.join('+')} (${one.note}) ${one.milliseconds} ms`
    )
  }
}
