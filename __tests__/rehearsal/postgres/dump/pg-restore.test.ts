import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { openDump } from '../../../../src/rehearsal/postgres/dump/source.ts'
import { folderWith } from '../../../support/folder.ts'
import { caught } from '../streams.ts'

/** An archive, and a program in the place of pg_restore. */
function archiveWith(script: string): { path: string; program: string } {
  const folder = folderWith({ 'archive.dump': 'PGDMP', pg_restore: `#!/bin/sh\n${script}\n` })
  const program = join(folder, 'pg_restore')
  chmodSync(program, 0o755)
  return { path: join(folder, 'archive.dump'), program }
}

async function lengthOf(text: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0
  for await (const piece of text) length += piece.length
  return length
}

test('an archive is the text that pg_restore makes of it', async () => {
  const { path, program } = archiveWith('echo "select 1;"')
  expect(await lengthOf(openDump(path, () => program).sql())).toBe(10)
})

test('a pg_restore that writes without end is ended', async () => {
  const { path, program } = archiveWith('exec yes')
  expect(await caught(lengthOf(openDump(path, () => program).sql()))).toMatchObject({
    code: 'dump-unreadable',
    message: 'the archive holds more text than an archive of its size can hold'
  })
})

test('a pg_restore that never comes to an end is ended with the rehearsal', async () => {
  const { path, program } = archiveWith('echo "select 1;"; while :; do :; done')
  const controller = new AbortController()
  const text = openDump(path, () => program, controller.signal).sql()
  const reading = caught(
    (async () => {
      for await (const _ of text) controller.abort()
    })()
  )
  expect(await reading).toMatchObject({ code: 'dump-unreadable', message: 'pg_restore does not come to the end of the archive' })
})

test('it has so much processor time and no more', async () => {
  const { path, program } = archiveWith('ulimit -t')
  let limit = ''
  for await (const piece of openDump(path, () => program).sql()) limit += Buffer.from(piece).toString()
  expect(limit).toBe('61\n')
})
