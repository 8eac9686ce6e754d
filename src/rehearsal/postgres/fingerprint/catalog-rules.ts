import type { SchemaRules } from '../../schema-difference.ts'

// What in the system catalogs is not state (postgresql.org/docs/current/catalogs.html). Everything that is not listed here counts.

/** The first object id that `initdb` does not give. Below it, an object keeps its id as long as the cluster lives. */
export const FIRST_USER_OID = 16_384

/** Catalogs that are left out, and why. */
export const IGNORED_CATALOGS: Readonly<Record<string, string>> = {
  pg_statistic: 'what the planner measured',
  pg_statistic_ext_data: 'what the planner measured',
  pg_largeobject: 'read as data',
  pg_shdepend: 'follows from owners and privileges',
  pg_replication_origin: 'of the cluster',
  pg_subscription_rel: 'how far a replication is'
}

/** Columns that are physical, derived, reset at the server's discretion, or expressed better by a definition below. */
const IGNORED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  pg_class: [
    'relfilenode',
    'relpages',
    'reltuples',
    'relallvisible',
    'relallfrozen',
    'relfrozenxid',
    'relminmxid',
    'relhasindex',
    'relhasrules',
    'relhastriggers',
    'relhassubclass',
    'relrewrite',
    'reltoastrelid',
    'relnatts'
  ],
  // A column's number counts dropped columns too: what counts is its position among the existing ones.
  pg_attribute: ['attnum', 'attcacheoff', 'atthasmissing', 'attmissingval', 'attisdropped'],
  pg_index: ['indcheckxmin'],
  pg_enum: ['enumsortorder'],
  pg_database: ['datfrozenxid', 'datminmxid'],
  pg_subscription: ['subskiplsn'],
  pg_authid: ['rolpassword'],
  pg_user_mapping: ['umoptions']
}

/** Columns that hold an expression in the server's own notation, with object ids in it. DEFINITIONS expresses them in SQL. */
const NODE_TREES: Readonly<Record<string, readonly string[]>> = {
  pg_attrdef: ['adbin'],
  pg_class: ['relpartbound'],
  pg_constraint: ['conbin'],
  pg_index: ['indexprs', 'indpred'],
  pg_partitioned_table: ['partexprs'],
  pg_policy: ['polqual', 'polwithcheck'],
  pg_proc: ['proargdefaults', 'prosqlbody'],
  pg_publication_rel: ['prqual'],
  pg_rewrite: ['ev_qual', 'ev_action'],
  pg_statistic_ext: ['stxexprs'],
  pg_trigger: ['tgqual'],
  pg_type: ['typdefaultbin']
}

/** Properties beside the columns, as SQL over the catalog's row `t`. With an empty search_path each name in them is written in full. */
export const DEFINITIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pg_attrdef: { definition: 'pg_get_expr(t.adbin, t.adrelid)' },
  pg_class: {
    partition_bound: 'pg_get_expr(t.relpartbound, t.oid)',
    partition_key: `case when t.relkind = 'p' then pg_get_partkeydef(t.oid) end`,
    toast_options: '(select x.reloptions from pg_class x where x.oid = t.reltoastrelid)'
  },
  pg_constraint: { definition: 'pg_get_constraintdef(t.oid)' },
  pg_index: { definition: 'pg_get_indexdef(t.indexrelid)' },
  pg_policy: { using: 'pg_get_expr(t.polqual, t.polrelid)', with_check: 'pg_get_expr(t.polwithcheck, t.polrelid)' },
  pg_proc: { argument_defaults: 'pg_get_expr(t.proargdefaults, 0)', sql_body: 'pg_get_function_sqlbody(t.oid)' },
  pg_publication_rel: { where: 'pg_get_expr(t.prqual, t.prrelid)' },
  // Writing the system's own views in SQL again takes a third of the time of all catalogs, and what is in their trees keeps its number.
  pg_rewrite: {
    definition: `case when t.oid >= ${FIRST_USER_OID} then pg_get_ruledef(t.oid)
      else encode(sha256(convert_to(t.ev_qual::text || t.ev_action::text, 'UTF8')), 'hex') end`
  },
  pg_statistic_ext: { definition: 'pg_get_statisticsobjdef(t.oid)' },
  pg_trigger: { definition: 'case when not t.tgisinternal then pg_get_triggerdef(t.oid) end' },
  pg_authid: { password: `encode(sha256(convert_to(t.rolpassword, 'UTF8')), 'hex')` },
  pg_user_mapping: { options: `encode(sha256(convert_to(t.umoptions::text, 'UTF8')), 'hex')` }
}

/** Properties that are, or contain, a secret: compared, never shown. */
const SECRET: ReadonlySet<string> = new Set(['pg_authid.password', 'pg_user_mapping.options', 'pg_subscription.subconninfo'])

/** Privileges whose NULL means a default: the arguments of `acldefault`. */
export const DEFAULT_PRIVILEGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pg_class: { relacl: `case t.relkind when 'S' then 's' else 'r' end::"char", t.relowner` },
  pg_proc: { proacl: `'f', t.proowner` },
  pg_type: { typacl: `'T', t.typowner` },
  pg_namespace: { nspacl: `'n', t.nspowner` },
  pg_language: { lanacl: `'l', t.lanowner` },
  pg_foreign_data_wrapper: { fdwacl: `'F', t.fdwowner` },
  pg_foreign_server: { srvacl: `'S', t.srvowner` },
  pg_database: { datacl: `'d', t.datdba` },
  pg_tablespace: { spcacl: `'t', t.spcowner` },
  pg_largeobject_metadata: { lomacl: `'L', t.lomowner` }
}

/** Column numbers that the server's own list of references (`pg_get_catalog_foreign_keys`) leaves out: the relation that they are of. */
export const MORE_COLUMN_NUMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pg_constraint: { confdelsetcols: 'conrelid' },
  pg_publication_rel: { prattrs: 'prrelid' }
}

/** Numbers in an array that are no references. */
export const PLAIN_NUMBERS: ReadonlySet<string> = new Set(['pg_index.indoption'])

/** Catalogs whose rows are about an object of any kind. */
export const ABOUT_ANY: ReadonlySet<string> = new Set([
  'pg_description',
  'pg_shdescription',
  'pg_seclabel',
  'pg_shseclabel',
  'pg_init_privs'
])

/** True for a column that is not part of the state. */
export function isIgnored(catalog: string, column: string): boolean {
  return IGNORED_COLUMNS[catalog]?.includes(column) === true || NODE_TREES[catalog]?.includes(column) === true || column === 'oid'
}

/** True when a definition above covers this column. */
export function isCoveredTree(catalog: string, column: string): boolean {
  return NODE_TREES[catalog]?.includes(column) === true
}

/** How people read the rows of the catalogs. */
export const READ_AS: SchemaRules = {
  words: {
    pg_attrdef: 'default',
    pg_attribute: 'column',
    pg_auth_members: 'membership',
    pg_authid: 'role',
    pg_class: 'relation',
    pg_constraint: 'constraint',
    pg_db_role_setting: 'setting',
    pg_default_acl: 'default privileges',
    pg_depend: 'dependency',
    pg_description: 'comment',
    pg_enum: 'enum label',
    pg_extension: 'extension',
    pg_index: 'index',
    pg_namespace: 'schema',
    pg_policy: 'policy',
    pg_proc: 'function',
    pg_rewrite: 'rule',
    pg_sequence: 'sequence',
    pg_trigger: 'trigger',
    pg_type: 'type'
  },
  dependencies: new Set(['pg_depend']),
  // What initdb made is compared by its numbers: 2200 is the schema public, and 2615 the catalog of schemas.
  shown: object => object.replace(/^2615 2200 0\b/, 'schema public').replaceAll(/#\d+ (?=\S)/g, ''),
  secrets: SECRET
}
