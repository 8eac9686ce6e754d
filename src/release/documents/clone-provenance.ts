import * as z from 'zod/mini'
import { count, digits, fileRef, id, limits, NOT_EMPTY, names, productionClaim, sha256, text, time } from './fields.ts'
import { environment } from './place.ts'

/** Everything in a database that can lead out of it. */
export const LEAD_KINDS = ['foreign-server', 'user-mapping', 'subscription', 'network-extension', 'production-name'] as const

/** A dump: its `path` is a sealed path, or only its name when it is kept outside the packet. */
const dump = z.strictObject({
  path: text,
  sha256,
  bytes: count,
  /** `sqlite`: a database file. */
  format: z.enum(['plain', 'custom', 'directory', 'tar', 'sqlite']),
  /** Of a dump of a whole cluster, what was read: this database and what comes before the first one, and nothing of another. */
  database: z.exactOptional(text)
})
export type Dump = z.infer<typeof dump>

/** An attempt to get out of the clone, made for real by the role that runs the scripts. */
const escapeAttempt = z.strictObject({ attempt: text, refused: z.boolean(), code: z.exactOptional(text) })

/** Ways out of the process of the embedded engine. Each is tried before the dump is read. */
export const WALLS = [
  'reading_files',
  'writing_files',
  'starting_programs',
  'starting_threads',
  'loading_addons',
  'evaluating_text',
  'compiling_modules',
  'reading_environments'
] as const

/** The process that the embedded engine runs in. Each fact is read back by trying, or from the kernel. */
const confinedProcess = z.strictObject({
  in_webassembly: z.boolean(),
  /** Ways out that were tried in vain. */
  held_back: z.array(z.enum(WALLS)),
  /** Node's permission model is on. */
  permission_model: z.boolean(),
  /** No program that it could start gains rights (`no_new_privs`, prctl(2)); false where the system has no such thing. */
  no_new_privileges: z.boolean(),
  /** It has no network; false where the system allows no namespaces. */
  own_network_namespace: z.boolean(),
  /** It sees no other process; false where the system allows no namespaces. */
  own_process_namespace: z.boolean(),
  /** Names of variables that it got from the job. */
  inherited_environment: z.array(text)
})
export type ConfinedProcess = z.infer<typeof confinedProcess>

/** The embedded engine. There is no server, hence nothing to connect to. */
const embedded = z.strictObject({
  engine: z.literal('pglite'),
  /** Evidence from before the engine had a process of its own. */
  in_process: z.exactOptional(z.boolean()),
  process: z.exactOptional(confinedProcess),
  /** Files of the machine that SQL could read: read back, not assumed. */
  host_files_visible: z.boolean()
})

/** A server of its own. Each fact is read back from the kernel or the server, none from our own configuration. */
const ownServer = z.strictObject({
  engine: z.literal('postgres'),
  listen_addresses: z.string(),
  listening_tcp_sockets: count,
  own_network_namespace: z.boolean(),
  interfaces: names,
  routes: count,
  connected_over_network: z.boolean(),
  data_directory_is_ours: z.boolean(),
  data_directory_mode: z.string().check(z.regex(/^[0-7]{3,4}$/, 'must be an octal mode such as 700')),
  /** Names of variables that the server got from the job. */
  inherited_environment: z.array(text),
  scripts_as_superuser: z.boolean(),
  escape_attempts: z.array(escapeAttempt)
})

/** SQLite in a confined process, with a folder of its own. Each fact is read back by trying, or from the kernel. */
const confinedSqlite = z.strictObject({
  engine: z.literal('sqlite'),
  /** Ways out of the process that were tried in vain. */
  held_back: z.array(z.enum(WALLS)),
  /** Node's permission model is on, and lets it write to its own folder only. */
  permission_model: z.boolean(),
  no_new_privileges: z.boolean(),
  own_network_namespace: z.boolean(),
  own_process_namespace: z.boolean(),
  /** Names of variables that it got from the job. */
  inherited_environment: z.array(text),
  /** Ways out of SQL: other files, libraries, the schema's own table. */
  escape_attempts: z.array(escapeAttempt)
})
export type ConfinedSqlite = z.infer<typeof confinedSqlite>

export const isolation = z.discriminatedUnion('engine', [embedded, ownServer, confinedSqlite])
export type Isolation = z.infer<typeof isolation>

const secretScan = z.strictObject({
  scanner: text,
  rules: count,
  /** What was read, to its end. */
  scanned: z.array(fileRef),
  /** The rule and the place, never the value. */
  findings: z.array(
    z.strictObject({
      rule: text,
      path: text,
      line: z.exactOptional(count),
      /** Where it is in rows. */
      table: z.exactOptional(text),
      column: z.exactOptional(text),
      /** Only of a value that the policy lists as reviewed. */
      value_sha256: z.exactOptional(sha256)
    })
  ),
  /** Columns that must hold no value, and how many values they hold. */
  columns: z.array(z.strictObject({ table: text, column: text, values: count }))
})

const leads = z.strictObject({
  /** The sealed policy that defines production. */
  policy: fileRef,
  checked: z.array(z.enum(LEAD_KINDS)),
  found: z.array(z.strictObject({ kind: z.enum(LEAD_KINDS), object: text, host: z.exactOptional(text) }))
})

const shared = {
  schema: z.literal('seal-gate/clone-provenance/1'),
  production_claim: productionClaim,
  made_at: z.exactOptional(time),
  ...limits
}

/** Where a clone comes from, what it is cut off from, and what was looked for in it. */
const safe = z.strictObject({
  ...shared,
  verdict: z.literal('SAFE_PRODUCTION_SHAPED_CLONE'),
  clone_id: id,
  dump,
  /** The database that the dump was taken from. */
  source: z.strictObject({ system_identifier: z.exactOptional(digits), server_version: z.exactOptional(text) }),
  environment,
  isolation,
  leads,
  secret_scan: secretScan,
  /** Extensions that the dump creates and the clone does not have, as the spec requests. */
  extensions_skipped: z.exactOptional(names),
  /** Roles that the scripts name and the dump does not. */
  roles_added: z.exactOptional(names),
  /** Columns whose values were replaced on their way into the clone. What was searched for credentials are the rows after that. */
  masked: z.exactOptional(
    z.array(z.strictObject({ table: text, column: text, how: z.enum(['null', 'fixed', 'hash', 'keep-format']) }))
  ),
  /** The clone is gone. */
  destroyed: z.boolean()
})

/** There is no clone that may be used, and what the operator must supply. A dump that was refused may be named with the reason. */
const none = z.strictObject({
  ...shared,
  verdict: z.literal('NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE'),
  reason: text,
  refused_dump: z.exactOptional(dump),
  secret_scan: z.exactOptional(secretScan),
  operator_input_needed: z.array(text).check(NOT_EMPTY)
})

export const cloneProvenance = z.discriminatedUnion('verdict', [safe, none])
export type CloneProvenance = z.infer<typeof cloneProvenance>
export type SafeClone = z.infer<typeof safe>
