import { expect, test } from '@jest/globals'
import { quoteForGit } from '../../src/restore/patch.ts'

test('quoted as git reads it', () => {
  expect(quoteForGit('a/', Buffer.from('x/y.txt'))).toBe('a/x/y.txt')
  expect(quoteForGit('a/', Buffer.from('x "y"\\é\n'))).toBe('"a/x \\"y\\"\\\\\\303\\251\\012"')
})
