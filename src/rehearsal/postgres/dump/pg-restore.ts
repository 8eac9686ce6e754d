import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '../../denial.ts'
import { findBinaries } from '../server/binaries.ts'
import { outputOf } from './limited-program.ts'

/** pg_restore of the named folder, else of the newest installed PostgreSQL. Some server packages do not include it. */
export function findPgRestore(folder: string | undefined): string | undefined {
  const place = folder ?? findBinaries()?.folder
  if (place === undefined) return undefined
  const program = join(place, 'pg_restore')
  try {
    accessSync(program, constants.X_OK)
    return program
  } catch {
    return undefined
  }
}

/** Compression shortens the text of an archive by a factor of about 1000 at most; a longer text is fabricated. */
const MAX_EXPANSION = 2000
const MIB = 1024 * 1024

/**
 * The text of an archive. The version of pg_restore must be that of the pg_dump or later, which it checks itself. Its processor time is limited:
 * it never ends on a tar archive with a large object whose end is missing.
 */
export async function* convertArchive(
  path: string,
  size: number,
  pgRestore: string | undefined,
  signal: AbortSignal | undefined
): AsyncGenerator<Uint8Array> {
  if (pgRestore === undefined)
    throw new Refused(
      'dump-unreadable',
      'an archive needs pg_restore, which is not installed beside the server; a plain dump needs no program'
    )
  let left = MAX_EXPANSION * size + MIB
  const count = (bytes: number): void => {
    left -= bytes
    if (left < 0) throw new Refused('dump-unreadable', 'the archive holds more text than an archive of its size can hold')
  }
  const { status, message } = yield* outputOf([pgRestore, '-f', '-', path], { size, signal, count })
  if (status === null) throw new Refused('dump-unreadable', 'pg_restore does not come to the end of the archive')
  if (status !== 0)
    throw new Refused('dump-unreadable', `pg_restore refuses the archive: ${firstLine(message)}${remedyFor(message)}`)
}

/** First version of PostgreSQL whose pg_dump writes an archive of that version. */
const ARCHIVE_OF: Readonly<Record<string, string>> = { '1.14': '12', '1.15': '16', '1.16': '17' }

/** What to do about an archive that is newer than pg_restore. */
function remedyFor(message: string): string {
  if (/does not support compression/.test(message))
    return ': name a PostgreSQL that has this compression with "pg-bin", or make the dump with --compress=gzip'
  const [, version] = /unsupported version \(([\d.]+)\) in file header/.exec(message) ?? []
  if (version === undefined) return ''
  const from = ARCHIVE_OF[version]
  const which = from === undefined ? 'as new as the pg_dump that made it' : `of version ${from} or later`
  return `: the archive is newer than this pg_restore: name a PostgreSQL ${which} with "pg-bin", or make a plain dump`
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 300) ?? ''
}
