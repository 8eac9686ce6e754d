import { describe, expect, test } from '@jest/globals'
import { CAUSE_CODES, type CauseCode } from '../../src/model/causes.ts'
import { FINDING_CODES, type FindingCode } from '../../src/model/codes.ts'
import type { Drift, Finding } from '../../src/model/finding.ts'
import { withThousands } from '../../src/report/counts.ts'
import { certaintyText, driftText } from '../../src/report/findings/drift-sentences.ts'
import { stepsFor } from '../../src/report/findings/remedies.ts'
import { docsUrl, explain, headline, locationText, runHeadline } from '../../src/report/findings/sentences.ts'
import { aDrift, aFailure, aFinding, aReport, HOSTILE, SHA_A, SHA_B } from '../support/reports.ts'

function bare(code: FindingCode): Finding {
  return { code, severity: 'fail' }
}

function drifted(code: CauseCode, certainty: 'hint' | 'unexplained' | 'proved' = 'hint'): Finding {
  const facts = { causes: [{ code }], locations: [] }
  return aFinding({ drift: certainty === 'proved' ? aDrift({ ...facts }) : { certainty, ...facts } })
}

describe('headline', () => {
  test('says who, what, why and that it is proved', () => {
    expect(headline(aFinding())).toBe(
      '"docs/a.md" has changed (different size): LF line endings became CRLF (42 ×) (proved: undoing exactly this gives bytes with the sealed length and every sealed digest)'
    )
  })

  test('never calls a hint a proof', () => {
    const finding = drifted('bom-added')
    expect(headline(finding)).toContain('hint: a trace in the found bytes; no undoing gave the sealed bytes')
    expect(headline(finding)).not.toContain('proved')
    expect(headline(drifted('bom-added', 'proved'))).not.toContain('hint')
    expect(certaintyText({ certainty: 'unexplained', causes: [], locations: [] })).toMatch(/^unexplained/)
    expect(headline(drifted('content-changed', 'unexplained'))).toContain('unexplained')
  })

  test.each(['json', 'csv', 'yaml', 'toml', 'xml', 'markdown'] as const)(
    'reports the meaning of %s as a particular, never in the headline',
    format => {
      const facts = { causes: [{ code: 'content-changed' as const }], locations: [] }
      const lines = [true, false].map(same => {
        const drift: Drift = { certainty: 'compared', original: 'git', edits: { count: 1 }, meaning: { format, same }, ...facts }
        const { meaning: _, ...without } = drift
        expect(headline(aFinding({ drift }))).toBe(headline(aFinding({ drift: without })))
        return explain(aFinding({ drift })).filter(line => line.startsWith('meaning: '))
      })
      expect(lines).toEqual([[expect.stringContaining('same')], [expect.stringContaining('differ')]])
    }
  )

  test('edits come before causes, and a comparison is not called a proof', () => {
    const drift: Drift = {
      certainty: 'compared',
      original: 'git',
      edits: { count: 1 },
      causes: [{ code: 'content-changed' }, { code: 'bom-added' }],
      locations: [{ line: 40, column: 3, offset: 400, expected: '100', found: '450' }]
    }
    expect(driftText(drift)).toBe('1 edit: line 40, `100` became `450`; besides, a byte order mark was added')
    expect(driftText({ ...drift, edits: { count: 2 }, causes: [{ code: 'content-changed' }] })).toBe(
      '2 edits, the first in line 40, `100` became `450`'
    )
    expect(headline(aFinding({ drift }))).toContain('(compared with the sealed bytes, which git has)')
    expect(headline(aFinding({ drift }))).not.toContain('proved')
  })

  test('lists a chain in its order', () => {
    const drift = aDrift({ causes: [{ code: 'crlf-added', count: 3 }, { code: 'bom-added' }] })
    expect(headline(aFinding({ drift }))).toContain('LF line endings became CRLF (3 ×), then a byte order mark was added')
  })

  test('puts a flaw of a manifest on the manifest, its line and its entry', () => {
    const finding: Finding = {
      ...bare('manifest-path-unsafe'),
      manifest: 'packet/seal-gate.json',
      line: 4,
      path: '../x',
      reason: 'it leaves the root'
    }
    expect(headline(finding)).toBe(
      'manifest "packet/seal-gate.json", line 4, entry "../x" lists an unsafe path: it leaves the root'
    )
  })

  test.each(FINDING_CODES)('%s is one line', code => {
    expect(headline({ ...bare(code), path: 'a', reason: 'b\nc' })).toMatch(/^[^\n]+$/)
    expect(headline(bare(code)).length).toBeGreaterThan(8)
  })

  test.each(HOSTILE)('%j can neither break the line nor hide in it', text => {
    const finding = aFinding({
      path: text,
      reason: text,
      manifest: text,
      drift: aDrift({ causes: [{ code: 'bom-added', detail: text }] })
    })
    for (const line of [headline(finding), ...explain(finding)]) expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u)
  })
})

describe('explain', () => {
  test('gives both measures, the places, and what was not searched', () => {
    expect(explain(aFinding({ drift: aDrift({ limit: 'time ran out' }) }))).toEqual([
      `sealed: 1,200 bytes, sha256 ${SHA_A}`,
      `found:  1,242 bytes, sha256 ${SHA_B}`,
      'line 3, column 14, byte 120: ␊ became ␍␊',
      '41 more places differ',
      'not searched to the end: time ran out'
    ])
  })

  test('says nothing where nothing is known', () => {
    expect(explain(bare('missing'))).toEqual([])
    expect(locationText({ line: 1, column: 1, offset: 0 })).toBe('line 1, column 1, byte 0')
    expect(locationText({ line: 1, column: 1, offset: 0, expected: '' })).toBe(
      'line 1, column 1, byte 0: nothing became unknown bytes'
    )
  })
})

const IN_GIT = { git: { layer: 'checkout' } } as const

describe('remedy', () => {
  test.each(FINDING_CODES)('%s has one or two steps', code => {
    const steps = stepsFor({ ...bare(code), path: 'docs/a.md' })
    expect(steps.length === 1 || steps.length === 2).toBe(true)
    for (const { text } of steps) expect(text).toMatch(/^[^\n]+\.$/)
  })

  test.each(CAUSE_CODES)('cause %s has one or two steps', code => {
    const steps = stepsFor(drifted(code))
    expect(steps.length === 1 || steps.length === 2).toBe(true)
  })

  test('CRLF: forbid the conversion, then check out again', () => {
    expect(stepsFor(aFinding(IN_GIT), 'packet/docs/a.md').map(({ run }) => run)).toEqual([
      "echo '/packet/docs/a.md -text' >> .gitattributes",
      'rm -- packet/docs/a.md && git checkout HEAD -- packet/docs/a.md'
    ])
  })

  test('CRLF outside of git: the proved bytes are written back', () => {
    expect(stepsFor(aFinding(), 'packet/docs/a.md')[1]?.run).toBe(
      'seal-gate restore packet/seal-gate.json packet/docs/a.md --write'
    )
  })

  test('a chain is undone from its end', () => {
    const drift = aDrift({ causes: [{ code: 'crlf-added' }, { code: 'lfs-pointer' }] })
    expect(stepsFor(aFinding({ drift }))[0]?.run).toBe('git lfs pull')
  })

  test('a hostile path is quoted for the shell, and kept out of .gitattributes', () => {
    const [attributes, checkout] = stepsFor(aFinding(IN_GIT), 'a $(reboot)')
    expect(attributes?.run).toBeUndefined()
    expect(checkout?.run).toBe("rm -- 'a $(reboot)' && git checkout HEAD -- 'a $(reboot)'")
  })

  test.each(['a\nb', 'a\u202eb', ''])('no command names %j', path => {
    for (const { run } of stepsFor(aFinding(), path)) expect(run).toBeUndefined()
  })
})

describe('docs', () => {
  test('a cause has its section, a manifest code another page', () => {
    expect(docsUrl(aFinding())).toBe('docs/drift.md#crlf-added')
    expect(docsUrl(bare('missing'))).toBe('docs/drift.md#missing')
    expect(docsUrl(bare('manifest-empty'))).toBe('docs/formats.md#manifest-empty')
  })
})

describe('the run in a sentence', () => {
  test('pass', () => {
    expect(runHeadline(aReport())).toBe('All 2 sealed files have exactly their sealed bytes.')
  })

  test('fail counts what is wrong and names the worst', () => {
    const counts = { sealed: 1500, intact: 1497, drifted: 2, missing: 1, unsealed: 0, unverifiable: 0 }
    expect(runHeadline(aFailure([aFinding()], { counts }))).toMatch(
      /^Not as sealed: 2 drifted, 1 missing, of 1,500 sealed files\. "docs\/a\.md" has changed/
    )
  })

  test('unverifiable names what cannot be judged, not a lesser finding', () => {
    const findings: Finding[] = [
      { code: 'manifest-empty', severity: 'unverifiable', manifest: 'm' },
      { code: 'unsealed', severity: 'warning' }
    ]
    expect(runHeadline(aReport({ verdict: 'unverifiable', findings }))).toBe(
      'This could not be judged, so it does not pass. Manifest "m" seals no file.'
    )
  })

  test('a failure without a wrong file is still a refusal', () => {
    const counts = { sealed: 1, intact: 1, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }
    expect(runHeadline(aFailure([bare('production-held')], { counts }))).toBe('Refused. Production is held.')
  })
})

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567']
])('%d is written %s', (count, text) => {
  expect(withThousands(count)).toBe(text)
})

describe('a command that git offers', () => {
  const offered = (...run: readonly string[]) =>
    explain({ ...aFinding(), git: { notes: [{ text: 'Short.', run }] } }).find(line => line.startsWith('git: '))

  test('keeps its options', () => {
    expect(offered('git', 'fetch', '--unshallow')).toBe('git: Short. Try: git fetch --unshallow')
    expect(offered('git', 'config', '--global', '--add', 'safe.directory', '/a b')).toBe(
      "git: Short. Try: git config --global --add safe.directory '/a b'"
    )
  })

  test('takes no name for an option', () => {
    expect(offered('git', 'submodule', 'update', '--init', '--', '--upload-pack')).toBe(
      'git: Short. Try: git submodule update --init -- ./--upload-pack'
    )
    expect(offered('git', 'show', '--output=x')).toBe('git: Short. Try: git show ./--output=x')
  })
})
