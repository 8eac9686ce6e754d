import { PrivateFolder } from '../disk/private-folder.ts'
import { type Bounds, type Outcome, runBounded } from './bounded-child.ts'
import type { Interpreter } from './interpreter.ts'
import { type Enclosure, enclosures } from './isolation.ts'

/** Some sealed bytes, by their sealed path. */
export interface SealedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A program that was checked, and the way in which this machine lets it be started. */
export interface Startable {
  readonly program: SealedFile
  readonly interpreter: Interpreter
  readonly enclosure: Enclosure
  readonly bounds: Bounds
  /** When all its starts must have ended, on the clock of `performance.now`. */
  readonly until: number
}

/** All starts of one program together took too long. */
export class OutOfTime extends Error {
  constructor() {
    super('its calls together exceeded their time limit')
    this.name = 'OutOfTime'
  }
}

const TRIAL: Bounds = { milliseconds: 10_000, outputBytes: 64 * 1024 }
/** So much later than the gate would, a program ends by itself. */
const GRACE_SECONDS = 10

/**
 * Finds the best way to start a program with that interpreter here, by trying it with a program that stands where the real one will: another
 * user may not get there.
 */
export async function bestEnclosure({ command, trial }: Interpreter, bounds: Bounds): Promise<Enclosure | undefined> {
  for (const enclosure of enclosures(Math.ceil(bounds.milliseconds / 1000) + GRACE_SECONDS)) {
    const tried = inside(enclosure, TRIAL, folder => [...command, folder.put('program', 'trial', trial)])
    const { exit_code } = await tried.catch(() => ({ exit_code: -1 }))
    if (exit_code === 0) return enclosure
  }
  return undefined
}

/**
 * Starts the program once, in a folder of its own: a fresh copy of the bytes that were checked, with a fresh copy of what it judges as its
 * last argument.
 * @throws {OutOfTime} past the time for all starts
 */
export async function start(
  { program, interpreter, enclosure, bounds, until }: Startable,
  args: readonly string[],
  input?: SealedFile
): Promise<Outcome> {
  const left = until - performance.now()
  if (left <= 0) throw new OutOfTime()
  const outcome = await inside(enclosure, { ...bounds, milliseconds: Math.min(bounds.milliseconds, left) }, folder => [
    ...interpreter.command,
    folder.put('program', program.path, program.bytes),
    ...args,
    ...(input === undefined ? [] : [folder.put('input', input.path, input.bytes)])
  ])
  // Cut short by the others, and not by its own time: that says nothing about it.
  if (outcome.timed_out && left < bounds.milliseconds) throw new OutOfTime()
  return outcome
}

async function inside(
  { prefix, user }: Enclosure,
  bounds: Bounds,
  commandIn: (folder: PrivateFolder) => readonly string[]
): Promise<Outcome> {
  const folder = new PrivateFolder()
  try {
    const words = commandIn(folder)
    const command = [...prefix(folder.path, words[0] ?? ''), ...words]
    if (user !== undefined) folder.give(user)
    const environment = {
      PATH: '/usr/bin:/bin',
      HOME: folder.home,
      TMPDIR: folder.temporary,
      LANG: 'C.UTF-8',
      TZ: 'UTC'
    }
    const place = { cwd: folder.work, environment, mark: folder.path, abandon: () => folder.remove() }
    return await runBounded(command, place, bounds)
  } finally {
    folder.remove()
  }
}
