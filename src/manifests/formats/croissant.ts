/**
 * Croissant 1.0 and 1.1, metadata of data sets: the files beside it that have a digest.
 *
 *   {"conformsTo": "http://mlcommons.org/croissant/1.0", "distribution": [{"@type": "cr:FileObject", "contentUrl": URL, "sha256": HEX, "contentSize": "N B"}]}
 *
 * A file on the web, or inside an archive (`containedIn`), is not here; a notice counts them. `contentSize` is free text, and is not taken.
 * @see https://docs.mlcommons.org/croissant/docs/croissant-spec.html#fileobject
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord } from '../json.ts'
import { eachItem, hasMember, parseJsonList, textAt } from '../json-list.ts'
import { namedDigests } from '../named-digests.ts'
import { pathOfUrl } from '../path-of-url.ts'

export const croissant: Format = {
  name: 'croissant',
  detect: ({ text }) => hasMember(text, 'distribution', '\\[') && /"http:\/\/mlcommons\.org\/croissant\/1\.\d"/.test(text),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, document, facts) => {
    const unchecked = { files: 0 }
    eachItem(entries, document['distribution'], '/distribution', facts, (item, line) => {
      if (!isRecord(item)) return entries.problem('manifest-malformed', line, 'an item of "distribution" is not an object')
      if (![item['@type']].flat().some(type => typeof type === 'string' && /(?:^|[:/#])FileObject$/.test(type))) return
      const url = textAt(item, 'contentUrl')
      if (item['containedIn'] !== undefined || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) {
        unchecked.files++
        return
      }
      const path = pathOfUrl(url)
      if (path === undefined)
        return entries.problem('manifest-path-unsafe', line, 'the "contentUrl" is not that of a file beside it', url)
      const listed = ['sha256', 'md5'].flatMap(name => (item[name] === undefined ? [] : [[name, item[name]] as const]))
      const digests = namedDigests(entries, line, path, listed)
      if (digests !== undefined) entries.add({ path, digests, line })
    })
    if (unchecked.files > 0)
      entries.notice(`${unchecked.files} of its files are on the web or in an archive, and are not checked`)
  })
}
