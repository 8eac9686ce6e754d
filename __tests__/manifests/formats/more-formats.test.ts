import { describe, expect, test } from '@jest/globals'
import { matchesSeal } from '../../../src/model/digest.ts'
import { read } from '../reading.ts'
import { type Entry, entryOf, MORE_LISTS, type MoreList } from './more-lists.ts'

// The rules of every format, on the readers that are not in the hostile suite: in one process, on lists written by their specifications.

const ALL = Object.entries(MORE_LISTS)
const MANY = ALL.filter(([, { single, byDigest }]) => single !== true && byDigest !== true)

function entriesOf({ single, folder = '', notIn }: MoreList): Entry[] {
  const names = single === true ? ['a.txt'] : ['a.txt', 'sub/b c.txt', 'ümlaut (x) = y.txt', '#c', 'x y: 1,"2"', 'sha256=d']
  return names.filter(name => notIn?.test(name) !== true).map((name, index) => entryOf(`${folder}${name}`, `content ${index}\n`))
}

const REFUSED = { seals: 0, isRefused: true }

async function outcome(text: string, list: MoreList): Promise<typeof REFUSED> {
  const { seals, problems } = await readList(text, list)
  return { seals: seals.length, isRefused: problems.length > 0 }
}

const readList = (text: string, { file }: MoreList) => read(text, 'auto', { fileName: file })

describe.each(ALL)('%s', (_, list) => {
  const entries = entriesOf(list)
  const whole = list.write(entries)

  test('is found by its content, and seals exactly the files', async () => {
    const { format, problems, seals } = await readList(whole, list)
    expect({ format, problems }).toEqual({ format: list.format, problems: [] })
    const nameOf = ({ path, sha256 }: Entry) => (list.byDigest === true ? `blobs/sha256/${sha256}` : path)
    expect(seals.map(({ path }) => path)).toEqual(entries.map(nameOf))
    for (const [index, seal] of list.running === true ? [] : seals.entries()) {
      const content = Buffer.from(entries[index]?.content ?? '')
      expect(matchesSeal(seal, content)).toBe(true)
      expect(seal.bytes).toBe(list.lengths === true ? content.length : undefined)
      const flipped = Buffer.from(content)
      flipped.writeUInt8(flipped.readUInt8(0) ^ 1, 0)
      expect(matchesSeal(seal, flipped)).toBe(false)
    }
  })

  test('cut anywhere, it is refused or whole', async () => {
    const { seals } = await readList(whole, list)
    for (let end = 0; end < whole.length; end++) {
      const cut = await readList(whole.slice(0, end), list)
      // A list of lines that ends with a line may be a shorter list, in any format.
      if (cut.problems.length === 0)
        expect([end, cut.seals]).toEqual([end, list.json === true ? seals : [...seals].slice(0, cut.seals.length)])
      else expect(cut.seals).toEqual([])
    }
  })

  test('with a bit flipped anywhere, what has a problem has no seals', async () => {
    const bytes = Buffer.from(whole)
    for (let at = 0; at < bytes.length; at += 7) {
      const wrong = Buffer.from(bytes)
      wrong.writeUInt8(wrong.readUInt8(at) ^ (1 << (at % 8)), at)
      const { problems, seals } = await read(wrong, 'auto', { fileName: list.file })
      expect(problems.length > 0).toBe(seals.length === 0)
    }
  })

  test.each<[string, (digest: string) => string]>([
    ['short', digest => digest.slice(2)],
    ['half a byte short', digest => digest.slice(1)],
    ['long', digest => `${digest}00`],
    ['not hexadecimal', digest => `${digest.slice(0, -1)}g`],
    ['empty', () => '']
  ])('a digest that is %s', async (_what, spoil) => {
    const spoiled = entries.map((entry, index) =>
      index > 0 ? entry : { ...entry, sha256: spoil(entry.sha256), sha512: spoil(entry.sha512) }
    )
    const text = list.write(spoiled)
    // Base64 has no place for what is not hexadecimal.
    if (text !== whole) expect(await outcome(text, list)).toEqual(REFUSED)
  })

  test('with a byte order mark, CRLF or UTF-16, it is read', async () => {
    const { seals } = await readList(whole, list)
    for (const text of [`\ufeff${whole}`, whole.replaceAll('\n', '\r\n')])
      expect((await readList(text, list)).seals).toEqual(seals)
    const utf16 = await read(Buffer.from(`\ufeff${whole}`, 'utf16le'), 'auto', { fileName: list.file })
    expect(utf16.seals).toEqual(seals)
  })
})

describe.each(MANY)('%s', (_, list) => {
  const { folder = '' } = list
  const [first = entryOf('a', 'a'), second = entryOf('b', 'b')] = entriesOf(list)

  test.each(['../x', '/etc/passwd', 'a/../../x', 'C:/x', 'a//x', 'a/./x', '\\\\server\\x', 'a/'])(
    'the path %s is refused',
    async name => {
      // In a folder of its own, some names stay inside, and are refused by their segments or are legal.
      if (folder !== '' && /^(?:C:|\\\\|\/etc)/.test(name)) return
      const text = list.write([entryOf(`${folder}${name}`, 'x'), second])
      expect(await outcome(text, list)).toEqual(REFUSED)
    }
  )

  test('one path with two digests is refused', async () => {
    expect(await outcome(list.write([first, { ...second, path: first.path }]), list)).toEqual(REFUSED)
  })

  test('names that differ in Unicode form only are refused', async () => {
    const twins = [entryOf(`${folder}caf\u00e9`, '1'), entryOf(`${folder}cafe\u0301`, '2')]
    expect(await readList(list.write(twins), list)).toMatchObject({ seals: [], problems: [{ code: 'manifest-path-duplicate' }] })
  })

  test('no entry is refused', async () => {
    expect(await outcome(list.write([]), list)).toEqual(REFUSED)
  })

  if (list.lengths === true)
    test.each(['-1', '1.5', '1e3', '9007199254740993', '01', 'x', ''])('the length %j is refused', async bytes => {
      const text = list.write([{ ...first, bytes: bytes === '' && list.json === true ? '""' : bytes }, second])
      expect(await outcome(text, list)).toEqual(REFUSED)
    })
})
