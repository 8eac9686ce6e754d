/**
 * A git LFS pointer, read as the seal of the content that it stands for. Its own file name is the sealed path, since nothing in it is:
 *
 *   pointer = "version " url LF *( key " " value LF )      ; keys sorted, under 1024 bytes
 *   oid     = "oid sha256:" 64 hex
 *   size    = "size " digits
 *
 * A pointer with extensions (`ext-0-…`) is refused: its oid is not that of the file in the working tree.
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'

const VERSIONS = ['https://git-lfs.github.com/spec/v1', 'https://hawser.github.com/spec/v1', 'http://git-media.io/v/2']

export const lfs: Format = {
  name: 'lfs',
  detect: ({ text }) => VERSIONS.some(url => text.startsWith(`version ${url}`)),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const values = new Map<string, { readonly value: string; readonly line: number }>()
  if (manifest.bytewise) entries.problem('manifest-encoding', undefined, 'a pointer must be UTF-8')
  else if (manifest.text.length >= 1024) entries.problem('manifest-malformed', undefined, 'a pointer has less than 1024 bytes')
  else eachLine(manifest, entries, (text, line) => keepLine(entries, values, text, line))
  if (entries.failed) return entries.done()
  const [version, oid, size] = ['version', 'oid', 'size'].map(key => values.get(key))
  if (version?.line !== 1 || !VERSIONS.includes(version.value))
    entries.problem('manifest-malformed', 1, 'the first line is not "version" with the address of a known version')
  else if (oid === undefined || size === undefined) entries.problem('manifest-malformed', undefined, 'it has no "oid" and "size"')
  else if (manifest.fileName === undefined)
    entries.problem('manifest-path-unsafe', 1, 'a pointer names no path: give it as a file, whose name is the path')
  else if (!oid.value.startsWith('sha256:')) entries.problem('manifest-digest-invalid', oid.line, 'the oid is not "sha256:…"')
  else {
    const digests = entries.digests(oid.line, oid.value.slice('sha256:'.length), 'sha256')
    const bytes = entries.bytes(size.line, size.value)
    if (digests !== undefined && bytes !== undefined) entries.add({ path: manifest.fileName, digests, bytes, line: oid.line })
  }
  return entries.done()
}

function keepLine(entries: ManifestBuilder, values: Map<string, { value: string; line: number }>, text: string, line: number) {
  const [, key, value] = /^([a-z0-9.-]+) (.+)$/s.exec(text) ?? []
  if (key === undefined || value === undefined) return entries.problem('manifest-malformed', line, 'not "key value"')
  if (values.has(key)) entries.problem('manifest-key-duplicate', line, `the key ${key} is given twice`)
  else if (key !== 'version' && key !== 'oid' && key !== 'size')
    entries.problem(
      'manifest-malformed',
      line,
      `the key ${key} is an extension: the oid is not that of the file in the working tree`
    )
  else values.set(key, { value, line })
}
