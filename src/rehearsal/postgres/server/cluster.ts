import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { EngineDied } from '../../clone.ts'
import { SYSTEM_PATH } from '../../confined/system-path.ts'
import { READER_ROLE, randomSuperuser, SCRIPT_ROLE } from '../names.ts'
import type { Binaries } from './binaries.ts'
import { confine, type ServerUser, serverUser } from './confinement.ts'
import { Reaper } from './reaper.ts'
import { configuration, hostBasedAccess, userMap } from './settings.ts'

/** `sun_path` holds 108 bytes with its zero; `/socket/.s.PGSQL.5432` and our own folder's name come on top. */
const MAX_BASE_BYTES = 60
const PORT = 5432
const START_MS = 60_000
/** A last guard: `sudo` may wait for something. */
const TRY_MS = 10_000
const MAX_LOG_BYTES = 20_000

/** A throwaway cluster: a folder that only its owner may enter, and a server that listens on a socket in it. */
export class Cluster {
  readonly binaries: Binaries
  readonly folder: string
  readonly data: string
  readonly socket: string
  readonly port = PORT
  readonly superuser = randomSuperuser()
  readonly user: ServerUser
  readonly #reaper: Reaper
  /** Roles of the scripts: that of the rehearsal, and that of production. */
  readonly #scriptRoles: readonly string[]
  #server: ChildProcess | undefined
  #log = ''
  #isRemoved = false

  /**
   * @param base folder to make the cluster's folder in; the system's own where the path would be too long for a socket
   * @param runAs role that scripts will log in as, in place of the script role
   * @throws where PostgreSQL cannot run here
   */
  constructor(binaries: Binaries, base: string, runAs?: string) {
    this.#scriptRoles = runAs === undefined ? [SCRIPT_ROLE] : [SCRIPT_ROLE, runAs]
    this.binaries = binaries
    this.user = serverUser()
    // In the form in which the kernel names the folder of a process, so that the processes in it are found.
    const parent = realpathSync(Buffer.byteLength(base) > MAX_BASE_BYTES ? tmpdir() : base)
    this.folder = join(parent, `seal-gate-${randomBytes(9).toString('hex')}`)
    this.data = join(this.folder, 'data')
    this.socket = join(this.folder, 'socket')
    // Before the folder, so that it is removed whatever happens next.
    this.#reaper = new Reaper(this.folder)
    for (const path of [this.folder, this.data, this.socket]) {
      mkdirSync(path, { mode: 0o700 })
      chmodSync(path, 0o700)
      if (this.user.drop) chownSync(path, this.user.uid, this.user.gid)
    }
  }

  /** Whether scripts can log in as this role. */
  admits(role: string): boolean {
    return this.#scriptRoles.includes(role)
  }

  /** False once the server's process has ended. */
  get running(): boolean {
    return this.#server !== undefined && this.#server.exitCode === null && this.#server.signalCode === null
  }

  /** Calls back when the server's process ends, for whatever reason. */
  onExit(callback: () => void): void {
    this.#server?.once('exit', callback)
  }

  /** Creates the cluster and starts its server. @throws {EngineDied} with the server's message */
  async start(): Promise<void> {
    const programs = resolve(this.binaries.folder)
    // initdb takes half a second, in which the ways to start the server are tried. Neither may be left running when the other one fails.
    const [initialised, confined] = await Promise.allSettled([
      this.#initialise(),
      confine(this.user, { folder: this.folder, programs }, async way => await this.#works(way))
    ])
    if (initialised.status === 'rejected') throw initialised.reason
    if (confined.status === 'rejected') throw confined.reason
    const { prefix, become } = confined.value
    writeFileSync(join(this.data, 'pg_hba.conf'), hostBasedAccess(this.superuser, this.#scriptRoles))
    writeFileSync(
      join(this.data, 'pg_ident.conf'),
      userMap(userInfo().username, [this.superuser, ...this.#scriptRoles, READER_ROLE])
    )
    writeFileSync(join(this.data, 'postgresql.auto.conf'), configuration(this.socket, this.port))
    this.#server = this.#spawn([...prefix, join(programs, 'postgres'), '-D', this.data], become)
    // A server that is never destroyed must not keep this process alive: the reaper ends it then.
    this.#server.unref()
    if (this.#server.stderr instanceof Socket) this.#server.stderr.unref()
    // Failing to start shows in `running`.
    this.#server.once('error', error => this.#note(error.message))
    for (const end = Date.now() + START_MS; !this.#ready(); ) {
      if (!this.running || Date.now() > end) throw new EngineDied(`PostgreSQL did not start: ${this.#log.trim()}`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }

  /** The last line of postmaster.pid has the server's status (storage/pidfile.h, pg_ctl.c). */
  #ready(): boolean {
    const file = join(this.data, 'postmaster.pid')
    return existsSync(file) && readFileSync(file, 'latin1').split('\n')[7]?.trim() === 'ready'
  }

  /** Ends the server and removes the folder. Idempotent. */
  async remove(): Promise<{ processGone: boolean; folderGone: boolean }> {
    this.#isRemoved = true
    const clean = await this.#reaper.reap()
    const folderGone = !existsSync(this.folder)
    // The reaper looked for every process that runs in the folder; the server's own exit is observed here as well.
    if (this.running) await Promise.race([exit(this.#server), new Promise(resolve => setTimeout(resolve, 1000))])
    return { processGone: clean && !this.running, folderGone }
  }

  async #works(command: readonly string[]): Promise<boolean> {
    // Only of programs that the server is made of is it worth reading why they fail.
    const tried = this.#spawn(command, undefined, { timeout: TRY_MS, isNoted: false })
    return (await exit(tried).catch(() => null)) === 0
  }

  async #initialise(): Promise<void> {
    const { drop, uid, gid } = this.user
    const locale = process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8']
    const options = ['-D', this.data, '-U', this.superuser, '--auth=peer', '--encoding=UTF8', '--no-sync', ...locale]
    const child = this.#spawn([join(this.binaries.folder, 'initdb'), ...options], drop ? { uid, gid } : undefined)
    const status = await exit(child).catch((error: unknown) => this.#note(String(error)))
    if (status !== 0) throw new EngineDied(`initdb failed: ${this.#log.trim()}`)
  }

  #spawn(
    [command = '', ...args]: readonly string[],
    become: { uid: number; gid: number } | undefined,
    { timeout, isNoted = true }: { readonly timeout?: number; readonly isNoted?: boolean } = {}
  ): ChildProcess {
    if (this.#isRemoved) throw new EngineDied('the server was destroyed while it started')
    const child = spawn(command, args, {
      cwd: this.folder,
      // A group of its own for the reaper; nothing of this process's environment, which may hold a job's secrets.
      detached: true,
      env: { PATH: SYSTEM_PATH, HOME: this.folder, LC_ALL: process.platform === 'darwin' ? 'C' : 'C.UTF-8', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(timeout !== undefined && { timeout }),
      ...become
    })
    if (child.pid !== undefined) this.#reaper.watch(child.pid)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => isNoted && this.#note(text))
    return child
  }

  #note(text: string): void {
    this.#log = (this.#log + text).slice(-MAX_LOG_BYTES)
  }
}

function exit(child: ChildProcess | undefined): Promise<number | null> {
  return new Promise((resolve, reject) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) resolve(child?.exitCode ?? null)
    // On 'exit', its last output may still be in the pipe.
    else child.once('close', resolve).once('error', reject)
  })
}
