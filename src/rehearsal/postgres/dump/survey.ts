import { Buffer } from 'node:buffer'
import type { SealedBytes } from '../../../release/evidence.ts'
import { type SecretScan, scanSecrets } from '../../secrets.ts'
import { type Lead, leadOf } from '../scan/leads.ts'
import { type StaticFinding, scanText } from '../scan/statements.ts'
import { isIdle } from '../sql/run-script.ts'
import { splitStatements } from '../sql/statements.ts'
import type { Dump } from './source.ts'

/** What pg_dump writes at the end and at the beginning. */
const LAST = /^-- PostgreSQL database dump complete\r?$/m
const FIRST = /^-- PostgreSQL database dump\r?$/m
const SOURCE = /^-- Dumped from database version (\S+)/m
const SYSTEM = /^-- PostgreSQL database cluster dump\r?$/m
const KEPT = 4096

interface DumpText {
  /** It begins like a dump of pg_dump. */
  readonly fromPgDump: boolean
  /** pg_dumpall writes a whole cluster, with psql commands to go from one database to the next. */
  readonly fromPgDumpAll: boolean
  /** It ends like a dump of pg_dump: it was not truncated. */
  readonly complete: boolean
  /** Such as `15.18`, if the dump states it. */
  readonly serverVersion?: string
}

/** Keeps the two ends of a text that is streamed. */
class DumpEnds {
  #head = Buffer.alloc(0)
  #tail = Buffer.alloc(0)

  async *watch(text: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of text) {
      if (this.#head.length < KEPT) this.#head = Buffer.concat([this.#head, chunk.subarray(0, KEPT)])
      this.#tail = Buffer.concat([this.#tail, chunk.subarray(-KEPT)]).subarray(-KEPT)
      yield chunk
    }
  }

  /** Once the text has passed. */
  read(): DumpText {
    const head = this.#head.toString('latin1')
    const [, serverVersion] = SOURCE.exec(head) ?? []
    return {
      fromPgDump: FIRST.test(head),
      fromPgDumpAll: SYSTEM.test(head),
      complete: LAST.test(this.#tail.toString('latin1')),
      ...(serverVersion !== undefined && { serverVersion })
    }
  }
}

/** What is known of a dump before anything of it is restored. */
export interface DumpSurvey extends SealedBytes {
  readonly text: DumpText
  readonly secrets: SecretScan
  /** Extensions that it creates, each once, sorted. */
  readonly extensions: readonly string[]
  /** Ways out of the clone that it would create. */
  readonly leads: readonly Lead[]
  /** psql commands, and statements that leave the clone. */
  readonly findings: readonly StaticFinding[]
}

/** How often a dump is read: for its digest, for secrets, and statement by statement. */
export const PASSES = 3

/**
 * Reads a whole dump without running any of it.
 * @param onBytes called with the size of each piece that was read
 * @throws {Refused}
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
      if (!isIdle(piece, true)) findings.push({ rule: 'psql-meta-command', line: piece.line })
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

/** What an operator must supply for a rehearsal, in the order of preparation. */
export function operatorInput(): string[] {
  return [
    'the major version of production: psql -XAtc "show server_version"; the pg_dump, and the server of the rehearsal, are of that version',
    "a copy of production in which every credential and everything personal is replaced or removed, made inside of production's own walls",
    `the dump of that copy: pg_dump --format=plain (or custom) --encoding=UTF8 --no-publications --no-subscriptions --file=clone.sql DATABASE, as a role that may read all of it`,
    'its roles need no dump: those that it names are made without login and without any right beyond it',
    'the policy names production: its endpoints, and psql -XAtc "select system_identifier from pg_control_system()"'
  ]
}
