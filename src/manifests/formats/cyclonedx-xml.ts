/**
 * CycloneDX in XML: components of the type `file` with their hashes, at any depth.
 *
 *   <bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>
 *     <component type="file"><name>PATH</name><hashes><hash alg="SHA-256">HEX</hash></hashes></component>
 *   </components></bom>
 *
 * As in JSON: the hashes of other components are of archives elsewhere, and a notice counts them.
 * @see https://cyclonedx.org/docs/1.6/xml/
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { childrenOf, childText, readXml, type XmlElement } from '../xml.ts'

const NAMESPACE = /^http:\/\/cyclonedx\.org\/schema\/bom\/1\.\d$/

export const cyclonedxXml: Format = {
  name: 'cyclonedx-xml',
  detect: ({ text }) =>
    /^\s{0,1024}<[\s\S]{0,4096}?xmlns(?::[a-z]+)?\s{0,64}=\s{0,64}["']http:\/\/cyclonedx\.org\/schema\/bom\//.test(
      text.slice(0, 8192)
    ),
  parse
}

async function parse(manifest: ManifestText): Promise<ParsedManifest> {
  const entries = new ManifestBuilder(manifest)
  const bom = await readXml(manifest, entries)
  if (bom === undefined) return entries.done()
  if (bom.name !== 'bom' || !NAMESPACE.test(bom.namespace))
    entries.problem('manifest-schema-unknown', bom.line, 'it is not a "bom" of CycloneDX 1.x')
  else {
    if (childrenOf(bom, 'metadata').some(one => childrenOf(one, 'component').length > 0))
      entries.notice('the component that it describes ("metadata") is not checked')
    const others = readComponents(entries, bom)
    if (others > 0) entries.notice(`${others} components are not files, and are not checked`)
  }
  return entries.done()
}

/** @returns how many components are not files. Nesting is bounded by the reader of XML. */
function readComponents(entries: ManifestBuilder, parent: XmlElement): number {
  let others = 0
  for (const component of childrenOf(parent, 'components').flatMap(list => childrenOf(list, 'component'))) {
    if (entries.hopeless) break
    if (component.attributes.get('type') === 'file') readFile(entries, component)
    else others++
    others += readComponents(entries, component)
  }
  return others
}

function readFile(entries: ManifestBuilder, component: XmlElement) {
  const { line } = component
  const path = childText(component, 'name')
  if (path === undefined) return entries.problem('manifest-malformed', line, 'a file has not exactly one "name"')
  const hashes = childrenOf(component, 'hashes').flatMap(list => childrenOf(list, 'hash'))
  const pairs = hashes.map(hash => [hash.attributes.get('alg') ?? '', hash.text.trim()] as const)
  const digests = namedDigests(entries, line, path, pairs)
  if (digests !== undefined) entries.add({ path, digests, line })
}
