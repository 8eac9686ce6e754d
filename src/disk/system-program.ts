import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where system packages put programs. PATH is never used: a checkout, or an earlier step, can put another program first. */
const SYSTEM_FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin']

/** Absolute path of a program of the system, or undefined. */
export function systemProgram(name: string): string | undefined {
  for (const folder of SYSTEM_FOLDERS) {
    try {
      const program = realpathSync(join(folder, name))
      accessSync(program, constants.X_OK)
      if (statSync(program).isFile()) return program
    } catch {
      // Not there: the next folder may have it.
    }
  }
  return undefined
}
