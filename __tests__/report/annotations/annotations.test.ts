import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../../src/model/finding.ts'
import { annotations } from '../../../src/report/annotations/annotations.ts'
import { aDrift, aFailure, aFinding, aReport, HOSTILE } from '../../support/reports.ts'

const missing: Finding = { code: 'missing', severity: 'fail', manifest: 'packet/seal-gate.json', path: 'docs/b.md', line: 7 }

function one(finding: Finding, over: Parameters<typeof aFailure>[1] = {}, workspace?: string) {
  const [annotation] = annotations(aFailure([finding], over), workspace === undefined ? {} : { workspace })
  return annotation
}

describe('place', () => {
  test('a drifted file is marked at its first difference, below its root', () => {
    expect(one(aFinding())).toMatchObject({
      level: 'error',
      file: 'packet/docs/a.md',
      line: 3,
      column: 14,
      title: 'Seal Gate: length-mismatch (crlf-added)'
    })
  })

  test('a missing file is marked on the line that seals it', () => {
    const annotation = one(missing)
    expect(annotation).toMatchObject({ file: 'packet/seal-gate.json', line: 7 })
    expect(annotation?.column).toBeUndefined()
  })

  test('a flaw of a manifest is marked on its line', () => {
    const finding: Finding = { code: 'manifest-malformed', severity: 'unverifiable', manifest: 'SUMS', line: 9, path: 'x' }
    expect(one(finding)).toMatchObject({ level: 'error', file: 'SUMS', line: 9 })
  })

  test.each([
    ['an unknown manifest keeps paths as they are', { manifests: [] }, 'docs/a.md'],
    ['a root above the workspace has no place', { manifests: [manifest('../other')] }, undefined],
    ['an absolute root elsewhere has no place', { manifests: [manifest('/srv/data')] }, undefined],
    ['an absolute root in the workspace is made relative', { manifests: [manifest('/work/repo/sub')] }, 'sub/docs/a.md'],
    ['a sibling that begins alike is outside', { manifests: [manifest('/work/repo2')] }, undefined],
    ['the workspace itself', { manifests: [manifest('.')] }, 'docs/a.md']
  ] as const)('%s', (_name, over, file) => {
    expect(one(aFinding({ manifest: 'packet/seal-gate.json' }), over, '/work/repo')?.file).toBe(
      file ?? (over.manifests.length > 0 ? 'packet/seal-gate.json' : undefined)
    )
  })

  test('an inline manifest is no file', () => {
    const finding: Finding = { code: 'manifest-empty', severity: 'unverifiable', manifest: '(inline seals)', line: 1 }
    expect(one(finding)?.file).toBeUndefined()
    expect(one({ ...finding, manifest: '(inline) seals' })?.file).toBe('(inline) seals')
  })

  test('a path that climbs out has no place', () => {
    expect(one(aFinding({ path: '../../etc/passwd', manifest: '../m' }))?.file).toBeUndefined()
  })
})

describe('limits', () => {
  const many = (count: number, severity: Finding['severity']) =>
    Array.from({ length: count }, (_, index) => aFinding({ severity, path: `d${index}/f${index}` }))

  test('ten are all shown', () => {
    expect(annotations(aFailure(many(10, 'fail')))).toHaveLength(10)
  })

  test('of eleven, nine are shown and the tenth counts the rest', () => {
    const all = annotations(aFailure(many(11, 'fail')), { where: 'The artifact' })
    expect(all).toHaveLength(10)
    expect(all.at(-2)?.file).toBe('packet/d8/f8')
    expect(all.at(-1)).toMatchObject({ level: 'error', title: 'Seal Gate: 2 more findings' })
    expect(all.at(-1)?.message).toMatch(/^2 more errors not shown here: .* The artifact list/)
    expect(all.at(-1)?.file).toBeUndefined()
  })

  test('each level has its own limit, worst first', () => {
    const findings = [...many(30, 'unverifiable'), ...many(12, 'warning'), ...many(3, 'notice')]
    const levels = annotations(aFailure(findings), { limits: { error: 9 } }).map(({ level }) => level)
    expect(levels).toEqual([
      ...Array<string>(9).fill('error'),
      ...Array<string>(10).fill('warning'),
      ...Array<string>(3).fill('notice')
    ])
  })

  test('one for each group, then for its other folders, then for single files', () => {
    const bom = aDrift({ causes: [{ code: 'bom-added' }] })
    const findings = [
      ...Array.from({ length: 4 }, (_, n) => aFinding({ path: `a/${n}` })),
      aFinding({ path: 'b/0' }),
      aFinding({ path: 'c/0', drift: bom })
    ]
    const all = annotations(aFailure(findings))
    expect(all.map(({ file }) => file)).toEqual([
      'packet/a/0',
      'packet/c/0',
      'packet/b/0',
      'packet/a/1',
      'packet/a/2',
      'packet/a/3'
    ])
    expect(all[0]?.title).toBe('Seal Gate: length-mismatch (crlf-added), 4 files')
    expect(all[0]?.message).toMatch(
      /^4 files in "a" have changed .*\n {2}printf .*\n(?:.*\n)*The same in other folders: 1 file\.\n"a\/0" has changed/
    )
    expect(all[1]?.message).toMatch(/^"c\/0" has changed/)
    expect(all[3]?.message).toMatch(/^"a\/1" has changed/)
  })

  test('a message is never longer than GitHub keeps, and what to do is never cut off', () => {
    const message = one(aFinding({ reason: 'x'.repeat(10_000) }))?.message ?? ''
    expect(message.length).toBeLessThanOrEqual(4096)
    expect(message).toMatch(
      /^.*x… Forbid every conversion of its line endings in \.gitattributes\.\n {2}echo '\/packet\/docs\/a\.md -text'/
    )
  })

  test('no character is cut in two, and no line', () => {
    for (let length = 1900; length < 1910; length++) {
      const locations = Array.from({ length: 90 }, (_, line) => ({
        line,
        column: 1,
        offset: 1,
        expected: 'y'.repeat(40),
        found: 'z'
      }))
      const message = one(aFinding({ reason: 'x'.repeat(length) + '😀'.repeat(99), drift: aDrift({ locations }) }))?.message ?? ''
      expect(message.isWellFormed()).toBe(true)
      expect(message.length).toBeLessThanOrEqual(4096)
      expect(message).toMatch(/\u{79}{40} became z$/u)
    }
  })

  test('nothing to say gives nothing', () => {
    expect(annotations(aReport())).toEqual([])
  })
})

describe('the message', () => {
  test('says in its first line what happened and what to do', () => {
    const [first, second] = one(aFinding())?.message.split('\n') ?? []
    expect(first).toMatch(/^"docs\/a\.md" has changed \(different size\): LF line endings became CRLF \(42 ×\) \(proved: /)
    expect(first).toMatch(/\)\. Forbid every conversion of its line endings in \.gitattributes\.$/)
    expect(second).toBe("  echo '/packet/docs/a.md -text' >> .gitattributes")
  })

  test('holds measures and places', () => {
    expect(one(aFinding())?.message).toContain('\nsealed: 1,200 bytes')
    expect(one(aFinding())?.message).toContain('\nline 3, column 14, byte 120: ␊ became ␍␊')
  })

  test('ends its first sentence once', () => {
    const { drift: _, ...bare } = aFinding({ code: 'unreadable', reason: 'it is closed.' })
    expect(one(bare)?.message.split('\n')[0]).toBe(
      '"docs/a.md" could not be read: it is closed. Let the user who runs the gate read the file and its folders.'
    )
  })
})

test('a repository below the workspace, and one in it', () => {
  const report = aFailure([aFinding()])
  expect(annotations(report, { checkout: { folder: 'packet', others: [] } })[0]).toMatchObject({
    file: 'docs/a.md',
    line: 3,
    column: 14
  })
  const [inside] = annotations(report, { checkout: { folder: '', others: ['packet/docs'] } })
  expect(inside).toMatchObject({ file: 'packet/seal-gate.json', line: 4 })
  expect(inside?.column).toBeUndefined()
})

test.each(HOSTILE)('%j can only ever add visible characters', text => {
  const annotation = one(aFinding({ path: text, reason: text, manifest: text }))
  expect(`${annotation?.title}${annotation?.message}`).toMatch(
    /^[^\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/u
  )
})

function manifest(root: string) {
  return { path: 'packet/seal-gate.json', root, format: 'native', seals: 1, notices: [] } as const
}
