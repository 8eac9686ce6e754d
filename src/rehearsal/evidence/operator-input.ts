/** What an operator must supply for a rehearsal, in the order in which it is made. */
export function operatorInput({ needsPlain = false }: { readonly needsPlain?: boolean } = {}): string[] {
  return [
    'the major version of production: psql -XAtc "show server_version"; the pg_dump, and the server of the rehearsal, are of that version',
    "a copy of production in which every credential and everything personal is replaced or removed, made inside of production's own walls",
    `the dump of that copy: pg_dump ${needsPlain ? '--format=plain' : '--format=plain (or custom)'} --encoding=UTF8 --no-publications --no-subscriptions --file=clone.sql DATABASE, as a role that may read all of it`,
    'its roles need no dump: those that it names are made without login and without any right beyond it',
    'the policy names production: its endpoints, and psql -XAtc "select system_identifier from pg_control_system()"'
  ]
}
