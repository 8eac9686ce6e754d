import { secretRules } from '../quote/secrets.ts'

/** A credential, by its rule and its line. The value stays where it is. */
interface SecretFinding {
  readonly rule: string
  /** From 1, in the SQL text. */
  readonly line: number
}

export interface SecretScan {
  /** Number of rules that looked. */
  readonly rules: number
  /** Each rule and line once; at most 1000 of them. */
  readonly findings: readonly SecretFinding[]
}

export const SCANNER = 'secretlint-rule-preset-recommend 12.0.0 without filter-comments, and patterns of its own'

/** Characters searched at a time. */
const CHUNK_CHARACTERS = 1 << 20
/** A private key has fewer lines, so that one of them lies whole in some chunk. */
const OVERLAP_LINES = 60
const OVERLAP_CHARACTERS = 64 * 1024
const MAX_FINDINGS = 1000

/**
 * Looks for credentials in a text of any length, in chunks of whole lines that overlap.
 * @throws what the text throws
 */
export async function scanSecrets(text: AsyncIterable<Uint8Array>): Promise<SecretScan> {
  const rules = await secretRules()
  const found = new Map<string, SecretFinding>()
  const note = (rule: string, line: number) => {
    if (found.size < MAX_FINDINGS) found.set(`${rule} ${line}`, { rule, line })
  }
  for await (const { content, line } of inChunks(text)) {
    for (const { rule, start } of await rules.find(content, 'dump.sql')) note(rule, line + linesBefore(content, start))
  }
  return {
    rules: rules.count,
    findings: [...found.values()].toSorted((a, b) => a.line - b.line || (a.rule < b.rule ? -1 : 1))
  }
}

interface Chunk {
  readonly content: string
  /** Of its first character. */
  readonly line: number
}

/** Credentials are ASCII, so each byte can be read as a character: no chunk cuts one in two. */
async function* inChunks(text: AsyncIterable<Uint8Array>): AsyncGenerator<Chunk> {
  let content = ''
  let line = 1
  let fresh = 0
  for await (const bytes of text) {
    content += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    fresh += bytes.length
    if (fresh < CHUNK_CHARACTERS) continue
    const end = content.lastIndexOf('\n') + 1 || content.length
    yield { content: content.slice(0, end), line }
    const kept = overlapFrom(content, end)
    line += linesBefore(content, kept)
    fresh = content.length - end
    content = content.slice(kept)
  }
  if (content !== '') yield { content, line }
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
