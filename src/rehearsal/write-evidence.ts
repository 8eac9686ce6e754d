import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rehearsal } from './rehearse.ts'

/**
 * Writes the four documents, each whole or not at all, over those of an earlier run.
 * @returns their paths
 */
export function writeEvidence({ out, evidence }: Pick<Rehearsal, 'out' | 'evidence'>): string[] {
  mkdirSync(out, { recursive: true })
  return evidence.map(({ name, text }) => {
    const path = join(out, name)
    const draft = `${path}.${process.pid}.tmp`
    try {
      writeFileSync(draft, text, { flag: 'wx' })
      renameSync(draft, path)
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    }
    return path
  })
}
