import { statSync } from 'node:fs'
import { Refused } from '../denial.ts'
import type { Dump } from '../dump.ts'
import type { Mask } from '../spec.ts'
import { checkWhole, type SqliteDump } from './database-file.ts'
import { digestOfFile } from './folder.ts'

/** A database file, or the text that `.dump` makes of one. */
export interface OpenedDump extends Dump {
  readonly kind: SqliteDump['kind']
  readonly version: string | undefined
  readonly signal: AbortSignal | undefined
  /** Masks, and once it was read those whose column is not in it. */
  readonly mask: { readonly masks: readonly Mask[]; readonly unused: string[] } | undefined
}

/** A text is in memory while it is run. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024

/** @throws {Refused} for a file that is not a whole database */
export function openDump(path: string, found: SqliteDump, signal: AbortSignal | undefined, masks?: readonly Mask[]): OpenedDump {
  const mask = masks === undefined ? undefined : { masks, unused: [] }
  const { size } = statSync(path)
  if (found.kind === 'file') checkWhole(path)
  else if (size > MAX_TEXT_BYTES)
    throw new Refused('dump-unreadable', `a dump as text may have ${MAX_TEXT_BYTES} bytes: give the database file itself`)
  return {
    ...found,
    version: found.kind === 'file' ? found.version : undefined,
    format: found.kind === 'file' ? 'sqlite' : 'plain',
    path,
    size,
    signal,
    mask,
    unusedMasks: () => mask?.unused ?? [],
    digest: async onBytes => await digestOfFile(path, onBytes, signal)
  }
}
