/**
 * Writes docs/quickstart.md: the first minute of a newcomer, in a folder with nothing but the commands of the README, with what they print. With
 * `--check` it writes nothing and fails when the page differs. Usage: `node tools/quickstart.ts [--check]`.
 */
import { transcript, writePage } from './transcript.ts'

const SESSION = [
  "mkdir docs && echo 'Within 30 days - not later.' > docs/terms.md",
  'seal-gate seal docs -o seal-gate.json',
  'seal-gate verify | tail -n 1',
  '# A tool makes the text prettier, and the check runs.',
  "sed -i 's/ - / – /' docs/terms.md",
  'seal-gate verify',
  'seal-gate restore seal-gate.json docs/terms.md --write && seal-gate verify | tail -n 1'
]

const PAGE = `# From nothing to a check that fails, and passes again

<!-- Written by \`node tools/quickstart.ts\`. -->
In an empty folder; \`npx seal-gate\` is the same command. The [README](../README.md) has the lines of a workflow.

\`\`\`console
`

writePage('docs/quickstart.md', () => `${PAGE}${transcript(SESSION)}\`\`\`\n`, 'tools/quickstart.ts')
