import { entry, LOST } from './entry.ts'

/** A text in each script, with a UTF-16 and a UTF-32 flavour to write it in, and a word of its own. */
const SCRIPTS: readonly (readonly [text: string, wide: string, crlf: string])[] = [
  ['german.txt', 'UTF-16', 'awk \'{ printf "%s\\r\\n", $0 }\''],
  ['french.txt', 'UTF-16LE', 'unix2dos -q'],
  ['vietnamese.txt', 'UTF-16BE', "sed 's/$/\\r/'"],
  ['cyrillic.txt', 'UTF-16', "perl -pe 's/\\n/\\r\\n/'"],
  ['greek.txt', 'UTF-32', 'unix2dos -q'],
  ['arabic.txt', 'UTF-16LE', 'unix2dos -q'],
  ['hebrew.txt', 'UTF-16BE', "sed 's/$/\\r/'"],
  ['devanagari.txt', 'UTF-32LE', 'unix2dos -q'],
  ['han.txt', 'UTF-16', "perl -pe 's/\\n/\\r\\n/'"],
  ['han-traditional.txt', 'UTF-16LE', 'unix2dos -q'],
  ['kana.txt', 'UTF-16BE', 'unix2dos -q'],
  ['hangul.txt', 'UTF-16', 'awk \'{ printf "%s\\r\\n", $0 }\''],
  ['thai.txt', 'UTF-32BE', 'unix2dos -q'],
  ['georgian.txt', 'UTF-16', "sed 's/$/\\r/'"]
]

const MARK = "printf '\\357\\273\\277'; cat"

/** Every script with the drifts that do not depend on the text. */
export const SCRIPT_DRIFTS = SCRIPTS.flatMap(([text, wide, crlf]) => {
  const name = text.replace('.txt', '')
  return [
    entry(`${name}-crlf`, text, crlf, 'crlf-added'),
    entry(`${name}-crlf-bom`, text, ['unix2dos -q -m'], ['crlf-added', 'bom-added']),
    entry(`${name}-${wide.toLowerCase()}`, text, `iconv -f UTF-8 -t ${wide}`, 'encoding-changed'),
    entry(`${name}-bom`, text, MARK, 'bom-added'),
    entry(`${name}-mojibake`, text, 'iconv -f ISO-8859-1 -t UTF-8', 'mojibake'),
    entry(`${name}-cut`, text, 'head -c 201', 'truncated', LOST)
  ]
})
