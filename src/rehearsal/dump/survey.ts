import type { SealedBytes } from '../../release/evidence.ts'
import { type Lead, leadOf } from '../scan/lead-statements.ts'
import { type SecretScan, scanSecrets } from '../scan/secrets.ts'
import { type StaticFinding, scanText } from '../scan/static.ts'
import { isRestrict } from '../sql/run-script.ts'
import { splitStatements } from '../sql/statements.ts'
import { DumpEnds, type DumpText } from './completeness.ts'
import type { Dump } from './source.ts'

/** What is known of a dump before anything of it is restored. */
export interface DumpSurvey extends SealedBytes {
  readonly text: DumpText
  readonly secrets: SecretScan
  /** Extensions that it makes, each once, sorted. */
  readonly extensions: readonly string[]
  /** Ways out of the clone that it would make. */
  readonly leads: readonly Lead[]
  /** psql commands, and statements that leave the clone. */
  readonly findings: readonly StaticFinding[]
}

/** The dump is read so often: for its digest, for secrets, and statement by statement. */
export const PASSES = 3

/**
 * Reads a whole dump without running any of it.
 * @param onBytes told of each piece that was read
 * @throws {DumpError} {ScriptError}
 */
export async function surveyDump(dump: Dump, onBytes?: (bytes: number) => void): Promise<DumpSurvey> {
  const digest = await dump.digest(onBytes)
  const ends = new DumpEnds()
  const secrets = await scanSecrets(ends.watch(dump.sql(onBytes)))
  const statements = await readStatements(dump.sql(onBytes))
  return { ...digest, text: ends.read(), secrets, ...statements }
}

const EXTENSION = /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?("(?:[^"]|"")+"|[\w$-]+)/i

async function readStatements(sql: AsyncIterable<Uint8Array>): Promise<Pick<DumpSurvey, 'extensions' | 'leads' | 'findings'>> {
  const extensions = new Set<string>()
  const leads: Lead[] = []
  const findings: StaticFinding[] = []
  for await (const piece of splitStatements(sql)) {
    if (piece.kind === 'meta') {
      if (!isRestrict(piece)) findings.push({ rule: 'psql-meta-command', line: piece.line })
      continue
    }
    const { text, words, line } = piece
    const lead = leadOf(text, words)
    if (lead !== undefined) leads.push(lead)
    else if (words[0] === 'create' && words[1] === 'extension') extensions.add(nameIn(EXTENSION.exec(text)?.[1] ?? ''))
    findings.push(...scanText(text, words, 'dump', line))
  }
  return { extensions: [...extensions].toSorted(), leads, findings }
}

function nameIn(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word.toLowerCase()
}
