import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../disk/atomic-write.ts'
import type { Rehearsal } from './rehearse.ts'

/**
 * Writes the four documents, each whole or not at all, over those of an earlier run.
 * @returns their paths
 */
export function writeEvidence({ out, evidence }: Pick<Rehearsal, 'out' | 'evidence'>): string[] {
  mkdirSync(out, { recursive: true })
  return evidence.map(({ name, text }) => {
    const path = join(out, name)
    writeWhole(path, text)
    return path
  })
}
