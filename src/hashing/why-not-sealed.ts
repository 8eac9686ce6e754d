import { dirname, sep } from 'node:path'
import { type FolderEntry, namesIn } from '../disk/look.ts'
import { foldedName } from '../disk/name-on-disk.ts'

/** What a file is, links not followed. */
export type Kind = Pick<FolderEntry, 'isFile' | 'isSymbolicLink'>

export const NOT_UTF8 = 'its name is not UTF-8, which a manifest in JSON cannot hold'

/** Why a file of this kind cannot be sealed; none if it can. */
export function reasonAgainst(file: string, kind: Kind): string | undefined {
  if (isLossy(file)) return NOT_UTF8
  if (kind.isSymbolicLink()) return 'it is a symbolic link: seal its target instead, or the link itself with `--modes`'
  return kind.isFile() ? undefined : 'it is not a regular file'
}

/** Some bytes of the name were replaced: under the name that is shown, there is no such file. */
export function isLossy(file: string): boolean {
  return file.includes('\ufffd')
}

/** Why a name leads to nothing: a file may have it in other letters, or in another Unicode form. */
export function absence(file: string, code: string): string {
  if (code !== 'ENOENT' && code !== 'ENOTDIR') return `the system reports ${code}`
  const name = file.slice(file.lastIndexOf(sep) + 1)
  const near = namesOrNone(dirname(file)).find(other => foldedName(other) === foldedName(name))
  return near === undefined ? 'there is no such file' : `there is no such file; there is ${JSON.stringify(near)}`
}

function namesOrNone(folder: string): readonly string[] {
  try {
    return namesIn(folder)
  } catch {
    return []
  }
}
