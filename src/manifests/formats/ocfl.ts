/**
 * OCFL 1.0 and 1.1, `inventory.json`: every content file of an object.
 *
 *   {"type": "https://ocfl.io/1.1/spec/#inventory", "digestAlgorithm": "sha512", "head": "v3",
 *    "manifest": {DIGEST: [CONTENT PATH, …], …}, "versions": {"v1": {"state": {DIGEST: [LOGICAL PATH]}}, …}}
 *
 * Digests are hex in either case, and one digest in two cases is a duplicate (E096). Every version from 1 to the head must be there, and each digest of
 * a state must be in the manifest (E050), in the same letters; logical paths must be safe and not be in each other's way (E052, E095). Every file of the content folders must be sealed. `fixity` may be MD5: its digests make no file intact.
 * @see https://ocfl.io/1.1/spec/#inventory
 */

import type { Algorithm, ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { literalGlob } from '../glob.ts'
import { isRecord, type Json } from '../json.ts'
import { hasMember, parseJsonList, type Record, textAt } from '../json-list.ts'
import { pointerKey } from '../json-pointer.ts'
import type { ManifestBuilder } from '../manifest-builder.ts'

const TYPE = /^https:\/\/ocfl\.io\/1\.[01]\/spec\/#inventory$/
const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  ['sha512', 'sha512'],
  ['sha256', 'sha256']
])

const UNSAFE_SEGMENT = /(?:^|\/)\.{0,2}(?:\/|$)/

export const ocfl: Format = {
  name: 'ocfl',
  detect: ({ text }) => hasMember(text, 'type', '"https://ocfl\\.io/\\d'),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  let covers: string | undefined
  const parsed = parseJsonList(manifest, (entries, inventory, facts) => {
    const wrong = headProblem(inventory)
    if (wrong !== undefined) return entries.problem(wrong.code, facts.lineOf(wrong.pointer), wrong.reason)
    const digests = readManifest(entries, inventory, facts)
    readVersions(entries, inventory, facts, digests)
    readFixity(entries, inventory, facts)
    // The name is literal: as a glob, `[x]` would leave the folder of that name out.
    covers = `v*/${literalGlob(contentDirectory(inventory))}/**`
  })
  // An object without a content file is legal, and has nothing to check.
  return { ...parsed, ...(covers !== undefined && parsed.problems.length === 0 && { covers: [covers] }) }
}

function contentDirectory(inventory: Record): string {
  return textAt(inventory, 'contentDirectory') || 'content'
}

interface Wrong {
  readonly code: 'manifest-schema-unknown' | 'manifest-malformed' | 'manifest-digest-weak'
  readonly pointer: string
  readonly reason: string
}

function headProblem(inventory: Record): Wrong | undefined {
  const malformed = (pointer: string, reason: string): Wrong => ({ code: 'manifest-malformed', pointer, reason })
  if (!TYPE.test(textAt(inventory, 'type')))
    return {
      code: 'manifest-schema-unknown',
      pointer: '/type',
      reason: 'its "type" is not that of an inventory of OCFL 1.0 or 1.1'
    }
  if (!ALGORITHMS.has(textAt(inventory, 'digestAlgorithm')))
    return malformed('/digestAlgorithm', 'the "digestAlgorithm" is neither sha512 nor sha256 (E025)')
  if (textAt(inventory, 'id') === '') return malformed('/id', 'it has no "id" (E036)')
  const folder = inventory['contentDirectory']
  if (folder !== undefined && (typeof folder !== 'string' || !/^(?!\.{1,2}$)[^/]+$/.test(folder)))
    return malformed('/contentDirectory', 'the "contentDirectory" is not the name of a folder (E017, E018)')
  if (!isRecord(inventory['manifest'])) return malformed('/manifest', 'it has no "manifest" (E041)')
  return versionProblem(inventory, malformed)
}

/** `v1`, `v2`, … or, with the same number of digits in all of them and a zero first, `v001`, `v002`, … */
function versionProblem({ head, versions }: Record, malformed: (pointer: string, reason: string) => Wrong): Wrong | undefined {
  if (!isRecord(versions) || Object.keys(versions).length === 0) return malformed('/versions', 'it has no "versions" (E008)')
  const names = Object.keys(versions)
  const numbers = names.map(name => (/^v\d{1,9}$/.test(name) ? Number(name.slice(1)) : 0)).toSorted((a, b) => a - b)
  const isPadded = names.some(name => /^v0/.test(name))
  const isEven = !isPadded || (names.every(name => name.startsWith('v0')) && new Set(names.map(name => name.length)).size === 1)
  if (!isEven || numbers.some((number, index) => number !== index + 1))
    return malformed('/versions', 'its "versions" are not v1, v2, … without a gap, in one spelling (E009 to E013)')
  const last = names.find(name => Number(name.slice(1)) === numbers.length)
  return head === last ? undefined : malformed('/head', 'the "head" is not the last version (E040)')
}

/** @returns the digests, in lower case */
function readManifest(entries: ManifestBuilder, inventory: Record, facts: Json['facts']): ReadonlySet<string> {
  const algorithm = ALGORITHMS.get(textAt(inventory, 'digestAlgorithm'))
  const digests = new Set<string>()
  const paths = new Set<string>()
  const inContent = /^v\d+\/[^/]/
  const content = `/${contentDirectory(inventory)}/`
  for (const [digest, list] of Object.entries(isRecord(inventory['manifest']) ? inventory['manifest'] : {})) {
    if (entries.hopeless) break
    const line = facts.lineOf(`/manifest/${pointerKey(digest)}`)
    const found = entries.digests(line, digest, algorithm)
    if (digests.has(digest.toLowerCase()))
      entries.problem('manifest-key-duplicate', line, 'the digest is given twice, in upper and lower case (E096)')
    digests.add(digest.toLowerCase())
    if (!Array.isArray(list) || list.length === 0)
      entries.problem('manifest-malformed', line, 'a digest has no list of content paths (E092)')
    else
      for (const path of list) {
        if (typeof path !== 'string') entries.problem('manifest-malformed', line, 'a content path is not a string')
        else if (paths.has(path)) entries.problem('manifest-path-duplicate', line, 'a content path is given twice (E101)', path)
        else if (UNSAFE_SEGMENT.test(path))
          entries.problem('manifest-path-unsafe', line, 'a content path has an empty, "." or ".." segment (E099, E100)', path)
        else if (!inContent.test(path) || path.indexOf(content) !== path.indexOf('/'))
          entries.problem(
            'manifest-path-unsafe',
            line,
            `a content path is not in a "${content.slice(1, -1)}" folder of a version`,
            path
          )
        else if (found !== undefined) entries.add({ path, digests: found, line })
        paths.add(String(path))
      }
  }
  return digests
}

/** Its shape and paths; whether its digests are right is known with the files. */
function readFixity(entries: ManifestBuilder, { fixity = {} }: Record, facts: Json['facts']) {
  if (!isRecord(fixity))
    return entries.problem('manifest-malformed', facts.lineOf('/fixity'), 'its "fixity" is not an object (E111)')
  for (const [algorithm, block] of Object.entries(fixity)) {
    const at = `/fixity/${pointerKey(algorithm)}`
    const malformed = (reason: string) => entries.problem('manifest-malformed', facts.lineOf(at), `in its "fixity", ${reason}`)
    if (!isRecord(block)) return malformed('an algorithm has no object of digests (E057)')
    const digests = Object.keys(block).map(digest => digest.toLowerCase())
    if (new Set(digests).size < digests.length)
      entries.problem(
        'manifest-key-duplicate',
        facts.lineOf(at),
        'in its "fixity", a digest is given in upper and lower case (E097)'
      )
    for (const list of Object.values(block)) {
      if (entries.hopeless) return
      if (!Array.isArray(list) || list.length === 0 || !list.every(path => typeof path === 'string'))
        malformed('a digest has no list of content paths (E057)')
      else if (new Set(list).size < list.length) malformed('a content path is given twice (E101)')
      else if (list.some(path => UNSAFE_SEGMENT.test(path)))
        malformed('a content path has an empty, "." or ".." segment (E099, E100)')
    }
  }
}

/** https://www.rfc-editor.org/rfc/rfc3339 */
const CREATED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** What a state names and no content file has could not be given back. */
function readVersions(
  entries: ManifestBuilder,
  { versions, manifest }: Record,
  facts: Json['facts'],
  digests: ReadonlySet<string>
) {
  const used = new Set<string>()
  for (const [name, version] of Object.entries(isRecord(versions) ? versions : {})) {
    const line = facts.lineOf(`/versions/${pointerKey(name)}`)
    const state = isRecord(version) ? version['state'] : undefined
    const paths: string[] = []
    if (!CREATED.test(textAt(version, 'created')))
      entries.problem('manifest-malformed', line, 'a version has no "created" with date, time and time zone (E048, E049)')
    if (!isRecord(state)) {
      entries.problem('manifest-malformed', line, 'a version has no "state" (E048)')
      continue
    }
    for (const [digest, list] of Object.entries(state)) {
      if (entries.hopeless) return
      used.add(digest.toLowerCase())
      // In the same letters: a reader that looks it up would not find it.
      if (!isRecord(manifest) || !Object.hasOwn(manifest, digest))
        entries.problem('manifest-malformed', line, 'a digest of a state is not in the manifest (E050)')
      if (!Array.isArray(list) || list.length === 0 || !list.every(path => typeof path === 'string'))
        entries.problem('manifest-malformed', line, 'a digest of a state has no list of logical paths (E051)')
      else for (const path of list) paths.push(path)
    }
    checkLogicalPaths(entries, line, paths)
  }
  for (const digest of digests)
    if (!used.has(digest) && !entries.failed)
      entries.problem('manifest-malformed', facts.lineOf('/manifest'), 'a digest of the manifest is in no state (E107)')
}

/** Where a version is given back, its paths must stay in one folder and not be in each other's way. */
function checkLogicalPaths(entries: ManifestBuilder, line: number, paths: readonly string[]) {
  const all = new Set(paths)
  if (all.size < paths.length) entries.problem('manifest-path-duplicate', line, 'a logical path is given twice in a state (E095)')
  for (const path of all) {
    if (entries.hopeless) return
    if (UNSAFE_SEGMENT.test(path))
      entries.problem('manifest-path-unsafe', line, 'a logical path has an empty, "." or ".." segment (E052, E053)', path)
    else if (isBelowFile(path, all))
      entries.problem('manifest-path-duplicate', line, 'a logical path is below another one, which is a file (E095)', path)
  }
}

/** Segments of a real path are few; of more, each would be copied for each that follows. */
const MAX_SEGMENTS = 256

function isBelowFile(path: string, all: ReadonlySet<string>): boolean {
  let segments = 0
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    if (++segments > MAX_SEGMENTS || all.has(path.slice(0, at))) return true
  return false
}
