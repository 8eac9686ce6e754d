/**
 * SPDX 2.x documents as tags and values:
 *
 *   document = "SPDXVersion: SPDX-2.x" LF *( tag ":" value LF )
 *   file     = "FileName:" path 1*( "FileChecksum:" algorithm ":" hex )     ; up to the next FileName or PackageName
 *   value    = rest of the line / "<text>" characters, line feeds too "</text>"
 *
 * What is between `<text>` and `</text>` is free: a line in it that looks like a tag is none.
 * @see https://spdx.github.io/spdx-spec/v2.3/file-information/
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const spdxTag: Format = {
  name: 'spdx-tag',
  detect: ({ text }) => /^SPDXVersion:[ \t]*SPDX-2\./.test(firstEntryLines(text)[0] ?? ''),
  parse
}

/** Tags are case-sensitive: in other letters, the file of one would be passed over. */
const READ: ReadonlySet<string> = new Set(['FileName', 'PackageName', 'FileChecksum'])
const READ_IN_ANY_CASE = new Set([...READ].map(tag => tag.toLowerCase()))

interface File {
  readonly path: string
  readonly line: number
  readonly pairs: (readonly [string, string])[]
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  let file: File | undefined
  let openText: number | undefined
  const close = (): void => {
    const digests = file && namedDigests(entries, file.line, file.path, file.pairs)
    if (file !== undefined && digests !== undefined) entries.add({ path: file.path, digests, line: file.line })
    file = undefined
  }
  eachLine(manifest, entries, (text, line) => {
    if (openText !== undefined) {
      if (text.includes('</text>')) openText = undefined
      return
    }
    if (text.trim() === '' || text.startsWith('#')) return
    if (text.includes('\r'))
      return entries.problem('manifest-malformed', line, 'a line has a carriage return, at which other readers end it')
    const [, tag, value = ''] = /^[ \t]*([A-Za-z]+):[ \t]*(.*)$/s.exec(text) ?? []
    if (tag === undefined) return entries.problem('manifest-malformed', line, 'not "Tag: value"')
    if (!READ.has(tag) && READ_IN_ANY_CASE.has(tag.toLowerCase()))
      return entries.problem('manifest-malformed', line, `the tag ${tag} has the wrong letter case`)
    if (value.startsWith('<text>') && !value.includes('</text>')) openText = line
    if (tag === 'FileName' || tag === 'PackageName') close()
    if (tag === 'FileName') file = { path: value.trimEnd(), line, pairs: [] }
    if (tag !== 'FileChecksum') return
    const [, name, hex] = /^([A-Za-z0-9-]+):[ \t]*([^ \t]+)[ \t]*$/.exec(value) ?? []
    if (file === undefined || name === undefined || hex === undefined)
      return entries.problem('manifest-malformed', line, 'not "FileChecksum: ALGORITHM: digest" after a FileName')
    file.pairs.push([name, hex])
  })
  close()
  if (openText !== undefined) entries.problem('manifest-truncated', openText, 'a <text> has no end')
  return entries.done()
}
