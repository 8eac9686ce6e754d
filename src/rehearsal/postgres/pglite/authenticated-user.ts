import type { PGlite } from '@electric-sql/pglite'
import { quoted } from '../names.ts'

/** Object id of the role that initdb makes (`BOOTSTRAP_SUPERUSERID`, catalog/pg_authid.dat). */
const BOOTSTRAP_SUPERUSER = 10
/** The server's variables are at the beginning of its memory, far below this. */
const MAX_SEARCHED_BYTES = 64 * 1024 * 1024
/** The variables of utils/init/miscinit.c are adjacent, in an order that the linker chooses. */
const MAX_DISTANCE_WORDS = 16

/**
 * The user as whom the one session of PGlite was authenticated (`AuthenticatedUserId`, utils/init/miscinit.c). It starts in single-user mode,
 * where that is always the superuser, and a session that was authenticated as one may become it again with `RESET SESSION AUTHORIZATION`, in any
 * text that a script assembles. There is no statement that sets this variable, so it is set where it is: in the server's memory.
 */
export class AuthenticatedUser {
  readonly #words: () => Int32Array
  readonly #at: number

  private constructor(words: () => Int32Array, at: number) {
    this.#words = words
    this.#at = at
  }

  /**
   * Finds the variable in a fresh database, and shows by trying that it is the right one.
   * @throws when it is not found
   */
  static async find(database: PGlite): Promise<AuthenticatedUser> {
    // Its memory is another one after it has grown.
    const words = (): Int32Array => {
      const { buffer } = database.Module['HEAPU8']
      return new Int32Array(buffer, 0, Math.min(buffer.byteLength, MAX_SEARCHED_BYTES) >> 2)
    }
    const { rows } = await database.query<{ me: string }>('select session_user::text as me')
    const superuser = rows[0]?.me ?? ''
    await database.exec('create role seal_gate_a; create role seal_gate_b')
    const a = await idOf(database, 'seal_gate_a')
    const b = await idOf(database, 'seal_gate_b')
    const become = async (name: string): Promise<void> => void (await database.exec(`set session authorization ${quoted(name)}`))
    await become('seal_gate_a')
    let session = positions(words(), a)
    await become('seal_gate_b')
    session = session.filter(at => words()[at] === b)
    await become(superuser)
    session = session.filter(at => words()[at] === BOOTSTRAP_SUPERUSER)
    for (const at of near(session)) {
      if (words()[at] !== BOOTSTRAP_SUPERUSER) continue
      const found = new AuthenticatedUser(words, at)
      await become('seal_gate_a')
      found.set(a)
      const works = await become(superuser).then(
        () => false,
        () => true
      )
      found.set(BOOTSTRAP_SUPERUSER)
      await become(superuser)
      if (!works) continue
      await database.exec('drop role seal_gate_a; drop role seal_gate_b')
      return found
    }
    throw new Error('this build of PGlite does not show whom its session belongs to')
  }

  set(role: number): void {
    this.#words()[this.#at] = role
  }
}

async function idOf(database: PGlite, role: string): Promise<number> {
  const { rows } = await database.query<{ id: number }>('select oid::int as id from pg_catalog.pg_roles where rolname = $1', [
    role
  ])
  const id = rows[0]?.id
  if (id === undefined) throw new Error('PGlite does not know a role that it made')
  return id
}

function positions(words: Int32Array, value: number): number[] {
  const found: number[] = []
  for (let at = words.indexOf(value); at >= 0; at = words.indexOf(value, at + 1)) found.push(at)
  return found
}

function near(session: readonly number[]): number[] {
  const around = session.flatMap(at =>
    Array.from({ length: 2 * MAX_DISTANCE_WORDS + 1 }, (_, step) => at - MAX_DISTANCE_WORDS + step)
  )
  return [...new Set(around)].filter(at => at >= 0 && !session.includes(at))
}
