import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Engine, Session } from '../../../../src/rehearsal/postgres/engine.ts'
import { fingerprint } from '../../../../src/rehearsal/postgres/fingerprint/fingerprint.ts'
import { rowDifference } from '../../../../src/rehearsal/postgres/fingerprint/row-difference.ts'
import { openPostgres } from '../../../../src/rehearsal/postgres/server/open.ts'
import { partsOf, stateDifference } from '../../../../src/release/rules/state-difference.ts'
import { installedBinaries } from '../../battery/server-lane.ts'

// Values of which PostgreSQL shows the same text in a record, and which are not the same to whoever reads them.

const PREPARE = `create schema s;
create function s.f(integer) returns integer language sql as 'select 1';
create function s.f(text) returns integer language sql as 'select 1';
create domain s.document as xml;
create domain s.more as s.document;
create table s.t (id integer primary key, x xml, xs xml[], d s.more, p regproc, ps regproc[], o regoper);
insert into s.t (id) values (1)`

const XML = [`<?xml version="1.0" encoding="UTF-8"?><a/>`, '<a/>'] as const
/** As text they name the same function: it has two. */
const NUMBERS = ['integer', 'text'].map(type => `'s.f(${type})'::regprocedure`)

const CASES: readonly (readonly [column: string, first: string, second: string])[] = [
  ['x', `xml '${XML[0]}'`, `xml '${XML[1]}'`],
  ['xs', `array[xml '${XML[0]}']`, `array[xml '${XML[1]}']`],
  ['d', `xml '${XML[0]}'`, `xml '${XML[1]}'`],
  ['p', `${NUMBERS[0]}::regproc`, `${NUMBERS[1]}::regproc`],
  ['ps', `array[${NUMBERS[0]}::regproc]`, `array[${NUMBERS[1]}::regproc]`],
  ['o', `'+(integer,integer)'::regoperator::regoper`, `'+(bigint,bigint)'::regoperator::regoper`]
]

describe('the fingerprint tells apart what the text of a record does not', () => {
  let engine: Engine
  let session: Session
  beforeAll(async () => {
    engine = await openPostgres({ binaries: installedBinaries() })
    session = await engine.connect('superuser')
    await session.run(PREPARE)
    await engine.demote()
  })
  afterAll(async () => {
    await engine.destroy()
  })

  test.each(CASES)('%s', async (column, first, second) => {
    const reader = await engine.connect('reader')
    await session.run(`update s.t set ${column} = ${first}`)
    const before = await fingerprint(reader)
    await session.run(`update s.t set ${column} = ${first}`)
    expect(stateDifference(before.state, (await fingerprint(reader)).state).tables).toEqual([])
    await session.run(`update s.t set ${column} = ${second}`)
    expect(partsOf(stateDifference(before.state, (await fingerprint(reader)).state))).toEqual([{ kind: 'table', object: 's.t' }])
    await engine.keepUntouched?.()
    session = await engine.connect('superuser')
    const untouched = await engine.connectUntouched?.()
    if (untouched === undefined) throw new Error('there is no copy')
    await session.run(`update s.t set ${column} = ${first}`)
    const rows = await rowDifference(untouched, await engine.connect('reader'), 's.t', { key: Buffer.alloc(32) })
    expect(rows?.rows).toEqual([expect.objectContaining({ change: 'value not restored', columns: [column] })])
    await untouched.close()
    const admin = await engine.connect('superuser')
    await admin.run('update s.t set x = null, xs = null, d = null, p = null, ps = null, o = null')
    await admin.run('drop database rehearsal_untouched')
    await admin.close()
  })
})
