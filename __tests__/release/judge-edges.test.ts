import { describe, expect, test } from '@jest/globals'
import type { CauseCode } from '../../src/model/causes.ts'
import type { FindingCode } from '../../src/model/codes.ts'
import type { Finding } from '../../src/model/finding.ts'
import { inOrder, probesHold, verdictOf } from '../../src/model/verdict.ts'
import { judgeRelease } from '../../src/release/judge.ts'
import { RULES } from '../../src/release/rules/all-rules.ts'
import { listed } from '../../src/release/rules/rule.ts'
import { denied, judged, reasons } from './judged.ts'
import { type Documents, goodProbes, inputOf, sealedFile, sealedFiles } from './packet.ts'

type Edit = (docs: Documents) => void

describe('what the verification found is a denial, whatever the list of files says', () => {
  const told = (code: FindingCode, cause?: CauseCode) => {
    const drift = cause === undefined ? {} : { drift: { certainty: 'hint' as const, causes: [{ code: cause }], locations: [] } }
    const finding: Finding = { code, severity: 'fail', path: 'README.md', ...drift }
    return judgeRelease(inputOf(sealedFiles(), {}, [finding])).findings.map(one => `${one.code} ${one.path}`)
  }

  test.each<[FindingCode]>([
    ['digest-mismatch'],
    ['length-mismatch'],
    ['missing'],
    ['moved'],
    ['swapped'],
    ['case-renamed'],
    ['symlink'],
    ['not-a-file'],
    ['outside-root'],
    ['changed-while-reading'],
    ['unreadable']
  ])('%s', code => {
    expect(told(code)).toEqual(['seal-mismatch README.md'])
    expect(told(code, 'truncated')).toEqual(['seal-mismatch README.md'])
  })

  test.each<[CauseCode]>([
    ['unicode-punctuation'],
    ['unicode-normalized'],
    ['invisible-characters'],
    ['bom-added'],
    ['bom-removed'],
    ['encoding-changed'],
    ['mojibake'],
    ['json-reencoded']
  ])('%s', cause => {
    expect(told('length-mismatch', cause)).toEqual(['unicode-byte-drift README.md'])
  })

  test.each<[FindingCode]>([['unsealed'], ['text-rule'], ['oxum-mismatch'], ['covers-empty']])('%s is none', code => {
    expect(told(code)).toEqual([])
  })
})

describe('reasons to hold', () => {
  test('a denial of a plain file names its code, and blocks the packet', () => {
    const { holds, packetStatus } = judged({ files: { 'notes.md': 'cutover' } })
    expect([holds, packetStatus]).toEqual([['the packet is denied: forbidden-token', 'the packet is blocked'], 'BLOCKED'])
  })

  test('each code is named once, and a denied document proves nothing', () => {
    const edit: Edit = docs => {
      docs['provenance.json'].destroyed = false
      docs['provenance.json'].leads.found.push({ kind: 'subscription', object: 's' })
    }
    const { holds } = judged({ edit, files: { 'a.md': 'cutover', 'b.md': 'cutover' } })
    expect(holds[0]).toBe('the packet is denied: clone-not-isolated, clone-points-to-production, forbidden-token')
    expect(holds).toContain('provenance.json proves nothing: it is denied')
  })

  test('many names are counted', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    expect(listed(names)).toBe('a, b, c, d, e, 2 more')
    expect(listed(names.slice(0, 5))).toBe('a, b, c, d, e')
    expect(listed(names, 7)).toBe('a, b, c, d, e, f, g')
  })
})

describe('scopes', () => {
  test('a validator of designs that judged evidence of a clone still speaks of designs only', () => {
    const edit: Edit = docs => {
      docs['validator.json'].scope = 'design'
      docs['validator.json'].judges.push('execution.json')
      docs['result.json'].judged.push({
        file: { path: 'execution.json', sha256: '0'.repeat(64), bytes: 0 },
        exit_code: 0,
        timed_out: false
      })
      const [, production] = docs['map.json'].blockers
      Object.assign(production ?? {}, { scope: 'design' })
    }
    expect(denied(edit)).toEqual([])
    expect(judged({ edit }).blockers.map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED', 'CLOSED'])
  })
})

describe('documents of a design', () => {
  test.each(['policy.json', 'expectations.json', 'validator.json', 'probes.json'])(
    '%s closes a blocker of a design, and no other',
    path => {
      const closes =
        (scope: 'design' | 'clone' | 'production'): Edit =>
        docs => {
          const [, , design] = docs['map.json'].blockers
          const proof = { document: path, pointer: '/schema', equals: JSON.parse(JSON.stringify(docs))[path].schema }
          Object.assign(design ?? {}, { scope, closes_when: [proof] })
        }
      const stateOf = (scope: 'design' | 'clone' | 'production') => judged({ edit: closes(scope) }).blockers[2]?.state
      expect([stateOf('design'), stateOf('clone'), stateOf('production')]).toEqual(['CLOSED', 'OPEN', 'OPEN'])
    }
  )
})

describe('schema', () => {
  test('exactly as many rows as are needed are enough', () => {
    const rows =
      (least: number): Edit =>
      docs =>
        Object.assign(docs['expectations.json'].tables[0] ?? {}, { min_rows: least })
    expect(denied(rows(3))).toEqual([])
    expect(denied(rows(4))).toEqual(['schema-mismatch-ignored compatibility.json'])
  })
})

describe('forbidden tokens', () => {
  const own: Edit = docs => {
    docs['policy.json'].forbidden_tokens = [{ id: 'own', token: 'Größe' }]
  }

  test.each([
    ['UTF-8', Buffer.from('\nGRÖSSE größe')],
    ['UTF-16LE', Buffer.from('\ufeff\ngröße', 'utf16le')],
    ['UTF-16BE', Buffer.from('\ufeff\ngröße', 'utf16le').swap16()]
  ])('that are no ASCII, in %s', (_, bytes) => {
    expect(reasons(own, { files: { 'a.md': bytes } })).toBe('rule own, line 2')
  })

  test('an escaped line feed is no line of the file', () => {
    expect(reasons(() => undefined, { files: { 'a.md': '\\u000a\\u0051T001' } })).toBe('rule token-2, line 1')
  })

  test.each(['\\u{51}T001', '\\u{000051}T001', '\\x51T001', '\\u0051T001'])('written as %s', text => {
    expect(reasons(() => undefined, { files: { 'a.md': text } })).toBe('rule token-2, line 1')
  })

  test('an escape beyond the last character is no character', () => {
    expect(denied(() => undefined, { files: { 'a.md': '\\u{110000}\\u{10ffff}' } })).toEqual([])
  })

  test('a rule may not be called by any of the tokens', () => {
    const tokens = [
      { id: 'go-live', token: 'LIVE' },
      { id: 'other', token: 'zzz' }
    ]
    const edit: Edit = docs => {
      docs['policy.json'].forbidden_tokens = tokens
    }
    expect(reasons(edit)).toContain('a rule must not be called by a token')
  })
})

test('a broken document that claims our schema in other letters is reported, and does not count', () => {
  const broken = (text: string) => denied(() => undefined, { files: { 'x.json': text } })
  expect(broken('{"schema": "Seal-Gate/policy/1"')).toEqual(['evidence-invalid x.json'])
  expect(broken('{"schema" : " seal-gate/policy/1"')).toEqual(['evidence-invalid x.json'])
  expect(broken('{"schema": "seal-date/policy/1"')).toEqual([])
  expect(broken('{"schema": "https://example.com/seal-gate/policy/1"}')).toEqual([])
})

describe('the verdict', () => {
  const finding = (code: FindingCode, severity: Finding['severity'], more: Partial<Finding> = {}): Finding => ({
    code,
    severity,
    ...more
  })

  test('nothing is vouched for by a gate that failed its self-test or broke, not even a drift', () => {
    const drift = finding('digest-mismatch', 'fail')
    for (const code of ['probe-failed', 'internal-error'] as const)
      expect(verdictOf([drift, finding(code, 'unverifiable')], 1, 0)).toBe('unverifiable')
    expect(verdictOf([drift, finding('unreadable', 'unverifiable')], 2, 0)).toBe('fail')
    expect(verdictOf([finding('unreadable', 'unverifiable')], 1, 1)).toBe('unverifiable')
    expect(verdictOf([finding('unsealed', 'warning'), finding('unsealed', 'notice')], 1, 1)).toBe('pass')
  })

  test('pass needs a seal, and every one intact; a share may hold none of them', () => {
    expect([verdictOf([], 0, 0), verdictOf([], 1, 1), verdictOf([], 2, 1)]).toEqual(['unverifiable', 'pass', 'unverifiable'])
    expect([verdictOf([], 0, 0, 3), verdictOf([], 1, 0, 3)]).toEqual(['pass', 'unverifiable'])
  })

  test('the same findings stand in the same order: worst first, then manifest, path, line, code', () => {
    const sorted = [
      finding('missing', 'fail', { path: 'z' }),
      finding('digest-mismatch', 'fail', { manifest: 'a', path: 'a', line: 1 }),
      finding('missing', 'fail', { manifest: 'a', path: 'a', line: 1 }),
      finding('digest-mismatch', 'fail', { manifest: 'a', path: 'a', line: 2 }),
      finding('digest-mismatch', 'fail', { manifest: 'a', path: 'b' }),
      finding('digest-mismatch', 'fail', { manifest: 'b', path: 'a' }),
      finding('unreadable', 'unverifiable'),
      finding('unsealed', 'unverifiable'),
      finding('missing', 'warning'),
      finding('unsealed', 'warning'),
      finding('case-renamed', 'notice'),
      finding('unsealed', 'notice')
    ]
    for (let turn = 0; turn < sorted.length; turn++)
      expect(inOrder([...sorted.slice(turn), ...sorted.slice(0, turn)].reverse())).toEqual(sorted)
    expect(inOrder([finding('missing', 'fail', { line: 1 }), finding('missing', 'fail')])[0]).toEqual(finding('missing', 'fail'))
  })

  test('a self-test holds only when all of its numbers agree', () => {
    const good = goodProbes()
    expect(probesHold(good)).toBe(true)
    const none = { ...good, planned: 0, run: 0, passed: 0, probes: [] }
    for (const odd of [
      none,
      { ...good, control: { ...good.control, passed: false } },
      { ...good, planned: good.planned + 1 },
      { ...good, run: good.run - 1 },
      { ...good, passed: good.passed - 1 },
      { ...good, probes: good.probes.slice(1) }
    ])
      expect(probesHold(odd)).toBe(false)
  })
})

test('every rule is called by the code that it gives', () => {
  expect([...new Set(RULES.map(({ code }) => code))]).toEqual([
    'seal-mismatch',
    'unicode-byte-drift',
    'clone-not-isolated',
    'clone-points-to-production',
    'clone-has-secrets',
    'schema-mismatch-ignored',
    'apply-equals-before',
    'rollback-not-restored',
    'budget-exceeded',
    'production-pass-from-clone',
    'forbidden-token',
    'evidence-inconsistent'
  ])
})

test('a path that is a token is reported by the line that seals it', () => {
  const files = [...sealedFiles(), sealedFile('cutover.md', 'x', 99)]
  const [finding] = judgeRelease(inputOf(files)).findings
  expect(finding).toEqual({
    code: 'forbidden-token',
    severity: 'fail',
    manifest: 'seal-gate.json',
    line: 99,
    reason: 'the name of the file breaks rule token-3'
  })
})
