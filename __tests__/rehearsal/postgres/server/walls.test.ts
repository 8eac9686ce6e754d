import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { findBinaries } from '../../../../src/rehearsal/postgres/server/binaries.ts'
import { openPostgres } from '../../../../src/rehearsal/postgres/server/open.ts'
import { freshFolder } from '../../../support/run-action.ts'
import { assembled } from '../../assembled.ts'
import { dumpWith, HAS_POSTGRES, isRoot, run } from '../../rehearsing.ts'
import { caught } from '../streams.ts'

function watchedFile(): string {
  const folder = freshFolder()
  chmodSync(folder, 0o777)
  return join(folder, 'started')
}

const title = HAS_POSTGRES ? 'a server' : 'a server (no PostgreSQL here)'

;(HAS_POSTGRES && isRoot() && process.platform === 'linux' ? describe : describe.skip)(`the root of ${title}`, () => {
  test('a dump starts no program', async () => {
    const file = watchedFile()
    const rehearsal = await run({ 'dump.sql': dumpWith(assembled(`copy (select 1) to program 'touch ${file}'`)) })
    expect(rehearsal.denials.map(({ code }) => code)).toEqual(['restore-failed'])
    expect(existsSync(file)).toBe(false)
  })

  test('and the neighbour: a text that is put together and stays in the database is restored', async () => {
    const rehearsal = await run({ 'dump.sql': dumpWith(assembled("comment on schema gov is 'x'")) })
    expect(rehearsal.denials).toEqual([])
  })

  test('what a superuser writes is never machine code, and no file of the machine is in sight', async () => {
    const binaries = findBinaries()
    if (binaries === undefined) throw new Error('there is no PostgreSQL')
    const engine = await openPostgres({ binaries })
    try {
      expect(engine.isolation).toMatchObject({
        proved: true,
        facts: { root_of_its_own: true, superuser_starts_programs: false }
      })
      const session = await engine.connect('superuser')
      const [[data = ''] = []] = await session.rows("select current_setting('data_directory')")
      const [[shipped = ''] = []] = await session.rows("select setting || '/plpgsql.so' from pg_config where name = 'PKGLIBDIR'")
      // The same bytes that load from where they are installed.
      const library = readFileSync(shipped ?? '').toString('hex')
      await session.run(`select lo_from_bytea(4242, '\\x${library}')`)
      await session.run(`select lo_export(4242, '${data}/own.so')`)
      await session.run(`load '${shipped}'`)
      expect(await caught(session.run(`load '${data}/own.so'`))).toMatchObject({
        message: expect.stringMatching(/failed to map/)
      })
      const outside = watchedFile()
      expect(await caught(session.run(`select lo_export(4242, '${outside}')`))).toBeInstanceOf(Error)
      expect(await caught(session.run("select pg_read_file('/proc/self/environ')"))).toBeInstanceOf(Error)
      expect(existsSync(outside)).toBe(false)
    } finally {
      await engine.destroy()
    }
  })
})

test('in the embedded engine a dump starts no program either', async () => {
  const file = watchedFile()
  const dump = dumpWith(assembled(`copy (select 1) to program 'touch ${file}'`))
  const rehearsal = await run({ 'dump.sql': dump }, 'pglite')
  expect(rehearsal.status).toBe('FAILED')
  expect(existsSync(file)).toBe(false)
})
