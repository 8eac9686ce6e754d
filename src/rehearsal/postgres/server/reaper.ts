import { type ChildProcess, spawn } from 'node:child_process'
import { SYSTEM_PATH } from '../../confined/system-path.ts'

/**
 * Waits for the end of its input, which comes however this process ends: by itself, by a signal, or by SIGKILL. Then it ends the server and
 * removes the folder. It is a shell script, so that it starts at once and needs nothing that an update could remove meanwhile.
 *
 * SIGQUIT to the postmaster ends all its children, and then it frees its shared memory. It waits up to five seconds for a child that does not
 * hear it, so after some tries all children are killed. Where the postmaster was killed, a child that is busy lives on: those are found by the
 * folder that they run in, in one listing: a program for each process would take half a second where there are a hundred. A folder with a line
 * break in its name cannot be found in it, and is never called clean. A dump can overwrite the server's pid file: only a process that runs in
 * the folder too is the server.
 */
const SCRIPT = `
trap '' HUP INT TERM
groups=
while read -r group; do groups="$groups $group"; done
folder=$1 data=$1/data
newline='
'
inside() {
  ls -ldn /proc/[0-9]*/cwd 2>/dev/null | while IFS= read -r line; do
    process=\${line#*" /proc/"}
    case "\${process#*"/cwd -> "}" in "$folder"|"$folder"/*|"$folder"*' (deleted)') echo "\${process%%/*}";; esac
  done
}
running() { { [ -n "$server" ] && kill -0 "$server" 2>/dev/null; } || [ -n "$(inside)" ]; }
server=$(head -n 1 "$data/postmaster.pid" 2>/dev/null)
case $server in *[!0-9]*) server=;; esac
if [ -n "$server" ] && [ -d /proc/self ]; then
  case "$(readlink "/proc/$server/cwd" 2>/dev/null)" in "$folder"|"$folder"/*|"$folder"*' (deleted)') ;; *) server=;; esac
fi
if [ -n "$server" ] && kill -QUIT "$server" 2>/dev/null; then
  tries=0
  while running && [ "$tries" -lt 15 ]; do
    sleep 0.05
    tries=$((tries + 1))
    if [ "$tries" -gt 4 ]; then
      for child in $(inside); do [ "$child" = "$server" ] || kill -KILL "$child" 2>/dev/null; done
    fi
  done
fi
running && for group in $groups; do kill -KILL -- "-$group" 2>/dev/null; done
tries=0
while running && [ "$tries" -lt 50 ]; do kill -KILL $server $(inside) 2>/dev/null; sleep 0.05; tries=$((tries + 1)); done
tries=0
while [ -e "$folder" ] && [ "$tries" -lt 20 ]; do rm -rf -- "$folder" || sleep 0.2; tries=$((tries + 1)); done
case $folder in *"$newline"*) exit 1;; esac
[ ! -e "$folder" ] && ! running
`

/** Cleans up after this process, however it ends. */
export class Reaper {
  readonly #folder: string
  readonly #child: ChildProcess
  readonly #ended: Promise<boolean>

  /** @param folder absolute path of a folder that holds nothing but the cluster; it need not exist yet */
  constructor(folder: string) {
    this.#folder = folder
    this.#child = start(folder)
    this.#ended = ended(this.#child)
    this.#child.unref()
    // The pipe breaks when the reaper was killed. reap() starts another one then.
    this.#child.stdin?.on('error', () => undefined)
    const { stdin } = this.#child
    if (stdin !== null && 'unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  }

  /** Names a process group to end. */
  watch(group: number): void {
    this.#child.stdin?.write(`${group}\n`)
  }

  /** Cleans up now. Resolves to true when nothing is left. */
  async reap(): Promise<boolean> {
    this.#child.ref()
    this.#child.stdin?.end()
    if (await this.#ended) return true
    const again = start(this.#folder)
    again.stdin?.on('error', () => undefined)
    again.stdin?.end()
    return await ended(again)
  }
}

/** In a session of its own: what ends this process by its group or its terminal does not end the reaper. */
function start(folder: string): ChildProcess {
  return spawn('/bin/sh', ['-c', SCRIPT, 'seal-gate-reaper', folder], {
    cwd: '/',
    detached: true,
    env: { PATH: SYSTEM_PATH },
    stdio: ['pipe', 'ignore', 'ignore']
  })
}

function ended(child: ChildProcess): Promise<boolean> {
  return new Promise(resolve => {
    child.once('error', () => resolve(false))
    child.once('exit', code => resolve(code === 0))
  })
}
