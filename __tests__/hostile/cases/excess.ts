import { deflateRawSync, gzipSync } from 'node:zlib'
import type { FindingCode } from '../../../src/model/codes.ts'
import type { Exit, HostileCase } from '../case.ts'
import { sealedAs, sha256, written } from '../lists.ts'

// Too much of something: bytes, lines, digits, escapes, brackets; and drifted files on which a search for the cause could lose itself.

const ALPHA = 'alpha\n'
const A = sha256(ALPHA)
const B = sha256('beta\n')
const MEGABYTE = 1_000_000

const REFUSALS: readonly FindingCode[] = [
  'manifest-malformed',
  'manifest-digest-invalid',
  'manifest-digest-weak',
  'manifest-format-unknown',
  'manifest-path-unsafe',
  'manifest-path-duplicate',
  'manifest-truncated',
  'manifest-empty',
  'manifest-too-large',
  'unreadable',
  'missing'
]

function list(id: string, what: string, text: () => string, exit: Exit, file = 'SHA256SUMS'): HostileCase {
  return {
    id: `excess: ${id}`,
    what,
    tree: [['a.txt', ALPHA]],
    list: written('gnu', file, text),
    exit,
    also: REFUSALS
  }
}

const LISTS: readonly HostileCase[] = [
  list('hex without end', 'a digest of three million digits', () => `${A}  a.txt\n${'a'.repeat(3 * MEGABYTE)}\n`, 2),
  list('hex without end, first', 'a digest of 30 million digits', () => `${'a'.repeat(30 * MEGABYTE)}  a.txt\n`, 2),
  list('blanks without end', 'a line of three million blanks', () => `${A}  a.txt\n${' '.repeat(3 * MEGABYTE)}x\n`, 2),
  list('blanks without end, first', 'a line of three million blanks', () => `${' '.repeat(3 * MEGABYTE)}x\n`, 2),
  list(
    'blanks between columns',
    'a line of three million blanks between columns',
    () => `${A} 6${' '.repeat(3 * MEGABYTE)}\n`,
    2
  ),
  list('empty lines', 'a million empty lines', () => `${'\n'.repeat(MEGABYTE)}${A}  a.txt\n`, 0),
  list('comments', 'half a million comments', () => `${'#\n'.repeat(MEGABYTE / 2)}${A}  a.txt\n`, 0),
  list('carriage returns', 'ten million carriage returns', () => `${A}  b.txt${'\r'.repeat(10 * MEGABYTE)}\n`, 'refused'),
  list('name without end', 'a name of three million letters', () => `${A}  ${'n'.repeat(3 * MEGABYTE)}\n`, 'refused'),
  list('slashes', 'a name of three million slashes', () => `${A}  a${'/'.repeat(3 * MEGABYTE)}\n`, 2),
  list('segments', 'a name of a million segments', () => `${B}  ${'d/'.repeat(MEGABYTE)}f\n`, 'refused'),
  list('dots', 'a name of 100,000 "./"', () => `${A}  ${'./'.repeat(100_000)}a.txt\n`, 0),
  list('escapes', 'a name of a million escapes', () => `\\${B}  ${'\\\\'.repeat(MEGABYTE)}\n`, 'refused'),
  list('bad escapes', 'a name of a million bad escapes', () => `\\${A}  ${'\\x'.repeat(MEGABYTE)}\n`, 2),
  list(
    'combining marks',
    'a name of 200,000 marks in the wrong order',
    () => `${A}  a${'\u0300\u0316'.repeat(100_000)}\n${A}  b\n`,
    'refused'
  ),
  list('bad lines', '300,000 bad lines', () => `${A}  a.txt\n${'oops\n'.repeat(300_000)}`, 2),
  list('bad paths', '100,000 unsafe paths', () => `${A}  ../x\n`.repeat(100_000), 2),
  list('the same line', 'one entry 100,000 times', () => `${A}  a.txt\n`.repeat(100_000), 0),
  list(
    'missing files',
    '5000 files that are not there',
    () => Array.from({ length: 5000 }, (_, i) => `${B}  gone/${i}\n`).join(''),
    1
  ),
  list('brackets', 'a million brackets', () => `SHA256 (${')'.repeat(MEGABYTE)} = ${B}\n`, 'refused'),
  list('tag without end', 'a tag of three million letters', () => `${'A'.repeat(3 * MEGABYTE)} (a.txt) = ${A}\n`, 2),
  list('dashes', 'an OpenPGP head without end', () => `-----BEGIN PGP SIGNED MESSAGE-----\n${'Hash: x\n'.repeat(300_000)}`, 2),
  list('commas', 'a CSV row of two million fields', () => `${','.repeat(2 * MEGABYTE)}\n`, 2, 'RECORD'),
  list('quotes', 'a CSV field of two million quotes', () => `"${'""'.repeat(MEGABYTE)}`, 2, 'RECORD'),
  list(
    'columns',
    'a hashdeep header of 300,000 columns',
    () => `%%%% HASHDEEP-1.0\n%%%% size,${'sha256,'.repeat(300_000)}filename\n6,${A},a.txt\n`,
    2
  ),
  list(
    'fields',
    'a control file of 100,000 fields',
    () => `${Array.from({ length: 100_000 }, (_, i) => `F${i}: x\n`).join('')}Checksums-Sha256:\n ${A} 6 a.txt\n`,
    0,
    'x.dsc'
  ),
  list(
    'white space before a field',
    'a control file after two million blanks',
    () => `${' \n'.repeat(MEGABYTE)}Checksums-Sha256:\n ${A} 6 a.txt\n`,
    2,
    'x.dsc'
  ),
  list(
    'digests of one file',
    'one Gentoo entry with 10,000 digests',
    () => `DATA a.txt 6${` SHA256 ${A}`.repeat(10_000)}\n`,
    0,
    'Manifest'
  ),
  list(
    'JSON lines',
    '50,000 empty documents',
    () => `${'{"payloadType":"application/vnd.in-toto+json"}\n'.repeat(50_000)}`,
    2,
    'x.jsonl'
  )
]

/** Drifted files: what they are searched for must end, whatever is found. */
function drifted(id: string, what: string, make: () => readonly [sealed: string, found: string | Uint8Array]): HostileCase {
  const seal = () => {
    const [sealed] = make()
    return `${sha256(sealed)} ${Buffer.byteLength(sealed)} a.txt\n`
  }
  return {
    id: `drift: ${id}`,
    what,
    tree: [['a.txt', () => make()[1]]],
    list: written('columns', 'seals.sha256', seal),
    exit: 1,
    also: ['digest-mismatch', 'length-mismatch']
  }
}

/** Ten thousand gzip members of a megabyte of zeros each. */
function bomb(): Uint8Array {
  const member = gzipSync(Buffer.alloc(MEGABYTE))
  return Buffer.concat(new Array<Buffer>(10_000).fill(member))
}

const DRIFTS: readonly HostileCase[] = [
  drifted('a million dashes', 'any of a million dashes could be the one', () => [
    '-'.repeat(MEGABYTE),
    '—-'.repeat(MEGABYTE / 2)
  ]),
  drifted('mixed line ends', 'half a million line ends, some changed', () => [
    'x\n'.repeat(MEGABYTE),
    'x\n'.repeat(500_001) + 'x\r\n'.repeat(499_999)
  ]),
  drifted('every space another', 'every space of another kind', () => ['a b '.repeat(100_000), 'a\u00a0b\u2009'.repeat(100_000)]),
  drifted('accents', 'marks in another form, and one letter more', () => [
    `${'é'.repeat(80_000)}x`,
    `${'e\u0301'.repeat(80_000)}xy`
  ]),
  drifted('deep JSON', 'JSON nested 50,000 deep', () => [
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    `${'[ '.repeat(50_000)}${']'.repeat(50_000)}`
  ]),
  drifted('wide JSON', 'JSON with 80,000 keys, in another order', () => [
    JSON.stringify(Object.fromEntries(Array.from({ length: 80_000 }, (_, i) => [`k${i}`, i]))),
    JSON.stringify(Object.fromEntries(Array.from({ length: 80_000 }, (_, i) => [`k${80_000 - i}`, i])))
  ]),
  drifted('JSON escapes', 'a megabyte of escapes', () => [`"${'é'.repeat(200_000)}x"`, `"${'\\u00e9'.repeat(200_000)}y"`]),
  drifted('gzip bomb', 'ten megabytes that unfold to ten gigabytes', () => ['x', bomb()]),
  drifted('deflate bomb', 'a raw stream that unfolds to a hundred megabytes', () => [
    'x',
    deflateRawSync(Buffer.alloc(100 * MEGABYTE))
  ]),
  drifted('LFS pointer to a TiB', 'a pointer that promises more than was sealed', () => [
    'x',
    `version https://git-lfs.github.com/spec/v1\noid sha256:${A}\nsize ${2 ** 40}\n`
  ]),
  drifted('long line', 'one line of twenty megabytes', () => [`${'x'.repeat(20 * MEGABYTE)}\n`, `${'x'.repeat(20 * MEGABYTE)}y`]),
  drifted('tabs', 'tabs for blanks, everywhere', () => [`${' '.repeat(8)}x\n`.repeat(20_000), `\t x\n`.repeat(20_000)]),
  drifted('commands in the bytes', 'drifted bytes that give orders to the runner', () => [
    'one - two\n',
    '::error::owned\n##[error]owned\n\u001b[2J\u202e — two\n'
  ]),
  drifted('controls in the bytes', 'drifted bytes that no terminal should see', () => [
    'a-b\n',
    'a\u2014b\u001b]0;owned\u0007\n'
  ]),
  {
    ...drifted('many drifted alike', '500 files with the same drift', () => ['', '']),
    tree: Array.from({ length: 500 }, (_, i) => [`f${i}`, 'one — two\r\n'] as const),
    list: sealedAs(
      'columns',
      Array.from({ length: 500 }, (_, i) => ({ path: `f${i}`, content: 'one - two\n' }))
    )
  }
]

export const EXCESS: readonly HostileCase[] = [...LISTS, ...DRIFTS]
