import type { Format } from '../format.ts'
import { atlas } from './atlas.ts'
import { cyclonedxXml } from './cyclonedx-xml.ts'
import { debian } from './debian.ts'
import { debianIndex } from './debian-index.ts'
import { electronBuilder } from './electron-builder.ts'
import { gentoo } from './gentoo.ts'
import { getFileHash } from './get-filehash.ts'
import { hashdeep } from './hashdeep.ts'
import { helm } from './helm.ts'
import { homebrew } from './homebrew.ts'
import { jar } from './jar.ts'
import { lfs } from './lfs.ts'
import { metalink } from './metalink.ts'
import { mtree } from './mtree.ts'
import { pipHash } from './pip-hash.ts'
import { spdxTag } from './spdx-tag.ts'
import { spdxYaml } from './spdx-yaml.ts'
import { srcinfo } from './srcinfo.ts'
import { wheelRecord } from './wheel-record.ts'
import { winget } from './winget.ts'

/** Other formats, in the order of detection: what has its own mark first. Get-FileHash may be JSON too. */
export const TEXT_FORMATS: readonly Format[] = [
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
  atlas,
  cyclonedxXml,
  metalink,
  spdxYaml,
  winget,
  homebrew,
  gentoo,
  debianIndex,
  debian,
  wheelRecord
]
