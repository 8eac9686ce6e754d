import type { FindingCode } from '../../../src/model/codes.ts'
import type { FormatName } from '../../../src/model/seal.ts'
import type { HostileCase, Tree } from '../case.ts'
import { sha256, written } from '../lists.ts'

// Edges of the list formats' grammars: what other readers skip, cut, trim or take for something else.

const ALPHA = 'alpha\n'
const BETA = 'beta\n'
const A = sha256(ALPHA)
const B = sha256(BETA)
const GOOD: Tree = [
  ['a.txt', ALPHA],
  ['b.txt', BETA]
]
const SKIPPED: readonly FindingCode[] = ['manifest-malformed']

/** Told in rows: id, what, the list, exit code, codes, tree. */
type Row = readonly [
  id: string,
  what: string,
  list: string | Uint8Array,
  exit: 0 | 1 | 2,
  codes?: readonly FindingCode[],
  tree?: Tree
]

function casesIn(format: FormatName, file: string, rows: readonly Row[]): HostileCase[] {
  return rows.map(([id, what, list, exit, codes = [], tree = GOOD]) => ({
    id: `${format} grammar: ${id}`,
    what,
    tree,
    list: written(format, file, list),
    exit,
    codes,
    // Where no code is named, the list may rightly be taken for none, or for another.
    ...(exit === 2 && codes.length === 0 && { also: ANY }),
    ...(exit === 1 && codes.length === 0 && { also: NOT_THERE })
  }))
}

/** A name that is not on disk, though its bytes may be under another. */
const NOT_THERE: readonly FindingCode[] = ['missing', 'moved', 'case-renamed']

const ANY: readonly FindingCode[] = [
  'manifest-malformed',
  'manifest-format-unknown',
  'manifest-digest-invalid',
  'manifest-digest-weak',
  'manifest-path-unsafe'
]

const GNU: readonly Row[] = [
  ['binary mode', 'a star before the name', `${A} *a.txt\n`, 0],
  ['reversed', 'one space before the name, as BSD writes with -r', `${A} a.txt\n`, 0],
  ['tab', 'a tab and a space before the name', `${A}\t a.txt\n`, 0],
  ['blanks before', 'blanks before the digest', ` \t${A}  a.txt\n`, 0],
  ['comment', 'a comment in the first column', `# made by hand\n${A}  a.txt\n`, 0],
  ['comment hides an entry', 'an entry behind "#" is none: the file is not sealed', `# ${B}  b.txt\n${A}  a.txt\n`, 0],
  ['comment not in the first column', 'a blank before "#" makes it no comment', `${A}  a.txt\n # comment\n`, 2, SKIPPED],
  ['semicolon', 'a semicolon starts no comment', `${A}  a.txt\n; comment\n`, 2, SKIPPED],
  ['empty lines', 'empty lines between entries', `\n${A}  a.txt\n\n\n${B}  b.txt\n\n`, 0],
  ['line of blanks', 'a line of blanks is not empty', `${A}  a.txt\n   \n`, 2, SKIPPED],
  ['three spaces', 'the third space belongs to the name', `${A}   a.txt\n`, 1],
  ['three spaces, so named', 'a file whose name starts with a space', `${A}   a.txt\n`, 0, [], [[' a.txt', ALPHA]]],
  ['space at the end', 'a space at the end belongs to the name', `${A}  a.txt \n`, 1],
  ['space at the end, so named', 'a file whose name ends with a space', `${A}  a.txt \n`, 0, [], [['a.txt ', ALPHA]]],
  ['tab at the end', 'a tab at the end belongs to the name', `${A}  a.txt\t\n`, 1],
  ['star in a reversed list', 'a mixed list would let a star rename a file', `${A} a.txt\n${B} *b.txt\n`, 2, SKIPPED],
  ['reversed in a text list', 'a mixed list would let a blank rename a file', `${A}  a.txt\n${B} b.txt\n`, 2, SKIPPED],
  ['no name', 'nothing after the digest', `${A}  a.txt\n${B}\n`, 2, SKIPPED],
  ['no name, blanks', 'only blanks after the digest', `${A}  a.txt\n${B}  \n`, 2, SKIPPED],
  ['no blank', 'the name follows at once', `${A}a.txt\n`, 2, [], [[`a.txt`, ALPHA]]],
  ['escaped', 'a leading backslash, and two for one in the name', `\\${A}  a\\\\b\n`, 0, [], [['a\\b', ALPHA]]],
  ['escaped line feed', 'a name with a line feed', `\\${A}  a\\nb\n`, 0, [], [['a\nb', ALPHA]]],
  ['escaped carriage return', 'a name with a carriage return', `\\${A}  a\\rb\n`, 0, [], [['a\rb', ALPHA]]],
  ['unknown escape', 'an escape that coreutils do not know', `\\${A}  a\\tb\n`, 2, SKIPPED, [['a\tb', ALPHA]]],
  ['hex escape', 'an escape that coreutils do not know', `\\${A}  a\\x41.txt\n`, 2, SKIPPED],
  ['half an escape', 'a backslash at the end of an escaped name', `\\${A}  a.txt\\\n`, 2, SKIPPED],
  ['escaped way out', 'an escape that hides dots', `\\${A}  a\\n/../../outside/secret.txt\n`, 2, ['manifest-path-unsafe']],
  ['needless escape', 'a leading backslash and nothing to escape', `\\${A}  a.txt\n`, 0],
  ['plain backslash', 'no leading backslash: the one in the name stands for itself', `${A}  a\\nb\n`, 0, [], [['a\\nb', ALPHA]]],
  ['raw carriage return', 'a carriage return inside a name', `${A}  a\rb\n`, 0, [], [['a\rb', ALPHA]]],
  ['only carriage returns', 'line ends of old Macs: it is all one line', `${A}  a.txt\r${B}  b.txt\r`, 2, ['manifest-truncated']],
  ['CR CR LF', 'only one carriage return belongs to the line end', `${A}  a.txt\r\r\n`, 1],
  ['vertical tab', 'other line separators end no line', `${A}  a.txt\v${B}  b.txt\n`, 1],
  ['U+2028', 'other line separators end no line', `${A}  a.txt\u2028${B}  b.txt\n`, 1],
  ['U+0085', 'other line separators end no line', `${A}  a.txt\u0085${B}  b.txt\n`, 1],
  ['no-break space', 'a no-break space is no blank', `${A}\u00a0 a.txt\n`, 2, []],
  [
    'full-width digits',
    'letters that look like hex',
    `${A.replace(/\d/g, d => String.fromCharCode(0xff10 + Number(d)))}  a.txt\n`,
    2,
    []
  ],
  ['dotless digits', 'a digest with an invisible character in it', `${A.slice(0, 8)}\u200b${A.slice(8)}  a.txt\n`, 2, []],
  ['0x', 'a digest with a prefix', `0x${A}  a.txt\n`, 2, []],
  ['base64', 'a digest as cksum --base64 prints it', `${Buffer.from(A, 'hex').toString('base64')}  a.txt\n`, 0],
  ['base64 of another file', 'its twin', `${Buffer.from(B, 'hex').toString('base64')}  a.txt\n`, 1, ['digest-mismatch']],
  ['SHA-1', 'a digest that can be forged', 'da39a3ee5e6b4b0d3255bfef95601890afd80709  a.txt\n', 2, ['manifest-digest-weak']],
  ['SHA-224', 'a digest of 56 digits', `${A.slice(0, 56)}  a.txt\n`, 2, ['manifest-digest-weak']],
  ['CRC-32', 'a digest of eight digits', 'deadbeef  a.txt\n', 2, []],
  [
    'weak beside strong',
    'one strong line does not carry a weak one',
    `${A}  a.txt\nd41d8cd98f00b204e9800998ecf8427e  b.txt\n`,
    2,
    ['manifest-digest-weak']
  ],
  ['NUL after a name', 'coreutils cut the name there and say OK', Buffer.from(`${A}  a.txt\0junk\n`), 2, ['manifest-encoding']],
  ['NUL at the end', 'a NUL after the last line feed', Buffer.from(`${A}  a.txt\n\0`), 2, ['manifest-encoding']],
  ['NUL for line feed', 'sha256sum -z writes so', Buffer.from(`${A}  a.txt\0`), 2, ['manifest-encoding']],
  ['NUL in a comment', 'even there', Buffer.from(`# \0\n${A}  a.txt\n`), 2, ['manifest-encoding']],
  ['two marks', 'two byte order marks', Buffer.from(`\ufeff\ufeff${A}  a.txt\n`), 2, []],
  ['mark in the middle', 'a byte order mark from two joined lists', Buffer.from(`${A}  a.txt\n\ufeff${B}  b.txt\n`), 2, SKIPPED],
  ['UTF-32', 'a byte order mark of UTF-32LE', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 2, ['manifest-encoding']],
  ['a mark alone', 'only a byte order mark', Buffer.from('\ufeff'), 2, ['manifest-empty']],
  ['a UTF-16 mark alone', 'only a byte order mark of UTF-16', Buffer.from([0xff, 0xfe]), 2, ['manifest-empty']],
  [
    'lone surrogate in UTF-16',
    'half a character in a name',
    Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`${A}  a`, 'utf16le'),
      Buffer.from([0, 0xd8]),
      Buffer.from('.txt\n', 'utf16le')
    ]),
    2,
    ['manifest-encoding']
  ],
  [
    'not UTF-8',
    'names that are not UTF-8 are taken as bytes',
    Buffer.concat([Buffer.from(`${A}  a`), Buffer.from([0xff, 0x0a])]),
    0,
    [],
    [[Buffer.from([0x61, 0xff]), ALPHA]]
  ],
  [
    'not UTF-8, drifted',
    'and held to their bytes',
    Buffer.concat([Buffer.from(`${A}  a`), Buffer.from([0xff, 0x0a])]),
    1,
    ['digest-mismatch'],
    [[Buffer.from([0x61, 0xff]), BETA]]
  ],
  [
    'not UTF-8, spelled out',
    'the bytes are not the letters that show them',
    Buffer.concat([Buffer.from(`${A}  a`), Buffer.from([0xff, 0x0a])]),
    1,
    ['missing'],
    [['a\\xff', 'other']]
  ],
  [
    'bytes and their spelling',
    'two names that would be shown alike',
    Buffer.concat([Buffer.from(`${A}  a`), Buffer.from([0xff, 0x0a]), Buffer.from(`${B}  a\\xff\n`)]),
    2,
    ['manifest-path-duplicate'],
    [
      [Buffer.from([0x61, 0xff]), ALPHA],
      ['a\\xff', BETA]
    ]
  ],
  [
    'overlong UTF-8',
    'a slash in an overlong form is no slash',
    Buffer.concat([Buffer.from(`${A}  ..`), Buffer.from([0xc0, 0xaf]), Buffer.from('a.txt\n')]),
    1
  ],
  [
    'encoded surrogates',
    'CESU-8 is not UTF-8',
    Buffer.concat([Buffer.from(`${A}  a`), Buffer.from([0xed, 0xa0, 0x80, 0x0a])]),
    1
  ],
  ['clearsigned', 'the text in an OpenPGP signature is read, and said to be unauthenticated', clearsigned(`${A}  a.txt\n`), 0],
  ['clearsigned, drifted', 'and its files are held to it', clearsigned(`${A}  b.txt\n`), 1, ['digest-mismatch']],
  ['before the signed part', 'an entry that anyone could have added', `${B}  b.txt\n${clearsigned(`${A}  a.txt\n`)}`, 2, SKIPPED],
  ['after the signed part', 'an entry that anyone could have added', `${clearsigned(`${A}  a.txt\n`)}${B}  b.txt\n`, 2, SKIPPED],
  ['signature without end', 'a signed text that was cut', clearsigned(`${A}  a.txt\n`).slice(0, -30), 2, ['manifest-truncated']],
  [
    'looks like three columns',
    'a reversed list whose names start with a number: forced, it is what it says',
    `${A} 12 drummers\n`,
    1,
    [],
    [['12 drummers', ALPHA]]
  ]
]

function clearsigned(text: string): string {
  return `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${text}-----BEGIN PGP SIGNATURE-----\n\niQ==\n=x\n-----END PGP SIGNATURE-----\n`
}

const BSD: readonly Row[] = [
  ['OpenSSL 1', 'no space after the tag', `SHA256(a.txt)= ${A}\n`, 0],
  ['OpenSSL 3', 'the tag that OpenSSL 3 prints', `SHA2-256(a.txt)= ${A}\n`, 0],
  ['two digests', 'both must match', `SHA256 (a.txt) = ${A}\nSHA512 (a.txt) = ${'0'.repeat(128)}\n`, 2, ['manifest-conflict']],
  [
    'weak beside strong',
    'MD5 beside SHA256 counts for nothing, even when it is wrong',
    `MD5 (a.txt) = ${'0'.repeat(32)}\nSHA256 (a.txt) = ${A}\n`,
    0
  ],
  ['weak alone', 'MD5 alone is no seal', 'MD5 (a.txt) = 9f9f90dbe3e5ee1218c86b8839db1995\n', 2, ['manifest-digest-weak']],
  [
    'weak for one of two',
    'a file with MD5 only beside one with SHA256',
    `SHA256 (a.txt) = ${A}\nMD5 (b.txt) = ${'0'.repeat(32)}\n`,
    2,
    ['manifest-digest-weak']
  ],
  ['short BLAKE2b', 'eight bits of BLAKE2b are no seal', 'BLAKE2b-8 (a.txt) = 00\n', 2, []],
  ['lower-case tag', 'tags are case-sensitive', `sha256 (a.txt) = ${A}\n`, 2, []],
  ['unknown tag', 'a digest that this gate does not know', `SHA256 (a.txt) = ${A}\nSM3 (b.txt) = ${B}\n`, 2],
  ['tag and length disagree', 'a SHA512 of 64 digits', `SHA512 (a.txt) = ${A}\n`, 2, ['manifest-digest-invalid']],
  ['brackets in the name', 'the name ends at the last bracket', `SHA256 (a) = (b) = ${A}\n`, 0, [], [['a) = (b', ALPHA]]],
  ['a second entry in the name', 'a name that holds a whole entry is one name', `SHA256 (a.txt) = ${A} (b.txt) = ${A}\n`, 1],
  ['nothing in the brackets', 'an empty name', `SHA256 () = ${A}\n`, 2, ['manifest-path-unsafe']],
  ['no bracket', 'a bracket that is never closed', `SHA256 (a.txt) = ${A}\nSHA256 (b.txt = ${B}\n`, 2, SKIPPED],
  ['something after', 'a word after the digest', `SHA256 (a.txt) = ${A} trailing\n`, 2, []],
  ['no digest', 'nothing after the equals sign', `SHA256 (a.txt) = ${A}\nSHA256 (b.txt) = \n`, 2, []],
  ['escaped', 'a backslash before the line', `\\SHA256 (a\\nb) = ${A}\n`, 0, [], [['a\nb', ALPHA]]],
  ['unknown escape', 'an escape that coreutils do not know', `\\SHA256 (a\\tb) = ${A}\n`, 2, SKIPPED],
  ['gnu line inside', 'two formats in one list', `SHA256 (a.txt) = ${A}\n${B}  b.txt\n`, 2, SKIPPED]
]

const COLUMNS: readonly Row[] = [
  ['tabs', 'tabs between the columns', `${A}\t6\ta.txt\n`, 0],
  ['no length', 'two columns in a list of three', `${A} 6 a.txt\n${B} b.txt\n`, 2, SKIPPED],
  ['no name', 'a name is missing', `${A} 6 a.txt\n${B} 5\n`, 2, SKIPPED],
  ['blanks in a name', 'the rest of the line is the name', `${A} 6 a b  c\n`, 0, [], [['a b  c', ALPHA]]],
  ['negative', 'a length below zero', `${A} -6 a.txt\n`, 2, ['manifest-length-invalid']],
  ['units', 'a length with a unit', `${A} 6 a.txt\n${B} 5B b.txt\n`, 2, ['manifest-length-invalid']],
  ['grouped', 'a length with a comma', `${A} 6 a.txt\n${B} 5,0 b.txt\n`, 2, ['manifest-length-invalid']],
  [
    'twenty digits',
    'a length that no number holds',
    `${A} 6 a.txt\n${B} 99999999999999999999 b.txt\n`,
    2,
    ['manifest-length-invalid']
  ],
  ['other length for one path', 'one path under two lengths', `${A} 6 a.txt\n${A} 7 a.txt\n`, 2, ['manifest-path-duplicate']],
  ['way out', 'columns that climb', `${A} 6 ../outside/alpha.txt\n`, 2, ['manifest-path-unsafe']]
]

const OTHERS: readonly HostileCase[] = [
  ...casesIn('hashdeep', 'known.hashdeep', [
    ['no header', 'the second line says which columns there are', `%%%% HASHDEEP-1.0\n6,${A},a.txt\n`, 2, SKIPPED],
    [
      'weak only',
      'md5 and nothing else',
      '%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n6,d41d8cd98f00b204e9800998ecf8427e,a.txt\n',
      2,
      ['manifest-digest-weak']
    ],
    [
      'commas in a name',
      'commas after the last digest belong to the name',
      `%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n6,${A},a,b,c\n`,
      0,
      [],
      [['a,b,c', ALPHA]]
    ],
    [
      'absolute',
      'names as hashdeep writes them without -l',
      `%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n6,${A},/etc/hostname\n`,
      2,
      ['manifest-path-unsafe']
    ],
    ['version', 'a version that is not known', `%%%% HASHDEEP-2.0\n%%%% size,sha256,filename\n6,${A},a.txt\n`, 2, []],
    ['only a header', 'no file at all', '%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n', 2, ['manifest-empty']]
  ]),
  ...casesIn('gentoo', 'Manifest', [
    ['no digest', 'a size and nothing else', 'DATA a.txt 6\n', 2, ['manifest-digest-weak']],
    ['unknown tag', 'an entry of a kind that is not known', `DATA a.txt 6 SHA256 ${A}\nOPTIONAL b.txt\n`, 2, SKIPPED],
    ['digest without name', 'an odd number of words', `DATA a.txt 6 SHA256 ${A} BLAKE2B\n`, 2, SKIPPED],
    ['escaped way out', 'dots behind escapes', `DATA \\x2e\\x2e/outside/alpha.txt 6 SHA256 ${A}\n`, 2, ['manifest-path-unsafe']],
    ['escaped NUL', 'a NUL behind an escape', `DATA a.txt\\x00b 6 SHA256 ${A}\n`, 2, ['manifest-path-unsafe']],
    ['escaped surrogate', 'half a character behind an escape', `DATA a\\ud800 6 SHA256 ${A}\n`, 2, ['manifest-path-unsafe']],
    ['beyond Unicode', 'a number that is no character', `DATA a\\U00110000 6 SHA256 ${A}\n`, 2, SKIPPED],
    ['only DIST', 'files that are not of the tree seal nothing', `DIST a.txt 6 SHA256 ${A}\n`, 2, ['manifest-empty']]
  ]),
  ...casesIn('wheel-record', 'RECORD', [
    [
      'row without digest',
      'a file that is listed and not sealed',
      `a.txt,sha256=${b64(ALPHA)},6\nb.txt,,\n`,
      2,
      ['manifest-digest-invalid']
    ],
    ['weak', 'md5 is not allowed here', `a.txt,md5=1B2M2Y8AsgTpgAmY7PhCfg,6\n`, 2, ['manifest-digest-weak']],
    ['padding', 'base64 with padding is not what RECORD has', `a.txt,sha256=${b64(ALPHA)}=,6\n`, 2, ['manifest-digest-invalid']],
    [
      'open quote',
      'a quoted field without end swallows the rest',
      `a.txt,sha256=${b64(ALPHA)},6\n"b.txt,sha256=${b64(BETA)},5\n`,
      2,
      ['manifest-truncated']
    ],
    ['quoted name', 'a name with a comma', `"a,b",sha256=${b64(ALPHA)},6\n`, 0, [], [['a,b', ALPHA]]],
    ['four fields', 'a field too many', `a.txt,sha256=${b64(ALPHA)},6,x\nb.txt,sha256=${b64(BETA)},5\n`, 2, SKIPPED],
    ['only itself', 'RECORD seals nothing but itself', 'x.dist-info/RECORD,,\n', 2, ['manifest-empty']]
  ]),
  ...casesIn('debian', 'harbour_1.0.dsc', [
    [
      'weak only',
      'Files has MD5',
      'Format: 1.0\nFiles:\n d41d8cd98f00b204e9800998ecf8427e 6 a.txt\n',
      2,
      ['manifest-digest-weak']
    ],
    [
      'second paragraph',
      'a second paragraph could replace the first',
      `Checksums-Sha256:\n ${A} 6 a.txt\n\nChecksums-Sha256:\n ${B} 5 b.txt\n`,
      2,
      SKIPPED
    ],
    [
      'field twice',
      'one field stands twice',
      `Checksums-Sha256:\n ${A} 6 a.txt\nChecksums-Sha256:\n ${B} 5 b.txt\n`,
      2,
      ['manifest-key-duplicate']
    ],
    ['blank in a name', 'a name cannot hold a blank', `Checksums-Sha256:\n ${A} 6 a b\n`, 2, SKIPPED]
  ]),
  ...casesIn('cargo', '.cargo-checksum.json', [
    ['no files', 'how Cargo’s own check is switched off', '{"files":{},"package":null}\n', 2, ['manifest-empty']],
    ['not a digest', 'a number in place of a digest', '{"files":{"a.txt":1},"package":null}\n', 2, ['manifest-digest-invalid']],
    ['list of files', 'a list in place of an object', `{"files":["a.txt"],"package":null}\n`, 2],
    [
      '__proto__',
      'a key that is special to JavaScript is a path like any other',
      `{"files":{"a.txt":"${A}","__proto__":"${B}"},"package":null}\n`,
      1
    ]
  ]),
  ...casesIn('tuf', 'targets.json', [
    ['no hashes', 'a length alone is no seal', tuf({ 'a.txt': { length: 6, hashes: {} } }), 2, ['manifest-digest-weak']],
    [
      'weak hashes',
      'md5 alone is no seal',
      tuf({ 'a.txt': { length: 6, hashes: { md5: '0'.repeat(32) } } }),
      2,
      ['manifest-digest-weak']
    ],
    ['no length', 'TUF requires a length', tuf({ 'a.txt': { hashes: { sha256: A } } }), 2, ['manifest-length-invalid']],
    [
      'one of two hashes wrong',
      'all must match',
      tuf({ 'a.txt': { length: 6, hashes: { sha256: A, sha512: '0'.repeat(128) } } }),
      2,
      ['manifest-conflict']
    ],
    ['no targets', 'metadata of nothing', tuf({}), 2, ['manifest-empty']],
    [
      'of another role',
      'snapshot metadata with targets in it',
      tuf({ 'a.txt': { length: 6, hashes: { sha256: A } } }).replace(
        '"_type":"targets"',
        '"_type":"snapshot","x":{"_type":"targets"}'
      ),
      2,
      SKIPPED
    ]
  ]),
  ...casesIn('in-toto', 'statement.json', [
    ['no name', 'a subject that is matched by digest only', statement([{ digest: { sha256: A } }]), 2, ['manifest-path-unsafe']],
    [
      'address for a name',
      'a package URL is no path',
      statement([{ name: 'pkg:npm/x@1', digest: { sha256: A } }]),
      2,
      ['manifest-path-unsafe']
    ],
    ['weak', 'sha1 only', statement([{ name: 'a.txt', digest: { sha1: '0'.repeat(40) } }]), 2, ['manifest-digest-weak']],
    [
      'git blob only',
      'a digest of another encoding',
      statement([{ name: 'a.txt', digest: { gitBlob: '0'.repeat(40) } }]),
      2,
      ['manifest-digest-weak']
    ],
    [
      'one of two wrong',
      'in-toto takes any, this gate wants all',
      statement([{ name: 'a.txt', digest: { sha256: A, sha512: '0'.repeat(128) } }]),
      2,
      ['manifest-conflict']
    ],
    ['no subject', 'a statement about nothing', statement([]), 2, ['manifest-empty']],
    [
      'other type',
      'a statement of a version that is not known',
      statement([{ name: 'a.txt', digest: { sha256: A } }]).replace('Statement/v1', 'Statement/v9'),
      2,
      ['manifest-schema-unknown']
    ],
    ['envelope', 'a DSSE envelope', envelope(statement([{ name: 'a.txt', digest: { sha256: A } }])), 0],
    [
      'envelope, drifted',
      'a DSSE envelope whose subject is not as sealed',
      envelope(statement([{ name: 'b.txt', digest: { sha256: A } }])),
      1,
      ['digest-mismatch']
    ],
    ['envelope of another type', 'a payload that is no statement', envelope('x').replace('vnd.in-toto+json', 'x'), 2, []],
    [
      'envelope, not base64',
      'a payload with characters that are not base64',
      envelope('x').replace(/"payload":"[^"]*"/, '"payload":"***"'),
      2,
      SKIPPED
    ],
    ['envelope, not JSON', 'a payload that is no JSON', envelope('oops'), 2, SKIPPED]
  ])
]

function b64(content: string): string {
  return Buffer.from(sha256(content), 'hex').toString('base64url')
}

function tuf(targets: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ signatures: [], signed: { _type: 'targets', spec_version: '1.0.31', version: 1, expires: '2030-01-01T00:00:00Z', targets } })}\n`
}

function statement(subject: readonly unknown[]): string {
  return `${JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', subject, predicateType: 'https://example.com/p' })}\n`
}

function envelope(payload: string): string {
  const body = Buffer.from(payload).toString('base64')
  return `${JSON.stringify({ payloadType: 'application/vnd.in-toto+json', payload: body, signatures: [] })}\n`
}

/** A pointer seals the file of its own name under another root. */
function pointer(id: string, what: string, text: string, exit: 0 | 1 | 2, codes: readonly FindingCode[] = []): HostileCase {
  return {
    id: `lfs grammar: ${id}`,
    what,
    tree: [['content/model.bin', ALPHA]],
    list: written('lfs', 'model.bin', text),
    args: ['model.bin', '--root', 'content'],
    exit,
    codes
  }
}

const SPEC = 'version https://git-lfs.github.com/spec/v1\n'
const LFS: readonly HostileCase[] = [
  pointer('intact', 'a pointer and its content', `${SPEC}oid sha256:${A}\nsize 6\n`, 0),
  pointer('drifted', 'a pointer and other content', `${SPEC}oid sha256:${B}\nsize 6\n`, 1, ['digest-mismatch']),
  pointer('wrong size', 'a pointer with another size', `${SPEC}oid sha256:${A}\nsize 7\n`, 2, ['manifest-conflict']),
  pointer(
    'extension',
    'an oid that is not that of the file in the tree',
    `${SPEC}ext-0-x sha256:${B}\noid sha256:${A}\nsize 6\n`,
    2,
    SKIPPED
  ),
  pointer('oid twice', 'two oids', `${SPEC}oid sha256:${B}\noid sha256:${A}\nsize 6\n`, 2, ['manifest-key-duplicate']),
  pointer('no size', 'a pointer without its size', `${SPEC}oid sha256:${A}\n`, 2, SKIPPED),
  pointer('other oid', 'an oid of another kind', `${SPEC}oid md5:d41d8cd98f00b204e9800998ecf8427e\nsize 6\n`, 2, [
    'manifest-digest-invalid'
  ]),
  pointer('too long', 'a pointer of more than 1024 bytes', `${SPEC}oid sha256:${A}\nsize 6\n${'\n'.repeat(1100)}`, 2, SKIPPED),
  pointer('cut', 'a pointer that was cut', `${SPEC}oid sha256:${A}\nsize 6`, 2, ['manifest-truncated'])
]

export const GRAMMAR: readonly HostileCase[] = [
  ...casesIn('gnu', 'SHA256SUMS', GNU),
  {
    id: 'gnu grammar: forced',
    what: 'a reversed list whose names start with a number, forced to be one',
    tree: [['12 drummers', ALPHA]],
    list: written('gnu', 'SHA256SUMS', `${A} 12 drummers\n`),
    args: ['SHA256SUMS', '--format', 'gnu'],
    exit: 0
  },
  {
    id: 'gnu grammar: B2SUMS',
    what: '128 digits are BLAKE2b when the name of the list says so',
    tree: GOOD,
    list: written('gnu', 'B2SUMS', `${'0'.repeat(128)}  a.txt\n`),
    exit: 1,
    codes: ['digest-mismatch']
  },
  ...casesIn('bsd', 'SHA256SUMS', BSD),
  ...casesIn('columns', 'seals.txt', COLUMNS),
  ...OTHERS,
  ...LFS
]
