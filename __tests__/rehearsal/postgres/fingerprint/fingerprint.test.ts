import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Fingerprint } from '../../../../src/rehearsal/clone.ts'
import type { Engine, Session } from '../../../../src/rehearsal/postgres/engine.ts'
import { readCatalogTree } from '../../../../src/rehearsal/postgres/fingerprint/catalog-tree.ts'
import { tableState } from '../../../../src/rehearsal/postgres/fingerprint/data.ts'
import { fingerprint, seesChanges } from '../../../../src/rehearsal/postgres/fingerprint/fingerprint.ts'
import { KnownSystem } from '../../../../src/rehearsal/postgres/fingerprint/known-system.ts'
import { rowDifference } from '../../../../src/rehearsal/postgres/fingerprint/row-difference.ts'
import { pin } from '../../../../src/rehearsal/postgres/fingerprint/snapshot.ts'
import { openPostgres } from '../../../../src/rehearsal/postgres/server/open.ts'
import { schemaDifferences } from '../../../../src/rehearsal/schema-difference.ts'
import { databaseState } from '../../../../src/release/documents/database-state.ts'
import { installedBinaries, makeProduction } from '../../battery/server-lane.ts'

const KEY = Buffer.alloc(32, 1)

let engine: Engine
let session: Session
let before: Fingerprint
beforeAll(async () => {
  engine = await openPostgres({ binaries: installedBinaries() })
  await makeProduction(engine)
  await engine.demote()
  await engine.keepUntouched?.()
  session = await engine.connect('superuser')
  before = await fingerprint(session)
})
afterAll(async () => {
  await engine.destroy()
})

/** A session whose answers are changed on the way. */
function changed(change: Partial<Session>): Session {
  return {
    rows: (sql, values) => session.rows(sql, values),
    run: sql => session.run(sql),
    copyIn: (sql, data) => session.copyIn(sql, data),
    copyOut: (sql, piece) => session.copyOut(sql, piece),
    close: async () => undefined,
    ...change
  }
}

describe('fingerprint', () => {
  test('is what the evidence takes, and the same twice', async () => {
    expect(databaseState.safeParse(before.state).success).toBe(true)
    expect((await fingerprint(session)).state).toEqual(before.state)
  })

  test('does not hang on the settings of its session, and leaves them', async () => {
    await session.run(
      `set datestyle = 'German'; set timezone = 'Asia/Tokyo'; set bytea_output = 'escape'; set search_path = gov, public`
    )
    await session.run(`set extra_float_digits = 0; set intervalstyle = 'iso_8601'`)
    expect((await fingerprint(session)).state).toEqual(before.state)
    expect(await session.rows('show datestyle')).toEqual([['German, DMY']])
    await session.run('reset all')
  })

  test('of a table is SHA-256 of the binary copy of the sorted digests of its rows', async () => {
    const texts = await session.rows('select row(id, note, project_name)::text from public.directus_settings order by id')
    expect(texts).toHaveLength(2)
    const digests = texts
      .map(([text]) =>
        createHash('sha256')
          .update(text ?? '')
          .digest()
      )
      .sort(Buffer.compare)
    const copy = [
      Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1'),
      ...digests.flatMap(digest => [Buffer.from([0, 1, 0, 0, 0, 32]), digest]),
      Buffer.from([255, 255])
    ]
    const found = before.state.tables.find(({ name }) => name === 'public.directus_settings')
    expect(found).toEqual({
      name: 'public.directus_settings',
      rows: 2,
      sha256: createHash('sha256').update(Buffer.concat(copy)).digest('hex')
    })
  })

  test('a copy that was cut short, or that never came, is no empty table', async () => {
    const table = { name: 't', sql: 'gov.no_key', columns: ['a', 'b'], values: ['a', 'b'], key: [] }
    await expect(tableState(changed({ copyOut: async () => undefined }), table)).rejects.toThrow('which is no number of rows')
    const cut = changed({ copyOut: (sql, piece) => session.copyOut(sql, bytes => piece(bytes.subarray(0, bytes.length - 1))) })
    await expect(tableState(cut, table)).rejects.toThrow('which is no number of rows')
    expect((await tableState(session, table)).rows).toBe(100)
  })

  test('a server whose catalogs hold what is not known is not read', async () => {
    const newer = (type: string): Session =>
      changed({
        rows: async (sql, values) => {
          const rows = await session.rows(sql, values)
          if (!sql.includes('format_type(a.atttypid')) return rows
          return rows.map(row =>
            row[0] === 'pg_policy' ? [row[0], row[1] ?? null, '["oid", "polnew"]', JSON.stringify(['oid', type]), '["oid"]'] : row
          )
        }
      })
    for (const type of ['pg_node_tree', 'oid', 'oid[]', 'int2vector', 'regproc']) {
      await expect(fingerprint(newer(type))).rejects.toThrow('of a kind that the fingerprint cannot read')
    }
    // A column that holds no reference is read, whatever it is called: here it is not there.
    await expect(fingerprint(newer('text'))).rejects.toThrow('column t.polnew does not exist')
  })
})

describe('seesChanges', () => {
  test('true for a fingerprint that sees, which is as it was afterwards', async () => {
    expect(await seesChanges(session, before)).toBe(true)
    expect((await fingerprint(session)).state).toEqual(before.state)
  })

  test('true whatever the database makes of new sessions and of new tables', async () => {
    await session.run(`alter database rehearsal set default_transaction_read_only = on`)
    await session.run(`alter database rehearsal set role = auditor`)
    const next = await engine.connect('superuser')
    await session.run(
      `create function public.never() returns event_trigger language plpgsql as 'begin raise exception ''no''; end'`
    )
    await session.run('create event trigger never on ddl_command_start execute function public.never()')
    try {
      const [[user, isReadOnly] = []] = await next.rows('select current_user, current_setting($1)', ['transaction_read_only'])
      // A session of ours keeps its role, whatever the database's settings are.
      expect([user, isReadOnly]).toEqual([expect.stringMatching(/^rehearsal_[0-9a-f]{16}$/), 'on'])
      expect(await seesChanges(next, await fingerprint(next))).toBe(true)
    } finally {
      await session.run('set session_replication_role = replica')
      await session.run('drop event trigger never; drop function public.never()')
      await session.run('reset session_replication_role')
      await session.run('alter database rehearsal reset all')
      await next.close()
    }
    expect((await fingerprint(session)).state).toEqual(before.state)
  })

  test('false where an answer is always the same', async () => {
    const blindToRows = changed({ copyOut: async (_, piece) => piece(Buffer.alloc(21)) })
    expect(await seesChanges(blindToRows, before)).toBe(false)
    const answers = new Map<string, readonly (readonly (string | null)[])[]>()
    const blindToCatalogs = changed({
      rows: async (sql, values) => {
        const answer = answers.get(sql) ?? (await session.rows(sql, values))
        answers.set(sql, answer)
        return answer
      }
    })
    await fingerprint(blindToCatalogs)
    expect(await seesChanges(blindToCatalogs, before)).toBe(false)
  })

  test('false where more differs than the canary', async () => {
    await session.run('create table gov.other (a int)')
    expect(await seesChanges(session, before)).toBe(false)
    await session.run('drop table gov.other')
    expect(await seesChanges(session, before)).toBe(true)
  })
})

describe('differences', () => {
  test("what the system brought is seen by its number: a comment, and a view's definition", async () => {
    const [[sql] = []] = await session.rows(`select pg_get_viewdef('information_schema.enabled_roles'::regclass)`)
    const view = 'create or replace view information_schema.enabled_roles as'
    const comment = 'comment on function pg_catalog.now() is'
    // The same text again would be another tree: what was replaced is rolled back.
    await session.run('begin')
    await pin(session)
    await session.run(`${view} ${sql?.replace(/;$/, ' limit 1')}; ${comment} 'the time, they say'`)
    const found = schemaDifferences(before.schema, await readCatalogTree(session))
    await session.run('rollback')
    expect(found.map(({ kind, change, property }) => [kind, change, property])).toEqual([
      ['pg_description', 'differs', 'description'],
      ['pg_rewrite', 'differs', 'definition']
    ])
    expect(schemaDifferences(before.schema, (await fingerprint(session)).schema)).toEqual([])
  })

  describe('with what is known of the system, the same is read', () => {
    const known = new KnownSystem()
    const read: string[] = []
    const watched = changed({
      rows: async (sql, values) => {
        const asked = /^select t\.".*from pg_catalog\."(\w+)".* < 16384/s.exec(sql)?.[1]
        if (asked !== undefined) read.push(asked)
        return await session.rows(sql, values)
      }
    })
    /** What is read again of the system, after a change that is rolled back; the tree is that of a reading that knows nothing. */
    const readAgain = async (sql: string): Promise<boolean> => {
      await session.run('begin')
      await pin(session)
      await session.run(sql)
      read.length = 0
      const tree = await readCatalogTree(watched, known)
      const isRead = read.length > 0
      expect(tree).toEqual(await readCatalogTree(session))
      await session.run('rollback')
      return isRead
    }
    beforeAll(async () => {
      await fingerprint(watched, undefined, { system: known })
      expect(read).toContain('pg_proc')
    })

    test.each([
      ['nothing', 'select 1', false],
      ['a new table', 'create table gov.more (a int primary key)', false],
      ['a comment on what initdb made', "comment on function pg_catalog.now() is 'the time, they say'", true],
      ['a right to it', 'grant execute on function pg_catalog.pg_ls_waldir() to auditor', true],
      ['a name of it', 'alter schema information_schema rename to facts', true]
    ])('after %s', async (_, sql, isReadAgain) => {
      expect(await readAgain(sql)).toBe(isReadAgain)
    })

    test('a system that refers to what is not of it is read each time, since a name can change', async () => {
      await session.run('alter function pg_catalog.now() owner to auditor')
      try {
        expect(await readAgain('select 1')).toBe(true)
        expect(await readAgain('alter role auditor rename to inspector')).toBe(true)
      } finally {
        const [[owner] = []] = await session.rows('select rolname from pg_authid where oid = 10')
        await session.run(`alter function pg_catalog.now() owner to ${owner}`)
      }
    })
  })

  test('a secret is compared, and never shown', async () => {
    await session.run(`alter role auditor password 'very secret'`)
    const found = schemaDifferences(before.schema, (await fingerprint(session)).schema)
    await session.run('alter role auditor password null')
    expect(found).toEqual([
      { kind: 'pg_authid', word: 'role', isDependency: false, object: 'auditor', change: 'differs', property: 'password' }
    ])
  })

  test('rows are named by a keyed hash and their columns, and no value is reported', async () => {
    const untouched = await engine.connectUntouched?.()
    if (untouched === undefined) throw new Error('no copy')
    await session.run(`update gov.ledger set body = 'TOLD', acct = 99 where id = 4; delete from gov.ledger where id = 5`)
    await session.run(`insert into gov.ledger (id, acct) values (777, 1); insert into gov.no_key values (1, 'dup'), (77, null)`)
    const ledger = await rowDifference(untouched, session, 'gov.ledger', { key: KEY })
    expect(ledger).toMatchObject({ onlyBefore: 2, onlyNow: 2 })
    expect(ledger?.rows.map(({ change, columns }) => [change, columns]).sort()).toEqual([
      ['row left behind', undefined],
      ['row missing', undefined],
      ['value not restored', ['acct', 'body']]
    ])
    expect(JSON.stringify(ledger)).not.toContain('TOLD')
    expect((await rowDifference(untouched, session, 'gov.ledger', { key: KEY }))?.rows).toEqual(ledger?.rows)
    const other = await rowDifference(untouched, session, 'gov.ledger', { key: Buffer.alloc(32, 2) })
    expect(other?.rows.map(({ row }) => row)).not.toEqual(ledger?.rows.map(({ row }) => row))
    expect(await rowDifference(untouched, session, 'gov.no_key', { key: KEY })).toMatchObject({ onlyBefore: 0, onlyNow: 2 })
    await untouched.close()
  })

  test('more rows than are named are counted all the same; what is in one state only has no rows to compare', async () => {
    const untouched = await engine.connectUntouched?.()
    if (untouched === undefined) throw new Error('no copy')
    await session.run('update gov.registry_row set payload = null; create table gov.new_one (a int)')
    const found = await rowDifference(untouched, session, 'gov.registry_row', { key: KEY, limit: 5 })
    expect(found).toMatchObject({ onlyBefore: 300, onlyNow: 300 })
    expect(found?.rows).toHaveLength(5)
    expect(found?.rows.every(({ change, columns }) => change === 'value not restored' && columns?.join() === 'payload')).toBe(
      true
    )
    expect(await rowDifference(untouched, session, 'gov.new_one', { key: KEY })).toBeUndefined()
    expect(await rowDifference(untouched, session, 'gov.photos', { key: KEY })).toMatchObject({
      onlyBefore: 0,
      onlyNow: 0,
      rows: []
    })
    await untouched.close()
  })
})
