import { type ChildProcess, fork, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { GUARD_MS } from '../support/guard.ts'
import { type Answer, type Call, END } from './call.ts'
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
  const env = { PATH: process.env['PATH'], HOME: cwd, SECRET: MARK, LANG: 'C.UTF-8', SEAL_GATE_PROGRESS: 'off' }
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

/** A process that runs command lines of the bundle, one at a time. It is started for the first one, and again after one that ended it. */
export class Server {
  #child: ChildProcess | undefined
  #last: Promise<unknown> = Promise.resolve()

  run(args: readonly string[], cwd: string): Promise<Ended> {
    const answer = this.#last.then(() => this.#ask({ args, cwd }))
    this.#last = answer.catch(() => undefined)
    return answer
  }

  close(): void {
    this.#child?.kill('SIGKILL')
  }

  #ask(call: Call): Promise<Ended> {
    const env = { PATH: process.env['PATH'], SECRET: MARK, LANG: 'C.UTF-8', SEAL_GATE_PROGRESS: 'off' }
    this.#child ??= fork(join(import.meta.dirname, 'serve.ts'), [BUNDLE], {
      env,
      execArgv: [],
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true
    })
    const child = this.#child
    return new Promise(done => {
      let [out, err, hung] = ['', '', false]
      let code: number | undefined
      const answered = () => {
        if (code !== undefined && out.endsWith(END) && err.endsWith(END))
          finish({ code, hung: false, out: out.slice(0, -END.length), err: err.slice(0, -END.length) })
      }
      const onOut = (text: string) => {
        out += text
        answered()
      }
      const onErr = (text: string) => {
        err += text
        answered()
      }
      const finish = (ended: Ended) => {
        clearTimeout(timer)
        child.off('message', onAnswer).off('close', onClose)
        child.stdout?.off('data', onOut)
        child.stderr?.off('data', onErr)
        done(ended)
      }
      const onAnswer = (answer: Answer) => {
        code = answer.code
        answered()
      }
      const onClose = (code: number | null) => {
        this.#child = undefined
        finish({ code, hung, out, err })
      }
      const timer = setTimeout(() => {
        hung = true
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      }, GUARD_MS)
      child.stdout?.setEncoding('utf8').on('data', onOut)
      child.stderr?.setEncoding('utf8').on('data', onErr)
      child.on('message', onAnswer).on('close', onClose)
      child.send(call)
    })
  }
}

/**
 * Runs the gate on a case's sandbox, as its user would: in a process of its own where there is no server, or where
 * rights, memory or the command are the matter.
 */
export function runGate(hostile: HostileCase, { folder, root }: Sandbox, json: boolean, server?: Server): Promise<Ended> {
  const { list, verb = 'verify', args = list === undefined ? [] : [list.file], probes, asNobody } = hostile
  const own = verb === 'verify' ? [...(probes === undefined ? ['--no-probes'] : []), ...(json ? ['--json'] : [])] : []
  const words = [verb, ...own, ...args.map(arg => arg.replace(/^@/, `${folder}/`))]
  if (server !== undefined && !needsOwnProcess(hostile)) return server.run(words, root)
  return run(process.execPath, [BUNDLE, ...words], { cwd: root, limitMs: GUARD_MS, asNobody: asNobody === true })
}

function needsOwnProcess({ tree, list, verb, probes, asNobody, exit }: HostileCase): boolean {
  const large = tree.some(
    ([, thing]) => typeof thing === 'function' || (typeof thing === 'object' && ('zeros' in thing || 'buried' in thing))
  )
  const long = (list?.bytes.length ?? 0) > LONG
  return large || long || verb !== undefined || probes === true || asNobody === true || exit === 'refused'
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
