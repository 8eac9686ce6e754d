import type * as z from 'zod/mini'
import { blockerMap } from './blocker-map.ts'
import { cloneProvenance } from './clone-provenance.ts'
import { issueText } from './issue-text.ts'
import { policy } from './policy.ts'
import { probeResults } from './probe-results.ts'
import { packetProbes } from './probes.ts'
import { rehearsalExecution } from './rehearsal-execution.ts'
import { rehearsalImpact } from './rehearsal-impact.ts'
import { rehearsalRollback } from './rehearsal-rollback.ts'
import { schemaCompatibility } from './schema-compatibility.ts'
import { schemaExpectations } from './schema-expectations.ts'
import { validator } from './validator.ts'
import { validatorResult } from './validator-result.ts'

/** Every kind of document that is evidence, with its schema. The `schema` of a document is `seal-gate/KIND/1`. */
export const DOCUMENTS = {
  policy,
  'clone-provenance': cloneProvenance,
  'schema-expectations': schemaExpectations,
  'schema-compatibility': schemaCompatibility,
  'rehearsal-execution': rehearsalExecution,
  'rehearsal-rollback': rehearsalRollback,
  'rehearsal-impact': rehearsalImpact,
  validator,
  'validator-result': validatorResult,
  'probe-results': probeResults,
  probes: packetProbes,
  'blocker-map': blockerMap
} as const

export type DocumentKind = keyof typeof DOCUMENTS
export type DocumentOf<K extends DocumentKind> = z.infer<(typeof DOCUMENTS)[K]>

/** A document with its kind. */
export type Parsed = { [K in DocumentKind]: { readonly kind: K; readonly document: DocumentOf<K> } }[DocumentKind]

/** Ours, and no evidence: a manifest proves nothing but bytes, a report is what a run said, a rehearsal is an order. */
const OTHERS: ReadonlySet<string> = new Set([
  'seal-gate/manifest/1',
  'seal-gate/report/1',
  'seal-gate/report/2',
  'seal-gate/rehearsal/1',
  'seal-gate/rehearsal-exceptions/1',
  'seal-gate/effective-blocker-map/1'
])

/** So many issues are enough to know that a document is not one. */
const MAX_ISSUES = 5

/**
 * Reads a document by its `schema`: the document, or why it is not one. Undefined for a schema of ours that is no evidence.
 * @returns `unknown` when no document is called that
 */
export function parseDocument(schema: string, value: unknown): Parsed | { readonly problem: string } | 'unknown' | undefined {
  if (OTHERS.has(schema)) return undefined
  const kind = KINDS.find(name => schema === `seal-gate/${name}/1`)
  if (kind === undefined) return 'unknown'
  const { data, error } = DOCUMENTS[kind].safeParse(value)
  if (data === undefined) return { problem: problemOf(error?.issues ?? []) }
  // The kind and the schema that gave the data come from one entry of the table, which the type of the pair cannot express.
  return { kind, document: data } as Parsed
}

// Own keys of the table.
const KINDS = Object.keys(DOCUMENTS) as DocumentKind[]

function problemOf(issues: readonly z.core.$ZodIssue[]): string {
  const more = issues.length > MAX_ISSUES ? [`and ${issues.length - MAX_ISSUES} more`] : []
  return [...issues.slice(0, MAX_ISSUES).map(issueText), ...more].join('; ')
}
