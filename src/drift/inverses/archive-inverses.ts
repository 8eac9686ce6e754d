import type { Knob } from '../archive/knob.ts'
import type { TarImage } from '../archive/tar-image.ts'
import type { ZipImage } from '../archive/zip-image.ts'
import { tarExtraMembers, zipExtraMembers } from './archive-extra-members.ts'
import { TAR_METADATA } from './archive-metadata-tar.ts'
import { ZIP_METADATA } from './archive-metadata-zip.ts'
import { tarOrder, zipOrder } from './archive-order.ts'
import { tarTimes, zipTimes } from './archive-times.ts'

/** What of the inside of an archive can be undone, in the order of undoing. How it is packed follows: `archive/packing.ts`. */
export const ARCHIVE_INVERSES: {
  readonly tar: readonly Knob<TarImage>[]
  readonly zip: readonly Knob<ZipImage>[]
} = {
  tar: [tarTimes, tarExtraMembers, tarOrder, ...TAR_METADATA],
  zip: [zipTimes, zipExtraMembers, zipOrder, ...ZIP_METADATA]
}
