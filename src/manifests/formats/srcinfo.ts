/**
 * `.SRCINFO` of the AUR, by `makepkg --printsrcinfo`: sources and their digests, in the same order.
 *
 *   file = "pkgbase = " name LF *( TAB key " = " value LF ) …
 *   key  = ( "source" / "sha256sums" / "sha512sums" / "b2sums" / weak ) [ "_" architecture ]
 *
 * A source is `[name::]url` or a file name; the name is what stands before `::`, else the last segment of the URL. `SKIP` is not a digest: such sources
 * (repositories of git, signatures) are not checked, and a notice counts them. Lists of other lengths than that of the sources are refused.
 * @see https://wiki.archlinux.org/title/.SRCINFO
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachEntryLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

const KEY = /^(source|(?:sha1|sha224|sha256|sha384|sha512|md5|ck|b2)sums)(?:_([a-z0-9_]+))?$/

export const srcinfo: Format = {
  name: 'srcinfo',
  detect: ({ text }) => /^pkgbase = \S/.test(firstEntryLines(text)[0] ?? ''),
  parse
}

interface Value {
  readonly text: string
  readonly line: number
}

/** Sources and sums of one architecture, or of all. */
type Lists = Map<string, Value[]>

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const byArchitecture = new Map<string, Lists>()
  let isPackage = false
  eachEntryLine(manifest, entries, (text, line) => {
    if (text.trim() === '') return
    if (text.includes('\r'))
      return entries.problem('manifest-malformed', line, 'a line has a carriage return, at which other readers end it')
    const [, name, value = ''] = /^[ \t]*([a-z0-9_]+) = ?(.*)$/s.exec(text) ?? []
    if (name === undefined) return entries.problem('manifest-malformed', line, 'not "key = value"')
    // Sources belong to the base, and what follows a pkgname overrides it for one package.
    isPackage ||= name === 'pkgname'
    const [, key, architecture = ''] = KEY.exec(name) ?? []
    if (key === undefined) return
    if (isPackage) return entries.problem('manifest-malformed', line, 'a package has sources of its own')
    const lists = byArchitecture.get(architecture) ?? new Map<string, Value[]>()
    byArchitecture.set(architecture, lists)
    const values = lists.get(key) ?? []
    lists.set(key, values)
    values.push({ text: value, line })
  })
  let skipped = 0
  for (const lists of byArchitecture.values()) skipped += readLists(entries, lists)
  if (skipped > 0) entries.notice(`${skipped} of its sources have no digest (SKIP), and are not checked`)
  return entries.done()
}

/** @returns how many sources are skipped */
function readLists(entries: ManifestBuilder, lists: Lists): number {
  const sources = lists.get('source') ?? []
  const sums = [...lists].filter(([key]) => key !== 'source')
  for (const [key, values] of sums)
    if (values.length !== sources.length)
      entries.problem('manifest-malformed', values[0]?.line, `it has ${sources.length} sources and ${values.length} ${key}`)
  if (entries.failed) return 0
  let skipped = 0
  for (const [index, { text, line }] of sources.entries()) {
    if (entries.hopeless) break
    const listed = sums.map(([key, values]) => [key.slice(0, -4), values[index]?.text ?? ''] as const)
    const pairs = listed
      .filter(([, value]) => value !== 'SKIP')
      .map(([key, value]) => [key === 'b2' ? 'blake2b' : key, value] as const)
    if (pairs.length === 0) skipped++
    else {
      const path = fileOf(text)
      const digests = namedDigests(entries, line, path, pairs)
      if (digests !== undefined) entries.add({ path, digests, line })
    }
  }
  return skipped
}

function fileOf(source: string): string {
  const at = source.indexOf('::')
  if (at >= 0) return source.slice(0, at)
  return source.includes('://')
    ? source.replace(/[?#].*$/s, '').slice(source.replace(/[?#].*$/s, '').lastIndexOf('/') + 1)
    : source
}
