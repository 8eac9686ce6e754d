import type { CauseCode } from '../../src/model/causes.ts'
import { type Entry, type EntryOptions, entry, LOST } from './entry.ts'

/** A command, and what it causes. */
type Step = readonly [command: string, ...causes: CauseCode[]]

const CRLF = 'unix2dos -q'
const BOM = "sed '1s/^/\\xef\\xbb\\xbf/'"
const UTF16 = 'iconv -f UTF-8 -t UTF-16'
const NFD = 'uconv -x any-nfd'
const MISREAD = 'iconv -f ISO-8859-1 -t UTF-8'
const END = 'head -c -1'
const GZIP = 'gzip -n'
const dumps = (options: string) =>
  `python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)${options && `, ${options}`}))'`

const at = (id: string, text: string, steps: readonly Step[], options?: EntryOptions) =>
  entry(
    `chain-${id}`,
    text,
    steps.map(([command]) => command),
    steps.flatMap(([, ...causes]) => causes),
    options
  )

const crlf: Step = [CRLF, 'crlf-added']
const bom: Step = [BOM, 'bom-added']
const wide: Step = [UTF16, 'encoding-changed']
const nfd: Step = [NFD, 'unicode-normalized']
const garbled: Step = [MISREAD, 'mojibake']
const cutEnd: Step = [END, 'final-newline-removed']
const zipped: Step = [GZIP, 'compressed']
const based: Step = ['base64', 'base64-encoded']
const dashes: Step = ["sed 's/ - / — /g'", 'unicode-punctuation']
const quotes: Step = ['sed "s/\'/’/g"', 'unicode-punctuation']
const trailing: Step = ["sed 's/$/ /'", 'trailing-whitespace-added']
const expanded: Step = ['expand -t 4', 'tabs-expanded']
const tabbed: Step = ['unexpand --first-only -t 4', 'tabs-unexpanded']
const tail: Step = ["{ cat; printf 'tail\\n'; }", 'appended']
const head: Step = ["{ printf 'head\\n'; cat; }", 'prepended']
const nul: Step = ["{ cat; printf '\\000\\000'; }", 'padded']
const hidden: Step = ["sed '2,5s/[ ,.]/&\\xe2\\x80\\x8b/'", 'invisible-characters']
const legacy = (encoding: string): Step => [`iconv -f UTF-8 -t ${encoding}`, 'encoding-changed']

export const CHAINS: readonly Entry[] = [
  at('json-crlf', 'names.json', [[dumps('indent=2'), 'json-reencoded'], crlf]),
  at('json-crlf-bom', 'names.json', [[dumps('indent=2'), 'json-reencoded'], crlf, bom]),
  at('json-both-bom', 'names.json', [[dumps(''), 'json-reencoded', 'json-reformatted'], bom]),
  at('json-both-crlf-bom', 'names.json', [[dumps('indent=4'), 'json-reencoded', 'json-reformatted'], crlf, bom]),
  at('json-crlf-utf16', 'names.json', [['jq -c .', 'json-reformatted'], crlf, wide]),
  at('json-nfd', 'names.json', [nfd, ['jq --tab .', 'json-reformatted']]),
  at('json-gzip', 'spaced.json', [['jq .', 'json-reformatted'], zipped]),
  at('nfd-crlf', 'vietnamese.txt', [nfd, crlf]),
  at('nfd-crlf-bom', 'hangul.txt', [nfd, crlf, bom]),
  at('nfd-crlf-utf16', 'greek.txt', [nfd, crlf, wide]),
  at('nfd-end', 'kana.txt', [nfd, cutEnd]),
  at('nfd-mojibake', 'cyrillic.txt', [nfd, garbled]),
  at('mojibake-crlf', 'german.txt', [garbled, crlf]),
  at('mojibake-crlf-bom', 'arabic.txt', [garbled, crlf, bom]),
  at('mojibake-utf16', 'hebrew.txt', [garbled, wide]),
  at('mojibake-gzip', 'thai.txt', [garbled, zipped]),
  at('dash-crlf', 'english.txt', [dashes, crlf]),
  at('dash-crlf-bom', 'english.txt', [dashes, crlf, bom]),
  at('dash-end', 'english.txt', [dashes, cutEnd]),
  at('dash-mojibake', 'english.txt', [dashes, garbled]),
  at('quotes-utf16', 'english.txt', [quotes, wide]),
  at('quotes-cp1252', 'english.txt', [quotes, legacy('CP1252')]),
  at('quotes-crlf-cp1252', 'english.txt', [quotes, crlf, legacy('CP1252')]),
  at('zwsp-crlf', 'english.txt', [hidden, crlf]),
  at('trailing-crlf', 'devanagari.txt', [trailing, crlf]),
  at('trailing-crlf-bom', 'greek.txt', [trailing, crlf, bom]),
  at('tabs-crlf', 'Makefile', [expanded, crlf]),
  at('tabs-crlf-bom', 'Makefile', [expanded, crlf, bom]),
  at('tabs-trailing', 'gauge.py', [tabbed, trailing]),
  at('tabs-end-crlf', 'gauge.py', [tabbed, cutEnd, crlf]),
  at('end-crlf', 'cyrillic.txt', [cutEnd, crlf]),
  at('end-crlf-bom', 'han.txt', [cutEnd, crlf, bom]),
  at('end-utf16', 'georgian.txt', [cutEnd, wide]),
  at('append-crlf', 'hebrew.txt', [tail, crlf]),
  at('append-crlf-bom', 'offset.sql', [tail, crlf, bom]),
  at('prepend-crlf', 'gauge.py', [head, crlf]),
  at('prepend-bom', 'greek.txt', [head, bom], { or: [['prepended']] }),
  at('prepend-crlf-utf16', 'german.txt', [head, crlf, wide]),
  at('bom-gzip', 'han-traditional.txt', [bom, zipped]),
  at('crlf-gzip', 'kana.txt', [crlf, zipped]),
  at('crlf-bom-gzip', 'berths.csv', [crlf, bom, zipped]),
  at('gzip-base64', 'arabic.txt', [zipped, based]),
  at('crlf-base64', 'greek.txt', [crlf, based]),
  at('sjis-crlf', 'kana.txt', [crlf, legacy('SHIFT_JIS')]),
  at('big5-crlf', 'han-traditional.txt', [crlf, legacy('BIG5')]),
  at('cp1251-crlf', 'cyrillic.txt', [crlf, legacy('CP1251')]),
  at('cp1256-end', 'arabic.txt', [cutEnd, legacy('CP1256')]),
  at('crlf-nul', 'english.txt', [crlf, nul]),
  at('four', 'english.txt', [dashes, trailing, crlf, bom]),
  at('four-json', 'names.json', [[dumps(''), 'json-reencoded', 'json-reformatted'], crlf, wide]),
  at('four-nfd', 'vietnamese.txt', [nfd, cutEnd, crlf, bom]),
  at('four-wide', 'german.txt', [nfd, trailing, crlf, wide]),
  at('four-tabs', 'Makefile', [expanded, cutEnd, crlf, bom]),
  at('four-zipped', 'greek.txt', [trailing, crlf, bom, zipped]),
  entry('chain-lost-trim-crlf', 'ragged.txt', ["sed 's/[ \\t]*$//'", CRLF], ['trailing-whitespace-removed', 'crlf-added'], LOST),
  entry('chain-lost-sort-crlf', 'names.json', ['jq -S .', CRLF, BOM], ['json-reformatted', 'crlf-added', 'bom-added'], LOST),
  entry('chain-lost-nfkc-crlf', 'ligatures.txt', ['uconv -x any-nfkc', CRLF], ['unicode-normalized', 'crlf-added'], {
    ...LOST,
    or: [['unicode-normalized', 'unicode-punctuation', 'crlf-added']]
  }),
  entry('chain-lost-cut-crlf', 'greek.txt', ['head -n 4', CRLF], ['truncated', 'crlf-added'], LOST)
]
