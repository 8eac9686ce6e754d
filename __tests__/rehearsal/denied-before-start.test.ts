import { expect, test } from '@jest/globals'
import type { RehearsalCode } from '../../src/rehearsal/denial.ts'
import { expectDenied } from './denied.ts'
import { dumpWith, type Files, fixture, json, run, swapped } from './rehearsing.ts'

// What is denied by reading alone: no database is ever started for it.

const notStarted = {
  open: (): Promise<never> => Promise.reject(new Error('a database was started'))
}

/** A value that only looks like a credential: put together here, so that no search finds it in this file. */
const AWS_KEY = ['AKIA', 'Q3EGUB', 'JTSPOX', 'ZRMA'].join('')
const AWS_SECRET = ['wJalrXUtn', 'FEMI/K7MDENG/bPxRfiCY', 'QXAMQLEKEY'].join('')
const JWT = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'].join('.')
const ARGON = `$argon2id$v=19$m=65536,t=3,p=4$${'c29tZXNhbHQ'}$${'RdescudvJCsgt3ub+b+dWRWJTmaaJObG'}`
const TITLE = 'Issue 7\t'

const cases: readonly (readonly [string, RehearsalCode, RegExp, Files])[] = [
  [
    'no rows in between, which the policy requires',
    'between-failed',
    /the policy requires rows that are written between/,
    {
      'policy.json': json(policy => {
        policy['require_rows_between'] = true
      })
    }
  ],
  ['a token in a row', 'clone-has-secrets', /dump\.sql:\d+ rule json-web-token/, { 'dump.sql': swapped(TITLE, `${JWT}\t`) }],
  ['a hash of a password in a row', 'clone-has-secrets', /rule argon2-hash/, { 'dump.sql': swapped(TITLE, `${ARGON}\t`) }],
  [
    'an access key, after a row that would silence a search',
    'clone-has-secrets',
    /dump\.sql:\d+ rule aws/,
    { 'dump.sql': swapped(TITLE, `secretlint-disable AWS_SECRET_ACCESS_KEY=${AWS_SECRET} ${AWS_KEY}\t`) }
  ],
  [
    'a password in a script',
    'clone-has-secrets',
    /apply\.sql:2 rule role-password/,
    { 'apply.sql': swapped('BEGIN;', "BEGIN; ALTER ROLE auditor PASSWORD 'not so secret';") }
  ],
  [
    'a psql command in the dump',
    'psql-meta-command',
    /dump\.sql:\d+ a psql command/,
    { 'dump.sql': dumpWith('\\! touch /tmp/x\n') }
  ],
  ['a psql command in the change', 'psql-meta-command', /apply\.sql:1 /, { 'apply.sql': text => `\\i other.sql\n${text}` }],
  ['a psql command in the middle of a statement', 'psql-meta-command', /apply\.sql:2 /, { 'apply.sql': 'SELECT 1\n\\gexec\n' }],
  ['a program', 'script-leaves-clone', /apply\.sql:1 rule copy-program/, { 'apply.sql': "COPY (SELECT 1) TO PROGRAM 'true';" }],
  [
    'a program behind a comment',
    'script-leaves-clone',
    /rollback\.sql:1 rule copy-program/,
    { 'rollback.sql': "copy (select 1) to/**/program -- x\n 'true';" }
  ],
  [
    'a program in the body of a function',
    'script-leaves-clone',
    /rule copy-program/,
    { 'apply.sql': "DO $$ BEGIN EXECUTE 'copy t to program ''true'''; END $$;" }
  ],
  ['a file of the server', 'script-leaves-clone', /rule server-file/, { 'apply.sql': "SELECT pg_read_file('/etc/passwd');" }],
  [
    'a file of the server with COPY',
    'script-leaves-clone',
    /rule server-file/,
    { 'apply.sql': "COPY gov.registry TO '/tmp/x';" }
  ],
  ['a connection', 'script-leaves-clone', /rule dblink/, { 'apply.sql': "SELECT dblink_connect('host=db');" }],
  [
    'a setting of the server',
    'script-leaves-clone',
    /rule server-settings/,
    { 'apply.sql': "ALTER SYSTEM SET work_mem = '1MB';" }
  ],
  [
    'a prepared transaction',
    'script-leaves-clone',
    /rule two-phase-commit/,
    { 'apply.sql': "BEGIN; PREPARE TRANSACTION 'x';\nCOMMIT;" }
  ],
  [
    'a program in the dump',
    'script-leaves-clone',
    /dump\.sql:\d+ rule copy-program/,
    { 'dump.sql': dumpWith("COPY gov.audit FROM PROGRAM 'true';") }
  ],
  [
    'a foreign server',
    'clone-points-to-production',
    /foreign-server reporting/,
    { 'dump.sql': dumpWith("CREATE SERVER reporting FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.registry.example');") }
  ],
  [
    'a user mapping',
    'clone-points-to-production',
    /user-mapping reporting/,
    { 'dump.sql': dumpWith('CREATE USER MAPPING FOR auditor SERVER reporting OPTIONS ("user" \'x\');') }
  ],
  [
    'a subscription',
    'clone-points-to-production',
    /subscription births/,
    {
      'dump.sql': dumpWith(
        "CREATE SUBSCRIPTION births CONNECTION 'host=db.registry.example' PUBLICATION p WITH (connect = false);"
      )
    }
  ],
  [
    'an extension that connects',
    'clone-points-to-production',
    /network-extension dblink/,
    { 'dump.sql': dumpWith('CREATE EXTENSION IF NOT EXISTS dblink;') }
  ],
  ['a forbidden word', 'forbidden-token', /apply\.sql:1 rule no-emptying/, { 'apply.sql': 'truncate public.system_issues;' }],
  ['a transaction without an end', 'transaction-left-open', /apply\.sql:2 /, { 'apply.sql': swapped('COMMIT;', '') }],
  [
    'a dump without its last words',
    'dump-truncated',
    /dump\.sql: its last line/,
    { 'dump.sql': swapped('database dump complete', 'database dump') }
  ],
  [
    'a dump that is cut in its rows',
    'dump-truncated',
    /dump\.sql:\d+ the rows/,
    { 'dump.sql': text => text.slice(0, text.indexOf('Issue 9')) }
  ],
  [
    'a dump that is cut in a statement',
    'dump-truncated',
    /dump\.sql/,
    { 'dump.sql': text => text.slice(0, text.indexOf('weight_kg')) }
  ],
  ['a dump of something else', 'dump-truncated', /pin its sha256/, { 'dump.sql': 'create table t (a int);\n' }],
  [
    'a dump of a whole cluster',
    'dump-unreadable',
    /whole cluster/,
    { 'dump.sql': text => text.replace('database dump\n', 'database cluster dump\n') }
  ],
  [
    'a dump in another encoding',
    'dump-unreadable',
    /--encoding=UTF8/,
    { 'dump.sql': swapped("client_encoding = 'UTF8'", "client_encoding = 'LATIN1'") }
  ],
  [
    'a script that is not the pinned one',
    'seal-mismatch',
    /rollback\.sql: its bytes/,
    { 'spec.json': json(spec => Object.assign(spec, { rollback: { path: 'rollback.sql', sha256: '0'.repeat(64) } })) }
  ],
  [
    'a dump that is not the pinned one',
    'seal-mismatch',
    /dump\.sql: its bytes/,
    { 'spec.json': json(spec => Object.assign(spec, { dump: { path: 'dump.sql', bytes: fixture('dump.sql').length + 1 } })) }
  ],
  ['a script that does not end', 'script-unreadable', /apply\.sql:2 /, { 'apply.sql': "SELECT 1;\nSELECT 'a" }]
]

test.each(cases)('%s', async (_, code, reason, files) => {
  const rehearsal = await run(files, 'postgres', notStarted)
  expectDenied(rehearsal, code, reason, files)
  const told = JSON.stringify({ ...rehearsal, needed: [] })
  for (const value of [AWS_KEY, AWS_SECRET, JWT, ARGON, 'not so secret']) expect(told).not.toContain(value)
})

test('the neighbours of all these are started', async () => {
  const files = {
    'apply.sql': (text: string) => `-- from a program, dblink\n${text}`.replace('dblink', 'db link'),
    'dump.sql': dumpWith("COMMENT ON SCHEMA gov IS 'copied from program ''x'' to ''y''';")
  }
  const { denials } = await run(files, 'postgres', notStarted)
  expect(denials.map(({ reason }) => reason)).toEqual(['phase start: a database was started'])
})
