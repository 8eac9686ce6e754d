import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { flagsOf } from '../../src/cli/flags.ts'
import type { Report } from '../../src/model/report.ts'
import { VERSION } from '../../src/model/version.ts'
import { GATE, VERIFY } from '../../src/options/table.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { NODES } from '../support/nodes.ts'
import { runCli } from '../support/run-cli.ts'

const FILES = { 'a.md': 'one - two\n', 'sub/b.json': '{"name": "Ωμέγα"}\n', 'c.bin': Buffer.from([0, 255, 10]) }

function reportOf(out: string): Report {
  return JSON.parse(out)
}

describe.each(NODES)('on Node %s', (_, node) => {
  test('the packet of the first command in README passes', () => {
    const { code, out } = runCli(['verify', 'fixtures/packet/seal-gate.json'], resolve('.'), { node })
    expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([0, 'PASS'])
    expect(out).toContain('self-test: 7/7')
  })

  test('seal, verify, break, verify, mend, verify', () => {
    const root = folderWith(FILES)
    expect(runCli(['seal', '.', '-o', 'seal-gate.json', '--covers', '**'], root, { node })).toMatchObject({ code: 0, out: '' })
    expect(runCli(['verify'], root, { node }).code).toBe(0)
    putFile(root, 'a.md', 'one — two\n')
    const broken = runCli(['verify', '--json'], root, { node })
    expect(broken.code).toBe(1)
    expect(reportOf(broken.out).findings[0]).toMatchObject({
      path: 'a.md',
      drift: { certainty: 'proved', causes: [{ code: 'unicode-punctuation' }] }
    })
    putFile(root, 'a.md', 'one - two\n')
    expect(runCli(['verify'], root, { node }).code).toBe(0)
  })

  test('a native manifest in another JSON layout, which loads the schema', () => {
    const root = folderWith(FILES)
    runCli(['seal', '.', '-o', 'seal-gate.json'], root, { node })
    writeFileSync(
      join(root, 'seal-gate.json'),
      JSON.stringify(JSON.parse(readFileSync(join(root, 'seal-gate.json'), 'utf8')), null, 4)
    )
    expect(runCli(['verify'], root, { node }).code).toBe(0)
    putFile(root, 'c.bin', Buffer.from([0, 254, 10]))
    expect(runCli(['verify'], root, { node }).code).toBe(1)
  })

  test('probe --json gives the same bytes twice', () => {
    const [a, b] = [
      runCli(['probe', '--json'], '/', { node }),
      runCli(['probe', '--json'], resolve('.'), { node, env: { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' } })
    ]
    expect([a.code, b.code, a.out === b.out]).toEqual([0, 0, true])
  })
})

describe('exit code 2 and a reason', () => {
  test.each([
    ['no command', [], /seal-gate seal/],
    ['an unknown command', ['destroy'], /no command "destroy"/],
    ['an unknown flag', ['verify', '--force'], /--force/],
    ['no manifest here', ['verify'], /no manifest in this folder/],
    ['a manifest that is not there', ['verify', 'gone.json'], /there is no manifest "gone.json"/],
    ['two bad values at once', ['verify', 'x', '--format', 'zip', '--unsealed', 'maybe'], /"format"[\s\S]*"unsealed"/],
    ['nothing to seal', ['seal'], /name the files/],
    ['sealing what does not exist', ['seal', 'gone'], /there is no file "gone"/]
  ])('%s', (_, args, reason) => {
    const { code, out, err } = runCli(args, folderWith())
    expect(code).toBe(2)
    expect(out + err).toMatch(reason)
  })

  test('several manifests in the folder are named, none is chosen', () => {
    const { code, err } = runCli(['verify'], folderWith({ SHA256SUMS: 'x', 'a.sha256': 'x' }))
    expect([code, err]).toEqual([2, expect.stringContaining('"SHA256SUMS", "a.sha256"')])
  })

  test('a self-test that cannot run', () => {
    const root = folderWith({ 'a.md': 'x\n' })
    runCli(['seal', 'a.md', '-o', 'seal-gate.json'], root)
    const { code, out } = runCli(['verify', '--json'], root, {
      env: { TMPDIR: '/nowhere/at/all', TMP: '/nowhere', TEMP: '/nowhere' }
    })
    expect([code, reportOf(out).verdict, reportOf(out).findings.map(finding => finding.code)]).toEqual([
      2,
      'unverifiable',
      ['probe-failed']
    ])
  })
})

describe('seal', () => {
  test('the same files give the same bytes, in any order of the arguments', () => {
    const root = folderWith(FILES)
    const a = runCli(['seal', 'a.md', 'sub', 'c.bin'], root).out
    expect(runCli(['seal', 'c.bin', 'sub', 'a.md'], root).out).toBe(a)
    expect(a).toContain('{"path": "sub/b.json"')
  })

  test('GNU and BSD lists are read by sha256sum, odd names too', () => {
    const root = folderWith({ ...FILES, 'new\nline': 'x', 'back\\slash': 'y', ' lead': 'z', '*star': 's' })
    for (const format of ['gnu', 'bsd']) {
      writeFileSync(join(root, `list.${format}`), runCli(['seal', '.', '--format', format], root).out)
      execFileSync('sha256sum', ['-c', '--strict', `list.${format}`], { cwd: root })
      expect(runCli(['verify', `list.${format}`], root).code).toBe(0)
    }
  })

  test('links, pipes, paths outside, names that JSON cannot hold: refused, and nothing is written', () => {
    const root = folderWith({ f: 'x', 'in/f': 'y' })
    symlinkSync('f', join(root, 'in/link'))
    execFileSync('mkfifo', [join(root, 'in/fifo')])
    writeFileSync(Buffer.concat([Buffer.from(`${root}/in/`), Buffer.from([0xff])]), 'x')
    const { code, err } = runCli(['seal', 'in', 'f', '-o', 'in/seal-gate.json'], root)
    expect(code).toBe(2)
    for (const reason of ['symbolic link', 'not a regular file', 'lies outside', 'not UTF-8']) expect(err).toContain(reason)
    expect(runCli(['verify', 'in/seal-gate.json'], root).code).toBe(2)
  })
})

describe('seal --check', () => {
  test('says what sealing again would change, and writes nothing', () => {
    const root = folderWith(FILES)
    runCli(['seal', '.', '-o', 'seal-gate.json'], root)
    const before = readFileSync(join(root, 'seal-gate.json'))
    const check = () => runCli(['seal', '.', '-o', 'seal-gate.json', '--check'], root)
    expect(check()).toMatchObject({ code: 0, out: 'Sealing again would change nothing.\n' })
    putFile(root, 'a.md', 'one - two!\n')
    putFile(root, 'new.md', 'x')
    rmSync(join(root, 'c.bin'))
    expect(check()).toMatchObject({
      code: 1,
      out: 'added    "new.md"\nremoved  "c.bin"\nchanged  "a.md": sha256, 10 to 11 bytes\n'
    })
    expect(readFileSync(join(root, 'seal-gate.json')).equals(before)).toBe(true)
    writeFileSync(join(root, 'seal-gate.json'), '{"broken')
    expect(check().code).toBe(2)
    expect(runCli(['seal', '.', '--check'], root).code).toBe(2)
  })

  test.each([
    [
      'only its line endings',
      (text: string) => text.replaceAll('\n', '\r\n'),
      /^.*the manifest has CRLF line endings, and sealing again/
    ],
    ['one line ending of many', (text: string) => text.replace('\n', '\r\n'), /the layout of the manifest/],
    ['a layout beside them', (text: string) => `${text}\n`.replaceAll('\n', '\r\n'), /the layout of the manifest/]
  ])('names what a checkout rewrote in the manifest: %s', (_, rewrite, expected) => {
    const root = folderWith(FILES)
    runCli(['seal', '.', '-o', 'seal-gate.json'], root)
    const manifest = join(root, 'seal-gate.json')
    writeFileSync(manifest, rewrite(readFileSync(manifest, 'utf8')))
    expect(runCli(['seal', '.', '-o', 'seal-gate.json', '--check'], root)).toMatchObject({
      code: 1,
      out: expect.stringMatching(expected)
    })
  })

  test('many files, sealed by several threads, give the bytes that one thread gives', () => {
    const files = Object.fromEntries(Array.from({ length: 4500 }, (_, index) => [`d${index % 40}/f${index}`, `${index}\n`]))
    const root = folderWith(files)
    const { code, out } = runCli(['seal', '.', '--format', 'gnu'], root)
    const expected = Object.entries(files).map(
      ([path, content]) => `${createHash('sha256').update(content).digest('hex')}  ${path}\n`
    )
    expect([code, out.split('\n').toSorted().join('\n').trim()]).toEqual([0, expected.toSorted().join('').trim()])
  })
})

describe('what is said in two places is the same', () => {
  test('flags of verify are the inputs of the action', () => {
    const help = runCli(['help', 'verify'], '/').out
    const names = flagsOf(VERIFY).map(([name]) => name)
    for (const name of names) expect(help).toMatch(new RegExp(`--(no-)?${name}\\b`))
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(140)
    const flags = flagsOf(GATE).map(([name]) => name)
    expect(names.filter(name => !flags.includes(name)).toSorted()).toEqual([
      'all',
      'badge',
      'code-quality',
      'html',
      'json',
      'junit',
      'quiet',
      'run',
      'sarif',
      'staged',
      'tap',
      'trend',
      'watch'
    ])
    expect(
      Object.keys(GATE)
        .filter(name => !flags.includes(name))
        .toSorted()
    ).toEqual([
      'artifact-name',
      'check-run',
      'code-quality',
      'comment',
      'github-token',
      'junit',
      'manifest',
      'reseal',
      'restore',
      'retention-days',
      'sarif',
      'statements',
      'tap',
      'upload'
    ])
  })

  test('the version', () => {
    expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(VERSION)
    expect(runCli(['--version'], '/').out).toBe(`seal-gate ${VERSION}\n`)
  })
})

test.each([
  [['verify', '--cover', '**'], 'there is no flag "--cover": did you mean "--covers"?'],
  [['verify', '--no-probe'], 'there is no flag "--no-probe": did you mean "--no-probes"?'],
  [['verfy'], 'there is no command "verfy": did you mean "verify"?'],
  [['merge', '--jsn'], 'there is no flag "--jsn": did you mean "--json"?'],
  [['seal', 'x', '--zzzzzz'], 'there is no flag "--zzzzzz"\nTry: seal-gate help seal\n']
])('%j is refused with the nearest name', (args, message) => {
  const { code, out, err } = runCli(args, folderWith({ x: '' }))
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
})
