import { join, resolve } from 'node:path'
import { isFolder, realPath } from '../disk/contain.ts'
import { namesIn } from '../disk/look.ts'
import { usualManifests } from '../load/manifest-names.ts'
import { readPin } from '../load/pin.ts'
import { errorCode } from '../model/error-message.ts'
import type { RERUN } from '../options/command-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { type RerunReport, rerun as run } from '../rerun/rerun.ts'
import { MissingError, UsageError } from './usage-error.ts'

/**
 * Makes again what a machine made in a packet, on a copy, and compares the tree hash.
 * @param packet its folder, or its manifest
 * @throws UsageError
 */
export function rerun(packet: string, options: Omit<OptionsOf<typeof RERUN>, 'json'>, cwd: string): Promise<RerunReport> {
  const {
    write,
    dump,
    'pg-bin': pgBin,
    'run-validator': runValidator,
    'run-rehearsal': runRehearsal,
    'manifest-sha256': pinned
  } = options
  if (write && pinned !== '')
    throw new UsageError('"--write" changes the tree hash that "--manifest-sha256" pins: give only one of them')
  const pin = pinned === '' ? undefined : readPin(cwd, pinned)
  if (pin !== undefined && 'reason' in pin) throw new UsageError(pin.reason)
  return run({
    manifest: manifestOf(packet, cwd),
    ...(pin !== undefined && { pin: pin.sha256 }),
    ...(dump !== '' && { dump: resolve(cwd, dump) }),
    ...(pgBin !== '' && { pgBin: resolve(cwd, pgBin) }),
    write,
    runValidator,
    runRehearsal
  })
}

/** The user named the packet, so links to it are followed. */
function manifestOf(packet: string, cwd: string): string {
  const shown = JSON.stringify(packet)
  try {
    const place = realPath(resolve(cwd, packet))
    if (!isFolder(place)) return place
    const [only, ...others] = usualManifests(namesIn(place))
    if (only !== undefined && others.length === 0) return join(place, only)
    throw new UsageError(`${shown} has ${only === undefined ? 'no manifest' : 'several manifests: name one'}`)
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (errorCode(error) === 'ENOENT') throw new MissingError('packet', packet)
    throw new UsageError(`${shown} cannot be accessed: ${errorCode(error)}`)
  }
}
