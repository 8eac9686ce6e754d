import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from '@jest/globals'
import { folderWith } from './folder.ts'

// Public data of others, which is not part of this repository: SEAL_GATE_VECTORS names the folder with their archives, and without one each test is
// skipped by name.

const VECTORS = process.env['SEAL_GATE_VECTORS'] ?? resolve('../shared/vectors')
const areThere = existsSync(VECTORS)

/** The unpacked archive, in a private folder that is removed after the test. */
export function vectors(name: string): string {
  const folder = folderWith()
  execFileSync('tar', ['-xzf', join(VECTORS, name), '-C', folder])
  return folder
}

/** `test`, or a skip where the archives are not there. */
export const testWithVectors = areThere ? test : test.skip

export const vectorsTitle = (text: string) => (areThere ? text : `${text} (no shared/vectors here)`)
