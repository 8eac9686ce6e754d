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

test.each([
  [
    'unsupported version (1.16) in file header',
    /refuses the archive: .*header: the archive is newer .* a PostgreSQL of version 17 or later with "pg-bin"/
  ],
  ['unsupported version (1.99) in file header', /as new as the pg_dump that made it/],
  ['this installation does not support compression (this build does not support lz4)', /with --compress=gzip/]
])('pg_restore refuses an archive, and what to do is named: %s', async (reason, message) => {
  const { path, program } = archiveWith(`echo "pg_restore: error: ${reason}" >&2; exit 1`)
  expect(await caught(lengthOf(openDump(path, () => program).sql()))).toMatchObject({
    code: 'dump-unreadable',
    message: expect.stringMatching(message)
  })
})

/** One member and the end of a tar archive, as `pg_dump --format=tar` writes them. */
function tarWith(content: string, end = 1024): Buffer {
  const header = Buffer.alloc(512)
  header.write('toc.dat')
  header.write('0000600 0000000 0000000 ', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')} `, 124)
  header.write('ustar', 257)
  const data = Buffer.alloc(Math.ceil(content.length / 512) * 512)
  data.write(content)
  return Buffer.concat([header, data, Buffer.alloc(end)])
}

// pg_restore takes such an archive for a whole one, or never ends.
test.each([
  ['whole', tarWith('x'.repeat(700)), undefined],
  ['without its end', tarWith('x'.repeat(700), 0), 'dump-truncated'],
  ['cut in a member', tarWith('x'.repeat(700)).subarray(0, 900), 'dump-truncated'],
  ['with a length that is none', tarWith('x').fill('9', 124, 135), 'dump-truncated']
])('a tar archive that is %s', (_, bytes, code) => {
  const path = join(folderWith({ 'clone.tar': bytes }), 'clone.tar')
  let refused: unknown
  try {
    openDump(path, () => undefined)
  } catch (error) {
    refused = error
  }
  expect(refused).toEqual(code === undefined ? undefined : expect.objectContaining({ code }))
})
