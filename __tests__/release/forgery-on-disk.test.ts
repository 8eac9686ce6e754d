import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gate } from '../../src/gate/gate.ts'
import type { ProbeResults } from '../../src/model/release.ts'
import type { Report } from '../../src/model/report.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { aRequest } from '../support/a-request.ts'
import { NOT_APPLIED } from './judged.ts'
import { goodProbes } from './packet.ts'
import { jsonAt, MANIFEST, mend, putJson, readTree, reseal, sameTree, sha256, TREE_HASH, type Tree, writeTree } from './tree.ts'

// The whole gate on real files: a forger may do anything to the cleared packet but supply other valid evidence.

const GOOD = readTree('fixtures/release/cleared')
const PIN = sha256(GOOD.get(MANIFEST) ?? Buffer.alloc(0))
const PATHS = [...GOOD.keys()]
/** An order is no evidence: the rehearsal that it led to is. */
const DOCUMENTS = PATHS.filter(path => /^[^/]+\.json$/.test(path) && path !== MANIFEST && path !== 'rehearsal.json')
const EVIDENCE = DOCUMENTS.filter(path => path !== 'blocker-map.json')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seal-gate-forged-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function judge(tree: Tree, more: Partial<GateRequest> = {}, probes: ProbeResults | null = goodProbes()): Promise<Report> {
  writeTree(folder, tree)
  return gate(aRequest({ cwd: folder, manifests: [MANIFEST], git: false, ...more }), probes)
}

interface Edit {
  readonly name: string
  readonly change: (tree: Tree) => void
}

const path = fc.constantFrom(...PATHS)
const WORDS = [
  'OPEN',
  'CLOSED',
  'PASS',
  'APPLIED',
  'NOT_APPLIED',
  'RESTORED',
  'COMPATIBLE',
  'clone',
  'design',
  'production',
  'NONE'
]

function replaceOne(tree: Tree, at: string, from: string, to: string): void {
  const text = tree.get(at)?.toString()
  if (text !== undefined) tree.set(at, Buffer.from(text.replace(`"${from}"`, `"${to}"`)))
}

/** Anything that can be done to the files of a packet. */
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ at: path, from: fc.constantFrom(...WORDS), to: fc.constantFrom(...WORDS) }).map(({ at, from, to }) => ({
    name: `${at}: ${from} → ${to}`,
    change: (tree: Tree) => replaceOne(tree, at, from, to)
  })),
  fc.record({ at: path, where: fc.nat(), bit: fc.nat(7) }).map(({ at, where, bit }) => ({
    name: `${at}: bit ${bit} of byte ${where}`,
    change: (tree: Tree) => {
      const bytes = Buffer.from(tree.get(at) ?? '?')
      if (bytes.length > 0) bytes[where % bytes.length] = (bytes[where % bytes.length] ?? 0) ^ (1 << bit)
      tree.set(at, bytes)
    }
  })),
  path.map(at => ({ name: `${at}: gone`, change: (tree: Tree) => void tree.delete(at) })),
  fc.tuple(path, path).map(([a, b]) => ({
    name: `${a} ↔ ${b}`,
    change: (tree: Tree) => {
      const [left, right] = [tree.get(a), tree.get(b)]
      if (left === undefined || right === undefined) return
      tree.set(a, right)
      tree.set(b, left)
    }
  })),
  fc.tuple(path, fc.constantFrom('copy.json', 'operator/approval.json', 'sub/policy.json', 'README.md')).map(([from, to]) => ({
    name: `${from} → ${to}`,
    change: (tree: Tree) => void tree.set(to, tree.get(from) ?? Buffer.from('{}'))
  })),
  fc.tuple(path, fc.uint8Array({ maxLength: 40 })).map(([at, bytes]) => ({
    name: `${at}: ${bytes.length} bytes more`,
    change: (tree: Tree) => void tree.set(at, Buffer.concat([tree.get(at) ?? Buffer.alloc(0), bytes]))
  })),
  fc.constant({ name: 'references mended', change: (tree: Tree) => mend(tree, GOOD) }),
  fc.constant({ name: 'sealed again', change: (tree: Tree) => reseal(tree) })
)

describe('the cleared packet', () => {
  test('is cleared as it is, with the pin and without', async () => {
    for (const more of [{}, { manifestSha256: PIN }, { manifestSha256: TREE_HASH }])
      expect((await judge(GOOD, more)).decision).toBe('CLEARED_FOR_OPERATOR')
  })

  test('with its hash pinned outside, no edits and no sealing again clear it: only the same bytes do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 5 }), fc.boolean(), async (edits, sealed) => {
        const tree: Tree = new Map(GOOD)
        for (const { change } of edits) change(tree)
        if (sealed) {
          mend(tree, GOOD)
          reseal(tree)
        }
        const { decision, verdict } = await judge(tree, { manifestSha256: PIN })
        // It is not sealed, and the pin is from outside: it may go, and may be there only as it was.
        const hash = GOOD.get(TREE_HASH) ?? Buffer.alloc(0)
        const same = sameTree(tree.has(TREE_HASH) ? tree : new Map([...tree, [TREE_HASH, hash]]), GOOD)
        expect([decision, verdict === 'pass']).toEqual([same ? 'CLEARED_FOR_OPERATOR' : 'HOLD_PRODUCTION', same])
      }),
      { numRuns: 120 }
    )
  })
})

type Blocker = Record<string, unknown> & { closes_when: unknown[]; depends_on: string[] }

function onMap(name: string, change: (blockers: Blocker[]) => void): Edit {
  return {
    name,
    change: tree => {
      const map = jsonAt(tree, 'blocker-map.json')
      if (map === undefined) return
      change(map['blockers'] as Blocker[])
      putJson(tree, 'blocker-map.json', map)
    }
  }
}

const proof = (document: string, pointer: string, equals: unknown) => ({ document, pointer, equals })
const ROLLBACK = 'clone-rollback-evidence.json'

/** Each of these takes valid evidence away, whatever else is edited: a forger who may seal again, and mends every reference. */
const DECISIVE: readonly Edit[] = [
  onMap('a blocker that is open', blockers => Object.assign(blockers[6] ?? {}, { state: 'OPEN' })),
  onMap('a state in another letter case', blockers => Object.assign(blockers[0] ?? {}, { state: 'closed' })),
  onMap('an id twice', blockers => blockers.push(structuredClone(blockers[0] as Blocker))),
  onMap('a circle', blockers => blockers[0]?.depends_on.push('B7-approval')),
  onMap('an unknown dependency', blockers => blockers[0]?.depends_on.push('B9')),
  onMap('an empty map', blockers => blockers.splice(0)),
  onMap('a claim without evidence', blockers => blockers[4]?.closes_when.splice(0)),
  onMap('a clone for production', blockers => blockers[4]?.closes_when.splice(0, 1, proof(ROLLBACK, '/status', 'RESTORED'))),
  onMap('a clone for a design', blockers => blockers[7]?.closes_when.splice(0, 1, proof(ROLLBACK, '/status', 'RESTORED'))),
  onMap('a design for production', blockers =>
    blockers[6]?.closes_when.splice(0, 1, proof('policy.json', '/schema', 'seal-gate/policy/1'))
  ),
  onMap('production for a clone', blockers => Object.assign(blockers[3] ?? {}, { scope: 'production' })),
  onMap('a plain file as proof', blockers =>
    blockers[6]?.closes_when.push(proof('operator/approval.json', '/statement', 'approval'))
  ),
  onMap('the map as its own proof', blockers => blockers[6]?.closes_when.push(proof('blocker-map.json', '', {}))),
  onMap('another value', blockers => blockers[3]?.closes_when.push(proof(ROLLBACK, '/exit_code', 1))),
  ...EVIDENCE.map(at => ({ name: `${at} gone`, change: (tree: Tree) => void tree.delete(at) })),
  ...EVIDENCE.flatMap(at =>
    ['blocker-map.json', 'README.md'].map(other => ({
      name: `${other} in the place of ${at}`,
      change: (tree: Tree) => void tree.set(at, tree.get(other) ?? Buffer.alloc(0))
    }))
  ),
  ...Object.entries(NOT_APPLIED).map(([name, document]) => ({
    name: `a late document that says no: ${name}`,
    change: (tree: Tree) => putJson(tree, `late-${name}`, document)
  })),
  { name: 'a second policy', change: tree => void tree.set('policy-2.json', tree.get('policy.json') ?? Buffer.alloc(0)) },
  { name: 'a second map', change: tree => void tree.set('map-2.json', tree.get('blocker-map.json') ?? Buffer.alloc(0)) },
  { name: 'a word that must not be there', change: tree => void tree.set('notes.md', Buffer.from('the cut\u00adover')) },
  { name: 'a claim about production', change: tree => replaceOne(tree, ROLLBACK, 'NONE', 'PASS') },
  { name: 'a rollback of nothing', change: tree => noChange(tree) }
]

function putLoose(tree: Tree, at: string): void {
  tree.set(at, Buffer.from(JSON.stringify(jsonAt(tree, at))))
}

function noChange(tree: Tree): void {
  const at = 'clone-rehearsal-execution-evidence.json'
  const execution = jsonAt(tree, at)
  if (execution !== undefined) putJson(tree, at, { ...execution, after: execution['before'] })
}

describe('sealed again with every reference mended, and nothing pinned', () => {
  test.each(DECISIVE)('$name: held', async ({ change }) => {
    const tree: Tree = new Map(GOOD)
    change(tree)
    expect(sameTree(tree, GOOD)).toBe(false)
    mend(tree, GOOD)
    reseal(tree)
    const { decision } = await judge(tree)
    expect(decision).toBe('HOLD_PRODUCTION')
  })

  test.each<Edit>([
    { name: 'other words in README.md', change: tree => void tree.set('README.md', Buffer.from('Other words.\n')) },
    onMap('another title', blockers => Object.assign(blockers[0] ?? {}, { title: 'Another title' })),
    { name: 'the policy in another layout', change: tree => putLoose(tree, 'policy.json') },
    { name: 'no order of a rehearsal', change: tree => void tree.delete('rehearsal.json') },
    { name: 'another plain file', change: tree => void tree.set('notes.md', Buffer.from('Nothing.\n')) }
  ])('$name: still cleared, so sealing again holds nothing by itself', async ({ change }) => {
    const tree: Tree = new Map(GOOD)
    change(tree)
    mend(tree, GOOD)
    reseal(tree)
    expect((await judge(tree)).decision).toBe('CLEARED_FOR_OPERATOR')
  })

  test('none of them becomes right by any others beside it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...DECISIVE], { minLength: 1, maxLength: 6 }), async edits => {
        const tree: Tree = new Map(GOOD)
        for (const { change } of edits) change(tree)
        mend(tree, GOOD)
        reseal(tree)
        expect((await judge(tree)).decision).toBe('HOLD_PRODUCTION')
      }),
      { numRuns: 60 }
    )
  })

  test('evidence that no manifest seals does not count, although it exists and is right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(DOCUMENTS, { minLength: 1 }), async left => {
        const tree: Tree = new Map(GOOD)
        reseal(tree, left)
        const { decision, verdict } = await judge(tree)
        expect([decision, verdict === 'unverifiable']).toEqual(['HOLD_PRODUCTION', false])
      }),
      { numRuns: 30 }
    )
  })
})

describe('a gate that did not prove itself clears nothing', () => {
  const { control, probes } = goodProbes()
  test.each<[string, ProbeResults | null]>([
    ['the self-test switched off', null],
    ['no probe planned', { ...goodProbes(), planned: 0, run: 0, passed: 0, probes: [] }],
    ['a probe that did not run', { ...goodProbes(), planned: 3 }],
    ['a probe that was not refused', { ...goodProbes(), passed: 1 }],
    ['a probe that is not listed', { ...goodProbes(), probes: probes.slice(1) }],
    ['a control that failed', { ...goodProbes(), control: { ...control, passed: false } }]
  ])('%s', async (_, results) => {
    expect((await judge(GOOD, {}, results)).decision).toBe('HOLD_PRODUCTION')
  })

  test.each([1, 2])('share %i of 2', async index => {
    expect((await judge(GOOD, { shard: { index, of: 2 } })).decision).toBe('HOLD_PRODUCTION')
  })
})
