import type { Format } from '../format.ts'
import { cargo } from './cargo.ts'
import { conda } from './conda.ts'
import { croissant } from './croissant.ts'
import { cyclonedx } from './cyclonedx.ts'
import { dataPackage } from './data-package.ts'
import { inToto } from './in-toto.ts'
import { ocfl } from './ocfl.ts'
import { oci } from './oci.ts'
import { roCrate } from './ro-crate.ts'
import { scoop } from './scoop.ts'
import { sigstore } from './sigstore.ts'
import { spdx } from './spdx.ts'
import { sprockets } from './sprockets.ts'
import { tuf } from './tuf.ts'

/** Formats in JSON, in the order of detection. */
export const JSON_FORMATS: readonly Format[] = [
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
  scoop
]
