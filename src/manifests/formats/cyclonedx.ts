/**
 * CycloneDX in JSON: components of the type `file` with their hashes, at any depth.
 *
 *   {"bomFormat": "CycloneDX", "components": [{"type": "file", "name": PATH, "hashes": [{"alg": "SHA-256", "content": HEX}]}]}
 *
 * The hashes of other components (libraries, applications) are of archives elsewhere: they are not sealed, and a notice counts them. The name is
 * taken for the path, since there is no other field for it.
 * @see https://cyclonedx.org/docs/1.6/json/#components
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, type Json } from '../json.ts'
import { eachItem, hasMember, parseJsonList, textAt } from '../json-list.ts'
import type { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const cyclonedx: Format = {
  name: 'cyclonedx',
  detect: ({ text }) => hasMember(text, 'bomFormat', '"CycloneDX"'),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, document, facts) => {
    const { metadata } = document
    if (isRecord(metadata) && isRecord(metadata['component']))
      entries.notice('the component that it describes ("metadata") is not checked')
    const others = readComponents(entries, document['components'] ?? [], '/components', facts)
    if (others > 0) entries.notice(`${others} components are not files, and are not checked`)
  })
}

/** @returns how many components are not files. Nesting is bounded by the depth of JSON that is read. */
function readComponents(entries: ManifestBuilder, list: unknown, pointer: string, facts: Json['facts']): number {
  let others = 0
  eachItem(entries, list, pointer, facts, (component, line, own) => {
    if (!isRecord(component)) return entries.problem('manifest-malformed', line, 'a component is not an object')
    if (component['type'] === 'file') readFile(entries, component, line)
    else others++
    const { components } = component
    if (components !== undefined) others += readComponents(entries, components, `${own}/components`, facts)
  })
  return others
}

function readFile(entries: ManifestBuilder, component: unknown, line: number) {
  const path = textAt(component, 'name')
  const hashes = isRecord(component) ? component['hashes'] : undefined
  const pairs = Array.isArray(hashes) ? hashes.filter(isRecord).map(one => [textAt(one, 'alg'), one['content']] as const) : []
  const digests = namedDigests(entries, line, path, pairs)
  if (digests !== undefined) entries.add({ path, digests, line })
}
