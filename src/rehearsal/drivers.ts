import type { Driver } from './driver.ts'
import type { RehearsalInput } from './input.ts'

/** The driver of the database that a rehearsal is about. */
export async function driverFor(_input: Pick<RehearsalInput, 'engine' | 'dump'>): Promise<Driver> {
  return (await import('./postgres/driver.ts')).postgres
}
