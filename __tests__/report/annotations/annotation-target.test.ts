import { describe, expect, test } from '@jest/globals'
import { FINDING_CODES, type FindingCode } from '../../../src/model/codes.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { existing, type LandingOptions, landingsOf } from '../../../src/report/annotations/annotation-target.ts'
import { aDrift, aFailure, aFinding } from '../../support/reports.ts'

function landing(finding: Finding, options?: LandingOptions, over: Parameters<typeof aFailure>[1] = {}) {
  return landingsOf(aFailure([finding], over), options)(finding)
}

describe('only lines that exist', () => {
  test.each([
    ['in the middle', { line: 3, column: 14, offset: 120 }, 1242, { line: 3, column: 14 }],
    ['of a file whose length nobody knows', { line: 3, column: 14, offset: 120 }, undefined, { line: 3, column: 14 }],
    ['at the last byte', { line: 3, column: 14, offset: 120 }, 121, { line: 3, column: 14 }],
    ['behind a last line without a line feed', { line: 3, column: 14, offset: 120 }, 120, { line: 3 }],
    ['behind the last line feed', { line: 4, column: 1, offset: 120 }, 120, { line: 3 }],
    ['of an empty file', { line: 1, column: 1, offset: 0 }, 0, {}]
  ] as const)('%s', (_name, location, bytes, spot) => {
    expect(existing(location, bytes)).toStrictEqual(spot)
  })

  test('a finding without a place leads to the file, and to no line of it', () => {
    const { drift: _, ...bare } = aFinding()
    expect(landing(bare)).toStrictEqual({ file: 'packet/docs/a.md', atSeal: false })
  })

  test('a finding about a member of an archive leads to the archive, and to no line of it', () => {
    const manifests = [{ path: 'packet/seal-gate.json', root: 'dist', format: 'native', seals: 1, notices: [] }] as const
    const found = aFinding({ path: 'app.tgz!/bin/run' })
    const inArchive = manifests.map(one => ({ ...one, archive: 'dist/app.tgz' }))
    expect(landing(found, {}, { manifests: inArchive })).toStrictEqual({ file: 'dist/app.tgz', atSeal: false })
    expect(landing(found, {}, { manifests })).toMatchObject({ file: 'dist/app.tgz!/bin/run', line: 3 })
  })

  test('a place that the finding itself names comes first', () => {
    const { drift: _, ...bare } = aFinding({ code: 'forbidden-token', location: { line: 7, column: 2, offset: 60 } })
    expect(landing(bare)).toStrictEqual({ file: 'packet/docs/a.md', line: 7, column: 2, atSeal: false })
  })

  test('an emptied file has no first line', () => {
    const drift = aDrift({ causes: [{ code: 'emptied' }], locations: [{ line: 1, column: 1, offset: 0 }] })
    expect(landing(aFinding({ found: { bytes: 0 }, drift }))).toStrictEqual({ file: 'packet/docs/a.md', atSeal: false })
  })
})

describe('what is not there, or not a file, is marked at its seal', () => {
  const atSeal: readonly FindingCode[] = [
    'missing',
    'moved',
    'case-renamed',
    'symlink',
    'link-changed',
    'asset-renamed',
    'asset-incomplete',
    'digest-unknown',
    'not-a-file',
    'outside-root',
    'oxum-mismatch',
    'resealed',
    'signer-changed',
    'seal-added',
    'seal-removed',
    'seal-weakened',
    'config-changed'
  ]
  test.each(FINDING_CODES)('%s', code => {
    const { drift: _, ...bare } = aFinding({ code })
    const expected = atSeal.includes(code) || code.startsWith('manifest-')
    expect(landing(bare)).toStrictEqual(
      expected ? { file: 'packet/seal-gate.json', line: 4, atSeal: true } : { file: 'packet/docs/a.md', atSeal: false }
    )
  })

  test('a manifest as a whole has no line', () => {
    const finding: Finding = { code: 'manifest-not-found', severity: 'unverifiable', manifest: 'm' }
    expect(landing(finding)).toStrictEqual({ file: 'm', atSeal: true })
  })

  test('a run has no place', () => {
    expect(landing({ code: 'probe-failed', severity: 'unverifiable' })).toBeUndefined()
  })
})

describe('the repository is not always the workspace', () => {
  const sub: LandingOptions = { checkout: { folder: 'packet', others: [] } }

  test('its own folder is taken off', () => {
    expect(landing(aFinding(), sub)?.file).toBe('docs/a.md')
    expect(landing(aFinding({ code: 'missing' }), sub)).toMatchObject({ file: 'seal-gate.json', line: 4 })
  })

  test('what lies beside it is not in it', () => {
    expect(landing(aFinding(), { checkout: { folder: 'pack', others: [] } })).toBeUndefined()
    expect(landing(aFinding(), { checkout: { folder: 'other', others: [] } })).toBeUndefined()
  })

  test('a file of a submodule is marked at its seal, if that is outside the submodule', () => {
    const inside: LandingOptions = { checkout: { folder: '', others: ['packet/docs'] } }
    expect(landing(aFinding(), inside)).toMatchObject({ file: 'packet/seal-gate.json', line: 4, atSeal: true })
    expect(landing(aFinding(), { checkout: { folder: '', others: ['packet'] } })).toBeUndefined()
    expect(landing(aFinding(), { checkout: { folder: '', others: ['packet/doc'] } })?.file).toBe('packet/docs/a.md')
  })

  test('a workspace that is a folder of the repository', () => {
    expect(landing(aFinding(), { within: 'apps/web' })?.file).toBe('apps/web/packet/docs/a.md')
    expect(landing(aFinding({ code: 'missing' }), { within: 'apps/web' })?.file).toBe('apps/web/packet/seal-gate.json')
  })

  test('a name that is not UTF-8 is marked at its seal', () => {
    expect(landing(aFinding({ path: 'caf\\xe9.txt' }))).toMatchObject({ file: 'packet/seal-gate.json', line: 4, atSeal: true })
    expect(landing(aFinding({ path: 'caf\\xyz.txt' }))?.file).toBe('packet/caf\\xyz.txt')
  })

  test('a root outside the workspace', () => {
    const manifests = [{ path: 'packet/seal-gate.json', root: '/srv', format: 'native', seals: 1, notices: [] }] as const
    expect(landing(aFinding(), { workspace: '/work/repo' }, { manifests })).toMatchObject({ atSeal: true, line: 4 })
    expect(landing(aFinding(), { workspace: '/srv' }, { manifests })).toMatchObject({ file: 'docs/a.md', line: 3 })
  })
})
