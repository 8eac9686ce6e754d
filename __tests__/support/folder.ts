import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach } from '@jest/globals'

const made: string[] = []
const shared: string[] = []

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})
afterAll(() => {
  for (const folder of shared.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A private folder with real files, removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = newFolder()
  made.push(folder)
  for (const [path, content] of Object.entries(files)) putFile(folder, path, content)
  return folder
}

/** A private folder for all tests of a file, removed after the last of them. */
export function sharedFolder(): string {
  const folder = newFolder()
  shared.push(folder)
  return folder
}

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'seal-gate-test-')))
}

export function putFile(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
