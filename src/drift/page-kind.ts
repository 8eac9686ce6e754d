import type { Seal } from '../model/seal.ts'
import type { Content } from './content.ts'

// What a server sends instead of a file: a page, an error, a sentence.

/** Names of text files that are not HTML. */
export const TEXT_PATH =
  /\.(?:sql|json|jsonl|ndjson|csv|tsv|ya?ml|toml|ini|cfg|conf|env|properties|sh|bash|py|rb|pl|js|mjs|cjs|ts|tsx|css|c|h|cc|cpp|hpp|go|rs|java|kt|cs|swift|sum|lock|log|diff|patch|pem|crt|sha256|sha512|md|rst|txt|adoc|tex)$/i
const HTML_PATH =
  /\.(?:x?html?|xht|shtml|php|phtml|jsp|aspx?|erb|ejs|hbs|mustache|twig|liquid|njk|vue|svelte|mdx?|markdown|te?mpl|tpl|j2)$/i
/** Any sentence may be their content. */
const PROSE_PATH = /\.(?:log|md|rst|txt|adoc|tex)$/i
const JSON_PATH = /\.(?:json|jsonl|ndjson|ipynb|map|webmanifest|geojson|har)$/i
const XML_PATH = /\.(?:xml|xsd|xslt?|plist|rss|atom|gpx|kml|wsdl|svg)$/i

interface Page {
  readonly name: string
  readonly family: 'html' | 'xml' | 'json' | 'text' | 'http'
}

/** The page that is in place of the sealed content; undefined where it may be a later version of the content itself. */
export function pageInPlace(seal: Seal, found: Content, isBinary: boolean): string | undefined {
  const page = pageOf(found)
  if (page === undefined) return undefined
  return isBinary || isOther(page, seal, found) ? page.name : undefined
}

function isOther({ name, family }: Page, { path, bytes }: Seal, found: Content): boolean {
  if (HTML_PATH.test(path)) return false
  // Errors are short. A document of the same format that was much longer is none.
  const wasLonger = bytes !== undefined && bytes >= MIN_TIMES * found.length
  if (family === 'html') return name === HTML_ERROR || TEXT_PATH.test(path)
  if (family === 'xml') return wasLonger || !XML_PATH.test(path)
  if (family === 'json') return wasLonger || !JSON_PATH.test(path)
  return (family === 'text' && wasLonger) || (TEXT_PATH.test(path) && !PROSE_PATH.test(path))
}

const MIN_TIMES = 4
const MAX_HEAD_BYTES = 4096
const MAX_ERROR_BYTES = 4096
const MAX_SENTENCE_BYTES = 200
const HTML_ERROR = 'an HTML error page'
const HTML = /^(?:<\?xml[^>]{0,200}\?>\s{0,9})?(?:<!--[\s\S]{0,1000}?-->\s{0,9}){0,3}(?:<!DOCTYPE html|<html[\s>]|<head[\s>])/i
const ERROR_TITLE =
  /<title>[^<]{0,200}(?:\b[45]\d\d\b|error|not found|forbidden|denied|unavailable|bad gateway|sign in|log ?in|just a moment)/i
const ERROR_WORDS =
  /not found|not allowed|not provided|bad credentials|forbidden|denied|unauthori[sz]ed|rate limit|expired|invalid|error|unknown|unavailable|requires authentication/i
const SENTENCE =
  /^(?:(?:[45]\d\d:? )?(?:page not found|not found|forbidden|unauthorized|invalid request|bad request|bad gateway|gateway timeout|internal server error|service unavailable|too many requests|access denied)\.?|error code: \d{3,4}|no healthy upstream|upstream (?:connect error|request timeout)[^\n]*)\s*$/i

/** What a text obviously is, whatever its name. */
function pageOf(found: Content): Page | undefined {
  const head = found.bytes.toString('latin1', found.bom ? 3 : 0, MAX_HEAD_BYTES).trimStart()
  if (HTML.test(head)) return { name: ERROR_TITLE.test(head) ? HTML_ERROR : 'an HTML page', family: 'html' }
  if (/^(?:<\?xml[^>]{0,100}\?>\s*)?<(?:Error|ErrorResponse)[\s>]/.test(head))
    return { name: 'the error of a storage service', family: 'xml' }
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})[ \r\n]/.exec(head)?.[1]
  if (status !== undefined) return { name: `an HTTP answer with its head, status ${status}`, family: 'http' }
  if (found.length < MAX_ERROR_BYTES && head.startsWith('{') && isError(found))
    return { name: 'the error of a service', family: 'json' }
  return found.length < MAX_SENTENCE_BYTES && SENTENCE.test(head) ? { name: 'the error of a service', family: 'text' } : undefined
}

/** A JSON object whose message is about an error, or whose status is one. */
function isError({ text = '', bom }: Content): boolean {
  let value: unknown
  try {
    value = JSON.parse(bom ? text.slice(1) : text)
  } catch {
    return false
  }
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map(Object.entries(value))
  const said = MESSAGES.flatMap(key => (fields.has(key) ? [valuesOf(fields.get(key))] : [])).join(' ')
  return said !== '' && (ERROR_WORDS.test(said) || STATUSES.some(key => /^[45]\d\d$/.test(String(fields.get(key)))))
}

const MESSAGES = ['message', 'error', 'errors', 'error_description', 'detail', 'title', 'fault', 'reason'] as const
const STATUSES = ['status', 'statusCode', 'code'] as const

/** The values in it, without the names of fields. */
function valuesOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.values(value).map(valuesOf).join(' ') : String(value)
}
