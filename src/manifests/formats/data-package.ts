/**
 * Data Package (Frictionless), `datapackage.json`: resources that are one file with a digest.
 *
 *   {"resources": [{"name": …, "path": PATH, "bytes": N, "hash": "sha256:" HEX}, …]}
 *
 * A hash without a name is MD5, which counts for nothing. Inline data, and a path that is an address, are not files here: a notice counts them. A
 * hash over several files (`path` is a list of more than one) is refused.
 * @see https://datapackage.org/standard/data-resource/#hash
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord } from '../json.ts'
import { eachItem, hasMember, lengthAt, parseJsonList, textAt } from '../json-list.ts'
import { namedDigests } from '../named-digests.ts'

export const dataPackage: Format = {
  name: 'data-package',
  detect: ({ text, fileName }) =>
    hasMember(text, 'resources', '\\[') &&
    (fileName === 'datapackage.json' || hasMember(text, 'hash', '"(?:sha\\d+:)?[0-9a-f]{32,}')),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, document, facts) => {
    const unchecked = { count: 0 }
    eachItem(entries, document['resources'], '/resources', facts, (resource, line, pointer) => {
      if (!isRecord(resource)) return entries.problem('manifest-malformed', line, 'a resource is not an object')
      const paths = [resource['path'] ?? []].flat()
      const [path] = paths
      if (path === undefined || (typeof path === 'string' && /^[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\//.test(path))) {
        unchecked.count++
        return
      }
      if (paths.length > 1 || typeof path !== 'string')
        return entries.problem('manifest-malformed', line, 'a resource of several files has one hash, which is of none of them')
      const [, algorithm = 'md5', hex = ''] = /^(?:([a-z0-9-]+):)?(.*)$/s.exec(textAt(resource, 'hash')) ?? []
      const bytes = lengthAt(entries, resource, 'bytes', pointer, facts)
      const digests = namedDigests(entries, line, path, hex === '' ? [] : [[algorithm, hex]])
      if (digests !== undefined && bytes !== false) entries.add({ path, digests, line, ...(bytes !== undefined && { bytes }) })
    })
    if (unchecked.count > 0) entries.notice(`${unchecked.count} of its resources are not files here, and are not checked`)
  })
}
