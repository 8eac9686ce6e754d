/**
 * OpenSSF Model Signing 1.0, the predicate of an in-toto Statement whose only subject is a model as a whole:
 *
 *   {"resources": [{"name": PATH, "algorithm": "sha256", "digest": HEX}, …],
 *    "serialization": {"method": "files", "hash_type": "sha256", "allow_symlinks": false, "ignore_paths": […]}}
 *
 * The digest of the subject is SHA-256 over the digests of the resources, one after the other, and must be that: else a list was put under another
 * model's signature. With `"method": "shards"` a name is `PATH:START:END`; a file of one shard is sealed with its length, a larger one is refused,
 * since digests of parts are not compared.
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */

import { createHash } from 'node:crypto'
import { isRecord } from '../json.ts'
import { textAt } from '../json-list.ts'
import type { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const OMS_PREDICATE = 'https://model_signing/signature/v1.0'

const SHARD = /^(.+):(\d{1,16}):(\d{1,16})$/s

/** @param statement with the predicate type of OMS 1.0 */
export function readModel(entries: ManifestBuilder, statement: { readonly [key: string]: unknown }, line: number) {
  const predicate = isRecord(statement['predicate']) ? statement['predicate'] : {}
  const { resources, serialization } = predicate
  const method = textAt(serialization, 'method')
  if (!Array.isArray(resources) || !isRecord(serialization))
    return entries.problem('manifest-malformed', line, 'its predicate has no "resources" and "serialization"')
  if (method !== 'files' && method !== 'shards')
    return entries.problem('manifest-schema-unknown', line, 'the "method" of its serialization is neither "files" nor "shards"')
  const subjects = statement['subject']
  const digest = Array.isArray(subjects) && subjects.length === 1 ? subjects[0]?.digest : undefined
  if (textAt(digest, 'sha256') !== rootDigest(resources))
    return entries.problem('manifest-malformed', line, 'the digest of its subject is not that of its resources')
  for (const resource of resources) {
    if (entries.hopeless) return
    readResource(entries, line, resource, method === 'shards')
  }
  entries.notice('files of the model that it does not list are reported only where "covers" names them')
}

/** SHA-256 over the raw digests in the order of the list. */
function rootDigest(resources: readonly unknown[]): string {
  const hash = createHash('sha256')
  // What is not hexadecimal is reported of its resource.
  for (const resource of resources) hash.update(Buffer.from(textAt(resource, 'digest'), 'hex'))
  return hash.digest('hex')
}

function readResource(entries: ManifestBuilder, line: number, resource: unknown, sharded: boolean) {
  const shown = textAt(resource, 'name')
  const [, name = '', start, end = ''] = sharded ? (SHARD.exec(shown) ?? []) : ['', shown, '0']
  const digests = namedDigests(entries, line, name, [
    [textAt(resource, 'algorithm'), isRecord(resource) ? resource['digest'] : undefined]
  ])
  if (digests === undefined) return
  if (!sharded) return addOnce(entries, line, { path: name, digests, line })
  if (start !== '0')
    return entries.problem(
      'manifest-malformed',
      line,
      start === undefined
        ? 'a resource is not "PATH:START:END"'
        : 'the file has several shards, whose digests are not compared here: sign it with the method "files"',
      shown
    )
  const bytes = entries.bytes(line, end)
  if (bytes !== undefined) addOnce(entries, line, { path: name, digests, bytes, line })
}

/** A name twice would be a second shard, or a second file. */
function addOnce(entries: ManifestBuilder, line: number, entry: Parameters<ManifestBuilder['add']>[0]) {
  const { path } = entry
  const before = entries.count
  entries.add(entry)
  if (entries.count === before && !entries.failed)
    entries.problem('manifest-path-duplicate', line, 'two resources have the same name', path)
}
