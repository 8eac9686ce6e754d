import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** Writes a file whole or not at all, over one that is there: a full disk or a killed process must never leave half of it behind. */
export function writeWhole(target: string, text: string): void {
  const draft = `${target}.${process.pid}.tmp`
  try {
    writeFileSync(draft, text, { flag: 'wx' })
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
