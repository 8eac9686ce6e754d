import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Decision } from '../../src/model/release.ts'
import type { PacketFile } from '../../src/release/evidence.ts'
import { judgeRelease } from '../../src/release/judge.ts'
import { FREE, forgeries, leaves, nameOf, PAIRED, put } from './edits.ts'
import { NOT_APPLIED } from './judged.ts'
import { type Documents, documents, inputOf, PATHS, sealedFile, sealedFiles, sha } from './packet.ts'

const LEAVES = leaves()
const isFree = (name: string) => FREE.some(pattern => pattern.test(name))
const BEARING = LEAVES.filter(leaf => !isFree(nameOf(leaf)) && forgeries(leaf.value).length > 0)

function decide(files: readonly PacketFile[]): Decision {
  return judgeRelease(inputOf(files)).decision
}

test('every value of the cleared packet bears the clearance, but for those that are free, by a forger who seals again', () => {
  const cleared = LEAVES.filter(({ path, at, value }) =>
    forgeries(value).some(other => decide(sealedFiles({ edit: docs => put(docs, path, at, other) })) !== 'HOLD_PRODUCTION')
  )
  expect(cleared.map(nameOf)).toEqual(LEAVES.map(nameOf).filter(isFree))
  expect(BEARING.length).toBeGreaterThan(150)
})

interface Edit {
  readonly name: string
  readonly change: (docs: Documents) => void
}

/** Edits of the parts of a packet that a status word, a state or a scope cannot be changed in. */
const STRUCTURAL: readonly Edit[] = Object.entries<(docs: Documents) => void>({
  'a blocker twice': docs => docs['map.json'].blockers.push(...structuredClone(docs['map.json'].blockers.slice(0, 1))),
  'an empty map': docs => docs['map.json'].blockers.splice(0),
  'a circle': docs => docs['map.json'].blockers[0]?.depends_on.push('B2'),
  'a circle of one': docs => docs['map.json'].blockers[2]?.depends_on.push('B3'),
  'an unknown id': docs => docs['map.json'].blockers[1]?.depends_on.push('nobody'),
  'a claim without evidence': docs => docs['map.json'].blockers[2]?.closes_when.splice(0),
  'clone evidence for production': docs =>
    docs['map.json'].blockers[1]?.closes_when.push({ document: 'rollback.json', pointer: '/status', equals: 'RESTORED' }),
  'unsealed evidence': docs =>
    docs['map.json'].blockers[0]?.closes_when.push({ document: 'nothing.json', pointer: '', equals: null }),
  'nothing looked for': docs => docs['provenance.json'].leads.checked.splice(1),
  'nothing searched': docs => docs['provenance.json'].secret_scan.scanned.splice(0),
  'nothing observed': docs => docs['compatibility.json'].observed.splice(0),
  'no table after': docs => docs['execution.json'].after.tables.splice(0),
  'no table restored': docs => docs['rollback.json'].restored.tables.splice(0),
  'nothing rejected': docs => docs['result.json'].must_reject.splice(0),
  'nothing judged': docs => docs['result.json'].judged.splice(0),
  'no probe': docs => docs['probes.json'].probes.splice(0)
}).map(([name, change]) => ({ name, change }))

const SINGLE = BEARING.filter(leaf => !PAIRED.some(pattern => pattern.test(nameOf(leaf))))

const bearing = fc.constantFrom(...SINGLE).chain(leaf =>
  fc.constantFrom(...forgeries(leaf.value, SINGLE.indexOf(leaf) + 1)).map(
    (value): Edit => ({
      name: `${nameOf(leaf)} = ${JSON.stringify(value)}`,
      change: docs => put(docs, leaf.path, leaf.at, value)
    })
  )
)
const edits = fc.array(fc.oneof({ weight: 3, arbitrary: bearing }, { weight: 1, arbitrary: fc.constantFrom(...STRUCTURAL) }), {
  minLength: 1,
  maxLength: 6
})

/** Runs edits; one that finds its place gone changes nothing. True when something was changed. */
function run(docs: Documents, changes: readonly Edit[]): boolean {
  const before = JSON.stringify(docs)
  for (const { change } of changes) {
    try {
      change(docs)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return JSON.stringify(docs) !== before
}

describe('no sequence of edits clears a packet without valid evidence', () => {
  test('sealed again, with every reference mended', () => {
    fc.assert(
      fc.property(edits, changes => {
        let changed = false
        const files = sealedFiles({
          edit: docs => {
            changed = run(docs, changes)
          }
        })
        expect(decide(files)).toBe(changed ? 'HOLD_PRODUCTION' : 'CLEARED_FOR_OPERATOR')
      }),
      { numRuns: 300 }
    )
  })

  test('not sealed again: neither as drift, nor behind the back of the verification', () => {
    fc.assert(
      fc.property(edits, fc.boolean(), (changes, intact) => {
        const edited = documents()
        const original = sealedFiles()
        run(edited, changes)
        const files = original.map((file): PacketFile => {
          const path = PATHS.find(name => name === file.path)
          if (path === undefined) return file
          const bytes = Buffer.from(`${JSON.stringify(edited[path])}\n`)
          return { ...file, bytes, intact }
        })
        expect(decide(files)).toBe('HOLD_PRODUCTION')
      }),
      { numRuns: 100 }
    )
  })

  test('with each document left away, and each put in the place of each other', () => {
    const docs = documents()
    for (const path of PATHS) {
      for (const other of PATHS) {
        const files = sealedFiles({
          tamper: (name, document) => (name !== path ? document : other === path ? undefined : docs[other])
        })
        expect([path, other, decide(files)]).toEqual([path, other, 'HOLD_PRODUCTION'])
      }
    }
  })

  test('with evidence that no manifest seals', () => {
    fc.assert(
      fc.property(fc.subarray([...PATHS], { minLength: 1 }), paths => {
        const files = sealedFiles().filter(({ path }) => !paths.some(name => name === path))
        expect(decide(files)).toBe('HOLD_PRODUCTION')
      }),
      { numRuns: 60 }
    )
  })
})

describe('an honest packet is never cleared while its policy stands', () => {
  const anyJson = fc.jsonValue({ maxDepth: 2 })
  const word = fc.constantFrom('APPLIED', 'RESTORED', 'COMPATIBLE', 'SAFE_PRODUCTION_SHAPED_CLONE', 'PASS', 'CLOSED', 'OPEN')
  const member = fc.constantFrom('status', 'verdict', 'reason', 'production_claim', 'clone_id', 'schema', 'execution', 'before')
  const forged = fc.record({
    path: fc.constantFrom(...Object.keys(NOT_APPLIED)),
    member,
    value: fc.oneof(word, anyJson),
    away: fc.boolean()
  })
  const anyMap = fc.array(
    fc.record({
      id: fc.constantFrom('B1', 'B2', 'B3'),
      title: fc.constant('t'),
      state: fc.constantFrom('CLOSED', 'OPEN', 'closed'),
      scope: fc.constantFrom('production', 'clone', 'design'),
      depends_on: fc.subarray(['B1', 'B2', 'B3']),
      closes_when: fc.array(
        fc.record({
          document: fc.constantFrom(...PATHS),
          pointer: fc.constantFrom('/status', '/verdict', '/schema', ''),
          equals: fc.oneof(word, fc.constant('NOT_APPLIED'), anyJson)
        })
      )
    }),
    { maxLength: 3 }
  )

  test('whatever its documents say and its map claims', () => {
    fc.assert(
      fc.property(fc.array(forged, { maxLength: 6 }), anyMap, (changes, blockers) => {
        const honest: Record<string, unknown> = structuredClone(NOT_APPLIED)
        for (const { path, member: key, value, away } of changes) {
          if (away) honest[path] = undefined
          else honest[path] = { ...(honest[path] as object), [key]: value }
        }
        const files = sealedFiles({
          tamper: (path, document) =>
            path in honest ? honest[path] : path === 'map.json' ? { ...(document as object), blockers } : document
        })
        const { decision, packetStatus } = judgeRelease(inputOf(files))
        expect([decision, packetStatus === 'REHEARSED']).toEqual(['HOLD_PRODUCTION', false])
      }),
      { numRuns: 300 }
    )
  })
})

test('any bytes in the place of a document, sealed: never a clearance, never an exception', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PATHS),
      fc.oneof(
        fc.uint8Array(),
        fc.json().map(text => Buffer.from(text))
      ),
      (path, bytes) => {
        const files = sealedFiles().map(file => (file.path === path ? sealedFile(path, bytes) : file))
        expect(decide(files)).toBe('HOLD_PRODUCTION')
      }
    ),
    { numRuns: 200 }
  )
})

test('the twin of each sealed document with one bit turned is no evidence', () => {
  for (const file of sealedFiles()) {
    const bytes = Buffer.from(file.bytes ?? [])
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    expect(sha(bytes)).not.toBe(file.seal.digests.sha256)
    const files = sealedFiles().map(one => (one.path === file.path ? { ...one, bytes } : one))
    expect(decide(files)).toBe('HOLD_PRODUCTION')
  }
})
