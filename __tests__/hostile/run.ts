import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { GUARD_MS } from '../support/guard.ts'
import type { HostileCase } from './case.ts'
import { MARK, type Sandbox } from './sandbox.ts'

/** The committed bundle, or another build to be tried. */
export const BUNDLE = resolve(process.env['SEAL_GATE_BUNDLE'] ?? 'dist/cli.cjs')
const NOBODY = 65_534
/** Characters; what is longer is looked at for its length, in other cases. */
const LONG = 100_000

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null
  /** It did not end by itself within the limit. */
  readonly hung: boolean
  readonly out: string
  readonly err: string
}

export interface Start {
  readonly cwd: string
  readonly limitMs: number
  readonly asNobody?: boolean
}

/** Runs a program with nothing on its standard input and hardly anything in its environment, for so long at most. */
export function run(program: string, args: readonly string[], { cwd, limitMs, asNobody = false }: Start): Promise<Ended> {
  const dropped = asNobody && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const env = { PATH: process.env['PATH'], HOME: cwd, SECRET: MARK, LANG: 'C.UTF-8' }
  return new Promise((done, failed) => {
    // Its own group, so that what it started ends with it.
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...dropped })
    const out: Buffer[] = []
    const err: Buffer[] = []
    let hung = false
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    const timer = setTimeout(() => {
      hung = true
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, limitMs)
    child.on('error', failed)
    child.on('close', code => {
      clearTimeout(timer)
      done({ code, hung, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') })
    })
  })
}

/** Runs the gate on a case's sandbox, as its user would. */
export function runGate(hostile: HostileCase, { folder, root }: Sandbox, json: boolean): Promise<Ended> {
  const { list, verb = 'verify', args = list === undefined ? [] : [list.file], probes, asNobody } = hostile
  const own = verb === 'verify' ? [...(probes === undefined ? ['--no-probes'] : []), ...(json ? ['--json'] : [])] : []
  const words = [BUNDLE, verb, ...own, ...args.map(arg => arg.replace(/^@/, `${folder}/`))]
  return run(process.execPath, words, { cwd: root, limitMs: GUARD_MS, asNobody: asNobody === true })
}

/**
 * Whether the text for people is worth a second run: where it must say something, where a name, a list or a word of the command line
 * could do harm when printed, and where something stands on disk that is no plain file.
 */
export function isTextWanted({ tree, list, args = [], exit, says, usage, verb, onlyJson }: HostileCase): boolean {
  if (verb !== undefined) return false
  // `refused` is said of names that are too long: they must not flood the log.
  if (says !== undefined || exit === 'refused') return true
  if (usage !== undefined || onlyJson === true) return false
  const things = tree.some(([, thing]) => typeof thing === 'object' && !(thing instanceof Uint8Array))
  return things || !isPlain([...tree.map(([name]) => name), ...args, list?.file ?? '', list?.bytes ?? ''])
}

function isPlain(texts: readonly (string | Uint8Array)[]): boolean {
  return texts.every(text => text.length > LONG || /^(?!.*(?:::|##))[\n -~]*$/s.test(Buffer.from(text).toString()))
}

/** Puts a case's manifest beside its tree. */
export function withList({ tree, list }: HostileCase): HostileCase['tree'] {
  return list === undefined ? tree : [...tree, [list.file, list.bytes]]
}

/** Whether a user without rights can be had, and can start the bundle: root must be able to drop its rights and reach it without. */
export async function nobodyCanRead(file: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return true
  const program = `require('node:fs').accessSync(${JSON.stringify(file)}, 4)`
  try {
    return (await run(process.execPath, ['-e', program], { cwd: '/', limitMs: GUARD_MS, asNobody: true })).code === 0
  } catch {
    return false
  }
}
