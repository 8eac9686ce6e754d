import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'

/** Larger texts are not searched for this. */
const MAX_BYTES = 16 * 1024 * 1024
/** The text around the content is short. */
const MAX_HEAD_LINES = 64
const MAX_FENCES = 16

/** The whole content is inside something else: a code fence, `<pre>`, a signed message, an HTTP answer. */
export const wrapped: Inverse = {
  cause: 'wrapped',
  stage: 'encoding',
  *undo(found) {
    if (found.length > MAX_BYTES || found.length < 4) return
    yield* inFence(found)
    yield* inElement(found)
    yield* inArmour(found)
    yield* inAnswer(found)
    yield* inChunks(found.bytes, 'a chunked HTTP body')
  }
}

/** With and without the line end before the closing mark, which may belong to the content. */
function* between(found: Content, from: number, to: number, detail: string): Iterable<Candidate> {
  const bytes = found.bytes.subarray(from, to)
  yield { length: bytes.length, make: () => bytes, window: true, detail }
  const end = bytes.at(-1) !== 0x0a ? 0 : bytes.at(-2) === 0x0d ? 2 : 1
  if (end === 0) return
  const shorter = bytes.subarray(0, bytes.length - end)
  if (shorter.length > 0) yield { length: shorter.length, make: () => shorter, window: true, detail, last: true }
}

/** A language model, or a page of documentation: ```` ```sql … ``` ````, perhaps with words before and after. */
function* inFence(found: Content): Iterable<Candidate> {
  if (!found.bytes.includes('```') && !found.bytes.includes('~~~')) return
  const fences = [...found.latin1.matchAll(/^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n|$)/gm)].slice(0, MAX_FENCES)
  for (const [at, open] of fences.entries()) {
    const from = open.index + open[0].length
    // A fence inside the content may look like the closing one: the last is tried first.
    for (const close of fences.slice(at + 1).toReversed()) {
      if (close[1] === open[1]) yield* between(found, from, close.index, 'a code fence')
    }
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#39': "'",
  '#34': '"',
  nbsp: '\u00a0'
}

/** A page that shows a text: `<pre>`, `<textarea>`, a CDATA section. What was escaped in it is undone with it. */
function* inElement(found: Content): Iterable<Candidate> {
  const cdata = found.latin1.indexOf('<![CDATA[')
  if (cdata >= 0) {
    const end = found.latin1.lastIndexOf(']]>')
    if (end > cdata) yield* between(found, cdata + 9, end, 'a CDATA section')
  }
  for (const [tag] of [['pre'], ['textarea'], ['code']] as const) {
    const open = new RegExp(`<${tag}\\b[^>]{0,1000}>`, 'i').exec(found.latin1)
    if (open === null) continue
    let from = open.index + open[0].length
    const code = tag === 'pre' ? /^<code\b[^>]{0,1000}>/i.exec(found.latin1.slice(from, from + 1010)) : null
    const closing = code === null ? `</${tag}>` : '</code></pre>'
    from += code?.[0].length ?? 0
    const to = found.latin1.toLowerCase().lastIndexOf(closing)
    if (to <= from) continue
    yield* between(found, from, to, `<${tag}>`)
    const plain = unescaped(found.latin1.slice(from, to))
    for (const text of [plain, plain.replace(/^\r?\n/, ''), plain.replace(/\r?\n$/, ''), plain.replace(/^\r?\n|\r?\n$/g, '')])
      yield { length: text.length, make: () => Buffer.from(text, 'latin1'), detail: `<${tag}>, escaped`, last: true }
  }
}

function unescaped(latin1: string): string {
  return latin1.replace(/&(lt|gt|quot|amp|#39|#34|nbsp);/g, (whole, name: string) =>
    Buffer.from(ENTITIES[name] ?? whole).toString('latin1')
  )
}

/** OpenPGP's cleartext framework, https://www.rfc-editor.org/rfc/rfc9580#section-7: lines that begin with a dash got `- ` in front. */
function* inArmour(found: Content): Iterable<Candidate> {
  const head = /-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[^\r\n]+\r?\n){0,8}\r?\n/.exec(found.latin1)
  const end = found.latin1.lastIndexOf('-----BEGIN PGP SIGNATURE-----')
  if (head !== null && end > head.index) {
    const text = found.latin1.slice(head.index + head[0].length, end).replace(/^- /gm, '')
    for (const plain of [text, text.replace(/\r?\n$/, '')])
      yield {
        length: plain.length,
        make: () => Buffer.from(plain, 'latin1'),
        detail: 'an OpenPGP signed message',
        ...(plain !== text && { last: true as const })
      }
  }
  const armour =
    /^-----BEGIN ([A-Z0-9 ]{1,60})-----\r?\n(?:[A-Za-z-]+: [^\r\n]*\r?\n)*\r?\n?([A-Za-z0-9+/=\r\n]+)-----END \1-----/m.exec(
      found.latin1
    )
  if (armour?.[2] === undefined) return
  const plain = Buffer.from(armour[2].replace(/\n=[A-Za-z0-9+/]{4}\s*$/, ''), 'base64')
  if (plain.length > 0) yield { length: plain.length, make: () => plain, detail: `${armour[1]} in base64` }
}

/** The head of an HTTP answer, a mail or a MIME part before the content. */
function* inAnswer(found: Content): Iterable<Candidate> {
  if (!/^(?:HTTP\/\d(?:\.\d)? \d{3}|[A-Za-z][A-Za-z-]{1,40}: )/.test(found.bytes.toString('latin1', 0, 64))) return
  const head = new RegExp(`^(?:[^\\r\\n]+\\r?\\n){1,${MAX_HEAD_LINES}}\\r?\\n`).exec(found.latin1)
  if (head === null) return
  const body = found.bytes.subarray(head[0].length)
  if (body.length === 0) return
  yield { length: body.length, make: () => body, window: true, detail: 'the head of an answer or a mail' }
  if (/^transfer-encoding:[ \t]*chunked/im.test(head[0])) yield* inChunks(body, 'a chunked HTTP answer with its head')
}

/** https://www.rfc-editor.org/rfc/rfc9112#section-7.1 */
function* inChunks(bytes: Buffer, detail: string): Iterable<Candidate> {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const line = bytes.indexOf(0x0a, at)
    if (line < 0 || line - at > 64) return
    const size = /^([0-9A-Fa-f]{1,8})(?:;[^\r\n]*)?\r?$/.exec(bytes.toString('latin1', at, line))?.[1]
    if (size === undefined) return
    const from = line + 1
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    if (from + length > bytes.length) return
    parts.push(bytes.subarray(from, from + length))
    at = from + length
    if (bytes[at] === 0x0d) at++
    if (bytes[at] === 0x0a) at++
    else if (at < bytes.length) return
  }
  if (parts.length === 0) return
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  yield { length, make: () => Buffer.concat(parts), detail }
}

/** The sealed text was in a code fence, which was removed. */
export const unwrapped: Inverse = {
  cause: 'unwrapped',
  stage: 'origin',
  looksAt: 'bytes',
  guess: 6,
  *undo(found, seal) {
    const missing = seal.bytes === undefined ? undefined : seal.bytes - found.length
    if (found.length === 0 || found.length > MAX_BYTES || !found.isText || (missing ?? 8) < 8 || (missing ?? 8) > 64) return
    for (const [open, close] of wrappings(seal.path)) {
      for (const end of ['\n', '']) {
        const [head, tail] = [Buffer.from(open), Buffer.from(`${found.latin1.endsWith('\n') ? '' : '\n'}${close}${end}`)]
        yield {
          length: head.length + found.length + tail.length,
          make: () => Buffer.concat([head, found.bytes, tail]),
          detail: open.trim(),
          last: true
        }
      }
    }
  }
}

const LANGUAGES = [
  'sql',
  'json',
  'yaml',
  'sh',
  'bash',
  'python',
  'js',
  'ts',
  'xml',
  'html',
  'diff',
  'text',
  'markdown',
  'md',
  'console'
] as const

function wrappings(path: string): (readonly [string, string])[] {
  const extension = /\.(\w{1,10})$/.exec(path)?.[1] ?? ''
  const languages = new Set(['', extension, ...LANGUAGES])
  return [...[...languages].map(language => [`\`\`\`${language}\n`, '```'] as const), ['<pre>\n', '</pre>'], ['<pre>', '</pre>']]
}
