import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { findBinaries } from '../../src/rehearsal/postgres/server/binaries.ts'
import { type Logged, scriptOf } from './statements.ts'

/** Statements are read once the server has logged a mark that comes after them. */
const MAX_LOG_TRIES = 100

/** The server that plays production, with one database per application. A server of PostgreSQL never runs as root. */
export class Source {
  readonly socket = mkdtempSync(join(tmpdir(), 'seal-gate-battery-'))
  readonly port: number
  readonly #bin: string
  readonly #user = userInfo().uid === 0 ? postgres() : undefined
  #marks = 0

  private constructor(port: number, bin: string) {
    this.port = port
    this.#bin = bin
    chmodSync(this.socket, 0o755)
    if (this.#user !== undefined) chownSync(this.socket, this.#user.uid, this.#user.gid)
    const data = join(this.socket, 'd')
    this.#own('initdb', ['-D', data, '-A', 'trust', '-U', 'admin', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
    const settings = {
      listen_addresses: '127.0.0.1',
      port,
      unix_socket_directories: this.socket,
      fsync: 'off',
      log_statement: 'all',
      log_destination: 'jsonlog',
      logging_collector: 'on',
      log_directory: this.socket,
      log_filename: 'statements',
      log_rotation_size: 0,
      log_rotation_age: 0,
      log_file_mode: '0644'
    }
    const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
    this.#own('pg_ctl', ['-D', data, '-w', '-l', join(this.socket, 'log'), '-o', options.join(' '), 'start'])
  }

  /** @param bin folder with the programs of PostgreSQL 15 or later; the installed ones if it is not given */
  static async start(bin?: string): Promise<Source> {
    return new Source(await freePort(), bin ?? findBinaries()?.folder ?? '')
  }

  /** What a driver needs to connect to a database. */
  environment(database: string): Readonly<Record<string, string>> {
    return {
      PGHOST: '127.0.0.1',
      PGPORT: String(this.port),
      PGUSER: 'admin',
      PGPASSWORD: 'x',
      PGDATABASE: database,
      DATABASE_URL: this.url(database)
    }
  }

  url(database: string, scheme = 'postgresql'): string {
    return `${scheme}://admin:x@127.0.0.1:${this.port}/${database}`
  }

  /** A database, empty or a copy of another one. A role without any object is in each dump, since it may use the schema. */
  create(name: string, template?: string): void {
    this.drop(name)
    this.#run('createdb', [...(template === undefined ? [] : ['-T', template]), name])
    if (template !== undefined) return
    this.sql('postgres', ['do $$ begin create role sg_reader; exception when duplicate_object then null; end $$'])
    this.sql(name, ['grant usage on schema public to sg_reader'])
  }

  drop(name: string): void {
    this.sql('postgres', [`drop database if exists ${quoted(name)} with (force)`])
  }

  /** @throws if psql refuses a statement */
  sql(database: string, statements: readonly string[]): string {
    return this.#run('psql', ['-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', database, ...statements.flatMap(one => ['-c', one])])
  }

  /** The rows of a query, as text. @throws if psql refuses it */
  rows(database: string, query: string): string[][] {
    const text = this.#run('psql', [
      '-XAtq',
      '-v',
      'ON_ERROR_STOP=1',
      '-F',
      '\u0001',
      '-R',
      '\u0002',
      '-d',
      database,
      '-c',
      query
    ])
    const rows = text.replace(/\n$/, '').split('\u0002')
    return rows.filter(row => row !== '').map(row => row.split('\u0001'))
  }

  /** Runs a text as psql does. @throws if it is refused */
  script(database: string, text: string, isSingle = false): void {
    this.#run('psql', ['-Xq', ...(isSingle ? ['-1'] : []), '-v', 'ON_ERROR_STOP=1', '-d', database, '-f', '-'], text)
  }

  /** Writes a plain dump. */
  dump(database: string, file = join(this.socket, `${database}.sql`)): string {
    this.#run('pg_dump', ['-d', database, '--encoding=UTF8', '-f', file])
    return file
  }

  /** The text of a dump, without what is random in it. */
  text(database: string): string {
    return readFileSync(this.dump(database), 'utf8').replaceAll(/^\\(?:un)?restrict .*$/gm, '')
  }

  /**
   * What a program changes in a database, as SQL.
   * @param isBookkeeping statements of the migration tool's own table
   */
  async changesOf(database: string, isBookkeeping: RegExp | undefined, work: () => unknown): Promise<string> {
    const from = this.#log().length
    await work()
    const mark = `battery-mark-${++this.#marks}`
    this.sql(database, [`select '${mark}'`])
    for (let tries = 0; tries < MAX_LOG_TRIES; tries++) {
      const text = this.#log().subarray(from).toString()
      if (text.includes(`select '${mark}'`)) return scriptOf(loggedIn(text, database), isBookkeeping)
      await new Promise(done => setTimeout(done, 50))
    }
    throw new Error('the server logged no mark')
  }

  end(): void {
    this.#own('pg_ctl', ['-D', join(this.socket, 'd'), '-m', 'immediate', 'stop'])
    rmSync(this.socket, { recursive: true, force: true })
  }

  #log(): Buffer {
    return readFileSync(join(this.socket, 'statements.json'))
  }

  /** Its output is not read: the server inherits the pipe of pg_ctl, and would keep it open. */
  #own(program: string, args: readonly string[]): void {
    const { status } = spawnSync(join(this.#bin, program), args, { stdio: 'ignore', cwd: this.socket, ...this.#user })
    if (status !== 0) throw new Error(`${program} ended with ${status}`)
  }

  #run(program: string, args: readonly string[], input = ''): string {
    const { status, stdout, stderr } = spawnSync(
      join(this.#bin, program),
      ['-h', this.socket, '-p', String(this.port), '-U', 'admin', ...args],
      {
        encoding: 'utf8',
        input,
        maxBuffer: 2 ** 30
      }
    )
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
    return stdout
  }
}

function loggedIn(text: string, database: string): Logged[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('{') && line.endsWith('}'))
    .map((line): Logged => JSON.parse(line))
    .filter(one => one.dbname === database)
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise(done => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('there is no port')
  return address.port
}

function postgres(): { readonly uid: number; readonly gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(one => one.startsWith('postgres:'))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined) throw new Error('there is no user postgres')
  return { uid: Number(uid), gid: Number(gid) }
}
