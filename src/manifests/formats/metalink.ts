/**
 * Metalink 4 (`.meta4`), by `aria2`, `metalink`, mirrors of distributions and download pages:
 *
 *   <metalink xmlns="urn:ietf:params:xml:ns:metalink">
 *     <file name="PATH"><size>N</size><hash type="sha-256">HEX</hash><url>…</url></file>
 *   </metalink>
 *
 * A `hash` inside of `pieces` is of a part, and is passed over; addresses are not judged. Metalink 3 is another format.
 * @see https://www.rfc-editor.org/rfc/rfc5854
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { childrenOf, childText, readXml, type XmlElement } from '../xml.ts'

const NAMESPACE = 'urn:ietf:params:xml:ns:metalink'

export const metalink: Format = {
  name: 'metalink',
  detect: ({ text }) =>
    /^\s{0,1024}<(?:\?xml[^>]{0,1024}>\s{0,1024})?(?:<!--[\s\S]{0,4096}?-->\s{0,1024})?<?(?:[a-z0-9]+:)?metalink[\s>]/.test(
      text.slice(0, 8192)
    ),
  parse
}

async function parse(manifest: ManifestText): Promise<ParsedManifest> {
  const entries = new ManifestBuilder(manifest)
  const root = await readXml(manifest, entries)
  if (root === undefined) return entries.done()
  if (root.name !== 'metalink' || root.namespace !== NAMESPACE)
    entries.problem('manifest-schema-unknown', root.line, 'it is not Metalink 4 (RFC 5854)')
  else
    for (const file of childrenOf(root, 'file')) {
      if (entries.hopeless) break
      readFile(entries, file)
    }
  return entries.done()
}

function readFile(entries: ManifestBuilder, file: XmlElement) {
  const { line } = file
  const path = file.attributes.get('name') ?? ''
  const sizes = childrenOf(file, 'size')
  const size = childText(file, 'size')?.trim()
  if (sizes.length > 1) return entries.problem('manifest-length-invalid', line, 'a file has more than one "size"', path)
  const bytes = size === undefined ? undefined : entries.bytes(line, size)
  const pairs = childrenOf(file, 'hash').map(hash => [hash.attributes.get('type') ?? '', hash.text.trim()] as const)
  const digests = namedDigests(entries, line, path, pairs)
  if (digests === undefined || (size !== undefined && bytes === undefined)) return
  entries.add({ path, digests, line, ...(bytes !== undefined && { bytes }) })
}
