/** A change, as a team would write it. Each has tables of its own. */
export interface Case {
  readonly title: string
  /** A semicolon and a space end a line. */
  readonly sql: string
}

/** Made for each case. */
export const TABLES = `create table items (id integer primary key, code text, price integer, note text not null default '');
insert into items select n, 'c' || n, n, '' from generate_series(1, 20000) n;
create index items_code on items (code);
create table orders (id integer primary key, item_id integer, placed timestamp);
insert into orders select n, n, now() from generate_series(1, 500) n;
create materialized view totals as select count(*) as count from items;
`

export const BAD: readonly Case[] = [
  { title: 'index in place', sql: 'create index items_price on items (price);' },
  { title: 'index dropped in place', sql: 'drop index items_code;' },
  { title: 'unique constraint', sql: 'alter table items add constraint items_code_key unique (code);' },
  { title: 'primary key replaced', sql: 'alter table orders drop constraint orders_pkey, add primary key (id, item_id);' },
  { title: 'foreign key', sql: 'alter table orders add constraint orders_item foreign key (item_id) references items (id);' },
  { title: 'check', sql: 'alter table items add constraint items_price_check check (price > 0);' },
  { title: 'NOT NULL', sql: 'alter table items alter column code set not null;' },
  { title: 'type of a column', sql: 'alter table items alter column price type bigint;' },
  { title: 'column with a volatile default', sql: 'alter table items add column key uuid default gen_random_uuid();' },
  { title: 'serial column', sql: 'alter table items add column number bigserial;' },
  { title: 'stored generated column', sql: 'alter table items add column twice integer generated always as (price * 2) stored;' },
  {
    title: 'required column without default',
    sql: 'alter table items add column kind text not null default 0; alter table items alter kind drop default;'
  },
  { title: 'column dropped', sql: 'alter table items drop column note;' },
  { title: 'column renamed', sql: 'alter table items rename column note to remark;' },
  { title: 'table renamed', sql: 'alter table orders rename to purchases;' },
  { title: 'table dropped', sql: 'drop table orders;' },
  { title: 'all rows in one statement', sql: 'update items set price = price + 1;' },
  {
    title: 'rows, then the table, in one transaction',
    sql: 'begin; update items set price = 1 where id = 1; alter table items add column extra integer; commit;'
  },
  {
    title: 'rows filled in under the lock of their new column',
    sql: "set lock_timeout = '2s'; begin; alter table items add column extra integer; update items set extra = 1 where id < 1000; commit;"
  },
  {
    title: 'constraint added and validated in one transaction',
    sql: "set lock_timeout = '2s'; begin; alter table items add constraint items_price_check check (price > 0) not valid; alter table items validate constraint items_price_check; commit;"
  },
  { title: 'materialized view refreshed in place', sql: 'refresh materialized view totals;' },
  { title: 'column without lock_timeout', sql: 'alter table items add column extra integer;' }
]

export const GOOD: readonly Case[] = [
  { title: 'index, concurrently', sql: 'create index concurrently items_price on items (price);' },
  { title: 'index dropped, concurrently', sql: 'drop index concurrently items_code;' },
  {
    title: 'unique constraint, using an index',
    sql: "create unique index concurrently items_code_key on items (code); set lock_timeout = '2s'; alter table items add constraint items_code_key unique using index items_code_key;"
  },
  {
    title: 'check, not valid',
    sql: "set lock_timeout = '2s'; alter table items add constraint items_price_check check (price > 0) not valid;"
  },
  {
    title: 'check, validated',
    sql: "set lock_timeout = '2s'; alter table items add constraint items_price_check check (price > 0) not valid; alter table items validate constraint items_price_check;"
  },
  {
    title: 'foreign key, not valid',
    sql: "set lock_timeout = '2s'; alter table orders add constraint orders_item foreign key (item_id) references items (id) not valid;"
  },
  { title: 'column', sql: "set lock_timeout = '2s'; alter table items add column extra bigint;" },
  {
    title: 'column with a constant default',
    sql: "set lock_timeout = '2s'; alter table items add column extra bigint default 0;"
  },
  { title: 'new table', sql: 'create table news (id bigint generated always as identity primary key, body text);' },
  { title: 'a batch of rows', sql: 'update items set price = price + 1 where id between 1 and 500;' }
]
