import { describe, expect, test } from '@jest/globals'
import { denied, instead, judged, NOT_APPLIED, reasons, without } from '../judged.ts'
import { type Documents, documents, sha } from '../packet.ts'

type Edit = (docs: Documents) => void
const none: Edit = () => undefined
const OTHER = { sha256: sha('other'), bytes: 5 }

/** Changes a document after its references were filled in. */
function tampered(name: keyof Documents, change: (document: Record<string, unknown>) => void) {
  return {
    tamper: (path: string, document: unknown) => {
      if (path === name) change(document as Record<string, unknown>)
      return document
    }
  }
}

describe('evidence-inconsistent', () => {
  test.each<[string, Edit, string, string]>([
    ['dump', docs => Object.assign(docs['compatibility.json'].dump, OTHER), 'compatibility.json', 'its dump is not'],
    ['dump', docs => Object.assign(docs['execution.json'].dump, OTHER), 'execution.json', 'its dump is not'],
    [
      'server',
      docs => Object.assign(docs['execution.json'].environment, { system_identifier: '5' }),
      'execution.json',
      'a different database'
    ],
    ['exit code', docs => Object.assign(docs['execution.json'], { exit_code: 1 }), 'execution.json', 'exit code 1'],
    [
      'list of tables',
      docs => Object.assign(docs['execution.json'].changed, { tables: [] }),
      'execution.json',
      'list of changes does not match'
    ],
    [
      'list of sequences',
      docs => Object.assign(docs['execution.json'].changed, { sequences: ['s'] }),
      'execution.json',
      'list of changes'
    ],
    [
      'word on the schema',
      docs => Object.assign(docs['execution.json'].changed, { schema: true }),
      'execution.json',
      'list of changes'
    ],
    [
      'word on large objects',
      docs => Object.assign(docs['execution.json'].changed, { large_objects: true }),
      'execution.json',
      'list of changes'
    ],
    [
      'engine',
      docs => Object.assign(docs['provenance.json'].environment, { engine: 'pglite' }),
      'provenance.json',
      'those of a different engine'
    ],
    [
      'fingerprint',
      docs => Object.assign(docs['rollback.json'].fingerprint, { method: 'x' }),
      'rollback.json',
      'fingerprint was computed differently'
    ],
    [
      'list of mismatches',
      docs => docs['compatibility.json'].mismatches.push({ table: 't', property: 'p', expected: '', observed: '' }),
      'compatibility.json',
      'lists mismatches'
    ],
    [
      'number of rows',
      docs => Object.assign(docs['compatibility.json'].observed[0] ?? {}, { rows: 4 }),
      'execution.json',
      'row counts differ'
    ],
    ['number of probes', docs => Object.assign(docs['probes.json'], { run: 3, planned: 3 }), 'probes.json', 'totals'],
    ['number of passed probes', docs => Object.assign(docs['probes.json'], { passed: 1 }), 'probes.json', 'totals'],
    ['number of planned probes', docs => Object.assign(docs['probes.json'], { planned: 1 }), 'probes.json', 'totals'],
    [
      'probe',
      docs => Object.assign(docs['probes.json'].probes[1] ?? {}, { seen: 'pass' }),
      'probes.json',
      'its result is not the expected one'
    ],
    ['control', docs => Object.assign(docs['probes.json'].control, { seen: 'fail' }), 'probes.json', 'its result is not'],
    [
      'probe twice',
      docs => Object.assign(docs['probes.json'].probes[1] ?? {}, { id: 'one' }),
      'probes.json',
      'lists a probe twice'
    ]
  ])('another %s', (_, edit, path, reason) => {
    const found = denied(edit).filter(one => one !== 'evidence-inconsistent execution.json' || path === 'execution.json')
    expect(found).toEqual([`evidence-inconsistent ${path}`])
    expect(reasons(edit)).toContain(reason)
  })

  test('a dump that is neither sealed nor pinned', () => {
    const away: Edit = docs => {
      docs['provenance.json'].dump.path = 'clone.dump'
      docs['provenance.json'].secret_scan.scanned = [{ path: 'clone.dump', sha256: sha('d'), bytes: 9 }]
      for (const dump of [docs['provenance.json'].dump, docs['compatibility.json'].dump, docs['execution.json'].dump])
        Object.assign(dump, { sha256: sha('d'), bytes: 9 })
    }
    expect(denied(away)).toEqual(['evidence-inconsistent provenance.json'])
    const pinned: Edit = docs => {
      away(docs)
      docs['policy.json'].pinned_dumps = [OTHER, { sha256: sha('d'), bytes: 9 }]
    }
    expect(denied(pinned)).toEqual([])
    const wrong: Edit = docs => {
      away(docs)
      docs['policy.json'].pinned_dumps = [{ sha256: sha('d'), bytes: 8 }]
    }
    expect(denied(wrong)).toEqual(['evidence-inconsistent provenance.json'])
  })

  test('a pin does not stand in for the sealed file at that path', () => {
    const edit: Edit = docs => {
      docs['policy.json'].pinned_dumps = [OTHER]
      for (const dump of [docs['compatibility.json'].dump, docs['execution.json'].dump]) Object.assign(dump, OTHER)
    }
    const other = tampered('provenance.json', document => {
      Object.assign(document['dump'] as object, OTHER)
      Object.assign(document['secret_scan'] as object, { scanned: [{ path: 'x', ...OTHER }] })
    })
    expect(denied(edit, other)).toEqual(['evidence-inconsistent provenance.json'])
  })

  test.each<[keyof Documents, string, string]>([
    ['compatibility.json', 'expectations', 'expectations that it used'],
    ['rollback.json', 'execution', 'execution that it undoes'],
    ['rollback.json', 'rollback', 'script that was run'],
    ['execution.json', 'apply', 'script that was applied']
  ])('%s names other bytes as its %s', (path, key, reason) => {
    const more = tampered(path, document => Object.assign(document[key] as object, OTHER))
    expect(denied(none, more)).toContain(`evidence-inconsistent ${path}`)
    expect(reasons(none, more)).toContain(reason)
  })

  test('ways out were searched with a policy that is not the sealed one', () => {
    const more = tampered('provenance.json', document => {
      Object.assign((document['leads'] as Record<string, object>)['policy'] ?? {}, OTHER)
    })
    expect(denied(none, more)).toEqual(['evidence-inconsistent provenance.json'])
  })

  test('two clones: swapped documents are reported', () => {
    const edit: Edit = docs => {
      docs['rollback.json'].clone_id = 'clone-2'
    }
    expect(denied(edit)).toEqual(['clone-not-isolated rollback.json', 'evidence-inconsistent rollback.json'])
    expect(reasons(edit)).toContain('on a different clone than the execution')
  })

  test('neighbour: a second clone that was only compared is held to its own documents', () => {
    const { 'provenance.json': provenance, 'compatibility.json': compatibility, 'expectations.json': expectations } = documents()
    const expected = { ...expectations, expect_touched: ['public.quiet'] }
    const extra = {
      'provenance-2.json': { ...provenance, clone_id: 'clone-2' },
      'expectations-2.json': expected,
      'compatibility-2.json': {
        ...compatibility,
        clone_id: 'clone-2',
        expectations: { path: 'expectations-2.json', sha256: '', bytes: 0 },
        observed: compatibility.observed.map(table => ({ ...table, rows: 9 }))
      }
    }
    expect(denied(none, { extra })).toEqual([])
    expect(judged({ extra }).decision).toBe('CLEARED_FOR_OPERATOR')
  })

  test('a rollback of what was not applied', () => {
    const found = denied(none, instead({ 'execution.json': NOT_APPLIED['execution.json'] }))
    expect(found).toContain('evidence-inconsistent rollback.json')
  })

  test('two policies, two provenances of one clone, two maps', () => {
    const docs = documents()
    const second = (path: keyof Documents) => ({ files: { 'second.json': JSON.stringify(docs[path]) } })
    expect(denied(none, second('policy.json'))).toContain('evidence-inconsistent policy.json')
    expect(denied(none, second('provenance.json'))).toContain('evidence-inconsistent provenance.json')
    expect(denied(none, second('map.json'))).toEqual(['blocker-map-invalid second.json'])
    expect(judged(second('map.json')).decision).toBe('HOLD_PRODUCTION')
  })

  test('neighbour: honest probe results that failed are no denial, and hold', () => {
    const { findings, decision, holds } = judged({
      edit: docs => {
        Object.assign(docs['probes.json'], { passed: 1 })
        Object.assign(docs['probes.json'].probes[1] ?? {}, { seen: 'pass', passed: false })
      }
    })
    expect([findings, decision]).toEqual([[], 'HOLD_PRODUCTION'])
    expect(holds.join()).toContain('probes.json proves nothing')
  })
})

describe('a validator result', () => {
  test.each<[string, Edit, string]>([
    ['of other bytes', docs => Object.assign(docs['result.json'].program, OTHER), 'not the pinned ones'],
    ['whose self-test failed', docs => Object.assign(docs['result.json'].self_test, { exit_code: 1 }), 'self-test'],
    ['whose self-test timed out', docs => Object.assign(docs['result.json'].self_test, { timed_out: true }), 'self-test'],
    ['that accepted the bad case', docs => Object.assign(docs['result.json'].must_reject[0] ?? {}, { exit_code: 0 }), 'reject'],
    ['that rejected it otherwise', docs => Object.assign(docs['result.json'].must_reject[0] ?? {}, { exit_code: 1 }), 'reject'],
    ['that never saw the bad case', docs => docs['result.json'].must_reject.pop(), 'not shown to reject no-mutation'],
    ['of another bad case', docs => Object.assign(docs['result.json'].must_reject[0]?.input ?? {}, OTHER), 'reject'],
    [
      'that timed out on the bad case',
      docs => Object.assign(docs['result.json'].must_reject[0] ?? {}, { timed_out: true }),
      'reject'
    ],
    [
      'that rejected the good case',
      docs => Object.assign(docs['result.json'].must_accept[0] ?? {}, { exit_code: 3 }),
      'accept plain'
    ],
    ['that never saw the good case', docs => docs['result.json'].must_accept.pop(), 'not shown to accept plain'],
    [
      'of more cases',
      docs => docs['result.json'].must_accept.push({ id: 'more', input: OTHER, exit_code: 0, timed_out: false }),
      'does not name'
    ],
    ['that judged nothing', docs => docs['result.json'].judged.pop(), 'did not accept operator/read-only.json'],
    [
      'that rejected the evidence',
      docs => Object.assign(docs['result.json'].judged[0] ?? {}, { exit_code: 3 }),
      'did not accept operator/read-only.json'
    ],
    [
      'that rejected something else',
      docs =>
        docs['result.json'].judged.push({ file: { path: 'README.md', sha256: '', bytes: 0 }, exit_code: 1, timed_out: false }),
      'did not accept all'
    ]
  ])('%s', (_, edit, reason) => {
    expect(denied(edit)).toEqual(['evidence-inconsistent result.json'])
    expect(reasons(edit)).toContain(reason)
  })

  test('names a validator that is not sealed', () => {
    expect(denied(none, without('validator.json'))).toEqual(['evidence-inconsistent result.json'])
  })

  test('judged other bytes than the sealed ones', () => {
    const more = tampered('result.json', document => {
      const [first] = document['judged'] as { file: object }[]
      Object.assign(first?.file ?? {}, OTHER)
    })
    expect(denied(none, more)).toEqual(['evidence-inconsistent result.json'])
    expect(reasons(none, more)).toContain('judged other bytes')
  })

  test('of a program whose sealed file is another one', () => {
    const more = tampered('validator.json', document => Object.assign(document['program'] as object, OTHER))
    const edit: Edit = docs => Object.assign(docs['result.json'].program, OTHER)
    expect(denied(edit, more)).toEqual(['evidence-inconsistent result.json'])
    expect(reasons(edit, more)).toContain('sealed program')
  })

  test('neighbours: an honest FAIL, and one that was not run, are no denial and close nothing', () => {
    const fail: Edit = docs => {
      docs['result.json'].status = 'FAIL'
      Object.assign(docs['result.json'].self_test, { exit_code: 1 })
    }
    const notRun = { schema: 'seal-gate/validator-result/1', status: 'NOT_RUN', reason: 'not asked for' }
    for (const judgement of [judged({ edit: fail }), judged(instead({ 'result.json': notRun }))]) {
      expect(judgement.findings).toEqual([])
      expect(judgement.blockers.map(({ state }) => state)).toEqual(['CLOSED', 'OPEN', 'CLOSED'])
      expect(judgement.decision).toBe('HOLD_PRODUCTION')
    }
    expect(judged({ edit: fail }).packetStatus).toBe('BLOCKED')
  })
})
