import { entry, LOST } from './entry.ts'

export const WHITE_SPACE_DRIFTS = [
  entry('expand-make', 'Makefile', 'expand', 'tabs-expanded'),
  entry('expand-make-4', 'Makefile', 'expand -t 4', 'tabs-expanded'),
  entry('expand-make-2-initial', 'Makefile', 'expand -i -t 2', 'tabs-expanded'),
  entry('expand-perl', 'Makefile', "perl -pe 's/\\t/    /g'", 'tabs-expanded'),
  entry('expand-json', 'tabs.json', 'expand -t 2', 'tabs-expanded', { or: [['json-reformatted']] }),
  entry('unexpand-python-4', 'gauge.py', 'unexpand --first-only -t 4', 'tabs-unexpanded'),
  entry('unexpand-sql-4', 'offset.sql', 'unexpand --first-only -t 4', 'tabs-unexpanded'),
  entry('unexpand-python-8', 'gauge.py', 'unexpand', 'tabs-unexpanded'),
  entry('unexpand-yaml-2', 'gauge.yml', 'unexpand --first-only -t 2', 'tabs-unexpanded'),
  entry('tabs-by-perl', 'gauge.py', "perl -pe '1 while s/^(\\t*)    /$1\\t/'", 'tabs-unexpanded'),
  entry('indent-2', 'gauge.py', "perl -pe 's/^( +)/q( ) x (length($1) \\/ 2)/e'", 'indentation-changed'),
  entry('indent-8', 'offset.sql', "perl -pe 's/^( +)/$1$1/'", 'indentation-changed'),
  entry('indent-yaml-4', 'gauge.yml', "perl -pe 's/^( +)/$1$1/'", 'indentation-changed', { or: [['yaml-reformatted']] }),
  entry('trailing-two', 'greek.txt', "sed 's/$/  /'", 'trailing-whitespace-added'),
  entry('trailing-tab', 'english.txt', "sed '/day/s/$/\\t/'", 'trailing-whitespace-added'),
  entry('trailing-padded', 'berths.csv', 'awk \'{ printf "%-40s\\n", $0 }\'', 'trailing-whitespace-added'),
  entry('trailing-on-blank', 'han-traditional.txt', "sed 's/^$/    /'", 'trailing-whitespace-added'),
  entry('trimmed-breaks', 'breaks.md', "sed 's/[ \\t]*$//'", 'trailing-whitespace-removed', { or: [['markdown-reformatted']] }),
  entry('trimmed-blank-indent', 'blank-indent.py', "sed 's/[ \\t]*$//'", 'trailing-whitespace-removed'),
  entry('trimmed-perl', 'blank-indent.py', "perl -pe 's/[ \\t]+$//'", 'trailing-whitespace-removed'),
  entry('trimmed-ragged', 'ragged.txt', "sed 's/[ \\t]*$//'", 'trailing-whitespace-removed', LOST),
  entry('trimmed-git', 'ragged.txt', 'git stripspace', 'trailing-whitespace-removed', LOST),
  entry('squeezed', 'gauge.py', "tr -s ' '", 'indentation-changed', LOST),
  entry('unindented', 'gauge.py', "sed 's/^ *//'", 'indentation-changed', LOST)
]

const insert = (bytes: string, where: string) => `sed 's/${where}/&${bytes}/'`

export const CHARACTER_DRIFTS = [
  entry('em-dash', 'english.txt', "sed 's/ - / — /g'", 'unicode-punctuation'),
  entry('em-dash-double', 'english.txt', "sed 's/--/—/g'", 'unicode-punctuation'),
  entry('em-dash-every-hyphen', 'offset.sql', "sed 's/-/—/g'", 'unicode-punctuation'),
  entry('en-dash-one', 'english.txt', "sed 's/10-12/10–12/'", 'unicode-punctuation'),
  entry('minus-sign', 'offset.sql', "sed 's/ -\\([0-9]\\)/ −\\1/g'", 'unicode-punctuation'),
  entry('ellipsis', 'english.txt', "sed 's/\\.\\.\\./…/g'", 'unicode-punctuation'),
  entry('curly-double', 'english.txt', 'sed \'s/"\\([^"]*\\)"/“\\1”/g\'', 'unicode-punctuation'),
  entry('curly-low', 'english.txt', 'sed \'s/"\\([^"]*\\)"/„\\1“/g\'', 'unicode-punctuation'),
  entry('guillemets', 'english.txt', 'sed \'s/"\\([^"]*\\)"/«\\1»/g\'', 'unicode-punctuation'),
  entry('curly-single', 'english.txt', 'sed "s/\'/’/g"', 'unicode-punctuation'),
  entry('curly-sql', 'offset.sql', 'sed "s/\'\\([a-z]*\\)\'/‘\\1’/g"', 'unicode-punctuation'),
  entry('nbsp', 'english.txt', "sed 's/ m /\\xc2\\xa0m /g'", 'unicode-punctuation'),
  entry('nbsp-every', 'short.txt', "sed 's/ /\\xc2\\xa0/g'", 'unicode-punctuation'),
  entry('nbsp-narrow', 'german.txt', "sed 's/ Uhr/\\xe2\\x80\\xafUhr/g'", 'unicode-punctuation'),
  entry('ideographic-space', 'short.txt', "sed 's/, /,　/g'", 'unicode-punctuation'),
  entry('ligature-fi', 'english.txt', "sed 's/fi/ﬁ/g'", 'unicode-punctuation'),
  entry(
    'smart',
    'english.txt',
    `perl -pe 's/---?/—/g; s/\\.\\.\\./…/g; s/(^|[\\s(])"/$1“/g; s/"/”/g; s/\\x27/’/g'`,
    'unicode-punctuation'
  ),
  entry('smart-dashes', 'english.txt', "perl -pe 's/ - / – /g; s/--/—/g'", 'unicode-punctuation'),
  entry('smart-cyrillic', 'cyrillic.txt', "sed 's/ и /\\xc2\\xa0и /g'", 'unicode-punctuation'),
  entry('smart-pandoc', 'change.md', 'pandoc -f markdown+smart -t markdown-smart --wrap=preserve', 'unicode-punctuation', {
    or: [['markdown-reformatted', 'unicode-punctuation']]
  }),
  entry('two-of-many', 'english.txt', "sed '5,6s/ /\\xc2\\xa0/'", 'unicode-punctuation'),
  entry('flat-apostrophe', 'french.txt', 'sed "s/’/\'/g"', 'unicode-punctuation'),
  entry('flat-ellipsis', 'french.txt', "sed 's/…/.../'", 'unicode-punctuation'),
  entry('flat-dash', 'french.txt', "sed 's/—/-/g'", 'unicode-punctuation'),
  entry('zwsp', 'english.txt', insert('\\xe2\\x80\\x8b', 'gauge'), 'invisible-characters'),
  entry('zwsp-everywhere', 'thai.txt', "sed 's/ /&\\xe2\\x80\\x8b/g'", 'invisible-characters'),
  entry('soft-hyphen', 'german.txt', insert('\\xc2\\xad', 'Liege'), 'invisible-characters'),
  entry('rlm', 'arabic.txt', "sed 's/:/:\\xe2\\x80\\x8f/g'", 'invisible-characters'),
  entry('lrm-hebrew', 'hebrew.txt', "sed 's/[0-9][0-9]:/\\xe2\\x80\\x8e&/g'", 'invisible-characters'),
  entry(
    'trojan-source',
    'gauge.py',
    "sed 's/# */&\\xe2\\x80\\xae\\xe2\\x81\\xa6/; s/return None/&\\xe2\\x81\\xa9/'",
    'invisible-characters'
  ),
  entry('zwj', 'devanagari.txt', "sed 's/ /&\\xe2\\x80\\x8d/g'", 'invisible-characters'),
  entry('bom-inside', 'kana.txt', "sed '3s/^/\\xef\\xbb\\xbf/'", 'invisible-characters'),
  entry('variation-selector', 'names.json', "sed 's/⚓/&\\xef\\xb8\\x8f/'", 'invisible-characters'),
  entry('word-joiner', 'han.txt', "sed 's/，/&\\xe2\\x81\\xa0/g'", 'invisible-characters'),
  ...['german', 'french', 'vietnamese', 'cyrillic', 'greek', 'kana', 'hangul', 'arabic'].map(name =>
    entry(`nfd-${name}`, `${name}.txt`, 'uconv -x any-nfd', 'unicode-normalized')
  ),
  entry('nfd-json', 'names.json', 'uconv -x any-nfd', 'unicode-normalized'),
  entry(
    'nfd-csv-python',
    'berths.csv',
    `python3 -c 'import sys, unicodedata as u; sys.stdout.buffer.write(u.normalize("NFD", sys.stdin.buffer.read().decode()).encode())'`,
    'unicode-normalized'
  ),
  entry('nfc-sealed-nfd', 'vietnamese-nfd.txt', 'uconv -x any-nfc', 'unicode-normalized'),
  entry('nfc-perl', 'vietnamese-nfd.txt', "perl -CSD -MUnicode::Normalize -pe '$_ = NFC($_)'", 'unicode-normalized'),
  entry('nfd-one-line', 'german.txt', `perl -CSD -MUnicode::Normalize -pe '$_ = NFD($_) if $. == 5'`, 'unicode-normalized'),
  entry('nfkc', 'ligatures.txt', 'uconv -x any-nfkc', 'unicode-normalized', {
    ...LOST,
    or: [['unicode-normalized', 'unicode-punctuation']]
  }),
  entry('nfkd', 'ligatures.txt', 'uconv -x any-nfkd', 'unicode-normalized', {
    ...LOST,
    or: [['unicode-normalized', 'unicode-punctuation']]
  })
]
