import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

const MODEL = readFileSync('docs/threat-model.md', 'utf8')

/** Each invariant with the tests that are named for it, in the order of the page. */
function invariants(text: string): { id: string; tests: [file: string, name: string][] }[] {
  const [, ...parts] = text.split(/^\*\*(?=INV-)/m)
  return parts.map(part => ({
    id: /^INV-\d+/.exec(part)?.[0] ?? '',
    tests: [...part.matchAll(/^- `([^`]+)`: `([^`]+)`$/gm)].map(([, file = '', name = '']) => [file, name])
  }))
}

/** Titles of the tests and groups in a file. */
function titles(file: string): string[] {
  const source = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const calls = source.matchAll(
    /(?:\b(?:test|describe|it)|[\]\w)']\))\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`)/g
  )
  return [...calls].map(([, single, double, template]) => (single ?? double ?? template ?? '').replaceAll(/\\(.)/g, '$1'))
}

const ALL = invariants(MODEL)

test('invariants are numbered without a gap', () => {
  expect(ALL.map(({ id }) => id)).toStrictEqual(ALL.map((_, index) => `INV-${index + 1}`))
  expect(ALL.length).toBeGreaterThan(30)
})

describe.each(ALL)('$id', ({ tests }) => {
  test('is held by tests that exist', () => {
    expect(tests.length).toBeGreaterThan(0)
    for (const [file, name] of tests)
      expect({ file, titles: titles(file) }).toStrictEqual({ file, titles: expect.arrayContaining([name]) })
  })
})

test('a name with one other letter, and a file that is not there, are found', () => {
  const [[file, name] = ['', '']] = ALL[0]?.tests ?? []
  expect(titles(file)).toContain(name)
  expect(titles(file)).not.toContain(`${name}.`)
  expect(titles(`${file}x`)).toStrictEqual([])
})

test('what a test cannot hold has no number', () => {
  const [, rest = ''] = MODEL.split('## What is not defended')
  expect(rest).not.toContain('INV-')
})
