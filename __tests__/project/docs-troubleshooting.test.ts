import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { withoutProgress } from '../support/run-cli.ts'
import { shellWithGate } from '../support/shell.ts'

const PAGE = readFileSync('docs/troubleshooting.md', 'utf8')

interface Section {
  readonly title: string
  readonly text: string
}

const SECTIONS: readonly Section[] = PAGE.split(/^### /m)
  .slice(1)
  .map(text => ({ title: text.slice(0, text.indexOf('\n')), text }))

/** What stands in the fences of a kind, one after the other. */
function fences(kind: string, text: string): string {
  return [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, inside = '']) => inside).join('')
}

/** `…` stands for anything, and on a line of its own for any lines. */
function pattern(output: string): RegExp {
  const escaped = output.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll(/^…(\n|$)/gm, '(?:.*\\n)*').replaceAll('…', '.*')}$`)
}

const LINUX = testWith('linux')

describe('docs/troubleshooting.md: the gate says what the page says', () => {
  const examples = SECTIONS.filter(({ text }) => text.includes('```console')).map(({ title, text }): [string, string] => [
    title,
    text
  ])

  LINUX.each(examples)('%s', (_, text) => {
    const top = folderWith()
    let cwd = join(top, 'packet')
    cpSync('fixtures/packet', cwd, { recursive: true })
    const env = shellWithGate(top)
    for (const step of fences('console', text).split(/^\$ /m).slice(1)) {
      const [command = '', ...said] = step.split('\n')
      const { stdout } = spawnSync('sh', ['-c', `exec 2>&1; ${command}\nprintf '\\n%s' "$PWD"`], { cwd, env, encoding: 'utf8' })
      const lines = withoutProgress(stdout).split('\n')
      cwd = lines.pop() ?? cwd
      expect(lines.join('\n').trimEnd()).toMatch(pattern(said.join('\n').trimEnd()))
    }
  })

  test('there are many', () => {
    expect(examples.length).toBeGreaterThan(15)
  })

  test('a page that says something else is found', () => {
    expect('UNSURE  is too large: 14').not.toMatch(pattern('UNSURE  is too large: 15'))
    expect('a\nb\nPASS').toMatch(pattern('…\nPASS'))
    expect('FAIL').not.toMatch(pattern('…\nPASS'))
  })
})

describe('docs/troubleshooting.md: messages that need a runner are those of the code', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(join('src', name), 'utf8'))
    .join('\n')
  const pieces = (line: string) =>
    line
      .split('…')
      .map(piece => piece.trim())
      .filter(piece => piece !== '')
  const lines = SECTIONS.flatMap(({ text }) => fences('text', text).split('\n')).filter(line => line !== '')

  test.each(lines)('%s', line => {
    // Not toContain, which would print all sources.
    expect(pieces(line).filter(piece => !sources.includes(piece))).toEqual([])
  })

  test('some are there', () => {
    expect(lines.length).toBeGreaterThan(5)
  })
})

test('every section says what to do', () => {
  for (const { title, text } of SECTIONS) expect([title, text.includes('**What to do.**')]).toEqual([title, true])
})
