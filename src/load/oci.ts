import { readInside } from '../disk/read-file.ts'
import { decodeManifest } from '../manifests/decode.ts'
import type { ReadManifest } from '../manifests/format.ts'
import { listedManifests } from '../manifests/formats/oci.ts'
import { readManifest } from '../manifests/read.ts'
import { matchesSeal } from '../model/digest.ts'
import { MAX_ENTRIES } from '../model/limits.ts'
import type { ManifestProblem, Seal } from '../model/seal.ts'

/** Of an index or manifest; registries allow 4 MiB. */
const MAX_LIST_BYTES = 16 * 1024 * 1024
const MAX_LISTS = 10_000

/**
 * The seals of an image layout with those of all indexes and manifests in it, each of which is held to its own seal first. One that is missing or has
 * changed is a problem: what it should list is not known, so that nothing may pass.
 * @param bytes of `index.json`
 * @param read returns the bytes at a path of the layout
 */
export async function withListedBlobs(
  index: ReadManifest,
  bytes: Buffer,
  read: (path: string) => Promise<Buffer | undefined>,
  maxEntries = MAX_ENTRIES
): Promise<ReadManifest> {
  if (index.problems.length > 0) return index
  const seals = new Map(index.seals.map(seal => [seal.path, seal]))
  const problems: ManifestProblem[] = []
  const notices = new Set(index.notices)
  const queue = listedIn(bytes)
  const seen = new Set(queue)
  // A list that grows while it is gone through.
  for (const path of queue) {
    const seal = seals.get(path)
    if (seal === undefined) continue
    const excess = seen.size > MAX_LISTS ? `${MAX_LISTS} indexes and manifests` : `${maxEntries} entries`
    if (seen.size > MAX_LISTS || seals.size > maxEntries) {
      problems.push({ code: 'manifest-too-large', reason: `it has more than ${excess}, which is the limit` })
      break
    }
    const found = await listAt(read, seal)
    const list = found && (await readManifest(found, 'oci', true, { maxEntries }))
    if (found === undefined || list === undefined || list.problems.length > 0) {
      const reason = list?.problems[0]?.reason ?? 'it lists more blobs, and is missing or has changed'
      problems.push({ code: 'manifest-unreadable', line: seal.line, path, reason })
      continue
    }
    for (const notice of list.notices) notices.add(notice)
    for (const one of list.seals) {
      const known = seals.get(one.path)
      if (known === undefined) seals.set(one.path, { ...one, line: seal.line })
      else if (known.bytes !== one.bytes)
        problems.push({
          code: 'manifest-conflict',
          line: seal.line,
          path: one.path,
          reason: 'two descriptors give the blob different sizes'
        })
    }
    for (const more of listedIn(found))
      if (!seen.has(more)) {
        seen.add(more)
        queue.push(more)
      }
  }
  return { ...index, seals: problems.length === 0 ? [...seals.values()] : [], problems, notices: [...notices] }
}

/** The bytes of a list that is as it was sealed. */
async function listAt(read: (path: string) => Promise<Buffer | undefined>, seal: Seal): Promise<Buffer | undefined> {
  const bytes = await read(seal.path)
  return bytes !== undefined && matchesSeal(seal, bytes) ? bytes : undefined
}

/** A list that is a regular file below a folder; undefined for anything else. */
export function listOnDisk(root: string, path: string): Buffer | undefined {
  try {
    return readInside(root, path, MAX_LIST_BYTES)
  } catch {
    return undefined
  }
}

function listedIn(bytes: Buffer): string[] {
  const decoded = decodeManifest(bytes)
  return 'problem' in decoded ? [] : listedManifests(decoded.text)
}
