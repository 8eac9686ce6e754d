import type { Report } from '../model/report.ts'
import type { Token } from '../release/token-search.ts'
import { tokenHits } from '../release/tokens.ts'
import { OUTPUT_ROWS } from '../report/outputs.ts'

/** Everything that a run prints or writes, by name. */
export async function renderings(report: Report): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const { name, isAvailable, render } of OUTPUT_ROWS)
    if ((await isAvailable?.()) !== false) texts.set(name, await render(report, {}))
  return texts
}

/** The outputs that hold a word which no output may hold, each with the name of the rule; never the word itself. */
export async function leaks(report: Report, words: readonly Token[]): Promise<string[]> {
  return [...(await renderings(report))].flatMap(([name, text]) => tokenHits(text, words).map(({ rule }) => `${rule} in ${name}`))
}
