import { createHash } from 'node:crypto'
import type { Rollback } from './judge.ts'
import type { Source } from './source.ts'

/** Condition for a namespace `n` that belongs to the application. */
const OWN = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'"
const EXTENSION = "select from pg_depend x where x.deptype = 'e' and x.objid ="
const COLUMNS = `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OWN} join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relkind = 'r' and not exists (${EXTENSION} c.oid)`
const UNUSED = 'not exists (select from pg_depend u where u.refobjid = c.oid and u.refobjsubid = attnum)'
const IN_VIEW =
  "select from pg_depend u where u.refobjid = c.oid and u.refobjsubid = attnum and u.classid = 'pg_rewrite'::regclass"

/** One thing that a rollback leaves: each row of a query has an object, and its columns are `$1`, `$2` … of what is run. */
interface Residue {
  readonly what: string
  /** Its first column is what the report must name. */
  readonly query: string
  readonly run: string
}

const RESIDUES: readonly Residue[] = [
  {
    what: 'default lost',
    query: `select c.relname, c.oid::regclass, quote_ident(attname) from ${COLUMNS} and d.oid is not null and attgenerated = '' and attidentity = ''`,
    run: 'alter table $2 alter column $3 drop default;'
  },
  {
    what: 'default changed',
    query: `select c.relname, c.oid::regclass, quote_ident(attname) from ${COLUMNS} and d.oid is null and attidentity = '' and atttypid in ('text'::regtype, 'varchar'::regtype)`,
    run: "alter table $2 alter column $3 set default '';"
  },
  {
    what: 'NOT NULL lost',
    query: `select c.relname, c.oid::regclass, quote_ident(attname) from ${COLUMNS} and attnotnull and attidentity = '' and not exists (select from pg_index where indrelid = c.oid and (indisprimary or indisreplident) and attnum = any (indkey))`,
    run: 'alter table $2 alter column $3 drop not null;'
  },
  {
    what: 'identity kind',
    query: `select c.relname, c.oid::regclass, quote_ident(attname), case attidentity when 'a' then 'by default' else 'always' end from ${COLUMNS} and attidentity <> ''`,
    run: 'alter table $2 alter column $3 set generated $4;'
  },
  {
    what: 'index lost',
    query: `select i.relname, i.oid::regclass from pg_class i join pg_index x on x.indexrelid = i.oid join pg_namespace n on n.oid = i.relnamespace and ${OWN} where not exists (select from pg_constraint where conindid = i.oid) and i.relkind = 'i'`,
    run: 'drop index $2;'
  },
  {
    what: 'index is another',
    query: `select i.relname, i.oid::regclass from pg_class i join pg_index x on x.indexrelid = i.oid join pg_namespace n on n.oid = i.relnamespace and ${OWN} where i.relkind = 'i' and i.relam = 403`,
    run: 'alter index $2 set (fillfactor = 71);'
  },
  {
    what: 'clustered',
    query: `select i.relname, x.indrelid::regclass, quote_ident(i.relname) from pg_class i join pg_index x on x.indexrelid = i.oid join pg_namespace n on n.oid = i.relnamespace and ${OWN} where i.relkind = 'i' and i.relam = 403 and indpred is null`,
    run: 'alter table $2 cluster on $3;'
  },
  {
    what: 'FK action',
    query: `select conname, conrelid::regclass, quote_ident(conname), regexp_replace(pg_get_constraintdef(t.oid), ' (ON DELETE [A-Z]+( NULL| DEFAULT| ACTION)?|DEFERRABLE.*|NOT VALID)', '', 'g') || case when confdeltype = 'c' then '' else ' ON DELETE CASCADE' end || case when condeferrable then ' DEFERRABLE' else '' end || case when condeferred then ' INITIALLY DEFERRED' else '' end
      from pg_constraint t join pg_namespace n on n.oid = connamespace and ${OWN} where contype = 'f' and conparentid = 0`,
    run: 'alter table $2 drop constraint $3;\nalter table $2 add constraint $3 $4;'
  },
  {
    what: 'FK deferrable',
    query: `select conname, conrelid::regclass, quote_ident(conname), case when condeferrable then 'not deferrable' else 'deferrable' end from pg_constraint t join pg_namespace n on n.oid = connamespace and ${OWN} where contype = 'f' and conparentid = 0`,
    run: 'alter table $2 alter constraint $3 $4;'
  },
  {
    what: 'check lost',
    query: `select conname, conrelid::regclass, quote_ident(conname) from pg_constraint t join pg_namespace n on n.oid = connamespace and ${OWN} where contype = 'c' and conrelid <> 0 and coninhcount = 0`,
    run: 'alter table $2 drop constraint $3;'
  },
  {
    what: 'check not valid',
    query: `select conname, conrelid::regclass, quote_ident(conname), pg_get_constraintdef(t.oid) from pg_constraint t join pg_namespace n on n.oid = connamespace and ${OWN} where contype = 'c' and conrelid <> 0 and coninhcount = 0 and convalidated and not connoinherit`,
    run: 'alter table $2 drop constraint $3;\nalter table $2 add constraint $3 $4 not valid;'
  },
  {
    what: 'unique lost',
    query: `select conname, conrelid::regclass, quote_ident(conname) from pg_constraint t join pg_namespace n on n.oid = connamespace and ${OWN} where contype = 'u' and not exists (select from pg_constraint f where f.confrelid = t.conrelid and f.conindid = t.conindid and f.contype = 'f')`,
    run: 'alter table $2 drop constraint $3;'
  },
  {
    what: 'collation',
    query: `select c.relname, c.oid::regclass, quote_ident(attname), format_type(atttypid, atttypmod) from ${COLUMNS} and attcollation = 100 and attgenerated = '' and not exists (${IN_VIEW})`,
    run: 'alter table $2 alter column $3 type $4 collate "C";'
  },
  {
    what: 'type',
    query: `select c.relname, c.oid::regclass, quote_ident(attname), atttypmod - 4 + 1 from ${COLUMNS} and atttypid = 'varchar'::regtype and atttypmod > 4 and not exists (${IN_VIEW})`,
    run: 'alter table $2 alter column $3 type varchar($4);'
  },
  {
    what: 'storage',
    query: `select c.relname, c.oid::regclass, quote_ident(attname) from ${COLUMNS} and attstorage = 'x'`,
    run: 'alter table $2 alter column $3 set storage external;'
  },
  {
    what: 'statistics target',
    query: `select c.relname, c.oid::regclass, quote_ident(attname) from ${COLUMNS}`,
    run: 'alter table $2 alter column $3 set statistics 123;'
  },
  {
    what: 'extended statistics',
    query: `select 'sg_stx', c.oid::regclass, string_agg(quote_ident(attname), ', ' order by attnum) from ${COLUMNS} and attnum <= 2 and atttypid in ('int4'::regtype, 'int8'::regtype, 'text'::regtype, 'varchar'::regtype, 'uuid'::regtype) group by c.oid having count(*) = 2`,
    run: 'create statistics sg_stx on $3 from $2;'
  },
  {
    what: 'column comment',
    query: `select c.relname, c.oid::regclass, quote_ident(attname) from ${COLUMNS}`,
    run: "comment on column $2.$3 is 'changed';"
  },
  {
    what: 'column grant',
    query: `select c.relname, c.oid::regclass, quote_ident(attname) from ${COLUMNS}`,
    run: 'grant update ($3) on $2 to sg_reader;'
  },
  {
    what: 'schema grant',
    query: `select nspname, quote_ident(nspname) from pg_namespace n where ${OWN}`,
    run: 'grant create on schema $2 to sg_reader;'
  },
  {
    what: 'owner’s own grant',
    query: `select c.relname, c.oid::regclass from ${COLUMNS}`,
    run: 'revoke truncate on $2 from current_user;'
  },
  {
    what: 'fill factor',
    query: `select c.relname, c.oid::regclass from ${COLUMNS}`,
    run: 'alter table $2 set (fillfactor = 87);'
  },
  {
    what: 'row level security',
    query: `select c.relname, c.oid::regclass from ${COLUMNS}`,
    run: 'alter table $2 enable row level security;'
  },
  {
    what: 'policy',
    query: `select 'sg_policy', c.oid::regclass from ${COLUMNS}`,
    run: 'create policy sg_policy on $2 using (true);'
  },
  {
    what: 'replica identity',
    query: `select c.relname, c.oid::regclass from ${COLUMNS}`,
    run: 'alter table $2 replica identity full;'
  },
  {
    what: 'rule',
    query: `select 'sg_rule', c.oid::regclass from ${COLUMNS}`,
    run: 'create rule sg_rule as on delete to $2 do also nothing;'
  },
  {
    what: 'sequence moved',
    query: `select c.relname, c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OWN} where relkind = 'S'`,
    run: "select nextval('$2');"
  },
  {
    what: 'sequence step',
    query: `select c.relname, c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OWN} where relkind = 'S' and not exists (select from pg_depend where objid = c.oid and deptype = 'i')`,
    run: 'alter sequence $2 increment by 2;'
  },
  {
    what: 'sequence without owner',
    query: `select c.relname, c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OWN} where relkind = 'S' and exists (select from pg_depend where objid = c.oid and deptype = 'a' and refobjsubid > 0)`,
    run: 'alter sequence $2 owned by none;'
  },
  {
    what: 'enum value left',
    query: `select typname, t.oid::regtype from pg_type t join pg_namespace n on n.oid = t.typnamespace and ${OWN} where typtype = 'e'`,
    run: "alter type $2 add value 'sg_value';"
  },
  {
    what: 'trigger disabled',
    query: `select tgname, tgrelid::regclass, quote_ident(tgname) from pg_trigger where not tgisinternal and tgenabled = 'O'`,
    run: 'alter table $2 disable trigger $3;'
  },
  {
    what: 'function',
    query: `select proname, p.oid::regprocedure, case provolatile when 'v' then 'stable' else 'volatile' end from pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${OWN} where prokind = 'f' and not exists (${EXTENSION} p.oid)`,
    run: 'alter function $2 $3;'
  },
  {
    what: 'view definition',
    query: `select c.relname, c.oid::regclass, 'select * from (' || rtrim(pg_get_viewdef(c.oid), ';') || ') sg_view' from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${OWN} where relkind = 'v' and not exists (${EXTENSION} c.oid)`,
    run: 'create or replace view $2 as $3;'
  },
  {
    what: 'row touched by a trigger',
    query: `select c.relname, c.oid::regclass, quote_ident(attname) from ${COLUMNS} and atttypid in ('text'::regtype, 'varchar'::regtype) and (atttypmod < 0 or atttypmod > 40) and pg_relation_size(c.oid) > 0 and attgenerated = ''`,
    run: `create function sg_touch() returns trigger language plpgsql as $f$ begin new.$3 := new.$3 || ' '; return new; end $f$;
create trigger sg_touch before update on $2 for each row execute function sg_touch();
update $2 set $3 = $3 where ctid = (select min(ctid) from $2 where $3 is not null);
drop trigger sg_touch on $2;
drop function sg_touch();`
  },
  {
    what: 'row lost',
    query: `select c.relname, c.oid::regclass from ${COLUMNS} and pg_relation_size(c.oid) > 0`,
    run: 'delete from $2 where ctid = (select min(ctid) from $2);'
  },
  {
    what: 'column order',
    query: `select c.relname, c.oid::regclass, quote_ident(attname), format_type(atttypid, atttypmod) from ${COLUMNS} and not attnotnull and d.oid is null and attidentity = '' and pg_relation_size(c.oid) = 0 and attcollation in (0, 100)
      and attnum < (select max(attnum) from pg_attribute l where l.attrelid = c.oid and not attisdropped) and ${UNUSED}`,
    run: 'alter table $2 drop column $3;\nalter table $2 add column $3 $4;'
  },
  {
    what: 'default privileges',
    query: `select 'in schema ' || nspname, quote_ident(nspname) from pg_namespace n where ${OWN}`,
    run: 'alter default privileges in schema $2 grant select on tables to sg_reader;'
  }
]

/** Those that teams ask for by name: each project gets one of them first. */
const ASKED_FOR = [
  'default lost',
  'column order',
  'column grant',
  'schema grant',
  'sequence moved',
  'trigger disabled',
  'column comment',
  'statistics target',
  'enum value left',
  'row touched by a trigger'
]

/**
 * What a rollback may do beside its work, in an order of its own for each name, so that all kinds come up.
 * A rollback may still be refused where something depends on the object.
 */
export function* residuesIn(source: Source, database: string, name: string): Generator<Rollback> {
  const place = (what: string) => createHash('sha256').update(`${name} ${what}`).digest()
  const ordered = RESIDUES.toSorted((a, b) => Buffer.compare(place(a.what), place(b.what)))
  const found = ({ what, query, run }: Residue): Rollback | undefined => {
    const rows = source.rows(database, `${query} order by 1, 2`)
    const values = rows[place(what).readUInt32BE() % Math.max(1, rows.length)]
    if (values === undefined) return undefined
    const sql = run.replaceAll(/\$([1-4])/g, (_, number: string) => values[Number(number) - 1] ?? '')
    return { what, sql, named: values[0] ?? '' }
  }
  const isAskedFor = ({ what }: Residue) => ASKED_FOR.includes(what)
  let first: string | undefined
  for (const residue of ordered.filter(isAskedFor)) {
    const rollback = found(residue)
    if (rollback === undefined) continue
    first = rollback.what
    yield rollback
    break
  }
  for (const residue of ordered) {
    const rollback = residue.what === first ? undefined : found(residue)
    if (rollback !== undefined) yield rollback
  }
}
