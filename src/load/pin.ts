import { readNamedFile, UnreadableError } from '../disk/read-file.ts'
import { errorCode } from '../model/error-message.ts'

const HEX = /^[0-9a-f]{64}$/i
const MAX_PIN_FILE_BYTES = 64 * 1024

/** The sha256 of a pin: 64 hex digits, or a file that begins with them; lower case. Or why it cannot be read. */
export function readPin(cwd: string, pin: string): { readonly sha256: string } | { readonly reason: string } {
  if (HEX.test(pin)) return { sha256: pin.toLowerCase() }
  const shown = JSON.stringify(pin)
  try {
    const [first = ''] = readNamedFile(cwd, pin, MAX_PIN_FILE_BYTES).toString('utf8').trimStart().split(/\s/, 1)
    if (HEX.test(first)) return { sha256: first.toLowerCase() }
    return { reason: `the pin file ${shown} does not begin with 64 hex digits` }
  } catch (error) {
    if (error instanceof UnreadableError && error.code === 'escapes-folder')
      return { reason: `the pin ${shown} is reached by a link that leads out of the folder where the gate was started` }
    return { reason: `the pin ${shown} is neither 64 hex digits nor a readable file (${errorCode(error)})` }
  }
}
