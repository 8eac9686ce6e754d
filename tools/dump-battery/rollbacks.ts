import type { Rollback, Subject } from './judge.ts'
import type { Source } from './source.ts'

/** Facts of a database that a change needs, as SQL text. */
interface Facts {
  readonly table: string
  readonly column: string
  readonly default?: string
  readonly comment: string
  readonly sequence?: string
  readonly enum?: string
  readonly trigger?: { readonly table: string; readonly name: string }
  readonly row?: { readonly table: string; readonly column: string; readonly ctid: string }
  readonly last?: { readonly table: string; readonly column: string; readonly definition: string }
}

const OWN = "n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'"

function factsOf(source: Source, database: string): Facts | undefined {
  const one = (sql: string) => source.sql(database, [sql]).split('\n')[0]?.split('|') ?? []
  const [table = '', column = '', value = '', comment = ''] = one(`
    select c.oid::regclass, quote_ident(a.attname), coalesce(pg_get_expr(d.adbin, d.adrelid), ''), coalesce(obj_description(c.oid, 'pg_class'), '')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum and a.attgenerated = ''
    where relkind = 'r' and ${OWN} order by d.adbin is null, pg_relation_size(c.oid) desc, c.relname, attnum limit 1`)
  if (table === '') return undefined
  const [sequence = ''] = one(
    `select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'S' and ${OWN} order by relname limit 1`
  )
  const [label = ''] = one(
    `select t.oid::regtype from pg_type t join pg_namespace n on n.oid = t.typnamespace where typtype = 'e' and ${OWN} order by typname limit 1`
  )
  const [triggerTable = '', trigger = ''] = one(
    `select tgrelid::regclass, quote_ident(tgname) from pg_trigger where not tgisinternal order by tgname limit 1`
  )
  const [rowTable = '', rowColumn = ''] = one(`
    select c.oid::regclass, quote_ident(a.attname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped and atttypid in ('text'::regtype, 'varchar'::regtype) and (atttypmod < 0 or atttypmod > 40)
    where relkind = 'r' and ${OWN} and pg_relation_size(c.oid) > 0 order by c.relname, attnum limit 1`)
  const [ctid = ''] = rowTable === '' ? [] : one(`select ctid from only ${rowTable} where ${rowColumn} is not null limit 1`)
  const [lastTable = '', lastColumn = '', definition = ''] = one(`
    select c.oid::regclass, quote_ident(a.attname), format_type(atttypid, atttypmod) from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped and not attnotnull and attidentity = '' and attgenerated = '' and not atthasdef
    where relkind = 'r' and ${OWN} and pg_relation_size(c.oid) = 0 and attcollation in (0, 100)
      and attnum < (select max(attnum) from pg_attribute l where l.attrelid = c.oid and not attisdropped)
      and not exists (select from pg_depend where refobjid = c.oid and refobjsubid = attnum) order by c.relname, attnum limit 1`)
  return {
    table,
    column,
    comment,
    ...(value !== '' && { default: value }),
    ...(sequence !== '' && { sequence }),
    ...(label !== '' && { enum: label }),
    ...(trigger !== '' && { trigger: { table: triggerTable, name: trigger } }),
    ...(ctid !== '' && { row: { table: rowTable, column: rowColumn, ctid } }),
    ...(lastColumn !== '' && { last: { table: lastTable, column: lastColumn, definition } })
  }
}

/** Wrong rollbacks of each dump. */
const WRONG = 3

/**
 * A change of each kind of thing, its right rollback, and three that leave something.
 * @param turn chooses which three, so that all kinds come up
 */
export function subjectOf(source: Source, name: string, database: string, turn: number): Subject | undefined {
  const facts = factsOf(source, database)
  if (facts === undefined) return undefined
  const { table, column, comment } = facts
  const steps: readonly (readonly [what: string, up: string, down: string, named: string])[] = [
    [
      'column',
      `alter table ${table} add column sg_note text not null default 'x';`,
      `alter table ${table} drop column sg_note;`,
      'sg_note'
    ],
    ['table', 'create table sg_new (id serial primary key, note text);', 'drop table sg_new;', 'sg_new'],
    ['grant', `grant select on ${table} to sg_reader;`, `revoke select on ${table} from sg_reader;`, bare(table)],
    [
      'statistics target',
      `alter table ${table} alter column ${column} set statistics 321;`,
      `alter table ${table} alter column ${column} set statistics -1;`,
      bare(table)
    ],
    [
      'comment',
      `comment on table ${table} is 'changed';`,
      `comment on table ${table} is ${comment === '' ? 'null' : `'${comment.replaceAll("'", "''")}'`};`,
      bare(table)
    ],
    ...(facts.default === undefined
      ? []
      : [
          [
            'default',
            `alter table ${table} alter column ${column} drop default;`,
            `alter table ${table} alter column ${column} set default ${facts.default};`,
            bare(table)
          ] as const
        ])
  ]
  const apply = steps.map(([, up]) => up).join('\n')
  const undone = steps.map(([, , down]) => down).toReversed()
  const without = steps
    .slice(2)
    .map(
      ([what, , down, named]): Rollback => ({ what: `${what} left`, sql: undone.filter(one => one !== down).join('\n'), named })
    )
  const wrong = [...without, ...residuesOf(facts).map(({ sql, ...one }) => ({ ...one, sql: `${undone.join('\n')}\n${sql}` }))]
  const chosen = Array.from({ length: WRONG }, (_, index) => wrong[(turn * WRONG + index) % wrong.length]).filter(
    one => one !== undefined
  )
  return { kind: 'dump', name, database, apply, rollbacks: [{ what: 'right', sql: undone.join('\n') }, ...chosen] }
}

/** What a rollback may do beside its work. */
export function residuesIn(source: Source, database: string): Rollback[] {
  const facts = factsOf(source, database)
  return facts === undefined ? [] : residuesOf(facts)
}

function residuesOf({ table, column, sequence, enum: label, trigger, row, last }: Facts): Rollback[] {
  return [
    { what: 'storage', sql: `alter table ${table} set (fillfactor = 87);`, named: bare(table) },
    { what: 'row level security', sql: `alter table ${table} enable row level security;`, named: bare(table) },
    { what: 'replica identity', sql: `alter table ${table} replica identity full;`, named: bare(table) },
    { what: 'column grant', sql: `grant update (${column}) on ${table} to sg_reader;`, named: bare(table) },
    ...(sequence === undefined ? [] : [{ what: 'sequence moved', sql: `select nextval('${sequence}');`, named: bare(sequence) }]),
    ...(label === undefined
      ? []
      : [{ what: 'enum value left', sql: `alter type ${label} add value 'sg_value';`, named: bare(label) }]),
    ...(trigger === undefined
      ? []
      : [
          {
            what: 'trigger disabled',
            sql: `alter table ${trigger.table} disable trigger ${trigger.name};`,
            named: trigger.name.replaceAll('"', '')
          }
        ]),
    ...(row === undefined
      ? []
      : [
          {
            what: 'row touched',
            sql: `update only ${row.table} set ${row.column} = ${row.column} || ' ' where ctid = '${row.ctid}';`,
            named: bare(row.table)
          }
        ]),
    ...(last === undefined
      ? []
      : [
          {
            what: 'column order',
            sql: `alter table ${last.table} drop column ${last.column};\nalter table ${last.table} add column ${last.column} ${last.definition};`,
            named: bare(last.table)
          }
        ])
  ]
}

/** The last part of a name, without quotes. */
function bare(name: string): string {
  return (name.split('.').at(-1) ?? name).replaceAll('"', '')
}
