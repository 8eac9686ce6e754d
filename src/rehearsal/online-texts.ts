import type { OnlineResult } from './online.ts'
import { duration } from './sentences.ts'

/** What one statement did to those beside it. */
export interface OnlineText {
  /** `up.sql:3`; the table where it is about no statement. */
  readonly place: string
  readonly text: string
}

/** What a change did to those beside it, statement by statement. Names in it are hostile: escaped at each sink. */
export function onlineTexts(online: OnlineResult | undefined): OnlineText[] {
  if (online === undefined) return []
  const { stopped, waited, broken, alone, unfinished } = online
  const places = new Set([...waited, ...stopped].map(({ path, line, table }) => JSON.stringify([path, line, table])))
  return [
    ...[...places].flatMap(key => {
      const [path, line, table]: [string, number, string] = JSON.parse(key)
      const isHere = (one: { path: string; line: number; table: string }) =>
        one.path === path && one.line === line && one.table === table
      const [here, [wait]] = [stopped.filter(isHere), waited.filter(isHere)]
      const place = `${path}:${line}`
      const queued = here.filter(one => one.isQueued)
      const [{ lock = '', milliseconds = 0 } = {}] = here
      return [
        ...(wait === undefined ? [] : [{ place, text: waitText(table, wait.timeout, queued) }]),
        ...(here.length === 0
          ? []
          : [{ place, text: `${namesOf(here)} of ${table} stand still for ${duration(milliseconds)}: ${lock}` }])
      ]
    }),
    ...broken.map(({ who, table, path, line, reason }) => ({
      place: line === undefined ? path : `${path}:${line}`,
      text: `breaks ${who === 'change' ? 'the change itself' : `a ${who} of ${table}`}: ${reason}`
    })),
    ...unfinished.map(({ path, line, reason }) => ({
      place: line === undefined ? path : `${path}:${line}`,
      text: `failed beside others, so the rest was not measured: ${reason}`
    })),
    ...alone.map(({ table, why }) => ({ place: table, text: `not measured: ${why}` }))
  ]
}

function waitText(table: string, timeout: string | undefined, queued: OnlineResult['stopped']): string {
  const atMost = timeout === undefined ? '' : ` (for at most ${timeout})`
  const after = queued.length === 0 ? 'stops nobody meanwhile' : `stops ${namesOf(queued)} that come after it`
  return `waits for every open transaction that uses ${table}${atMost}, and ${after}`
}

function namesOf(some: OnlineResult['stopped']): string {
  return [...new Set(some.map(({ who }) => `${who}s`))].join(' and ')
}
