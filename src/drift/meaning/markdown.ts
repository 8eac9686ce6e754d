import { Marked, type Token } from 'marked'
import type { Content } from '../content.ts'
import { decide, type Forms } from './two-readings.ts'

/** Syntax of common extensions, which other renderers read: formulas, footnotes, templates, attributes, containers, block scalars of front matter. */
const EXTENSION = /[${]|\[\^|:::|^(?:---|\+\+\+)\s/

/**
 * Equal HTML, from GitHub Flavored Markdown and from CommonMark, with raw HTML and code byte for byte. Other white space is left open if it may only
 * separate words. Text outside code that looks like an extension is left open too: its renderer would see more.
 * @see https://github.github.com/gfm/
 */
export function sameMarkdown(sealed: Content, found: Content): boolean | undefined {
  return decide(readings(sealed), readings(found))
}

function readings({ text = '', ends }: Content): readonly Forms[] {
  return [true, false].map(gfm => {
    const kept: string[] = []
    const marked = new Marked({ gfm, async: false, silent: false })
    const tokens = marked.lexer(text)
    void marked.walkTokens(tokens, token => {
      kept.push(...keptOf(token))
    })
    const html = marked.parser(tokens)
    // The lexer normalizes line ends, also those within code and HTML.
    const lineEnds = kept.length > 0 ? `${ends.crlf} ${ends.cr}` : ''
    return { strict: JSON.stringify([html, kept, lineEnds]), loose: html.replace(/\s+/g, '') }
  })
}

/** What must be equal byte for byte. Throws on the syntax of an extension. */
function keptOf(token: Token): readonly string[] {
  if (token.type === 'code' || token.type === 'codespan' || token.type === 'html') return [token.raw]
  const isLeaf = !('tokens' in token) || token.tokens === undefined || token.tokens.length === 0
  if ((isLeaf || token.type === 'hr' || token.type === 'def') && EXTENSION.test(token.raw)) throw new SyntaxError('an extension')
  return []
}
