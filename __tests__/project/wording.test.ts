import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { HELP, helpFor } from '../../src/cli/help.ts'
import { CAUSES } from '../../src/model/causes.ts'
import { CODES } from '../../src/model/codes.ts'

/** Phrases of the word list in CONTRIBUTING that are never right, each with a sentence that has it. */
const WORST: readonly (readonly [RegExp, string])[] = [
  [/(?<!\bthere )\b(?:is|are) none(?! of\b)\b/i, 'a packet that is none'],
  [/\bstands? (?:there|here|at|in(?! for\b)|below|beside|under|on|twice|between|after)\b/i, 'the key stands twice'],
  [/\b(?:is|are|was|were) told\b/i, 'so many are told'],
  [/\btells\b(?! you why)/i, 'git tells nothing'],
  [/\bof now\b/i, 'the labels of now'],
  [/\bwho(?:so)?ever\b/i, 'whoever looks at it'],
  [/\bwhichever\b/i, 'whichever holds them'],
  [/\bone that is\b/i, 'one that is sealed'],
  [/\bheld to (?:its|it|the|their|them)\b/i, 'each is held to its seal'],
  [/\bto be had\b/i, 'what is to be had'],
  [/\b(?:is|are) said\b/i, 'and that is said'],
  [/\bsays? so\b/i, 'the report says so'],
  [/\bone (?:file|line|case|row|sign) a (?:file|line|byte)\b/i, 'one file a line'],
  [/(?<!\bthere )\bis no (?:file|text|list|pass|evidence|proof|error|finding|JSON|UTF-8)\b/i, 'a clone is no proof'],
  [/\bmend(?:s|ed|ing)?\b/i, 'mend the setting'],
  [/\bsomebody\b/i, 'somebody put a pipe there'],
  [/\bcomes? out (?:so|again)\b/i, 'what does not come out again'],
  [/\bas it stands\b/i, 'sealing it as it stands']
]

/** Where in a text the phrases are, as `line: phrase`. */
function found(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => WORST.flatMap(([pattern]) => (pattern.exec(line) ?? []).map(phrase => `${index + 1}: ${phrase}`)))
}

/** The word list quotes what it forbids, and examples quote what files and other programs say. */
function prose(page: string): string {
  return page.replace(/```.*?```|^\| not \| but \|$.*?^$|`[^`\n]*`/gms, quoted => quoted.replace(/[^\n]/g, ' '))
}

/** The texts in quotes of a source file, on their lines. */
function literals(source: string): string {
  const code = source.replace(/\/\*.*?\*\//gs, comment => comment.replace(/[^\n]/g, ' ')).replace(/^\s*\/\/.*$/gm, '')
  return code.replace(/.*/g, line => (line.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? []).join(' '))
}

function filesBelow(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(end))
    .map(name => join(folder, name))
    .toSorted()
}

const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...filesBelow('docs', '.md')]
const ACTIONS = [
  'action.yml',
  'seal/action.yml',
  'merge/action.yml',
  'rehearse/action.yml',
  ...filesBelow('.github/workflows', '.yml')
]
/** Made from data of Unicode and others. */
const GENERATED = /\.generated\.ts$/

describe('plain English', () => {
  test.each(PAGES)('%s', page => {
    expect(found(prose(readFileSync(page, 'utf8')))).toEqual([])
  })

  test.each(ACTIONS)('%s', action => {
    expect(found(readFileSync(action, 'utf8'))).toEqual([])
  })

  test.each(filesBelow('schemas', '.json'))('%s', schema => {
    expect(found(readFileSync(schema, 'utf8'))).toEqual([])
  })

  test('the help of every command', () => {
    const commands = [...HELP.matchAll(/^ {2}seal-gate ([a-z-]+)/gm)].map(([, command]) => helpFor(command) ?? '')
    expect(commands.length).toBeGreaterThan(8)
    expect(found([HELP, ...commands].join('\n'))).toEqual([])
  })

  test('the sentences and remedies of every code and cause', () => {
    const rows = [...Object.values(CODES), ...Object.values(CAUSES)]
    const texts = rows.flatMap(({ sentence, remedies }) => [sentence, ...remedies.map(({ text }) => text)])
    expect(found(texts.join('\n'))).toEqual([])
  })

  const sources = filesBelow('src', '.ts').filter(name => !GENERATED.test(name.replaceAll('\\', '/')))

  test('every text in the sources', () => {
    const bad = sources.flatMap(name => found(literals(readFileSync(name, 'utf8'))).map(place => `${name}:${place}`))
    expect(bad).toEqual([])
    expect(sources.length).toBeGreaterThan(150)
  })
})

test.each(WORST)('%s is found in a sentence, in a text of a source, and not in an example', (_, sentence) => {
  expect(found(sentence)).toHaveLength(1)
  expect(found(literals(`const a = '${sentence}' // fine\n`))).toHaveLength(1)
  expect(found(literals(`// ${sentence}\n`))).toEqual([])
  expect(found(prose(`\`\`\`console\n${sentence}\n\`\`\`\nand \`${sentence}\`\n`))).toEqual([])
})

test('plain sentences are not refused', () => {
  expect(found('None of these stands in for a seal. The verdict stands. There is no file, so there is none to check.')).toEqual(
    []
  )
})
