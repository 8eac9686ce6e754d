import { deflateRawSync, gzipSync } from 'node:zlib'
import { makeTar, pax } from './make-tar.ts'
import { descriptor, makeZip } from './make-zip.ts'

const text = 'one two three four five six seven\n'.repeat(40)
const packed = deflateRawSync(text)
const tar = makeTar(
  { name: 'd/', type: '5' },
  { name: 'd/run', content: text, mode: '0000755\0' },
  { name: 'd/l', type: '2', link: 'run' },
  { name: 'd/h', type: '1', link: 'd/run' },
  { name: '././@LongLink', type: 'L', magic: 'ustar  \0', content: `${'n'.repeat(120)}\0` },
  { name: 'n'.repeat(100), magic: 'ustar  \0', content: 'x' },
  pax({ path: 'ünïcode', mtime: '1.5' }),
  { name: 'unicode', content: 'y'.repeat(600) },
  pax({ comment: 'c' }, 'g'),
  { name: 'e' }
)
const zip = makeZip(
  [
    { name: 'd/', content: '', method: 0 },
    { name: 'd/run', content: text, attributes: 0o100755 * 65_536 },
    { name: 's', content: 'stored', method: 0 },
    { name: 'l', content: 'd/run', method: 0, attributes: 0o120777 * 65_536 },
    { name: 'later', content: text, flags: 8, local: { size: 0, crc: 0 }, after: descriptor(text, packed.length) }
  ],
  { comment: 'a comment' }
)
const ar = Buffer.concat(
  [
    '!<arch>\n',
    'debian-binary   1700000000  0     0     100644  4         `\n2.0\n',
    'data.tar/       1700000000  0     0     100644  5         `\nabcde\n'
  ].map(part => Buffer.from(part, 'latin1'))
)

/** Small archives that are read without a problem, by the ending of their names. */
export const SEEDS: readonly (readonly [string, Buffer])[] = [
  ['tar', tar],
  ['tgz', gzipSync(tar)],
  ['zip', zip],
  ['ar', ar]
]
