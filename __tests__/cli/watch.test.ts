import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { folderWith, putFile } from '../support/folder.ts'
import { CLI } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'

const FILES = { 'docs/a.md': 'one - two\n', 'docs/b.md': 'b\n' }

/** Collects what a process prints, and waits for a text that comes after all that was waited for before. */
function reading(child: ChildProcess): (text: string) => Promise<void> {
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', part => {
      printed += part
      child.emit('printed')
    })
  return async text => {
    while (!printed.includes(text)) await once(child, 'printed')
    printed = printed.slice(printed.indexOf(text) + text.length)
  }
}

test('every change is judged again, and the exit code is that of the last verdict', async () => {
  const cwd = folderWith({ ...FILES, SHA256SUMS: gnuList(FILES) })
  const child = spawn(process.execPath, [CLI, 'verify', '--watch', '--no-probes'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const wait = reading(child)
  try {
    await wait('PASS\nwatching')
    putFile(cwd, 'docs/a.md', 'one — two\n')
    await wait('changed: ')
    await wait('FAIL\nwatching')
    putFile(cwd, 'docs/a.md', FILES['docs/a.md'])
    await wait('PASS\nwatching')
    putFile(cwd, 'docs/b.md', 'c\n')
    await wait('FAIL\nwatching')
    child.kill('SIGINT')
    expect((await closed)[0]).toBe(1)
  } finally {
    child.kill('SIGKILL')
  }
})
