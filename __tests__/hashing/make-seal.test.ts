import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { makeSeal, type SealKind } from '../../src/hashing/make-seal.ts'
import { folderWith } from '../support/folder.ts'

const KIND: SealKind = { algorithms: ['sha256', 'sha512'], objectFormat: 'sha256', mode: false }
const PART_BYTES = 7

const CONTENTS: Readonly<Record<string, Uint8Array | string>> = {
  empty: '',
  'one byte': 'x',
  'one part': 'seven.\n',
  'one part and a byte': 'seven.\nx',
  'CRLF across two parts': '123456\r\n',
  'CR at the end': 'a\nb\r',
  'a mark alone': '\ufeff',
  'a mark and text': '\ufeffgrün\n',
  'a character across two parts': '123456ü\n',
  'half a character at the end': Buffer.from([0x61, 0xc3]),
  'a NUL behind text': 'text text text\0',
  Latin: Buffer.from('grün\n', 'latin1')
}

test.each(Object.entries(CONTENTS))('a file that is one part has the seal of the same file in parts: %s', (_, content) => {
  const root = folderWith({ 'a.txt': content })
  const sealed = (bytes: number) => makeSeal(join(root, 'a.txt'), 'a.txt', 1, Buffer.alloc(bytes), KIND)
  const whole = sealed(1024)
  expect(sealed(PART_BYTES)).toEqual(whole)
  expect(sealed(1)).toEqual(whole)
  expect(Object.keys(whole)).toEqual(Object.keys(sealed(1)))
  expect(whole.bytes).toBe(Buffer.from(content).length)
})
