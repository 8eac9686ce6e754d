import { type SealKind, USUAL_KIND } from '../hashing/make-seal.ts'
import type { Promised } from '../manifests/seal-changes.ts'
import { writeBagManifest, writeBsd, writeGnu, writeNative } from '../manifests/write.ts'
import { algorithmsOf } from '../model/digest.ts'
import { comparePaths } from '../model/path-order.ts'
import type { Algorithm, FormatName, Seal } from '../model/seal.ts'
import { UsageError } from './usage-error.ts'

export type WrittenFormat = 'native' | 'gnu' | 'bsd' | 'bagit'

/** Programs that write the other formats, where one is known. */
const WRITERS: Readonly<Partial<Record<Exclude<FormatName, WrittenFormat>, string>>> = {
  hashdeep: '"hashdeep -c sha256 -r -l"',
  gentoo: '"gemato update", or "pkgdev manifest"',
  tuf: 'the repository tool that signs it, such as "tuf-on-ci" or "repository-service-tuf"',
  'in-toto': 'the build that attests it, such as "actions/attest"',
  'wheel-record': 'the build of the wheel, or "pip install --force-reinstall"',
  debian: '"dpkg-genchanges", "debsign" or "apt-ftparchive"',
  cargo: '"cargo vendor"',
  lfs: 'git: "git lfs track" and "git add"',
  sidecar: '"sha256sum" or the build that publishes the file',
  spdx: 'the tool that writes the bill of materials',
  'spdx-tag': 'the tool that writes the bill of materials',
  cyclonedx: 'the tool that writes the bill of materials',
  'debian-index': '"apt-ftparchive" or "dpkg-scanpackages"',
  conda: 'the build of the package, or "conda install"',
  ocfl: 'the repository that holds the object',
  sigstore: '"cosign sign-blob" or "sigstore sign"',
  mtree: '"bsdtar --format=mtree" or "mtree -c"',
  oci: 'the build of the image',
  'electron-builder': '"electron-builder"',
  jar: '"jar" or "jarsigner"',
  'ro-crate': 'the tool that writes the crate',
  croissant: 'the tool that writes the metadata',
  'data-package': 'the tool that writes the data package',
  distinfo: '"make makesum"',
  srcinfo: '"makepkg --printsrcinfo"',
  'pip-hash': '"pip hash"',
  sprockets: '"rails assets:precompile"',
  helm: '"helm package --sign"',
  'get-filehash': '"Get-FileHash | Export-Csv"'
}

/**
 * The format to write: the one that was asked for, else that of the manifest that exists.
 * @throws UsageError naming the program that writes it, where it is not written here
 */
export function formatToWrite(
  asked: 'auto' | WrittenFormat,
  existing: FormatName | 'unknown' | undefined,
  name: string
): WrittenFormat {
  if (asked !== 'auto') return asked
  if (existing === undefined || existing === 'unknown') return 'native'
  if (existing === 'native' || existing === 'gnu' || existing === 'bsd' || existing === 'bagit') return existing
  throw new UsageError(
    `${JSON.stringify(name)} is a manifest in the format "${existing}", which ${WRITERS[existing] ?? 'the program that wrote it'} writes: use that`
  )
}

/**
 * The text of a manifest, its seals in the order in which they are given.
 * @throws UsageError for a seal that the format cannot hold
 */
export function textOf({ seals, packet, covers, format }: Promised, comments: string): string {
  const all = [...seals]
  try {
    switch (format) {
      case 'gnu':
        return comments + writeGnu(all, 'as-given')
      case 'bsd':
        return comments + writeBsd(all, 'as-given')
      case 'bagit':
        return writeBagManifest(all, 'as-given')
      default:
        return writeNative({ ...(packet !== undefined && { packet }), ...(covers !== undefined && { covers }) }, all, 'as-given')
    }
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`the format "${format}" cannot hold this: ${error.message}`) : error
  }
}

/** Comments before the first entry of a list, with their line feeds. */
export function commentsOf(text: string): string {
  return /^(?:#[^\r\n]*\n)*/.exec(text)?.[0] ?? ''
}

/**
 * What the seal of a file is to have: the digests that its seal has, or those that all seals of the list have; and its mode where it has one.
 * @param modes seal the mode of every file
 */
export function kindsOf(seals: readonly Seal[], format: WrittenFormat, modes = false): (path: string) => SealKind {
  const byPath = new Map(seals.map(seal => [seal.path, seal]))
  const usual = format === 'native' ? [] : common(seals)
  return path => {
    const seal = byPath.get(path)
    const algorithms = format === 'native' ? [] : seal === undefined ? usual : algorithmsOf(seal)
    return {
      algorithms: algorithms.length > 0 ? algorithms : USUAL_KIND.algorithms,
      objectFormat: (seal ?? seals[0])?.git?.length === 64 ? 'sha256' : 'sha1',
      ...((modes || seal?.exec !== undefined) && { mode: seal?.exec ?? false })
    }
  }
}

function common(seals: readonly Seal[]): readonly Algorithm[] {
  const [first, ...others] = seals
  return first === undefined ? [] : algorithmsOf(first).filter(name => others.every(({ digests }) => digests[name] !== undefined))
}

/** A seal with what the format can hold. */
export function sealIn(format: WrittenFormat, seal: Seal): Seal {
  if (format === 'native') {
    const { sha256 } = seal.digests
    return { ...seal, digests: sha256 === undefined ? {} : { sha256 } }
  }
  const { path, rawPath, digests, line, link } = seal
  // The digest of a link is that of its target: without the link, the writer would take it for a file.
  return { path, digests, line, ...(rawPath !== undefined && { rawPath }), ...(link !== undefined && { link }) }
}

/** Seals of a manifest in its order, new ones where they belong in path order; at the end where the manifest has another order. */
export function merged(before: readonly Seal[], now: ReadonlyMap<string, Seal>): readonly Seal[] {
  const known = new Set(before.map(({ path }) => path))
  const kept = before.flatMap(({ path }) => now.get(path) ?? [])
  const added = [...now.values()].filter(({ path }) => !known.has(path)).sort((a, b) => comparePaths(a.path, b.path))
  const inOrder = before.every(({ path }, index) => index === 0 || comparePaths(before[index - 1]?.path ?? '', path) < 0)
  const seals = [...kept, ...added]
  return inOrder ? seals.sort((a, b) => comparePaths(a.path, b.path)) : seals
}

/** Paths whose seals have digests of normal forms. */
export function pathsWithMeaning(seals: readonly Seal[]): ReadonlySet<string> {
  return new Set(
    seals.flatMap(({ path, jsonSha256, textSha256, membersSha256 }) =>
      (jsonSha256 ?? textSha256 ?? membersSha256) === undefined ? [] : [path]
    )
  )
}
