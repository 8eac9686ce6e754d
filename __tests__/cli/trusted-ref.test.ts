import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { verify } from '../../src/cli/verify.ts'
import { UsageError } from '../../src/commands/usage-error.ts'
import { folderWith } from '../support/folder.ts'
import { gnuList } from '../support/seals.ts'
import { listen } from './listening.ts'

test('a ref that is a branch and a tag is refused with a sentence that names the way out', async () => {
  const cwd = folderWith({ a: 'a\n', SHA256SUMS: gnuList({ a: 'a\n' }) })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=a@b', ...args], { cwd, stdio: 'ignore' })
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'one')
  git('branch', 'v1')
  git('commit', '-q', '--allow-empty', '-m', 'two')
  git('tag', 'v1')
  const verifyAt = (ref: string) => listen(verify, ['SHA256SUMS', '--trusted-ref', ref, '--no-probes'], cwd)
  await expect(verifyAt('v1')).rejects.toThrow(/"v1" names several commits here: give the full name, such as refs\/heads\/main/)
  await expect(verifyAt('v1')).rejects.toBeInstanceOf(UsageError)
  expect((await verifyAt('refs/heads/v1')).code).toBe(0)
})
