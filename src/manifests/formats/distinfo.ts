/**
 * `distinfo` of the ports of FreeBSD and pkgsrc: BSD's tagged lines, with lengths.
 *
 *   file  = *( "$NetBSD" … LF / "TIMESTAMP =" digits LF / entry )
 *   entry = tag " (" name ") = " digest LF / "SIZE (" name ") = " digits LF / "Size (" name ") = " digits " bytes" LF
 *
 * The name ends at the last ")". A file needs both a length and a digest.
 * @see https://docs.freebsd.org/en/books/porters-handbook/makefiles/#makefile-distinfo
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachEntryLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

const ENTRY = /^([A-Za-z][A-Za-z0-9-]*) \((.+)\) = ([0-9A-Za-z]*)( bytes)?$/s

export const distinfo: Format = {
  name: 'distinfo',
  detect: ({ text }) => {
    const lines = firstEntryLines(text.slice(0, 65_536), 20)
    return (
      /^(?:TIMESTAMP = \d+|\$NetBSD(?:: .*)?\$)$/.test(lines[0] ?? '') ||
      lines.some(line => /^S(?:IZE|ize) \(.+\) = \d+(?: bytes)?$/.test(line))
    )
  },
  parse
}

interface File {
  readonly line: number
  readonly pairs: (readonly [string, string])[]
  size?: string
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const files = new Map<string, File>()
  eachEntryLine(manifest, entries, (text, line) => {
    if (/^\$NetBSD(?:: .*)?\$$/.test(text) || /^TIMESTAMP = \d+$/.test(text)) return
    const [, tag = '', name, value = '', unit] = ENTRY.exec(text) ?? []
    const isSize = tag.toUpperCase() === 'SIZE'
    if (name === undefined || (unit !== undefined && !isSize))
      return entries.problem('manifest-malformed', line, 'not "SHA256 (name) = digest" or "SIZE (name) = bytes"')
    const file: File = files.get(name) ?? { line, pairs: [] }
    files.set(name, file)
    if (!isSize) file.pairs.push([tag, value])
    else if (file.size !== undefined && file.size !== value)
      entries.problem('manifest-path-duplicate', line, 'the file has two different lengths', name)
    else file.size = value
  })
  for (const [path, { line, pairs, size }] of files) {
    if (entries.hopeless) break
    const bytes = entries.bytes(line, size ?? '')
    const digests = namedDigests(entries, line, path, pairs)
    if (digests !== undefined && bytes !== undefined) entries.add({ path, digests, bytes, line })
  }
  return entries.done()
}
