import { readdirSync, readlinkSync } from 'node:fs'

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

/** Waits until something holds. @throws with the words of `what` when it does not within the time */
export async function until(what: string, holds: () => boolean, ms = 30_000): Promise<void> {
  for (const end = Date.now() + ms; !holds(); await new Promise(resolve => setTimeout(resolve, 20))) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
  }
}
