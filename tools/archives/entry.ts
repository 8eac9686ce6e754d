import type { CauseCode } from '../../src/model/causes.ts'

/** One drift of an archive, written down before it is made. */
export interface ArchiveEntry {
  readonly id: string
  /** Programs that it needs. */
  readonly needs: readonly string[]
  /** Shell commands in a folder with the tree `t`: they write `sealed` and `found`. */
  readonly run: string
  /** Name of the sealed file. */
  readonly path: string
  readonly causes: readonly CauseCode[]
  /** False where what the sealed archive had is in neither the found one nor any habit of a tool, or its compressor is not reproduced. */
  readonly provable: boolean
}

/** In each command, OUT is the archive to write, and FIRST the sealed one. */
export type Row = readonly [
  id: string,
  sealed: string,
  found: string,
  path: string,
  causes: readonly CauseCode[],
  provable?: false
]

export const NORMAL = '--sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner'
export const PYTHON_ZIP = (level: number, extra = '') => `python3 - OUT <<'P'
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED, compresslevel=${level}) as z:
    for root, dirs, files in os.walk('t'):
        dirs.sort()
        for name in sorted(files):
            ${extra === '' ? 'z.write(os.path.join(root, name))' : extra}
P`
export const PYTHON_TAR = (mode: string, filter: string) => `python3 - OUT <<'P'
import sys, tarfile
def f(i):
    ${filter}
    return i
with tarfile.open(sys.argv[1], '${mode}') as z: z.add('t', filter=f)
P`
export const GO = (what: string) => `go run PACK ${what} OUT`
export const TIMES: readonly CauseCode[] = ['archive-times']
export const META: readonly CauseCode[] = ['archive-metadata']
export const ORDER: readonly CauseCode[] = ['archive-order']
export const AGAIN: readonly CauseCode[] = ['archive-recompressed']
/** Programs write their own system and level into the header. */
export const AGAIN_WITH_HEADER: readonly CauseCode[] = ['archive-recompressed', 'archive-metadata']
export const EXTRA: readonly CauseCode[] = ['archive-extra-members']
export const CONTAINER: readonly CauseCode[] = ['container-changed']
