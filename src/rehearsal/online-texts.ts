import type { OnlineResult } from './online.ts'
import type { Waited } from './online-facts.ts'
import { duration } from './sentences.ts'

/** What one statement did to those beside it. */
export interface OnlineText {
  /** `up.sql:3`; the table where it is about no statement. */
  readonly place: string
  readonly text: string
}

const KEEP = '; better: keep it until the version that uses it is gone, and remove it in a later release'
/** What breaks nobody, by SQLSTATE. */
const BETTER: ReadonlyMap<string, string> = new Map([
  ['42703', KEEP],
  ['42P01', KEEP],
  ['23502', '; better: keep a default until the version that does not know the column is gone'],
  ['40P01', '; better: take the strongest lock first, or use several transactions']
])

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
      const here = stopped.filter(isHere)
      const place = `${path}:${line}`
      const queued = here.filter(one => one.isQueued)
      const [{ lock = '', milliseconds = 0 } = {}] = here
      return [
        // Several statements can be on one line: some wait alone, some with all who come after them.
        ...[...new Set(waited.filter(isHere).map(one => waitText(one, one.isQueued ? queued : [])))].map(text => ({
          place,
          text
        })),
        ...(here.length === 0
          ? []
          : [{ place, text: `${namesOf(here)} of ${table} stand still for ${duration(milliseconds)}: ${lock}` }])
      ]
    }),
    ...broken.map(({ who, table, path, line, code, reason }) => ({
      place: line === undefined ? path : `${path}:${line}`,
      text: `breaks ${who === 'change' ? 'the change itself' : `a ${who} of ${table}`}: ${reason}${BETTER.get(code) ?? ''}`
    })),
    ...unfinished.map(({ path, line, reason }) => ({
      place: line === undefined ? path : `${path}:${line}`,
      text: `failed beside others, so the rest was not measured: ${reason}`
    })),
    ...alone.map(({ table, why }) => ({ place: table, text: `not measured: ${why}` }))
  ]
}

function waitText({ table, timeout }: Waited, queued: OnlineResult['stopped']): string {
  const atMost = timeout === undefined ? '' : ` (for at most ${timeout})`
  const after = queued.length === 0 ? 'stops nobody meanwhile' : `stops ${namesOf(queued)} that come after it`
  const better =
    timeout === undefined && queued.length > 0 ? '; better: SET lock_timeout before it, and try again when it is reached' : ''
  return `waits for every open transaction that uses ${table}${atMost}, and ${after}${better}`
}

function namesOf(some: OnlineResult['stopped']): string {
  return [...new Set(some.map(({ who }) => `${who}s`))].join(' and ')
}
