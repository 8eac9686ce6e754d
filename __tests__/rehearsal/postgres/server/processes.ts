import { readdirSync, readlinkSync } from 'node:fs'
import { GUARD_MS } from '../../../support/guard.ts'

/** Processes whose working folder is this one, stands in it, or stood in it before it was removed. */
export function standingIn(folder: string): string[] {
  return readdirSync('/proc').filter(name => {
    if (!/^\d+$/.test(name)) return false
    try {
      const cwd = readlinkSync(`/proc/${name}/cwd`)
      return cwd === folder || cwd.startsWith(`${folder}/`)
    } catch {
      return false
    }
  })
}

/** Waits until something holds. @throws with `what` at the last guard */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = performance.now() + GUARD_MS; !holds(); await new Promise(resolve => setTimeout(resolve, 20))) {
    if (performance.now() > end) throw new Error(`never: ${what}`)
  }
}
