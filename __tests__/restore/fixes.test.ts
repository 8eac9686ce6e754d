import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gate } from '../../src/gate/gate.ts'
import type { Replacement } from '../../src/report/sarif/sarif.ts'
import { fixesOf, replacementsOf } from '../../src/restore/fixes.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'

const TEXT = 'first line\nsecond line\nthird line\n'
const ROOM = { places: 500, bytes: 16_384 }

function apply(found: Uint8Array, replacements: readonly Replacement[]): Buffer {
  let bytes = Buffer.from(found)
  // From the end, as an editor would, so that no offset moves.
  for (const { from, to, bytes: put } of replacements.toReversed())
    bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)])
  return bytes
}

/** A folder whose files were sealed with `sealed` and hold `found`, and the fixes of the gate's report. */
async function fixes(
  files: Readonly<Record<string, readonly [sealed: string, found: string]>>,
  limits?: Parameters<typeof fixesOf>[2]
) {
  const lines = Object.entries(files).map(([path, [sealed]]) => {
    const bytes = Buffer.from(sealed)
    return `${createHash('sha256').update(bytes).digest('hex')} ${bytes.length} ${path}\n`
  })
  const found = Object.entries(files).map(([path, [, text]]): [string, string] => [path, text])
  const cwd = folderWith({ ...Object.fromEntries(found), seals: lines.join('') })
  const request = aRequest({ cwd, manifests: ['seals'] })
  const report = await gate(request, null)
  return { cwd, report, request, fixes: await fixesOf(report, request, limits) }
}

describe('fixes of a report', () => {
  test('give exactly the sealed bytes', async () => {
    const crlf = TEXT.replaceAll('\n', '\r\n')
    const {
      cwd,
      report,
      fixes: all
    } = await fixes({ 'a.txt': [TEXT, crlf], 'b.txt': [TEXT, `\ufeff${TEXT}`], 'c.txt': [TEXT, TEXT] })
    expect(report.findings.map(({ path }) => path)).toEqual(['a.txt', 'b.txt'])
    expect(all.size).toBe(2)
    for (const finding of report.findings) {
      const path = join(cwd, finding.path ?? '')
      const replacements = all.get(finding) ?? []
      expect(apply(readFileSync(path), replacements).toString()).toBe(TEXT)
      expect(replacements).toHaveLength(finding.path === 'a.txt' ? 3 : 1)
    }
  })

  test('are none where the sealed bytes are not in hand', async () => {
    const { report, fixes: all } = await fixes({ 'a.txt': [TEXT, 'something else altogether\n'] })
    expect(report.findings[0]).toMatchObject({ path: 'a.txt', drift: { locations: expect.anything() } })
    expect(report.findings[0]?.drift?.certainty).not.toBe('proved')
    expect(all.size).toBe(0)
  })

  test('are none when a manifest cannot be trusted, and none of a pass', async () => {
    const { report, request } = await fixes({ 'a.txt': [TEXT, TEXT.replaceAll('\n', '\r\n')] })
    const flaw = { code: 'manifest-malformed', severity: 'unverifiable' } as const
    expect((await fixesOf({ ...report, findings: [...report.findings, flaw] }, request)).size).toBe(0)
    expect((await fixes({ 'a.txt': [TEXT, TEXT] })).fixes.size).toBe(0)
  })

  test('are none of a file that changed after it was judged, and an error when the manifest did', async () => {
    const { cwd, report, request } = await fixes({ 'a.txt': [TEXT, TEXT.replaceAll('\n', '\r\n')] })
    writeFileSync(join(cwd, 'a.txt'), `x${TEXT}`)
    expect((await fixesOf(report, request)).size).toBe(0)
    writeFileSync(join(cwd, 'seals'), `${'0'.repeat(64)} 3 a.txt\n`)
    await expect(fixesOf(report, request)).rejects.toThrow('changed after it was judged')
  })

  test('are at most so many', async () => {
    const crlf = TEXT.replaceAll('\n', '\r\n')
    const files = { 'a.txt': [TEXT, crlf], 'b.txt': [TEXT, crlf] } as const
    expect((await fixes(files, { ...ROOM, files: 1 })).fixes.size).toBe(1)
    expect((await fixes(files, { ...ROOM, files: 9, places: 2 })).fixes.size).toBe(0)
  })
})

describe('replacements', () => {
  test('of any two byte strings give the one from the other, in order and without overlap', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(fc.constantFrom(10, 13, 32, 65, 66), { maxLength: 200 }).map(all => Uint8Array.from(all))
    )
    fc.assert(
      fc.property(bytes, bytes, (original, found) => {
        const all = replacementsOf(original, found, ROOM) ?? []
        expect(apply(found, all).equals(original)).toBe(true)
        for (const [index, { from, to }] of all.entries()) {
          expect(from).toBeGreaterThanOrEqual(all[index - 1]?.to ?? 0)
          expect(to).toBeGreaterThanOrEqual(from)
        }
      })
    )
  })

  test('that would be too many or too long are none', () => {
    const original = Buffer.from('a\nb\nc\n')
    const found = Buffer.from('a\r\nb\r\nc\r\n')
    expect(replacementsOf(original, found, { places: 3, bytes: 0 })).toHaveLength(3)
    expect(replacementsOf(original, found, { places: 2, bytes: 0 })).toBeUndefined()
    expect(replacementsOf(found, original, { places: 3, bytes: 3 })).toHaveLength(3)
    expect(replacementsOf(found, original, { places: 3, bytes: 2 })).toBeUndefined()
  })
})
