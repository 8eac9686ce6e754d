import { expect, test } from '@jest/globals'
import type { Folder } from '../../../src/rehearsal/tools/migration.ts'
import { newMigrations } from '../../../src/rehearsal/tools/new-migrations.ts'
import { candidates, TOOLS, type ToolName } from '../../../src/rehearsal/tools/tools.ts'

// Order, transactions and refusals as goose 3.30, golang-migrate 4, dbmate 2.36, node-pg-migrate 9, sqitch 1.3, Flyway 13 and Liquibase 4.33
// had them on a PostgreSQL 15: each of these folders was given to the tool itself.

type Files = Readonly<Record<string, string>>

/** A text of `\xff` alone is that byte. */
const folderOf = (files: Files): Folder =>
  new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text, text === '\xff' ? 'latin1' : 'utf8')]))

/** `path:transaction: statements` of each script, or the problems as `code path:line`. */
function outcome(tool: ToolName, files: Files, before?: Files): string[] {
  const { migrations, problems } = newMigrations(TOOLS[tool], folderOf(files), before && folderOf(before))
  if (problems.length > 0)
    return problems.map(({ code, path, line }) => `${code} ${path ?? ''}${line === undefined ? '' : `:${line}`}`)
  return migrations.flatMap(({ apply, rollback }) =>
    [apply, rollback].map(
      ({ path, script, queries, transaction }) =>
        `${path} ${transaction}: ${(queries?.map(({ text }) => text) ?? [Buffer.from(script).toString()]).map(text => text.trim()).join(' | ')}`
    )
  )
}

const PAIR = 'up\n-- migrate:down\ndown'
const GOOSE = '-- +goose Up\nup;\n-- +goose Down\ndown;\n'
const NO_UNDO = ['migration-without-rollback a/R__v.sql', 'migration-without-rollback b/R__v.sql']
const dbmateFile = (up: string): string => `-- migrate:up\n${up}\n-- migrate:down\n-${up}`
const FLYWAY = { 'V1__a.sql': 'select 1', 'U1__a.sql': 'select 2' }

const BY = '2026-01-01T00:00:00Z x <x@x>\n'
/** Of a plan, whose only change does not know what the common file asks of psql. */
const SQITCH = { 'sqitch.plan': `a ${BY}`, 'deploy/a.sql': '\\ir ../common.sql', 'revert/a.sql': '', 'common.sql': '\\if maybe' }

test.each<[what: string, tool: ToolName, files: Files, expected: readonly string[]]>([
  [
    'golang-migrate orders numbers, and sends a file as one query',
    'golang-migrate',
    {
      '10_b.up.sql': 'b; c',
      '10_b.down.sql': '-b',
      '2_a.up.sql': 'a',
      '2_a.down.sql': '-a',
      'sub/1_x.up.sql': 'x',
      'README.md': ''
    },
    ['2_a.up.sql none: a', '2_a.down.sql none: -a', '10_b.up.sql none: b; c', '10_b.down.sql none: -b']
  ],
  [
    'dbmate orders names, so that 10 comes before 2',
    'dbmate',
    { '2_a.sql': `-- migrate:up\n${PAIR} 2`, '10_b.sql': `-- migrate:up transaction:false\n${PAIR} 10` },
    ['10_b.sql none: up', '10_b.sql single: down 10', '2_a.sql single: up', '2_a.sql single: down 2']
  ],
  [
    'goose orders numbers, and cuts at the ends of lines',
    'goose',
    {
      '00010_b.sql': '-- +goose NO TRANSACTION\n-- +goose Up\na; b;\nc; -- d\n-- +goose Down\n-- x\ne\n;',
      '2_a.sql': '-- +goose Up\n-- +goose StatementBegin\na;\nb;\n-- +goose StatementEnd\n-- +goose Down\nc;'
    },
    ['2_a.sql single: a;\nb;', '2_a.sql single: c;', '00010_b.sql none: a; b; | c; -- d', '00010_b.sql none: e\n;']
  ],
  [
    'node-pg-migrate takes 17 digits for a time, and both spellings',
    'node-pg-migrate',
    {
      '20240101000000000_b.sql': '-- Up Migration\nb\n-- Down Migration\n-b',
      '1700000000000_a.sql': 'a\n-- Down Migration\n-a',
      '1800000000000_c.up.sql': 'c',
      '1800000000000_c.down.sql': '-c'
    },
    [
      '1700000000000_a.sql single: a',
      '1700000000000_a.sql single: -- Down Migration\n-a',
      '20240101000000000_b.sql single: -- Up Migration\nb',
      '20240101000000000_b.sql single: -- Down Migration\n-b',
      '1800000000000_c.up.sql single: c',
      '1800000000000_c.down.sql single: -c'
    ]
  ],
  [
    'Flyway orders versions part by part, in all folders; repeatables by description, after them',
    'flyway',
    {
      'V10__b.sql': 'create index concurrently i on t (a)',
      'U10__b.sql': 'drop index i',
      'sub/V1_2__a.sql': 'select 1',
      'sub/U1.2__other.sql': '-- flyway:executeInTransaction=false\nselect 2',
      'B5__base.sql': 'select 5'
    },
    [
      'sub/V1_2__a.sql single: select 1',
      'sub/U1.2__other.sql none: -- flyway:executeInTransaction=false\nselect 2',
      'V10__b.sql none: create index concurrently i on t (a)',
      'U10__b.sql single: drop index i'
    ]
  ],
  [
    'a setting beside the file leaves mixed statements without a transaction',
    'flyway',
    { ...FLYWAY, 'V1__a.sql': 'vacuum t; select 1', 'V1__a.sql.conf': '# x\nexecuteInTransaction=false\n' },
    ['V1__a.sql none: vacuum t; select 1', 'U1__a.sql single: select 2']
  ],
  [
    'sqitch has the order of its plan, and the scripts of a reworked change at its tag',
    'sqitch',
    {
      'sqitch.plan':
        '%syntax-version=1.0.0\n%project=p\n\nz 2026-01-01T00:00:00Z x <x@x> # 1\na [z] 2026-01-01T00:00:00Z x <x@x> # 2\n@v1 2026-01-01T00:00:00Z x <x@x> # t\nz [z@v1] 2026-01-01T00:00:00Z x <x@x>\n',
      'deploy/z@v1.sql': 'z1',
      'revert/z@v1.sql': '-z1',
      'deploy/z.sql': 'z2',
      'revert/z.sql': '-z2',
      'deploy/a.sql': '\\set n 5\nselect :n;\n\\i inc.sql\n',
      'revert/a.sql': '-a',
      'inc.sql': 'inc;'
    },
    [
      'deploy/z@v1.sql none: z1',
      'revert/z@v1.sql none: -z1',
      'deploy/a.sql none: select 5;\ninc;',
      'revert/a.sql none: -a',
      'deploy/z.sql none: z2',
      'revert/z.sql none: -z2'
    ]
  ],
  [
    'Liquibase: changesets of all files in the order of their names; lines of rollback as they are written',
    'liquibase',
    {
      'b.sql': '--liquibase formatted sql\n--changeset me:1 runInTransaction:false\nb;\n--rollback -b;\n',
      'a.sql':
        '-- liquibase formatted sql\n\n-- changeset me:1\na1;\na2;\n--rollback -a2;\n--rollback -a1;\n--changeset me:2 dbms:mysql\nx\n--changeset me:3 dbms:postgresql,h2\nc\n/* liquibase rollback\n-c;\n*/\n--changeset me:4\nd\n--rollback empty\n'
    },
    [
      'a.sql single: a1;\na2;',
      'a.sql single: -a2;\n-a1;',
      'a.sql single: c',
      'a.sql single: -c;',
      'a.sql single: d',
      'a.sql single:',
      'b.sql none: b;',
      'b.sql none: -b;'
    ]
  ]
])('%s', (_, tool, files, expected) => {
  expect(outcome(tool, files).map(line => line.trim())).toEqual(expected)
})

test.each<[what: string, tool: ToolName, files: Files, expected: readonly string[]]>([
  [
    'one number twice',
    'golang-migrate',
    { '1_a.up.sql': '', '001_b.up.sql': '', '1_a.down.sql': '' },
    ['migration-number-twice 1_a.up.sql']
  ],
  ['no way back', 'golang-migrate', { '1_a.up.sql': '' }, ['migration-without-rollback 1_a.up.sql']],
  ['a way back of nothing', 'golang-migrate', { '1_a.down.sql': '' }, ['migration-unknown-file 1_a.down.sql']],
  ['a name without a direction', 'golang-migrate', { '1_a.sql': '' }, ['migration-unknown-file 1_a.sql']],
  [
    'a version that dbmate would pass over',
    'dbmate',
    { '1_a.sql': `-- migrate:up\n${PAIR}`, '1_b.sql': `-- migrate:up\n${PAIR}` },
    ['migration-number-twice 1_b.sql']
  ],
  ['a statement above', 'dbmate', { '1_a.sql': `select 1;\n-- migrate:up\n${PAIR}` }, ['migration-unsupported 1_a.sql:1']],
  [
    'an indented marker is none',
    'dbmate',
    { '1_a.sql': '-- migrate:up\nup\n -- migrate:down\ndown' },
    ['migration-without-rollback 1_a.sql']
  ],
  ['a marker twice', 'dbmate', { '1_a.sql': `-- migrate:up\nx\n-- migrate:up\n${PAIR}` }, ['migration-unsupported 1_a.sql:3']],
  ['no version', 'dbmate', { 'a.sql': `-- migrate:up\n${PAIR}` }, ['migration-unknown-file a.sql']],
  ['numbers with zeros', 'goose', { '2_a.sql': GOOSE, '02_b.sql': GOOSE }, ['migration-number-twice 2_a.sql']],
  [
    'a body that goose cuts',
    'goose',
    { '1_a.sql': '-- +goose Up\ncreate function f() as $$\nselect 1;\n$$\n-- +goose Down\nx;' },
    ['migration-unsupported 1_a.sql:4']
  ],
  ['a statement without its end', 'goose', { '1_a.sql': '-- +goose Up\nselect 1\n' }, ['migration-unsupported 1_a.sql:2']],
  ['an indented marker', 'goose', { '1_a.sql': ' -- +goose Up\nselect 1;\n' }, ['migration-unsupported 1_a.sql:1']],
  [
    'variables of the environment',
    'goose',
    { '1_a.sql': '-- +goose ENVSUB ON\n-- +goose Up\nselect 1;\n' },
    ['migration-unsupported 1_a.sql:1']
  ],
  ['a program', 'goose', { '1_a.go': '', '2_b.sql': GOOSE }, ['migration-unsupported 1_a.go']],
  ['a name without a number', 'goose', { 'a.sql': GOOSE }, ['migration-unknown-file a.sql']],
  ['no way back', 'goose', { '1_a.sql': '-- +goose Up\nup;\n' }, ['migration-without-rollback 1_a.sql']],
  ['a program', 'node-pg-migrate', { '1_a.js': '' }, ['migration-unsupported 1_a.js']],
  ['one version in two spellings', 'flyway', { ...FLYWAY, 'sub/V1.0__b.sql': '' }, ['migration-number-twice sub/V1.0__b.sql']],
  ['a callback', 'flyway', { ...FLYWAY, 'beforeMigrate__x.sql': '' }, ['migration-unsupported beforeMigrate__x.sql']],
  ['a prefix in small letters', 'flyway', { ...FLYWAY, 'v2__a.sql': '' }, ['migration-unknown-file v2__a.sql']],
  ['a placeholder', 'flyway', { ...FLYWAY, 'V1__a.sql': `select ${'$'}{a}` }, ['migration-unsupported V1__a.sql']],
  [
    'statements with and without',
    'flyway',
    { ...FLYWAY, 'V1__a.sql': 'vacuum t; select 1' },
    ['migration-unsupported V1__a.sql']
  ],
  [
    'a setting that is not known',
    'flyway',
    { ...FLYWAY, 'V1__a.sql.conf': 'encoding=latin1' },
    ['migration-unsupported V1__a.sql']
  ],
  ['an undo of nothing', 'flyway', { ...FLYWAY, 'U2__a.sql': '' }, ['migration-unknown-file U2__a.sql']],
  ['no undo', 'flyway', { 'V1__a.sql': '' }, ['migration-without-rollback V1__a.sql']],
  ['a new repeatable', 'flyway', { ...FLYWAY, 'R__v.sql': '' }, ['migration-without-rollback R__v.sql']],
  [
    'a deploy that is not there',
    'sqitch',
    { 'sqitch.plan': 'a 2026-01-01T00:00:00Z x <x@x>\n' },
    ['migration-unknown-file sqitch.plan']
  ],
  [
    'a changeset twice',
    'liquibase',
    { 'a.sql': '--liquibase formatted sql\n--changeset a:1\nx\n--rollback y\n--changeset a:1\nx\n--rollback y' },
    ['migration-number-twice a.sql']
  ],
  [
    'a statement above the first changeset',
    'liquibase',
    { 'a.sql': '--liquibase formatted sql\nselect 1;\n--changeset a:1\nx' },
    ['migration-unsupported a.sql:2']
  ],
  [
    'a body that Liquibase cuts',
    'liquibase',
    { 'a.sql': '--liquibase formatted sql\n--changeset a:1\ncreate function f() as $$\nselect 1;\n$$;\n--rollback x' },
    ['migration-unsupported a.sql:2']
  ],
  [
    'a context',
    'liquibase',
    { 'a.sql': '--liquibase formatted sql\n--changeset a:1 context:test\nx\n--rollback y' },
    ['migration-unsupported a.sql:2']
  ],
  [
    'a precondition',
    'liquibase',
    { 'a.sql': '--liquibase formatted sql\n--changeset a:1\n--preconditions onFail:MARK_RAN\nx\n--rollback y' },
    ['migration-unsupported a.sql:3']
  ],
  [
    'a changelog with an order of its own',
    'liquibase',
    { 'changelog.xml': '', 'a.sql': '--liquibase formatted sql' },
    ['migration-unsupported changelog.xml']
  ],
  [
    'a changelog of another format',
    'liquibase',
    { '2_b.xml': '<databaseChangeLog/>', '3_c.SQL': '', '1_a.sql': '--liquibase formatted sql' },
    ['migration-unsupported 2_b.xml', 'migration-unknown-file 3_c.SQL']
  ],
  [
    'a program beside the scripts',
    'flyway',
    { ...FLYWAY, 'x/V2__b.java': '', 'R__c.sh': '', 'V3__c.SQL': '', 'V1__a.sql.conf': '', 'V4.md': '' },
    ['migration-unsupported R__c.sh', 'migration-unknown-file V3__c.SQL', 'migration-unsupported x/V2__b.java']
  ],
  ['one description twice', 'flyway', { 'a/R__v.sql': '', 'b/R__v.sql': '' }, ['migration-number-twice b/R__v.sql', ...NO_UNDO]],
  ['an end in capitals', 'golang-migrate', { '1_a.SQL': '' }, ['migration-unknown-file 1_a.SQL']],
  ['an end in capitals', 'dbmate', { '1_a.SQL': dbmateFile('a') }, ['migration-unknown-file 1_a.SQL']],
  ['an end in capitals', 'goose', { '1_a.SQL': GOOSE }, ['migration-unknown-file 1_a.SQL']],
  ['programs', 'knex', { '1_a.js': 'exports.up = 1' }, ['migration-unsupported 1_a.js']],
  ['a dump', 'rails', { 'structure.sql': '' }, ['migration-unsupported structure.sql']]
])('refused: %s (%s)', (_, tool, files, expected) => {
  expect(outcome(tool, files)).toEqual(expected)
})

test.each<[what: string, tool: ToolName, before: Files, files: Files, expected: readonly string[]]>([
  [
    'only what is new',
    'dbmate',
    { '1_a.sql': dbmateFile('a') },
    { '1_a.sql': dbmateFile('a'), '2_b.sql': dbmateFile('b') },
    ['2_b.sql single: b', '2_b.sql single: -b']
  ],
  [
    'an old one without a way back',
    'goose',
    { '1_a.sql': '-- +goose Up\nup;\n' },
    { '1_a.sql': '-- +goose Up\nup;\n', '2_b.sql': GOOSE },
    ['2_b.sql single: up;', '2_b.sql single: down;']
  ],
  [
    'an old file that is not known',
    'goose',
    { 'x.sql': '' },
    { 'x.sql': '', '2_b.sql': GOOSE },
    ['2_b.sql single: up;', '2_b.sql single: down;']
  ],
  ['an old one changed', 'dbmate', { '1_a.sql': dbmateFile('a') }, { '1_a.sql': dbmateFile('b') }, ['migration-changed 1_a.sql']],
  ['an old one removed', 'dbmate', { '1_a.sql': dbmateFile('a') }, {}, ['migration-changed 1_a.sql']],
  [
    'a repeatable is undone by what it was',
    'flyway',
    { ...FLYWAY, 'R__v.sql': 'old' },
    { ...FLYWAY, 'R__v.sql': 'new' },
    ['R__v.sql single: new', 'R__v.sql single: old']
  ],
  [
    'a late one that dbmate runs',
    'dbmate',
    { '3_a.sql': dbmateFile('a') },
    { '3_a.sql': dbmateFile('a'), '2_b.sql': dbmateFile('b') },
    ['2_b.sql single: b', '2_b.sql single: -b']
  ],
  [
    'a late one that goose refuses',
    'goose',
    { '3_a.sql': GOOSE },
    { '3_a.sql': GOOSE, '2_b.sql': GOOSE },
    ['migration-out-of-order 2_b.sql']
  ],
  [
    'a late one that golang-migrate passes over',
    'golang-migrate',
    { '3_a.up.sql': '' },
    { '3_a.up.sql': '', '2_b.up.sql': '', '2_b.down.sql': '' },
    ['migration-out-of-order 2_b.up.sql']
  ],
  [
    'a new one whose old way back is unreadable',
    'flyway',
    { ...FLYWAY, 'U2__b.sql': `drop ${'$'}{x}` },
    { ...FLYWAY, 'U2__b.sql': `drop ${'$'}{x}`, 'V2__b.sql': 'x' },
    ['migration-unsupported U2__b.sql']
  ],
  [
    'a new one whose old way back is not UTF-8',
    'golang-migrate',
    { '1_a.down.sql': '\xff' },
    { '1_a.down.sql': '\xff', '1_a.up.sql': 'x' },
    ['migration-unsupported 1_a.down.sql']
  ],
  [
    'a new one whose old way back is not UTF-8',
    'node-pg-migrate',
    { '1_a.down.sql': '\xff' },
    { '1_a.down.sql': '\xff', '1_a.up.sql': 'x' },
    ['migration-unsupported 1_a.down.sql']
  ],
  [
    'a new one that includes an old file which is not carried out',
    'sqitch',
    { ...SQITCH, 'deploy/b.sql': '\\ir ../common.sql' },
    { ...SQITCH, 'deploy/b.sql': '\\ir ../common.sql', 'sqitch.plan': `${SQITCH['sqitch.plan']}b ${BY}` },
    ['migration-unsupported common.sql:1']
  ],
  [
    'another settings file of an old one',
    'flyway',
    { ...FLYWAY, 'V1__a.sql.conf': 'a=b' },
    { ...FLYWAY, 'V1__a.sql.conf': 'c=d' },
    ['migration-unsupported V1__a.sql']
  ],
  [
    'a changeset above an old one in the same file',
    'liquibase',
    { 'a.sql': '--liquibase formatted sql\n--changeset a:1\nx\n--rollback y' },
    { 'a.sql': '--liquibase formatted sql\n--changeset a:2\nz\n--rollback w\n--changeset a:1\nx\n--rollback y' },
    ['a.sql single: z', 'a.sql single: w']
  ],
  ['a new program', 'knex', { '1_a.js': 'a' }, { '1_a.js': 'a', '2_b.js': 'b' }, ['migration-unsupported 2_b.js']],
  [
    'an old program changed',
    'knex',
    { '1_a.js': 'a', '2_b.js': 'b' },
    { '1_a.js': 'c', '2_b.js': 'b' },
    ['migration-unsupported 1_a.js']
  ],
  ['old programs', 'knex', { '1_a.js': 'a', '2_b.js': 'b' }, { '1_a.js': 'a', '2_b.js': 'b' }, []],
  [
    'a new program beside an old dump',
    'rails',
    { 'structure.sql': '', 'migrate/20240101000000_a.rb': '' },
    { 'structure.sql': '', 'migrate/20240101000000_a.rb': '', 'migrate/20240102000000_b.rb': '' },
    ['migration-unsupported migrate/20240102000000_b.rb']
  ]
])('since then: %s', (_, tool, before, files, expected) => {
  expect(outcome(tool, files, before)).toEqual(expected)
})

test.each<[files: Files, expected: readonly ToolName[]]>([
  [FLYWAY, ['flyway']],
  [{ '1_a.up.sql': '' }, ['golang-migrate']],
  [{ '1_a.sql': GOOSE }, ['goose']],
  [{ '1_a.sql': dbmateFile('a') }, ['dbmate']],
  [{ '1_a.sql': 'a\n-- Down Migration\n' }, ['node-pg-migrate']],
  [{ 'sqitch.plan': '' }, ['sqitch']],
  [{ 'a.sql': '--liquibase formatted sql\n' }, ['liquibase']],
  [{ '1_a.js': 'exports.up = async () => 1' }, ['knex']],
  [{ '20240101000000_a.rb': '' }, ['rails']],
  [{ '1_a.sql': 'select 1' }, []],
  [{ '1_a.sql': GOOSE, '2_a.sql': dbmateFile('a') }, ['goose', 'dbmate']]
])('%j is of %j', (files, expected) => {
  expect(candidates(folderOf(files))).toEqual(expected)
})

const CHANGESETS = (dbms: string): Files => ({
  'a.sql': `--liquibase formatted sql\n--changeset a:1 dbms:${dbms}\nx\n--rollback y\n`
})

test.each<[dbms: string, postgresql: boolean, sqlite: boolean]>([
  ['postgresql', true, false],
  ['PostgreSQL,h2', true, false],
  ['sqlite', false, true],
  ['!postgresql', false, true],
  ['!postgresql,!oracle', false, true],
  ['!oracle', true, true],
  ['"h2, SQLite"', false, true],
  ['all', true, true],
  ['none', false, false]
])('a changeset for dbms:%s is run on the databases that Liquibase runs it on', (dbms, ...expected) => {
  const isRun = (kind: 'postgresql' | 'sqlite') =>
    newMigrations(TOOLS.liquibase, folderOf(CHANGESETS(dbms)), undefined, kind).migrations.length > 0
  expect([isRun('postgresql'), isRun('sqlite')]).toEqual(expected)
})
