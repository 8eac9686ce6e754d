import { expect, test } from '@jest/globals'
import { verify } from '../../src/cli/verify.ts'
import { UsageError } from '../../src/commands/usage-error.ts'
import { folderWith } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { gnuList } from '../support/seals.ts'
import { listen } from './listening.ts'

test('a ref that is a branch and a tag is refused with a sentence that names the way out', async () => {
  const cwd = folderWith({ a: 'a\n', SHA256SUMS: gnuList({ a: 'a\n' }) })
  git(cwd, 'init', '-q')
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-qm', 'one')
  git(cwd, 'branch', 'v1')
  git(cwd, 'commit', '-q', '--allow-empty', '-m', 'two')
  git(cwd, 'tag', 'v1')
  const verifyAt = (ref: string) => listen(verify, ['SHA256SUMS', '--trusted-ref', ref, '--no-probes'], cwd)
  await expect(verifyAt('v1')).rejects.toThrow(/"v1" names several commits here: give the full name, such as refs\/heads\/main/)
  await expect(verifyAt('v1')).rejects.toBeInstanceOf(UsageError)
  expect((await verifyAt('refs/heads/v1')).code).toBe(0)
})
