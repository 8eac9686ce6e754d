import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { EngineDied } from '../../../../src/rehearsal/clone.ts'
import { type Engine, type Session, SqlError } from '../../../../src/rehearsal/postgres/engine.ts'
import { runAsProblem } from '../../../../src/rehearsal/postgres/script-role.ts'
import { findBinaries } from '../../../../src/rehearsal/postgres/server/binaries.ts'
import { openPostgres } from '../../../../src/rehearsal/postgres/server/open.ts'
import { installedBinaries } from '../../battery/server-lane.ts'
import { caught, collected, fed } from '../streams.ts'

let engine: Engine
beforeAll(async () => {
  // What a job may have set must not reach the sessions.
  process.env['PGOPTIONS'] = '-c DateStyle=German'
  engine = await openPostgres({ binaries: installedBinaries() })
})
afterAll(async () => {
  delete process.env['PGOPTIONS']
  await engine.destroy()
})

describe('findBinaries', () => {
  test('the highest major, or the one that is asked for', () => {
    const found = installedBinaries()
    expect(found.version).toMatch(/^\d+\.\d+/)
    expect(findBinaries({ major: found.major })).toEqual(found)
    expect(findBinaries({ folder: found.folder })).toEqual(found)
  })

  test('PGBIN counts where nothing higher is installed; a named folder is the only one', () => {
    const found = installedBinaries()
    expect(findBinaries({ environment: { PGBIN: found.folder } })).toEqual(found)
    expect(findBinaries({ folder: '/nowhere', environment: { PGBIN: found.folder } })).toBeUndefined()
    expect(findBinaries({ major: 7 })).toBeUndefined()
  })
})

describe('a session', () => {
  let session: Session
  beforeAll(async () => {
    session = await engine.connect('script')
    await session.run('create table t (a int, b text)')
  })
  afterAll(async () => {
    await session.run('drop table t')
    await session.close()
  })

  test('gives each value as the text that PostgreSQL wrote', async () => {
    const [row] = await session.rows(
      `select 1, null, 1.50::numeric, true, array[1, 2], timestamptz '2025-01-01Z', '\\x00'::bytea, ''`
    )
    expect(row).toEqual(['1', null, '1.50', 't', '{1,2}', '2025-01-01 00:00:00+00', '\\x00', ''])
    expect(await session.rows('select $1::text, $2::text', ["it's", null])).toEqual([["it's", null]])
  })

  test('refuses what the server refuses, in its words and with its place, and goes on', async () => {
    const error = await caught(session.rows('select 1 from nope'))
    expect(error).toBeInstanceOf(SqlError)
    expect(error).toMatchObject({ code: '42P01', position: 15, message: 'relation "nope" does not exist' })
    expect(await caught(session.run('select 1/0'))).toMatchObject({ code: '22012' })
    expect(await session.rows('select 1')).toEqual([['1']])
  })

  test('copies in and out', async () => {
    expect(await session.copyIn('copy t from stdin', fed('1\tx\n', '2\t', 'y\n'))).toBe(8)
    expect(await collected(session, 'copy (select * from t order by a) to stdout')).toBe('1\tx\n2\ty\n')
    expect(await session.copyIn('copy t from stdin', fed())).toBe(0)
    await session.run('truncate t')
  })

  test('a copy that the server refuses, or whose data ends in an error, leaves nothing and can be followed by another', async () => {
    expect(await caught(session.copyIn('copy nope from stdin', fed('1\n')))).toMatchObject({ code: '42P01' })
    expect(await caught(session.copyIn('copy t from stdin', fed('x\ty\n')))).toMatchObject({ code: '22P02' })
    const broken = (async function* () {
      yield Buffer.from('1\tx\n')
      throw new RangeError('the source broke')
    })()
    expect(await caught(session.copyIn('copy t from stdin', broken))).toBeInstanceOf(RangeError)
    expect(await caught(collected(session, 'copy nope to stdout'))).toMatchObject({ code: '42P01' })
    expect(await session.rows('select count(*) from t')).toEqual([['0']])
  })

  test('the receiver of a copy may throw', async () => {
    const error = await caught(
      session.copyOut('copy (select 1) to stdout', () => {
        throw new RangeError('no more')
      })
    )
    expect(error).toBeInstanceOf(RangeError)
  })
})

describe('after the restore', () => {
  test('the script role does what the owners may, and nothing that leads out', async () => {
    const restoring = await engine.connect('script')
    await engine.asSuperuser([
      'create role owner_of_things superuser createrole',
      'grant owner_of_things to rehearsal_change',
      'create role reads_files',
      'grant pg_read_server_files to reads_files'
    ])
    await restoring.run('create table things (a int); alter table things owner to owner_of_things')
    await restoring.close()
    const superuser = await engine.connect('superuser')
    const problem = async (role: string, memberOf: readonly string[] = []) => await runAsProblem(superuser, { role, memberOf })
    expect(await problem('owner_of_things')).toContain('is a superuser')
    expect(await problem('reads_files', ['owner_of_things'])).toContain('is a superuser')
    expect(await problem('reads_files')).toBeUndefined()
    expect(await problem('nobody_here')).toContain('names no role')
    await superuser.close()
    await engine.demote()

    const script = await engine.connect('script')
    await script.run('alter table things add b int')
    await script.run('create schema made_by_script')
    for (const sql of [
      `copy (select 1) to program 'true'`,
      `do $$ begin execute 'copy (select 1) to prog' || 'ram ''true'''; end $$`,
      `select pg_read_file('/etc/passwd')`,
      "set role reads_files; copy things from '/etc/passwd'",
      'set role owner_of_things; alter system set port = 1',
      'set role owner_of_things; create role another superuser',
      'set role owner_of_things; grant pg_execute_server_program to reads_files',
      'create extension file_fdw',
      'alter role rehearsal_change superuser'
    ]) {
      const [statement = '', role] = sql.split('; ').reverse()
      if (role !== undefined && !sql.startsWith('do')) await script.run(role)
      expect([sql, await caught(script.run(sql.startsWith('do') ? sql : statement))]).toMatchObject([sql, { code: '42501' }])
      await script.run('reset role')
    }
    await script.close()
  })

  test('the untouched copy stays as it is, and is not for the script role', async () => {
    await engine.keepUntouched?.()
    const script = await engine.connect('script')
    await script.run('insert into things values (1, 1)')
    await script.close()
    const untouched = await engine.connectUntouched?.()
    expect(await untouched?.rows('select count(*) from things')).toEqual([['0']])
    await untouched?.close()
  })

  test('a statement without an end is given up, and the session with it', async () => {
    const hasty = await openPostgres({ binaries: installedBinaries(), deadlineMs: 3000 })
    try {
      const session = await hasty.connect('script')
      expect(await caught(session.run('select pg_sleep(100)'))).toBeInstanceOf(EngineDied)
      expect(await caught(session.rows('select 1'))).toBeInstanceOf(EngineDied)
    } finally {
      expect(await hasty.destroy()).toEqual({ processGone: true, folderGone: true })
    }
  })
})
