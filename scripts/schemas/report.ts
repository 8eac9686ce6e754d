import { join } from 'node:path'
import { CERTAINTIES } from '../../src/model/finding.ts'
import { integerFrom, schemaFromType } from './from-types.ts'

// What the gate writes and never reads back as evidence: the schemas come from the types that it is written with.

/** Any word: a later version may know more codes, and a reader of reports must not refuse those. */
const word = { type: 'string' }

/** Types of which the documents say more than the type, or less. */
const known = {
  Hex: { type: 'string', pattern: '^[0-9a-f]+$' },
  FromOne: integerFrom(1),
  FindingCode: word,
  CauseCode: word,
  FormatName: word,
  Certainty: { type: 'string', enum: [...CERTAINTIES] },
  MeaningFormat: word,
  DynamicKind: word
}

/** @param probes the schema of the probe results, which packets have as a document too */
export function writtenSchemas(probes: Readonly<Record<string, unknown>>) {
  const from = (file: string, name: string) =>
    schemaFromType(join(import.meta.dirname, '../../src', file), name, { ...known, ProbeResults: probes })
  return {
    report: from('model/report.ts', 'Report'),
    effectiveBlockerMap: from('report/bundle.ts', 'EffectiveBlockerMap'),
    rerun: from('rerun/rerun.ts', 'RerunReport'),
    explanation: from('model/explanation.ts', 'Explanation')
  }
}
