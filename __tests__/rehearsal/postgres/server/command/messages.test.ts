import { describe, expect, test } from '@jest/globals'
import {
  errorFields,
  fatal,
  messages,
  openingIn,
  type Piece,
  statementOf
} from '../../../../../src/rehearsal/postgres/server/command/messages.ts'
import { caught } from '../../streams.ts'

function message(type: string, body: string | Buffer): Buffer {
  const bytes = Buffer.from(body)
  const head = Buffer.alloc(5, type)
  head.writeInt32BE(bytes.length + 4, 1)
  return Buffer.concat([head, bytes])
}

function packet(code: number, body = ''): Buffer {
  const head = Buffer.alloc(8)
  head.writeInt32BE(8 + Buffer.byteLength(body), 0)
  head.writeInt32BE(code, 4)
  return Buffer.concat([head, Buffer.from(body)])
}

async function cut(bytes: Buffer, size: number): Promise<Piece[]> {
  const pieces: Piece[] = []
  const stream = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  for await (const piece of messages(stream(), 'QP')) pieces.push({ ...piece, bytes: Buffer.from(piece.bytes) })
  return pieces
}

const STREAM = Buffer.concat([
  message('p', 'x\0'),
  message('Q', 'select 1\0'),
  message('d', 'Q\0\0\0\x09select 9\0'),
  message('P', 'name\0select $1\0\0\0'),
  message('S', ''),
  message('Q', 'select ü\0')
])

test('the stream is passed on byte for byte, and statements are found wherever chunks end', async () => {
  for (let size = 1; size <= STREAM.length; size++) {
    const pieces = await cut(STREAM, size)
    expect(Buffer.concat(pieces.map(({ bytes }) => bytes))).toEqual(STREAM)
    expect(pieces.filter(({ type }) => type === 'Q' || type === 'P').map(statementOf)).toEqual([
      'select 1',
      'select $1',
      'select ü'
    ])
  }
})

describe('what is not the protocol ends the connection', () => {
  test.each([
    ['a negative length', Buffer.from([0x51, 0xff, 0xff, 0xff, 0xff])],
    ['a length of nothing', Buffer.from([0x51, 0, 0, 0, 3])],
    ['a statement without end', Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff, 0x41])],
    ['an end within a message', STREAM.subarray(0, -1)],
    ['an end within a header', Buffer.from([0x51, 0])]
  ])('%s', async (_, bytes) => {
    expect(await caught(cut(bytes, 3))).toBeInstanceOf(Error)
  })
})

test('how a connection begins', () => {
  const startup = packet(196_608, 'user\0app\0database\0d\0\0')
  expect(openingIn(startup)).toMatchObject({ kind: 'startup', length: startup.length })
  for (let size = 0; size < startup.length; size++) expect(openingIn(startup.subarray(0, size))).toBeUndefined()
  expect(openingIn(packet(80_877_103))).toMatchObject({ kind: 'encryption' })
  expect(openingIn(packet(80_877_104))).toMatchObject({ kind: 'encryption' })
  expect(openingIn(packet(80_877_102, '12345678'))).toMatchObject({ kind: 'cancel' })
  // One user for this program, another one for the server.
  expect(openingIn(packet(196_608, 'user\0app\0user\0superuser\0\0'))).toMatchObject({ kind: 'unknown' })
  expect(openingIn(packet(131_072, 'user\0app\0\0'))).toMatchObject({ kind: 'unknown' })
  const long = packet(196_608)
  long.writeInt32BE(100_000, 0)
  expect(openingIn(long)).toMatchObject({ kind: 'unknown' })
})

test('an answer of the server, and one of the gate', () => {
  expect([...errorFields(fatal('28000', 'no'))]).toEqual([
    ['S', 'FATAL'],
    ['V', 'FATAL'],
    ['C', '28000'],
    ['M', 'no']
  ])
})
