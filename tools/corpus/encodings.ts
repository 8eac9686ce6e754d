import { entry, GONE, LOST } from './entry.ts'

const LEGACY: readonly (readonly [text: string, encodings: readonly string[]])[] = [
  ['german.txt', ['ISO-8859-1', 'CP1252', 'IBM850', 'MACINTOSH', 'ISO-8859-15']],
  ['french.txt', ['CP1252', 'MACINTOSH']],
  ['cyrillic.txt', ['CP1251']],
  ['greek.txt', ['CP1253', 'ISO-8859-7']],
  ['arabic.txt', ['CP1256']],
  ['hebrew.txt', ['CP1255', 'ISO-8859-8']],
  ['thai.txt', ['TIS-620', 'CP874']],
  ['han.txt', ['GB18030', 'GBK', 'GB2312']],
  ['han-traditional.txt', ['BIG5']],
  ['kana.txt', ['SHIFT_JIS', 'CP932', 'EUC-JP', 'ISO-2022-JP']],
  ['hangul.txt', ['EUC-KR', 'CP949']]
]

const decode = (how: string) =>
  `python3 -c 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode(${how}).encode())'`
const misread = (from: string, times = 1) => Array.from({ length: times }, () => `iconv -f ${from} -t UTF-8`)

export const ENCODING_DRIFTS = [
  ...LEGACY.flatMap(([text, encodings]) =>
    encodings.map(encoding => entry(`${text}-as-${encoding}`, text, `iconv -f UTF-8 -t ${encoding}`, 'encoding-changed'))
  ),
  entry('vietnamese-as-cp1258', 'vietnamese.txt', 'iconv -f UTF-8 -t CP1258', 'encoding-changed', {
    or: [['unicode-normalized', 'encoding-changed']]
  }),
  entry('arabic-as-iso-8859-6', 'arabic.txt', 'iconv -f UTF-8 -t ISO-8859-6', 'encoding-changed', LOST),
  entry('georgian-as-ps', 'georgian.txt', 'iconv -f UTF-8 -t GEORGIAN-PS', 'encoding-changed', LOST),
  entry('cp1253-to-utf8', 'greek.cp1253.txt', 'iconv -f CP1253 -t UTF-8', 'encoding-changed'),
  entry('sjis-to-utf8', 'kana.sjis.txt', 'iconv -f SHIFT_JIS -t UTF-8', 'encoding-changed'),
  entry('utf16-to-utf8', 'english.utf16.txt', 'iconv -f UTF-16 -t UTF-8', 'encoding-changed'),
  entry('utf16-to-utf8-bom', 'english.utf16.txt', 'iconv -f UTF-16LE -t UTF-8', 'encoding-changed', {
    or: [['encoding-changed', 'bom-added']]
  }),
  entry('ascii-as-utf16', 'english.txt', 'iconv -f UTF-8 -t UTF-16', 'encoding-changed'),
  entry('json-as-utf16', 'names.json', 'iconv -f UTF-8 -t UTF-16LE', 'encoding-changed'),
  entry('bom-python', 'names.json', decode('"utf-8"').replace('.encode()', '.encode("utf-8-sig")'), 'bom-added'),
  entry('bom-sed', 'berths.csv', "sed '1s/^/\\xef\\xbb\\xbf/'", 'bom-added'),
  entry('bom-twice', 'short.txt', "sed '1s/^/\\xef\\xbb\\xbf\\xef\\xbb\\xbf/'", 'bom-added'),
  entry('bom-removed-sed', 'export-bom.csv', "sed '1s/^\\xef\\xbb\\xbf//'", 'bom-removed'),
  entry('bom-removed-tail', 'export-bom.csv', 'tail -c +4', 'bom-removed'),
  entry('bom-removed-python', 'export-bom.csv', decode('"utf-8-sig"'), 'bom-removed'),
  entry('mojibake-cp1252', 'german.txt', misread('CP1252'), 'mojibake'),
  entry('mojibake-cp1252-twice', 'german.txt', misread('CP1252', 2), 'mojibake'),
  entry('mojibake-cp1252-french', 'french.txt', misread('CP1252'), 'mojibake'),
  entry('mojibake-latin1-twice', 'hangul.txt', misread('ISO-8859-1', 2), 'mojibake'),
  entry('mojibake-latin1-thrice', 'german.txt', misread('ISO-8859-1', 3), 'mojibake'),
  entry('mojibake-koi8', 'cyrillic.txt', misread('KOI8-R'), 'mojibake'),
  entry('mojibake-437', 'greek.txt', misread('IBM437'), 'mojibake'),
  entry('mojibake-850-twice', 'vietnamese.txt', misread('IBM850', 2), 'mojibake'),
  entry('mojibake-mac', 'kana.txt', misread('MACINTOSH'), 'mojibake'),
  entry('mojibake-json', 'names.json', misread('ISO-8859-1'), 'mojibake'),
  entry('mojibake-csv-866', 'berths.csv', misread('IBM866'), 'mojibake'),
  entry(
    'mojibake-one-line',
    'berths.csv',
    `perl -pe 'if ($. == 2) { s/([\\x80-\\xff])/ord($1) < 0xc0 ? "\\xc2$1" : "\\xc3" . chr(ord($1) - 64)/ge }'`,
    'mojibake'
  ),
  entry('replacement-characters', 'german.txt', decode('"ascii", "replace"'), 'encoding-changed', {
    ...LOST,
    or: [['mojibake']]
  }),
  entry(
    'question-marks',
    'greek.txt',
    `python3 -c 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode().encode("ascii", "replace"))'`,
    'encoding-changed',
    { ...LOST, or: [['mojibake']] }
  ),
  entry('utf16-cut', 'english.txt', ['iconv -f UTF-8 -t UTF-16', 'head -c 301'], 'encoding-changed', {
    ...GONE,
    or: [
      ['truncated', 'encoding-changed'],
      ['encoding-changed', 'truncated']
    ]
  }),
  entry('gzip', 'cyrillic.txt', 'gzip -n', 'compressed'),
  entry('gzip-best', 'harbour.bin', 'gzip -9', 'compressed'),
  entry('zstd', 'greek.txt', 'zstd -q -c', 'compressed'),
  entry(
    'zlib',
    'names.json',
    "python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))'",
    'compressed'
  ),
  entry('xz', 'greek.txt', 'xz -c', 'compressed', LOST),
  entry('bzip2', 'greek.txt', 'bzip2 -c', 'compressed', LOST),
  entry('gunzip', 'notice.txt.gz', 'gzip -dc', 'decompressed', GONE),
  entry('base64', 'arabic.txt', 'base64', 'base64-encoded'),
  entry('base64-one-line', 'harbour.bin', 'base64 -w 0', 'base64-encoded'),
  entry('base64-64', 'han.txt', 'base64 -w 64', 'base64-encoded'),
  entry('base64-url', 'harbour.bin', ['base64 -w 0', "tr '+/' '-_'"], 'base64-encoded'),
  entry('base64-decoded', 'key.b64', 'base64 -d', 'base64-decoded'),
  entry('vault', 'german.txt', 'ansible-vault encrypt --vault-password-file=/dev/null --output=-', 'encrypted', GONE),
  entry('age', 'harbour.bin', 'age -r age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p', 'encrypted', GONE)
]
