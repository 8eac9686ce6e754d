import { type EntryOptions, entry } from './entry.ts'

const MIXED: EntryOptions = { or: [['crlf-added'], ['crlf-removed']] }

export const LINE_END_DRIFTS = [
  entry('dos2unix', 'journal-crlf.txt', 'dos2unix -q', 'crlf-removed'),
  entry('dos2unix-batch', 'gauge.bat', 'dos2unix -q', 'crlf-removed'),
  entry('dos2unix-bom', 'export-bom.csv', 'dos2unix -q', ['crlf-removed', 'bom-removed']),
  entry('dos2unix-keep-bom', 'export-bom.csv', 'dos2unix -q -b', 'crlf-removed'),
  entry('tr-delete-cr', 'gauge.bat', "tr -d '\\r'", 'crlf-removed'),
  entry('unix2mac', 'english.txt', 'unix2mac -q', 'cr-only'),
  entry('unix2mac-kana', 'kana.txt', 'unix2mac -q', 'cr-only'),
  entry('tr-cr', 'greek.txt', "tr '\\n' '\\r'", 'cr-only'),
  entry('tr-delete-lf', 'journal-crlf.txt', "tr -d '\\n'", 'cr-only'),
  entry('crcrlf', 'cyrillic.txt', ['unix2dos -q', "sed 's/$/\\r/'"], 'crlf-added'),
  entry('crcrlf-sealed-crlf', 'journal-crlf.txt', "sed 's/$/\\r/'", 'crlf-added'),
  entry('unix2dos-legacy', 'kana.sjis.txt', 'unix2dos -q -f', 'crlf-added'),
  entry('crlf-one-line', 'german.txt', "sed '3s/$/\\r/'", 'eol-mixed'),
  entry('crlf-first-half', 'hangul.txt', "sed '1,4s/$/\\r/'", 'eol-mixed'),
  entry('crlf-odd-lines', 'english.txt', "sed '1~2s/$/\\r/'", 'eol-mixed'),
  entry('lf-one-line', 'gauge.bat', "sed '4s/\\r$//'", 'eol-mixed'),
  entry('mixed-all-crlf', 'mixed.txt', ['dos2unix -q', 'unix2dos -q'], 'eol-mixed', MIXED),
  entry('mixed-all-lf', 'mixed.txt', 'dos2unix -q', 'eol-mixed', MIXED),
  entry('double-spaced', 'thai.txt', 'sed G', 'blank-lines-added'),
  entry('double-spaced-crlf', 'gauge.bat', "tr '\\r' '\\n'", 'blank-lines-added'),
  entry('double-spaced-awk', 'berths.csv', 'awk \'{ print; print "" }\'', 'blank-lines-added'),
  entry(
    'python-universal',
    'journal-crlf.txt',
    "python3 -c 'import sys; sys.stdout.write(open(0, newline=None).read())'",
    'crlf-removed'
  ),
  entry('final-newline-truncate', 'german.txt', 'head -c -1', 'final-newline-removed'),
  entry('final-newline-shell', 'arabic.txt', 'printf %s "$(cat)"', 'final-newline-removed'),
  entry('final-newline-perl', 'names.json', "perl -pe 'chomp if eof'", 'final-newline-removed', { or: [['json-reformatted']] }),
  entry('final-newline-awk', 'no-final-newline.txt', 'awk 1', 'final-newline-added'),
  entry('final-newline-sed', 'no-final-newline.txt', "sed '$a\\'", 'final-newline-added'),
  entry('final-newline-echo', 'han.txt', '{ cat; echo; }', 'final-newline-added'),
  entry('final-newlines-three', 'hebrew.txt', "{ cat; printf '\\n\\n\\n'; }", 'final-newline-added'),
  entry('final-newline-crlf', 'gauge.bat', 'head -c -2', 'final-newline-removed'),
  entry('final-newline-json', 'compact.json', '{ cat; echo; }', 'final-newline-added', { or: [['json-reformatted']] })
]
