/**
 * Writes src/report/sarif/rule-help.generated.ts: the section of docs/ on each code and cause, without its examples, for viewers that show
 * it beside a result. With `--check` it writes nothing and fails when the module differs. Usage: `rule-help.ts [--check] [FILE]`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const check = process.argv.includes('--check')
const file = process.argv.slice(2).find(word => word !== '--check') ?? join(root, 'src/report/sarif/rule-help.generated.ts')

/** Pages, and which titles of their sections are codes. */
const pages: readonly (readonly [string, RegExp])[] = [
  ['docs/drift.md', /^[a-z][a-z-]*$/],
  ['docs/formats.md', /^manifest-[a-z-]+$/],
  ['docs/evidence.md', /^[a-z][a-z-]*$/],
  ['docs/archives.md', /^archive-[a-z-]+$/],
  ['docs/signing.md', /^(?:unsigned|signed-by-another|signature-invalid|signer-changed|not-in-signed-manifest)$/]
]

function sectionsOf(page: string, isCode: RegExp): readonly (readonly [string, string])[] {
  if (!existsSync(join(root, page))) return []
  const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```\n/gm, '')
  return text.split(/^#{1,2} /m).flatMap(section => {
    const end = section.indexOf('\n')
    const title = section.slice(0, end).replaceAll('`', '').trim()
    return isCode.test(title) ? [[title, unwrapped(section.slice(end).trim()).replace(/(?<=[.*]) [^.]*:$/, '')]] : []
  })
}

/** Paragraphs and list items on one line each: some viewers keep every line break. */
function unwrapped(text: string): string {
  return text.replace(/(?<!\n)\n(?!\n|[-*|]|\d+\. ) */g, ' ').replace(/\n{3,}/g, '\n\n')
}

/** As the formatter writes it. */
function literal(text: string): string {
  const double = text.split("'").length > text.split('"').length
  const quoted = JSON.stringify(text)
  return double ? quoted : `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

const entries = pages
  .flatMap(([page, isCode]) => sectionsOf(page, isCode))
  .map(([title, text]) => {
    const key = /^[a-z]+$/.test(title) ? title : `'${title}'`
    const line = `  ${key}: ${literal(text)}`
    return line.length > 130 ? `  ${key}:\n    ${literal(text)}` : line
  })
const module = `// Written by scripts/rule-help.ts from docs/. Loaded only by reports that ask for it.

/** Markdown by code or cause. Links are relative to docs/. */
export const RULE_HELP: Readonly<Record<string, string>> = {
${entries.join(',\n')}
}
`
const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
if (module !== old && check) {
  process.stderr.write(`${file} is not up to date with docs/: run node scripts/rule-help.ts\n`)
  process.exitCode = 1
} else if (module !== old) writeFileSync(file, module)
