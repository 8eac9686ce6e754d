import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { digestOf } from '../../src/model/digest.ts'
import { proveSealed } from '../../src/model/proof.ts'
import type { Report } from '../../src/model/report.ts'
import { annotations } from '../../src/report/annotations/annotations.ts'
import { PROVED_MEANS } from '../../src/report/findings/drift-sentences.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { renderText } from '../../src/report/text/text.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { bundleTexts } from '../support/reports.ts'
import { gnuList } from '../support/seals.ts'
import { payloadText, renderJunit, renderSarif } from '../support/whole-reports.ts'

const TEXT = Array.from({ length: 50 }, (_, n) => `line ${n + 1}, with 100 parts\n`).join('')
const EDITED = TEXT.replace('line 40, with 100', 'line 40, with 450')
const WORD = /\bprov(?:ed|es|en)\b/i

/** A repository whose commit has the sealed bytes, and a file beside it that no commit has. */
async function run(found: Readonly<Record<string, string>>): Promise<Report> {
  const sealed = { 'edit.txt': TEXT, 'lost.txt': `${TEXT}x` }
  const root = folderWith({ 'edit.txt': TEXT, SUMS: gnuList(sealed) })
  git(root, 'init', '-q')
  git(root, 'add', 'edit.txt')
  git(root, 'commit', '-qm', 'sealed')
  putFile(root, 'lost.txt', `${TEXT}x`)
  for (const [path, text] of Object.entries(found)) putFile(root, path, text)
  return gate(aRequest({ cwd: root, manifests: ['SUMS'] }), null)
}

/** Every output of a run, by name. */
async function outputsOf(report: Report): Promise<Readonly<Record<string, string>>> {
  return {
    text: await renderText(report),
    summary: renderSummary(report),
    annotations: JSON.stringify(annotations(report)),
    sarif: renderSarif(report),
    junit: renderJunit(report),
    page: payloadText(report, undefined),
    ...Object.fromEntries(bundleTexts(report).map(({ name, text }) => [name, text]))
  }
}

describe('the word "proved"', () => {
  test('is in no output of a run in which nothing was', async () => {
    const report = await run({ 'edit.txt': `\ufeff${EDITED}`, 'lost.txt': `${TEXT}\r\nnothing of this was sealed` })
    expect(report.findings.map(({ drift }) => drift?.certainty).toSorted()).toEqual(['compared', 'unexplained'])
    for (const [name, text] of Object.entries(await outputsOf(report))) {
      expect({ name, word: WORD.exec(text)?.[0] }).toEqual({ name, word: undefined })
    }
  })

  test('is in every output for people of a run in which something was', async () => {
    const report = await run({ 'edit.txt': `\ufeff${TEXT}` })
    expect(report.findings[0]?.drift?.certainty).toBe('proved')
    const { text, summary, annotations: notes, sarif, junit } = await outputsOf(report)
    for (const output of [text, summary, notes, sarif, junit]) expect(output).toMatch(WORD)
  })

  test('the edit comes first in every output for people', async () => {
    const report = await run({ 'edit.txt': `\ufeff${EDITED}` })
    const first = '1 edit: line 40, `100` became `450`; besides, a byte order mark was added'
    const outputs = await outputsOf(report)
    for (const name of ['text', 'annotations', 'sarif', 'junit']) expect(outputs[name]).toContain(first)
    expect(outputs['summary']?.replaceAll('&#96;', '`')).toContain(first)
    expect(annotations(report)[0]).toMatchObject({ file: 'edit.txt', line: 40 })
  })

  test.each(['README.md', 'docs/drift.md', 'SECURITY.md'])('%s defines it with the words of the summary', file => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').replaceAll(/\s+/g, ' ')
    expect(text).toContain(PROVED_MEANS)
  })
})

describe('a proof', () => {
  const bytes = Buffer.from(TEXT)
  const [sha256, sha512] = [digestOf('sha256', bytes), digestOf('sha512', bytes)]
  const seal = { path: 'a', line: 1, bytes: bytes.length, digests: { sha256, sha512 } }

  test('is made of bytes with the sealed length and every sealed digest', () => {
    expect(proveSealed(seal, bytes)).toEqual({ bytes: bytes.length, verified: ['sha256', 'sha512'] })
  })

  test.each([
    ['one other bit', seal, Buffer.from(TEXT.replace('l', 'm'))],
    ['another length', { ...seal, bytes: bytes.length + 1 }, bytes],
    [
      'one of two digests',
      { ...seal, digests: { sha256, sha512: sha512.replace(/^./, digit => (digit === '0' ? '1' : '0')) } },
      bytes
    ],
    ['no digest', { ...seal, digests: {} }, bytes]
  ])('is not made with %s', (_, wrong, given) => {
    expect(proveSealed(wrong, given)).toBeUndefined()
  })
})
