/** What a command is started with, as its relay gets it. */
export interface Start {
  readonly command: readonly string[]
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  /** Folder in which nothing must be writable. */
  readonly workspace: string
}

/** What the relay read back from the kernel before anything was started. */
export interface Enclosed {
  /** Namespaces, as `/proc/self/ns` names them. */
  readonly namespaces: Readonly<Record<string, string>>
  readonly interfaces: readonly string[]
  readonly routes: number
  /** Of `/proc/self/status`. */
  readonly noNewPrivileges: boolean
  readonly capabilities: string
  readonly uid: number
  /** Processes in sight beside itself and the first one. */
  readonly others: number
  /** Error codes of attempts to write: into the workspace, and into the root. */
  readonly writes: readonly string[]
  /** Mounts at or below the folders that are shown, and are not read-only. */
  readonly writable: readonly string[]
  readonly variables: readonly string[]
}

export interface Ended {
  /** Null if a signal ended it. */
  readonly code: number | null
  readonly signal: string | null
  /** Why it could not be started. */
  readonly error?: string
  /** Names of processes that it left behind. */
  readonly left: readonly string[]
}

/** How programs in the enclosure reach the clone: the door that the gate keeps open is a socket, and drivers want TCP. */
export const CLONE = { host: '127.0.0.1', port: 5432 } as const

/**
 * The program that is started in the enclosure: it reads back where it is, waits for the word to go on, starts the command, and passes TCP
 * connections on to the socket of the gate. It ends when the gate does. Its text is written to a file, so that nothing else of the gate has to be
 * in sight: it uses only what is inside of it. It has no rights that the command has not, and the gate believes it nothing once that runs.
 */
export function relay(load: (name: string) => unknown): void {
  const net = load('node:net') as typeof import('node:net')
  const fs = load('node:fs') as typeof import('node:fs')
  const { spawn } = load('node:child_process') as typeof import('node:child_process')
  const PLACE = '/rehearsal'
  const WAIT_MS = 100
  const MAX_WAITS = 20
  const control = net.connect(`${PLACE}/control`)
  const report = (value: object) => control.write(`${JSON.stringify(value)}\n`)
  const lines = (path: string): string[] => fs.readFileSync(path, 'latin1').split('\n').filter(Boolean)
  const attempt = (path: string): string => {
    try {
      fs.writeFileSync(path, '', { flag: 'wx' })
      return 'written'
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? 'unknown'
    }
  }
  /** Processes beside this one and the first, without those that have ended. */
  const others = (): string[] =>
    fs
      .readdirSync('/proc')
      .filter(name => /^\d+$/.test(name) && name !== '1' && Number(name) !== process.pid)
      .flatMap(name => {
        try {
          const [, comm = '', state = ''] = /\((.*)\) (\S)/s.exec(fs.readFileSync(`/proc/${name}/stat`, 'latin1')) ?? []
          return state === 'Z' || state === 'X' ? [] : [comm]
        } catch {
          return []
        }
      })
  const readBack = (workspace: string): Enclosed => {
    const status = fs.readFileSync('/proc/self/status', 'latin1')
    const field = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1] ?? ''
    // What the enclosure itself mounts, such as the copy of a clone that is a file; a folder that is shown may be below one of these.
    const free = /^\/(?:tmp|proc|rehearsal\/clone|dev\/(?:shm|null|zero|full|random|urandom))$/
    // Single files of a container, such as /etc/hosts. A workspace may be below /usr.
    const system = /^\/etc\//
    return {
      namespaces: Object.fromEntries(
        ['net', 'pid', 'mnt', 'ipc', 'uts'].map(name => [name, fs.readlinkSync(`/proc/self/ns/${name}`)])
      ),
      interfaces: lines('/proc/self/net/dev')
        .slice(2)
        .map(line => line.split(':')[0]?.trim() ?? ''),
      routes: lines('/proc/self/net/route').length - 1,
      noNewPrivileges: field('NoNewPrivs') === '1',
      capabilities: field('CapEff'),
      uid: Number(field('Uid')),
      others: others().length,
      writes: [workspace, '', '/etc', '/usr'].map(folder => attempt(`${folder}/.seal-gate-write`)),
      writable: lines('/proc/self/mountinfo').flatMap(line => {
        const [, , , , point = '', options = ''] = line.split(' ')
        return free.test(point) || system.test(point) || options.split(',').includes('ro') ? [] : [point]
      }),
      variables: Object.keys(process.env).sort()
    }
  }
  const finish = (ended: Omit<Ended, 'left'>, waits = 0) => {
    const left = others()
    if (left.length > 0 && waits < MAX_WAITS) setTimeout(finish, WAIT_MS, ended, waits + 1)
    else control.end(`${JSON.stringify({ ...ended, left })}\n`)
  }
  const begin = ({ command: [program = '', ...args], cwd, environment }: Start) => {
    const child = spawn(program, args, { cwd, env: environment, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', error => finish({ code: null, signal: null, error: (error as NodeJS.ErrnoException).code ?? 'unknown' }))
    child.once('exit', (code, signal) => finish({ code, signal }))
  }
  const server = net.createServer(client => {
    const door = net.connect(`${PLACE}/door`)
    for (const [one, other] of [
      [client, door],
      [door, client]
    ] as const) {
      one.pipe(other)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
    }
  })
  let start: Start | undefined
  let text = ''
  control.setEncoding('utf8')
  control.on('data', data => {
    text += String(data)
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const line = text.slice(0, end)
      text = text.slice(end + 1)
      if (start !== undefined) {
        begin(start)
        continue
      }
      const given = JSON.parse(line) as Start
      start = given
      server.listen(5432, '127.0.0.1', () => report(readBack(given.workspace)))
    }
  })
  control.on('error', () => process.exit(1))
  control.on('close', () => process.exit(0))
}
