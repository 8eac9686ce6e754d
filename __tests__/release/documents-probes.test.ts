import { describe, expect, test } from '@jest/globals'
import { parseDocument } from '../../src/release/documents/registry.ts'

const MUTATIONS: readonly Record<string, unknown>[] = [
  { kind: 'delete', path: 'a.md' },
  { kind: 'flip-bit', path: 'a.md', offset: 0 },
  { kind: 'append', path: 'a.md', text: 'x' },
  { kind: 'replace-text', path: 'a.md', text: 'x', by: '' },
  { kind: 'set-json', path: 'a.json', pointer: '/a~0b/c~1d/0', value: null }
]

const probe = { id: 'p', mutation: MUTATIONS[0], reseal: false, expected: ['missing'] }

function problem(document: Record<string, unknown>): string | undefined {
  const parsed = parseDocument('seal-gate/probes/1', { schema: 'seal-gate/probes/1', ...document })
  if (parsed === undefined || parsed === 'unknown') return String(parsed)
  return 'problem' in parsed ? parsed.problem : undefined
}

const one = (changes: Record<string, unknown>) => problem({ probes: [{ ...probe, ...changes }] })

describe('probes of a packet', () => {
  test.each(MUTATIONS.map(mutation => [mutation]))('can make %j, and every member of it must be there', mutation => {
    expect(one({ mutation })).toBeUndefined()
    expect(one({ mutation: { ...mutation, surprise: 1 } })).toContain('"surprise", which this schema does not know')
    for (const key of Object.keys(mutation)) {
      const less = Object.fromEntries(Object.entries(mutation).filter(([name]) => name !== key))
      expect(one({ mutation: less })).toContain(`/probes/0/mutation/${key}`)
    }
  })

  test('are a list of one to a hundred, each with a name of its own', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...probe, id: `p${index}` }))
    expect(problem({ probes: [] })).toContain('must not be empty')
    expect(problem({ probes: many(100) })).toBeUndefined()
    expect(problem({ probes: many(101) })).toContain('must not have more than 100')
    expect(problem({ probes: [probe, probe] })).toContain('names one probe twice')
    expect(problem({ probes: many(2), more: 1 })).toContain('"more"')
  })

  test.each<[string, Record<string, unknown>, string | undefined]>([
    ['a name with a space', { id: 'a b' }, '/probes/0/id must be a name'],
    ['a path outside', { mutation: { kind: 'delete', path: '../a' } }, '/path must be a path inside the packet'],
    ['an offset below zero', { mutation: { kind: 'flip-bit', path: 'a', offset: -1 } }, '/offset must be at least 0'],
    ['nothing to append', { mutation: { kind: 'append', path: 'a', text: '' } }, '/text must not be empty'],
    ['nothing to replace', { mutation: { kind: 'replace-text', path: 'a', text: '', by: 'x' } }, '/text must not be empty'],
    ['a text as long as allowed', { mutation: { kind: 'append', path: 'a', text: 'x'.repeat(100_000) } }, undefined],
    ['a longer text', { mutation: { kind: 'append', path: 'a', text: 'x'.repeat(100_001) } }, 'at most 100000 characters'],
    [
      'a longer text to put in',
      { mutation: { kind: 'replace-text', path: 'a', text: 'x', by: 'x'.repeat(100_001) } },
      'at most 100000 characters'
    ],
    ['the root', { mutation: { kind: 'set-json', path: 'a', pointer: '', value: 1 } }, 'must be a JSON pointer'],
    ['half an escape', { mutation: { kind: 'set-json', path: 'a', pointer: '/a~2', value: 1 } }, 'must be a JSON pointer'],
    [
      'a pointer with something before it',
      { mutation: { kind: 'set-json', path: 'a', pointer: 'x/a', value: 1 } },
      'JSON pointer'
    ],
    ['no code', { expected: [] }, '/probes/0/expected must not be empty'],
    ['a code twice', { expected: ['missing', 'missing'] }, 'names one code twice'],
    ['the longest code', { expected: [`a${'b'.repeat(63)}`] }, undefined],
    ['a longer code', { expected: [`a${'b'.repeat(64)}`] }, 'must be a code'],
    ['a code with capitals', { expected: ['Missing'] }, 'must be a code'],
    ['a code that ends with a space', { expected: ['missing '] }, 'must be a code'],
    ['another mutation', { mutation: { kind: 'shuffle', path: 'a' } }, '/probes/0/mutation/kind must be "delete" or "flip-bit"']
  ])('%s', (_, changes, reason) => {
    if (reason === undefined) expect(one(changes)).toBeUndefined()
    else expect(one(changes)).toContain(reason)
  })
})
