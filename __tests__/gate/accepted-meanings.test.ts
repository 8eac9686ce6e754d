import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { acceptRules } from '../../src/commands/accept.ts'
import { normalForms } from '../../src/drift/meaning/normal-forms.ts'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { toGateRequest } from '../../src/options/request.ts'
import { DEFAULTS } from '../../src/options/table.ts'
import { OUTPUT_ROWS } from '../../src/report/outputs.ts'
import { wholeOf } from '../../src/report/rendered.ts'
import { sealChanges } from '../../src/reseal/changes.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { commit, git } from '../support/pull-request.ts'
import { gnuList, sealOf } from '../support/seals.ts'

// Files with another layout. Each one that passes has a twin with another value, which does not.

const JSON_TEXT = '{"greeting": "Hello", "count": 1}\n'
const REFORMATTED = '{\n  "count": 1.0,\n  "greeting": "Hell\\u006f"\n}\n'
const CHANGED = '{\n  "count": 1.0,\n  "greeting": "Hella"\n}\n'

function nativeFolder(files: Readonly<Record<string, string>>, more: object = {}): string {
  const entries = Object.entries(files).map(([path, text]) => {
    const { digests, bytes } = sealOf(path, text)
    const { jsonSha256, textSha256 } = normalForms(path, Buffer.from(text))
    return { path, sha256: digests.sha256, bytes, json_sha256: jsonSha256, text_sha256: textSha256, ...more }
  })
  return folderWith({ ...files, 'seal-gate.json': JSON.stringify({ schema: 'seal-gate/manifest/1', files: entries }) })
}

async function judge(cwd: string, rules: readonly string[], more: Partial<GateRequest> = {}): Promise<Report> {
  const request = toGateRequest(DEFAULTS, cwd, [more.manifests?.[0] ?? 'seal-gate.json'])
  return gate({ ...request, git: false, ...acceptRules(rules), ...more }, null)
}

/** Numbers only, or about evidence. */
const WITHOUT_FILES = new Set(['blocker-map.json', 'probe-results.json', 'trend.jsonl'])

const shown = ({ verdict, findings }: Report) => [
  verdict,
  ...findings.map(({ code, severity, path = '' }) => `${code} ${severity} ${path}`)
]
const ACCEPTED = ['pass', 'meaning-accepted notice a/x.json']
const REFUSED = ['fail', 'length-mismatch fail a/x.json']

describe('same-json', () => {
  const folder = () => nativeFolder({ 'a/x.json': JSON_TEXT, 'b.json': '[]\n' })
  const written = (text: string | Uint8Array) => {
    const cwd = folder()
    putFile(cwd, 'a/x.json', text)
    return cwd
  }

  test('another layout passes by a rule, and is a drift in all numbers', async () => {
    const report = await judge(written(REFORMATTED), ['same-json a/**'])
    expect(shown(report)).toEqual(ACCEPTED)
    expect(report.counts).toMatchObject({ sealed: 2, intact: 1, drifted: 1 })
    expect(report.findings[0]?.reason).toContain('"accept: same-json a/**"')
  })

  test.each<[string, string | Uint8Array, readonly string[]]>([
    ['another value', CHANGED, ['same-json a/**']],
    ['without a rule', REFORMATTED, []],
    ['under a rule for other files', REFORMATTED, ['same-json b*', 'same-json *.json']],
    ['under a rule for texts', REFORMATTED, ['same-text **']],
    ['a duplicate key', '{"greeting": "Hello", "count": 2, "count": 1}\n', ['same-json **']],
    ['a number that a double changes', JSON_TEXT.replace('1', '1.00000000000000000001'), ['same-json **']],
    ['no JSON', JSON_TEXT.replace('}', ''), ['same-json **']],
    ['two values', `${JSON_TEXT}${JSON_TEXT}`, ['same-json **']],
    ['over a MiB', `${JSON_TEXT}${' '.repeat(1024 * 1024)}`, ['same-json **']]
  ])('%s is refused', async (_, text, rules) => {
    expect(shown(await judge(written(text), rules))).toEqual(REFUSED)
  })

  test('a missing file, a link, and a file for another are refused', async () => {
    const cwd = nativeFolder({ 'a/x.json': JSON_TEXT, 'y.json': CHANGED })
    putFile(cwd, 'a/x.json', CHANGED)
    putFile(cwd, 'y.json', JSON_TEXT)
    expect((await judge(cwd, ['same-json **'])).verdict).toBe('fail')
  })

  test('text rules are checked as for an intact file', async () => {
    const marked = written(`\ufeff${REFORMATTED}`)
    expect(shown(await judge(marked, ['same-json **']))).toEqual(ACCEPTED)
    expect(shown(await judge(marked, ['same-json **'], { textRules: ['no-bom'] }))).toEqual([
      'fail',
      'text-rule fail a/x.json',
      'meaning-accepted notice a/x.json'
    ])
  })

  test('a promised mode must hold', async () => {
    const cwd = nativeFolder({ 'a/x.json': JSON_TEXT }, { exec: false })
    putFile(cwd, 'a/x.json', REFORMATTED)
    chmodSync(join(cwd, 'a/x.json'), 0o644)
    expect(shown(await judge(cwd, ['same-json **']))).toEqual(ACCEPTED)
    chmodSync(join(cwd, 'a/x.json'), 0o755)
    expect(shown(await judge(cwd, ['same-json **']))).toEqual(REFUSED)
  })

  test('beside another fault, the run fails', async () => {
    const cwd = written(REFORMATTED)
    putFile(cwd, 'b.json', '[1]\n')
    expect((await judge(cwd, ['same-json a/**'])).verdict).toBe('fail')
    expect((await judge(cwd, ['same-json **'])).verdict).toBe('fail')
  })

  test('every output names the file, and none states that all bytes are as sealed', async () => {
    const report = await judge(written(REFORMATTED), ['same-json a/**'])
    for (const { name, render, isAvailable } of OUTPUT_ROWS) {
      if ((await isAvailable?.()) === false) continue
      const text = wholeOf(await render(report, {}))
      expect([name, /exactly (?:its|their) sealed bytes/.test(text)]).toEqual([name, false])
      if (!WITHOUT_FILES.has(name)) expect([name, /x\.json|1 accepted/.test(text)]).toEqual([name, true])
    }
  })
})

test('same-json by the sealed bytes in git, where the list has no digest of the value', async () => {
  const cwd = folderWith({ 'a/x.json': JSON_TEXT })
  putFile(cwd, 'SHA256SUMS', gnuList({ 'a/x.json': JSON_TEXT }))
  git(cwd, 'init', '-q')
  commit(cwd)
  const more = { manifests: ['SHA256SUMS'], git: true }
  putFile(cwd, 'a/x.json', REFORMATTED)
  expect(shown(await judge(cwd, ['same-json a/**'], more))).toEqual(ACCEPTED)
  expect((await judge(cwd, ['same-json a/**'], { ...more, git: false })).verdict).toBe('fail')
  putFile(cwd, 'a/x.json', CHANGED)
  expect((await judge(cwd, ['same-json a/**'], more)).verdict).toBe('fail')
})

test('same-text', async () => {
  const cwd = nativeFolder({ 'a.txt': 'Grüße\nzwei\n' })
  for (const [text, verdict] of [
    ['\ufeffGru\u0308ße  \r\nzwei\r\n\r\n', 'pass'],
    ['Grüße\nzwei', 'pass'],
    ['Grüsse\nzwei\n', 'fail'],
    ['Grüße\n zwei\n', 'fail']
  ] as const) {
    putFile(cwd, 'a.txt', text)
    expect([text, (await judge(cwd, ['same-text *.txt'])).verdict]).toEqual([text, verdict])
    expect((await judge(cwd, ['same-json *.txt'])).verdict).toBe('fail')
  }
})

test.each(['same-json', 'same-xml *', '*.json', 'same-json ../x', ''])('the rule %j is refused', line => {
  expect(() => acceptRules([line])).toThrow('"accept"')
})

test('a digest of a form that is added or changed is a new seal, even of the same bytes', () => {
  const place = (more: object) => [{ manifest: 'M', root: '.', seals: [sealOf('a.json', '[]', more)], covers: [] }]
  const codes = (was: object, is: object) =>
    sealChanges(place(was), place(is)).map(({ code, pair }) => [code, pair !== undefined])
  expect(codes({}, { jsonSha256: 'a' })).toEqual([['resealed', false]])
  expect(codes({ textSha256: 'a' }, { textSha256: 'b' })).toEqual([['resealed', false]])
  expect(codes({ jsonSha256: 'a' }, {}).map(([code]) => code)).toEqual(['seal-weakened'])
  expect(codes({ jsonSha256: 'a', textSha256: 'b' }, { jsonSha256: 'a', textSha256: 'b' })).toEqual([])
})
