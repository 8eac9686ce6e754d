import type { Format } from '../format.ts'
import { bagit } from './bagit.ts'
import { bsd } from './bsd.ts'
import { cargo } from './cargo.ts'
import { columns } from './columns.ts'
import { conda } from './conda.ts'
import { croissant } from './croissant.ts'
import { cyclonedx } from './cyclonedx.ts'
import { dataPackage } from './data-package.ts'
import { debian } from './debian.ts'
import { debianIndex } from './debian-index.ts'
import { distinfo } from './distinfo.ts'
import { electronBuilder } from './electron-builder.ts'
import { gentoo } from './gentoo.ts'
import { getFileHash } from './get-filehash.ts'
import { gnu } from './gnu.ts'
import { hashdeep } from './hashdeep.ts'
import { helm } from './helm.ts'
import { inToto } from './in-toto.ts'
import { jar } from './jar.ts'
import { lfs } from './lfs.ts'
import { mtree } from './mtree.ts'
import { native } from './native.ts'
import { ocfl } from './ocfl.ts'
import { oci } from './oci.ts'
import { pipHash } from './pip-hash.ts'
import { roCrate } from './ro-crate.ts'
import { sidecar } from './sidecar.ts'
import { sigstore } from './sigstore.ts'
import { spdx } from './spdx.ts'
import { spdxTag } from './spdx-tag.ts'
import { sprockets } from './sprockets.ts'
import { srcinfo } from './srcinfo.ts'
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
  oci,
  roCrate,
  croissant,
  dataPackage,
  sprockets,
  getFileHash,
  lfs,
  hashdeep,
  spdxTag,
  mtree,
  jar,
  srcinfo,
  helm,
  electronBuilder,
  pipHash,
  distinfo,
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
