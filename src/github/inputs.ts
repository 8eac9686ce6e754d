import { getInput } from '@actions/core'
import { OPTION_NAMES, type RawOptions } from '../options/table.ts'

/**
 * All inputs, as they were written. The toolkit's own trimming would take a byte order mark or a no-break space off a file name, so it
 * is switched off here; the schema takes off ASCII blanks only.
 */
export function readInputs(): RawOptions {
  return Object.fromEntries(OPTION_NAMES.map(name => [name, getInput(name, { trimWhitespace: false })]))
}
