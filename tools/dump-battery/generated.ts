import type { Change } from './shelf.ts'
import type { Source } from './source.ts'

/** A change of each kind of thing in a dump, and its right rollback. */
export function generatedChange(source: Source, database: string): Change | undefined {
  const [row] = source.rows(
    database,
    `select c.oid::regclass, quote_ident(a.attname), coalesce(pg_get_expr(d.adbin, d.adrelid), ''), coalesce(quote_literal(obj_description(c.oid, 'pg_class')), 'null')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped and attstattarget = -1
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum and a.attgenerated = ''
    where relkind = 'r' and relacl is null and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
    and not exists (select from pg_depend x where x.deptype = 'e' and x.objid = c.oid)
    order by d.adbin is null, pg_relation_size(c.oid) desc, c.relname, attnum limit 1`
  )
  if (row === undefined) return undefined
  const [table, column, value = '', comment] = row
  const steps: readonly (readonly [up: string, down: string])[] = [
    [`alter table ${table} add column sg_note text not null default 'x';`, `alter table ${table} drop column sg_note;`],
    ['create table sg_new (id serial primary key, note text);', 'drop table sg_new;'],
    [
      `alter table ${table} alter column ${column} set statistics 321;`,
      `alter table ${table} alter column ${column} set statistics -1;`
    ],
    [`comment on table ${table} is 'changed';`, `comment on table ${table} is ${comment};`],
    ...(value === ''
      ? []
      : [
          [
            `alter table ${table} alter column ${column} drop default;`,
            `alter table ${table} alter column ${column} set default ${value};`
          ] as const
        ])
  ]
  const apply = steps.map(([up]) => `${up}\n`).join('')
  const rollback = steps
    .map(([, down]) => `${down}\n`)
    .toReversed()
    .join('')
  return { at: 'a change of each kind', dump: 'dump.sql', apply, rollback }
}
