import { join } from 'node:path'
import { statsAt } from '../disk/look.ts'
import { readInside, UnreadableError } from '../disk/read-file.ts'
import { walk } from '../disk/walk.ts'
import type { BagVersion } from '../manifests/format.ts'
import { parseBagitTxt, parseFetch, parseOxum } from '../manifests/formats/bagit-tags.ts'
import type { Base } from '../model/base.ts'
import { errorCode } from '../model/error-message.ts'
import type { Finding } from '../model/finding.ts'
import { comparePaths } from '../model/path-order.ts'
import type { ManifestProblem } from '../model/seal.ts'
import type { LoadedManifest } from './loaded-manifest.ts'

/** Manifests of a bag with digests that can hold a seal. The weak ones beside them (md5, sha1) add nothing and are left alone. */
const STRONG = /^(tag)?manifest-(?:sha256|sha384|sha512|blake2b(?:512)?)\.txt$/i
const PAYLOAD = /^manifest-/i
/** RFC 8493 and the drafts before it. */
const VERSIONS = new Set(['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'])
const MAX_TAG_BYTES = 64 * 1024 * 1024

interface BagitTxtFound {
  readonly version?: BagVersion
  readonly problems: readonly ManifestProblem[]
}

/** Version and problems of the `bagit.txt` in a folder; neither when it does not exist. */
export function bagitTxt(folder: string): BagitTxtFound {
  const { bytes, problems } = tagFile(folder, 'bagit.txt')
  return bytes === undefined ? { problems } : readBagitTxt(bytes)
}

function readBagitTxt(bytes: Uint8Array): BagitTxtFound {
  const parsed = parseBagitTxt(bytes)
  if (parsed.version === undefined || VERSIONS.has(`${parsed.version.major}.${parsed.version.minor}`)) return parsed
  return {
    problems: [
      { code: 'manifest-schema-unknown', line: 1, reason: 'bagit.txt: a version of BagIt that is not known (0.93 to 0.97, 1.0)' }
    ]
  }
}

/** Names of the other manifests that make a bag whole, in path order. */
export function otherBagManifests(names: readonly string[], known: ReadonlySet<string>): string[] {
  return names.filter(name => STRONG.test(name) && !known.has(name)).sort(comparePaths)
}

/**
 * What a bag promises beyond its digests (RFC 8493 §2.1.3, §2.2.2, §2.2.3): since 1.0 each payload manifest lists each payload file;
 * `Payload-Oxum` counts bytes and files; what `fetch.txt` names is listed, and is still missing when it is not there.
 * @param sources every manifest of one bag
 */
export function bagFindings(folder: string, sources: readonly LoadedManifest[]): Finding[] {
  const [first] = sources
  if (first === undefined) return []
  const payload = sources.filter(({ file }) => PAYLOAD.test(file?.slice(folder.length + 1) ?? ''))
  const { version } = bagitTxt(folder)
  const findings = version !== undefined && version.major < 1 ? [] : unequalLists(payload)
  return [...findings, ...oxumFindings(folder, first.name), ...fetchFindings(folder, version, payload)]
}

function unequalLists(payload: readonly LoadedManifest[]): Finding[] {
  const [first, ...others] = payload
  if (first === undefined) return []
  const lists = payload.map(source => new Set(source.seals.map(({ path }) => path)))
  return [first, ...others].flatMap((source, index) =>
    source.seals.flatMap(({ path, line }): Finding[] => {
      if (lists.every((list, other) => other === index || list.has(path))) return []
      const reason = 'another payload manifest of this bag does not list it; since 1.0 each one lists every payload file'
      return [{ code: 'manifest-conflict', severity: 'unverifiable', manifest: source.name, path, line, reason }]
    })
  )
}

function oxumFindings(folder: string, manifest: string): Finding[] {
  const info = tagFile(folder, 'bag-info.txt')
  if (info.bytes === undefined) return unverifiable(manifest, info.problems)
  const { oxum, problems } = parseOxum(info.bytes.toString('utf8'))
  if (oxum === undefined) return unverifiable(manifest, problems)
  let bytes = 0
  let files = 0
  for (const entry of walk(folder, () => undefined)) {
    if (!entry.path.startsWith('data/')) continue
    files++
    bytes += statsAt(join(folder, entry.path))?.size ?? 0
  }
  if (oxum.bytes === bytes && oxum.files === files) return []
  const reason = `bag-info.txt promises ${oxum.bytes} bytes in ${oxum.files} files (Payload-Oxum); data/ holds ${bytes} in ${files}`
  return [{ code: 'oxum-mismatch', severity: 'fail', manifest, reason }]
}

function fetchFindings(folder: string, version: BagVersion | undefined, payload: readonly LoadedManifest[]): Finding[] {
  const fetched = tagFile(folder, 'fetch.txt')
  const [first] = payload
  if (first === undefined) return []
  const manifest = first.name
  if (fetched.bytes === undefined) return unverifiable(manifest, fetched.problems)
  const { entries, problems } = parseFetch(fetched.bytes.toString('utf8'), version)
  const listed = new Set(first.seals.map(({ path }) => path))
  return [
    ...unverifiable(manifest, problems),
    ...entries.flatMap(({ path }): Finding[] => {
      if (listed.has(path)) return []
      const reason = 'fetch.txt names it, and no payload manifest lists it'
      return [{ code: 'manifest-conflict', severity: 'unverifiable', manifest, path, reason }]
    })
  ]
}

type TagFile = { readonly bytes?: Buffer; readonly problems: readonly ManifestProblem[] }

/** A tag file of the bag; no bytes when it is not there. Anything but a regular file in its place is a problem: a link could lead out. */
function tagFile(folder: string, name: string): TagFile {
  const refuse = (code: ManifestProblem['code'], reason: string): TagFile => ({
    problems: [{ code, reason: `${name}: ${reason}` }]
  })
  try {
    const stats = statsAt(join(folder, name))
    if (stats === undefined) return { problems: [] }
    if (!stats.isFile()) return refuse('manifest-unreadable', 'it is not a regular file')
    return { bytes: readInside(folder, name, MAX_TAG_BYTES), problems: [] }
  } catch (error) {
    if (error instanceof UnreadableError && error.code === 'too-large') return refuse('manifest-too-large', error.message)
    return refuse('manifest-unreadable', `it cannot be read: ${errorCode(error)}`)
  }
}

function unverifiable(manifest: string, problems: readonly ManifestProblem[]): Finding[] {
  return problems.map(({ code, reason }) => ({ code, severity: 'unverifiable', manifest, reason }))
}

// A bag at a base: which manifests belong to it, and how they are read, must not depend on what the checkout left of it.

/** The `bagit.txt` there; nothing when there is none. @param folder `/`-separated and relative; `.` for the folder of the base itself */
export async function bagitTxtAt(base: Base, folder: string): Promise<BagitTxtFound> {
  const bytes = await base.read(inFolder(folder, 'bagit.txt'))
  return bytes === undefined ? { problems: [] } : readBagitTxt(bytes)
}

export async function bagVersionAt(base: Base, folder: string): Promise<BagVersion | undefined> {
  return (await bagitTxtAt(base, folder)).version
}

/** Paths of all manifests that make the bag whole. */
export async function bagManifestsAt(base: Base, folder: string, known: ReadonlySet<string> = new Set()): Promise<string[]> {
  const start = folder === '.' ? '' : `${folder}/`
  const names = (await base.list()).filter(file => file.startsWith(start)).map(file => file.slice(start.length))
  return otherBagManifests(names, known).map(name => inFolder(folder, name))
}

function inFolder(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`
}
