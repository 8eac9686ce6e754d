/**
 * conda: `info/paths.json` of an extracted package, and `conda-meta/*.json` of an installed one.
 *
 *   package   = {"paths_version": 1, "paths": [{"_path": PATH, "path_type": "hardlink", "sha256": HEX, "size_in_bytes": N}, …]}
 *   installed = {"paths_data": {"paths": [… "sha256_in_prefix": HEX …]}, …}
 *
 * Paths start at the folder that has `info` or `conda-meta`. In an installed file the prefix of the build may have been replaced: then
 * `sha256_in_prefix` is the digest, and the length is not known. The digest of a link is that of its target's file: it is not sealed, and a notice counts.
 * @see https://github.com/conda/ceps/blob/main/cep-0034.md
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, type Json } from '../json.ts'
import { eachItem, hasMember, lengthAt, parseJsonList, type Record, textAt } from '../json-list.ts'
import type { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const conda: Format = {
  name: 'conda',
  detect: ({ text }) => hasMember(text, 'paths_version', '\\d') && hasMember(text, '_path', '"'),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, document, facts) => {
    const installed = isRecord(document['paths_data'])
    const list = isRecord(document['paths_data']) ? document['paths_data'] : document
    const at = installed ? '/paths_data' : ''
    if (installed && document['paths'] !== undefined)
      return entries.problem(
        'manifest-malformed',
        facts.lineOf('/paths'),
        'it has "paths" and "paths_data": one of the lists would be passed over'
      )
    if (list['paths_version'] !== 1)
      return entries.problem('manifest-schema-unknown', facts.lineOf(at), 'its "paths_version" is not 1')
    let links = 0
    eachItem(entries, list['paths'], `${at}/paths`, facts, (entry, line, pointer) => {
      if (!isRecord(entry)) return entries.problem('manifest-malformed', line, 'an entry is not an object')
      const type = entry['path_type']
      if (type === 'softlink' || type === 'directory') links++
      else if (type === 'hardlink') readFile(entries, entry, line, pointer, facts)
      else entries.problem('manifest-malformed', line, 'the "path_type" is not known', textAt(entry, '_path'))
    })
    entries.notice('its paths start at the folder that holds "info" or "conda-meta"')
    if (links > 0) entries.notice(`${links} of its entries are links or folders, and are not checked`)
  })
}

function readFile(entries: ManifestBuilder, entry: Record, line: number, pointer: string, facts: Json['facts']) {
  const path = textAt(entry, '_path')
  const replaced = entry['sha256_in_prefix']
  const bytes = lengthAt(entries, entry, 'size_in_bytes', pointer, facts)
  const digests = namedDigests(entries, line, path, [['sha256', replaced ?? entry['sha256']]])
  if (digests === undefined || bytes === false) return
  const isReplaced = replaced !== undefined && replaced !== entry['sha256']
  entries.add({ path, digests, line, ...(bytes !== undefined && !isReplaced && { bytes }) })
}
