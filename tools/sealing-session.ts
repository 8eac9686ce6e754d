/**
 * Writes the session in docs/sealing.md: real commands, run in a scratch repository, with what they print. With `--check` it writes nothing and
 * fails when the page differs. Usage: `node tools/sealing-session.ts [--check]`.
 */
import { transcript, writePage } from './transcript.ts'

const BLOCK = /(<!-- Written by `node tools\/sealing-session.ts`.*? -->\n```console\n).*?(```\n)/s

/** What is typed. A line that begins with `#` is shown only. */
const SESSION = [
  "seal-gate seal docs -o seal-gate.json --covers 'docs/**'",
  'git add . && git commit -qm "Seal the documents"',
  '# A term changes, on purpose.',
  "sed -i 's/30 days/45 days/' docs/terms.md",
  'seal-gate verify | tail -n 1',
  'seal-gate seal --update --yes',
  'git commit -qam "45 days"',
  '# One document goes, one gets another name, one is new.',
  'git rm -q docs/terms.md && git mv docs/prices.md docs/price-list.md && echo "# Berths" > docs/berths.md',
  'seal-gate seal docs -o seal-gate.json',
  'seal-gate seal --update docs --remove --yes',
  'seal-gate verify | tail -n 1'
]

const START = {
  files: {
    'docs/terms.md': '# Terms\n\nWithin 30 days.\n',
    'docs/prices.md': '# Prices\n\nNorth 100\nSouth 200\n'
  },
  before: ['git init -q .']
}

writePage(
  'docs/sealing.md',
  now => now.replace(BLOCK, (_, head: string, tail: string) => `${head}${transcript(SESSION, START)}${tail}`),
  'tools/sealing-session.ts'
)
