import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { brokenReport } from '../../src/gate/gate.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Report } from '../../src/model/report.ts'
import { controlResult, type Outcome, resultOf } from '../../src/probes/outcome.ts'
import { bytesAt, type Probe, replaced, type Tree } from '../../src/probes/probe.ts'
import { Sandbox } from '../../src/probes/sandbox.ts'
import { folderWith } from '../support/folder.ts'
import { aDrift } from '../support/reports.ts'

const DRIFT: Finding = { code: 'missing', severity: 'fail', path: 'a.md' }
const PROBE: Probe = { id: 'p', mutation: 'm', verdict: 'fail', codes: ['missing'], path: 'a.md', change: tree => tree }

function outcome(findings: readonly Finding[], more: Partial<Report> = {}, other: Partial<Outcome> = {}): Outcome {
  const report = { ...brokenReport(undefined, null), verdict: 'fail' as const, findings, ...more }
  return { changed: true, leaks: [], report, ...other }
}

describe('a probe', () => {
  const refused = outcome([DRIFT])
  const proved: Finding = { ...DRIFT, drift: aDrift({ causes: [{ code: 'bom-added' }] }) }
  const hinted: Finding = { ...DRIFT, drift: { certainty: 'hint', causes: [{ code: 'bom-added' }], locations: [] } }
  const other: Finding = { ...DRIFT, path: 'b.md' }

  test.each<[string, Probe, Outcome, string, boolean]>([
    ['refused for its reason passes', PROBE, refused, 'missing', true],
    ['of no certain file passes', { ...PROBE, path: '' }, outcome([{ ...DRIFT, path: '' }]), 'missing', true],
    ['that changed nothing', PROBE, { ...refused, changed: false }, 'the mutation changed nothing', false],
    ['with another verdict', PROBE, outcome([DRIFT], { verdict: 'unverifiable' }), 'unverifiable, missing', false],
    ['that is cleared', PROBE, outcome([DRIFT], { decision: 'CLEARED_FOR_OPERATOR' }), 'CLEARED_FOR_OPERATOR, missing', false],
    ['that passes', PROBE, outcome([], { verdict: 'pass' }), 'pass', false],
    ['about another file', PROBE, outcome([other]), 'missing of another file', false],
    ['with one finding more', PROBE, outcome([DRIFT, DRIFT]), 'missing, missing', false],
    [
      'that leaks',
      PROBE,
      { ...refused, leaks: ['t in text', 'u in page'] },
      'missing; shown where it must not be: t in text',
      false
    ],
    ['proved', { ...PROBE, cause: 'bom-added' }, outcome([proved]), 'missing: bom-added, proved', true],
    ['not proved', { ...PROBE, cause: 'bom-added' }, outcome([hinted]), 'missing: bom-added, not proved', false],
    ['of another cause', { ...PROBE, cause: 'crlf-added' }, outcome([proved]), 'missing: bom-added, proved', false],
    ['of no cause', { ...PROBE, cause: 'crlf-added' }, refused, 'missing', false]
  ])('%s', (_, probe, seen, said, passed) => {
    const result = resultOf(probe, seen)
    expect([result.id, result.mutation, result.passed]).toEqual(['p', 'm', passed])
    expect(result.seen).toContain(said)
    expect(result.seen === result.expected).toBe(passed)
  })

  test('whose codes may repeat names each once, in order', () => {
    const { path: _, ...anywhere } = PROBE
    const probe = { ...anywhere, codes: ['digest-mismatch', 'missing'], repeats: true }
    const findings: Finding[] = [DRIFT, { ...DRIFT, code: 'digest-mismatch' }, other]
    expect(resultOf(probe, outcome(findings))).toMatchObject({ seen: 'digest-mismatch, missing', passed: true })
    expect(resultOf({ ...probe, repeats: false }, outcome(findings)).passed).toBe(false)
    expect(resultOf(anywhere, outcome([other])).passed).toBe(true)
  })

  test('without a verdict of its own takes either that is not green', () => {
    const { verdict: _, ...either } = PROBE
    expect(resultOf(either, outcome([DRIFT])).passed).toBe(true)
    expect(resultOf(either, outcome([DRIFT], { verdict: 'unverifiable' })).passed).toBe(true)
    expect(resultOf(either, outcome([DRIFT], { verdict: 'pass' })).seen).toBe('pass, missing')
  })
})

describe('a control', () => {
  const counts = { sealed: 2, intact: 2, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }
  const passed = outcome([], { verdict: 'pass', counts })
  const held = { id: 'c', decision: 'HOLD_PRODUCTION', files: 2 } as const
  const cleared = outcome([], { verdict: 'pass', counts, decision: 'CLEARED_FOR_OPERATOR' })

  test.each<[string, Parameters<typeof controlResult>[0], Outcome, string, boolean]>([
    ['that passes and holds', held, passed, 'pass', true],
    ['that passes and is cleared', { ...held, decision: 'CLEARED_FOR_OPERATOR' }, cleared, 'pass, CLEARED_FOR_OPERATOR', true],
    ['that may be either: held', { ...held, decision: 'any' }, passed, 'pass', true],
    ['that may be either: cleared', { ...held, decision: 'any' }, cleared, 'pass', true],
    ['that is cleared and must hold', held, cleared, 'pass, CLEARED_FOR_OPERATOR', false],
    ['that holds and must be cleared', { ...held, decision: 'CLEARED_FOR_OPERATOR' }, passed, 'pass', false],
    ['that is refused', held, outcome([DRIFT], { counts }), 'fail, missing', false],
    ['of which less was read', { ...held, files: 3 }, passed, 'pass, 2 of 3 intact', false],
    ['with a finding that does not count', held, outcome([DRIFT], { verdict: 'pass', counts }), 'pass, missing', false],
    ['that leaks', held, { ...passed, leaks: ['t in text'] }, 'pass; shown where it must not be: t in text', false]
  ])('%s', (_, expectation, seen, said, good) => {
    expect(controlResult(expectation, seen)).toMatchObject({ id: 'c', mutation: 'none', seen: said, passed: good })
  })
})

describe('a private folder', () => {
  const control: Tree = new Map([
    ['a.md', Buffer.from('a')],
    ['sub/b.md', Buffer.from('b')]
  ])

  function inSandbox(run: (sandbox: Sandbox, parent: string) => void): void {
    const parent = folderWith()
    const sandbox = new Sandbox(parent)
    run(sandbox, parent)
    sandbox.remove()
    expect(readdirSync(parent)).toEqual([])
  }

  test('holds exactly the packet, and the same one again after any other', () => {
    inSandbox(sandbox => {
      sandbox.hold(control)
      const first = sandbox.fingerprint()
      const others: readonly Tree[] = [
        replaced(control, 'a.md', Buffer.from('A')),
        replaced(control, 'a.md', null),
        replaced(control, 'a.md', 'folder'),
        replaced(control, 'a.md', { link: 'sub/b.md' }),
        replaced(control, '../beside/deep/c.md', Buffer.from('c')),
        replaced(replaced(control, 'sub/b.md', null), 'sub', Buffer.from('no folder')),
        new Map()
      ]
      const seen = others.map(tree => {
        sandbox.hold(tree)
        const fingerprint = sandbox.fingerprint()
        sandbox.hold(control)
        expect(sandbox.fingerprint()).toBe(first)
        return fingerprint
      })
      expect(new Set([first, ...seen]).size).toBe(others.length + 1)
    })
  })

  test('writes bytes, links and folders', () => {
    inSandbox(sandbox => {
      sandbox.hold(new Map([...control, ['c', { link: 'a.md' }], ['d', 'folder']]))
      expect(readdirSync(sandbox.packet, { recursive: true }).sort()).toEqual(['a.md', 'c', 'd', 'sub', join('sub', 'b.md')])
      expect(readFileSync(join(sandbox.packet, 'sub', 'b.md'), 'utf8')).toBe('b')
      if (process.platform !== 'win32') expect(readlinkSync(join(sandbox.packet, 'c'))).toBe('a.md')
    })
  })

  test('sees every change that it did not make', () => {
    inSandbox(sandbox => {
      sandbox.hold(control)
      const prints = [sandbox.fingerprint()]
      writeFileSync(join(sandbox.packet, 'a.md'), 'b')
      prints.push(sandbox.fingerprint())
      mkdirSync(join(sandbox.packet, 'empty'))
      prints.push(sandbox.fingerprint())
      writeFileSync(join(sandbox.packet, '..', 'beside'), '')
      prints.push(sandbox.fingerprint())
      expect(new Set(prints).size).toBe(4)
    })
  })

  test('a probe of a file that is not there is wrong, not the gate', () => {
    expect(() => bytesAt(control, 'absent')).toThrow(TypeError)
    expect(() => bytesAt(replaced(control, 'a.md', 'folder'), 'a.md')).toThrow('there is no file at that path')
    expect(control.size).toBe(2)
  })
})
