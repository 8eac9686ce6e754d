import type { Format } from '../format.ts'
import { bagit } from './bagit.ts'
import { bsd } from './bsd.ts'
import { cargo } from './cargo.ts'
import { columns } from './columns.ts'
import { debian } from './debian.ts'
import { gentoo } from './gentoo.ts'
import { gnu } from './gnu.ts'
import { hashdeep } from './hashdeep.ts'
import { inToto } from './in-toto.ts'
import { lfs } from './lfs.ts'
import { native } from './native.ts'
import { tuf } from './tuf.ts'
import { wheelRecord } from './wheel-record.ts'

/**
 * In the order of detection: formats with marks of their own first, what looks like a plain list last. BagIt's lines look like GNU's,
 * so it is asked first, and goes by the file's name.
 */
export const FORMATS: readonly Format[] = [
  native,
  inToto,
  tuf,
  cargo,
  lfs,
  hashdeep,
  bagit,
  bsd,
  columns,
  gnu,
  gentoo,
  debian,
  wheelRecord
]
