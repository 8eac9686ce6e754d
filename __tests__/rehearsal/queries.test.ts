import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { rehearse } from '../../src/commands/rehearse.ts'
import { REHEARSE } from '../../src/options/action-tables.ts'
import { defaultsOf } from '../../src/options/row.ts'
import { postgres } from '../../src/rehearsal/postgres/driver.ts'
import { readQueries } from '../../src/rehearsal/queries.ts'
import { folderWith } from '../support/folder.ts'

async function read(path: string, text: string): Promise<string> {
  const found = await readQueries(path, Buffer.from(text), postgres.splitQueries)
  if ('problem' in found) return found.problem
  return `${found.queries.map(({ line, text: query }) => `${line} ${query.trim()}`).join(' | ')}; ${found.passedOver}`
}

describe('a file of statements', () => {
  test.each([
    [
      'q.sql',
      "begin;\nselect 1;\n\n  -- c\nwith a as (select ';') select * from a\n;commit;",
      "2 select 1 | 5 -- c\nwith a as (select ';') select * from a; 2"
    ],
    [
      'q.CSV',
      'calls,query\n5,"select ""a"", $1\nfrom t"\n7,update t set a = $1\n1,VACUUM\n',
      '2 select "a", $1\nfrom t | 4 update t set a = $1; 1'
    ],
    ['q.csv', 'query\n"select 1; drop table t"', '2 select 1; 1'],
    ['q.csv', 'text\nselect 1\n', 'its first line names no column "query"'],
    ['q.csv', 'query\n"select 1', 'line 2: a quoted field has no end'],
    ['q.sql', 'begin;', 'it has no statement that can be prepared'],
    ['q.sql', "select 'x", 'this statement does not end: the text was cut']
  ])('%s %j', async (path, text, result) => {
    expect(await read(path, text)).toBe(result)
  })

  test('one that is not UTF-8', async () => {
    expect(await readQueries('q.sql', Buffer.from([0xff]), postgres.splitQueries)).toHaveProperty('problem')
  })
})

const DUMP = `--
-- PostgreSQL database dump
--

CREATE TABLE public.t (id integer, note text, sum integer);
INSERT INTO public.t VALUES (1, 'a', 2);

--
-- PostgreSQL database dump complete
--
`

test('a statement that the change breaks is named by its line, on both counts; its text is not shown', async () => {
  const folder = folderWith({
    'clone.sql': DUMP,
    'up.sql': 'alter table public.t rename note to remark;\nalter table public.t alter sum type bigint;',
    'down.sql': 'alter table public.t alter sum type integer;\nalter table public.t rename remark to note;',
    'q.sql':
      "select note from public.t where id = $1 and 'secret' = $2;\nselect id from public.t;\nupdate public.t set sum = $1;\n"
  })
  const options = { dump: 'clone.sql', apply: 'up.sql', rollback: 'down.sql', queries: 'q.sql', engine: 'postgres' as const }
  const { rehearsal } = await rehearse({ ...defaultsOf(REHEARSE), ...options }, folder, () => undefined)
  expect(rehearsal.denials).toEqual([
    {
      code: 'query-broken',
      path: 'q.sql',
      line: 1,
      reason: 'after the change, the server refuses this statement: column "note" does not exist (42703)'
    },
    { code: 'query-broken', path: 'q.sql', line: 3, reason: 'after the change, this statement takes or returns other types' }
  ])
  expect(JSON.stringify(rehearsal)).not.toContain('secret')
})

test('a file that is not one is refused before anything is read', async () => {
  const folder = folderWith({ 'clone.sql': DUMP, 'q.sql': 'begin;' })
  const options = { ...defaultsOf(REHEARSE), dump: 'clone.sql', apply: 'x', rollback: 'y', queries: join('.', 'q.sql') }
  await expect(rehearse(options, folder, () => undefined)).rejects.toThrow('it has no statement that can be prepared')
})
