import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { CONFIG_ROWS, MAX_CONFIG_BYTES, parseConfig } from '../../src/options/config.ts'
import { configChanges } from '../../src/options/config-changes.ts'
import { OptionsError } from '../../src/options/problem.ts'
import { readOptions } from '../../src/options/read.ts'
import { GATE } from '../../src/options/table.ts'

const read = (text: string | Uint8Array) => parseConfig(typeof text === 'string' ? Buffer.from(text) : text, 'c.yml')

async function problems(text: string | Uint8Array): Promise<string> {
  try {
    return `read: ${JSON.stringify(await read(text))}`
  } catch (error) {
    if (error instanceof OptionsError) return error.message
    throw error
  }
}

describe('a configuration', () => {
  test('gives what the inputs would give', async () => {
    const texts = await read(
      [
        '# yaml-language-server: $schema=x',
        '$schema: https://example.org/x',
        'manifest: [docs/seal-gate.json, "migrations/*.json", "!migrations/old.json"]',
        'covers: |',
        '  docs/**',
        '  src/**',
        'unsealed: warn',
        'text-rules: [lf, no-bom]',
        'require-clearance: true',
        'max-entries: 0100',
        `manifest-sha256: ${'1'.repeat(64)}`,
        'reseal: "label:reseal ok"'
      ]
        .join('\n')
        .replace('0100', '100')
    )
    expect(texts).toEqual({
      manifest: 'docs/seal-gate.json\nmigrations/*.json\n!migrations/old.json',
      covers: 'docs/**\nsrc/**\n',
      unsealed: 'warn',
      'text-rules': 'lf\nno-bom',
      'require-clearance': 'true',
      'max-entries': '100',
      // No number: sixty-four digits have more places than a number.
      'manifest-sha256': '1'.repeat(64),
      reseal: 'label:reseal ok'
    })
    const options = await readOptions(GATE, texts)
    expect(options.manifest).toEqual(['docs/seal-gate.json', 'migrations/*.json', '!migrations/old.json'])
    expect([options['text-rules'], options['require-clearance'], options['max-entries']]).toEqual([['lf', 'no-bom'], true, 100])
  })

  test.each([
    ['cover: docs', 'c.yml: there is no key "cover": did you mean "covers"?'],
    ['Manifest: x', 'c.yml: there is no key "Manifest": did you mean "manifest"?'],
    ['<<: {unsealed: warn}', 'c.yml: there is no key "<<"'],
    ['github-token: x', 'c.yml: "github-token" cannot be a key here: it depends on the run, so give it as an input or a flag'],
    ['run-validator: true', 'c.yml: "run-validator" cannot be a key here'],
    ['config: other.yml', 'c.yml: "config" cannot be a key here'],
    ['unsealed: fails', 'c.yml: "unsealed" is "fails"; allowed is one of fail, warn, ignore'],
    ['probes: no', 'c.yml: "probes" is "no"; allowed is true or false'],
    ['max-entries: 0x10', 'c.yml: "max-entries" is "0x10"; allowed is a whole number from 1'],
    ['manifest:', 'c.yml: "manifest" takes a list, which must not be empty'],
    ['manifest: []', 'c.yml: "manifest" takes a list, which must not be empty'],
    ['manifest: [a, ""]', 'c.yml: "manifest" takes a list'],
    ['manifest: [a, [b]]', 'c.yml: "manifest" takes a list'],
    ['manifest: ["a\\nb"]', 'c.yml: "manifest" takes a list'],
    ['manifest: {a: b}', 'c.yml: "manifest" takes a list'],
    ['root: ~', 'c.yml: "root" takes one value, which must not be empty'],
    ['root: null', 'c.yml: "root" takes one value'],
    ['root: [a]', 'c.yml: "root" takes one value'],
    ['root: ..', 'c.yml: "root" names a path outside of the repository'],
    ['root: a/../../b', 'c.yml: "root" names a path outside of the repository'],
    ['root: /etc', 'c.yml: "root" names a path outside of the repository'],
    ['root: C:/x', 'c.yml: "root" names a path outside of the repository'],
    ['root: a\\..\\b', 'c.yml: "root" names a path outside of the repository'],
    ['manifest: [a, ../b]', 'c.yml: "manifest" names a path outside of the repository'],
    ['manifest: "!/x"', 'c.yml: "manifest" names a path outside of the repository'],
    ['manifest-sha256: /etc/passwd', 'c.yml: "manifest-sha256" names a path outside of the repository'],
    ['blocker-map: ../map.json', 'c.yml: "blocker-map" names a path outside of the repository'],
    ['unsealed: warn\nunsealed: fail', 'c.yml is not a configuration: Map keys must be unique'],
    ['covers: &a [x]\nmanifest: *a', 'c.yml: "manifest" takes a list'],
    ['manifest: !!binary aGk=', 'c.yml: "manifest" takes a list'],
    ['manifest: !x y', 'c.yml is not a configuration: Unresolved tag'],
    ['%YAML 1.1\n---\nprobes: no', 'c.yml is not a configuration: it has a YAML directive'],
    ['a: b\n---\nc: d', 'c.yml is not a configuration: Source contains multiple documents'],
    ['', 'c.yml is not a configuration: it is empty'],
    ['# only a comment\n', 'c.yml is not a configuration: it is empty'],
    ['- a', 'c.yml is not a configuration: its top is not a mapping'],
    ['? [a]\n: b', 'c.yml is not a configuration: a key is not a plain name'],
    ['manifest: [a', 'c.yml is not a configuration: '],
    ['[[[[{'.repeat(3000), 'c.yml is not a configuration: '],
    [`manifest: ${'['.repeat(20_000)}`, 'c.yml is not a configuration: '],
    [Buffer.from([0x61, 0x3a, 0x20, 0xff]), 'c.yml is not a configuration: '],
    [`# ${'x'.repeat(MAX_CONFIG_BYTES)}`, 'c.yml is not a configuration: it has 65538 bytes; the limit is 65536']
  ])('%j is refused', async (text, problem) => {
    expect(await problems(text)).toContain(problem)
  })

  test('every problem is named at once', async () => {
    expect((await problems('cover: x\nunsealed: y\nroot:\n')).split('\n')).toHaveLength(3)
  })

  test('aliases that stand for billions of values are not followed', async () => {
    const bomb = [
      'a: &a [x, x]',
      ...[...'bcdefghijklmnop'].map((name, at) => `${name}: &${name} [*${'abcdefghijklmnop'[at]}, *${'abcdefghijklmnop'[at]}]`),
      'manifest: *p'
    ]
    expect(await problems(bomb.join('\n'))).toContain('c.yml: "manifest" takes a list')
  })

  test('holds no key that starts a program or that only one run can know', () => {
    const keys = CONFIG_ROWS.map(([name]) => name)
    for (const name of ['run-validator', 'github-token', 'seals', 'shard', 'threads', 'config']) expect(keys).not.toContain(name)
  })
})

describe('the schema for editors', () => {
  const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')))

  test.each([
    ['manifest: [a, b]\ncovers: "**"\nunsealed: warn\nprobes: false\nretention-days: 7\n', true],
    ['manifest: a\nreseal: label:x\ntext-rules: [lf]\ncomment: true\ntap: true\n', true],
    ['cover: a\n', false],
    ['unsealed: no\n', false],
    ['probes: maybe\n', false],
    ['manifest: []\n', false],
    ['text-rules: [crlf]\n', false],
    ['github-token: x\n', false]
  ])('and the gate agree on %j', async (text, good) => {
    expect(validate(parse(text))).toBe(good)
    expect((await problems(text)).startsWith('read: ')).toBe(good)
  })

  test('describes every key', () => {
    const { properties, examples } = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8'))
    for (const [name] of CONFIG_ROWS) expect(properties[name].description.length).toBeGreaterThan(20)
    for (const example of examples) expect(validate(example)).toBe(true)
  })
})

describe('a change of a configuration', () => {
  const none = new Set<string>()
  const stronger = (before: object, after: object) =>
    configChanges(before, after, none).map(({ key, stronger: more }) => `${key} ${more}`)

  test.each([
    [{ manifest: 'a\nb' }, { manifest: 'a' }, ['manifest false']],
    [{ manifest: 'a' }, { manifest: 'a\nb' }, ['manifest true']],
    [{ manifest: 'a\nb' }, { manifest: 'b\na\na' }, []],
    [{ manifest: '*' }, { manifest: '*\n!b' }, ['manifest false']],
    [{ manifest: '*\n!b' }, { manifest: '*' }, ['manifest false']],
    [{ manifest: 'a' }, {}, ['manifest false']],
    [{ covers: '**' }, { covers: 'docs/**' }, ['covers false']],
    [{ unsealed: 'warn' }, { unsealed: 'fail' }, ['unsealed true']],
    [{}, { unsealed: 'ignore' }, ['unsealed false']],
    [{}, { unsealed: 'fail' }, []],
    [{ 'text-rules': 'lf no-bom' }, { 'text-rules': 'no-bom\nlf' }, []],
    [{ 'text-rules': 'lf no-bom' }, { 'text-rules': 'lf' }, ['text-rules false']],
    [{}, { probes: 'false' }, ['probes false']],
    [{}, { probes: 'TRUE' }, []],
    [{ 'require-clearance': 'true' }, {}, ['require-clearance false']],
    [{ reseal: 'forbid' }, { reseal: 'label:x' }, ['reseal false']],
    [{ reseal: 'label:x' }, { reseal: 'forbid' }, ['reseal true']],
    [{ 'trusted-ref': 'base' }, {}, ['trusted-ref false']],
    [{ 'manifest-sha256': 'a.sha256' }, { 'manifest-sha256': 'b.sha256' }, ['manifest-sha256 false']],
    [{}, { 'max-entries': '5000001' }, ['max-entries false']],
    [{}, { format: 'bsd' }, ['format false']],
    [{ root: 'a' }, { root: 'b' }, ['root false']],
    [{ upload: 'true', sarif: 'true' }, { upload: 'false' }, []]
  ])('%j to %j: %j', (before, after, seen) => {
    expect(stronger(before, after)).toEqual(seen)
  })

  test('there is no note about a key that the workflow gives', () => {
    expect(configChanges({ manifest: 'a' }, { manifest: 'b' }, new Set(['manifest']))).toEqual([])
  })
})
