import type { Format } from '../format.ts'
import { bagit } from './bagit.ts'
import { bsd } from './bsd.ts'
import { cargo } from './cargo.ts'
import { columns } from './columns.ts'
import { conda } from './conda.ts'
import { cyclonedx } from './cyclonedx.ts'
import { debian } from './debian.ts'
import { debianIndex } from './debian-index.ts'
import { gentoo } from './gentoo.ts'
import { gnu } from './gnu.ts'
import { hashdeep } from './hashdeep.ts'
import { inToto } from './in-toto.ts'
import { lfs } from './lfs.ts'
import { native } from './native.ts'
import { ocfl } from './ocfl.ts'
import { sidecar } from './sidecar.ts'
import { sigstore } from './sigstore.ts'
import { spdx } from './spdx.ts'
import { spdxTag } from './spdx-tag.ts'
import { tuf } from './tuf.ts'
import { wheelRecord } from './wheel-record.ts'

/**
 * In the order of detection: formats with marks of their own first, what looks like a plain list last. BagIt's lines look like GNU's,
 * so it is asked first, and goes by the file's name.
 */
export const FORMATS: readonly Format[] = [
  native,
  inToto,
  sigstore,
  tuf,
  cargo,
  spdx,
  cyclonedx,
  conda,
  ocfl,
  lfs,
  hashdeep,
  spdxTag,
  bagit,
  sidecar,
  bsd,
  columns,
  gnu,
  gentoo,
  debianIndex,
  debian,
  wheelRecord
]
