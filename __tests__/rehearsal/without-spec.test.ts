import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { rehearse } from '../../src/commands/rehearse.ts'
import { REHEARSE } from '../../src/options/action-tables.ts'
import { defaultsOf } from '../../src/options/row.ts'
import { type DirectRequest, readDirectInput } from '../../src/rehearsal/direct-input.ts'
import { renderRehearsal } from '../../src/rehearsal/printed.ts'
import { readInput } from '../../src/rehearsal/read-input.ts'
import { rehearseInput } from '../../src/rehearsal/rehearse.ts'
import { specFiles } from '../../src/rehearsal/spec-files.ts'
import { renderRehearsalSummary } from '../../src/rehearsal/summary.ts'
import { parseDocument } from '../../src/release/documents/registry.ts'
import { folderWith } from '../support/folder.ts'
import { codes, fixture, HAS_POSTGRES } from './rehearsing.ts'

const SCRIPTS_ONLY = {
  'clone.sql': fixture('dump.sql'),
  'up.sql': fixture('apply.sql'),
  'down.sql': fixture('rollback.sql')
}
const FILES = {
  ...SCRIPTS_ONLY,
  'policy.json': fixture('policy.json'),
  'expectations.json': fixture('expectations.json')
}
const GIVEN = { dump: 'clone.sql', apply: 'up.sql', rollback: 'down.sql' }

/** The command, as the action and the command line call it. */
async function run(folder: string, options: Readonly<Record<string, string>>) {
  return await rehearse({ ...defaultsOf(REHEARSE), engine: 'postgres', ...options }, folder, () => undefined)
}

const script = (path: string, sql: string) => ({ path, content: Buffer.from(sql) })
const noEngine = { open: (): Promise<never> => Promise.reject(new Error('a database was started')) }

describe('what is not rehearsed', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['nothing is named', {}, '"dump" and "apply" and "rollback"'],
    ['no rollback', { dump: 'clone.sql', apply: 'up.sql' }, 'needs "rollback"'],
    ['no dump', { apply: 'up.sql', rollback: 'down.sql' }, 'needs "dump"'],
    ['a dump that does not exist', { ...GIVEN, dump: 'clon.sql' }, 'there is no dump'],
    ['a script that does not exist', { ...GIVEN, apply: 'u.sql' }, 'apply: "u.sql" cannot be read'],
    ['a policy that is none', { ...GIVEN, policy: 'expectations.json' }, 'it is not a seal-gate/policy/1 document'],
    ['expectations that are none', { ...GIVEN, expectations: 'up.sql' }, 'it is not a JSON document'],
    ['a role that is no name', { ...GIVEN, 'run-as': 'pg_monitor' }, 'must not be a predefined role'],
    ['a script beside a spec', { spec: 'spec.json', apply: 'up.sql' }, 'a spec or "apply", not both'],
    ['a transaction beside a spec', { spec: 'spec.json', transaction: 'single' }, 'a spec or "transaction", not both'],
    ['a spec to write beside a spec', { spec: 'spec.json', 'write-spec': 'x.json' }, 'a spec or "write-spec", not both'],
    ['a spec to write over a file', { ...GIVEN, 'write-spec': 'up.sql' }, '"up.sql" exists: nothing is overwritten'],
    ['a spec to write where it cannot name the scripts', { ...GIVEN, 'write-spec': 'd/s.json' }, '"apply" is outside of it']
  ])('%s', async (_, options, reason) => {
    const folder = folderWith({ ...FILES, 'spec.json': fixture('spec.json') })
    await expect(run(folder, options)).rejects.toThrow(reason)
    expect(existsSync(join(folder, 'evidence'))).toBe(false)
  })

  test('a script in the folder that leads out of it, which a pull request can add', async () => {
    const folder = folderWith(SCRIPTS_ONLY)
    rmSync(join(folder, 'up.sql'))
    symlinkSync(join(folderWith({ 'private.txt': 'SELECT 1;' }), 'private.txt'), join(folder, 'up.sql'))
    await expect(run(folder, GIVEN)).rejects.toThrow('a link leads out of the folder')
  })

  test('one file as both scripts, several migrations included; forbidden words are a matter of policies', async () => {
    const folder = folderWith(FILES)
    const request = (apply: string, policy?: string): DirectRequest => ({
      root: folder,
      dump: join(folder, 'clone.sql'),
      migrations: [
        { apply: script('1.sql', 'create table a ();'), rollback: script('1.down.sql', 'drop table a;') },
        { apply: script('2.sql', apply), rollback: script('2.down.sql', 'select 2;') }
      ],
      ...(policy !== undefined && { policy })
    })
    const same = await rehearseInput(readDirectInput(request('select 2;')), undefined, noEngine)
    expect(same.denials).toMatchObject([{ code: 'script-unreadable', path: '2.down.sql' }])
    const free = await rehearseInput(readDirectInput(request('select 1; -- DROP DATABASE')), undefined, noEngine)
    expect(free.denials.map(({ reason }) => reason)).toEqual(['phase start: a database was started'])
    const held = await rehearseInput(readDirectInput(request('select 1; -- DROP DATABASE', 'policy.json')), undefined, noEngine)
    expect(held.denials).toMatchObject([{ code: 'forbidden-token', path: '2.sql' }])
    expect(() => readDirectInput({ ...request(''), migrations: [] })).toThrow('there is no migration')
  })
})

;(HAS_POSTGRES ? describe : describe.skip)('on a server', () => {
  test('a change and its rollback: what was done, the spec for later, and no evidence', async () => {
    const folder = folderWith(SCRIPTS_ONLY)
    const { rehearsal, files, notes } = await run(folder, { ...GIVEN, 'write-spec': 'spec.json' })
    expect(rehearsal).toMatchObject({ status: 'REHEARSED', denials: [], notJudged: ['expectations', 'policy'], evidence: [] })
    expect(rehearsal.noEvidence).toBeUndefined()
    expect(rehearsal.evidenceSha256).toBeUndefined()
    expect(files).toEqual([])
    expect(existsSync(join(folder, 'evidence'))).toBe(false)
    expect(notes).toEqual([
      'written: expectations.json, policy.json, spec.json',
      'in policy.json, replace db.production.example with the endpoints of production'
    ])
    for (const text of [renderRehearsal(rehearsal), renderRehearsalSummary(rehearsal)]) {
      expect(text).toContain('nothing of the clone was compared with production')
      expect(text).toContain('no expectations were given')
      expect(text).not.toContain('sha256')
    }
    // The written spec can be rehearsed: each file of it is what it must be.
    expect(readInput({ spec: join(folder, 'spec.json') })).toMatchObject({ drifted: [], dumpName: 'clone.sql' })
    const expectations = JSON.parse(readFileSync(join(folder, 'expectations.json'), 'utf8'))
    expect(parseDocument('seal-gate/schema-expectations/1', expectations)).toMatchObject({ document: expectations })
  })

  test('several migrations: applied in their order, undone in reverse order, and the file and line that fail are named', async () => {
    const folder = folderWith(FILES)
    const request: DirectRequest = {
      root: folder,
      dump: join(folder, 'clone.sql'),
      engine: 'postgres',
      policy: 'policy.json',
      migrations: [
        { apply: script('1.sql', 'create table gov.a (id int);'), rollback: script('1.down.sql', 'drop table gov.a;') },
        {
          apply: script('2.sql', 'alter table gov.a add b int; create view gov.v as select b from gov.a;'),
          rollback: script('2.down.sql', 'alter table gov.a drop b cascade;\ndrop view gov.w;')
        }
      ]
    }
    const failed = await rehearseInput(readDirectInput(request))
    expect(codes(failed)).toEqual(['rollback-failed'])
    expect(failed).toMatchObject({ notJudged: ['expectations'], denials: [{ path: '2.down.sql', line: 2 }] })
    expect(failed.evidence).toEqual([])
  })
})

const CHANGED = { changed: [{ kind: 'schema', object: 'column public.a x', detail: 'new' } as const], left: [], exceptions: [] }
const TABLES = ['public.a', 'public.ab'].map(name => ({
  name,
  columns: [{ name: 'id', type: 'integer', nullable: false }],
  rows: 0
}))
const WANTED = { apply: 'up.sql', rollback: 'down.sql', dump: undefined, expectations: undefined, policy: undefined }

test('a written spec describes the tables that were touched; all of them if none was; and nothing if there is none', () => {
  const files = specFiles('s.json', WANTED, { differences: CHANGED, tables: TABLES })
  if ('problem' in files) throw new Error(files.problem)
  expect([...files.keys()]).toEqual(['expectations.json', 'policy.json', 's.json'])
  expect(JSON.parse(files.get('expectations.json') ?? '').tables).toEqual([{ name: 'public.a', columns: TABLES[0]?.columns }])
  expect(JSON.parse(files.get('s.json') ?? '')).not.toHaveProperty('dump')
  const created = specFiles('s.json', WANTED, { differences: { ...CHANGED, changed: [] }, tables: TABLES })
  if ('problem' in created) throw new Error(created.problem)
  expect(JSON.parse(created.get('expectations.json') ?? '').tables).toHaveLength(2)
  expect(specFiles('s.json', WANTED, { differences: CHANGED, tables: [] })).toHaveProperty('problem')
  const given = specFiles('s.json', { ...WANTED, expectations: 'e.json', policy: 'p.json' }, { differences: CHANGED, tables: [] })
  if ('problem' in given) throw new Error(given.problem)
  expect([...given.keys()]).toEqual(['s.json'])
})
