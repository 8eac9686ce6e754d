/** MS-DOS time and date as milliseconds of a clock without a zone. */
export function fromDos(time: number, date: number): number {
  return Date.UTC(1980 + (date >>> 9), ((date >>> 5) & 15) - 1, date & 31, time >>> 11, (time >>> 5) & 63, (time & 31) * 2)
}

/** The pair for a clock; undefined outside of 1980 to 2107. */
export function toDos(ms: number): { readonly time: number; readonly date: number } | undefined {
  const clock = new Date(ms)
  const year = clock.getUTCFullYear() - 1980
  if (!(year >= 0 && year < 128)) return undefined
  return {
    time: (clock.getUTCHours() << 11) | (clock.getUTCMinutes() << 5) | (clock.getUTCSeconds() >> 1),
    date: (year << 9) | ((clock.getUTCMonth() + 1) << 5) | clock.getUTCDate()
  }
}

export const HOUR_MS = 3_600_000

/** Offsets of clocks of the world from another one, in milliseconds: whole hours, nearest first, then halves and quarters that are in use. */
export const ZONE_SHIFTS: readonly number[] = [
  ...Array.from({ length: 26 }, (_, at) => (at + 1) * HOUR_MS).flatMap(shift => [shift, -shift]),
  ...[3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75].flatMap(hours => [hours * HOUR_MS, -hours * HOUR_MS])
]

/** `+7 hours`, `-5:30 hours`. */
export function hoursOf(shift: number): string {
  const minutes = Math.abs(shift) / 60_000
  const rest = minutes % 60
  const hours = `${Math.floor(minutes / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
  return `${shift < 0 ? '-' : '+'}${hours} ${hours === '1' ? 'hour' : 'hours'}`
}
