import { describe, expect, test } from '@jest/globals'
import type { CauseCode } from '../../../src/model/causes.ts'
import type { FindingCode } from '../../../src/model/codes.ts'
import type { Finding } from '../../../src/model/finding.ts'
import { judgeRelease } from '../../../src/release/judge.ts'
import { denied, instead, judged, NOT_APPLIED, reasons } from '../judged.ts'
import { type Documents, inputOf, sealedFile, sealedFiles } from '../packet.ts'

type Edit = (docs: Documents) => void

describe('production-pass-from-clone', () => {
  test.each(['provenance.json', 'compatibility.json', 'execution.json', 'rollback.json'] as const)(
    '%s claims production',
    path => {
      const edit: Edit = docs => {
        docs[path].production_claim = 'PASS'
      }
      expect(denied(edit)).toEqual([`production-pass-from-clone ${path}`])
    }
  )

  test.each(['none', 'NONE ', 'NONE.'])('only NONE is NONE, not %j', claim => {
    const edit: Edit = docs => {
      docs['rollback.json'].production_claim = claim
    }
    expect(denied(edit)).toEqual(['production-pass-from-clone rollback.json'])
  })

  test('an honest document claims production too', () => {
    const claims = { ...(NOT_APPLIED['execution.json'] as object), production_claim: 'PASS' }
    const found = denied(docs => docs['map.json'].blockers.splice(0), instead({ ...NOT_APPLIED, 'execution.json': claims }))
    expect(found).toEqual(['production-pass-from-clone execution.json'])
  })

  test('a production blocker is closed by what was seen on a clone', () => {
    const edit: Edit = docs => {
      for (const blocker of docs['map.json'].blockers) blocker.scope = blocker.id === 'B1' ? 'production' : blocker.scope
    }
    expect(denied(edit)).toEqual(['production-pass-from-clone map.json'])
    expect(reasons(edit)).toContain('"B1"')
    expect(judged({ edit }).blockers.map(({ state }) => state)).toEqual(['OPEN', 'OPEN', 'CLOSED'])
  })

  test('evidence of production beside it does not help', () => {
    const edit: Edit = docs => {
      docs['map.json'].blockers[1]?.closes_when.push({ document: 'rollback.json', pointer: '/status', equals: 'RESTORED' })
    }
    expect(denied(edit)).toEqual(['production-pass-from-clone map.json'])
  })

  test('neighbour: an open production blocker may wait for anything', () => {
    const edit: Edit = docs => {
      const [first] = docs['map.json'].blockers
      Object.assign(first ?? {}, { scope: 'production', state: 'OPEN' })
    }
    expect(denied(edit)).toEqual([])
  })

  const judgesClone: Edit = docs => {
    docs['validator.json'].judges.push('rollback.json')
    docs['result.json'].judged.push({
      file: { path: 'rollback.json', sha256: '0'.repeat(64), bytes: 0 },
      exit_code: 0,
      timed_out: false
    })
  }

  test('a validator passes for production on what was seen on a clone', () => {
    expect(denied(judgesClone)).toEqual(['production-pass-from-clone result.json'])
    expect(judged({ edit: judgesClone }).blockers.map(({ state }) => state)).toEqual(['CLOSED', 'OPEN', 'CLOSED'])
  })

  test('neighbours: it passes for the clone, or fails', () => {
    const forClone: Edit = docs => {
      judgesClone(docs)
      docs['validator.json'].scope = 'clone'
    }
    expect(denied(forClone)).toEqual([])
    const fails: Edit = docs => {
      judgesClone(docs)
      docs['result.json'].status = 'FAIL'
    }
    expect(denied(fails)).toEqual([])
  })
})

function finding(code: FindingCode, path: string, ...causes: readonly CauseCode[]): Finding {
  const drift = { certainty: 'hint' as const, causes: causes.map(cause => ({ code: cause })), locations: [] }
  return { code, severity: 'fail', path, manifest: 'seal-gate.json', ...(causes.length > 0 && { drift }) }
}

describe('seal-mismatch and unicode-byte-drift', () => {
  function withDrift(findings: readonly Finding[]) {
    const files = sealedFiles().map(file =>
      findings.some(({ path }) => path === file.path) ? { ...file, intact: false, bytes: Buffer.from('x') } : file
    )
    return judgeRelease(inputOf(files, { verdict: 'fail' }, findings))
  }

  test.each<[string, Finding, string]>([
    ['an unknown change', finding('digest-mismatch', 'README.md'), 'seal-mismatch'],
    ['line ends', finding('length-mismatch', 'README.md', 'crlf-added'), 'seal-mismatch'],
    ['a missing file', finding('missing', 'README.md'), 'seal-mismatch'],
    ['a link', finding('symlink', 'README.md'), 'seal-mismatch'],
    ['an unreadable file', finding('unreadable', 'README.md'), 'seal-mismatch'],
    ['an em dash', finding('length-mismatch', 'README.md', 'unicode-punctuation'), 'unicode-byte-drift'],
    ['another normal form', finding('length-mismatch', 'README.md', 'unicode-normalized'), 'unicode-byte-drift'],
    ['a zero width space', finding('length-mismatch', 'README.md', 'invisible-characters'), 'unicode-byte-drift'],
    ['a byte order mark and line ends', finding('length-mismatch', 'README.md', 'bom-added', 'crlf-added'), 'unicode-byte-drift'],
    ['escapes in JSON', finding('length-mismatch', 'README.md', 'json-reencoded'), 'unicode-byte-drift']
  ])('%s', (_, one, code) => {
    const { findings, decision, packetStatus } = withDrift([one])
    expect(findings.map(denial => `${denial.code} ${denial.path}`)).toEqual([`${code} README.md`])
    expect([decision, packetStatus]).toEqual(['HOLD_PRODUCTION', 'BLOCKED'])
  })

  test('many files are one denial of each code', () => {
    const { findings } = withDrift([
      finding('digest-mismatch', 'README.md'),
      finding('missing', 'cases/good.json'),
      finding('length-mismatch', 'cases/bad.json', 'mojibake')
    ])
    expect(findings.map(({ code, reason }) => `${code}: ${reason}`)).toEqual([
      'seal-mismatch: not as sealed: README.md, cases/good.json',
      'unicode-byte-drift: rewritten in other characters or another encoding: cases/bad.json'
    ])
  })

  test('a file that is not intact is a mismatch even when no finding says so', () => {
    const files = sealedFiles().map(file => (file.path === 'README.md' ? { ...file, intact: false } : file))
    const { findings, decision } = judgeRelease(inputOf(files))
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual(['seal-mismatch README.md'])
    expect(decision).toBe('HOLD_PRODUCTION')
  })

  test('a finding of another kind does not stand for the mismatch', () => {
    const files = sealedFiles().map(file => (file.path === 'README.md' ? { ...file, intact: false } : file))
    const { findings } = judgeRelease(inputOf(files, {}, [finding('text-rule', 'README.md')]))
    expect(findings.map(({ code }) => code)).toEqual(['seal-mismatch'])
  })

  test('neighbours: strays and notices are no broken seal; a folder of plain files is no packet', () => {
    const stray = [finding('unsealed', 'x.md'), finding('text-rule', 'README.md')]
    expect(judgeRelease(inputOf(sealedFiles(), {}, stray)).findings).toEqual([])
    const plain = [{ ...sealedFile('a.md', 'cutover\n'), intact: false }]
    expect(judgeRelease(inputOf(plain, { verdict: 'fail' }, [finding('missing', 'a.md')]))).toMatchObject({
      findings: [],
      decision: 'HOLD_PRODUCTION',
      packetStatus: 'BLOCKED',
      reason: 'no sealed evidence was judged'
    })
  })
})
