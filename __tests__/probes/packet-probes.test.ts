import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { runGate } from '../../src/gate/run.ts'
import { probesHold } from '../../src/model/verdict.ts'
import { ALL_PASSED, runAllProbes } from '../../src/probes/all.ts'
import { packetSuites } from '../../src/probes/packet-probes.ts'
import { bytesAt } from '../../src/probes/probe.ts'
import { CONTROL_MOMENT } from '../../src/probes/release-control.ts'
import { releasePacket } from '../../src/probes/release-probes.ts'
import { runProbes } from '../../src/probes/run.ts'
import { SELF_TEST } from '../../src/probes/self-test.ts'
import type { PacketProbe } from '../../src/release/documents/probes.ts'
import type { PacketFile } from '../../src/release/evidence.ts'
import type { ReleasePacket } from '../../src/release/judge.ts'
import { sealedFile } from '../release/packet.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'

const GOOD: readonly PacketProbe[] = [
  {
    id: 'note-changed',
    mutation: { kind: 'flip-bit', path: 'notes.md', offset: 0 },
    reseal: false,
    expected: ['seal-mismatch', 'digest-mismatch']
  },
  {
    id: 'script-gone',
    mutation: { kind: 'delete', path: 'sql/apply.sql' },
    reseal: true,
    expected: ['evidence-inconsistent']
  },
  {
    id: 'claims-production',
    mutation: { kind: 'set-json', path: 'execution.json', pointer: '/production_claim', value: 'PASS' },
    reseal: true,
    expected: ['production-pass-from-clone']
  },
  {
    id: 'points-to-production',
    mutation: {
      kind: 'set-json',
      path: 'provenance.json',
      pointer: '/leads/found',
      value: [{ kind: 'subscription', object: 's' }]
    },
    reseal: true,
    expected: ['clone-points-to-production']
  },
  {
    id: 'other-script',
    mutation: { kind: 'replace-text', path: 'sql/apply.sql', text: 'CLOSED', by: 'GONE' },
    reseal: false,
    expected: ['length-mismatch', 'seal-mismatch', 'evidence-inconsistent']
  }
]

function probesJson(probes: readonly PacketProbe[]): string {
  return JSON.stringify({ schema: 'seal-gate/probes/1', probes })
}

/** The cleared packet of the self-test with a document of probes, and other files beside it. */
function tree(probes: readonly PacketProbe[], files: Readonly<Record<string, string>> = {}) {
  return releasePacket(() => undefined, { 'probes.json': probesJson(probes), ...files })
}

function folder(packet: ReturnType<typeof tree>): string {
  return folderWith(Object.fromEntries([...packet.keys()].map(path => [path, bytesAt(packet, path)])))
}

function packetOf(packet: ReturnType<typeof tree>, change: (file: PacketFile) => PacketFile = file => file): ReleasePacket {
  const paths = [...packet.keys()].filter(path => path !== 'seal-gate.json')
  return { files: paths.map(path => change(sealedFile(path, bytesAt(packet, path)))), findings: [] }
}

const run = (packet: ReleasePacket) => runProbes(packetSuites([packet], ALL_PASSED))

describe('probes that a packet carries', () => {
  test('run on a copy of it, and are listed beside those of the gate', async () => {
    const cwd = folder(tree(GOOD))
    const report = await runGate(aRequest({ cwd, git: false, requireClearance: true, ...CONTROL_MOMENT }), SELF_TEST)
    expect([report.verdict, report.decision, report.findings]).toEqual(['pass', 'CLEARED_FOR_OPERATOR', []])
    const own = report.probes?.probes.filter(({ id }) => id.startsWith('probes.json#')) ?? []
    expect(own.map(({ id, seen, passed }) => [id, seen, passed])).toEqual([
      ['probes.json#control', 'pass', true],
      ['probes.json#note-changed', 'digest-mismatch, seal-mismatch', true],
      ['probes.json#script-gone', 'evidence-inconsistent', true],
      ['probes.json#claims-production', 'production-pass-from-clone', true],
      ['probes.json#points-to-production', 'clone-points-to-production', true],
      ['probes.json#other-script', 'evidence-inconsistent, length-mismatch, seal-mismatch', true]
    ])
    expect(own[2]?.mutation).toBe('delete in sql/apply.sql, sealed again')
    const alone = await runAllProbes()
    expect(report.probes?.planned).toBe(alone.planned + GOOD.length + 1)
    expect((await gate(aRequest({ cwd, git: false }), null)).verdict).toBe('pass')
  })

  test('are made for a policy that requires rows in between, and refused where the rule does not hold', async () => {
    const required = releasePacket(docs => {
      docs['policy.json'].require_rows_between = true
      docs['rollback.json'].rows_between = {
        kept: [{ table: 'public.registry', rows: 1 }],
        lost: [],
        not_generated: [],
        not_restored: []
      }
    })
    const cwd = folder(required)
    const request = aRequest({ cwd, git: false, requireClearance: true, ...CONTROL_MOMENT })
    const report = await runGate(request, SELF_TEST)
    expect([report.verdict, report.decision, report.findings]).toEqual(['pass', 'CLEARED_FOR_OPERATOR', []])
    const [control, probe, ...others] = report.probes?.probes.filter(({ id }) => id.startsWith('policy.json#')) ?? []
    expect([control?.id, control?.passed, others]).toEqual(['policy.json#control', true, []])
    expect(probe).toEqual({
      id: 'policy.json#require_rows_between',
      mutation: 'the rows in between taken out of rollback.json, sealed again',
      expected: 'rollback-not-restored',
      seen: 'rollback-not-restored',
      passed: true
    })
    expect(packetSuites([packetOf(tree([]))], ALL_PASSED).flatMap(({ id }) => id)).not.toContain('policy.json#control')
    // A gate without the rule is not trusted.
    const results = await runProbes(packetSuites([packetOf(required)], ALL_PASSED), {
      ask: async (asked, probes) => {
        const seen = await gate(asked, probes)
        const findings = seen.findings.filter(({ code }) => code !== 'rollback-not-restored')
        return { ...seen, findings, verdict: findings.length === 0 ? 'pass' : seen.verdict }
      }
    })
    expect(probesHold(results)).toBe(false)
  })

  test('are no evidence of a rehearsal, and change nothing in what the packet comes to', async () => {
    const report = await gate(aRequest({ cwd: folder(tree(GOOD)), git: false, ...CONTROL_MOMENT }), ALL_PASSED)
    expect([report.packet_status, report.decision]).toEqual(['REHEARSED', 'CLEARED_FOR_OPERATOR'])
  })

  test.each<[string, PacketProbe['mutation'], string]>([
    ['that is not refused', { kind: 'append', path: 'notes.md', text: 'More.\n' }, 'pass'],
    ['that changes nothing', { kind: 'replace-text', path: 'notes.md', text: 'absent', by: 'x' }, 'the mutation changed nothing'],
    [
      'of a file that is not there',
      { kind: 'delete', path: 'absent.md' },
      'the mutation could not be made: there is no file at that path'
    ],
    ['that cannot be made', { kind: 'flip-bit', path: 'notes.md', offset: 99_999 }, 'could not be made: the file has no byte'],
    [
      'that is refused for another reason',
      { kind: 'set-json', path: 'provenance.json', pointer: '/destroyed', value: false },
      'clone-not-isolated'
    ]
  ])('one %s makes the run unverifiable', async (_, mutation, seen) => {
    const probe: PacketProbe = { id: 'p', mutation, reseal: true, expected: ['clone-has-secrets'] }
    const cwd = folder(tree([probe]))
    const report = await runGate(aRequest({ cwd, git: false, ...CONTROL_MOMENT }), SELF_TEST)
    expect([report.verdict, report.decision, report.findings.map(({ code }) => code)]).toEqual([
      'unverifiable',
      'HOLD_PRODUCTION',
      ['probe-failed']
    ])
    const own = report.probes?.probes.find(({ id }) => id === 'probes.json#p')
    expect(own).toMatchObject({ passed: false, expected: 'clone-has-secrets' })
    expect(own?.seen).toContain(seen)
  })

  test('a packet that is refused as it is says so, and its probes are not asked', async () => {
    const packet = tree(
      GOOD.map(probe => ({ ...probe, expected: ['missing'] })),
      { 'notes.md': 'cutover at dawn\n' }
    )
    const report = await runGate(aRequest({ cwd: folder(packet), git: false, ...CONTROL_MOMENT }), SELF_TEST)
    expect([report.verdict, report.findings.map(({ code }) => code)]).toEqual(['fail', ['forbidden-token']])
    const drifted = { ...packetOf(tree(GOOD)), findings: [{ code: 'missing', severity: 'fail', path: 'x' }] as const }
    expect(packetSuites([drifted], ALL_PASSED)).toEqual([])
    for (const severity of ['fail', 'unverifiable'] as const) {
      const stray = { ...drifted, findings: [{ code: 'unsealed', severity, path: 'x' }] as const }
      expect(packetSuites([stray], ALL_PASSED)).toEqual([])
    }
    const warned = { ...drifted, findings: [{ code: 'unsealed', severity: 'warning', path: 'x' }] as const }
    expect(packetSuites([warned], ALL_PASSED)).toHaveLength(1)
  })

  test('a packet without probes has none', () => {
    expect(packetSuites([packetOf(releasePacket())], ALL_PASSED)).toEqual([])
  })
})

describe('never a pass', () => {
  const REFUSED = { id: 'probes.json#control', mutation: 'none', expected: 'pass', passed: false }
  const [first] = GOOD
  if (first === undefined) throw new Error('no probe')

  test('a packet of which not every file is in hand', async () => {
    const packet = packetOf(tree([first]), ({ bytes, ...file }) =>
      file.path === 'dump.sql' && bytes !== undefined ? { ...file, pieces: () => [bytes] } : { ...file, ...(bytes && { bytes }) }
    )
    const results = await run(packet)
    expect(probesHold(results)).toBe(false)
    expect([results.control.seen, results.planned, results.run]).toEqual(['not every file of the packet could be copied', 1, 0])
  })

  test('a packet of too many files', async () => {
    const packet = packetOf(tree([first]))
    const more = Array.from({ length: 2001 - packet.files.length }, (_, index) => sealedFile(`more/${index}`, 'x'))
    const results = await run({ ...packet, files: [...packet.files, ...more] })
    expect(results.control).toEqual({ ...REFUSED, seen: 'the packet is too large to be copied for its probes' })
    expect(probesHold(results)).toBe(false)
  })

  test('a packet of as many files as may be is copied', () => {
    const packet = packetOf(tree([first]))
    const more = Array.from({ length: 2000 - packet.files.length }, (_, index) => sealedFile(`more/${index}`, 'x'))
    const [suite] = packetSuites([{ ...packet, files: [...packet.files, ...more] }], ALL_PASSED)
    expect([suite?.problem, suite?.control.size]).toEqual([undefined, 2001])
  })

  test('a packet of too many bytes', async () => {
    const packet = packetOf(tree([first]))
    const block = Buffer.alloc(16 * 1024 * 1024)
    const more = Array.from({ length: 5 }, (_, index) => sealedFile(`more/${index}`, block))
    const results = await run({ ...packet, files: [...packet.files, ...more] })
    expect([results.control.seen, probesHold(results)]).toEqual(['the packet is too large to be copied for its probes', false])
  })

  test('more than a hundred probes in all documents of a run', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ ...first, id: `p${index}` }))
    const two = packetOf(tree(many, { 'more.json': probesJson(many) }))
    const suites = packetSuites([two], ALL_PASSED)
    expect(suites.map(({ problem }) => problem)).toEqual(new Array(2).fill('more than 100 probes in one run'))
    expect(packetSuites([packetOf(tree(many))], ALL_PASSED).map(({ problem }) => problem)).toEqual([undefined])
    expect(probesHold(await runProbes(suites))).toBe(false)
  })

  test('time that runs out', async () => {
    const [suite] = packetSuites([packetOf(tree(GOOD))], ALL_PASSED)
    if (suite === undefined) throw new Error('no suite')
    let asked = 0
    const results = await runProbes([{ ...suite, expired: () => ++asked > 2 }])
    expect([results.planned, results.run, probesHold(results)]).toEqual([GOOD.length, 2, false])
  })
})

describe('words that no report may hold', () => {
  /** A packet whose policy excepts its document of probes from the search for tokens, as it must when they put some in. */
  function excepted(probe: PacketProbe, token?: string): ReleasePacket {
    return packetOf(
      releasePacket(
        docs => {
          docs['policy.json'].forbidden_tokens_except = [{ path: 'probes.json', sha256: '0'.repeat(64), bytes: 0 }]
          if (token !== undefined) docs['policy.json'].forbidden_tokens = [{ id: 'own', token }]
        },
        { 'probes.json': probesJson([probe]) }
      )
    )
  }

  test('can be put in by a probe, and are withheld from its name', async () => {
    const token = 'REAL_RUN'
    const mutation = { kind: 'append', path: 'notes.md', text: token } as const
    const results = await run(excepted({ id: token, mutation, reseal: true, expected: ['forbidden-token'] }))
    expect(results.control).toMatchObject({ id: 'probes.json#control', seen: 'pass', passed: true })
    expect(results.probes.map(({ seen, passed }) => [seen, passed])).toEqual([['forbidden-token', true]])
    expect(JSON.stringify(results)).not.toContain(token)
  })

  test('and that every report holds are no leak', async () => {
    const mutation = { kind: 'delete', path: 'notes.md' } as const
    const results = await run(excepted({ id: 'gone', mutation, reseal: false, expected: ['missing', 'seal-mismatch'] }, 'intact'))
    expect(results.probes.map(({ seen, passed }) => [seen, passed])).toEqual([['missing, seal-mismatch', true]])
  })

  test('and that only the refusal shows are one', async () => {
    const mutation = { kind: 'delete', path: 'notes.md' } as const
    const results = await run(
      excepted({ id: 'gone', mutation, reseal: false, expected: ['missing', 'seal-mismatch'] }, 'seal-mismatch')
    )
    expect(results.probes.map(({ passed }) => passed)).toEqual([false])
    expect(results.probes[0]?.seen).toContain('missing, seal-mismatch; shown where it must not be: own in text')
  })
})
