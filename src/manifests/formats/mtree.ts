/**
 * mtree(5), as bsdtar, FreeBSD's and NetBSD's mtree, and Arch's packages (`.MTREE`, unpacked) write it:
 *
 *   file    = "#mtree" … LF *( comment / "/set" *( " " keyword ) / "/unset" *( " " word ) / entry / ".." ) LF
 *   entry   = path *( " " keyword )          ; with a "/" in it, from the root; without one, in the current folder, which a folder's entry enters
 *   keyword = "type=file" / "size=" digits / ( "sha256" / "sha256digest" / "sha384…" / "sha512…" ) "=" hex / …
 *   path    = vis(3): "\" and three octal digits, or a letter, for what is not printable
 *
 * Defaults of `/set` count for the entries after it. A line that ends with "\" goes on in the next one. A file without a digest that counts is
 * refused. A link is sealed by its target, and of an octal `mode` the bit by which the owner may execute a file. Folders, devices and the like are not
 * sealed, and a notice counts them; other bits, owners and times are not judged.
 * @see https://man.freebsd.org/cgi/man.cgi?mtree(5)
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { linkEntry, targetProblem } from '../link-target.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { unvis } from '../unvis.ts'

export const mtree: Format = {
  name: 'mtree',
  detect: ({ text }) => /^#mtree\b/.test(text) || /^\/set [a-z]/.test(firstEntryLines(text)[0] ?? ''),
  parse
}

type Keywords = ReadonlyMap<string, string>

/** Where the entries are that have no "/" of their own. */
class Place {
  readonly folders: string[] = []
  readonly defaults = new Map<string, string>()
  unsealed = 0
  /** Files of which the mode is not octal digits. */
  symbolicModes = 0
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const place = new Place()
  // Pieces of an entry in several lines, which are joined once.
  let pieces: string[] = []
  let first = 0
  let characters = 0
  eachLine(manifest, entries, (text, line) => {
    // A comment ends with its line, whatever its last character: else it would hide the entry after it.
    if (pieces.length === 0 && text.trimStart().startsWith('#')) return
    if (pieces.length === 0) [first, characters] = [line, 0]
    const goesOn = /(?:^|[^\\])(?:\\\\)*\\$/.test(text)
    pieces.push(goesOn ? text.slice(0, -1) : text)
    characters += text.length
    if (characters > MAX_ENTRY_CHARACTERS)
      entries.problem('manifest-malformed', first, `the entry has more than ${MAX_ENTRY_CHARACTERS} characters`)
    if (goesOn && characters <= MAX_ENTRY_CHARACTERS) return
    const entry = pieces.join(' ')
    pieces = []
    if (characters <= MAX_ENTRY_CHARACTERS) readLine(entries, place, entry, first)
  })
  if (pieces.length > 0) entries.problem('manifest-truncated', first, 'the last line goes on in a line that is missing')
  if (place.unsealed > 0) entries.notice(`${place.unsealed} of its entries are folders or devices, and are not checked`)
  if (place.symbolicModes > 0) entries.notice(`${place.symbolicModes} modes are not octal digits, and are not checked`)
  return entries.done()
}

function readLine(entries: ManifestBuilder, place: Place, text: string, line: number) {
  const [first = '', ...words] = text.split(/[ \t]+/).filter(word => word !== '')
  if (first === '' || first.startsWith('#')) return
  if (first === '/set') for (const [name, value] of keywordsOf(words)) place.defaults.set(name, value)
  else if (first === '/unset') for (const word of words) word === 'all' ? place.defaults.clear() : place.defaults.delete(word)
  else if (first.startsWith('/'))
    entries.problem('manifest-malformed', line, 'the entry is neither "/set", "/unset" nor a relative path')
  else if (first === '..') {
    if (place.folders.pop() === undefined)
      entries.problem('manifest-path-unsafe', line, 'a ".." leads out of the folder of the list')
  } else {
    const own = keywordsOf(words)
    if (new Set(own.map(([name]) => name)).size < own.length)
      return entries.problem(
        'manifest-key-duplicate',
        line,
        'a keyword is given twice in an entry: readers disagree on which one counts'
      )
    readEntry(entries, place, first, new Map([...place.defaults, ...own]), line)
  }
}

function keywordsOf(words: readonly string[]): (readonly [string, string])[] {
  return words.flatMap(word => {
    const at = word.indexOf('=')
    const name = at < 0 ? word : word.slice(0, at)
    return KEPT.test(name) ? [[name, at < 0 ? '' : word.slice(at + 1)] as const] : []
  })
}

function readEntry(entries: ManifestBuilder, place: Place, shown: string, keywords: Keywords, line: number) {
  const name = unvis(shown)
  if (name === undefined)
    return entries.problem('manifest-malformed', line, 'the name has a "\\" that is not an escape of vis(3)')
  const isFromRoot = shown.includes('/')
  const path = isFromRoot ? name : [...place.folders.filter((folder, depth) => depth > 0 || folder !== '.'), name].join('/')
  const type = keywords.get('type') ?? 'file'
  if (type === 'dir') {
    place.unsealed++
    // The folder of the list is entered as well, and left by a last "..".
    if (place.folders.length >= MAX_DEPTH)
      entries.problem('manifest-malformed', line, `folders are nested deeper than ${MAX_DEPTH}`)
    else if (!isFromRoot) place.folders.push(name)
    return
  }
  const target = keywords.get('link')
  if (type === 'link' && target !== undefined) return readLink(entries, path, target, line)
  if (OTHER_TYPES.has(type)) {
    place.unsealed++
    return
  }
  if (type !== 'file') return entries.problem('manifest-malformed', line, 'the "type" of the entry is not known', path)
  const size = keywords.get('size')
  const bytes = size === undefined ? undefined : entries.bytes(line, size)
  const pairs = [...keywords].flatMap(([key, value]) => (DIGEST.test(key) ? [[key.replace(/digest$/, ''), value] as const] : []))
  const digests = namedDigests(entries, line, path, pairs)
  if (digests === undefined || (size !== undefined && bytes === undefined)) return
  const mode = keywords.get('mode')
  const isOctal = mode !== undefined && /^[0-7]{1,6}$/.test(mode)
  if (mode !== undefined && !isOctal) place.symbolicModes++
  const exec = isOctal ? { exec: (Number.parseInt(mode, 8) & OWNER_MAY_EXECUTE) !== 0 } : {}
  entries.add({ path, digests, line, ...(bytes !== undefined && { bytes }), ...exec })
}

function readLink(entries: ManifestBuilder, path: string, shown: string, line: number) {
  const target = unvis(shown)
  const wrong = target === undefined ? 'the target has a "\\" that is not an escape of vis(3)' : targetProblem(target)
  if (target === undefined || wrong !== undefined) entries.problem('manifest-malformed', line, wrong ?? '', path)
  else entries.add(linkEntry(path, target, line))
}

const OWNER_MAY_EXECUTE = 0o100

/** What has no bytes of its own. */
const OTHER_TYPES = new Set(['block', 'char', 'fifo', 'link', 'socket'])
const DIGEST = /^(?:md5|sha1|sha256|sha384|sha512|rmd160|ripemd160)(?:digest)?$/
/** Owners and times are not judged. What is kept for every entry must be few. */
const KEPT = /^(?:type|size|mode|link|(?:md5|sha1|sha256|sha384|sha512|rmd160|ripemd160)(?:digest)?)$/
/** A path has at most 4096 bytes on Linux. */
const MAX_DEPTH = 2048
/** An entry over several lines. */
const MAX_ENTRY_CHARACTERS = 65_536
