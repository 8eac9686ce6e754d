import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../seal/finding.ts'
import type { BagVersion } from '../seal/format.ts'
import { parseBagitTxt, parseFetch, parseOxum } from '../seal/formats/bagit-tags.ts'
import type { ManifestProblem } from '../seal/model.ts'
import { comparePaths } from '../seal/path.ts'
import { errorCode } from '../seal/thrown.ts'
import type { Source } from './source.ts'
import { walk } from './walk.ts'

/** Manifests of a bag with digests that can hold a seal. The weak ones beside them (md5, sha1) add nothing and are left alone. */
const STRONG = /^(tag)?manifest-(?:sha256|sha384|sha512|blake2b(?:512)?)\.txt$/i
const PAYLOAD = /^manifest-/i

/** True for a file name under which BagIt keeps a manifest. */
export function isBagManifestName(name: string): boolean {
  return /^(?:tag)?manifest-[a-z0-9-]+\.txt$/i.test(name)
}

/** Version and faults of the `bagit.txt` in a folder; nothing when there is none. */
export function bagitTxt(folder: string): { readonly version?: BagVersion; readonly problems: readonly ManifestProblem[] } {
  const bytes = tagFile(folder, 'bagit.txt')
  return bytes === undefined ? { problems: [] } : parseBagitTxt(bytes)
}

/** Names of the other manifests that make a bag whole, in path order. */
export function otherBagManifests(folder: string, known: ReadonlySet<string>): string[] {
  return readdirSync(folder)
    .filter(name => STRONG.test(name) && !known.has(name))
    .sort(comparePaths)
}

/**
 * What a bag promises beyond its digests (RFC 8493 §2.1.3, §2.2.2, §2.2.3): since 1.0 each payload manifest lists each payload file;
 * `Payload-Oxum` counts bytes and files; what `fetch.txt` names is listed, and is still missing when it is not there.
 * @param sources every manifest of one bag
 */
export function bagFindings(folder: string, sources: readonly Source[]): Finding[] {
  const [first] = sources
  if (first === undefined) return []
  const payload = sources.filter(({ file }) => PAYLOAD.test(file?.slice(folder.length + 1) ?? ''))
  const { version } = bagitTxt(folder)
  const findings = version !== undefined && version.major < 1 ? [] : unequalLists(payload)
  return [...findings, ...oxumFindings(folder, first.name), ...fetchFindings(folder, version, payload)]
}

function unequalLists(payload: readonly Source[]): Finding[] {
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
  const text = tagFile(folder, 'bag-info.txt')?.toString('utf8')
  if (text === undefined) return []
  const { oxum, problems } = parseOxum(text)
  if (oxum === undefined)
    return problems.map(({ code, reason }): Finding => ({ code, severity: 'unverifiable', manifest, reason }))
  let bytes = 0
  let files = 0
  for (const entry of walk(folder, () => undefined)) {
    if (!entry.path.startsWith('data/')) continue
    files++
    bytes += lstatSync(join(folder, entry.path), { throwIfNoEntry: false })?.size ?? 0
  }
  if (oxum.bytes === bytes && oxum.files === files) return []
  const reason = `bag-info.txt promises ${oxum.bytes} bytes in ${oxum.files} files (Payload-Oxum); data/ holds ${bytes} in ${files}`
  return [{ code: 'oxum-mismatch', severity: 'fail', manifest, reason }]
}

function fetchFindings(folder: string, version: BagVersion | undefined, payload: readonly Source[]): Finding[] {
  const text = tagFile(folder, 'fetch.txt')?.toString('utf8')
  const [first] = payload
  if (text === undefined || first === undefined) return []
  const { entries, problems } = parseFetch(text, version)
  const listed = new Set(first.seals.map(({ path }) => path))
  const manifest = first.name
  return [
    ...problems.map(({ code, reason }): Finding => ({ code, severity: 'unverifiable', manifest, reason })),
    ...entries.flatMap(({ path }): Finding[] => {
      if (listed.has(path)) return []
      const reason = 'fetch.txt names it, and no payload manifest lists it'
      return [{ code: 'manifest-conflict', severity: 'unverifiable', manifest, path, reason }]
    })
  ]
}

/** A tag file of the bag, when it is there as a regular file; a link could lead out of the bag. */
function tagFile(folder: string, name: string): Buffer | undefined {
  const path = join(folder, name)
  try {
    return lstatSync(path).isFile() ? readFileSync(path) : undefined
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
