import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { EngineDied } from '../../../../src/rehearsal/clone.ts'
import { type Engine, type Session, SqlError } from '../../../../src/rehearsal/postgres/engine.ts'
import { openPglite } from '../../../../src/rehearsal/postgres/pglite/open.ts'
import { splitCopy } from '../../../../src/rehearsal/postgres/pglite/session.ts'
import { GUARD_MS } from '../../../support/guard.ts'
import { PACKED_ENGINE } from '../../packed-engine.ts'
import { caught, collected, fed } from '../streams.ts'

describe('a session', () => {
  let engine: Engine
  let session: Session
  beforeAll(async () => {
    engine = await openPglite({ pack: PACKED_ENGINE })
    session = await engine.connect('script')
    await session.run('create table t (a int, b text)')
  })
  afterAll(async () => {
    await engine.destroy()
  })

  test('is cut off from the network and the files of this machine', () => {
    expect(engine).toMatchObject({ kind: 'pglite', isolation: { grade: 'confined-process', proved: true } })
    expect(engine.systemIdentifier).toMatch(/^\d{19}$/)
  })

  test('gives each value as the text that PostgreSQL wrote', async () => {
    const [row] = await session.rows(`select 1, null, 1.50::numeric, true, array[1, 2], '\\x00'::bytea, ''`)
    expect(row).toEqual(['1', null, '1.50', 't', '{1,2}', '\\x00', ''])
    expect(await session.rows('select $1::text, $2::text', ["it's ä", null])).toEqual([["it's ä", null]])
  })

  test('refuses what the server refuses, in its words and with its place, and goes on', async () => {
    const error = await caught(session.rows('select 1 from nope'))
    expect(error).toBeInstanceOf(SqlError)
    expect(error).toMatchObject({ code: '42P01', position: 15, message: 'relation "nope" does not exist' })
    expect(await caught(session.rows('select $1::int', ['x']))).toMatchObject({ code: '22P02' })
    expect(await session.rows('select 1')).toEqual([['1']])
  })

  test('copies in and out', async () => {
    expect(await session.copyIn('copy t from stdin', fed('1\tx\n', '2\t', 'y\n'))).toBe(8)
    expect(await collected(session, 'copy (select * from t order by a) to stdout')).toBe('1\tx\n2\ty\n')
    expect(await session.copyIn('copy t from stdin', fed())).toBe(0)
    expect(await caught(session.copyIn('copy nope from stdin', fed('1\n')))).toMatchObject({ code: '42P01' })
    expect(await caught(session.copyIn('copy t from stdin', fed('x\ty\n')))).toMatchObject({ code: '22P02' })
    expect(await caught(collected(session, 'copy nope to stdout'))).toMatchObject({ code: '42P01' })
    // Two million rows come in many pieces, whose edges are nowhere in particular.
    expect((await collected(session, `copy (select repeat('x', 9) from generate_series(1, 300000)) to stdout`)).length).toBe(
      3_000_000
    )
  })

  test('one session at a time, and the next one begins anew', async () => {
    await expect(engine.connect('superuser')).rejects.toThrow('PGlite has one session, and it is open')
    await session.run('create temp table only_here (a int)')
    await session.run('begin')
    await session.close()
    expect(await caught(session.rows('select 1'))).toBeInstanceOf(EngineDied)
    await engine.demote()
    session = await engine.connect('script')
    expect(await caught(session.rows('select * from only_here'))).toMatchObject({ code: '42P01' })
    expect(await session.rows(`select current_user, current_setting('is_superuser')`)).toEqual([['rehearsal_change', 'off']])
    expect(await caught(session.run('create role another'))).toMatchObject({ code: '42501' })
    expect(await caught(session.run(`copy (select 1) to program 'true'`))).toMatchObject({ code: '42501' })
  })

  test('an extension that is included, and one that is not', async () => {
    await session.run('create extension pgcrypto')
    expect(await session.rows(`select encode(digest('x', 'sha1'), 'hex')`)).toEqual([
      ['11f6ad8ec52a2984abaafd7c3b516503785c2072']
    ])
    expect(await caught(session.run('create extension dblink'))).toMatchObject({ code: '0A000' })
  })
})

describe('an engine that is dead says so', () => {
  test('when a statement kills it without an error: it must not answer with nothing', async () => {
    const engine = await openPglite({ pack: PACKED_ENGINE })
    const session = await engine.connect('superuser')
    await engine.alive()
    expect(await caught(session.run(`copy (select 1) to program 'true'`))).toBeInstanceOf(EngineDied)
    expect(await caught(session.rows('select 1'))).toBeInstanceOf(EngineDied)
    expect(await caught(engine.alive())).toBeInstanceOf(EngineDied)
    expect(await engine.destroy()).toEqual({ processGone: true, folderGone: true })
  })

  test('when it hangs and is ended: the call rejects long before its deadline, and the process ends', async () => {
    const engine = await openPglite({ pack: PACKED_ENGINE, deadlineMs: GUARD_MS })
    const session = await engine.connect('script')
    const hung = caught(session.run('do $$ begin loop end loop; end $$'))
    await new Promise(resolve => setTimeout(resolve, 200))
    // Ended in the middle of a call, as by a deadline.
    await engine.destroy()
    expect(await hung).toBeInstanceOf(EngineDied)
    expect(await caught(session.rows('select 1'))).toBeInstanceOf(EngineDied)
  })
})

describe('splitCopy', () => {
  const cut = async (sql: string, data: AsyncIterable<Uint8Array>, block = 8): Promise<string[]> => {
    const pieces: string[] = []
    for await (const piece of splitCopy(sql, data, block)) pieces.push(Buffer.from(piece).toString())
    return pieces
  }

  test('at the ends of rows, wherever the data comes in pieces', async () => {
    expect(await cut('copy t from stdin', fed('1\n22\n333\n', '4444\n5'))).toEqual(['1\n22\n333\n', '4444\n5'])
    expect(await cut('COPY a.t (x, y) FROM STDIN;', fed('12345', '67890', '1\n2'))).toEqual(['12345678901\n', '2'])
  })

  test('not behind a newline that a backslash makes a part of a value', async () => {
    expect(await cut('copy t from stdin', fed('1\n2\\\n34567', '\n'))).toEqual(['1\n', '2\\\n34567\n'])
    expect(await cut('copy t from stdin', fed('1\n2\\\\\n34567', '\n'))).toEqual(['1\n2\\\\\n', '34567\n'])
  })

  test('not where options may make a line no row', async () => {
    expect(await cut('copy t from stdin (format csv)', fed('"1\n2"\n', '3\n'))).toEqual(['"1\n2"\n3\n'])
  })

  test('nothing is a piece too', async () => {
    expect(await cut('copy t from stdin', fed())).toEqual([''])
  })
})
