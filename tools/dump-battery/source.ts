import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { findBinaries } from '../../src/rehearsal/postgres/server/binaries.ts'

const BIN = findBinaries()?.folder ?? ''

/** The server that plays production, with one database per application. A server of PostgreSQL never runs as root. */
export class Source {
  readonly socket = mkdtempSync(join(tmpdir(), 'seal-gate-battery-'))
  readonly #user = userInfo().uid === 0 ? postgres() : undefined

  constructor() {
    chmodSync(this.socket, 0o755)
    if (this.#user !== undefined) chownSync(this.socket, this.#user.uid, this.#user.gid)
    const data = join(this.socket, 'd')
    this.#own('initdb', ['-D', data, '-A', 'trust', '-U', 'admin', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
    const options = `-c listen_addresses='' -c unix_socket_directories=${this.socket} -c fsync=off`
    this.#own('pg_ctl', ['-D', data, '-w', '-l', join(this.socket, 'log'), '-o', options, 'start'])
  }

  /** A database, empty or a copy of another one. A role without any object is in each dump, since it may use the schema. */
  create(name: string, template?: string): void {
    this.sql('postgres', [`drop database if exists ${quoted(name)}`])
    this.#run('createdb', [...(template === undefined ? [] : ['-T', template]), name])
    if (template !== undefined) return
    this.sql('postgres', ['do $$ begin create role sg_reader; exception when duplicate_object then null; end $$'])
    this.sql(name, ['grant usage on schema public to sg_reader'])
  }

  drop(name: string): void {
    this.sql('postgres', [`drop database if exists ${quoted(name)}`])
  }

  /** @throws if psql refuses a statement */
  sql(database: string, statements: readonly string[]): string {
    return this.#run('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', database, ...statements.flatMap(one => ['-c', one])])
  }

  /** Runs a text as psql does. @throws if it is refused */
  script(database: string, text: string): void {
    this.#run('psql', ['-Xq', '-v', 'ON_ERROR_STOP=1', '-d', database, '-f', '-'], text)
  }

  /** Path of a plain dump. */
  dump(database: string): string {
    const file = join(this.socket, `${database}.sql`)
    this.#run('pg_dump', ['-d', database, '--encoding=UTF8', '-f', file])
    return file
  }

  /** The text of a dump, without what is random in it. */
  text(database: string): string {
    return readFileSync(this.dump(database), 'utf8').replaceAll(/^\\(?:un)?restrict .*$/gm, '')
  }

  end(): void {
    this.#own('pg_ctl', ['-D', join(this.socket, 'd'), '-m', 'immediate', 'stop'])
    rmSync(this.socket, { recursive: true, force: true })
  }

  /** Its output is not read: the server inherits the pipe of pg_ctl, and would keep it open. */
  #own(program: string, args: readonly string[]): void {
    const { status } = spawnSync(join(BIN, program), args, { stdio: 'ignore', cwd: this.socket, ...this.#user })
    if (status !== 0) throw new Error(`${program} ended with ${status}`)
  }

  #run(program: string, args: readonly string[], input = ''): string {
    const { status, stdout, stderr } = spawnSync(join(BIN, program), ['-h', this.socket, '-U', 'admin', ...args], {
      encoding: 'utf8',
      input,
      maxBuffer: 2 ** 30
    })
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
    return stdout
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function postgres(): { readonly uid: number; readonly gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(one => one.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined) throw new Error('there is no user postgres')
  return { uid: Number(uid), gid: Number(gid) }
}
