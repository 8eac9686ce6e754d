import type { FindingCode } from '../../../src/model/codes.ts'
import type { HostileCase, Tree } from '../case.ts'
import { sha256, written } from '../lists.ts'

// JSON that readers disagree about, and the strict schema of `seal-gate/manifest/1`.

const ALPHA = 'alpha\n'
const A = sha256(ALPHA)
const B = sha256('beta\n')
const SCHEMA = '"schema": "seal-gate/manifest/1"'
const ENTRY = `{"path": "a.txt", "sha256": "${A}", "bytes": 6}`

type Row = readonly [
  id: string,
  what: string,
  text: string | Uint8Array,
  exit: 0 | 1 | 2,
  codes?: readonly FindingCode[],
  tree?: Tree
]

const withFiles = (files: string): string => `{${SCHEMA}, "files": [${files}]}\n`
const withEntry = (from: string, to: string): string => withFiles(ENTRY.replace(from, to))
const MALFORMED: readonly FindingCode[] = ['manifest-malformed']
const UNKNOWN: readonly FindingCode[] = ['manifest-key-unknown']
const TWICE: readonly FindingCode[] = ['manifest-key-duplicate']
const LENGTH: readonly FindingCode[] = ['manifest-length-invalid']
const CUT: readonly FindingCode[] = ['manifest-truncated']

const ROWS: readonly Row[] = [
  ['one line', 'the whole manifest on one line', `{${SCHEMA}, "files": [${ENTRY}]}`, 0],
  ['tabs and blank lines', 'white space is free in JSON', `\n\t{\n\n${SCHEMA}\t,\r\n"files":[${ENTRY}\n]\n}\n\n`, 0],
  [
    'keys in another order',
    'the order of keys is free in JSON',
    `{"files": [{"bytes": 6, "sha256": "${A}", "path": "a.txt"}], ${SCHEMA}}\n`,
    0
  ],
  ['escaped path', 'a name written with escapes', withEntry('a.txt', '\\u0061\\u002etxt'), 0],
  [
    'escaped way out',
    'dots and a slash behind escapes',
    withEntry('a.txt', '\\u002e\\u002e\\u002foutside\\/alpha.txt'),
    2,
    ['manifest-path-unsafe']
  ],
  ['escaped NUL', 'a NUL behind an escape', withEntry('a.txt', 'a.txt\\u0000'), 2, ['manifest-path-unsafe']],
  ['lone surrogate', 'half a character in a name', withEntry('a.txt', 'a\\ud800.txt'), 2, ['manifest-path-unsafe']],
  ['surrogates swapped', 'two halves in the wrong order', withEntry('a.txt', '\\udc00\\ud800'), 2, ['manifest-path-unsafe']],
  [
    'surrogate pair',
    'a character beyond U+FFFF as its two halves',
    withEntry('a.txt', '\\ud83d\\ude00'),
    0,
    [],
    [['\u{1f600}', ALPHA]]
  ],
  ['raw line feed', 'a line feed that JSON wants escaped', withEntry('a.txt', 'a\n.txt'), 2, MALFORMED],
  ['bad escape', 'an escape that JSON does not have', withEntry('a.txt', 'a\\x.txt'), 2, MALFORMED],
  [
    'schema version',
    'a version that is not known',
    withFiles(ENTRY).replace('manifest/1', 'manifest/2'),
    2,
    ['manifest-schema-unknown']
  ],
  [
    'schema of another document',
    'a report is no manifest',
    withFiles(ENTRY).replace('manifest/1', 'report/1'),
    2,
    ['manifest-format-unknown']
  ],
  [
    'schema not text',
    'a number for a schema',
    withFiles(ENTRY).replace('"seal-gate/manifest/1"', '1'),
    2,
    ['manifest-format-unknown']
  ],
  [
    'schema twice',
    'a schema that is known and one that is not',
    `{${SCHEMA}, "schema": "seal-gate/manifest/2", "files": [${ENTRY}]}\n`,
    2,
    [...TWICE, 'manifest-schema-unknown']
  ],
  [
    'unknown key above',
    'a key that this version does not know',
    `{${SCHEMA}, "strict": false, "files": [${ENTRY}]}\n`,
    2,
    UNKNOWN
  ],
  ['unknown key in an entry', 'a key that this version does not know', withEntry('}', ', "optional": true}'), 2, UNKNOWN],
  [
    '__proto__ above',
    'a key that is special to JavaScript',
    `{${SCHEMA}, "__proto__": {"files": []}, "files": [${ENTRY}]}\n`,
    2,
    UNKNOWN
  ],
  ['__proto__ in an entry', 'a key that is special to JavaScript', withEntry('}', ', "__proto__": {"bytes": 6}}'), 2, UNKNOWN],
  [
    '__proto__ for bytes',
    'a length that is only inherited',
    withEntry('"bytes": 6', '"__proto__": {"bytes": 6}'),
    2,
    [...LENGTH, ...UNKNOWN]
  ],
  [
    'constructor',
    'another key that is special to JavaScript',
    `{${SCHEMA}, "constructor": 1, "files": [${ENTRY}]}\n`,
    2,
    UNKNOWN
  ],
  [
    'files twice',
    'the last one counts for most readers',
    `{${SCHEMA}, "files": [${ENTRY.replace(A, B)}], "files": [${ENTRY}]}\n`,
    2,
    TWICE
  ],
  [
    'files twice, one escaped',
    'one key in two spellings',
    `{${SCHEMA}, "file\\u0073": [${ENTRY.replace(A, B)}], "files": [${ENTRY}]}\n`,
    2,
    TWICE
  ],
  ['path twice', 'one entry with two names', withEntry('"path": "a.txt"', '"path": "b.txt", "path": "a.txt"'), 2, TWICE],
  ['digest twice', 'one entry with two digests', withEntry('"sha256"', `"sha256": "${B}", "sha256"`), 2, TWICE],
  ['bytes twice', 'one entry with two lengths', withEntry('"bytes": 6', '"bytes": 6, "bytes": 6'), 2, TWICE],
  ['no files', 'a list of nothing', withFiles(''), 2, ['manifest-empty']],
  ['files missing', 'no list at all', `{${SCHEMA}}\n`, 2, MALFORMED],
  ['files an object', 'an object in place of a list', `{${SCHEMA}, "files": {"a.txt": ${ENTRY}}}\n`, 2, MALFORMED],
  ['files null', 'null in place of a list', `{${SCHEMA}, "files": null}\n`, 2, MALFORMED],
  ['entry null', 'null in place of an entry', withFiles(`${ENTRY}, null`), 2, MALFORMED],
  ['entry a list', 'a list in place of an entry', withFiles(`${ENTRY}, []`), 2, MALFORMED],
  ['no path', 'an entry without a name', withEntry('"path": "a.txt", ', ''), 2, MALFORMED],
  ['no digest', 'an entry without a digest', withEntry(`"sha256": "${A}", `, ''), 2, ['manifest-digest-invalid']],
  ['no bytes', 'an entry without a length', withEntry(', "bytes": 6', ''), 2, LENGTH],
  ['md5 for sha256', 'a digest that can be forged', withEntry('"sha256"', '"md5"'), 2, ['manifest-digest-invalid', ...UNKNOWN]],
  ['path a number', 'a number for a name', withEntry('"a.txt"', '1'), 2, MALFORMED],
  ['path a list', 'a list for a name', withEntry('"a.txt"', '["a.txt"]'), 2, MALFORMED],
  ['bytes as text', 'a length in quotes', withEntry('6}', '"6"}'), 2, LENGTH],
  ['bytes null', 'null for a length', withEntry('6}', 'null}'), 2, LENGTH],
  ['bytes true', 'true for a length', withEntry('6}', 'true}'), 2, LENGTH],
  ['bytes -0', 'minus zero', withEntry('6}', '-0}'), 2, LENGTH],
  ['bytes nearly whole', 'a fraction that a double does not hold', withEntry('6}', '6.0000000000000001}'), 2, LENGTH],
  ['bytes NaN', 'a number that JSON does not have', withEntry('6}', 'NaN}'), 2, MALFORMED],
  ['trailing comma', 'a comma that JSON does not have', withFiles(`${ENTRY},`), 2, MALFORMED],
  ['comment', 'a comment that JSON does not have', `{${SCHEMA}, /* none */ "files": [${ENTRY}]}\n`, 2, MALFORMED],
  ['single quotes', 'quotes that JSON does not have', withEntry('"a.txt"', "'a.txt'"), 2, MALFORMED],
  ['two documents', 'a second manifest after the first', `${withFiles(ENTRY)}${withFiles(ENTRY)}`, 2, MALFORMED],
  ['something after', 'text after the last brace', `${withFiles(ENTRY)}x`, 2, MALFORMED],
  ['mark inside', 'a byte order mark between values', `{${SCHEMA},\ufeff "files": [${ENTRY}]}\n`, 2, MALFORMED],
  ['no-break space', 'white space that JSON does not have', `{${SCHEMA},\u00a0"files": [${ENTRY}]}\n`, 2, MALFORMED],
  [
    'not UTF-8',
    'a byte that is no UTF-8',
    Buffer.concat([Buffer.from(withFiles(ENTRY).slice(0, -2)), Buffer.from([0x20, 0xff, 0x7d])]),
    2,
    ['manifest-encoding']
  ],
  ['list of manifests', 'a list around the manifest', `[${withFiles(ENTRY)}]\n`, 2, ['manifest-format-unknown']],
  ['cut in a name', 'the end of the file is gone', withFiles(ENTRY).slice(0, 60), 2, CUT],
  ['cut after an entry', 'the end of the file is gone', withFiles(ENTRY).slice(0, -3), 2, CUT],
  ['cut in an escape', 'the end of the file is gone', `${withFiles(ENTRY).slice(0, 60)}\\`, 2, CUT],
  ['git id of 39 digits', 'an object id that is none', withEntry('6}', `6, "git": "${'0'.repeat(39)}"}`), 2, MALFORMED],
  ['text of no kind', 'a fact that is not known', withEntry('6}', '6, "text": "latin-1"}'), 2, MALFORMED],
  ['bom false', 'a fact that is written only when true', withEntry('6}', '6, "bom": false}'), 2, MALFORMED],
  [
    'facts that lie',
    'facts of the text do not replace the digest',
    withEntry('6}', '6, "text": "binary", "eol": "crlf", "bom": true}'),
    0
  ],
  [
    'facts that lie, drifted',
    'nor do they mend a drift',
    withFiles(ENTRY.replace(A, B).replace('6}', '6, "text": "ascii", "eol": "lf"}')),
    1,
    ['digest-mismatch']
  ],
  [
    'other facts twice',
    'one path with two sets of facts',
    withFiles(`${ENTRY}, ${ENTRY.replace('6}', '6, "eol": "crlf"}')}`),
    2,
    ['manifest-path-duplicate']
  ],
  ['empty path', 'an empty name', withEntry('a.txt', ''), 2, ['manifest-path-unsafe']],
  ['covers text', 'text in place of a list of globs', `{${SCHEMA}, "covers": "**", "files": [${ENTRY}]}\n`, 2, MALFORMED],
  ['covers numbers', 'numbers in place of globs', `{${SCHEMA}, "covers": [1], "files": [${ENTRY}]}\n`, 2, MALFORMED],
  ['covers null', 'null in place of a list of globs', `{${SCHEMA}, "covers": null, "files": [${ENTRY}]}\n`, 2, MALFORMED],
  ['covers empty', 'no globs cover nothing', `{${SCHEMA}, "covers": [], "files": [${ENTRY}]}\n`, 0],
  ['packet a number', 'a number for a name', `{${SCHEMA}, "packet": 1, "files": [${ENTRY}]}\n`, 2, MALFORMED],
  [
    'packet that gives orders',
    'workflow commands and bidi in the packet’s name',
    `{${SCHEMA}, "packet": "x\\n::error::owned\\n##[group]\\u202e", "files": [${ENTRY}]}\n`,
    0
  ],
  ['nested 100,000 deep', 'brackets without end', withFiles(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 2, []],
  ['nested 100,000 deep, open', 'brackets that are never closed', `{${SCHEMA}, "files": ${'['.repeat(100_000)}`, 2, []],
  ['objects nested 200 deep', 'deeper than any manifest', withFiles(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`), 2, []],
  [
    'key of a megabyte',
    'an unknown key that is long',
    withFiles(ENTRY).replace('"files"', `"${'k'.repeat(1_000_000)}": 1, "files"`),
    2,
    UNKNOWN
  ],
  ['50,000 bad entries', 'more problems than anybody reads', withFiles(`${ENTRY}${', {}'.repeat(50_000)}`), 2, []],
  ['number of a megabyte', 'a length of a million digits', withEntry('6}', `${'9'.repeat(1_000_000)}}`), 2, LENGTH]
]

const ANY: readonly FindingCode[] = [
  'manifest-malformed',
  'manifest-truncated',
  'manifest-too-large',
  'manifest-digest-invalid',
  'manifest-length-invalid'
]

export const NATIVE: readonly HostileCase[] = ROWS.map(([id, what, text, exit, codes = [], tree = [['a.txt', ALPHA]]]) => ({
  id: `native grammar: ${id}`,
  what,
  tree,
  list: written('native', 'seal-gate.json', text),
  exit,
  codes,
  ...(exit === 2 && codes.length === 0 && { also: ANY }),
  // A missing key may be named as unknown, ill-typed, or both.
  ...(codes.includes('manifest-digest-invalid') && { also: ['manifest-malformed'] as const })
}))
