import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { jsonFacts, readJson } from '../../src/manifests/json.ts'
import { pointerKey } from '../../src/manifests/json-pointer.ts'
import { ManifestBuilder } from '../../src/manifests/manifest-builder.ts'
import { read } from './reading.ts'

describe('facts of JSON', () => {
  test('the line of every value is right, in any layout', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const facts = jsonFacts(text)
        expect(facts.duplicates).toEqual([])
        const lines = text.split('\n')
        const visit = (v: unknown, pointer: string): void => {
          const line = lines[facts.lineOf(pointer) - 1] ?? ''
          if (typeof v !== 'object' || v === null) expect(line).toContain(JSON.stringify(v))
          else for (const [key, inner] of Object.entries(v)) visit(inner, `${pointer}/${pointerKey(key)}`)
        }
        visit(value, '')
      })
    )
  })

  test('duplicate keys are named with their line, escapes undone', () => {
    expect(jsonFacts('{"a": 1,\n"b": {"c": 1,\n"\\u0063": 2},\n"a": 3}').duplicates).toEqual([
      { pointer: '/b/c', line: 3 },
      { pointer: '/a', line: 4 }
    ])
    expect(jsonFacts('{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}], "": 1}').duplicates).toEqual([])
  })

  test('numbers that read as whole numbers and are not spelled so are named', () => {
    const { oddNumbers, wholeNumber } = jsonFacts('[1, 0, -1, 1.0, 1e3, 4.0000000000000001, -0, 1.5, "1.0", true, null]')
    expect(oddNumbers.map(({ pointer }) => pointer)).toEqual(['/3', '/4', '/5', '/6'])
    expect([wholeNumber('/0', 1), wholeNumber('/1', 0), wholeNumber('/3', 1), wholeNumber('/5', 4)]).toEqual([
      1,
      0,
      undefined,
      undefined
    ])
    expect([-1, 1.5, 2 ** 53, '1', null, undefined].map(value => wholeNumber('/0', value))).toEqual(Array(6).fill(undefined))
  })

  test('where there are too many odd numbers, none is trusted', () => {
    expect(jsonFacts(`[${'1.0,'.repeat(200)}7]`).wholeNumber('/200', 7)).toBeUndefined()
    expect(jsonFacts(`[${'1.5,'.repeat(200)}7]`).wholeNumber('/200', 7)).toBe(7)
  })

  test('the line of what is not there is that of its nearest parent', () => {
    const facts = jsonFacts('{\n"a": {\n"b": {\n"c": 1}}}')
    expect(['', '/a', '/a/b', '/a/b/c', '/a/b/c/d', '/a/b/x', '/x'].map(facts.lineOf)).toEqual([1, 2, 3, 4, 4, 3, 1])
  })
})

describe('reading', () => {
  const codesOf = (text: string) => {
    const manifest = { text, bytewise: false, file: true }
    const entries = new ManifestBuilder(manifest)
    const json = readJson(manifest, entries)
    return { json, problems: json === undefined ? entries.done().problems.map(({ code }) => code) : [] }
  }

  test('more than eight million values are refused before they fill the memory', () => {
    expect(codesOf(`[${'0,'.repeat(8_000_000)}0]`).problems).toEqual(['manifest-too-large'])
    expect(codesOf(`[${'0,'.repeat(1_000_000)}0]`).problems).toEqual([])
  })

  test('cut and malformed text are distinguished', () => {
    expect(codesOf('{"a": 1').problems).toEqual(['manifest-truncated'])
    expect(codesOf('{"a" 1}').problems).toEqual(['manifest-malformed'])
    expect(codesOf('[{"a": "b\\"').problems).toEqual(['manifest-truncated'])
    expect(codesOf('[{"a": "b"}').problems).toEqual(['manifest-truncated'])
    expect(codesOf('["[", "\\"["').problems).toEqual(['manifest-truncated'])
    expect(codesOf('["[", "\\"["}').problems).toEqual(['manifest-malformed'])
  })
})

test.each([
  '{"spdxVersion": "SPDX-2.3", "x": ghp_sEcReT0123456789}',
  '{"spdxVersion": "SPDX-2.3", "x": ["ghp_sEcReT0123456789" "y"]}',
  '{"spdxVersion": "SPDX-2.3", "ghp_sEcReT0123456789" "y"}',
  '{"spdxVersion": "SPDX-2.3", "x": "ghp_sEcReT0123456789',
  '{"spdxVersion": "SPDX-2.3", "x": "a\\qghp_sEcReT0123456789"}',
  '{"spdxVersion": "SPDX-2.3", "x": "ghp_sEcReT\u0000"}'
])('nothing of what is not JSON is quoted: %s', async text => {
  const { problems } = await read(text)
  expect(problems.length).toBe(1)
  expect(JSON.stringify(problems)).not.toMatch(/ghp|sEc/)
})
