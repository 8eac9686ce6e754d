/**
 * SPDX 2.2 and 2.3 in YAML, with the members of its JSON:
 *
 *   spdxVersion: SPDX-2.3
 *   files:
 *   - fileName: PATH
 *     checksums:
 *     - algorithm: SHA256
 *       checksumValue: HEX
 *
 * @see https://spdx.github.io/spdx-spec/v2.3/file-information/
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord } from '../json.ts'
import { textAt } from '../json-list.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { linesOfKey, yamlDocument } from '../yaml-document.ts'

/** A document of about 200 files. Larger ones are written as JSON, of which no parser is this slow. */
const MAX_CHARACTERS = 64 * 1024

export const spdxYaml: Format = {
  name: 'spdx-yaml',
  detect: ({ text }) => /^spdxVersion:[ \t]*["']?SPDX-2/m.test(text.slice(0, MAX_CHARACTERS)),
  parse
}

async function parse(manifest: ManifestText): Promise<ParsedManifest> {
  const entries = new ManifestBuilder(manifest)
  const document = await yamlDocument(manifest, entries, MAX_CHARACTERS)
  if (document === undefined) return entries.done()
  const { files = [] } = document
  const lines = linesOfKey(manifest.text, 'fileName')
  if (!/^SPDX-2\.\d+$/.test(textAt(document, 'spdxVersion')))
    entries.problem('manifest-schema-unknown', 1, 'its "spdxVersion" is not SPDX-2.x')
  else if (!Array.isArray(files)) entries.problem('manifest-malformed', 1, '"files" is not a list')
  else
    for (const [index, file] of files.entries()) {
      if (entries.hopeless) break
      readFile(entries, file, lines[index] ?? 1)
    }
  return entries.done()
}

function readFile(entries: ManifestBuilder, file: unknown, line: number) {
  const path = textAt(file, 'fileName')
  const checksums = isRecord(file) ? file['checksums'] : undefined
  const pairs = Array.isArray(checksums)
    ? checksums.map(one => [textAt(one, 'algorithm'), textAt(one, 'checksumValue')] as const)
    : []
  const digests = namedDigests(entries, line, path, pairs)
  if (digests !== undefined) entries.add({ path, digests, line })
}
