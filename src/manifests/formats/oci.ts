/**
 * An OCI image layout: `index.json`, and the indexes and manifests that are blobs of it. A descriptor is the seal of a blob:
 *
 *   descriptor = {"mediaType": …, "digest": "sha256:" HEX, "size": N, …}        ; the file is blobs/sha256/HEX
 *   index      = {"schemaVersion": 2, "manifests": [descriptor, …]}
 *   manifest   = {"schemaVersion": 2, "config": descriptor, "layers": [descriptor, …], "subject": descriptor}
 *
 * A layer with `urls` may be kept elsewhere, and is not sealed, as a notice counts. Two descriptors of one blob must agree on its size.
 * @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 * @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { isRecord, type Json } from '../json.ts'
import { hasMember, lengthAt, parseJsonList, type Record, textAt } from '../json-list.ts'
import type { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const oci: Format = {
  name: 'oci',
  detect: ({ text }) =>
    hasMember(text, 'schemaVersion', '2\\b') && hasMember(text, 'digest', '"[a-z0-9]+:') && hasMember(text, 'size', '\\d'),
  parse
}

/** Paths of the blobs that list more blobs: those of `manifests`. @param text of an index or manifest that was read without a problem */
export function listedManifests(text: string): string[] {
  const document: unknown = JSON.parse(text)
  const manifests = isRecord(document) ? document['manifests'] : undefined
  return Array.isArray(manifests) ? manifests.map(one => `blobs/${textAt(one, 'digest').replace(':', '/')}`) : []
}

function parse(manifest: ManifestText): ParsedManifest {
  return parseJsonList(manifest, (entries, document, facts) => {
    if (document['schemaVersion'] !== 2)
      return entries.problem('manifest-schema-unknown', facts.lineOf('/schemaVersion'), 'its "schemaVersion" is not 2')
    const elsewhere = { count: 0 }
    for (const key of ['manifests', 'layers', 'blobs'] as const) {
      const list = document[key]
      if (list === undefined) continue
      if (!Array.isArray(list)) entries.problem('manifest-malformed', facts.lineOf(`/${key}`), `"${key}" is not a list`)
      else
        for (const [index, item] of list.entries()) {
          if (entries.hopeless) return
          readDescriptor(entries, item, `/${key}/${index}`, facts, elsewhere)
        }
    }
    if (document['config'] !== undefined) readDescriptor(entries, document['config'], '/config', facts, elsewhere)
    if (elsewhere.count > 0) entries.notice(`${elsewhere.count} of its layers may be kept elsewhere (urls), and are not checked`)
  })
}

function readDescriptor(
  entries: ManifestBuilder,
  descriptor: unknown,
  pointer: string,
  facts: Json['facts'],
  elsewhere: { count: number }
) {
  const line = facts.lineOf(pointer)
  if (!isRecord(descriptor)) return entries.problem('manifest-malformed', line, 'a descriptor is not an object')
  if (Array.isArray(descriptor['urls']) && descriptor['urls'].length > 0) {
    elsewhere.count++
    return
  }
  const [, algorithm = '', hex = ''] = /^([a-z0-9]+):([0-9a-f]{32,})$/.exec(textAt(descriptor, 'digest')) ?? []
  if (algorithm === '')
    return entries.problem('manifest-digest-invalid', line, 'the digest of a descriptor is not "algorithm:", with lower-case hex')
  const path = `blobs/${algorithm}/${hex}`
  const bytes = lengthOf(entries, descriptor, pointer, facts)
  const digests = namedDigests(entries, line, path, [[algorithm, hex]])
  if (digests !== undefined && bytes !== undefined) entries.add({ path, digests, bytes, line })
}

function lengthOf(entries: ManifestBuilder, descriptor: Record, pointer: string, facts: Json['facts']): number | undefined {
  const { size } = descriptor
  if (typeof size === 'number') return lengthAt(entries, descriptor, 'size', pointer, facts) || (size === 0 ? 0 : undefined)
  entries.problem('manifest-length-invalid', facts.lineOf(pointer), 'a descriptor has no "size"')
  return undefined
}
