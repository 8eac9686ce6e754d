import { DATABASE, SCRIPT_ROLE } from '../../names.ts'
import type { Session } from '../../session.ts'

/** The script role, a superuser until the dump is restored, and its database. */
export async function prepareDatabase(session: Session): Promise<void> {
  await session.run(`create role ${SCRIPT_ROLE} login superuser`)
  await session.run(`create database ${DATABASE} owner ${SCRIPT_ROLE} template template0 encoding 'UTF8'`)
}
