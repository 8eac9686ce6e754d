/**
 * `seal-gate/manifest/1`: JSON with one file a line. A manifest in exactly the layout that `writeNative` gives is read line by line,
 * which proves by itself that no key is unknown or doubled; any other layout of the same JSON goes through the zod schema, which is
 * loaded only then (it costs more time to load than a thousand files to verify).
 */

import { NATIVE_SCHEMA, type ParsedManifest } from '../../model/seal.ts'
import { Cursor } from '../cursor.ts'
import type { Format, ManifestText } from '../format.ts'
import { linkEntry, targetProblem } from '../link-target.ts'
import { ManifestBuilder, type RawEntry } from '../manifest-builder.ts'

export const native: Format = {
  name: 'native',
  detect: ({ text }) => /^[ \t\r\n]*\{/.test(text) && /"schema"[ \t\r\n]*:[ \t\r\n]*"seal-gate\/manifest\//.test(text),
  parse: manifest => parseCanonical(manifest) ?? parseAnyLayout(manifest)
}

/** The quick reader. Undefined when the text is not exactly in the written layout, whatever the reason. */
export function parseCanonical(manifest: ManifestText): ParsedManifest | undefined {
  const { text } = manifest
  if (manifest.bytewise) return undefined
  const head = readHead(text)
  if (head === undefined) return undefined
  const entries = new ManifestBuilder(manifest)
  const cursor = new Cursor(text, head.text.length)
  let line = head.line
  for (let more = text.startsWith(FILE, head.text.length); more; line++) {
    const entry = readFile(cursor, line)
    if (entry === undefined) return undefined
    // Of a link, the cursor read the target last: what is known of that says nothing of the path.
    if (entry.link === undefined) entries.add(entry, cursor.plainAscii)
    else entries.add(entry)
    more = cursor.literal(',')
    if (!cursor.literal('\n')) return undefined
  }
  return text.slice(cursor.at) === ']\n}\n' ? entries.done(head.more) : undefined
}

const FILE = '{"path": "'
export const TEXTS = ['ascii', 'utf-8', 'binary'] as const
export const EOLS = ['lf', 'crlf', 'mixed', 'none'] as const

/** One line of `files` up to its `}`; undefined when it is not as `writeNative` lays it out. */
function readFile(cursor: Cursor, line: number): RawEntry | undefined {
  if (!cursor.literal(FILE)) return undefined
  const path = cursor.jsonString()
  if (path === undefined) return undefined
  if (cursor.literal(', "link": "')) return readLink(cursor, path, line)
  if (!cursor.literal(', "sha256": "')) return undefined
  const sha256 = cursor.hex(64)
  if (sha256 === undefined || !cursor.literal('", "bytes": ')) return undefined
  const bytes = cursor.wholeNumber()
  if (bytes === undefined) return undefined
  const entry: RawEntry = { path, digests: { sha256 }, bytes, line }
  return cursor.literal('}') || (readFacts(cursor, entry) && cursor.literal('}')) ? entry : undefined
}

function readLink(cursor: Cursor, path: string, line: number): RawEntry | undefined {
  const link = cursor.jsonString()
  if (link === undefined || targetProblem(link) !== undefined || !cursor.literal('}')) return undefined
  return linkEntry(path, link, line)
}

function readFacts(cursor: Cursor, entry: RawEntry): boolean {
  if (cursor.literal(', "text": "')) {
    const text = cursor.wordBeforeQuote(TEXTS)
    if (text === undefined) return false
    entry.text = text
  }
  if (cursor.literal(', "eol": "')) {
    const eol = cursor.wordBeforeQuote(EOLS)
    if (eol === undefined) return false
    entry.eol = eol
  }
  if (cursor.literal(', "bom": true')) entry.bom = true
  if (cursor.literal(', "git": "')) {
    const git = cursor.hex(64) ?? cursor.hex(40)
    if (git === undefined || !cursor.literal('"')) return false
    entry.git = git
  }
  if (cursor.literal(', "json_sha256": "')) {
    const json = cursor.hex(64)
    if (json === undefined || !cursor.literal('"')) return false
    entry.jsonSha256 = json
  }
  if (cursor.literal(', "text_sha256": "')) {
    const text = cursor.hex(64)
    if (text === undefined || !cursor.literal('"')) return false
    entry.textSha256 = text
  }
  if (cursor.literal(', "members_sha256": "')) {
    const members = cursor.hex(64)
    if (members === undefined || !cursor.literal('"')) return false
    entry.membersSha256 = members
  }
  if (cursor.literal(', "exec": true')) entry.exec = true
  else if (cursor.literal(', "exec": false')) entry.exec = false
  return true
}

interface Head {
  readonly text: string
  readonly line: number
  readonly more: Pick<ParsedManifest, 'packet' | 'covers'>
}

/** The lines up to `"files": [`; undefined when they are not as `writeNative` lays them out. */
export function readHead(text: string): Head | undefined {
  const lines = text.slice(0, 1 << 20).split('\n', 6)
  if (lines.some(line => line.includes('\r'))) return undefined
  if (lines[0] !== '{' || lines[1] !== `"schema": "${NATIVE_SCHEMA}",`) return undefined
  const packet = jsonAfter(lines[2], '"packet": ')
  const covers = jsonAfter(lines[packet === undefined ? 2 : 3], '"covers": ')
  if (packet !== undefined && typeof packet !== 'string') return undefined
  if (covers !== undefined && !isListOfText(covers)) return undefined
  const files = 2 + (packet === undefined ? 0 : 1) + (covers === undefined ? 0 : 1)
  if (lines[files] !== '"files": [') return undefined
  const head = `${lines.slice(0, files + 1).join('\n')}\n`
  return {
    text: head,
    line: files + 2,
    more: { ...(packet !== undefined && { packet }), ...(covers !== undefined && { covers }) }
  }
}

function jsonAfter(line: string | undefined, key: string): unknown {
  if (line === undefined || !line.startsWith(key) || !line.endsWith(',')) return undefined
  try {
    return JSON.parse(line.slice(key.length, -1))
  } catch {
    return undefined
  }
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}

async function parseAnyLayout(manifest: ManifestText): Promise<ParsedManifest> {
  const { parseLoose } = await import('./native-schema.ts')
  return parseLoose(manifest)
}
