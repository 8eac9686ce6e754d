import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import type { Terminal } from '../../src/cli/terminal.ts'
import { watch } from '../../src/cli/watch.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { aReport } from '../support/reports.ts'
import { CLI } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'

const FILES = { 'docs/a.md': 'one - two\n', 'docs/b.md': 'b\n' }

/**
 * Waits for texts of a process, each after the one that was waited for before in the same stream. The system does not keep the order of two
 * streams.
 * @throws Error if the process ends first
 */
function reading(child: ChildProcess) {
  let hasEnded = false
  child.on('close', () => {
    hasEnded = true
    child.emit('printed')
  })
  const wait = (stream: Readable | null) => {
    let printed = ''
    stream?.setEncoding('utf8').on('data', part => {
      printed += part
      child.emit('printed')
    })
    return async (text: string) => {
      while (!printed.includes(text)) {
        if (hasEnded) throw new Error(`the process ended before it printed ${JSON.stringify(text)}: ${JSON.stringify(printed)}`)
        await once(child, 'printed')
      }
      printed = printed.slice(printed.indexOf(text) + text.length)
    }
  }
  const [out, err] = [wait(child.stdout), wait(child.stderr)]
  return {
    judged: async (verdict: string) => {
      await out(`${verdict}\n`)
      await err('watching: ')
    },
    changed: async () => await err('changed: ')
  }
}

test('every change is judged again, and the exit code is that of the last verdict', async () => {
  const cwd = folderWith({ ...FILES, SHA256SUMS: gnuList(FILES) })
  const child = spawn(process.execPath, [CLI, 'verify', '--watch', '--no-probes'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const { judged, changed } = reading(child)
  try {
    await judged('PASS')
    putFile(cwd, 'docs/a.md', 'one — two\n')
    await changed()
    await judged('FAIL')
    putFile(cwd, 'docs/a.md', FILES['docs/a.md'])
    await judged('PASS')
    putFile(cwd, 'docs/b.md', 'c\n')
    await judged('FAIL')
    child.kill('SIGINT')
    expect((await closed)[0]).toBe(1)
  } finally {
    child.kill('SIGKILL')
  }
})

test('a list outside of the sealed folder, and what else the judgement reads, are watched', async () => {
  const cwd = folderWith({
    'a/docs/a.md': 'one - two\n',
    'a/docs/b.md': 'b\n',
    'lists/SHA256SUMS': gnuList(FILES),
    'lists/tree.sha256': ''
  })
  const list = gnuList(FILES)
  putFile(cwd, 'lists/tree.sha256', `${createHash('sha256').update(list).digest('hex')}\n`)
  const args = [
    'verify',
    '--watch',
    '--no-probes',
    '../lists/SHA256SUMS',
    '--root',
    '.',
    '--manifest-sha256',
    '../lists/tree.sha256'
  ]
  const child = spawn(process.execPath, [CLI, ...args], { cwd: join(cwd, 'a'), stdio: ['ignore', 'pipe', 'pipe'] })
  const { judged, changed } = reading(child)
  try {
    await judged('PASS')
    putFile(
      cwd,
      'lists/SHA256SUMS',
      list.replace(/^./, digit => (digit === '0' ? '1' : '0'))
    )
    await changed()
    await judged('FAIL')
    putFile(cwd, 'lists/SHA256SUMS', list)
    await judged('PASS')
    putFile(cwd, 'lists/tree.sha256', `${'0'.repeat(64)}\n`)
    await judged('FAIL')
  } finally {
    child.kill('SIGKILL')
  }
})

test('a signal during a judgement ends the run after it, with the exit code of that verdict', async () => {
  const folder = folderWith(FILES)
  const said: string[] = []
  const terminal: Terminal = { out: () => undefined, say: text => void said.push(text), progress: () => undefined, colour: false }
  let judgements = 0
  const code = await watch(async () => {
    judgements++
    if (judgements === 2) process.emit('SIGINT')
    return { report: aReport({ verdict: 'fail', manifests: [] }), folder, files: [] }
  }, terminal)
  expect({ code, judgements, said }).toEqual({ code: 1, judgements: 2, said: [] })
})
