import { basename } from 'node:path'
import { type Repair, repairManifest } from '../manifests/repair.ts'
import { MAX_BYTES } from '../model/limits.ts'
import { readNamed } from './named-file.ts'

/** The same seals as a clean manifest; undefined when there is nothing to repair, or more than spelling is wrong. */
export function repair(name: string, cwd: string): Promise<Repair | undefined> {
  return repairManifest(readNamed(name, cwd, MAX_BYTES), 'auto', { fileName: basename(name) })
}
