import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { seal as command } from '../../src/cli/seal.ts'
import { verify } from '../../src/cli/verify.ts'
import { listen } from '../cli/listening.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { GUARD_MS } from '../support/guard.ts'
import { CLI, runCli } from '../support/run-cli.ts'

const M = 'seal-gate.json'
const FILES = {
  'docs/prices.md': '# Prices\n\nNorth 100\nSouth 200\n',
  'docs/terms.md': '# Terms\n\nWithin 30 days.\n',
  'src/a.ts': 'a\n'
}

const seal = (cwd: string, ...args: readonly string[]) => listen(command, args, cwd)
const update = (cwd: string, ...args: readonly string[]) => seal(cwd, '--update', ...args)
const check = async (cwd: string, ...args: readonly string[]) =>
  (await listen(verify, [...args, '--no-probes', '--json'], cwd)).code
const read = (root: string, name = M): string => readFileSync(join(root, name), 'utf8')
const lineOf = (root: string, path: string) =>
  read(root)
    .split('\n')
    .find(line => line.includes(`"${path}"`))

/** In a repository, with everything sealed and committed. */
async function repository(files: Readonly<Record<string, string>> = FILES): Promise<string> {
  const root = folderWith(files)
  await seal(root, 'docs', 'src', '-o', M, '--packet', 'P', '--covers', 'docs/**', '--covers', 'src/**')
  git(root, 'init', '-q')
  git(root, 'add', '.')
  git(root, 'commit', '-qm', 'sealed')
  return root
}

describe('what has changed', () => {
  test('is shown with its diagnosis, and sealed again; all else stays to the byte', async () => {
    const root = await repository()
    const [prices, a] = [lineOf(root, 'docs/prices.md'), lineOf(root, 'src/a.ts')]
    putFile(root, 'docs/terms.md', '# Terms\n\nWithin 45 days.\n')
    expect(await check(root, M)).toBe(1)
    expect(await update(root, '--yes')).toEqual({
      code: 0,
      out: [
        'changed  "docs/terms.md": 1 edit: line 3, `30` became `45` (compared)',
        'wrote "seal-gate.json": 1 changed; it seals 3 files',
        ''
      ].join('\n'),
      err: ''
    })
    expect([lineOf(root, 'docs/prices.md'), lineOf(root, 'src/a.ts')]).toEqual([prices, a])
    expect(JSON.parse(read(root))).toMatchObject({ packet: 'P', covers: ['docs/**', 'src/**'] })
    expect(await check(root, M)).toBe(0)
    expect(await update(root)).toEqual({
      code: 0,
      out: 'nothing to seal again: 3 files in "seal-gate.json" are as sealed\n',
      err: ''
    })
  })

  test('what is proved can be had back, and that is said', async () => {
    const root = await repository()
    putFile(root, 'docs/prices.md', FILES['docs/prices.md'].replaceAll('\n', '\r\n'))
    const { code, out } = await update(root, '--check')
    expect(code).toBe(1)
    expect(out).toContain('changed  "docs/prices.md": LF line endings became CRLF (4 ×) (proved), 30 to 34 bytes\n')
    expect(out).toContain('not meant? "seal-gate restore seal-gate.json --write" brings back what is proved\n')
  })

  test('facts of files that are intact are not touched, even where they are missing or untrue', async () => {
    const root = await repository()
    writeFileSync(join(root, M), read(root).replace('"text": "ascii", "eol": "lf"', '"text": "ascii", "eol": "mixed"'))
    const before = lineOf(root, 'docs/prices.md')
    putFile(root, 'src/a.ts', 'b\n')
    expect((await update(root, '--yes')).code).toBe(0)
    expect([before, lineOf(root, 'docs/prices.md')]).toEqual([before, before])
  })

  test.each([
    ['only of the named file', 'src/a.ts'],
    ['only of the named folder', 'src']
  ])('%s is sealed again', async (_, path) => {
    const root = await repository()
    const terms = lineOf(root, 'docs/terms.md')
    putFile(root, 'docs/terms.md', 'x\n')
    putFile(root, 'src/a.ts', 'b\n')
    const { code, out } = await update(root, path, '--yes')
    expect(code).toBe(0)
    expect(out).toContain('1 more file changed, not named and left as sealed\n')
    expect(lineOf(root, 'docs/terms.md')).toBe(terms)
    expect(await check(root, M)).toBe(1)
  })

  test('two files that were swapped are both sealed again', async () => {
    const root = await repository()
    putFile(root, 'docs/prices.md', FILES['docs/terms.md'])
    putFile(root, 'docs/terms.md', FILES['docs/prices.md'])
    expect((await update(root, '--yes')).out).toContain('wrote "seal-gate.json": 2 changed')
    expect(await check(root, M)).toBe(0)
  })
})

describe('what is gone', () => {
  test('is reported and stays sealed; --remove drops it', async () => {
    const root = await repository()
    const before = read(root)
    rmSync(join(root, 'docs/terms.md'))
    expect(await update(root, '--yes')).toEqual({
      code: 1,
      out: 'missing  "docs/terms.md": its seal stays; --remove drops it\n',
      err: ''
    })
    expect(read(root)).toBe(before)
    expect(await update(root, '--remove', '--yes')).toMatchObject({
      code: 0,
      out: 'removed  "docs/terms.md"\nwrote "seal-gate.json": 1 removed; it seals 2 files\n'
    })
    expect(await check(root, M)).toBe(0)
  })

  test('and elsewhere again is a rename: named with its folder and --remove, it is sealed there', async () => {
    const root = await repository()
    renameSync(join(root, 'docs/prices.md'), join(root, 'docs/list.md'))
    const { code, out } = await update(root, '--yes')
    expect(code).toBe(1)
    expect(out).toContain('missing  "docs/prices.md": its bytes are at "docs/list.md"')
    expect(out).toContain('unsealed "docs/list.md": name it, or its folder, to seal it\n')
    expect((await update(root, 'docs/list.md', '--yes', '--remove')).out).toContain('1 added, 1 removed; it seals 3 files')
    expect(await check(root, M)).toBe(0)
  })

  test('and not named is kept, even with --remove; the last seal is never dropped', async () => {
    const root = await repository()
    rmSync(join(root, 'docs'), { recursive: true })
    expect((await update(root, 'src', '--remove', '--yes')).code).toBe(0)
    expect(lineOf(root, 'docs/terms.md')).toBeDefined()
    rmSync(join(root, 'src'), { recursive: true })
    await expect(update(root, '--remove', '--yes')).rejects.toThrow('no seal would be left')
  })
})

describe('what is new', () => {
  test('is listed, and sealed when it is named, or its folder', async () => {
    const root = await repository()
    putFile(root, 'docs/new.md', 'new\n')
    putFile(root, 'docs/more.md', 'more\n')
    expect((await update(root, '--yes')).code).toBe(1)
    expect(lineOf(root, 'docs/new.md')).toBeUndefined()
    expect((await update(root, 'docs/new.md', '--yes')).out).toContain('unsealed "docs/more.md"')
    expect([lineOf(root, 'docs/new.md') === undefined, lineOf(root, 'docs/more.md')]).toEqual([false, undefined])
    expect((await update(root, 'docs', '--yes')).code).toBe(0)
    expect(await check(root, M)).toBe(0)
  })

  test('outside of "covers" is not added with its folder, and is by its name', async () => {
    const root = await repository({ ...FILES, 'docs/x.md': 'x\n' })
    writeFileSync(join(root, M), read(root).replace('"docs/**"', '"docs/*.md"'))
    putFile(root, 'docs/draft.txt', 'draft\n')
    expect((await update(root, 'docs', '--yes')).code).toBe(0)
    expect(lineOf(root, 'docs/draft.txt')).toBeUndefined()
    expect((await update(root, 'docs/draft.txt', '--yes')).code).toBe(0)
    expect(lineOf(root, 'docs/draft.txt')).toBeDefined()
  })

  test('is left out where git ignores it, or --exclude matches it', async () => {
    const root = await repository()
    putFile(root, '.gitignore', '*.log\n')
    putFile(root, 'docs/a.log', 'x\n')
    putFile(root, 'docs/tmp/b.md', 'x\n')
    await update(root, 'docs', '--yes', '--exclude', 'docs/tmp')
    expect([lineOf(root, 'docs/a.log'), lineOf(root, 'docs/tmp/b.md')]).toEqual([undefined, undefined])
  })
})

describe('nothing is written', () => {
  test('without a terminal to ask on', async () => {
    const root = await repository()
    const before = read(root)
    putFile(root, 'src/a.ts', 'b\n')
    const { code, out, err } = runCli(['seal', '--update'], root)
    expect([code, read(root)]).toEqual([2, before])
    expect(out).toContain('changed  "src/a.ts": ')
    expect(err).toBe('seal-gate: nothing was written: there is no terminal to ask on. If all of this is meant, add --yes\n')
  })

  test('where a file in question is a link or a folder, or the manifest is broken', async () => {
    const root = await repository()
    const before = read(root)
    putFile(root, 'docs/terms.md', 'changed\n')
    rmSync(join(root, 'src/a.ts'))
    symlinkSync('../docs/terms.md', join(root, 'src/a.ts'))
    const link = await update(root, '--yes')
    expect([link.code, read(root)]).toEqual([2, before])
    expect(link.err).toContain('"src/a.ts" cannot be sealed again: ')
    expect((await update(root, 'docs', '--yes')).code).toBe(0)
    rmSync(join(root, 'src/a.ts'))
    mkdirSync(join(root, 'src/a.ts'))
    expect((await update(root, '--yes')).code).toBe(2)
    writeFileSync(join(root, M), before.slice(0, -3))
    expect(await update(root, '--yes')).toMatchObject({ code: 2, err: expect.stringContaining('manifest-') })
    expect(read(root)).toBe(before.slice(0, -3))
  })

  test.each([
    [['--format', 'gnu'], '"--update" keeps format, packet and covers'],
    [['--covers', '**'], '"--update" keeps format, packet and covers'],
    [['-o', 'no.json'], 'there is no manifest "no.json"']
  ])('with %j', async (args, message) => {
    await expect(update(await repository(), ...args, '--yes')).rejects.toThrow(message)
  })
})

describe('on a terminal', () => {
  const SCRIPT = `import os, pty, sys
pid, fd = pty.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
seen = b''
while b'[y/N]' not in seen: seen += os.read(fd, 4096)
os.write(fd, sys.argv[1].encode())
try:
    while True:
        more = os.read(fd, 4096)
        if not more: break
        seen += more
except OSError: pass
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))`

  test.each([
    ['y\n', 0, 'wrote "seal-gate.json": 1 changed; it seals 3 files'],
    ['yes\n', 0, 'wrote "seal-gate.json"'],
    ['n\n', 1, 'nothing was written'],
    ['\n', 1, 'nothing was written'],
    ['yeah\n', 1, 'nothing was written'],
    ['\x04', 1, 'nothing was written']
  ])('the answer %j', async (answer, code, text) => {
    const root = await repository()
    const before = read(root)
    putFile(root, 'src/a.ts', 'b\n')
    const { status, stdout } = spawnSync('python3', ['-c', SCRIPT, answer, process.execPath, CLI, 'seal', '--update'], {
      cwd: root,
      encoding: 'utf8',
      timeout: GUARD_MS
    })
    expect(stdout).toContain('In "seal-gate.json": seal 1 file as it is now? [y/N]')
    expect(stdout).toContain(text)
    expect([status, read(root) === before]).toEqual([code, code === 1])
  })
})

describe('the manifest', () => {
  test('is the one in this folder, or the nearest above in this repository, as for verify', async () => {
    const root = await repository()
    putFile(root, 'docs/terms.md', 'changed\n')
    const inner = join(root, 'docs')
    expect(await check(inner)).toBe(1)
    expect((await update(inner, 'terms.md', '--yes')).out).toContain('wrote "../seal-gate.json": 1 changed')
    expect(await check(inner)).toBe(0)
    putFile(root, 'docs/deep/SHA256SUMS', read(root))
    await expect(update(join(root, 'docs/deep'), '-o', '../none.json')).rejects.toThrow('there is no manifest')
  })

  test('is never looked for outside of the repository, or above a folder without one', async () => {
    const root = await repository()
    const repo = join(root, 'inner')
    mkdirSync(join(repo, 'deep'), { recursive: true })
    execFileSync('git', ['init', '-q', repo])
    await expect(update(join(repo, 'deep'))).rejects.toThrow(
      'there is no manifest in this folder, or above it in this repository'
    )
    await expect(update(folderWith({ 'a/b': 'x' }))).rejects.toThrow('there is no manifest in this folder')
    putFile(root, 'SHA256SUMS', `${'0'.repeat(64)}  a\n`)
    await expect(update(join(root, 'docs'))).rejects.toThrow('".." has several manifests ("../SHA256SUMS", "../seal-gate.json")')
  })

  test.each([
    ['GNU', 'SHA256SUMS', ['sha256sum']],
    ['BSD', 'SUMS', ['sha256sum', '--tag']],
    ['SHA-512', 'SHA512SUMS', ['sha512sum']]
  ])('%s lists are updated in their own order', async (_, name, [program = '', ...flags]) => {
    const root = folderWith({ 'z.txt': 'z\n', 'a.txt': 'a\n', 'b.txt': 'b\n' })
    const list = () => execFileSync(program, [...flags, 'z.txt', 'a.txt'], { cwd: root, encoding: 'utf8' })
    writeFileSync(join(root, name), list())
    putFile(root, 'a.txt', 'A\n')
    expect((await update(root, '-o', name, '--yes')).code).toBe(0)
    expect(read(root, name)).toBe(list())
    expect(await check(root, name)).toBe(0)
  })

  test('of a bag by itself is updated', async () => {
    const root = folderWith({ 'data/a.txt': 'a\n' })
    await seal(root, 'data', '-o', 'manifest-sha256.txt', '--format', 'bagit')
    putFile(root, 'data/a.txt', 'A\n')
    expect((await update(root, '--yes')).code).toBe(0)
    expect(await check(root)).toBe(0)
  })

  test('in a format that is not written here is left to its program', async () => {
    const root = folderWith({ 'Cargo.toml': 'x' })
    const checksums = { files: { 'Cargo.toml': '0'.repeat(64) }, package: '0'.repeat(64) }
    putFile(root, '.cargo-checksum.json', JSON.stringify(checksums))
    await expect(update(root, '-o', '.cargo-checksum.json', '--yes')).rejects.toThrow(
      '".cargo-checksum.json" is a manifest in the format "cargo", which "cargo vendor" writes: use that'
    )
  })

  test('with a file of its hash beside it is a reason to write that again', async () => {
    const root = folderWith({ 'a.txt': 'a\n' })
    await seal(root, '.', '-o', M, '--covers', '**')
    writeFileSync(join(root, 'packet_tree.sha256'), execFileSync('sha256sum', [M], { cwd: root }))
    expect((await update(root, '--yes')).err).toBe('')
    putFile(root, 'a.txt', 'A\n')
    expect((await update(root, '--yes')).err).toContain(
      'note: "packet_tree.sha256" has the sha256 of "seal-gate.json" as it was before: write it again'
    )
  })
})

test('names and excerpts that act on a terminal are shown', async () => {
  const root = folderWith({ 'a\u001b[2J.txt': 'x\n' })
  await seal(root, '.', '-o', M)
  putFile(root, 'a\u001b[2J.txt', '\u001b[31mx\n')
  const { out, err } = await update(root, '--yes')
  expect(out + err).not.toContain('\u001b')
})
