import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import type { Log } from 'sarif'
import { CAUSE_CODES } from '../../../src/model/causes.ts'
import { FINDING_CODES } from '../../../src/model/codes.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Report } from '../../../src/model/report.ts'
import { docsUrl } from '../../../src/report/findings/sentences.ts'
import { RULE_HELP } from '../../../src/report/sarif/rule-help.generated.ts'
import { artifact, type Replacement, type SarifContext, sarifText } from '../../../src/report/sarif/sarif.ts'
import { folderWith } from '../../support/folder.ts'
import { aDrift, aFailure, aFinding, aReport, HOSTILE } from '../../support/reports.ts'
import { renderSarif } from '../../support/whole-reports.ts'

// The schema is of draft 4; but for these two keys it means the same in draft 7.
const { id: _, $schema, ...schema } = JSON.parse(readFileSync('fixtures/schemas/sarif-2.1.0-rtm.5.json', 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)

/** The log, held to the schema. */
function sarif(report: Report, context?: SarifContext): Log {
  const log = JSON.parse(renderSarif(report, context))
  validate(log)
  expect(validate.errors ?? []).toEqual([])
  return log
}

function runOf(findings: readonly Finding[], context?: SarifContext) {
  const [run] = sarif(aFailure(findings), context).runs
  if (run === undefined) throw new Error('no run')
  return run
}

const notificationsOf = (run: ReturnType<typeof runOf>) => run.invocations?.[0]?.toolExecutionNotifications ?? []

describe('the schema', () => {
  test('is that of SARIF, and refuses', () => {
    expect($schema).toBe('http://json-schema.org/draft-04/schema#')
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
    const log = sarif(aFailure([aFinding()]))
    const [run] = log.runs
    for (const wrong of [
      { ...log, version: '2.1.1' },
      { ...log, runs: [{ ...run, results: [{ ruleId: 'x' }] }] },
      { ...log, runs: [{ ...run, columnKind: 'bytes' }] }
    ])
      expect(validate(wrong)).toBe(false)
  })

  test('holds a run that passes: no result, no rule, nothing said', () => {
    const log = sarif(aReport())
    expect(log.runs[0]).toMatchObject({ results: [], tool: { driver: { name: 'Seal Gate', rules: [] } } })
    expect(log.runs[0]?.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }])
  })

  test.each(FINDING_CODES)('holds %s', code => {
    const { drift: _drift, ...bare } = aFinding({ code })
    const [rule] = runOf([bare], { docs: 'https://host/o/r/blob/v1/' }).tool.driver.rules ?? []
    expect(rule?.id).toBe(code)
    expect(rule?.helpUri).toBe(`https://host/o/r/blob/v1/${docsUrl(bare)}`)
  })

  test.each(CAUSE_CODES)('holds %s', code => {
    const run = runOf([aFinding({ drift: aDrift({ causes: [{ code }] }) })])
    expect(run.tool.driver.rules?.map(rule => rule.id)).toEqual([code])
    expect(run.results?.[0]).toMatchObject({
      ruleId: code,
      ruleIndex: 0,
      properties: { code: 'length-mismatch', causes: [code] }
    })
  })

  test('holds hostile names and reasons, of which nothing stays invisible', () => {
    const run = runOf(HOSTILE.map(text => aFinding({ path: text, reason: text })))
    for (const { message } of run.results ?? []) {
      expect(message.text).toMatch(/^[^\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/u)
      expect(message.text).not.toMatch(/[{}]|\]\(/)
    }
  })
})

describe('a result', () => {
  test('says where, how bad, what, why and what to do', () => {
    const [result] = runOf([aFinding()]).results ?? []
    expect(result).toMatchObject({
      ruleId: 'crlf-added',
      level: 'error',
      properties: { code: 'length-mismatch', certainty: 'proved', causes: ['crlf-added'] }
    })
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'packet/docs/a.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 14 }
        }
      }
    ])
    expect(result?.message.text).toMatch(
      /^"docs\/a\.md" has changed .*LF line endings became CRLF .*proved.*\nsealed: 1,200 bytes/
    )
    expect(result?.message.text).toContain("\n  echo '/packet/docs/a.md -text' >> .gitattributes")
  })

  test.each([
    ['fail', 'error'],
    ['unverifiable', 'error'],
    ['warning', 'warning'],
    ['notice', 'note']
  ] as const)('%s is %s', (severity, level) => {
    expect(runOf([aFinding({ severity })]).results?.[0]?.level).toBe(level)
    expect(notificationsOf(runOf([{ code: 'internal-error', severity }]))[0]?.level).toBe(level)
  })

  test('of a file without a known place has no region', () => {
    const { drift: _drift, ...bare } = aFinding()
    expect(runOf([bare]).results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'packet/docs/a.md', uriBaseId: '%SRCROOT%' }
    })
  })

  test('further places are related locations', () => {
    const locations = [1, 2, 3].map(line => ({ line, column: 5, offset: line * 10, expected: 'a', found: 'b' }))
    const [result] = runOf([aFinding({ drift: aDrift({ locations }) })]).results ?? []
    expect(
      result?.relatedLocations?.map(({ id, message, physicalLocation }) => [id, message?.text, physicalLocation?.region])
    ).toEqual([
      [1, 'line 2, column 5, byte 20: a became b', { startLine: 2, startColumn: 5 }],
      [2, 'line 3, column 5, byte 30: a became b', { startLine: 3, startColumn: 5 }]
    ])
  })

  test('one without a place in the repository is said by the run, since GitHub refuses a result without one', () => {
    const findings: Finding[] = [
      { code: 'probe-failed', severity: 'unverifiable', reason: 'crlf' },
      { code: 'manifest-empty', severity: 'unverifiable', manifest: '(inline seals)' },
      aFinding()
    ]
    const run = runOf(findings)
    expect(run.results).toHaveLength(1)
    expect(notificationsOf(run).map(({ associatedRule }) => associatedRule?.id)).toEqual(['probe-failed', 'manifest-empty'])
    for (const { associatedRule } of notificationsOf(run))
      expect(run.tool.driver.rules?.[associatedRule?.index ?? -1]?.id).toBe(associatedRule?.id)
  })

  test('nothing that is unverifiable counts as a run that succeeded', () => {
    const log = sarif(aReport({ verdict: 'unverifiable', findings: [{ code: 'internal-error', severity: 'unverifiable' }] }))
    expect(log.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(false)
  })
})

describe('a URI', () => {
  test.each([
    ['a b.txt', 'a%20b.txt'],
    ['c:/x', 'c%3A/x'],
    ['100%/#?&=+', '100%25/%23%3F%26%3D%2B'],
    ['a\\b', 'a%5Cb'],
    ['%41', '%2541'],
    ['é/日本', '%C3%A9/%E6%97%A5%E6%9C%AC'],
    ['\u202egnp', '%E2%80%AEgnp'],
    ['x\n::error', 'x%0A%3A%3Aerror'],
    ['lone\ud800', 'lone%EF%BF%BD']
  ])('%j is %s', (file, uri) => {
    expect(artifact(file)).toEqual({ uri, uriBaseId: '%SRCROOT%' })
  })

  test('leads back to the name, below any root, whatever the name', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter(text => !/^\.{1,2}$/.test(text) && !text.includes('/') && text.isWellFormed())
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), parts => {
        const url = new URL(artifact(parts.join('/')).uri ?? '', 'https://host/root/')
        expect([url.origin, url.search, url.hash]).toEqual(['https://host', '', ''])
        expect(decodeURIComponent(url.pathname)).toBe(`/root/${parts.join('/')}`)
      })
    )
  })
})

test('no text holds a placeholder or a link', () => {
  expect(sarifText('{0} [x](https://evil.example) \u202e')).toBe('\\u7B0\\u7D [x]\\u28https://evil.example) \\u202E')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => !/[{}\n\r]|\]\(/.test(sarifText(text))))
})

describe('fingerprints', () => {
  const prints = (...findings: readonly Finding[]) =>
    (runOf(findings).results ?? []).map(({ partialFingerprints }) => partialFingerprints)

  test('stay while bytes, lines and places change', () => {
    const moved = aFinding({ line: 9, found: { bytes: 7 }, drift: aDrift({ locations: [{ line: 8, column: 1, offset: 99 }] }) })
    expect(prints(aFinding())).toEqual(prints(moved))
    expect(prints(aFinding())).toEqual([
      { primaryLocationLineHash: '687da82ec6875726ab0b7355077256d3:1', 'sealGate/v1': '687da82ec6875726ab0b7355077256d3:1' }
    ])
  })

  test('differ by path, manifest and cause, and where all are the same, by number', () => {
    const all = prints(
      aFinding(),
      aFinding({ path: 'docs/b.md' }),
      aFinding({ manifest: 'other' }),
      aFinding({ drift: aDrift({ causes: [{ code: 'bom-added' }] }) }),
      aFinding(),
      aFinding({ path: 'a","b', manifest: 'm' }),
      aFinding({ path: 'b', manifest: 'm","a' })
    ).map(print => print?.['primaryLocationLineHash'])
    expect(new Set(all).size).toBe(7)
    expect(all[4]).toBe(all[0]?.replace(':1', ':2'))
  })
})

describe('limits', () => {
  const many = (count: number, reason = '') =>
    Array.from({ length: count }, (_x, index) => aFinding({ path: `f${index}`, reason }))

  test('5,000 results are all there; of one more, the run says that it is not', () => {
    expect(runOf(many(5000)).results).toHaveLength(5000)
    expect(notificationsOf(runOf(many(5000)))).toEqual([])
    const run = runOf(many(5001))
    expect(run.results?.at(-1)?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('packet/f4999')
    expect(notificationsOf(run)).toHaveLength(1)
    expect(notificationsOf(run)[0]?.message.text).toMatch(
      /^5,000 of 5,001 findings are listed here, worst first; report\.json has all\./
    )
  })

  test('5,000 results fit with five places each, of which the first thousand show all', () => {
    const locations = Array.from({ length: 5 }, (_x, line) => ({
      line: line + 1,
      column: 14,
      offset: line,
      expected: '␊',
      found: '␍␊'
    }))
    const { results = [] } = runOf(many(5000).map(finding => ({ ...finding, drift: aDrift({ locations }) })))
    expect(results).toHaveLength(5000)
    expect([999, 1000].map(index => results[index]?.relatedLocations?.length)).toEqual([4, undefined])
  })

  test('never more bytes than GitHub takes, however long the texts', () => {
    // Text that does not compress: the limit is that of the bytes after gzip.
    const noise = Array.from({ length: 6000 }, (_x, index) => String.fromCharCode(33 + ((index * index * 31) % 90))).join('')
    const text = renderSarif(aFailure(many(4000, noise)))
    expect(Buffer.byteLength(text)).toBeLessThan(10_000_000)
    expect(gzipSync(text).length).toBeLessThan(10_000_000)
    expect(text).toContain('of 4,000 findings are listed here')
  })

  test('a result that does not fit is passed over, and smaller ones are not', () => {
    const run = runOf([...many(2), aFinding({ reason: 'x'.repeat(5000) }), aFinding({ path: 'last' })], {
      limits: { bytes: 12_000 }
    })
    expect(run.results).toHaveLength(3)
    expect(notificationsOf(run)[0]?.message.text).toMatch(/^3 of 4 findings/)
  })
})

describe('fixes', () => {
  const finding = aFinding()
  const fixes = (...replacements: readonly Replacement[]) => ({ fixes: new Map([[finding, replacements]]) })

  test('hold exact bytes, and where they go', () => {
    const [result] =
      runOf([finding], fixes({ from: 2, to: 4, bytes: Buffer.from([0, 255]) }, { from: 9, to: 10, bytes: Buffer.of() }))
        .results ?? []
    expect(result?.fixes).toEqual([
      {
        description: { text: 'Gives "docs/a.md" exactly its sealed bytes.' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'packet/docs/a.md', uriBaseId: '%SRCROOT%' },
            replacements: [
              { deletedRegion: { byteOffset: 2, byteLength: 2 }, insertedContent: { binary: 'AP8=' } },
              { deletedRegion: { byteOffset: 9, byteLength: 1 } }
            ]
          }
        ]
      }
    ])
  })

  test('are of their own finding only', () => {
    expect(runOf([aFinding()], fixes({ from: 0, to: 1, bytes: Buffer.of() })).results?.[0]?.fixes).toBeUndefined()
    expect(runOf([finding], fixes()).results?.[0]?.fixes).toBeUndefined()
  })
})

describe('rules', () => {
  test('one for each kind, in the order of their ids, and every index leads to its rule', () => {
    const { tool, results } = runOf([
      aFinding(),
      aFinding({ code: 'missing', drift: aDrift({ causes: [] }) }),
      aFinding({ path: 'x' }),
      aFinding({ drift: aDrift({ causes: [{ code: 'bom-added' }, { code: 'crlf-added' }] }) })
    ])
    expect(tool.driver.rules?.map(({ id }) => id)).toEqual(['bom-added', 'crlf-added', 'missing'])
    for (const { ruleId, ruleIndex } of results ?? []) expect(tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId)
  })

  test('help comes from the documentation', () => {
    const [rule] = runOf([aFinding()]).tool.driver.rules ?? []
    expect(rule?.name).toBe('CrlfAdded')
    expect(rule?.shortDescription?.text).toBe('LF line endings became CRLF.')
    expect(rule?.help?.markdown).toContain('**Why:** each LF became CRLF. Git for Windows does it at checkout')
    expect(rule?.help?.text).toContain('- Why: each LF became CRLF. Git for Windows does it at checkout (core.autocrlf=true')
    expect(rule?.helpUri).toBeUndefined()
    expect(runOf([aFinding({ code: 'missing', drift: aDrift({ causes: [] }) })]).tool.driver.rules?.[0]).not.toHaveProperty(
      'name'
    )
    expect(runOf([], { docs: 'https://host/o/r/blob/v1/' }).tool.driver.informationUri).toBe('https://host/o/r/blob/v1/README.md')
  })

  test('links of the help lead to the page, or are none', () => {
    const { drift: _drift, ...bare } = aFinding({ code: 'missing' })
    const markdown = (context?: SarifContext) => runOf([bare], context).tool.driver.rules?.[0]?.help?.markdown
    expect(markdown({ docs: 'https://host/o/r/blob/v1/' })).toContain('[`moved`](https://host/o/r/blob/v1/docs/drift.md#moved)')
    expect(markdown()).toContain('`moved`')
    expect(markdown()).not.toContain('](#')
  })

  test('the help is that of docs/, and one character of difference is found', () => {
    const check = (...args: readonly string[]) =>
      spawnSync(process.execPath, ['scripts/rule-help.ts', '--check', ...args], { encoding: 'utf8' })
    expect([check().stderr, check().status]).toEqual(['', 0])
    const text = readFileSync('src/report/sarif/rule-help.generated.ts', 'utf8')
    const file = join(folderWith({ 'help.ts': text.replace('crlf', 'crfl') }), 'help.ts')
    expect(check(file).status).toBe(1)
    writeFileSync(file, text)
    expect(check(file).status).toBe(0)
    expect(Object.keys(RULE_HELP).length).toBeGreaterThan(70)
    for (const help of Object.values(RULE_HELP)) expect(help.length).toBeGreaterThan(40)
  })
})

test('the same report gives the same bytes, in one line', () => {
  const report = aFailure([aFinding(), aFinding({ path: 'b' })])
  expect(renderSarif(report)).toBe(renderSarif(structuredClone(report)))
  expect(renderSarif(report).indexOf('\n')).toBe(renderSarif(report).length - 1)
})
