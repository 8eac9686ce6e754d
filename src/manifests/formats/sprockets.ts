/**
 * `.sprockets-manifest-….json` and `manifest-….json` of the asset pipeline of Rails, in `public/assets`:
 *
 *   {"files": {PATH: {"logical_path": …, "size": N, "digest": HEX, "integrity": "sha256-" BASE64}, …}, "assets": {…}}
 *
 * `integrity` is the digest of the file as it is served (Subresource Integrity); `digest` is of the source that it was made from, and is not taken.
 * @see https://github.com/rails/sprockets/blob/main/lib/sprockets/manifest.rb
 * @see https://www.w3.org/TR/SRI/#integrity-metadata
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { hexOfBase64 } from '../base64.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord } from '../json.ts'
import { hasMember, lengthAt, parseJsonList, textAt } from '../json-list.ts'
import { pointerKey } from '../json-pointer.ts'
import { namedDigests } from '../named-digests.ts'

export const sprockets: Format = {
  name: 'sprockets',
  detect: ({ text }) =>
    hasMember(text, 'files', '\\{') &&
    hasMember(text, 'logical_path', '"') &&
    hasMember(text, 'integrity', '"sha(?:256|384|512)-'),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, { files }, facts) => {
    if (!isRecord(files)) return entries.problem('manifest-malformed', 1, 'it has no "files" object')
    for (const [path, file] of Object.entries(files)) {
      if (entries.hopeless) return
      const pointer = `/files/${pointerKey(path)}`
      const line = facts.lineOf(pointer)
      const [, algorithm, base64 = ''] = /^(sha\d+)-([^ ?]+)$/.exec(textAt(file, 'integrity')) ?? []
      if (!isRecord(file) || algorithm === undefined)
        entries.problem('manifest-digest-invalid', line, 'its "integrity" is not one "sha256-", with base64', path)
      else {
        const bytes = lengthAt(entries, file, 'size', pointer, facts)
        const digests = namedDigests(entries, line, path, [[algorithm, hexOfBase64(base64)]])
        if (digests !== undefined && bytes !== false) entries.add({ path, digests, line, ...(bytes !== undefined && { bytes }) })
      }
    }
  })
}
