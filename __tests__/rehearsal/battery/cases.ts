/** What a rollback did, or did not do, to the database in production.sql. */
export interface Case {
  readonly name: string
  /** Run one by one by a superuser, outside of any transaction. */
  readonly sql: readonly string[]
  /** What the cluster, and not only the database, is given back afterwards. */
  readonly undo?: readonly string[]
  /** True where a transaction block would refuse it, or where PGlite has no such thing. */
  readonly serverOnly?: true
}

/** A residue: the fingerprint must find it and name it. */
export interface Residue extends Case {
  readonly kind: 'schema' | 'table' | 'sequence' | 'large-objects'
  /** In the words of the evidence: object and detail. */
  readonly named: string
}

const schema = (name: string, named: string, ...sql: readonly string[]): Residue => ({ kind: 'schema', name, named, sql })
const rows = (name: string, named: string, ...sql: readonly string[]): Residue => ({ kind: 'table', name, named, sql })

const TOUCH = 'alter table gov.birth_registry disable trigger user'
const TOUCH_AGAIN = 'alter table gov.birth_registry enable trigger user'
const VIEW = `create view gov.v_pending as select id, subject from gov.birth_registry where state = 'pending'`
const TOUCH_FUNCTION = `create function gov.touch() returns trigger language plpgsql as $f$
begin new.meta := coalesce(new.meta, '{}') || '{"touched": true}'; return new; end;
$f$`
const FOREIGN_KEY = `alter table gov.registry_row add constraint registry_row_birth_id_fkey
  foreign key (birth_id) references gov.birth_registry (id)`

export const RESIDUES: readonly Residue[] = [
  // Columns and constraints
  schema(
    'column type widened',
    'pg_attribute public.directus_settings note: atttypid differs',
    'alter table public.directus_settings alter note type varchar(9999)'
  ),
  schema('column default changed', 'pg_attrdef', `alter table public.system_issues alter status set default 'open'`),
  schema(
    'column default lost',
    'pg_attrdef for public.system_issues.status: missing',
    'alter table public.system_issues alter status drop default'
  ),
  schema(
    'NOT NULL lost',
    'pg_attribute gov.registry_row collection: attnotnull differs',
    'alter table gov.registry_row alter collection drop not null'
  ),
  schema(
    'column order',
    'pg_attribute public.system_issues title: place differs',
    'alter table public.system_issues rename title to old',
    'alter table public.system_issues add title text',
    'update public.system_issues set title = old',
    'alter table public.system_issues drop old'
  ),
  schema('column left behind', 'pg_attribute gov.no_key extra: left behind', 'alter table gov.no_key add extra int'),
  schema('column renamed', 'pg_attribute gov.no_key b: missing', 'alter table gov.no_key rename b to c'),
  schema(
    'column storage',
    'pg_attribute gov.ledger body: attstorage differs',
    'alter table gov.ledger alter body set storage external'
  ),
  schema(
    'statistics target',
    'pg_attribute gov.ledger acct: attstattarget differs',
    'alter table gov.ledger alter acct set statistics 500'
  ),
  schema(
    'generated column became plain',
    'pg_attribute gov.birth_registry subject_len: attgenerated differs',
    'alter table gov.birth_registry alter subject_len drop expression'
  ),
  schema(
    'identity ALWAYS',
    'pg_attribute gov.registry_row id: attidentity differs',
    'alter table gov.registry_row alter id set generated always'
  ),
  schema(
    'check constraint dropped',
    'pg_constraint approved_fields on gov.birth_registry: missing',
    'alter table gov.birth_registry drop constraint approved_fields'
  ),
  schema(
    'check constraint not validated',
    'pg_constraint approved_fields on gov.birth_registry: convalidated differs',
    'alter table gov.birth_registry drop constraint approved_fields',
    `alter table gov.birth_registry add constraint approved_fields
       check (state <> 'approved' or (approved_by is not null and approved_at is not null)) not valid`
  ),
  schema(
    'foreign key action',
    'pg_constraint registry_row_birth_id_fkey on gov.registry_row: confdeltype differs',
    'alter table gov.registry_row drop constraint registry_row_birth_id_fkey',
    `${FOREIGN_KEY} on delete cascade`
  ),
  schema(
    'unique constraint dropped',
    'pg_constraint birth_registry_seq_no_key on gov.birth_registry: missing',
    'alter table gov.birth_registry drop constraint birth_registry_seq_no_key'
  ),
  schema(
    'domain check dropped',
    'pg_constraint sha256_hex_check on gov.sha256_hex: missing',
    'alter domain gov.sha256_hex drop constraint sha256_hex_check'
  ),

  // Indexes and storage
  schema('index lost', 'pg_class gov.birth_expr_idx: missing', 'drop index gov.birth_expr_idx'),
  schema('index left behind', 'pg_class gov.left_idx: left behind', 'create index left_idx on gov.ledger (acct)'),
  schema(
    'partial index predicate',
    'pg_index gov.birth_state_idx: definition differs',
    'drop index gov.birth_state_idx',
    'create index birth_state_idx on gov.birth_registry (state)'
  ),
  schema(
    'index left invalid',
    'pg_index gov.birth_expr_idx: indisvalid differs',
    `update pg_index set indisvalid = false where indexrelid = 'gov.birth_expr_idx'::regclass`
  ),
  schema('table clustered', 'pg_index gov.ledger_pkey: indisclustered differs', 'cluster gov.ledger using ledger_pkey'),
  schema('storage parameter', 'pg_class gov.ledger: reloptions differs', 'alter table gov.ledger set (fillfactor = 70)'),
  schema(
    'toast parameter',
    'pg_class gov.ledger: toast_options differs',
    'alter table gov.ledger set (toast.autovacuum_enabled = false)'
  ),
  schema('table unlogged', 'pg_class gov.no_key: relpersistence differs', 'alter table gov.no_key set unlogged'),
  schema('replica identity', 'pg_class gov.no_key: relreplident differs', 'alter table gov.no_key replica identity full'),
  schema('statistics object dropped', 'pg_statistic_ext gov.st1: missing', 'drop statistics gov.st1'),
  schema(
    'partition detached',
    'pg_class gov.audit_2025: relispartition differs',
    'alter table gov.audit detach partition gov.audit_2025'
  ),
  rows('table left behind', 'gov.backup: left behind', 'create table gov.backup as select 1 a'),

  // Views, functions, triggers, rules, types
  schema(
    'view text',
    'pg_rewrite "_RETURN" on gov.v_pending: definition differs',
    'create or replace view gov.v_pending as select id, subject from gov.birth_registry'
  ),
  schema('view option', 'pg_class gov.v_pending: reloptions differs', 'alter view gov.v_pending set (security_barrier)'),
  schema(
    'view made again under another owner',
    'pg_class gov.v_pending: relowner differs',
    'drop view gov.v_pending',
    VIEW,
    'alter view gov.v_pending owner to operator'
  ),
  schema(
    'function body',
    'pg_proc gov.touch(): prosrc differs',
    'create or replace function gov.touch() returns trigger language plpgsql as $f$ begin return new; end $f$'
  ),
  schema(
    'function default argument',
    'pg_proc gov.add2(integer,integer): argument_defaults differs',
    `create or replace function gov.add2(a int, b int default 3) returns int language sql immutable
       begin atomic select case when a > 0 then a + b else b end; end`
  ),
  schema(
    'function volatility',
    'pg_proc gov.add2(integer,integer): provolatile differs',
    'alter function gov.add2(int, int) volatile'
  ),
  schema('security definer', 'pg_proc gov.tidy(): prosecdef differs', 'alter procedure gov.tidy() security definer'),
  schema('function setting', 'pg_proc gov.touch(): proconfig differs', 'alter function gov.touch() set search_path = gov'),
  schema(
    'aggregate start value',
    'pg_aggregate',
    `create or replace aggregate gov.total (int) (sfunc = int4pl, stype = int, initcond = '1')`
  ),
  schema('trigger disabled', 'pg_trigger t_touch on gov.birth_registry: tgenabled differs', TOUCH),
  schema('trigger dropped', 'pg_trigger t_touch on gov.birth_registry: missing', 'drop trigger t_touch on gov.birth_registry'),
  schema('foreign key no longer enforced', 'pg_trigger internal trigger', 'alter table gov.registry_row disable trigger all'),
  schema(
    'event trigger left behind',
    'pg_event_trigger et: left behind',
    `create function gov.et() returns event_trigger language plpgsql as 'begin end'`,
    'create event trigger et on ddl_command_end execute function gov.et()'
  ),
  schema(
    'rule dropped',
    'pg_rewrite r_no_delete on public.directus_settings: missing',
    'drop rule r_no_delete on public.directus_settings'
  ),
  schema(
    'enum value left',
    'pg_enum gov.approval_state "held": left behind',
    `alter type gov.approval_state add value 'held' before 'rejected'`
  ),
  schema(
    'enum value renamed',
    'pg_enum gov.approval_state "rejected": missing',
    `alter type gov.approval_state rename value 'rejected' to 'refused'`
  ),
  schema('composite type attribute', 'pg_attribute gov.actor note: left behind', 'alter type gov.actor add attribute note text'),
  schema('text search configuration', 'pg_ts_config_map', 'alter text search configuration gov.plain drop mapping for word'),
  schema('collation renamed', 'pg_collation gov.c_like: missing', 'alter collation gov.c_like rename to c_other'),
  schema(
    'cast between system types',
    'pg_cast (integer AS pg_catalog.uuid): left behind',
    `create function gov.i2u(int) returns uuid language sql immutable as 'select md5($1::text)::uuid'`,
    'create cast (int as uuid) with function gov.i2u(int)'
  ),
  schema(
    'operator left behind',
    'pg_operator gov.===(integer,integer): left behind',
    'create operator gov.=== (function = int4eq, leftarg = int, rightarg = int)'
  ),

  // Row security, owners, privileges, comments
  schema(
    'row security off',
    'pg_class public.system_issues: relrowsecurity differs',
    'alter table public.system_issues disable row level security'
  ),
  schema(
    'policy expression',
    'pg_policy p_read on public.system_issues: using differs',
    'alter policy p_read on public.system_issues using (true)'
  ),
  schema(
    'policy role',
    'pg_policy p_read on public.system_issues: polroles differs',
    'alter policy p_read on public.system_issues to auditor, operator'
  ),
  schema(
    'table grant lost',
    'pg_class gov.birth_registry: relacl differs',
    'revoke update on gov.birth_registry from directus_app'
  ),
  schema(
    'column grant added',
    'pg_attribute gov.birth_registry content_hash: attacl differs',
    'grant select (content_hash) on gov.birth_registry to auditor'
  ),
  schema('schema grant lost', 'pg_namespace gov: nspacl differs', 'revoke usage on schema gov from auditor'),
  schema('function open to all', 'pg_proc gov.touch(): proacl differs', 'revoke execute on function gov.touch() from public'),
  schema(
    'privilege on a function of the system',
    'pg_ls_dir: proacl differs',
    'grant execute on function pg_catalog.pg_ls_dir(text) to auditor'
  ),
  schema(
    'default privileges',
    'pg_default_acl',
    'alter default privileges for role registry_owner in schema gov revoke select on tables from auditor'
  ),
  schema('table owner', 'pg_class gov.birth_registry: relowner differs', 'alter table gov.birth_registry owner to directus_app'),
  schema('schema owner', 'pg_namespace gov: nspowner differs', 'alter schema gov owner to operator'),
  schema('comment changed', 'pg_description', `comment on column gov.birth_registry.rollback_anchor is 'x'`),
  schema('comment on the schema public', 'pg_description schema public: missing', 'comment on schema public is null'),
  schema('grant on the schema public', 'pg_namespace public: nspacl differs', 'grant create on schema public to auditor'),
  schema('comment lost', 'pg_description schema gov: missing', 'comment on schema gov is null'),

  // Extensions, publications, settings, roles
  schema('extension left behind', 'pg_extension pg_trgm: left behind', 'create extension pg_trgm'),
  schema(
    'extension moved',
    'pg_extension citext: extnamespace differs',
    'create schema elsewhere',
    'alter extension citext set schema elsewhere'
  ),
  schema(
    'function of an extension altered',
    'pg_proc public.gen_salt(pg_catalog.text): procost differs',
    'alter function public.gen_salt(text) cost 77'
  ),
  schema('extension lost a member', 'pg_depend', 'alter extension pgcrypto drop function public.gen_salt(text)'),
  schema(
    'publication member',
    'pg_publication_rel gov.no_key in publication pub1: left behind',
    'alter publication pub1 add table gov.no_key'
  ),
  schema('publication option', 'pg_publication pub1: pubdelete differs', `alter publication pub1 set (publish = 'insert')`),
  schema(
    'database setting',
    'pg_db_role_setting',
    `do $$ begin execute format('alter database %I set work_mem = ''5MB''', current_database()); end $$`
  ),
  {
    ...schema('role setting', 'pg_db_role_setting', `alter role auditor set search_path = 'gov'`),
    undo: ['alter role auditor reset search_path']
  },
  { ...schema('role left behind', 'pg_authid leftover: left behind', 'create role leftover'), undo: ['drop role leftover'] },
  {
    ...schema('role attribute', 'pg_authid auditor: rolcreatedb differs', 'alter role auditor createdb'),
    undo: ['alter role auditor nocreatedb']
  },
  {
    ...schema('role password', 'pg_authid auditor: password differs', `alter role auditor password 'x'`),
    undo: ['alter role auditor password null']
  },
  {
    ...schema('role membership', 'pg_auth_members', 'grant registry_owner to auditor'),
    undo: ['revoke registry_owner from auditor']
  },
  schema(
    'foreign server left behind',
    'pg_foreign_server srv: left behind',
    'create foreign data wrapper fdw',
    'create server srv foreign data wrapper fdw'
  ),

  // Sequences
  schema('sequence increment', 'pg_sequence gov.birth_no: seqincrement differs', 'alter sequence gov.birth_no increment 8'),
  schema('sequence owner column lost', 'pg_depend', 'alter sequence public.system_issues_id_seq owned by none'),
  {
    kind: 'sequence',
    name: 'sequence advanced',
    named: 'gov.birth_no: before: 3093, now: 3100',
    sql: [`select nextval('gov.birth_no')`],
    undo: [`select setval('gov.birth_no', 3093)`]
  },
  {
    kind: 'sequence',
    name: 'identity advanced by a row that was deleted again',
    named: 'gov.registry_row_id_seq: before: 300, now: 301',
    sql: [
      `insert into gov.registry_row (birth_id, collection) select id, 'x' from gov.birth_registry limit 1`,
      'delete from gov.registry_row where id > 300'
    ],
    undo: [`select setval('gov.registry_row_id_seq', 300)`]
  },

  // Rows
  rows('last bit of a float', 'gov.ledger: row ', 'update gov.ledger set f = f + 1e-13 where id = 1'),
  rows(
    'scale of a number in jsonb',
    'value not restored (meta)',
    TOUCH,
    `update gov.birth_registry set meta = '{"k": 1.0}' where seq_no = 1000`,
    TOUCH_AGAIN
  ),
  rows('empty string for NULL', 'public.directus_settings: row ', `update public.directus_settings set note = '' where id = 2`),
  rows('a microsecond', 'value not restored (at)', `update gov.ledger set at = at + interval '1 microsecond' where id = 7`),
  rows(
    'two rows swap values',
    'rows before: 500, now: 500',
    'update gov.ledger a set body = b.body from gov.ledger b where (a.id, b.id) in ((11, 12), (12, 11))'
  ),
  rows('one duplicate more, without a key', 'gov.no_key: rows before: 100, now: 101', `insert into gov.no_key select 1, 'dup'`),
  rows('row missing', 'row missing', 'delete from gov.ledger where id = 500'),
  rows('row left behind', 'row left behind', 'insert into gov.ledger (id, acct) values (501, 1)'),
  rows('rows of a partition', 'gov.audit_default: rows before: 167, now: 166', 'delete from only gov.audit_default where v = 1'),
  rows('trailing space', 'value not restored (collection)', `update gov.registry_row set collection = 'births ' where id = 5`),
  rows(
    'case in a case-insensitive text',
    'value not restored (subject',
    TOUCH,
    `update gov.birth_registry set subject = upper(subject::text) where seq_no = 1007`,
    TOUCH_AGAIN
  ),
  rows('table emptied', 'public.system_issues: rows before: 100, now: 0', 'truncate public.system_issues'),
  rows(
    'materialised view not as before',
    'gov.mv_counts: rows',
    TOUCH,
    `update gov.birth_registry set state = 'rejected' where seq_no = 1000`,
    'refresh materialized view gov.mv_counts',
    `update gov.birth_registry set state = 'pending' where seq_no = 1000`,
    TOUCH_AGAIN
  ),

  // Large objects
  { kind: 'large-objects', name: 'byte of a large object', named: 'large-objects', sql: [`select lo_put(70001, 0, 'L')`] },
  {
    kind: 'large-objects',
    name: 'large object left behind',
    named: 'objects before: 3, now: 4',
    sql: [`select lo_from_bytea(70009, 'x')`]
  },
  {
    kind: 'large-objects',
    name: 'empty large object lost',
    named: 'objects before: 3, now: 2',
    sql: ['select lo_unlink(70003)']
  },
  schema('owner of a large object', 'large object 70001: lomowner differs', 'alter large object 70001 owner to auditor')
]

/** Work that leaves everything as it was: no alarm. */
export const ROUND_TRIPS: readonly Case[] = [
  { name: 'nothing', sql: ['select 1'] },
  { name: 'vacuum full, analyze, reindex', sql: ['vacuum full', 'analyze', 'reindex schema gov'], serverOnly: true },
  {
    name: 'index made and dropped concurrently',
    sql: ['create index concurrently i9 on gov.ledger (acct)', 'drop index concurrently gov.i9'],
    serverOnly: true
  },
  {
    name: 'column added and dropped',
    sql: ['alter table gov.ledger add extra int default 5', 'alter table gov.ledger drop extra']
  },
  { name: 'table made and dropped', sql: ['create table gov.t (a serial primary key, b text)', 'drop table gov.t'] },
  { name: 'grant and revoke', sql: ['grant select on gov.no_key to auditor', 'revoke select on gov.no_key from auditor'] },
  {
    name: 'column grant and revoke',
    sql: ['grant select (a) on gov.no_key to auditor', 'revoke select (a) on gov.no_key from auditor']
  },
  {
    name: 'rows deleted and inserted again in any order',
    sql: [
      'create temp table k as select * from gov.no_key',
      'delete from gov.no_key',
      'insert into gov.no_key select * from k order by random()',
      'drop table k'
    ]
  },
  { name: 'rows updated to what they are', sql: ['update gov.ledger set acct = acct'] },
  {
    name: 'a row updated and updated back',
    sql: ['update gov.ledger set acct = acct + 1 where id = 5', 'update gov.ledger set acct = acct - 1 where id = 5']
  },
  {
    name: 'column renamed and renamed back',
    sql: ['alter table gov.ledger rename acct to a9', 'alter table gov.ledger rename a9 to acct']
  },
  {
    name: 'enum column added and dropped',
    sql: ['alter table gov.no_key add e gov.approval_state', 'alter table gov.no_key drop e']
  },
  {
    name: 'index dropped and made again',
    sql: ['drop index gov.birth_state_idx', `create index birth_state_idx on gov.birth_registry (state) where state = 'pending'`]
  },
  {
    name: 'function and trigger dropped and made again',
    sql: [
      'drop trigger t_touch on gov.birth_registry',
      'drop function gov.touch()',
      TOUCH_FUNCTION,
      'create trigger t_touch before update on gov.birth_registry for each row execute function gov.touch()',
      'alter function gov.touch() owner to rehearsal_change'
    ]
  },
  {
    name: 'foreign key dropped and made again',
    sql: ['alter table gov.registry_row drop constraint registry_row_birth_id_fkey', `${FOREIGN_KEY} on delete restrict`]
  },
  {
    name: 'first column that needs toast, dropped again',
    sql: ['alter table gov.photos add x text', 'alter table gov.photos drop x']
  },
  { name: 'trigger disabled and enabled', sql: [TOUCH, TOUCH_AGAIN] },
  {
    name: 'view dropped and made again, owner set',
    sql: ['drop view gov.v_pending', VIEW, 'alter view gov.v_pending owner to rehearsal_change']
  },
  {
    name: 'partition detached and attached',
    sql: [
      'alter table gov.audit detach partition gov.audit_2025',
      `alter table gov.audit attach partition gov.audit_2025 for values from ('2025-01-01Z') to ('2026-01-01Z')`
    ]
  },
  { name: 'extension made and dropped', sql: ['create extension pg_trgm', 'drop extension pg_trgm'] },
  { name: 'role made and dropped', sql: ['create role passing', 'grant auditor to passing', 'drop role passing'] },
  { name: 'large object changed and changed back', sql: [`select lo_put(70001, 0, 'L')`, `select lo_put(70001, 0, 'l')`] },
  { name: 'schema renamed and renamed back', sql: ['alter schema gov rename to gov9', 'alter schema gov9 rename to gov'] }
]
