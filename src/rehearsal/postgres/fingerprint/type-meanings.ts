import type { Session } from '../engine.ts'

/**
 * Types of the system whose text follows from the bytes of a value and pinned settings (snapshot.ts), by their object ids in
 * catalog/pg_type.dat, and the arrays and ranges of them. Not on it: whatever names an object (`regclass`, `aclitem`), which may be renamed.
 */
const PLAIN: ReadonlySet<string> = new Set(
  [
    // bool, bytea, "char", name, int8, int2, int4, text, oid, json, xml; geometric; float4, float8, money, macaddr, inet, cidr, macaddr8
    [16, 17, 18, 19, 20, 21, 23, 25, 26, 114, 142, 600, 601, 602, 603, 604, 628, 718, 700, 701, 790, 829, 869, 650, 774],
    // bpchar, varchar, date, time, timestamp, timestamptz, interval, timetz, bit, varbit, numeric, uuid, tsvector, tsquery, jsonb, jsonpath
    [1042, 1043, 1082, 1083, 1114, 1184, 1186, 1266, 1560, 1562, 1700, 2950, 3614, 3615, 3802, 4072],
    // Arrays of the common ones
    [1000, 1001, 1002, 1003, 1005, 1007, 1009, 1014, 1015, 1016, 1021, 1022, 1028, 1041, 651, 1115, 1182, 1183, 1185, 1187, 1231],
    [1270, 2951, 199, 3807, 143],
    // Ranges: int4, num, ts, tstz, date, int8
    [3904, 3906, 3908, 3910, 3912, 3926]
  ]
    .flat()
    .map(String)
)

const OWN_TYPES = `select t.oid::text, t.typtype::text, t.typbasetype::text,
    case when t.typoutput = 'pg_catalog.array_out'::pg_catalog.regproc then t.typelem::text end,
    (select array_to_json(array_agg(array[e.oid::text, e.enumlabel::text] order by e.oid))::text from pg_catalog.pg_enum e
     where e.enumtypid = t.oid)
  from pg_catalog.pg_type t where t.oid >= 16384`

/**
 * What decides how values of a type are written, beside their bytes: the labels of an enum, nothing for a type of the system. Undefined for a
 * type of which that is not known, such as one with a function of its own, or one that is made of others.
 */
export async function typeMeanings(session: Session): Promise<(type: string) => string | undefined> {
  const own = new Map(
    (await session.rows(OWN_TYPES)).map(([oid, kind, base, element, labels]) => [oid ?? '', { kind, base, element, labels }])
  )
  const meaning = (type: string): string | undefined => {
    if (PLAIN.has(type)) return ''
    const { kind, base, element, labels } = own.get(type) ?? {}
    if (kind === 'e') return labels ?? ''
    if (kind === 'd') return meaning(base ?? '')
    return typeof element === 'string' ? meaning(element) : undefined
  }
  return meaning
}
