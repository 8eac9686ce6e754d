/**
 * SPDX documents in JSON: 2.2 and 2.3, and 3.0 as JSON-LD.
 *
 *   2.x = {"spdxVersion": "SPDX-2.3", "files": [{"fileName": PATH, "checksums": [{"algorithm": …, "checksumValue": HEX}]}]}
 *   3.0 = {"@graph": [{"type": "software_File", "name": PATH, "verifiedUsing": [{"type": "Hash", "algorithm": …, "hashValue": HEX}]}]}
 *
 * Only files are sealed. The digests of packages are of archives elsewhere, and the verification code of a package is SHA-1. Names are relative to
 * the root of the package, with `./` in front; a scanner of images writes absolute ones, which are refused.
 * @see https://spdx.github.io/spdx-spec/v2.3/file-information/
 * @see https://spdx.github.io/spdx-spec/v3.0.1/model/Software/Classes/File/
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, type Json } from '../json.ts'
import { eachItem, hasMember, parseJsonList, type Record, textAt } from '../json-list.ts'
import type { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

const CONTEXT = 'https://spdx\\.org/rdf/3\\.0\\.\\d+/spdx-context\\.jsonld"'

export const spdx: Format = {
  name: 'spdx',
  detect: ({ text }) => hasMember(text, 'spdxVersion', '"SPDX-2\\.') || hasMember(text, '@context', `"${CONTEXT}`),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, document, facts) => {
    if (document['@graph'] !== undefined && (document['files'] !== undefined || document['spdxVersion'] !== undefined))
      entries.problem(
        'manifest-malformed',
        1,
        'it has an "@graph" of SPDX 3 and members of SPDX 2: readers disagree on which list counts'
      )
    else if (document['@graph'] !== undefined) readGraph(entries, document, facts)
    else if (/^SPDX-2\.\d+$/.test(textAt(document, 'spdxVersion'))) readFiles(entries, document, facts)
    else entries.problem('manifest-schema-unknown', 1, 'its "spdxVersion" is not SPDX-2.x')
  })
}

function readFiles(entries: ManifestBuilder, { files }: Record, facts: Json['facts']) {
  eachItem(entries, files ?? [], '/files', facts, (file, line) => {
    if (!isRecord(file)) return entries.problem('manifest-malformed', line, 'a file is not an object')
    add(entries, line, textAt(file, 'fileName'), digestsIn(file['checksums'], 'checksumValue'))
  })
}

function readGraph(entries: ManifestBuilder, document: Record, facts: Json['facts']) {
  let folders = 0
  eachItem(entries, document['@graph'], '/@graph', facts, (element, line) => {
    // The JSON of SPDX 3 has one spelling of a type; in another one, JSON-LD would see a file that is passed over here.
    if (
      !isRecord(element) ||
      typeof element['type'] !== 'string' ||
      element['@type'] !== undefined ||
      /[:/#]/.test(element['type'])
    )
      return entries.problem('manifest-malformed', line, 'an element of the "@graph" is not an object with a "type" of SPDX 3')
    if (element['type'] !== 'software_File') return
    if (element['software_fileKind'] === 'directory') folders++
    else add(entries, line, textAt(element, 'name'), digestsIn(element['verifiedUsing'], 'hashValue'))
  })
  if (folders > 0) entries.notice(`${folders} of its entries are folders, and are not checked`)
}

/** A list that is not one, and an item without a text, are no digest, which is refused. */
function digestsIn(list: unknown, key: string): (readonly [string, unknown])[] {
  return Array.isArray(list) ? list.filter(isRecord).map(one => [textAt(one, 'algorithm'), one[key]]) : []
}

function add(entries: ManifestBuilder, line: number, path: string, pairs: readonly (readonly [string, unknown])[]) {
  const digests = namedDigests(entries, line, path, pairs)
  if (digests !== undefined) entries.add({ path, digests, line })
}
