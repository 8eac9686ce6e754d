import type { Inverse } from './inverse.ts'
import { bomAdded, bomRemoved } from './inverses/bom.ts'
import {
  invisibleCharacters,
  invisibleCharactersInPart,
  unicodePunctuation,
  unicodePunctuationInPart
} from './inverses/characters.ts'
import { base64Decoded, base64Encoded, compressed } from './inverses/containers.ts'
import { csvReformatted } from './inverses/csv.ts'
import { encodingChanged, encodingLeft } from './inverses/encoding.ts'
import { appended, duplicated, finalNewlineAdded, finalNewlineRemoved, padded, prepended } from './inverses/end-of-file.ts'
import { gitFilter, lfsContent, mergeConflict } from './inverses/git.ts'
import { bitFlipped, characterChanged, inserted } from './inverses/guesses.ts'
import { indentationChanged } from './inverses/indentation.ts'
import { jsonReencoded, jsonReformatted } from './inverses/json.ts'
import { blankLinesAdded, crlfAdded, crlfRemoved, crOnly, eolMixed, eolMixedInPart } from './inverses/line-ends.ts'
import { markdownReformatted, yamlReformatted } from './inverses/markup.ts'
import { mojibake } from './inverses/mojibake.ts'
import { unicodeFolded, unicodeNormalized, unicodeNormalizedInPart } from './inverses/normalization.ts'
import { punctuationFlattened } from './inverses/plain-punctuation.ts'
import { tabsExpanded, tabsUnexpanded } from './inverses/tabs.ts'
import { trailingWhitespaceAdded, trailingWhitespaceRemoved, trailingWhitespaceRemovedInPart } from './inverses/trailing.ts'

/**
 * Every cause that can be undone. Where two explain the same drift equally short, the earlier one is named: the narrower cause stands
 * before the wider one.
 */
export const INVERSES: readonly Inverse[] = [
  compressed,
  encodingChanged,
  base64Encoded,
  bomAdded,
  crlfAdded,
  eolMixed,
  crOnly,
  blankLinesAdded,
  bomRemoved,
  crlfRemoved,
  finalNewlineAdded,
  finalNewlineRemoved,
  padded,
  duplicated,
  gitFilter,
  mergeConflict,
  mojibake,
  unicodePunctuation,
  invisibleCharacters,
  unicodeNormalized,
  jsonReencoded,
  jsonReformatted,
  trailingWhitespaceAdded,
  trailingWhitespaceRemoved,
  tabsExpanded,
  tabsUnexpanded,
  indentationChanged,
  csvReformatted,
  yamlReformatted,
  markdownReformatted,
  appended,
  prepended,
  encodingLeft,
  base64Decoded,
  lfsContent,
  // Guesses, tried when plain traces led nowhere.
  unicodePunctuationInPart,
  invisibleCharactersInPart,
  punctuationFlattened,
  eolMixedInPart,
  unicodeFolded,
  unicodeNormalizedInPart,
  trailingWhitespaceRemovedInPart,
  inserted,
  bitFlipped,
  characterChanged
]
