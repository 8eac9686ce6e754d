import type { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import { parseGzip } from './gzip-file.ts'
import { GzipPackings } from './gzip-packing.ts'
import type { Image } from './knob.ts'
import type { Packing } from './packed.ts'
import { octal, parseTar, tarLength, writeTar } from './tar-image.ts'
import type { ArchiveWork } from './work.ts'
import { parseZip } from './zip-image.ts'
import { ZipPackings } from './zip-packing.ts'
import { expandZstd, zstdPackings } from './zstd-packing.ts'

/** A found archive, taken apart. */
export interface Opened {
  /** Absent for a compressed file that is not an archive. */
  readonly image?: Image
  /** What is compressed as a whole; absent where nothing is. */
  readonly plain?: Buffer
  /** Ways in which the found content may have been packed. */
  packings(seal: Seal, work: ArchiveWork): Iterable<Packing>
  /** The same for content that is changed back: only what it costs little to try. */
  packingsOfChanged(seal: Seal, work: ArchiveWork): readonly Packing[]
}

/** What the name of the sealed file promises. */
export type Container = 'gzip' | 'zstd' | undefined

export function promisedContainer({ path }: Seal): Container {
  if (/\.(?:gz|tgz|crate|svgz)$/i.test(path)) return 'gzip'
  return /\.(?:zst|tzst)$/i.test(path) ? 'zstd' : undefined
}

/** Takes the found bytes apart; undefined when they are neither an archive nor compressed, or cannot be put together again exactly. */
export function openArchive(found: Buffer): Opened | undefined {
  const zip = parseZip(found)
  if (zip !== undefined) {
    const zips = new ZipPackings(zip)
    return {
      image: zip,
      packings: ({ bytes }, work) => zips.recompressed(bytes, work),
      packingsOfChanged: ({ bytes }, work) => [zips.ofChanged(bytes, work)]
    }
  }
  const gzip = parseGzip(found)
  if (gzip !== undefined) {
    const image = parseTar(gzip.plain)
    const own = new GzipPackings(gzip.plain, timesOf(image), gzip)
    return compressed(gzip.plain, image, own, 'gzip')
  }
  const zstd = expandZstd(found)
  if (zstd !== undefined) {
    const image = parseTar(zstd)
    return compressed(zstd, image, new GzipPackings(zstd, timesOf(image), undefined, 'container-changed'), 'zstd')
  }
  const tar = parseTar(found)
  const asGzip = new GzipPackings(found, timesOf(tar), undefined, 'decompressed')
  return {
    ...(tar !== undefined && { image: tar }),
    packings: (seal, work) => (promisedContainer(seal) === 'gzip' ? asGzip.ofSame(seal, work) : []),
    packingsOfChanged: seal => (promisedContainer(seal) === undefined ? [plainTar] : [])
  }
}

function compressed(plain: Buffer, image: Image | undefined, gzip: GzipPackings, found: 'gzip' | 'zstd'): Opened {
  return {
    ...(image !== undefined && { image }),
    plain,
    *packings(seal, work) {
      const promised = promisedContainer(seal) ?? found
      if (promised === 'zstd') yield* zstdPackings(plain, work, found === 'zstd' ? 'archive-recompressed' : 'container-changed')
      else yield* gzip.ofSame(seal, work)
    },
    packingsOfChanged: (seal, work) => ((promisedContainer(seal) ?? found) === 'gzip' ? gzip.ofChanged(seal, work) : [])
  }
}

const plainTar: Packing = {
  maxWeight: Number.POSITIVE_INFINITY,
  *pack(image) {
    if (image?.kind !== 'tar') return
    yield { length: tarLength(image), bytes: () => writeTar(image), steps: [] }
  }
}

/** Times of members, newest first: a compressed file has the time of what was compressed, or of a build. */
function timesOf(image: Image | undefined): readonly number[] {
  if (image?.kind !== 'tar') return []
  const times = image.members.map(({ header }) => octal(header, 136, 12) ?? 0)
  return [Math.max(...times)]
}
