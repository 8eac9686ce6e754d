// Chinook, the sample shop of digital media: its eleven tables with their keys and types, after their public definition
// (lerocha/chinook-database). The rows are generated.

interface Table {
  readonly columns: string
  readonly references?: readonly string[]
}

const TABLES: Readonly<Record<string, Table>> = {
  artist: { columns: 'artist_id int primary key, name varchar(120)' },
  album: {
    columns: 'album_id int primary key, title varchar(160) not null, artist_id int not null',
    references: ['artist_id artist']
  },
  employee: {
    columns: `employee_id int primary key, last_name varchar(20) not null, first_name varchar(20) not null, title varchar(30),
      reports_to int, birth_date timestamp, hire_date timestamp, address varchar(70), city varchar(40), state varchar(40),
      country varchar(40), postal_code varchar(10), phone varchar(24), fax varchar(24), email varchar(60)`,
    references: ['reports_to employee']
  },
  customer: {
    columns: `customer_id int primary key, first_name varchar(40) not null, last_name varchar(20) not null, company varchar(80),
      address varchar(70), city varchar(40), state varchar(40), country varchar(40), postal_code varchar(10), phone varchar(24),
      fax varchar(24), email varchar(60) not null, support_rep_id int`,
    references: ['support_rep_id employee']
  },
  genre: { columns: 'genre_id int primary key, name varchar(120)' },
  invoice: {
    columns: `invoice_id int primary key, customer_id int not null, invoice_date timestamp not null, billing_address varchar(70),
      billing_city varchar(40), billing_state varchar(40), billing_country varchar(40), billing_postal_code varchar(10),
      total numeric(10,2) not null`,
    references: ['customer_id customer']
  },
  media_type: { columns: 'media_type_id int primary key, name varchar(120)' },
  playlist: { columns: 'playlist_id int primary key, name varchar(120)' },
  track: {
    columns: `track_id int primary key, name varchar(200) not null, album_id int, media_type_id int not null, genre_id int,
      composer varchar(220), milliseconds int not null, bytes int, unit_price numeric(10,2) not null`,
    references: ['album_id album', 'media_type_id media_type', 'genre_id genre']
  },
  invoice_line: {
    columns: `invoice_line_id int primary key, invoice_id int not null, track_id int not null, unit_price numeric(10,2) not null,
      quantity int not null`,
    references: ['invoice_id invoice', 'track_id track']
  },
  playlist_track: {
    columns: 'playlist_id int, track_id int, primary key (playlist_id, track_id)',
    references: ['playlist_id playlist', 'track_id track']
  }
}

const ROWS = (scale: number): string => `
insert into artist select i, 'Artist ' || i from generate_series(1, ${275 * scale}) i;
insert into album select i, 'Album; ' || i || E' \\\\. "live"', 1 + i % ${275 * scale} from generate_series(1, ${347 * scale}) i;
insert into employee select i, 'Last' || i, 'First' || i, 'Sales Support Agent', nullif(i - 1, 0), timestamp '1970-01-01' + i * interval '1 year',
  timestamp '2002-01-01' + i * interval '1 month', i || ' Street', 'Calgary', 'AB', 'Canada', 'T2P', null, null, 'e' || i || '@example.invalid'
  from generate_series(1, 8) i;
insert into customer select i, 'First' || i, 'Lást ' || i, case when i % 6 = 0 then 'Company ' || i end, i || ' Rua', 'City ' || i % 53, null,
  (array['Brazil', 'Canada', 'Czech Republic', 'USA'])[1 + i % 4], lpad(i::text, 8, '0'), null, null, 'c' || i || '@example.invalid', 1 + i % 8
  from generate_series(1, ${59 * scale}) i;
insert into genre select i, 'Genre ' || i from generate_series(1, 25) i;
insert into media_type select i, 'Media ' || i from generate_series(1, 5) i;
insert into playlist select i, 'List ' || i from generate_series(1, 18) i;
insert into track select i, 'Track ' || i, 1 + i % ${347 * scale}, 1 + i % 5, 1 + i % 25, case when i % 3 > 0 then E'Composer\\t' || i end, 200000 + i, 5000000 + i,
  0.99 from generate_series(1, ${3503 * scale}) i;
insert into invoice select i, 1 + i % ${59 * scale}, timestamp '2021-01-01' + i * interval '1 hour', i || ' Rua', 'City ' || i % 53, null, 'Brazil', null, i % 26 + 0.99
  from generate_series(1, ${412 * scale}) i;
insert into invoice_line select i, 1 + i % ${412 * scale}, 1 + i % ${3503 * scale}, 0.99, 1 from generate_series(1, ${2240 * scale}) i;
insert into playlist_track select 1 + i % 18, i from generate_series(1, ${3503 * scale}) i;
`

/** The whole database. @param scale 1 is its real number of rows */
export function chinook(scale = 1): string {
  const tables = Object.entries(TABLES).map(([name, { columns }]) => `create table ${name} (${columns});`)
  const keys = Object.entries(TABLES).flatMap(([name, { references = [] }]) =>
    references.map(reference => {
      const [column, other] = reference.split(' ')
      return `alter table ${name} add constraint ${name}_${column}_fkey foreign key (${column}) references ${other}; create index on ${name} (${column});`
    })
  )
  return [...tables, ROWS(scale), ...keys].join('\n')
}

/** A migration as teams write it: customers get addresses of their own, and invoices a status that is worked out of their lines. */
export const APPLY = `begin;
create table address (
  address_id int generated always as identity primary key,
  customer_id int not null unique references customer on delete cascade,
  street varchar(70), city varchar(40), state varchar(40), country varchar(40), postal_code varchar(10)
);
insert into address (customer_id, street, city, state, country, postal_code)
  select customer_id, address, city, state, country, postal_code from customer order by customer_id;
alter table customer drop column fax;
create type invoice_status as enum ('open', 'paid');
alter table invoice add column status invoice_status not null default 'open';
update invoice set status = 'paid' where invoice_date < timestamp '2021-01-10';
alter table track alter column composer type text;
create view unpaid as select invoice_id, customer_id, total from invoice where status = 'open';
alter index invoice_customer_id_idx rename to invoice_by_customer;
commit;
create index concurrently track_by_name on track (lower(name));
`

/** Its rollback. The column that was dropped stood before two others, and must stand there again: the table is made anew. */
export const ROLLBACK = `drop index concurrently track_by_name;
begin;
alter index invoice_by_customer rename to invoice_customer_id_idx;
drop view unpaid;
alter table track alter column composer type varchar(220);
alter table invoice drop column status;
drop type invoice_status;
drop table address;
alter table customer add column fax varchar(24);
alter table customer add column new_email varchar(60);
alter table customer add column new_support int;
update customer set new_email = email, new_support = support_rep_id;
alter table customer drop constraint customer_support_rep_id_fkey, drop column email, drop column support_rep_id;
alter table customer rename column new_email to email;
alter table customer rename column new_support to support_rep_id;
alter table customer alter column email set not null;
alter table customer add constraint customer_support_rep_id_fkey foreign key (support_rep_id) references employee;
create index customer_support_rep_id_idx on customer (support_rep_id);
commit;
`

/** The same without the two columns that stood behind: they are in front of it then, which is another table to \`select *\`. */
export const HASTY_ROLLBACK = ROLLBACK.replace(/alter table customer add column new_email[\s\S]*?(?=commit;)/, '')
