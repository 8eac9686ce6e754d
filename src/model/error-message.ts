import { types } from 'node:util'

/** The message of whatever was thrown, of any type and from any realm (`instanceof Error` knows only its own). */
export function errorMessage(error: unknown): string {
  return types.isNativeError(error) ? error.message : `a value that is not an Error was thrown: ${toText(error)}`
}

/**
 * Why a text is not JSON, without the piece of it that the parser quotes (`Unexpected token 'x', ..."…"... is not valid JSON`): a piece of a secret
 * is not recognised as one, and would not be masked.
 */
export function jsonErrorMessage(error: unknown): string {
  return errorMessage(error).replace(/, (?:\.\.\.)?".*/s, '')
}

/** The system's error code (`ENOENT`, …) where there is one, else the message. */
export function errorCode(error: unknown): string {
  return types.isNativeError(error) && 'code' in error && typeof error.code === 'string' ? error.code : errorMessage(error)
}

function toText(value: unknown): string {
  try {
    return String(value)
  } catch {
    return typeof value
  }
}
