/**
 * Cargo's `.cargo-checksum.json`, one in each vendored crate: `{"files": {path: sha256}, "package": sha256 or null}`. `package` is the
 * digest of the crate's archive, which is not in the tree. `"files": {}`, by which Cargo's own check is switched off, is refused as empty.
 * @see https://doc.rust-lang.org/cargo/reference/source-replacement.html#directory-sources
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, readJson } from '../json.ts'
import { pointerKey } from '../json-pointer.ts'
import { ManifestBuilder } from '../manifest-builder.ts'

export const cargo: Format = {
  name: 'cargo',
  detect: ({ text, fileName }) =>
    /^[ \t\r\n]*\{[ \t\r\n]*"(?:files"[ \t\r\n]*:[ \t\r\n]*\{|package"[ \t\r\n]*:[ \t\r\n]*(?:null|"[0-9a-f]{64}"))/.test(text) &&
    (fileName === '.cargo-checksum.json' || text.includes('"package"')),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const json = readJson(manifest, entries)
  if (json === undefined) return entries.done()
  const files = isRecord(json.value) ? json.value['files'] : undefined
  if (!isRecord(files)) {
    entries.problem('manifest-malformed', 1, 'it has no "files" object')
    return entries.done()
  }
  for (const [path, hex] of Object.entries(files)) {
    if (entries.hopeless) break
    const line = json.facts.lineOf(`/files/${pointerKey(path)}`)
    const digests = entries.digests(line, typeof hex === 'string' ? hex : '', 'sha256')
    if (digests !== undefined) entries.add({ path, digests, line })
  }
  return entries.done()
}
