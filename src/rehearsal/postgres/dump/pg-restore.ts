import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { systemProgram } from '../../../disk/system-program.ts'
import { SYSTEM_PATH } from '../../confined/system-path.ts'
import { Refused } from '../../denial.ts'
import { onAbort, throwIfAborted } from '../../on-abort.ts'
import { findBinaries } from '../server/binaries.ts'

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

/**
 * Processor time: pg_restore never ends on a tar archive with a large object whose end is missing. A minute, and a second per MiB of
 * the archive, is far more than it needs.
 */
const MAX_CPU_SECONDS = 60
/** Compression shortens the text of an archive by a factor of about 1000 at most; a longer text is fabricated. */
const MAX_EXPANSION = 2000
/** Memory for a list of contents and blocks of rows: pg_restore needs little. */
const MAX_MEMORY_KIB = 4 * 1024 * 1024
const MIB = 1024 * 1024

/** Sets the limits and becomes pg_restore. Memory cannot be limited on macOS. */
const LIMITED = 'ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; shift 2; exec "$@"'

/**
 * pg_restore only turns the archive into text: it gets no connection, and nothing of the job's environment. Its version must be that of the
 * pg_dump or later, which it checks itself.
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
  throwIfAborted(signal)
  const limits = [MAX_CPU_SECONDS + Math.ceil(size / MIB), MAX_MEMORY_KIB].map(String)
  const setpriv = systemProgram('setpriv')
  const [program = '', ...args] = [
    // It ends with this process, also when a signal ends that in the middle of the archive.
    ...(setpriv === undefined ? [] : [setpriv, '--pdeathsig=KILL', '--']),
    ...['/bin/sh', '-c', LIMITED, 'pg_restore', ...limits, pgRestore, '-f', '-', path]
  ]
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: SYSTEM_PATH, LC_ALL: 'C' }
  })
  const stop = () => child.kill('SIGKILL')
  const unwatch = onAbort(signal, stop)
  let message = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    if (message.length < 2000) message += text
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  // A reader that stops early never reads how it ended.
  ended.catch(() => undefined)
  let left = MAX_EXPANSION * size + MIB
  try {
    for await (const piece of child.stdout) {
      left -= piece.length
      if (left < 0) throw new Refused('dump-unreadable', 'the archive holds more text than an archive of its size can hold')
      yield piece
    }
    const status = await ended
    if (status === null) throw new Refused('dump-unreadable', 'pg_restore does not come to the end of the archive')
    if (status !== 0)
      throw new Refused('dump-unreadable', `pg_restore refuses the archive: ${firstLine(message)}${remedyFor(message)}`)
  } finally {
    unwatch()
    stop()
  }
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
