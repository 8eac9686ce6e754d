import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { git, repositoryWith } from '../restore/git.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'
import { gnuList, sealOf } from '../support/seals.ts'

const TOKEN = ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_')
const HEADER = ['AUTHORIZATION:', 'basic', 'eC1hY2Nlc3MtdG9rZW46c2VjcmV0dG9rZW4='].join(' ')

/** A list that seals the beginning of a file, so that the rest of it is proved to be appended. */
function sealsBeginning(path: string, content: string, bytes: number): string {
  const { digests } = sealOf(path, content.slice(0, bytes))
  return `${digests.sha256} ${bytes} ${path}\n`
}

/** Everything that a run and a restore print or write. */
function outputsOf(cwd: string, list = 'SUMS'): ReadonlyMap<string, string> {
  const files = ['out.html', 'out.sarif', 'out.xml', 'out.patch']
  const runs = [
    runCli(['verify', list, '--no-probes', '--html', 'out.html', '--sarif', 'out.sarif', '--junit', 'out.xml'], cwd),
    runCli(['verify', list, '--no-probes', '--json'], cwd),
    runCli(['restore', list, '-o', 'out.patch'], cwd)
  ]
  const written = files.flatMap(name => {
    const path = join(cwd, name)
    return existsSync(path) ? [[name, readFileSync(path, 'utf8')] as const] : []
  })
  return new Map([...runs.map((run, index) => [`run ${index}`, run.out + run.err] as const), ...written])
}

function leaks(outputs: ReadonlyMap<string, string>, value: string): string[] {
  const hex = Buffer.from(value).toString('hex').toUpperCase().replace(/../g, '$& ').trimEnd()
  const forms = [value, value.slice(0, 24), value.slice(-24), hex.slice(0, 30), hex.slice(-30)]
  return [...outputs].flatMap(([name, text]) => (forms.some(form => text.includes(form)) ? [name] : []))
}

describe('nothing of a git folder is quoted', () => {
  test('a manifest that seals the beginning of .git/config gets the cause and the place, not the rest', () => {
    const cwd = repositoryWith()
    git(cwd, 'config', 'http.https://github.com/.extraheader', HEADER)
    const config = readFileSync(join(cwd, '.git/config'), 'utf8')
    putFile(cwd, 'SUMS', sealsBeginning('.git/config', config, 20))
    const outputs = outputsOf(cwd)
    expect(leaks(outputs, HEADER)).toEqual([])
    expect(outputs.get('run 0')).toContain('bytes were added at the end')
    expect(outputs.get('run 0')).toContain('byte 20')
    expect(outputs.get('run 0')).toContain('not shown: bytes of a git folder are never quoted')
    expect(outputs.has('out.patch')).toBe(false)
  })

  test.each(['.GIT/config', 'sub/.git/config', '.git./x', 'vendor/x.git/config'])('%s', path => {
    const secret = 'extraheader = not-known-to-any-rule-1f9c'
    const content = `[core]\n\tbare = true\n${secret}\n`
    const cwd = folderWith({ [path]: content, SUMS: sealsBeginning(path, content, 7) })
    if (path.startsWith('vendor')) for (const name of ['HEAD', 'objects/x', 'refs/x']) putFile(cwd, `vendor/x.git/${name}`, '')
    expect(leaks(outputsOf(cwd), secret)).toEqual([])
  })

  test('the same of a file beside it is quoted', () => {
    const content = '[core]\n\tbare = true\nextraheader = known to nobody\n'
    const cwd = folderWith({ 'config.txt': content, SUMS: sealsBeginning('config.txt', content, 7) })
    expect(leaks(outputsOf(cwd), 'extraheader = known to').length).toBeGreaterThan(2)
  })
})

describe('nothing of a file that git ignores is quoted', () => {
  const content = 'NAME=one\nDATABASE=known-to-no-rule-4711\n'
  const list = sealsBeginning('local.env', content, 9)

  test('marked by .gitignore', () => {
    const cwd = repositoryWith({ 'local.env': content, SUMS: list, '.gitignore': '*.env\n' })
    const outputs = outputsOf(cwd)
    expect(leaks(outputs, 'DATABASE=known-to-no-rule')).toEqual([])
    expect(outputs.get('run 0')).toContain('not shown: git ignores this file')
    expect(outputs.get('run 2')).toContain('so its bytes are not put into a patch')
    expect(runCli(['restore', 'SUMS', '--write'], cwd).code).toBe(0)
    expect(readFileSync(join(cwd, 'local.env'), 'utf8')).toBe('NAME=one\n')
  })

  test('files that are not marked, and marked files that git tracks, are quoted', () => {
    const open = repositoryWith({ 'local.env': content, SUMS: list, '.gitignore': '*.tmp\n' })
    expect(leaks(outputsOf(open), 'DATABASE=known-to-no-rule').length).toBeGreaterThan(2)
    const tracked = repositoryWith({ 'local.env': content, SUMS: list, '.gitignore': '*.env\n' })
    git(tracked, 'add', '-f', 'local.env')
    expect(leaks(outputsOf(tracked), 'DATABASE=known-to-no-rule').length).toBeGreaterThan(2)
  })

  test('a name like a pattern or like magic is asked for as it is', () => {
    const names = { '*.env': '*.env', ':(top)x.env': '*.env', '[l]ocal': '/?l?ocal' }
    for (const [name, pattern] of Object.entries(names)) {
      const cwd = repositoryWith({
        [name]: content,
        SUMS: sealsBeginning(name, content, 9),
        '.gitignore': `${pattern}\n`,
        other: 'x',
        local: 'x'
      })
      git(cwd, 'add', 'other', 'local')
      expect([name, leaks(outputsOf(cwd), 'DATABASE=known-to-no-rule')]).toEqual([name, []])
    }
  })

  test('where git gives no answer, it is as if it were ignored', () => {
    const cwd = folderWith({ 'local.env': content, SUMS: list, '.git/HEAD': 'not a repository\n' })
    const outputs = outputsOf(cwd)
    expect(leaks(outputs, 'DATABASE=known-to-no-rule')).toEqual([])
    expect(outputs.get('run 0')).toContain('not shown: git could not say whether it ignores this file')
  })
})

describe('a value that the secret rules flag is masked in what is quoted', () => {
  const before = 'host = db\nport = 5432\n'
  const cases: readonly (readonly [string, string, string])[] = [
    ['added at the end', `${before}token = ${TOKEN}\n`, sealsBeginning('a.ini', `${before}token = ${TOKEN}\n`, before.length)],
    ['beside a converted line', `token = ${TOKEN}\r\nx = 1\r\n`, gnuList({ 'a.ini': `token = ${TOKEN}\nx = 1\n` })],
    [
      'far from the first difference',
      `${'x\r\n'.repeat(900)}token = ${TOKEN}\r\n`,
      gnuList({ 'a.ini': `${'x\n'.repeat(900)}token = ${TOKEN}\n` })
    ],
    [
      'in a long line that is cut',
      `${before}${'y'.repeat(150)} ${TOKEN}\n`,
      sealsBeginning('a.ini', `${before}${'y'.repeat(150)} ${TOKEN}\n`, before.length)
    ],
    ['behind bytes that are not UTF-8', `${before}\u00ff token = ${TOKEN}\n`, sealsBeginning('a.ini', before, before.length)],
    ['in a header', `${before}${HEADER}\n`, sealsBeginning('a.ini', `${before}${HEADER}\n`, before.length)],
    [
      'under a comment that silences the rules',
      `${before}secretlint-disable\n${TOKEN}\n`,
      sealsBeginning('a.ini', before, before.length)
    ]
  ]

  test.each(cases)('%s', (_, content, list) => {
    const cwd = folderWith({ 'a.ini': Buffer.from(content, content.includes('\u00ff') ? 'latin1' : 'utf8'), SUMS: list })
    const outputs = outputsOf(cwd)
    for (const value of [TOKEN, HEADER.slice(21)]) expect(leaks(outputs, value)).toEqual([])
    expect(outputs.get('run 0')).toMatch(/has changed/)
  })

  test('in UTF-16, shown as rows of bytes', () => {
    const content = Buffer.from(`\ufeff${before}token = ${TOKEN}\n`, 'utf16le')
    const cwd = folderWith({ 'a.ini': content, SUMS: sealsBeginning('a.ini', before, before.length) })
    const outputs = outputsOf(cwd)
    const hex = [...Buffer.from(TOKEN.slice(0, 8), 'utf16le')]
      .map(byte => byte.toString(16).padStart(2, '0').toUpperCase())
      .join(' ')
    expect([...outputs].filter(([, text]) => text.includes(TOKEN) || text.includes(hex)).map(([name]) => name)).toEqual([])
  })

  test('a token of one character less is not a token, and is quoted', () => {
    const content = `${before}token = ${TOKEN.slice(0, -2)}\n`
    const cwd = folderWith({ 'a.ini': content, SUMS: sealsBeginning('a.ini', content, before.length) })
    expect(leaks(outputsOf(cwd), TOKEN.slice(0, -2)).length).toBeGreaterThan(2)
  })

  test('the sealed bytes with one are written back, and not put into a patch', () => {
    const sealed = `token = ${TOKEN}\nx = 1\n`
    const cwd = folderWith({ 'a.ini': sealed.replaceAll('\n', '\r\n'), SUMS: gnuList({ 'a.ini': sealed }) })
    const { err } = runCli(['restore', 'SUMS', '-o', 'out.patch'], cwd)
    expect(err).toContain('what looks like a credential')
    expect(existsSync(join(cwd, 'out.patch'))).toBe(false)
    expect(runCli(['restore', 'SUMS', '--write'], cwd).code).toBe(0)
    expect(readFileSync(join(cwd, 'a.ini'), 'utf8')).toBe(sealed)
  })
})

describe('explain quotes no more than verify', () => {
  const explained = (cwd: string, path: string, content: string, bytes: number) => {
    const { digests } = sealOf(path, content.slice(0, bytes))
    const flags = ['--sha256', digests.sha256 ?? '', '--bytes', String(bytes)]
    const runs = [runCli(['explain', path, ...flags], cwd), runCli(['explain', path, ...flags, '--json'], cwd)]
    return new Map(runs.map((run, index) => [`run ${index}`, run.out + run.err] as const))
  }

  test('the rest of .git/config', () => {
    const cwd = repositoryWith()
    git(cwd, 'config', 'http.https://github.com/.extraheader', 'a value that no rule knows')
    const outputs = explained(cwd, '.git/config', readFileSync(join(cwd, '.git/config'), 'utf8'), 20)
    expect(leaks(outputs, 'a value that no rule knows')).toEqual([])
    expect(outputs.get('run 0')).toContain('not shown: bytes of a git folder are never quoted')
    expect(outputs.get('run 1')).toContain('"withheld": "git-folder"')
  })

  test('a file that git ignores, and a token in one that it does not', () => {
    const cwd = repositoryWith()
    putFile(cwd, '.gitignore', 'ignored.env\n')
    const ignored = 'A=1\nB=a value that no rule knows\n'
    putFile(cwd, 'ignored.env', ignored)
    expect(leaks(explained(cwd, 'ignored.env', ignored, 4), 'a value that no rule knows')).toEqual([])
    const kept = `A=1\nB=2\nTOKEN=${TOKEN}\n`
    putFile(cwd, 'kept.env', kept)
    const outputs = explained(cwd, 'kept.env', kept, 4)
    expect(leaks(outputs, TOKEN)).toEqual([])
    expect(outputs.get('run 0')).toContain('B=2')
  })

  test('other bytes are shown as before', () => {
    const content = 'A=1\nB=a value that no rule knows\n'
    const cwd = folderWith({ 'plain.env': content })
    expect(explained(cwd, 'plain.env', content, 4).get('run 0')).toContain('B=a value that no rule knows')
  })
})
