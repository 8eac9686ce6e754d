/**
 * Writes the tables of inputs, with the defaults of the options table, and outputs from action.yml into README.md, between `<!-- inputs -->` and `<!-- /inputs -->`, and likewise
 * for outputs. With `--check` it writes nothing and fails when README.md differs. Usage: `docs.ts [--check] [FILE]`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { GATE } from '../src/options/table.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const check = process.argv.includes('--check')
const file = process.argv.slice(2).find(word => word !== '--check') ?? join(root, 'README.md')

interface Described {
  readonly description: string
  readonly default?: string
}

const cell = (text: string) => text.trim().replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (cells: readonly (string | undefined)[]) => `| ${cells.join(' | ')} |`

const codeOf = (text: string) => (text === '' ? '' : `\`${text}\``)

/** action.yml has no default for what a configuration can give. */
function defaultOf(name: string): string {
  const found = Object.entries(GATE).find(([known]) => known === name)?.[1].default
  return found === undefined ? '' : String(found)
}

function inputsTable(inputs: Readonly<Record<string, Described>>): string {
  const rows = Object.entries(inputs).map(([name, { description, default: standard }]) =>
    row([`\`${name}\``, codeOf(standard || defaultOf(name)), cell(description)])
  )
  return ['| input | default | meaning |', '|---|---|---|', ...rows].join('\n')
}

function outputsTable(outputs: Readonly<Record<string, Described>>): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => row([`\`${name}\``, cell(description)]))
  return ['| output | meaning |', '|---|---|', ...rows].join('\n')
}

function between(text: string, name: string, table: string): string {
  const [before = '', rest, ...more] = text.split(`<!-- ${name} -->`)
  const [, after, ...others] = rest?.split(`<!-- /${name} -->`) ?? []
  if (after === undefined || more.length > 0 || others.length > 0) {
    throw new Error(`${file} must have the marks <!-- ${name} --> and <!-- /${name} --> exactly once each`)
  }
  return `${before}<!-- ${name} -->\n${table}\n<!-- /${name} -->${after}`
}

const { inputs, outputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
const old = readFileSync(file, 'utf8')
const text = between(between(old, 'inputs', inputsTable(inputs)), 'outputs', outputsTable(outputs))
if (text !== old && check) {
  process.stderr.write(`${file} is not up to date with action.yml: run node scripts/docs.ts\n`)
  process.exitCode = 1
} else if (text !== old) writeFileSync(file, text)
