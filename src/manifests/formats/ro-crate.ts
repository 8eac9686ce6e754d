/**
 * RO-Crate 1.1 and 1.2, `ro-crate-metadata.json`: the files of a crate that have a digest.
 *
 *   {"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": [{"@id": URI, "@type": "File", "sha256": HEX, "contentSize": "N"}, …]}
 *
 * `@id` is a relative URI reference, percent-encoded; a file on the web is not here. Files without a digest are legal, are not checked, and a
 * notice counts them; a crate without any digest is refused.
 * @see https://www.researchobject.org/ro-crate/specification/1.2/data-entities.html
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord } from '../json.ts'
import { eachItem, hasMember, lengthAt, parseJsonList, textAt } from '../json-list.ts'
import { namedDigests } from '../named-digests.ts'
import { pathOfUrl } from '../path-of-url.ts'

export const roCrate: Format = {
  name: 'ro-crate',
  detect: ({ text }) => hasMember(text, '@graph', '\\[') && /"https:\/\/w3id\.org\/ro\/crate\/1\.\d/.test(text),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, document, facts) => {
    const unchecked = { files: 0 }
    eachItem(entries, document['@graph'], '/@graph', facts, (entity, line, pointer) => {
      if (!isRecord(entity)) return
      const url = textAt(entity, '@id')
      const listed = ['sha256', 'sha512'].flatMap(name => (entity[name] === undefined ? [] : [[name, entity[name]] as const]))
      if (![entity['@type']].flat().includes('File')) {
        // What has a digest is listed, whatever it is called.
        if (listed.length > 0) unchecked.files++
        return
      }
      if (listed.length === 0 || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) {
        unchecked.files++
        return
      }
      const path = pathOfUrl(url)
      if (path === undefined)
        return entries.problem('manifest-path-unsafe', line, 'the "@id" is not that of a file of the crate', url)
      const bytes = lengthAt(entries, entity, 'contentSize', pointer, facts)
      const digests = namedDigests(entries, line, path, listed)
      if (digests !== undefined && bytes !== false) entries.add({ path, digests, line, ...(bytes !== undefined && { bytes }) })
    })
    if (unchecked.files > 0)
      entries.notice(
        `${unchecked.files} of its files are on the web, have no digest or are not of the type File, and are not checked`
      )
  })
}
