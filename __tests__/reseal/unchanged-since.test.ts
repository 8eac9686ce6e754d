import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { freshFolder, runAction } from '../support/run-action.ts'
import { runCli } from '../support/run-cli.ts'

// The bundle, started as the runner and a shell start it.

/** A repository with one migration at v1.0.0, and one after it. */
function repository(): { readonly folder: string; git(...args: string[]): string } {
  const folder = freshFolder()
  const own = (...args: readonly string[]) => git(folder, ...args)
  putFile(folder, 'db/1.sql', 'select 1;\n')
  own('init', '-q', '-b', 'main')
  own('add', '.')
  own('commit', '-qm', 'one')
  own('tag', 'v1.0.0')
  putFile(folder, 'db/2.sql', 'select 2;\n')
  own('add', '.')
  own('commit', '-qm', 'two')
  return { folder, git: own }
}

const SINCE = { 'unchanged-since': 'latest-tag', paths: 'db/**', 'github-token': '' }

describe('the action', () => {
  test('passes without a manifest, and fails after one byte', async () => {
    const { folder } = repository()
    const good = await runAction({ workspace: folder, inputs: SINCE })
    expect([good.status, good.outputs['verdict'], good.outputs['sealed']]).toEqual([0, 'pass', '1'])
    expect(good.outputs['manifest-sha256']).toMatch(/^[0-9a-f]{64}$/)
    putFile(folder, 'db/1.sql', 'select 7;\n')
    const bad = await runAction({ workspace: folder, inputs: SINCE })
    expect([bad.status, bad.outputs['verdict']]).toEqual([1, 'fail'])
    expect(bad.stdout).toMatch(/::error [^\n]*file=db\/1\.sql,line=1/)
    expect(bad.summary).toContain('files at tag v1.0.0')
    expect(bad.summary).not.toContain('seal --update')
  })

  test('base is the commit that a pull request builds upon', async () => {
    const { folder, git } = repository()
    const base = git('rev-parse', 'HEAD')
    putFile(folder, 'db/2.sql', 'select 22;\n')
    git('commit', '-qam', 'three')
    const head = git('rev-parse', 'HEAD')
    const event = { pull_request: { number: 1, base: { sha: base }, head: { sha: head }, labels: [] } }
    putFile(folder, '../event.json', JSON.stringify(event))
    const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: `${folder}/../event.json`, GITHUB_SHA: head }
    const inputs = { ...SINCE, 'unchanged-since': 'base' }
    const run = await runAction({ workspace: folder, inputs, env })
    expect([run.status, run.outputs['verdict'], run.outputs['drifted']]).toEqual([1, 'fail', '1'])
    const pushed = await runAction({ workspace: folder, inputs, env: { GITHUB_EVENT_NAME: 'push' } })
    expect([pushed.status, pushed.outputs['verdict']]).toEqual([1, 'unverifiable'])
  })

  test('latest-release is asked of the API, and its tag read in the clone', async () => {
    const { folder, git } = repository()
    git('tag', 'v2.0.0-beta', 'HEAD')
    putFile(folder, 'db/1.sql', 'select 11;\n')
    let answer: readonly [number, unknown] = [200, { tag_name: 'v1.0.0' }]
    const asked: string[] = []
    const server = createServer(({ url = '' }, response) => {
      asked.push(url)
      response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]))
    })
    const env = { GITHUB_API_URL: await listening(server) }
    const inputs = { ...SINCE, 'unchanged-since': 'latest-release', 'github-token': 't' }
    const run = await runAction({ workspace: folder, inputs, env })
    expect([run.outputs['verdict'], run.summary.includes('files at release v1.0.0'), asked]).toEqual([
      'fail',
      true,
      ['/repos/me/repo/releases/latest']
    ])
    answer = [404, { message: 'Not Found' }]
    const none = await runAction({ workspace: folder, inputs, env })
    expect([none.status, none.outputs['verdict'], none.stdout.includes('no published release')]).toEqual([
      1,
      'unverifiable',
      true
    ])
    answer = [200, { tag_name: 'v3.0.0' }]
    const absent = await runAction({ workspace: folder, inputs, env })
    expect([absent.status, absent.outputs['verdict']]).toEqual([1, 'unverifiable'])
    server.close()
  })

  test('paths alone are a mistake', async () => {
    const { folder } = repository()
    putFile(folder, 'SHA256SUMS', execFileSync('sha256sum', ['db/1.sql'], { cwd: folder }))
    const run = await runAction({ workspace: folder, inputs: { manifest: 'SHA256SUMS', paths: 'db/**' } })
    expect([run.status, run.outputs['verdict']]).toEqual([1, 'unverifiable'])
    expect(run.stdout).toContain('name a ref')
  })
})

describe('the command line', () => {
  test('judges what is staged, and restores from the commit', () => {
    const { folder, git } = repository()
    const verify = (...more: string[]) =>
      runCli(['verify', '--unchanged-since', 'latest-tag', '--paths', 'db/**', '--no-probes', ...more], folder).code
    expect([verify(), verify('--staged')]).toEqual([0, 0])
    putFile(folder, 'db/1.sql', 'select 7;\n')
    expect([verify(), verify('--staged')]).toEqual([1, 0])
    git('add', 'db/1.sql')
    putFile(folder, 'db/1.sql', 'select 1;\n')
    expect([verify(), verify('--staged')]).toEqual([0, 1])
  })

  test('a new file fails where none is permitted, staged too', () => {
    const { folder, git } = repository()
    putFile(folder, 'db/3.sql', 'select 3;\n')
    const verify = (...more: string[]) =>
      runCli(['verify', '--unchanged-since', 'HEAD', '--new-files', 'fail', '--paths', 'db/**', '--no-probes', ...more], folder)
        .code
    expect([verify(), verify('--staged')]).toEqual([1, 0])
    git('add', '.')
    expect(verify('--staged')).toBe(1)
  })

  test.each(['a', '12ab x # y', `${'a'.repeat(64)} db/1.sql`, `${'a'.repeat(64)} # reason`])(
    'the repair %j is refused',
    repair => {
      const { folder } = repository()
      const { code, err } = runCli(['verify', '--unchanged-since', 'HEAD', '--repairs', repair], folder)
      expect([code, err.includes('"# REASON"')]).toEqual([2, true])
    }
  )

  test('words of the action are refused with the way out', () => {
    const { folder } = repository()
    const { code, err } = runCli(['verify', '--unchanged-since', 'base'], folder)
    expect([code, err.includes('latest-tag')]).toEqual([2, true])
  })
})

async function listening(server: Server): Promise<string> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
