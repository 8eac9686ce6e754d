import { existsSync, readFileSync } from 'node:fs'
import type { FindingCode } from '../../../src/model/codes.ts'
import { type HostileCase, type List, type Sealed, type Tree, utf16 } from '../case.ts'
import { type Entry, entryOf, LIST_FORMATS, type ListFormatName, listOf } from '../lists.ts'
import { OUTSIDE } from '../sandbox.ts'

// Rules that hold for every format (docs/formats.md), each written once.

/** Formats that hold every rule; the others hold those that a parser could break by itself, to save time. */
const WHOLE: readonly ListFormatName[] = ['gnu', 'native']
const EVERYWHERE = new Set([
  'intact',
  'flipped',
  'gone',
  'link',
  'path ..',
  'path absolute',
  'path inner ..',
  'path dash',
  'path ./',
  'NFC and NFD',
  'digest one digit short',
  'digest not hex',
  'digest in capitals',
  'twice, to other bytes',
  'no entries',
  'junk among good lines',
  'cut inside the last entry',
  'no last line feed',
  'NUL in a name',
  'length negative',
  'length above 2^53-1',
  'BOM, intact',
  'BOM, first file drifted',
  'CRLF, intact',
  'CRLF, first file drifted',
  'UTF-16LE, first file drifted',
  'UTF-16 without a mark'
])

/** What one rule does to a sound list of two files, and what must come of it. */
interface Rule {
  readonly id: string
  readonly what: string
  readonly exit: 0 | 1 | 2
  readonly codes?: readonly FindingCode[]
  readonly also?: readonly FindingCode[]
  readonly notice?: RegExp
  readonly tree?: Tree
  readonly list?: List
}

const FIRST = 'alpha\n'
const SECOND = 'beta\n'
/** A first line that is spoiled may not be told for its format any more. */
const ANY_MALFORMED: readonly FindingCode[] = [
  'manifest-malformed',
  'manifest-digest-invalid',
  'manifest-path-unsafe',
  'manifest-format-unknown'
]

export function casesOf(name: ListFormatName): HostileCase[] {
  const format = LIST_FORMATS[name]
  const at = (path: string): string => `${format.folder}${path}`
  const a = entryOf(name, { path: at('a.txt'), content: FIRST })
  const b = entryOf(name, { path: at('sub/b.txt'), content: SECOND })
  const good: Tree = [
    [a.path, FIRST],
    [b.path, SECOND]
  ]
  const withA = (content: string): Tree => [
    [a.path, content],
    [b.path, SECOND]
  ]
  const rules = [
    ...bytesOnDisk(name, a, b, withA),
    ...paths(name, a, b, at),
    ...digests(name, a, b),
    ...lists(name, a, b),
    ...encodings(name, a, b, withA)
  ]
  const held = WHOLE.includes(name) ? rules : rules.filter(({ id }) => EVERYWHERE.has(id))
  return held.map(rule => ({
    ...rule,
    id: `${name}: ${rule.id}`,
    tree: [...format.tree, ...(rule.tree ?? good)],
    list: rule.list ?? listOf(name, [a, b]),
    onlyJson: true
  }))
}

function bytesOnDisk(name: ListFormatName, a: Entry, b: Entry, withA: (content: string) => Tree): Rule[] {
  const other: FindingCode = LIST_FORMATS[name].lengths ? 'length-mismatch' : 'digest-mismatch'
  return [
    { id: 'intact', what: 'every sealed byte is right', exit: 0 },
    { id: 'flipped', what: 'one bit of one byte is flipped', tree: withA('alpHa\n'), exit: 1, codes: ['digest-mismatch'] },
    { id: 'longer', what: 'one byte more at the end', tree: withA('alpha\n\n'), exit: 1, codes: [other] },
    { id: 'shorter', what: 'the last byte is gone', tree: withA('alpha'), exit: 1, codes: [other] },
    { id: 'emptied', what: 'no byte is left', tree: withA(''), exit: 1, codes: [other] },
    { id: 'CRLF in the file', what: 'a checkout wrote CRLF', tree: withA('alpha\r\n'), exit: 1, codes: [other] },
    { id: 'gone', what: 'a sealed file is not there', tree: [[b.path, SECOND]], exit: 1, codes: ['missing'] },
    { id: 'nothing there', what: 'no sealed file is there', tree: [], exit: 1, codes: ['missing'] },
    {
      id: 'folder',
      what: 'a folder in place of a file',
      tree: [
        [a.path, { folder: true }],
        [b.path, SECOND]
      ],
      exit: 1,
      codes: ['not-a-file']
    },
    {
      id: 'FIFO',
      what: 'a named pipe in place of a file',
      tree: [
        [a.path, { fifo: true }],
        [b.path, SECOND]
      ],
      exit: 1,
      codes: ['not-a-file']
    },
    {
      id: 'link',
      what: 'a link to the same bytes outside the root in place of a file',
      tree: [
        [a.path, { link: '@outside/alpha.txt' }],
        [b.path, SECOND]
      ],
      exit: 1,
      codes: ['symlink']
    }
  ]
}

function paths(name: ListFormatName, a: Entry, b: Entry, at: (path: string) => string): Rule[] {
  const secret = OUTSIDE['secret.txt'] ?? ''
  const moved = (path: string, content: Sealed['content'] = FIRST): List => listOf(name, [entryOf(name, { path, content }), b])
  const unsafe = (id: string, path: string, content: Sealed['content'] = FIRST): Rule => ({
    id: `path ${id}`,
    what: `an entry for ${JSON.stringify(path)}`,
    list: moved(path, content),
    exit: 2,
    codes: ['manifest-path-unsafe'],
    // A name may be no name in the format's own grammar.
    also: ['manifest-malformed', 'manifest-path-duplicate']
  })
  const nfc = at('caf\u00e9.txt')
  const nfd = at('cafe\u0301.txt')
  const twins: readonly Sealed[] = [
    { path: nfc, content: FIRST },
    { path: nfd, content: SECOND }
  ]
  return [
    unsafe('..', '../outside/secret.txt', secret),
    unsafe('inner ..', at('sub/../../outside/secret.txt'), secret),
    unsafe('.. that comes back', at('sub/../a.txt')),
    unsafe('.. at the end', at('sub/..')),
    unsafe('absolute', '/etc/passwd', existsSync('/etc/passwd') ? readFileSync('/etc/passwd') : ''),
    unsafe('double slash at the start', '//etc/hostname'),
    unsafe('double slash', at('sub//a.txt')),
    unsafe('slash at the end', at('a.txt/')),
    unsafe('inner dot', at('sub/./a.txt')),
    unsafe('dot at the end', at('sub/.')),
    unsafe('drive', 'C:/a.txt'),
    unsafe('drive without slash', 'c:a.txt'),
    unsafe('UNC', '\\\\server\\share\\a.txt'),
    {
      ...unsafe('dash', '-'),
      tree: [
        ['-', FIRST],
        [a.path, FIRST],
        [b.path, SECOND]
      ]
    },
    { id: 'path ./', what: 'a leading "./", as find writes it, is dropped', list: moved(`./${a.path}`), exit: 0 },
    {
      id: 'NFC and NFD',
      what: 'two files whose names differ in Unicode form only, both right',
      tree: twins.map(({ path, content }) => [path, content]),
      list: listOf(
        name,
        twins.map(twin => entryOf(name, twin))
      ),
      exit: 2,
      codes: ['manifest-path-duplicate']
    },
    {
      id: 'NFD alone',
      what: 'one name in NFD, as it is on disk',
      tree: [[nfd, SECOND]],
      list: listOf(name, [entryOf(name, { path: nfd, content: SECOND })]),
      exit: 0
    }
  ]
}

function digests(name: ListFormatName, a: Entry, b: Entry): Rule[] {
  const { capitals } = LIST_FORMATS[name]
  const spoiled = (id: string, digest: string, also: readonly FindingCode[] = []): Rule => ({
    id: `digest ${id}`,
    what: `the digest is ${id}`,
    list: listOf(name, [{ ...a, digest }, b]),
    exit: 2,
    also: [...ANY_MALFORMED, ...also]
  })
  const upper: Rule = { id: 'digest in capitals', what: 'the digest is in upper-case hex', exit: 0, notice: /upper-case/ }
  const capital = listOf(name, [{ ...a, digest: a.digest.toUpperCase() }, b])
  return [
    spoiled('one digit short', a.digest.slice(0, -1)),
    spoiled('one digit long', `${a.digest}0`),
    spoiled('not hex', `${a.digest.slice(0, -1)}~`),
    spoiled('not hex, though a letter', capitals === 'not-hex' ? `${a.digest.slice(0, -1)}.` : `${a.digest.slice(0, -1)}g`),
    // BSD's reversed form and weak digests are told by their length, so what is wrong may be said in several ways.
    spoiled('empty', '', ['manifest-digest-weak', 'manifest-format-unknown', 'manifest-truncated']),
    spoiled('of MD5', 'd41d8cd98f00b204e9800998ecf8427e', ['manifest-digest-weak', 'manifest-format-unknown']),
    ...(capitals === 'read' ? [{ ...upper, list: capital }] : []),
    ...(capitals === 'refused'
      ? [{ id: upper.id, what: upper.what, list: capital, exit: 2 as const, codes: ['manifest-digest-invalid' as const] }]
      : [])
  ]
}

function lists(name: ListFormatName, a: Entry, b: Entry): Rule[] {
  const { json, twice, lengths, write } = LIST_FORMATS[name]
  const cut = (by: number): List => listOf(name, [a, b], bytes => bytes.subarray(0, bytes.length - by))
  const again = listOf(name, [a, b, a])
  const contradicting: readonly FindingCode[] = ['manifest-path-duplicate', 'manifest-key-duplicate', 'manifest-malformed']
  return [
    {
      id: 'twice, to other bytes',
      what: 'one path is sealed to two digests',
      list: listOf(name, [a, b, { ...b, path: a.path }]),
      exit: 2,
      codes: [twice === 'read' ? 'manifest-path-duplicate' : twice],
      also: contradicting
    },
    twice === 'read'
      ? { id: 'twice, the same', what: 'one seal stands twice', list: again, exit: 0, notice: /twice/ }
      : { id: 'twice, the same', what: 'one seal stands twice', list: again, exit: 2, codes: [twice] },
    ...(lengths
      ? [
          ['negative', '-6'],
          ['a fraction', '6.5'],
          ['a whole number with a fraction', '6.0'],
          ['with an exponent', '6e0'],
          ['above 2^53-1', '9007199254740993'],
          ['hexadecimal', '0x6'],
          ['with a leading zero', '06'],
          ['infinite', '1e999']
        ].map(([id, length]): Rule => {
          const at = `${length}`
          const text = write([a, { ...b, bytes: 777_777 }]).replace('777777', at)
          return {
            id: `length ${id}`,
            what: `the byte length is ${at}`,
            list: { file: LIST_FORMATS[name].file, format: name, bytes: Buffer.from(text) },
            exit: 2,
            also: ['manifest-length-invalid', 'manifest-malformed', 'manifest-format-unknown']
          }
        })
      : []),
    {
      id: 'no entries',
      what: 'a list of nothing',
      list: listOf(name, []),
      exit: 2,
      also: ['manifest-empty', 'manifest-format-unknown', 'manifest-malformed']
    },
    {
      id: 'zero bytes',
      what: 'a manifest of zero bytes',
      list: listOf(name, [], () => Buffer.alloc(0)),
      exit: 2,
      codes: ['manifest-empty']
    },
    {
      id: 'junk among good lines',
      what: 'a line that is no entry stands among good ones',
      list: listOf(name, [a, b], bytes => insertAfterLine(bytes, a.path, 'oops\n')),
      exit: 2,
      codes: ['manifest-malformed']
    },
    {
      id: 'junk at the end',
      what: 'a line that is no entry stands at the end',
      list: listOf(name, [a, b], bytes => Buffer.concat([bytes, Buffer.from('oops\n')])),
      exit: 2,
      codes: ['manifest-malformed']
    },
    {
      id: 'cut inside the last entry',
      what: 'the list ends ten bytes early',
      list: cut(10),
      exit: 2,
      codes: ['manifest-truncated'],
      also: ANY_MALFORMED
    },
    json
      ? { id: 'no last line feed', what: 'JSON that ends with its last brace', list: cut(1), exit: 0 }
      : {
          id: 'no last line feed',
          what: 'the list may be cut in its last name',
          list: cut(1),
          exit: 2,
          codes: ['manifest-truncated']
        },
    {
      id: 'NUL in a name',
      what: 'a name with a NUL, at which C programs cut it',
      list: listOf(name, [{ ...a, path: `${a.path}\0x` }, b]),
      exit: 2,
      also: ['manifest-encoding', 'manifest-path-unsafe', 'manifest-malformed']
    }
  ]
}

/** What Windows makes of a list that was redirected into a file; and the first entry must count in each case. */
function encodings(name: ListFormatName, a: Entry, b: Entry, withA: (content: string) => Tree): Rule[] {
  const drifted = withA('alpHa\n')
  const crlf = (bytes: Buffer): Buffer => Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))
  const spoilt = [
    // RECORD has no place for a mark: U+FEFF belongs to its first path.
    {
      id: 'BOM',
      what: 'a UTF-8 byte order mark',
      spoil: (x: Buffer) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), x]),
      notice: /byte order mark/
    },
    // CSV has CRLF by its own grammar, and white space in JSON is free.
    {
      id: 'CRLF',
      what: 'CRLF line ends',
      spoil: crlf,
      ...(name !== 'wheel-record' && !LIST_FORMATS[name].json && { notice: /CRLF/ })
    },
    { id: 'UTF-16LE', what: 'UTF-16LE with a byte order mark', spoil: (x: Buffer) => utf16(x, 'le'), notice: /UTF-16LE/ },
    { id: 'UTF-16BE', what: 'UTF-16BE with a byte order mark', spoil: (x: Buffer) => utf16(x, 'be'), notice: /UTF-16BE/ }
  ]
  return [
    ...spoilt
      .filter(({ id }) => id !== 'BOM' || name !== 'wheel-record')
      .flatMap(({ id, what, spoil, ...said }): Rule[] => {
        const list = listOf(name, [a, b], spoil)
        return [
          { id: `${id}, intact`, what: `the manifest has ${what}`, list, exit: 0, ...said },
          {
            id: `${id}, first file drifted`,
            what: `the manifest has ${what}, and the first file is not as sealed`,
            tree: drifted,
            list,
            exit: 1,
            codes: ['digest-mismatch']
          }
        ]
      }),
    {
      id: 'UTF-16 without a mark',
      what: 'UTF-16LE without a byte order mark',
      list: listOf(name, [a, b], bytes => utf16(bytes, 'le').subarray(2)),
      exit: 2,
      codes: ['manifest-encoding']
    },
    {
      id: 'half a character',
      what: 'UTF-16LE with an odd number of bytes',
      list: listOf(name, [a, b], bytes => utf16(bytes, 'le').subarray(0, -1)),
      exit: 2,
      codes: ['manifest-encoding']
    }
  ]
}

function insertAfterLine(bytes: Buffer, near: string, line: string): Buffer {
  const at = bytes.indexOf('\n', bytes.indexOf(near)) + 1
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(line), bytes.subarray(at)])
}
