import type { Inverse } from './inverse.ts'
import { bomAdded, bomRemoved } from './inverses/bom.ts'
import { appended, finalNewlineAdded, finalNewlineRemoved, prepended } from './inverses/end-of-file.ts'
import { jsonReencoded, jsonReformatted } from './inverses/json.ts'
import { crlfAdded, crlfRemoved, crOnly, eolMixed } from './inverses/line-ends.ts'
import { unicodePunctuation } from './inverses/punctuation.ts'

/**
 * Every cause that can be undone. Where two explain the same drift equally short, the earlier one is named: the narrower cause stands
 * before the wider one.
 */
export const INVERSES: readonly Inverse[] = [
  bomAdded,
  crlfAdded,
  eolMixed,
  crOnly,
  bomRemoved,
  crlfRemoved,
  finalNewlineAdded,
  finalNewlineRemoved,
  unicodePunctuation,
  jsonReencoded,
  jsonReformatted,
  appended,
  prepended
]
