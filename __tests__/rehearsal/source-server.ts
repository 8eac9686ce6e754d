import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GUARD_MS } from '../support/guard.ts'
import { isRoot, PG_BIN } from './rehearsing.ts'

/** A real server that plays production: dumps are made of it by the real pg_dump. */
export class SourceServer {
  readonly folder: string
  readonly #user: { uid: number; gid: number } | undefined

  /** @param settings such as `log_statement=all` */
  constructor(settings: readonly string[] = []) {
    // Not below a private folder: root hands the server to another user.
    this.folder = mkdtempSync(join(tmpdir(), 'seal-gate-source-'))
    chmodSync(this.folder, 0o755)
    this.#user = isRoot() ? userNamed('postgres') : undefined
    const socket = join(this.folder, 's')
    mkdirSync(socket)
    for (const path of [this.folder, socket]) if (this.#user !== undefined) chownSync(path, this.#user.uid, this.#user.gid)
    const data = join(this.folder, 'd')
    this.#run('initdb', ['-D', data, '-A', 'trust', '-U', 'admin', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
    const more = settings.map(setting => ` -c ${setting}`).join('')
    const options = `-c listen_addresses='' -c unix_socket_directories=${socket} -c fsync=off${more}`
    this.#run('pg_ctl', ['-D', data, '-w', '-l', join(this.folder, 'log'), '-o', options, 'start'])
    this.#run('createdb', ['-h', socket, '-U', 'admin', 'source'])
  }

  load(sql: string): void {
    const file = join(this.folder, 'load.sql')
    writeFileSync(file, sql)
    this.#run('psql', ['-h', join(this.folder, 's'), '-U', 'admin', '-q', '-v', 'ON_ERROR_STOP=1', '-d', 'source', '-f', file])
  }

  /** What psql sends of a text, as the server's log tells it. The server logs to `jsonlog`. */
  sentByPsql(texts: readonly string[]): string[][] {
    const file = join(this.folder, 'text.sql')
    texts.forEach((text, index) => {
      writeFileSync(file, text)
      // It goes on after an error, as psql does by itself.
      this.#run('psql', ['-X', '-q', '-h', join(this.folder, 's'), '-U', 'admin', '-d', 'source', '-f', file], `text-${index}`)
    })
    const log = this.#wholeLog()
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
    return texts.map((_, index) => {
      const own = log.filter(entry => entry['application_name'] === `text-${index}`)
      return own.flatMap((entry, at): string[] => {
        const said = String(entry['message'])
        if (said.startsWith('statement: ')) return [said.slice('statement: '.length)]
        // One that cannot be parsed is told with its error only.
        const before = String(own[at - 1]?.['message'] ?? '')
        const failed = entry['error_severity'] === 'ERROR' && !before.endsWith(String(entry['statement']))
        return failed ? [String(entry['statement'])] : []
      })
    })
  }

  /** The log is written by a process of its own: it is whole when a last statement stands in it. */
  #wholeLog(): string {
    const end = `select 'the end of the log of ${process.pid}'`
    this.#run('psql', ['-X', '-q', '-h', join(this.folder, 's'), '-U', 'admin', '-d', 'source', '-c', end])
    const file = join(this.folder, 'log.json')
    const until = performance.now() + GUARD_MS
    for (let text = readFileSync(file, 'utf8'); ; text = readFileSync(file, 'utf8')) {
      if (text.includes('the end of the log of') && text.endsWith('\n')) return text
      if (performance.now() > until) throw new Error('the server did not finish its log')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    }
  }

  /** Path of a dump in that format. */
  dump(format: 'plain' | 'custom' | 'directory' | 'tar'): string {
    const file = join(this.folder, `dump-${format}`)
    this.#run('pg_dump', [
      '-h',
      join(this.folder, 's'),
      '-U',
      'admin',
      '--encoding=UTF8',
      `--format=${format}`,
      '-f',
      file,
      '-d',
      'source'
    ])
    return file
  }

  /** Path of a dump of the whole cluster, by the real pg_dumpall. */
  dumpAll(name: string, options: readonly string[] = []): string {
    const file = join(this.folder, name)
    this.#run('pg_dumpall', ['-h', join(this.folder, 's'), '-U', 'admin', '--encoding=UTF8', '-f', file, ...options])
    return file
  }

  end(): void {
    this.#run('pg_ctl', ['-D', join(this.folder, 'd'), '-m', 'immediate', 'stop'])
    rmSync(this.folder, { recursive: true, force: true })
  }

  #run(program: string, args: readonly string[], name = ''): void {
    const { status, stderr } = spawnSync(join(PG_BIN, program), args, {
      // pg_ctl's server inherits its streams, and would keep a pipe open for ever.
      stdio: ['ignore', 'ignore', program === 'pg_ctl' ? 'ignore' : 'pipe'],
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', ...(name !== '' && { PGAPPNAME: name }) },
      cwd: this.folder,
      ...this.#user
    })
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
  }
}

function userNamed(name: string): { uid: number; gid: number } {
  const [, , uid, gid] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map(line => line.split(':'))
      .find(([one]) => one === name) ?? []
  return { uid: Number(uid), gid: Number(gid) }
}
