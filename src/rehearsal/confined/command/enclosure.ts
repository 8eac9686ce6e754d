import { systemProgram } from '../../../disk/system-program.ts'
import { SYSTEM_PATH } from '../system-path.ts'
import { OWN_ROOT } from './own-root.ts'

/** What a command sees of the machine, as absolute paths. */
export interface View {
  /** Has the folders `root` and `shown`, of which the command sees only the second, as `/rehearsal`. */
  readonly base: string
  /** Folders that it may read: the workspace, and those of tools. */
  readonly folders: readonly string[]
  /** Files and folders in them that it does not see. */
  readonly covered: readonly string[]
}

/** A way of starting a program in namespaces of its own. */
export interface Enclosure {
  readonly prefix: (view: View) => readonly string[]
  /** The user that it runs as. */
  readonly uid: number
}

const NOBODY = 65_534
const MIB = 1024 * 1024
const NAMESPACES = ['--net', '--ipc', '--uts', '--pid', '--mount', '--fork', '--kill-child=SIGKILL']
/** Of each process, and the number of them: a Java program has some fifty threads, a bomb has more. */
const LIMITS = [`--data=${4096 * MIB}`, '--nproc=512', '--nofile=4096', '--core=0']
const MAX_FILE_BYTES = 1024 * MIB
/** No setuid program gives a right back. */
const NO_RIGHTS = ['--no-new-privs', '--inh-caps=-all', '--bounding-set=-all']
/** In memory, in the root of the command. */
export const HOME = '/tmp'

/**
 * Ways of starting a program without a network, without any other process in sight, and with a root of its own: as root, as this user with user
 * namespaces, or with sudo where these are forbidden (actions/runner-images#10443). All of them cut off alike: there is no weaker one to fall back to.
 * @param mark is in the environment of each of its processes
 * @param limits `seconds`: after these it is ended even if this program no longer exists; `maxFileBytes`: of each file that it writes
 */
export function enclosures(
  mark: string,
  { seconds, maxFileBytes = MAX_FILE_BYTES }: { readonly seconds: number; readonly maxFileBytes: number | undefined }
): Enclosure[] {
  const names = ['unshare', 'setpriv', 'prlimit', 'timeout', 'env']
  const [unshare = '', setpriv = '', prlimit = '', timeout = '', env = ''] = names.map(name => systemProgram(name) ?? '')
  if (process.platform !== 'linux' || names.some(name => systemProgram(name) === undefined)) return []
  // Not by its name: in a container it may have none.
  const [uid, gid] = [process.getuid?.() ?? -1, process.getgid?.() ?? -1]
  const own = (way: readonly string[], become: readonly string[], as: number): Enclosure => ({
    prefix: ({ base, folders, covered }) => [
      ...[...way, '--', '/bin/sh', '-c', OWN_ROOT, 'own-root', base, process.execPath],
      ...[String(folders.length), ...folders, String(covered.length), ...covered],
      ...[env, '-i', `PATH=${SYSTEM_PATH}`, `HOME=${HOME}`, `SEAL_GATE_MARK=${mark}`],
      ...[setpriv, ...become, ...NO_RIGHTS, '--', prlimit, ...LIMITS, `--fsize=${maxFileBytes}`, '--'],
      // The first process of a namespace gets no signal that it does not handle: it must not be the program itself.
      ...[timeout, '--foreground', '--signal=KILL', String(seconds), process.execPath]
    ],
    uid: as
  })
  const dropped = (user: number, group: number) => [`--reuid=${user}`, `--regid=${group}`, '--clear-groups']
  const mapped = own([unshare, '--user', '--map-root-user', ...NAMESPACES], [], uid)
  if (uid === 0) return [own([unshare, ...NAMESPACES], dropped(NOBODY, NOBODY), NOBODY)]
  return [mapped, own(['sudo', '-n', env, '-i', `PATH=${SYSTEM_PATH}`, unshare, ...NAMESPACES], dropped(uid, gid), uid)]
}
