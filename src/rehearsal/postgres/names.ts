import { randomBytes } from 'node:crypto'

/** A name as SQL writes it, always in quotes, so that no name is a keyword or a second statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A text as SQL writes it with `standard_conforming_strings` on. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** The role that runs the scripts. */
export const SCRIPT_ROLE = 'rehearsal_change'
/** The role that reads the state of a database in which scripts have been: it may read everything, and is not a superuser. */
export const READER_ROLE = 'rehearsal_reader'
/** The database that the dump is restored into, on a server. */
export const DATABASE = 'rehearsal'
/** The copy of it from before the change. */
export const UNTOUCHED = 'rehearsal_untouched'
/** The copy of it from before one migration of a chain. */
export const UNTOUCHED_STEP = 'rehearsal_untouched_step'

/** The copy in which the change runs beside others. */
export const TRIAL = 'rehearsal_trial'

const SUPERUSER = /^rehearsal_[0-9a-f]{16}$/

/** With a fixed name it could be an owner in the dump, and the script role would then be a member of it. */
export function randomSuperuser(): string {
  return `rehearsal_${randomBytes(8).toString('hex')}`
}

/** True for a name that differs from run to run, so that no evidence may depend on it. */
export function isRandomSuperuser(name: string): boolean {
  return SUPERUSER.test(name)
}
