import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { NewFile } from '../../src/disk/new-file.ts'
import { CAN_MOUNT, onTmpfs } from '../restore/mounts.ts'
import { folderWith } from '../support/folder.ts'

test('stands there whole after keep, and not at all without it', () => {
  const root = folderWith({ p: 'old' })
  const file = new NewFile(join(root, 'p'))
  file.write('new ')
  file.write('text — é\n')
  expect(readFileSync(join(root, 'p'), 'utf8')).toBe('old')
  file.keep()
  file.close()
  expect([readFileSync(join(root, 'p'), 'utf8'), readdirSync(root)]).toEqual(['new text — é\n', ['p']])
  const other = new NewFile(join(root, 'q'))
  other.write('x')
  other.close()
  expect(readdirSync(root)).toEqual(['p'])
  expect(() => other.write('x')).toThrow('closed')
  expect(() => other.keep()).toThrow('closed')
})

const onlyWithMounts = CAN_MOUNT ? test : test.skip

onlyWithMounts('a full disk keeps what stands there', () => {
  onTmpfs('size=64k', root => {
    const before = new NewFile(join(root, 'p'))
    before.write('old')
    before.keep()
    const file = new NewFile(join(root, 'p'))
    expect(() => file.write('x'.repeat(100_000))).toThrow('ENOSPC')
    file.close()
    expect([readFileSync(join(root, 'p'), 'utf8'), readdirSync(root)]).toEqual(['old', ['p']])
  })
})
