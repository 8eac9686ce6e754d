import { secretRules } from '../quote/secrets.ts'

/** Values of a table in SQL text: rows of COPY, or one INSERT. */
export interface RowText {
  readonly kind: 'copy' | 'insert'
  readonly table: string
  /** Of each value, in order; undefined if the dump does not show them. */
  readonly columns: readonly string[] | undefined
}

/** A piece of SQL text, with the table whose rows it is. */
export interface TextPiece {
  readonly bytes: Uint8Array
  readonly rows?: RowText
}

/** A credential, by its rule and its place. The value stays where it is. */
export interface SecretFinding {
  readonly rule: string
  /** From 1, in the SQL text; absent if the dump is no text. */
  readonly line?: number
  readonly table?: string
  readonly column?: string
  /** SHA-256 of the whole value of the column. Only for a comparison with what was reviewed. */
  readonly valueSha256?: string
}

type FindingInText = SecretFinding & { readonly line: number }

/** What was found in a text: each finding has its line. */
interface TextScan extends SecretScan {
  readonly findings: readonly FindingInText[]
}

export interface SecretScan {
  /** Number of rules that looked. */
  readonly rules: number
  /** Each rule, line and column once; at most 1000 of them. */
  readonly findings: readonly SecretFinding[]
}

export const SCANNER = 'secretlint-rule-preset-recommend 12.0.0 without filter-comments, and patterns of its own'

/** Characters searched at a time. */
const CHUNK_CHARACTERS = 1 << 20
/** A private key has fewer lines, so that one of them lies whole in some chunk. */
const OVERLAP_LINES = 60
const OVERLAP_CHARACTERS = 64 * 1024
export const MAX_FINDINGS = 1000

/** Finds the value at an index of text that ends with these rows, which begin at `start`. */
export type LocateValue = (content: string, rows: RowText, start: number, index: number) => Omit<SecretFinding, 'rule' | 'line'>

/**
 * Looks for credentials in a text of any length, in chunks of whole lines that overlap.
 * @param locate names table and column of a finding in rows
 * @throws what the text throws
 */
export async function scanSecrets(text: AsyncIterable<TextPiece | Uint8Array>, locate?: LocateValue): Promise<TextScan> {
  const rules = await secretRules()
  const found = new Map<string, FindingInText>()
  const lines = new Set<string>()
  for await (const { content, line, spans } of inChunks(text)) {
    for (const { rule, start } of await rules.find(content, 'dump.sql')) {
      const at = line + linesBefore(content, start)
      if (found.size >= MAX_FINDINGS) continue
      const number = spans.findLastIndex(one => one.at <= start)
      const { rows, at: from = 0 } = spans[number] ?? {}
      const place = rows === undefined ? {} : locate?.(content.slice(0, spans[number + 1]?.at), rows, from, start)
      const key = `${rule} ${at}`
      // Lines are read twice where chunks overlap; a long row is located once only.
      if (place?.column === undefined && lines.has(key)) continue
      lines.add(key)
      found.set(`${key} ${place?.column ?? ''}`, { rule, line: at, ...place })
    }
  }
  return {
    rules: rules.count,
    findings: [...found.values()].toSorted((a, b) => a.line - b.line || (a.rule < b.rule ? -1 : 1))
  }
}

interface Span {
  /** Index of its first character in the chunk; less than 0 if it began before. */
  readonly at: number
  readonly rows: RowText | undefined
}

interface Chunk {
  readonly content: string
  /** Of its first character. */
  readonly line: number
  readonly spans: readonly Span[]
}

/** Credentials are ASCII, so each byte can be read as a character: no chunk cuts one in two. */
async function* inChunks(text: AsyncIterable<TextPiece | Uint8Array>): AsyncGenerator<Chunk> {
  let content = ''
  let line = 1
  let fresh = 0
  let spans: Span[] = []
  for await (const piece of text) {
    const { bytes, rows } = piece instanceof Uint8Array ? { bytes: piece, rows: undefined } : piece
    if (spans.at(-1)?.rows !== rows || rows?.kind === 'insert' || spans.length === 0) spans.push({ at: content.length, rows })
    content += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    fresh += bytes.length
    if (fresh < CHUNK_CHARACTERS) continue
    const end = content.lastIndexOf('\n') + 1 || content.length
    yield { content: content.slice(0, end), line, spans }
    const kept = overlapFrom(content, end)
    line += linesBefore(content, kept)
    fresh = content.length - end
    content = content.slice(kept)
    const first = spans.findLastIndex(({ at }) => at <= kept)
    spans = spans.slice(Math.max(0, first)).map(({ at, rows: of }) => ({ at: at - kept, rows: of }))
  }
  if (content !== '') yield { content, line, spans }
}

/** Index of the first of the last lines before `end`, of which there are not more than so many, nor longer ones. */
function overlapFrom(content: string, end: number): number {
  const least = Math.max(0, end - OVERLAP_CHARACTERS)
  let from = end
  for (let lines = 0; lines <= OVERLAP_LINES; lines++) {
    const before = content.lastIndexOf('\n', from - 2)
    if (before < least) return least
    from = before + 1
  }
  return from
}

function linesBefore(content: string, index: number): number {
  let lines = 0
  for (let at = content.indexOf('\n'); at >= 0 && at < index; at = content.indexOf('\n', at + 1)) lines++
  return lines
}
