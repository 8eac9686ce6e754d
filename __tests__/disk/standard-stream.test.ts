import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { folderWith } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'

const PROGRAM = join(import.meta.dirname, 'print-much.ts')
/** More than any pipe holds. */
const LINES = 40_000

/**
 * Runs a script of the shell in which `$@` is the program. Its standard error is the file `err`: of a socket, Node itself loads the network
 * when an ES module imports `node:util`.
 */
function inShell(script: string, lines = LINES, cwd = folderWith()) {
  const env = { ...process.env, FORCE_COLOR: undefined }
  const { stdout, status } = spawnSync('sh', ['-c', script, 'sh', process.execPath, PROGRAM, String(lines)], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: GUARD_MS
  })
  return { stdout: stdout.trim(), loaded: readFileSync(join(cwd, 'err'), 'utf8').trim(), status, cwd }
}

const LOADED_NOTHING = JSON.stringify({ hasNetwork: false, isTTY: false, hasColours: false })

describe('standard output', () => {
  test.each([
    ['a pipe', '"$@" 2> err | wc -l'],
    ['a file', '"$@" > out 2> err; wc -l < out'],
    ['the null device', '"$@" > /dev/null 2> err; echo 40000']
  ])('to %s is whole, and no module of the network is loaded for it', (_, script) => {
    expect(inShell(script)).toMatchObject({ stdout: String(LINES), loaded: LOADED_NOTHING })
  })

  test('to a file is written after what is there', () => {
    const { cwd } = inShell('echo first > out; "$@" >> out 2> err', 2)
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe(`first\n${'x'.repeat(99)}\n${'x'.repeat(99)}\n`)
  })

  test('to a full pipe that another process made non-blocking is whole: the stream of Node waits for its reader', () => {
    const nonBlocking = `perl -MFcntl -e 'fcntl(STDOUT, F_SETFL, fcntl(STDOUT, F_GETFL, 0) | O_NONBLOCK); exec @ARGV'`
    const { stdout, loaded } = inShell(`${nonBlocking} "$@" 2> err | (sleep 1; wc -l)`)
    expect([stdout, JSON.parse(loaded)]).toEqual([String(LINES), expect.objectContaining({ hasNetwork: true })])
  })

  test('to a reader that ends is cut, and the exit code stays', () => {
    const { stdout, loaded } = inShell('{ "$@" 2> err; echo $? > code; } | head -c 1; cat code')
    expect([stdout, loaded]).toEqual(['x3', LOADED_NOTHING])
  })

  test('to a disk that is full is exit code 2, whatever the verdict', () => {
    expect(inShell('"$@" > /dev/full 2> err').status).toBe(2)
  })
})
