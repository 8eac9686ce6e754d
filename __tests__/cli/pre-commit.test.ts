import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { folderWith, putFile } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { commit, git } from '../support/pull-request.ts'
import { gnuList } from '../support/seals.ts'

/** What a tag of this repository has of the hook. */
function hookRepository(): string {
  const root = folderWith()
  for (const name of ['.pre-commit-hooks.yaml', 'package.json']) cpSync(name, join(root, name))
  mkdirSync(join(root, 'dist'))
  cpSync('dist', join(root, 'dist'), { recursive: true, filter: path => !path.includes('pglite') })
  git(root, 'init', '-q', '-b', 'main')
  commit(root)
  return root
}

testWith('pre-commit')('the hook judges the index, whatever the working tree has', () => {
  const hook = hookRepository()
  const home = folderWith()
  const files = { 'a.md': 'a\n' }
  const root = folderWith({ 'docs/a.md': 'a\n', 'docs/SHA256SUMS': gnuList(files), 'other.txt': '' })
  putFile(root, '.github/seal-gate.yml', 'manifest: docs/SHA256SUMS\n')
  git(root, 'init', '-q', '-b', 'main')
  commit(root)
  const run = () => {
    const env = { ...process.env, PRE_COMMIT_HOME: home, HOME: home }
    const { status, stdout } = spawnSync('pre-commit', ['try-repo', hook, 'seal-gate', '--verbose'], {
      cwd: root,
      env,
      encoding: 'utf8'
    })
    return { status, stdout }
  }
  const stage = (bytes: string, left: string) => {
    putFile(root, 'docs/a.md', bytes)
    git(root, 'add', '-A')
    putFile(root, 'docs/a.md', left)
  }
  stage('A\n', 'a\n')
  const bad = run()
  expect(bad.stdout).toContain('"a.md" has changed (different bytes)')
  expect(bad.status).toBe(1)
  stage('a\n', 'A\n')
  const good = run()
  expect(good.stdout).toContain('PASS')
  expect(good.stdout).toContain('configuration ".github/seal-gate.yml" at the index: manifest')
  expect(good.status).toBe(0)
})
