import { blankLinesRemoved, blankLinesRemovedInPart } from './blank-lines.ts'
import { bomAdded, bomRemoved } from './bom.ts'
import { referencesAdded, referencesRead } from './character-references.ts'
import { invisibleCharacters, invisibleCharactersInPart, unicodePunctuation, unicodePunctuationInPart } from './characters.ts'
import { base64Decoded, base64Encoded, compressed } from './containers.ts'
import { csvReformatted } from './csv.ts'
import { byteOrderChanged, codePageChanged, encodingChanged, encodingLeft } from './encoding.ts'
import { appended, ENDS, prepended } from './end-of-file.ts'
import { gitFilter, lfsContent, mergeConflict } from './git.ts'
import { GUESSES } from './guesses.ts'
import { homoglyphsAdded, homoglyphsRemoved } from './homoglyphs.ts'
import { indentationChanged } from './indentation.ts'
import { type Inverse, STAGES } from './inverse.ts'
import { invisibleRemoved } from './invisible-removed.ts'
import { JSON_WRITERS } from './json.ts'
import { jsonNumbers, jsonNumbersRespelled } from './json-numbers.ts'
import { keywordsExpanded } from './keywords.ts'
import { crlfRemoved, eolMixedInPart, LINE_ENDS } from './line-ends.ts'
import { linesReordered } from './line-order.ts'
import { separatorsAdded, separatorsRemoved } from './line-separators.ts'
import { MARKUP_WRITERS } from './markup.ts'
import { mojibake } from './mojibake.ts'
import { unicodeFolded, unicodeNormalized, unicodeNormalizedInPart } from './normalization.ts'
import { punctuationFlattened, punctuationFlattenedInPart } from './plain-punctuation.ts'
import { poReformatted } from './po.ts'
import { TABS } from './tabs.ts'
import { TABS_IN_PART } from './tabs-in-part.ts'
import { textEncoded } from './text-encodings.ts'
import { inEveryForm, inEveryFormOfAscii } from './text-forms.ts'
import { TRAILING_WHITESPACE, trailingWhitespaceRemovedEverywhere, trailingWhitespaceRemovedInPart } from './trailing.ts'
import { unwrapped, wrapped } from './wrapping.ts'
import { xmlReformatted } from './xml.ts'

const EOL = STAGES.indexOf('eol')
function inForms(inverse: Inverse): Inverse {
  if (STAGES.indexOf(inverse.stage) > EOL || inverse.looksAt === 'bytes') return inverse
  return inverse.looksAt === 'ascii' ? inEveryFormOfAscii(inverse) : inEveryForm(inverse)
}

/**
 * Every cause that can be undone. If two chains of equal length explain the same drift, the earlier cause is reported: the narrower cause comes
 * before the wider one. A list from another file is a run of causes in this order.
 */
const ALL: readonly Inverse[] = [
  compressed,
  encodingChanged,
  byteOrderChanged,
  base64Encoded,
  textEncoded,
  wrapped,
  bomAdded,
  ...LINE_ENDS,
  bomRemoved,
  crlfRemoved,
  ...ENDS,
  gitFilter,
  keywordsExpanded,
  mergeConflict,
  mojibake,
  unicodePunctuation,
  separatorsAdded,
  invisibleCharacters,
  homoglyphsAdded,
  unicodeNormalized,
  ...JSON_WRITERS,
  jsonNumbersRespelled,
  referencesAdded,
  ...TRAILING_WHITESPACE,
  ...TABS,
  indentationChanged,
  csvReformatted,
  ...MARKUP_WRITERS,
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
  ...TABS_IN_PART,
  blankLinesRemoved,
  blankLinesRemovedInPart,
  linesReordered,
  codePageChanged,
  unwrapped,
  ...GUESSES
]

/** The same, each also for texts with a byte order mark or in another encoding on both sides. */
export const INVERSES: readonly Inverse[] = ALL.map(inForms)
