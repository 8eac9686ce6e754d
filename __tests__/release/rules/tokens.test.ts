import { describe, expect, test } from '@jest/globals'
import { judgeRelease } from '../../../src/release/judge.ts'
import { denied, judged, reasons } from '../judged.ts'
import { type Documents, inputOf, sealedFiles, sha } from '../packet.ts'

type Edit = (docs: Documents) => void

const none: Edit = () => undefined
const TOKENS = /REAL_RUN|QT001|cutover/i

describe('forbidden-token', () => {
  test.each<[string, string | Uint8Array]>([
    ['as it is', 'one\ntwo REAL_RUN\n'],
    ['in other letters', '\nQt001'],
    ['inside a word', '\nprecutovers'],
    ['with a soft hyphen in it', '\ncut\u00adover'],
    ['with a zero width joiner in it', '\nREAL\u200d_RUN'],
    ['with a variation selector in it', '\nQT\ufe0f001'],
    ['in full-width letters', '\n\uff31\uff34\uff10\uff10\uff11'],
    ['escaped in JSON', '{"a":\n"REAL\\u005fRUN"}'],
    ['escaped before a hexadecimal letter', '{"a":\n"\\u0051T001"}'],
    ['escaped in JavaScript', '\n"\\x63utover" + "\\u{51}T002"'],
    ['after bytes that are not UTF-8', Buffer.concat([Buffer.from([10, 0xff, 0xe9]), Buffer.from('QT001')])],
    ['beside a NUL', Buffer.concat([Buffer.from('\nQT'), Buffer.from([0]), Buffer.from('001')])],
    ['in UTF-16LE', Buffer.from('\ufeff\nQT001', 'utf16le')],
    ['in UTF-16BE', Buffer.from('\ufeff\nQT001', 'utf16le').swap16()],
    ['in UTF-16 without a mark', Buffer.from('\nQT001', 'utf16le')]
  ])('a token %s', (_, content) => {
    const files = { 'notes.md': content }
    expect(denied(none, { files })).toEqual(['forbidden-token notes.md'])
    expect(reasons(none, { files })).toMatch(/^rule token-[123], line 2$/)
  })

  test.each(['REAL RUN', 'QT0010'.slice(0, 4), 'cut over', 'realrun', 'QT-001', '\\u0051\\u0054'])(
    'neighbour: %j is no token',
    content => {
      expect(denied(none, { files: { 'notes.md': content } })).toEqual([])
    }
  )

  test('each rule is reported once, with its first place', () => {
    const files = { 'notes.md': 'QT001\nREAL_RUN QT001\n' }
    expect(reasons(none, { files })).toBe('rule token-1, line 2; rule token-2, line 1')
  })

  test('a token in the name of a file is reported by the line that seals it', () => {
    const { findings } = judged({ files: { 'docs/Cutover.md': 'x' } })
    expect(findings).toEqual([
      {
        code: 'forbidden-token',
        severity: 'fail',
        manifest: 'seal-gate.json',
        line: 9,
        reason: 'the name of the file breaks rule token-3'
      }
    ])
  })

  const policyTokens =
    (...tokens: NonNullable<Documents['policy.json']['forbidden_tokens']>): Edit =>
    docs => {
      docs['policy.json'].forbidden_tokens = tokens
    }

  test('a policy names its own tokens in place of the defaults', () => {
    const edit = policyTokens({ id: 'launch', token: 'go-live' })
    expect(denied(edit, { files: { 'notes.md': 'cutover' } })).toEqual([])
    expect(reasons(edit, { files: { 'notes.md': 'GO-LIVE' } })).toBe('rule launch, line 1')
  })

  test('letters count when the policy says so', () => {
    const edit = policyTokens({ id: 'launch', token: 'GoLive', case: 'exact' })
    expect(denied(edit, { files: { 'notes.md': 'golive GOLIVE' } })).toEqual([])
    expect(denied(edit, { files: { 'notes.md': 'GoLive' } })).toEqual(['forbidden-token notes.md'])
  })

  test('the list of tokens is the one place in the policy where they may stand', () => {
    expect(denied(policyTokens({ id: 'launch', token: 'go-live' }))).toEqual([])
    const elsewhere: Edit = docs => {
      policyTokens({ id: 'launch', token: 'go-live' })(docs)
      docs['policy.json'].production.endpoints.push({ host: 'go-live.example' })
    }
    expect(denied(elsewhere)).toEqual(['forbidden-token policy.json'])
    expect(reasons(elsewhere)).toContain('outside its list of tokens')
  })

  test('a file that the policy pins may hold tokens, and only in the pinned bytes', () => {
    const validator = 'if (text.includes("REAL_RUN")) process.exit(3)\n'
    const pin =
      (content: string): Edit =>
      docs => {
        docs['policy.json'].forbidden_tokens_except = [
          { path: 'check.mjs', sha256: sha(content), bytes: Buffer.byteLength(content) }
        ]
      }
    const files = { 'check.mjs': validator }
    expect(denied(pin(validator), { files })).toEqual([])
    const { findings } = judged({
      edit: pin('other'),
      files,
      tamper: (path, document) =>
        path === 'policy.json'
          ? { ...(document as object), forbidden_tokens_except: [{ path: 'check.mjs', sha256: sha(''), bytes: 0 }] }
          : document
    })
    expect(findings.map(({ code, path }) => `${code} ${path}`)).toContain('forbidden-token check.mjs')
  })

  test.each([[undefined], ['binary'] as const])(
    'a file that is not held is read in pieces, whatever its seal says (%s)',
    text => {
      const inPieces = (change: (bytes: Uint8Array) => Iterable<Uint8Array>) =>
        sealedFiles().map(file => {
          const { bytes, ...rest } = file
          if ((file.path !== 'README.md' && file.path !== 'dump.sql') || bytes === undefined) return file
          return { ...rest, seal: { ...file.seal, ...(text !== undefined && { text }) }, pieces: () => change(bytes) }
        })
      const found = (files: ReturnType<typeof inPieces>) =>
        judgeRelease(inputOf(files)).findings.map(({ code, path, reason }) => `${code} ${path}: ${reason}`)
      expect(found(inPieces(bytes => [bytes]))).toEqual([])
      const [first, second] = [Buffer.from('\nREAL'), Buffer.from('_RUN')]
      expect(found(inPieces(bytes => [bytes, first, second]))).toEqual(
        ['forbidden-token README.md: rule token-1, line 2', 'forbidden-token dump.sql: rule token-1, line 2'].map(text =>
          expect.stringMatching(new RegExp(text.replace('line 2', 'line \\d+')))
        )
      )
      const broken = inPieces(() => {
        throw new Error('its bytes no longer match the seal')
      })
      expect(found(broken)).toEqual(
        ['README.md', 'dump.sql'].map(
          path => `forbidden-token ${path}: it could not be searched for forbidden tokens: its bytes no longer match the seal`
        )
      )
    }
  )

  test('a file that nobody reads is denied, whatever its seal says', () => {
    const unread = (text?: 'binary') =>
      sealedFiles().map(file => {
        if (file.path !== 'README.md' && file.path !== 'dump.sql') return file
        const { bytes, ...rest } = file
        return { ...rest, seal: { ...file.seal, ...(text !== undefined && { text }) } }
      })
    const codes = (files: ReturnType<typeof unread>) =>
      judgeRelease(inputOf(files)).findings.map(({ code, path }) => `${code} ${path}`)
    const both = ['forbidden-token README.md', 'forbidden-token dump.sql']
    expect(codes(unread())).toEqual(both)
    expect(codes(unread('binary'))).toEqual(both)
  })

  test('nothing that the judgement says holds a token, wherever it stands', () => {
    const edit: Edit = docs => {
      const [blocker] = docs['map.json'].blockers
      Object.assign(blocker ?? {}, { id: 'cutover', title: 'Cutover', progress: 'QT001', depends_on: ['REAL_RUN'] })
      docs['provenance.json'].leads.found.push({ kind: 'subscription', object: 'REAL\u200b_RUN' })
    }
    const judgement = judged({ edit })
    expect(JSON.stringify(judgement).replaceAll('\u200b', '')).not.toMatch(TOKENS)
    expect(judgement.blockers[0]?.title).toBe('(withheld: it holds a forbidden token)')
    expect(judgement.decision).toBe('HOLD_PRODUCTION')
  })
})
