import type { SecretLintCoreConfig } from '@secretlint/types'
import { isDocumented, PATTERNS } from './secret-patterns.ts'

/** A credential in a text: `[start, end)` in UTF-16 code units. */
export interface Secret {
  readonly rule: string
  readonly start: number
  readonly end: number
}

interface SecretRules {
  readonly count: number
  /** @param filePath only its extension matters to the rules */
  find(content: string, filePath: string): Promise<readonly Secret[]>
}

/** `secretlint-disable` in a file would silence everything after it: this rule of the preset obeys comments. */
const OBEYS_COMMENTS = /filter-comments$/

let loaded: Promise<SecretRules> | undefined

/** The ruleset. Loaded when it is first needed: that takes longer than a run that finds nothing to quote. */
export function secretRules(): Promise<SecretRules> {
  loaded ??= loadRules()
  return loaded
}

async function loadRules(): Promise<SecretRules> {
  const { lintSource } = await import('@secretlint/core')
  const { rules: preset } = await import('@secretlint/secretlint-rule-preset-recommend')
  const rules = preset.filter(rule => !OBEYS_COMMENTS.test(rule.meta.id))
  const config: SecretLintCoreConfig = { rules: rules.map(rule => ({ id: rule.meta.id, rule, options: {} })) }
  return {
    count: rules.length + PATTERNS.length,
    async find(content, filePath) {
      const ext = /\.\w+$/.exec(filePath)?.[0] ?? ''
      const source = { content, filePath, ext, contentType: 'text' as const }
      const { messages } = await lintSource({ source, options: { config, maskSecrets: true, noPhysicFilePath: true } })
      const found = [
        ...messages.map(({ ruleId, range: [start, end] }) => ({ rule: ruleId.replace(/^.*secretlint-rule-/, ''), start, end })),
        ...PATTERNS.flatMap(({ rule, pattern, accepts = () => true }) =>
          [...content.matchAll(pattern)].flatMap(({ index, 0: match }) =>
            accepts(match) ? [{ rule, start: index, end: index + match.length }] : []
          )
        )
      ]
      return found.filter(({ start, end }) => !isDocumented(content.slice(start, end)))
    }
  }
}

/** So much text is searched at a time: a call takes ten milliseconds whatever its text is. */
const BATCH_CHARACTERS = 1 << 20

/** The secrets of each text. What the rules find across two of them counts for both. */
export async function secretsIn(texts: readonly string[]): Promise<readonly (readonly Secret[])[]> {
  const rules = await secretRules()
  const found = texts.map((): Secret[] => [])
  for (let first = 0; first < texts.length; ) {
    const starts: number[] = []
    let content = ''
    let next = first
    for (; next < texts.length && (next === first || content.length < BATCH_CHARACTERS); next++) {
      starts.push(content.length)
      content += `${texts[next]}\n\n`
    }
    for (const { rule, start, end } of await rules.find(content, 'text'))
      for (const [index, from] of starts.entries()) {
        const text = texts[first + index] ?? ''
        if (start < from + text.length && end > from)
          found[first + index]?.push({ rule, start: Math.max(0, start - from), end: Math.min(text.length, end - from) })
      }
    first = next
  }
  return found
}

/** Bytes of whole files that one run searches: about ten seconds. What is not searched is not quoted. */
const MAX_SEARCHED_BYTES = 32 * 1024 * 1024
/** A piece begins so far before the end of the one before it: longer than any credential. */
const OVERLAP_BYTES = 64 * 1024

/** Searches whole files, within one bound for all of them. */
export class SecretSearch {
  #left: number

  constructor(limit = MAX_SEARCHED_BYTES) {
    this.#left = limit
  }

  /** The rule that flags something in the bytes, in text of one or of two bytes per character; `not-searched` over the bound. */
  async ruleIn(bytes: Uint8Array): Promise<string | undefined> {
    if (bytes.length > this.#left) return NOT_SEARCHED
    this.#left -= bytes.length
    for (let start = 0; start === 0 || start + OVERLAP_BYTES < bytes.length; start += BATCH_CHARACTERS - OVERLAP_BYTES) {
      const piece = Buffer.from(bytes.subarray(start, start + BATCH_CHARACTERS)).toString('latin1')
      const views = piece.includes('\0') ? [piece, piece.replaceAll('\0', '')] : [piece]
      const [first] = (await secretsIn(views)).flat()
      if (first !== undefined) return first.rule
    }
    return undefined
  }
}

export const NOT_SEARCHED = 'not-searched'
