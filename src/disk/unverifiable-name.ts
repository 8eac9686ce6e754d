import { constants } from 'node:fs'

/** Names that no file on Windows can have: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const WINDOWS_ALIAS =
  /[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.[^/]*)?(?:\/|$)/i

/** Why a sealed path cannot be checked on Windows; undefined where it can. */
function windowsNameProblem(path: string): string | undefined {
  if (path.includes('\\') || path.includes(':')) return 'on Windows "\\" and ":" would lead to another place'
  if (WINDOWS_ALIAS.test(path)) return 'on Windows this name is a device, or another name without its last "." or blank'
  return undefined
}

/** Why a seal of this path cannot be checked on this system. */
export function unverifiableName(path: string): string | undefined {
  return constants.O_NOFOLLOW === undefined ? windowsNameProblem(path) : undefined
}
