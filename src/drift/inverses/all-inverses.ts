import { bomAdded, bomRemoved } from './bom.ts'
import { invisibleCharacters, invisibleCharactersInPart, unicodePunctuation, unicodePunctuationInPart } from './characters.ts'
import { base64Decoded, base64Encoded, compressed } from './containers.ts'
import { csvReformatted } from './csv.ts'
import { encodingChanged, encodingLeft } from './encoding.ts'
import { appended, duplicated, finalNewlineAdded, finalNewlineRemoved, padded, prepended } from './end-of-file.ts'
import { gitFilter, lfsContent, mergeConflict } from './git.ts'
import { bitFlipped, characterChanged, inserted } from './guesses.ts'
import { indentationChanged } from './indentation.ts'
import type { Inverse } from './inverse.ts'
import { jsonReencoded, jsonReformatted } from './json.ts'
import { blankLinesAdded, crlfAdded, crlfRemoved, crOnly, eolMixed, eolMixedInPart } from './line-ends.ts'
import { markdownReformatted, yamlReformatted } from './markup.ts'
import { mojibake } from './mojibake.ts'
import { unicodeFolded, unicodeNormalized, unicodeNormalizedInPart } from './normalization.ts'
import { punctuationFlattened } from './plain-punctuation.ts'
import { tabsExpanded, tabsUnexpanded } from './tabs.ts'
import { trailingWhitespaceAdded, trailingWhitespaceRemoved, trailingWhitespaceRemovedInPart } from './trailing.ts'

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
