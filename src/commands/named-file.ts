import { escapesFolder } from '../disk/contain.ts'
import { readNamedFile } from '../disk/read-file.ts'
import { errorCode } from '../model/error-message.ts'
import { MissingError, UsageError } from './usage-error.ts'

/**
 * The bytes of a file that the user named.
 * @throws UsageError with the name as it was given and no path of the machine
 */
export function readNamed(name: string, cwd: string, limit: number, kind: MissingError['kind'] = 'file'): Buffer {
  refuseLeadingOut(name, cwd, kind)
  try {
    return readNamedFile(cwd, name, limit)
  } catch (error) {
    throw new UsageError(`${JSON.stringify(name)} cannot be read: ${errorCode(error)}`)
  }
}

/** @throws UsageError when a link leads from the folder to a file outside: whoever made the link would have that file quoted */
export function refuseLeadingOut(name: string, cwd: string, kind: MissingError['kind'] = 'file'): void {
  let out: boolean
  try {
    out = escapesFolder(cwd, name)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new MissingError(kind, name)
    throw new UsageError(`${JSON.stringify(name)} cannot be accessed: ${code}`)
  }
  if (out) throw new UsageError(`${JSON.stringify(name)} is a link that leads out of this folder`)
}
