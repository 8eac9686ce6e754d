/**
 * Gentoo Manifest, GLEP 74:
 *
 *   file  = *( entry LF )
 *   entry = "TIMESTAMP" time / "IGNORE" path / tag path size *( algorithm hex )
 *   tag   = "DATA" / "MANIFEST" / "DIST" / "EBUILD" / "MISC" / "AUX"       ; AUX paths start in `files/`
 *   path  = characters but white space, controls and "\", which stand as \xHH, \uHHHH, \UHHHHHHHH
 *
 * DIST files are not in the tree and are not checked. The Manifests that MANIFEST entries name are sealed like any file; what they list
 * in turn is only checked when they are given too.
 * @see https://www.gentoo.org/glep/glep-0074.html
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { UNSIGNED } from '../clearsign.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { pathProblem } from '../path.ts'

const FILE_TAGS = new Set(['DATA', 'MANIFEST', 'DIST', 'EBUILD', 'MISC', 'AUX'])

export const gentoo: Format = {
  name: 'gentoo',
  detect: ({ text }) =>
    /^(?:(?:DATA|MANIFEST|DIST|EBUILD|MISC|AUX) [^ ]+ [0-9]+(?: |$)|IGNORE [^ ]+$|TIMESTAMP [0-9-]{10}T[0-9:]{8}Z$)/.test(
      firstEntryLines(text)[0] ?? ''
    ),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  if (manifest.bytewise) {
    entries.problem('manifest-encoding', undefined, 'a Gentoo Manifest must be UTF-8')
    return entries.done()
  }
  const counts = { DIST: 0, MANIFEST: 0, IGNORE: 0 }
  eachLine(manifest, entries, (text, line) => {
    const words = text.split(/[ \t]+/).filter(word => word !== '')
    const [tag] = words
    if (tag === undefined) return
    if (tag === 'DIST' || tag === 'MANIFEST' || tag === 'IGNORE') counts[tag]++
    entry(entries, line, words)
  })
  entries.notice(UNSIGNED)
  if (counts.DIST > 0) entries.notice(`${counts.DIST} DIST entries are not of this tree and are not checked`)
  if (counts.MANIFEST > 0)
    entries.notice(`it names ${counts.MANIFEST} more Manifests: what they list is checked when they are given too`)
  if (counts.IGNORE > 0) entries.notice(`it leaves out ${counts.IGNORE} paths (IGNORE)`)
  return entries.done()
}

function entry(entries: ManifestBuilder, line: number, [tag = '', shown = '', ...rest]: readonly string[]) {
  if (tag === 'TIMESTAMP') {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(shown) || rest.length > 0)
      entries.problem('manifest-malformed', line, 'not "TIMESTAMP YYYY-MM-DDTHH:MM:SSZ"')
    return
  }
  if (!FILE_TAGS.has(tag) && tag !== 'IGNORE')
    return entries.problem('manifest-malformed', line, 'the entry does not start with a known tag')
  const name = unescapePath(shown)
  if (name === undefined)
    return entries.problem(
      'manifest-malformed',
      line,
      'the path has a backslash that starts no \\x, \\u or \\U escape, or white space that is not escaped'
    )
  const path = tag === 'AUX' ? `files/${name}` : name
  if (tag === 'IGNORE') {
    const wrong = rest.length > 0 ? 'there is something after the path' : pathProblem(path)
    if (wrong !== undefined) entries.problem('manifest-malformed', line, wrong, path)
    return
  }
  const [size = '', ...sums] = rest
  const bytes = entries.bytes(line, size)
  if (sums.length % 2 !== 0)
    return entries.problem('manifest-malformed', line, 'a digest without its name, or a name without its digest')
  if (tag === 'DIST') return
  const digests = namedDigests(
    entries,
    line,
    path,
    sums.flatMap((word, index) => (index % 2 === 0 ? [[word, sums[index + 1] ?? ''] as const] : []))
  )
  if (bytes !== undefined && digests !== undefined) entries.add({ path, digests, bytes, line })
}

/** Undefined also for white space that GLEP 74 wants escaped: another reader would end the path there. */
function unescapePath(shown: string): string | undefined {
  let bad = /[\s\u0000-\u001f\u007f-\u009f]/.test(shown)
  const path = shown.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))?/g,
    (_, x?: string, u?: string, long?: string) => {
      const code = Number.parseInt(x ?? u ?? long ?? '', 16)
      bad ||= !(code <= 0x10ffff)
      return bad ? '' : String.fromCodePoint(code)
    }
  )
  return bad ? undefined : path
}
