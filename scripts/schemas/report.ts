import * as z from 'zod'
import type { CauseCode } from '../../src/model/causes.ts'
import type { FindingCode } from '../../src/model/codes.ts'
import type { Explanation } from '../../src/model/explanation.ts'
import type { MeaningFormat } from '../../src/model/finding.ts'
import type { Proof } from '../../src/model/proof.ts'
import type { Report } from '../../src/model/report.ts'
import type { FormatName } from '../../src/model/seal.ts'
import { probeResults } from '../../src/release/documents/probe-results.ts'
import type { EffectiveBlockerMap } from '../../src/report/bundle.ts'
import type { DynamicKind } from '../../src/rerun/rehearsal.ts'
import type { RerunReport } from '../../src/rerun/rerun.ts'

// Shapes of what the gate writes and never reads back as evidence. The last lines hold them equal to the types in src/, both ways.

/** Any word: a later version may know more codes, and a reader of reports must not refuse those. `all.ts` writes it as a string. */
const word = <T extends string>() => z.custom<T>()

const text = z.string()
const texts = z.array(text)
const count = z.int().min(0)
const fromOne = z.int().min(1)
const hex = z.string().regex(/^[0-9a-f]+$/)

const digests = z.strictObject({
  sha256: hex.exactOptional(),
  sha384: hex.exactOptional(),
  sha512: hex.exactOptional(),
  blake2b512: hex.exactOptional()
})
const measurement = z.strictObject({ bytes: count.exactOptional(), digests: digests.exactOptional() })

const location = z.strictObject({
  line: fromOne,
  column: fromOne,
  offset: count,
  expected: text.exactOptional(),
  found: text.exactOptional()
})

const hunks = z.strictObject({
  unit: z.enum(['line', 'byte']),
  hunks: z.array(
    z.strictObject({
      originalStart: count,
      foundStart: count,
      lines: z.array(z.strictObject({ kind: z.enum([' ', '-', '+']), text }))
    })
  ),
  hidden: z.strictObject({ lines: count, atLeast: z.boolean() }).exactOptional()
})

/** Only bytes in hand make a value of this type; a document is held to its plain fields. */
const plainProof = z.strictObject({
  bytes: count,
  verified: z.array(z.enum(['sha256', 'sha384', 'sha512', 'blake2b512']))
})
const proof = plainProof as unknown as z.ZodType<Mutable<Proof>> // no schema can give the brand
const original = z.enum(['git', 'another-path', 'given'])
const meaning = z.strictObject({ format: word<MeaningFormat>(), same: z.boolean() })
const driftFacts = {
  causes: z.array(z.strictObject({ code: word<CauseCode>(), count: count.exactOptional(), detail: text.exactOptional() })),
  locations: z.array(location),
  places: count.exactOptional(),
  hunks: z.array(hunks).exactOptional(),
  limit: text.exactOptional()
}

const drift = z.discriminatedUnion('certainty', [
  z.strictObject({
    certainty: z.literal('proved'),
    proof,
    original: original.exactOptional(),
    meaning: meaning.exactOptional(),
    ...driftFacts
  }),
  z.strictObject({
    certainty: z.literal('compared'),
    original,
    edits: z.strictObject({ count, atLeast: z.literal(true).exactOptional() }),
    meaning: meaning.exactOptional(),
    ...driftFacts
  }),
  z.strictObject({ certainty: z.literal('hint'), ...driftFacts }),
  z.strictObject({ certainty: z.literal('unexplained'), ...driftFacts })
])

const git = z.strictObject({
  layer: z.enum(['commit', 'checkout', 'workspace']).exactOptional(),
  by: z.enum(['step', 'edit']).exactOptional(),
  source: z.enum(['HEAD', 'manifest-id', 'lfs-store', 'object-store']).exactOptional(),
  because: z.array(z.strictObject({ text, file: text.exactOptional(), line: fromOne.exactOptional() })).exactOptional(),
  commit: z.strictObject({ id: text, date: text.exactOptional(), subject: text.exactOptional() }).exactOptional(),
  notes: z.array(z.strictObject({ text, run: texts.exactOptional() })).exactOptional()
})

const finding = z.strictObject({
  code: word<FindingCode>(),
  severity: z.enum(['fail', 'unverifiable', 'warning', 'notice']),
  path: text.exactOptional(),
  manifest: text.exactOptional(),
  line: fromOne.exactOptional(),
  expected: measurement.exactOptional(),
  found: measurement.exactOptional(),
  reason: text.exactOptional(),
  location: location.exactOptional(),
  drift: drift.exactOptional(),
  withheld: z.enum(['git-folder', 'ignored', 'unknown', 'secret']).exactOptional(),
  git: git.exactOptional()
})

const decision = z.enum(['HOLD_PRODUCTION', 'CLEARED_FOR_OPERATOR'])

const blocker = z.strictObject({
  id: text,
  title: text,
  state: z.enum(['OPEN', 'CLOSED']),
  reason: text,
  scope: z.enum(['production', 'clone', 'design']).exactOptional(),
  progress: text.exactOptional(),
  depends_on: texts.exactOptional()
})

const verdict = z.enum(['pass', 'fail', 'unverifiable'])

/** report.json */
export const report = z.strictObject({
  schema: z.literal('seal-gate/report/2'),
  version: text,
  verdict,
  decision,
  packet_status: z.enum(['BLOCKED', 'READY_NOT_APPLIED', 'REHEARSED']),
  release: z.strictObject({ code: z.enum(['no-evidence', 'held', 'cleared']), reason: text, holds: texts, needed: texts }),
  counts: z.strictObject({
    sealed: count,
    intact: count,
    drifted: count,
    missing: count,
    unsealed: count,
    unverifiable: count
  }),
  config: z.strictObject({ path: text, at: text.exactOptional(), keys: texts, overridden: texts }).exactOptional(),
  manifests: z.array(
    z.strictObject({
      path: text,
      root: text,
      format: word<FormatName | 'unknown'>(),
      packet: text.exactOptional(),
      sha256: hex.exactOptional(),
      seals: count,
      notices: texts
    })
  ),
  shard: z
    .strictObject({
      index: fromOne,
      of: fromOne,
      judged: hex,
      run: z.strictObject({ id: text, attempt: text.exactOptional(), commit: text.exactOptional() }).exactOptional(),
      tree: hex.exactOptional()
    })
    .exactOptional(),
  findings: z.array(finding),
  probes: z.union([probeResults, z.null()]),
  blockers: z.array(blocker)
})

/** blocker-map.json of a run. */
export const effectiveBlockerMap = z.strictObject({
  schema: z.literal('seal-gate/effective-blocker-map/1'),
  decision,
  blockers: z.array(blocker)
})

/** What `seal-gate rerun --json` prints. */
export const rerun = z.strictObject({
  schema: z.literal('seal-gate/rerun/1'),
  version: text,
  verdict,
  tree: z
    .strictObject({ sealed: hex, again: hex, expected: z.array(z.strictObject({ by: text, sha256: text })) })
    .exactOptional(),
  documents: z.array(
    z.strictObject({
      path: text,
      kind: word<DynamicKind>(),
      kept: text.exactOptional(),
      state: z.enum(['same', 'different', 'layout', 'new', 'kept']),
      differences: z.array(
        z.strictObject({
          pointer: text,
          what: z.enum(['changed', 'added', 'removed']),
          values: z.tuple([text, text]).exactOptional()
        })
      )
    })
  ),
  validators: z.array(
    z.strictObject({
      path: text,
      status: text,
      isolation: z
        .strictObject({
          network: z.enum(['none', 'shared']),
          processes: z.enum(['namespace', 'group']),
          files: z.enum(['own', 'shared']),
          limits: z.boolean(),
          otherUser: z.boolean()
        })
        .exactOptional()
    })
  ),
  written: texts,
  findings: z.array(finding),
  problems: texts
})

/** What `seal-gate explain --json` prints. */
export const explanation = z.strictObject({
  schema: z.literal('seal-gate/explanation/2'),
  version: text,
  verdict: z.enum(['pass', 'fail']),
  path: text,
  against: z.strictObject({ path: text, digest: z.enum(['given', 'none']) }).exactOptional(),
  finding: finding.exactOptional(),
  differences: hunks.exactOptional()
})

type Mutable<T> = T extends string ? T : { -readonly [K in keyof T]: Mutable<T[K]> }
type Same<A, B> = [A, B] extends [B, A] ? true : false
/** A field that is in one and not in the other makes this no type of `true`. */
type Keys<T> = T extends readonly (infer Item)[]
  ? Keys<Item>
  : T extends object
    ? { [K in keyof T]-?: Keys<NonNullable<T[K]>> }
    : 0

type Held<Shape, Type> = [Same<Shape, Mutable<Type>>, Same<Keys<Shape>, Keys<Mutable<Type>>>]
type Both = [true, true]
const BOTH: Both = [true, true]
export const HELD: {
  report: Held<z.infer<typeof report>, Report> & Both
  map: Held<z.infer<typeof effectiveBlockerMap>, EffectiveBlockerMap> & Both
  rerun: Held<z.infer<typeof rerun>, RerunReport> & Both
  explanation: Held<z.infer<typeof explanation>, Explanation> & Both
  proof: Held<z.infer<typeof plainProof>, Pick<Proof, 'bytes' | 'verified'>> & Both
} = { proof: BOTH, report: BOTH, map: BOTH, rerun: BOTH, explanation: BOTH }
