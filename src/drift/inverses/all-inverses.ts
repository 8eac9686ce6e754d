import { blankLinesRemoved, blankLinesRemovedInPart } from './blank-lines.ts'
import { bomAdded, bomRemoved } from './bom.ts'
import { referencesAdded, referencesRead } from './character-references.ts'
import { invisibleCharacters, invisibleCharactersInPart, unicodePunctuation, unicodePunctuationInPart } from './characters.ts'
import { base64Decoded, base64Encoded, compressed } from './containers.ts'
import { csvReformatted } from './csv.ts'
import { byteOrderChanged, codePageChanged, encodingChanged, encodingLeft } from './encoding.ts'
import { appended, duplicated, finalNewlineAdded, finalNewlineRemoved, padded, prepended } from './end-of-file.ts'
import { gitFilter, lfsContent, mergeConflict } from './git.ts'
import { bitFlipped, characterChanged, inserted, linesAppended, linesPrepended } from './guesses.ts'
import { homoglyphsAdded, homoglyphsRemoved } from './homoglyphs.ts'
import { indentationChanged } from './indentation.ts'
import { type Inverse, STAGES } from './inverse.ts'
import { invisibleRemoved } from './invisible-removed.ts'
import { jsonReencoded, jsonReformatted } from './json.ts'
import { jsonNumbers, jsonNumbersRespelled } from './json-numbers.ts'
import { keywordsExpanded } from './keywords.ts'
import { blankLinesAdded, crlfAdded, crlfRemoved, crOnly, eolMixed, eolMixedInPart } from './line-ends.ts'
import { linesReordered } from './line-order.ts'
import { separatorsAdded, separatorsRemoved } from './line-separators.ts'
import { markdownReformatted, yamlReformatted } from './markup.ts'
import { mojibake } from './mojibake.ts'
import { unicodeFolded, unicodeNormalized, unicodeNormalizedInPart } from './normalization.ts'
import { punctuationFlattened, punctuationFlattenedInPart } from './plain-punctuation.ts'
import { poReformatted } from './po.ts'
import { tabsExpanded, tabsUnexpanded } from './tabs.ts'
import { textEncoded } from './text-encodings.ts'
import { inEveryForm, inEveryFormOfAscii } from './text-forms.ts'
import {
  trailingWhitespaceAdded,
  trailingWhitespaceRemoved,
  trailingWhitespaceRemovedEverywhere,
  trailingWhitespaceRemovedInPart
} from './trailing.ts'
import { unwrapped, wrapped } from './wrapping.ts'
import { xmlReformatted } from './xml.ts'

const EOL = STAGES.indexOf('eol')
/** These look at bytes, whatever they are, or make a text from another thing. */
const OF_BYTES: ReadonlySet<Inverse> = new Set([
  padded,
  duplicated,
  appended,
  encodingLeft,
  base64Decoded,
  lfsContent,
  unwrapped,
  bitFlipped,
  characterChanged
])
/** These bring characters over ASCII back. */
const OF_ASCII: ReadonlySet<Inverse> = new Set([punctuationFlattened, punctuationFlattenedInPart])

function inForms(inverse: Inverse): Inverse {
  if (STAGES.indexOf(inverse.stage) > EOL || OF_BYTES.has(inverse)) return inverse
  return OF_ASCII.has(inverse) ? inEveryFormOfAscii(inverse) : inEveryForm(inverse)
}

/**
 * Every cause that can be undone. Where two explain the same drift equally short, the earlier one is named: the narrower cause stands
 * before the wider one.
 */
const ALL: readonly Inverse[] = [
  compressed,
  encodingChanged,
  byteOrderChanged,
  base64Encoded,
  textEncoded,
  wrapped,
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
  keywordsExpanded,
  mergeConflict,
  mojibake,
  unicodePunctuation,
  separatorsAdded,
  invisibleCharacters,
  homoglyphsAdded,
  unicodeNormalized,
  jsonReencoded,
  jsonReformatted,
  jsonNumbersRespelled,
  referencesAdded,
  trailingWhitespaceAdded,
  trailingWhitespaceRemoved,
  tabsExpanded,
  tabsUnexpanded,
  indentationChanged,
  csvReformatted,
  yamlReformatted,
  markdownReformatted,
  xmlReformatted,
  poReformatted,
  appended,
  prepended,
  encodingLeft,
  base64Decoded,
  lfsContent,
  // Guesses, tried when plain traces led nowhere.
  unicodePunctuationInPart,
  invisibleCharactersInPart,
  punctuationFlattened,
  punctuationFlattenedInPart,
  separatorsRemoved,
  invisibleRemoved,
  homoglyphsRemoved,
  referencesRead,
  jsonNumbers,
  eolMixedInPart,
  unicodeFolded,
  unicodeNormalizedInPart,
  trailingWhitespaceRemovedEverywhere,
  trailingWhitespaceRemovedInPart,
  blankLinesRemoved,
  blankLinesRemovedInPart,
  linesReordered,
  codePageChanged,
  unwrapped,
  linesAppended,
  linesPrepended,
  inserted,
  bitFlipped,
  characterChanged
]

/** The same, each also for texts with a byte order mark or in another encoding on both sides. */
export const INVERSES: readonly Inverse[] = ALL.map(inForms)
