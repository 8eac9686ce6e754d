import { describe, expect, test } from '@jest/globals'
import { isInGitFolder } from '../../src/quote/git-folder.ts'

describe('git folders, by any name that a file system takes for one', () => {
  test.each([
    '.git/config',
    '.git',
    'sub/.git/hooks/pre-commit',
    '.GIT/config',
    '.Git/x',
    '.git./x',
    '.git /x',
    '.git . /x',
    '.git::$INDEX_ALLOCATION/x',
    'git~1/config',
    'GIT~1/x',
    '.g\u200cit/config',
    '.git\u200d/x',
    '\ufeff.git/x',
    'a\\.git\\config'
  ])('%j', path => expect(isInGitFolder(path)).toBe(true))

  test.each([
    '.gitignore',
    '.github/workflows/x.yml',
    '.gitattributes',
    'git/config',
    'x.git/config',
    '.git-old/x',
    'a.git',
    '..git/x',
    'git~2/x'
  ])('not %j', path => expect(isInGitFolder(path)).toBe(false))

  test('the cost of a hostile name grows with its length only', () => {
    // Trying every way to divide these blanks and dots would not end.
    expect(isInGitFolder(`.git${'. '.repeat(1_000_000)}x`)).toBe(false)
  })
})
