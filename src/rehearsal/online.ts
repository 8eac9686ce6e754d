import { placeOf } from './input.ts'
import type { Broken, ScriptOnline, Stopped, Waited } from './online-facts.ts'

/** Where a statement is. */
interface Place {
  readonly path: string
  /** From 1; absent if it is about the whole script. */
  readonly line?: number
}

/** What a change did to those beside it, script by script, with the places in the files that people know. */
export interface OnlineResult {
  readonly stopped: readonly (Stopped & Place)[]
  readonly waited: readonly (Waited & Place)[]
  readonly broken: readonly (Broken & Place)[]
  readonly alone: readonly { readonly table: string; readonly why: string }[]
  readonly unfinished: readonly (Place & { readonly reason: string })[]
}

export function onlineOf(scripts: readonly ScriptOnline[]): OnlineResult {
  const placed = <T extends { readonly line?: number }>(file: ScriptOnline['file'], one: T): T & Place => ({
    ...one,
    ...(one.line === undefined ? { path: file.path } : placeOf(file, one.line))
  })
  return {
    stopped: scripts.flatMap(({ file, stopped }) => stopped.map(one => placed(file, one))),
    waited: scripts.flatMap(({ file, waited }) => waited.map(one => placed(file, one))),
    broken: scripts.flatMap(({ file, broken }) => broken.map(one => placed(file, one))),
    alone: scripts.flatMap(({ alone }) => alone),
    unfinished: scripts.flatMap(({ file, unfinished }) => (unfinished === undefined ? [] : [placed(file, unfinished)]))
  }
}
