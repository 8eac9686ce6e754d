import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { JSON_FORMATS } from '../../src/manifests/formats/json-formats.ts'
import { LIST_FORMATS } from '../../src/manifests/formats/list-formats.ts'
import { TEXT_FORMATS } from '../../src/manifests/formats/text-formats.ts'
import { OptionsError } from '../../src/options/problem.ts'
import { readOptions } from '../../src/options/read.ts'
import { toGateRequest } from '../../src/options/request.ts'
import type { OptionsOf, RawOptions } from '../../src/options/row.ts'
import { parseOptions as parse } from '../../src/options/schema.ts'
import { FORMAT_NAMES } from '../../src/options/shared-rows.ts'
import { DEFAULTS, GATE } from '../../src/options/table.ts'

const NAMES = Object.keys(GATE) as readonly (keyof typeof GATE)[]
const parseOptions = (raw: RawOptions<typeof GATE>): OptionsOf<typeof GATE> => parse(GATE, raw)

function problems(raw: Parameters<typeof parseOptions>[0]): readonly string[] {
  try {
    parseOptions(raw)
  } catch (error) {
    if (error instanceof OptionsError) return error.problems.map(({ name }) => name)
    throw error
  }
  return []
}

describe('defaults', () => {
  test('are what nothing parses to', () => {
    expect(parseOptions({})).toStrictEqual(DEFAULTS)
  })

  test('are what empty values parse to', () => {
    expect(parseOptions(Object.fromEntries(NAMES.map(name => [name, ''])))).toStrictEqual(DEFAULTS)
  })

  test('the formats are those that can be read', () => {
    const read = [...LIST_FORMATS, ...JSON_FORMATS, ...TEXT_FORMATS].map(({ name }) => name)
    expect(FORMAT_NAMES.slice(1).toSorted()).toEqual(['native', ...read].toSorted())
  })
})

describe('each value is read exactly', () => {
  test.each([
    ['manifest', ' a.json \n\n\tb/*.json\r\n', ['a.json', 'b/*.json']],
    ['manifest', '\u00a0a\ufeff', ['\u00a0a\ufeff']],
    ['manifest', '#a\n!b', ['#a', '!b']],
    ['covers', '**\ndocs/**', ['**', 'docs/**']],
    ['seals', '  aa  x\n', '  aa  x\n'],
    ['root', ' sub folder \n', 'sub folder'],
    ['format', 'gnu\n', 'gnu'],
    ['manifest-sha256', 'A'.repeat(64), 'A'.repeat(64)],
    ['manifest-sha256', 'packet_tree.sha256', 'packet_tree.sha256'],
    ['manifest-sha256', 'deadbeef', 'deadbeef'],
    ['unsealed', 'warn', 'warn'],
    ['require-clearance', 'TRUE', true],
    ['probes', 'False', false],
    ['upload', 'false', false],
    ['artifact-name', 'seal gate (linux, 24)', 'seal gate (linux, 24)'],
    ['retention-days', '7', 7],
    ['retention-days', '400', 400],
    ['sarif', 'true', true],
    ['junit', 'True', true],
    ['check-run', 'FALSE', false],
    ['github-token', ' ghs_x\n', 'ghs_x']
  ] as const)('%s: %j', (name, value, read) => {
    expect(parseOptions({ [name]: value })[name]).toStrictEqual(read)
  })
})

describe('anything else is refused, never replaced', () => {
  test.each([
    ['format', 'GNU'],
    ['format', 'zip'],
    ['format', '\u00a0gnu'],
    ['unsealed', 'error'],
    ['require-clearance', 'yes'],
    ['require-clearance', '1'],
    ['require-clearance', 'tRUE'],
    ['probes', 'off'],
    ['upload', 'no'],
    ['root', 'a\nb'],
    ['manifest-sha256', 'a'.repeat(63)],
    ['manifest-sha256', 'a'.repeat(65)],
    ['manifest-sha256', 'a'.repeat(40)],
    ['manifest-sha256', 'x\ny'],
    ['artifact-name', 'a/b'],
    ['artifact-name', 'a:b'],
    ['artifact-name', 'a\nb'],
    ['artifact-name', 'a\u202eb'],
    ['artifact-name', 'a'.repeat(201)],
    ['retention-days', '-1'],
    ['retention-days', '1.5'],
    ['retention-days', '1e2'],
    ['retention-days', '0x10'],
    ['retention-days', '401'],
    ['retention-days', '٣'],
    ['sarif', 'yes'],
    ['junit', 'junit.xml'],
    ['check-run', '1']
  ] as const)('%s: %j', (name, value) => {
    expect(problems({ [name]: value })).toEqual([name])
  })

  test('all problems are named at once, with the value escaped and what is allowed', () => {
    const raw = { format: 'zip', probes: 'maybe\n::error::x', 'retention-days': '-1', unsealed: 'warn' }
    expect(problems(raw)).toEqual(['format', 'probes', 'retention-days'])
    expect(() => parseOptions(raw)).toThrow('"format" is "zip"; allowed is one of auto, native, ')
    expect(() => parseOptions(raw)).toThrow('"probes" is "maybe\\n::error::x"; allowed is true or false')
  })

  test('a boolean is one of six words or nothing', () => {
    const words = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE']
    fc.assert(
      fc.property(fc.string(), word => {
        const known = words.includes(word.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')) || /^[ \t\r\n]*$/.test(word)
        return (problems({ probes: word }).length === 0) === known
      })
    )
  })
})

test('no token is ever shown: none is refused', () => {
  fc.assert(fc.property(fc.string(), token => problems({ 'github-token': token, format: 'zip' }).join() === 'format'))
})

test('the quick way and the schema read alike', async () => {
  const words = [
    '',
    ' ',
    ' 64\n',
    '65',
    'true',
    'false',
    'auto',
    'gnu',
    'fail',
    'warn',
    'seal-gate',
    '0',
    '7',
    'x',
    '**\n\u00a0a ',
    '\n'
  ]
  const raw = fc.record(Object.fromEntries(NAMES.map(name => [name, fc.constantFrom(...words)])), { requiredKeys: [] })
  const mostlyDefaults = fc.record(
    Object.fromEntries(
      NAMES.map(name => [
        name,
        fc.constantFrom(
          '',
          String(DEFAULTS[name]),
          ...(/^(manifest|seals|covers|threads|format|unsealed|max-entries)$/.test(name) ? words : [])
        )
      ])
    ),
    { requiredKeys: [] }
  )
  await fc.assert(
    fc.asyncProperty(fc.oneof(raw, mostlyDefaults), async given => {
      const slow = (() => {
        try {
          return parseOptions(given)
        } catch (error) {
          return String(error)
        }
      })()
      expect(await readOptions(GATE, given).catch(String)).toStrictEqual(slow)
    }),
    { numRuns: 500 }
  )
})

describe('limits of evidence', () => {
  test.each<[string, string]>([
    ['now', '2026-06-01T24:00:00Z'],
    ['now', '2026-06-01T12:00:00z'],
    ['now', '2026-06-01T12:00:00+00:00'],
    ['now', '2026-02-30T12:00:00Z'],
    ['now', '1780315200'],
    ['now', '2026-06-01T12:00:00Z\n2027-06-01T12:00:00Z'],
    ['now', '$(date)'],
    ['evidence-commit', 'main'],
    ['evidence-commit', 'C'.repeat(40)],
    ['evidence-commit', 'c'.repeat(39)],
    ['expiry-notice', '-1'],
    ['expiry-notice', '1.5'],
    ['expiry-notice', '10000']
  ])('%s is refused as %j', (name, value) => {
    expect(() => parseOptions({ [name]: value })).toThrow(`"${name}" is`)
  })

  test('are read', () => {
    const options = parseOptions({ now: ' 2026-06-01T12:00:00Z ', 'evidence-commit': 'c'.repeat(64), 'expiry-notice': '0' })
    expect([options.now, options['evidence-commit'], options['expiry-notice']]).toEqual([
      '2026-06-01T12:00:00Z',
      'c'.repeat(64),
      0
    ])
  })
})

describe('the request', () => {
  test('holds only what was given', () => {
    expect(toGateRequest(DEFAULTS, '/w', ['m'])).toStrictEqual({
      cwd: '/w',
      manifests: ['m'],
      format: 'auto',
      covers: [],
      unsealed: 'fail',
      requireClearance: false,
      threads: 'auto',
      maxManifestBytes: 268_435_456,
      maxEntries: 5_000_000,
      expiryNoticeDays: 14
    })
  })

  test('holds everything that was given', () => {
    const options = parseOptions({
      seals: 'x',
      root: 'r',
      'manifest-sha256': 'pin',
      covers: '**',
      unsealed: 'ignore',
      'require-clearance': 'true',
      format: 'bsd'
    })
    expect(toGateRequest(options, '/w', [])).toStrictEqual({
      cwd: '/w',
      manifests: [],
      seals: 'x',
      format: 'bsd',
      root: 'r',
      manifestSha256: 'pin',
      covers: ['**'],
      unsealed: 'ignore',
      requireClearance: true,
      threads: 'auto',
      maxManifestBytes: 268_435_456,
      maxEntries: 5_000_000,
      expiryNoticeDays: 14
    })
  })
})
