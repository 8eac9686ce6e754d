import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// Checks of the bundle that only a real Windows, or wine, can answer. Run with Node 24: node tools/windows/checks.ts [NODE]
// NODE is the program that runs the bundle; this one when absent. Ends with `N passed, N failed`.

const [node = process.execPath] = process.argv.slice(2)
const top = resolve(import.meta.dirname, '../..')
const cli = join(top, 'dist/cli.cjs')
const place = mkdtempSync(join(tmpdir(), 'seal-gate-windows-'))
const counts = { passed: 0, failed: 0 }

function run(cwd: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(node, [cli, ...args], { cwd, encoding: 'utf8', timeout: 300_000 })
}

function check(what: string, isRight: boolean, seen: SpawnSyncReturns<string>): void {
  counts[isRight ? 'passed' : 'failed']++
  process.stdout.write(isRight ? `ok    ${what}\n` : `FAIL  ${what}: exit ${seen.status}\n${seen.stdout}${seen.stderr}\n`)
}

function folderWith(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(place, name)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const list = (files: Readonly<Record<string, string>>): string =>
  Object.entries(files)
    .map(([path, content]) => `${digest(content)}  ${path}\n`)
    .join('')

function checkNames(): void {
  const folder = folderWith('names', { a: 'a\n', 'sub/b': 'b\n' })
  const verdictOf = (path: string, content: string) => {
    writeFileSync(join(folder, 'SHA256SUMS'), list({ [path]: content }))
    return run(folder, 'verify', 'SHA256SUMS', '--no-probes')
  }
  for (const [path, content] of [
    ['a', 'a\n'],
    ['sub/b', 'b\n']
  ] as const) {
    const seen = verdictOf(path, content)
    check(`${JSON.stringify(path)} passes`, seen.status === 0, seen)
  }
  const aliases = ['A', 'a.', 'a ', 'a::$DATA', 'a:stream', 'nul', 'con', 'aux.txt', 'com\u00b9', 'CONIN$', 'sub/nul']
  for (const path of [...aliases, 'SUB/b', 'sub./b', 'sub\\b', '..\\a', '\\\\?\\C:\\a', 'C:a', '//server/share/a']) {
    const seen = verdictOf(path, path.toLowerCase().endsWith('b') ? 'b\n' : 'a\n')
    check(`${JSON.stringify(path)} does not pass`, seen.status === 1 || seen.status === 2, seen)
  }
}

function checkRestore(): void {
  const folder = folderWith('restore', { 'README.md': 'one\r\ntwo\r\n', other: 'unique bytes\n' })
  writeFileSync(join(folder, 'SHA256SUMS'), list({ 'README.md': 'one\ntwo\n' }))
  const over = run(folder, 'restore', 'SHA256SUMS', '-o', 'README.MD')
  const kept = readFileSync(join(folder, 'README.md'), 'utf8') === 'one\r\ntwo\r\n'
  check('a patch is not written over a sealed file of another letter case', kept, over)
  const written = run(folder, 'restore', 'SHA256SUMS', '--write')
  check('sealed bytes are written back', readFileSync(join(folder, 'README.md'), 'utf8') === 'one\ntwo\n', written)
  for (const path of ['new.', 'nul']) {
    const before = readdirSync(folder).join()
    writeFileSync(join(folder, 'SHA256SUMS'), list({ [path]: 'unique bytes\n' }))
    const seen = run(folder, 'restore', 'SHA256SUMS', '--write')
    check(`nothing is restored as ${JSON.stringify(path)}`, seen.status !== 0 && readdirSync(folder).join() === before, seen)
  }
}

function checkManifests(): void {
  cpSync(join(top, 'fixtures/packet'), join(place, 'packets/one'), { recursive: true })
  for (const name of ['packets\\one\\seal-gate.json', 'packets/*/seal-gate.json', 'packets\\*\\seal-gate.json']) {
    const seen = run(place, 'verify', name, '--no-probes')
    check(`${name} is found`, seen.status === 0 && seen.stdout.includes('"packets/one/seal-gate.json"'), seen)
  }
  rmSync(join(place, 'packets/one/README.md'))
  const sarif = run(place, 'verify', 'packets\\one\\seal-gate.json', '--no-probes', '--sarif', 'out.sarif')
  const uris = [...readFileSync(join(place, 'out.sarif'), 'utf8').matchAll(/"uri": ?"([^"]*)"/g)].map(([, uri]) => uri)
  check('SARIF has URIs, not paths of Windows', uris.length > 0 && uris.every(uri => !/[\\]|^[A-Za-z]:/.test(uri ?? '\\')), sarif)
  const folder = folderWith('conflict', { 'sub/b.txt': 'b\n', SHA256SUMS: list({ 'sub/b.txt': 'b\n' }) })
  writeFileSync(join(folder, 'sub/own.sha256'), list({ 'b.txt': 'third\n' }))
  const seen = run(folder, 'verify', 'SHA256SUMS', 'sub\\own.sha256', '--no-probes', '--json')
  check('two roots that seal one file contradict each other', seen.stdout.includes('manifest-conflict'), seen)
}

function checkSeal(): void {
  const folder = folderWith('seal', { 'a.md': 'a\n', 'docs/b.md': 'b\n' })
  const sealed = run(folder, 'seal', '.', '-o', 'seal-gate.json')
  const text = sealed.status === 0 ? readFileSync(join(folder, 'seal-gate.json'), 'utf8') : ''
  check('a manifest has "/" and LF', text.includes('"docs/b.md"') && !/[\\\r]/.test(text), sealed)
  const glob = run(folder, 'seal', '*.md', '--format', 'gnu')
  check('*.md is expanded where the shell does not do it', glob.stdout === list({ 'a.md': 'a\n' }), glob)
  const probe = run(folder, 'verify', 'seal-gate.json')
  check('the self-test holds', probe.status === 0 && /self-test: (\d+)\/\1\b/.test(probe.stdout), probe)
}

if (process.platform === 'win32') for (const part of [checkNames, checkRestore, checkManifests, checkSeal]) part()
rmSync(place, { recursive: true, force: true, maxRetries: 10 })
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
