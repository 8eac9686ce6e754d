import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { git } from '../support/git.ts'
import { put, sealedFolder } from '../support/packets.ts'
import { freshFolder, runAction } from '../support/run-action.ts'

const FILES = { 'a.md': '# One - two\n\ntext\n', 'b.txt': 'first\nsecond\n', 'c.bin': Buffer.from([0, 1, 2, 255]) }

function repository(): string {
  const folder = sealedFolder(freshFolder(), FILES)
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'sealed')
  put(folder, 'b.txt', 'first\r\nsecond\r\n')
  put(folder, 'c.bin', Buffer.from([9, 9, 9]))
  return folder
}

describe('proved bytes come back, and the verdict stays', () => {
  test('as a patch in the bundle that git applies', async () => {
    const workspace = repository()
    const { status, outputs } = await runAction({ workspace, inputs: { manifest: 'SUMS' } })
    const patch = outputs['restore-patch'] ?? ''
    expect([status, outputs['verdict'], existsSync(patch)]).toEqual([1, 'fail', true])
    expect(readFileSync(join(workspace, 'b.txt'), 'utf8')).toBe('first\r\nsecond\r\n')
    execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', patch], { cwd: workspace })
    expect((await runAction({ workspace, inputs: { manifest: 'SUMS' } })).outputs['verdict']).toBe('pass')
  })

  test('written back when asked', async () => {
    const workspace = repository()
    const first = await runAction({ workspace, inputs: { manifest: 'SUMS', restore: 'workspace' } })
    expect([first.status, first.outputs['verdict'], first.outputs['restore-patch']]).toEqual([1, 'fail', ''])
    expect((await runAction({ workspace, inputs: { manifest: 'SUMS' } })).outputs['verdict']).toBe('pass')
  })

  test('not at all when not wanted, or when the manifest cannot be trusted', async () => {
    const workspace = repository()
    expect((await runAction({ workspace, inputs: { manifest: 'SUMS', restore: 'none' } })).outputs['restore-patch']).toBe('')
    const pin = 'manifest-sha256'
    expect(
      (await runAction({ workspace, inputs: { manifest: 'SUMS', restore: 'workspace', [pin]: '0'.repeat(64) } })).status
    ).toBe(1)
    expect(readFileSync(join(workspace, 'b.txt'), 'utf8')).toBe('first\r\nsecond\r\n')
  })
})
