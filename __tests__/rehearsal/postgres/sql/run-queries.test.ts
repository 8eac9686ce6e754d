import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Engine } from '../../../../src/rehearsal/postgres/engine.ts'
import { runQueries } from '../../../../src/rehearsal/postgres/sql/run-queries.ts'
import { start } from '../../engines.ts'

// What tools do that send a whole file, each tried with the tool itself: golang-migrate without a transaction, dbmate and goose in one.

let engine: Engine

beforeAll(async () => {
  engine = await start({ kind: 'postgres', pgBin: undefined })
})
afterAll(async () => {
  await engine.destroy()
})

async function outcome(isSingle: boolean, ...texts: readonly string[]): Promise<string> {
  const session = await engine.connect('script')
  try {
    const queries = texts.map((text, index) => ({ text, line: index * 10 + 1 }))
    const { statements } = await runQueries(session, queries, isSingle, {})
    return `ran ${statements}`
  } catch (error) {
    return error instanceof Error && 'line' in error ? `${error.line}: ${error.message}` : String(error)
  } finally {
    await session.close()
  }
}

test.each<[what: string, isSingle: boolean, texts: readonly string[], result: string]>([
  [
    'two statements in one query are one transaction',
    false,
    ['create table a (x int);\ncreate index concurrently i on a (x);'],
    '1: CREATE INDEX CONCURRENTLY cannot run inside a transaction block (25001)'
  ],
  ['nothing of it was kept', false, ['create table a (x int);'], 'ran 1'],
  ['one statement is alone', false, ['create index concurrently i on a (x);', 'drop index concurrently i;'], 'ran 2'],
  [
    'in one transaction it fails',
    true,
    ['create index concurrently i on a (x);'],
    '1: CREATE INDEX CONCURRENTLY cannot run inside a transaction block (25001)'
  ],
  [
    'a text that ends its own transaction may go on',
    false,
    ['begin; insert into a values (1); commit; insert into a values (2);'],
    'ran 1'
  ],
  [
    'but not that of its tool',
    true,
    ['commit; insert into a values (3);'],
    'undefined: it ends the transaction in which its tool runs it, so the tool fails'
  ],
  ['an error is on its own line', true, ['select 1;', "select 'ü€😀',\n\n  b;"], '13: column "b" does not exist (42703)']
])('%s', async (_, isSingle, texts, result) => {
  expect(await outcome(isSingle, ...texts)).toBe(result)
})
