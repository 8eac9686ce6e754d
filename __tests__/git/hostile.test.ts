import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { askGit } from '../../src/git/explain-file.ts'
import { codesOf, collect, lines, Sandbox } from './repositories.ts'

const LF = lines(20)
const HOOKS = [
  'post-checkout',
  'post-index-change',
  'reference-transaction',
  'pre-auto-gc',
  'fsmonitor-watchman',
  'post-merge',
  'pre-commit'
]

/** A program that leaves a mark when it is run, by any way. */
function trap(box: Sandbox): { readonly program: string; readonly sprung: () => boolean } {
  const mark = box.path('MARK')
  const program = box.path('trap.sh')
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\nexit 0\n`)
  chmodSync(program, 0o755)
  const sprung = () => {
    const was = existsSync(mark)
    rmSync(mark, { force: true })
    return was
  }
  return { program, sprung }
}

/** Names the program wherever a repository's configuration can name one. */
function boobyTrap(box: Sandbox, folder: string, program: string): void {
  const set = (key: string, value: string) => box.git(folder, 'config', key, value)
  for (const key of [
    'core.fsmonitor',
    'core.pager',
    'core.editor',
    'core.askPass',
    'core.sshCommand',
    'core.gitProxy',
    'core.alternateRefsCommand'
  ]) {
    set(key, program)
  }
  for (const kind of ['smudge', 'clean', 'process']) set(`filter.x.${kind}`, program)
  for (const kind of ['textconv', 'command']) set(`diff.x.${kind}`, program)
  for (const kind of ['driver', 'recursive']) set(`merge.x.${kind}`, program)
  set('filter.x.required', 'true')
  set('diff.external', program)
  set('credential.helper', `!${program}`)
  set('uploadpack.packObjectsHook', program)
  set('gpg.program', program)
  set('log.showSignature', 'true')
  set('pager.cat-file', program)
  set('pager.ls-tree', program)
  set('interactive.diffFilter', program)
  set('protocol.ext.allow', 'always')
  set('remote.origin.url', `ext::${program}`)
  set('remote.origin.promisor', 'true')
  set('remote.origin.vcs', 'trap')
  for (const command of ['cat-file', 'ls-tree', 'check-attr', 'rev-parse', 'rev-list', 'diff-tree', 'ls-files', 'config'])
    set(`alias.${command}`, `!${program}`)
  set('core.hooksPath', 'hooks')
  for (const hook of HOOKS) {
    for (const place of ['hooks', '.git/hooks']) {
      box.put(folder, `${place}/${hook}`, `#!/bin/sh\nexec '${program}' ${hook}\n`)
      chmodSync(join(box.path(folder), place, hook), 0o755)
    }
  }
}

describe('no program of the repository is run', () => {
  test('whatever its configuration names', async () => {
    const box = new Sandbox()
    const { program, sprung } = trap(box)
    const attributes = '* filter=x diff=x merge=x text eol=crlf\n'
    const sealed = { 'a.txt': LF, 'b.txt': LF, 'c.txt': LF, 'gone.txt': LF }
    box.repository('r', { ...sealed, '.gitattributes': attributes })
    const signed = box
      .git('r', 'cat-file', 'commit', 'HEAD')
      .replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n')
    box.put('r', '.git/signed', signed)
    box.git('r', 'update-ref', 'HEAD', box.git('r', 'hash-object', '-t', 'commit', '-w', '.git/signed'))
    const id = box.commit('r', { 'b.txt': 'broken\n', 'c.txt': 'broken\n' })
    box.put('r', 'a.txt', lines(20, '\r\n'))
    boobyTrap(box, 'r', program)
    // The traps are real: ordinary commands spring them.
    for (const args of [['status'], ['diff'], ['log']]) {
      spawnSync('git', args, { cwd: box.path('r'), env: box.environment })
      expect(sprung()).toBe(true)
    }

    const files = box.drifted('r', { ...sealed, 'stray.txt': 'never\n' })
    const survey = await askGit(box.path('r'), files, { environment: box.environment })
    expect(survey.explain(1, Buffer.from(LF))).toBeUndefined()
    const witnesses = await collect(survey.search(), files)
    expect(sprung()).toBe(false)
    expect(witnesses[0]).toMatchObject({ layer: 'checkout', source: 'HEAD' })
    expect(witnesses[1]).toMatchObject({ layer: 'commit', commit: { id } })
    expect(witnesses[2]).toMatchObject({ layer: 'commit', source: 'object-store', commit: { id } })
    expect(witnesses[3]).toMatchObject({ source: 'HEAD' })
  })

  test('whatever a partial clone would fetch from', async () => {
    const box = new Sandbox()
    const { program, sprung } = trap(box)
    box.repository('origin', { 'a.txt': LF, 'd/b.txt': LF })
    box.commit('origin', { 'a.txt': 'broken\n' })
    box.git('origin', 'config', 'uploadpack.allowFilter', 'true')
    for (const filter of ['blob:none', 'tree:0']) {
      const name = filter.replace(':', '-')
      box.clone('origin', name, `--filter=${filter}`, '--no-checkout')
      boobyTrap(box, name, program)
      box.git(name, 'config', '--unset', 'remote.origin.vcs')
      const witnesses = await box.look(name, box.drifted(name, { 'a.txt': LF, 'd/b.txt': LF }))
      expect(sprung()).toBe(false)
      expect(witnesses.map(({ original }) => original)).toEqual([undefined, undefined])
    }
    // The trap is real: a program that asks for the blob springs it.
    const ask = () =>
      execFileSync('git', ['cat-file', 'blob', 'HEAD:a.txt'], { cwd: box.path('blob-none'), env: box.environment, stdio: 'pipe' })
    expect(ask).toThrow()
    expect(sprung()).toBe(true)
  })

  test('nor a "git" of the repository, nor one that the environment names', async () => {
    const box = new Sandbox()
    const { program, sprung } = trap(box)
    box.repository('r', { 'a.txt': LF })
    box.put('r', 'a.txt', 'built\n')
    for (const place of ['git', 'node_modules/.bin/git', 'bin/git']) {
      box.put('r', place, readFileSync(program))
      chmodSync(join(box.path('r'), place), 0o755)
    }
    const environment = {
      ...box.environment,
      PATH: ['', '.', './node_modules/.bin', box.path('r/node_modules/.bin'), box.path('r/bin'), box.environment['PATH']].join(
        ':'
      ),
      GIT_EXTERNAL_DIFF: program,
      GIT_SSH_COMMAND: program,
      GIT_SSH: program,
      GIT_ASKPASS: program,
      SSH_ASKPASS: program,
      GIT_PAGER: program,
      PAGER: program,
      GIT_EDITOR: program,
      GIT_PROXY_COMMAND: program,
      GIT_EXEC_PATH: box.path('r/bin'),
      GIT_DIR: box.path('elsewhere'),
      GIT_WORK_TREE: '/',
      GIT_OBJECT_DIRECTORY: '/nowhere',
      GIT_INDEX_FILE: '/nowhere',
      GIT_TRACE: box.path('TRACE'),
      GIT_TRACE2_EVENT: box.path('TRACE'),
      GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${program}'`,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: program
    }
    const files = box.drifted('r', { 'a.txt': LF })
    const survey = await askGit(box.path('r'), files, { environment })
    expect(await collect(survey.search(), files)).toMatchObject([{ layer: 'workspace', source: 'HEAD' }])
    expect(sprung()).toBe(false)
    expect(existsSync(box.path('TRACE'))).toBe(false)
  })

  test('nor that of a bare repository that was committed as plain files', async () => {
    const box = new Sandbox()
    const { program, sprung } = trap(box)
    box.repository('r', { 'a.txt': LF })
    box.clone('r', 'r/packet', '--bare')
    for (const [key, value] of [
      ['core.fsmonitor', program],
      ['core.worktree', '..'],
      ['core.bare', 'false']
    ] as const) {
      box.git('', '--git-dir', box.path('r/packet'), 'config', key, value)
    }
    const witness = await box.ask('r/packet', 'HEAD', 'ref\n')
    expect(codesOf(witness)).toEqual(['not-a-working-tree'])
    expect(sprung()).toBe(false)
  })
})

// A pipe that is waited for never ends, and nor would the test.
describe('nothing in the repository stops the gate', () => {
  const brief = { milliseconds: 400 }
  const generous = { milliseconds: 600_000 }

  test('a device as core.attributesFile', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF })
    box.put('r', 'a.txt', 'built\n')
    for (const path of ['/dev/zero', '/dev/full', '/', '/nowhere', '']) {
      box.git('r', 'config', 'core.attributesFile', path)
      expect(await box.ask('r', 'a.txt', LF, generous)).toMatchObject({ layer: 'workspace', source: 'HEAD' })
    }
  })

  test.each([
    '.gitattributes',
    '.git/config',
    '.git/HEAD',
    '.git/info/attributes',
    '.git/objects/info/alternates',
    '.git/packed-refs'
  ])('a pipe as %s: no layer is named, and a note says why', async path => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF })
    box.put('r', 'a.txt', 'built\n')
    rmSync(join(box.path('r'), path), { force: true })
    execFileSync('mkfifo', [join(box.path('r'), path)])
    const witness = await box.ask('r', 'a.txt', LF, brief)
    expect(witness.layer).toBeUndefined()
    expect(codesOf(witness)).not.toEqual([])
  })

  test.each([
    ['.git/config', { codes: ['git-failed'], source: undefined, layer: undefined }],
    ['.git/HEAD', { codes: ['git-failed'], source: undefined, layer: undefined }],
    ['.git/packed-refs', { codes: ['git-failed'], source: undefined, layer: undefined }],
    ['.git/index', { codes: ['attributes-unknown'], source: 'HEAD', layer: undefined }],
    ['.git/info/attributes', { codes: [], source: 'HEAD', layer: 'workspace' }],
    ['.gitattributes', { codes: [], source: 'HEAD', layer: 'workspace' }]
  ])('garbage as %s: nothing is claimed that git did not answer', async (path, expected) => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF })
    box.put('r', 'a.txt', 'built\n')
    box.put('r', path, Buffer.from([0, 0xff, 0x5b, 0x22, 0x0a, ...Array.from({ length: 5000 }, (_, n) => n & 0xff)]))
    const witness = await box.ask('r', 'a.txt', LF, generous)
    expect({ codes: codesOf(witness), source: witness.source, layer: witness.layer }).toEqual(expected)
  })

  test('a pattern that takes git very long is given up', async () => {
    const box = new Sandbox()
    const name = `${'a'.repeat(200)}.txt`
    box.repository('r', { [name]: LF })
    box.put('r', '.gitattributes', `* text eol=crlf\n${`${'*a'.repeat(90)}*b text\n`.repeat(50)}`)
    box.put('r', name, lines(20, '\r\n'))
    expect((await box.ask('r', name, LF, brief)).index).toBe(0)
  })
})
