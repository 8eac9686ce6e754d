import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { putFile } from '../support/folder.ts'
import { AB, BASE, type Change, FORBID, git, judge, LABEL, pullRequest, seal } from '../support/pull-request.ts'

// A step before the gate ran code of the pull request, which writes into the clone what the base is said to be.

beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(() => {
  jest.restoreAllMocks()
})

/** Bytes and seal changed together, in a folder. */
const resealed = (): Change =>
  pullRequest(
    root => seal(root, 'd/SUMS', AB, 'd'),
    root => seal(root, 'd/SUMS', { ...AB, 'a.md': 'evil\n' }, 'd')
  )

const manifest = ['d/SUMS']
const POLICIES = [{ ...LABEL }, { ...FORBID }, { ...BASE, ...LABEL }]

describe('bytes and seal changed together do not pass', () => {
  test('with an honest clone', async () => {
    const change = resealed()
    expect(await judge(change, { ...LABEL, manifest })).toEqual(['fail', 'resealed a.md'])
    expect((await judge(change, { ...BASE, manifest }))[0]).toBe('fail')
  })

  test.each([['..'], ['d'], ['/']])('with core.worktree=%s', async where => {
    const change = resealed()
    git(change.root, 'config', 'core.worktree', join(change.root, where))
    for (const policy of POLICIES) expect((await judge(change, { ...policy, manifest }))[0]).not.toBe('pass')
  })

  test('with a repository around the workspace in place of its own', async () => {
    const change = resealed()
    const workspace = join(change.root, 'w')
    mkdirSync(workspace)
    renameSync(join(change.root, 'd'), join(workspace, 'd'))
    for (const policy of POLICIES)
      expect((await judge({ ...change, root: workspace }, { ...policy, manifest }))[0]).not.toBe('pass')
  })

  test('with the manifest of the pull request under the id of that of the base', async () => {
    const change = resealed()
    const id = git(change.root, 'rev-parse', `${change.base}:d/SUMS`)
    const path = join(change.root, '.git/objects', id.slice(0, 2), id.slice(2))
    const bytes = readFileSync(join(change.root, 'd/SUMS'))
    chmodSync(path, 0o644)
    writeFileSync(path, deflateSync(Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes])))
    for (const policy of POLICIES) expect((await judge(change, { ...policy, manifest }))[0]).toBe('unverifiable')
    expect(await judge(change, { ...LABEL, manifest })).toEqual(['unverifiable', 'reseal-unknown'])
  })

  test('with a replacement of the commit of the base', async () => {
    const change = resealed()
    git(change.root, 'replace', change.base, 'HEAD')
    expect(await judge(change, { ...LABEL, manifest })).toEqual(['fail', 'resealed a.md'])
  })
})

test('a new seal in an honest clone is still a notice', async () => {
  const change = pullRequest(
    root => seal(root, 'd/SUMS', { 'a.md': 'a\n' }, 'd'),
    root => seal(root, 'd/SUMS', AB, 'd')
  )
  expect(await judge(change, { ...LABEL, manifest })).toEqual(['pass', 'seal-added b.md'])
  putFile(change.root, 'd/a.md', 'evil\n')
  expect((await judge(change, { ...LABEL, manifest }))[0]).toBe('fail')
})
