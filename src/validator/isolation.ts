import { systemProgram } from '../disk/system-program.ts'
import { OWN_ROOT } from './own-root.ts'

/** How well a validator is cut off. Told beside its result and never sealed with it: it is of the machine, not of the packet. */
export interface Isolation {
  /** `none`: not even a loopback address is up. */
  readonly network: 'none' | 'shared'
  /** `namespace`: it sees no process but its own, so no environment either, and none outlives it. */
  readonly processes: 'namespace' | 'group'
  /** `own`: it sees the system's programs, its own folder and nothing else, so no unix socket of the machine. */
  readonly files: 'own' | 'shared'
  /** Memory, the size of files and the number of processes have limits. */
  readonly limits: boolean
  /** It runs as a user who owns nothing else. */
  readonly otherUser: boolean
}

/** One way of starting a program. */
export interface Enclosure {
  /**
   * Words before the command.
   * @param folder absolute path of its private folder
   * @param program absolute path of the program that is started, such as an interpreter
   */
  readonly prefix: (folder: string, program: string) => readonly string[]
  readonly isolation: Isolation
  /** The user that it runs as, where that is another one. */
  readonly user?: number
}

const NOBODY = 65_534
const MIB = 1024 * 1024

/** Of each process. `data` is what is written to, so the huge empty reservations of Node and Go do not count. */
const LIMITS = [`--data=${2048 * MIB}`, '--nproc=256', `--fsize=${1024 * MIB}`, '--nofile=1024', '--core=0']

/** No setuid program, hence no sudo, gives a right back; and what a namespace gave is dropped. */
const NO_RIGHTS = ['--no-new-privs', '--inh-caps=-all', '--bounding-set=-all']

const NAMESPACES = ['--net', '--ipc', '--pid', '--mount-proc', '--fork', '--kill-child=SIGKILL']

/**
 * Ways of starting a program, the best one first. Whether this machine allows one is found out by trying it: containers, AppArmor and
 * kernel settings all have a say.
 * @see https://man7.org/linux/man-pages/man7/user_namespaces.7.html
 * @param seconds after which a program is ended even when the gate is not there any more to do so
 */
export function enclosures(seconds: number): Enclosure[] {
  const [unshare, setpriv, prlimit, timeout] = ['unshare', 'setpriv', 'prlimit', 'timeout'].map(systemProgram)
  const plain: Enclosure = {
    prefix: () => [],
    isolation: { network: 'shared', processes: 'group', files: 'shared', limits: false, otherUser: false }
  }
  if (setpriv === undefined || prlimit === undefined || timeout === undefined) return [plain]
  // The first process of a namespace gets no signal that it does not handle, not even its own: it must not be the program itself.
  const limited = [prlimit, ...LIMITS, '--', timeout, '--foreground', '--signal=KILL', String(seconds)]
  const group: Enclosure = {
    prefix: () => [setpriv, '--no-new-privs', '--', ...limited],
    isolation: { ...plain.isolation, limits: true }
  }
  if (unshare === undefined) return [group, plain]
  const cutOff = { network: 'none', processes: 'namespace', limits: true } as const
  const ownRoot = (folder: string, program: string) => ['--', '/bin/sh', '-c', OWN_ROOT, 'own-root', folder, program]
  const asNobody = [setpriv, `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...NO_RIGHTS, '--', ...limited]
  const nobody: Enclosure = {
    prefix: (folder, program) => [unshare, ...NAMESPACES, ...ownRoot(folder, program), ...asNobody],
    isolation: { ...cutOff, files: 'own', otherUser: true },
    user: NOBODY
  }
  // It is root in its namespace, where that is this user, and loses all rights there.
  const mapped: Enclosure = {
    prefix: (folder, program) => [
      ...[unshare, '--user', '--map-root-user', ...NAMESPACES, ...ownRoot(folder, program)],
      ...[setpriv, ...NO_RIGHTS, '--', ...limited]
    ],
    isolation: { ...cutOff, files: 'own', otherUser: false }
  }
  const user: Enclosure = {
    prefix: () => [unshare, '--user', '--map-current-user', ...NAMESPACES, '--', setpriv, ...NO_RIGHTS, '--', ...limited],
    isolation: { ...cutOff, files: 'shared', otherUser: false }
  }
  return process.getuid?.() === 0 ? [nobody, mapped, user, group, plain] : [mapped, user, group, plain]
}
