import type { CauseRow } from './cause-row.ts'
import { RESTORE, type Remedy } from './remedy.ts'

const NO_FORMATTER: Remedy = { text: 'Keep formatters away from this file, for example in .prettierignore.' }

/** Causes by which another program wrote the same document again. */
export const WRITER_CAUSES = {
  'blank-lines-removed': { sentence: 'blank lines were removed', remedies: [NO_FORMATTER, RESTORE] },
  'json-reencoded': {
    sentence: 'JSON text was written with other escapes',
    remedies: [{ text: 'Write the JSON without new escapes; in Python: json.dumps(…, ensure_ascii=False).' }, RESTORE],
    rewritesCharacters: true
  },
  'json-reformatted': { sentence: 'JSON was written in another layout', remedies: [NO_FORMATTER, RESTORE] },
  'json-numbers': { sentence: 'JSON numbers were spelled another way', remedies: [NO_FORMATTER, RESTORE] },
  'csv-reformatted': {
    sentence: 'the table was written with other quotes or delimiters',
    remedies: [{ text: 'Do not save the table in a spreadsheet program: it writes quotes and delimiters its own way.' }, RESTORE]
  },
  'markdown-reformatted': { sentence: 'Markdown was written with other marks', remedies: [NO_FORMATTER, RESTORE] },
  'xml-reformatted': {
    sentence: 'XML was written with other quotes, declaration, references or layout',
    remedies: [{ text: 'Change the XML with a tool that keeps its spelling, or not at all.' }, RESTORE]
  },
  'po-reformatted': {
    sentence: 'the message catalogue was wrapped or arranged another way',
    remedies: [
      { text: 'Write the catalogue with the tool and the width with which it was sealed: `msgcat --width`, `--no-wrap`.' },
      RESTORE
    ]
  },
  'yaml-reformatted': { sentence: 'YAML was written in another layout', remedies: [NO_FORMATTER, RESTORE] }
} as const satisfies Readonly<Record<string, CauseRow>>
