import { quotePath } from '../escape.ts'

/** A name as it is when it is plain, else in quotes with all that cannot be seen made visible. */
export function name(text: string): string {
  return /^[\w@%+=,./-]+$/.test(text) ? text : quotePath(text)
}
