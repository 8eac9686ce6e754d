import type { Report } from '../model/report.ts'
import type { Token } from '../release/token-search.ts'
import { tokenHits } from '../release/tokens.ts'
import { OUTPUT_ROWS } from '../report/outputs.ts'
import { wholeOf } from '../report/rendered.ts'
import { renderStatements } from '../report/statements/statements.ts'

/** Everything that a run prints or writes, by name. */
export async function renderings(report: Report): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const { name, isAvailable, render } of OUTPUT_ROWS)
    if ((await isAvailable?.()) !== false) texts.set(name, wholeOf(await render(report, {})))
  for (const { name, text } of statementsOf(report)) texts.set(name, text)
  return texts
}

/** What a statement says of a run, with every name in it that a subject can have. */
function statementsOf(report: Report): ReturnType<typeof renderStatements> {
  const names = [...report.manifests.map(({ path }) => path), ...report.findings.flatMap(({ path }) => path ?? [])]
  const subjects = names.map(name => ({ name, sha256: '0'.repeat(64) }))
  return renderStatements(report, subjects, { verifier: 'probe', resource: 'probe', repository: 'probe' })
}

/** The outputs that hold a word which no output may hold, each with the name of the rule; never the word itself. */
export async function leaks(report: Report, words: readonly Token[]): Promise<string[]> {
  return [...(await renderings(report))].flatMap(([name, text]) => tokenHits(text, words).map(({ rule }) => `${rule} in ${name}`))
}
