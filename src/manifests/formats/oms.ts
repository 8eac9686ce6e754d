/**
 * OpenSSF Model Signing 1.0, the predicate of an in-toto Statement whose only subject is a model as a whole:
 *
 *   {"resources": [{"name": PATH, "algorithm": "sha256", "digest": HEX}, …],
 *    "serialization": {"method": "files", "hash_type": "sha256", "allow_symlinks": false, "ignore_paths": [PATH, …]}}
 *
 * The digest of the subject is SHA-256 over the digests of the resources, one after the other, and must be that: else a list was put under another
 * model's signature. With `"method": "shards"`, resources are ranges `PATH:START:END` of `shard_size` bytes, and files without bytes are not listed.
 * Every file of the model must be listed, except below `ignore_paths` and the four names of git that are always left out.
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */

import { createHash } from 'node:crypto'
import type { ManifestProblem, ParsedManifest, Shard } from '../../model/seal.ts'
import { literalGlob } from '../glob.ts'
import { isRecord } from '../json.ts'
import { textAt } from '../json-list.ts'
import type { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'
import { plainPath } from '../path.ts'

export const OMS_PREDICATE = 'https://model_signing/signature/v1.0'

/** A name may contain colons: the last two numbers count. */
const SHARD = /^(.+):(\d{1,16}):(\d{1,16})$/s
/** At the top of the model only. */
const ALWAYS_IGNORED = ['.git', '.gitignore', '.gitattributes', '.github']

interface Range extends Shard {
  readonly start: number
}

/** @param statement with the predicate type of OMS 1.0 @returns what the list says of files that it does not list */
export function readModel(
  entries: ManifestBuilder,
  statement: { readonly [key: string]: unknown },
  line: number
): Pick<ParsedManifest, 'covers' | 'excludes' | 'passesEmpty'> {
  const predicate = isRecord(statement['predicate']) ? statement['predicate'] : {}
  const { resources, serialization } = predicate
  const wrong = problemOf(resources, serialization, statement['subject'])
  if (wrong !== undefined) entries.problem(wrong.code, line, wrong.reason)
  if (wrong !== undefined || !Array.isArray(resources) || !isRecord(serialization)) return {}
  const isSharded = serialization['method'] === 'shards'
  const files = new Map<string, Range[]>()
  for (const resource of resources) {
    if (entries.hopeless) return {}
    if (!isOfList(textAt(resource, 'algorithm'), serialization, isSharded))
      entries.problem('manifest-malformed', line, 'a resource has another algorithm than the "hash_type" of its serialization')
    else if (isSharded) readShard(entries, line, serialization, resource, files)
    else readFile(entries, line, resource)
  }
  for (const [path, ranges] of files) addSharded(entries, line, path, ranges, serialization['shard_size'])
  if (serialization['allow_symlinks'] === true)
    entries.notice(
      'the signer followed symbolic links ("allow_symlinks"); they are not followed here, and a link in place of a file fails'
    )
  return { covers: ['**'], excludes: ignoredGlobs(serialization['ignore_paths']), ...(isSharded && { passesEmpty: true }) }
}

/** `sha256`, or for shards of a thousand bytes `sha256-sharded-1000`, as model-signing writes it. */
function isOfList(algorithm: string, serialization: { readonly [key: string]: unknown }, isSharded: boolean): boolean {
  const { hash_type: name, shard_size: size } = serialization
  return algorithm === name || (isSharded && algorithm === `${name}-sharded-${size}`)
}

type Problem = Pick<ManifestProblem, 'code' | 'reason'>

function problemOf(resources: unknown, serialization: unknown, subjects: unknown): Problem | undefined {
  const malformed = (reason: string): Problem => ({ code: 'manifest-malformed', reason })
  if (!Array.isArray(resources) || !isRecord(serialization))
    return malformed('its predicate has no "resources" and "serialization"')
  const { method, ignore_paths: ignored = [] } = serialization
  if (method !== 'files' && method !== 'shards')
    return { code: 'manifest-schema-unknown', reason: 'the "method" of its serialization is neither "files" nor "shards"' }
  if (method === 'shards' ? !isSize(serialization['shard_size']) : serialization['shard_size'] !== undefined)
    return malformed('its serialization must have a "shard_size" with the method "shards", and only then')
  if (!Array.isArray(ignored) || ignored.some(path => typeof path !== 'string' || path === ''))
    return malformed('the "ignore_paths" of its serialization are not a list of paths')
  const digest = Array.isArray(subjects) && subjects.length === 1 ? subjects[0]?.digest : undefined
  return textAt(digest, 'sha256') === rootDigest(resources)
    ? undefined
    : malformed('the digest of its subject is not that of its resources')
}

const isSize = (size: unknown): boolean => Number.isSafeInteger(size) && Number(size) > 0

/** SHA-256 over the raw digests in the order of the list. */
function rootDigest(resources: readonly unknown[]): string {
  const hash = createHash('sha256')
  // What is not hexadecimal is reported of its resource.
  for (const resource of resources) hash.update(Buffer.from(textAt(resource, 'digest'), 'hex'))
  return hash.digest('hex')
}

function readFile(entries: ManifestBuilder, line: number, resource: unknown) {
  const path = textAt(resource, 'name')
  const digests = digestsOf(entries, line, path, textAt(resource, 'algorithm'), resource)
  if (digests !== undefined) addOnce(entries, { path, digests, line })
}

function readShard(
  entries: ManifestBuilder,
  line: number,
  serialization: { readonly [key: string]: unknown },
  resource: unknown,
  files: Map<string, Range[]>
) {
  const name = textAt(resource, 'name')
  const [, path, from = '', to = ''] = SHARD.exec(name) ?? []
  if (path === undefined) return entries.problem('manifest-malformed', line, 'a resource is not "PATH:START:END"')
  const [start, end] = [entries.bytes(line, from), entries.bytes(line, to)]
  const digests = digestsOf(entries, line, name, textAt(serialization, 'hash_type'), resource)
  if (start === undefined || end === undefined || digests === undefined) return
  const known = files.get(path)
  if (known === undefined) files.set(path, [{ start, end, digests }])
  else known.push({ start, end, digests })
}

/** One seal of all ranges, which must be those that the size of a shard gives. */
function addSharded(entries: ManifestBuilder, line: number, path: string, ranges: Range[], size: unknown) {
  const sorted = ranges.toSorted((a, b) => a.start - b.start)
  let bytes = 0
  for (const [index, { start, end }] of sorted.entries()) {
    const isLast = index === sorted.length - 1
    if (start !== bytes || end <= start || end - start > Number(size) || (!isLast && end - start !== Number(size)))
      return entries.problem(
        'manifest-malformed',
        line,
        `its shards are not all ranges of ${size} bytes, one after the other`,
        path
      )
    bytes = end
  }
  const [first] = sorted
  if (sorted.length === 1 && first !== undefined) return addOnce(entries, { path, digests: first.digests, bytes, line })
  addOnce(entries, { path, digests: {}, bytes, shards: sorted.map(({ end, digests }) => ({ end, digests })), line })
}

function digestsOf(entries: ManifestBuilder, line: number, path: string, algorithm: string, resource: unknown) {
  const digest = isRecord(resource) ? resource['digest'] : undefined
  return namedDigests(entries, line, path, [[algorithm, digest]])
}

/** A name twice would be a second file. */
function addOnce(entries: ManifestBuilder, entry: Parameters<ManifestBuilder['add']>[0]) {
  const { path, line } = entry
  const before = entries.count
  entries.add(entry)
  if (entries.count === before && !entries.failed)
    entries.problem('manifest-path-duplicate', line, 'two resources have the same name', path)
}

/** Each path and what is below it. Paths are literal; one that leads out of the model excludes nothing. */
function ignoredGlobs(paths: unknown): string[] {
  const listed: readonly unknown[] = Array.isArray(paths) ? paths : []
  const all = new Set([...ALWAYS_IGNORED, ...listed.map(path => plainPath(String(path)).replace(/\/$/, ''))])
  return [...all].map(literalGlob).flatMap(glob => [glob, `${glob}/**`])
}
