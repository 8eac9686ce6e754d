import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { SYSTEM_PATH } from '../../confined/system-path.ts'

/** The user that the server runs as: it refuses uid 0, and needs a user with a name. */
export interface ServerUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
  /** Root has to become this user first. */
  readonly drop: boolean
}

/** How the server is started: words before its own command, and the user to become where those words do not do it. */
export interface Confinement {
  readonly prefix: readonly string[]
  readonly become: { readonly uid: number; readonly gid: number } | undefined
  readonly network: boolean
}

interface Place {
  /** The cluster's folder, which exists. */
  readonly folder: string
  /** Folder of the server's programs, absolute. */
  readonly programs: string
}

/**
 * This user, or one without rights if this is root.
 * @throws when root finds no such user, and where there is no user at all (Windows)
 */
export function serverUser(): ServerUser {
  const { username: name, uid, gid } = userInfo()
  if (uid < 0) throw new Error('the postgres engine needs Linux or macOS; the pglite engine runs everywhere')
  if (uid !== 0) return { name, uid, gid, drop: false }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const [, , id, group] = users.find(([one]) => one === wanted) ?? []
    if (Number(id) > 0 && Number(group) > 0) return { name: wanted, uid: Number(id), gid: Number(group), drop: true }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as')
}

/**
 * The first way to a network namespace of its own that works here, with a root of its own where that can be had; it is tried, not assumed.
 * `unshare -r` is no way: it maps to root,
 * which the server refuses. Ubuntu since 24.04 forbids user namespaces to ordinary programs, but its runners have sudo without a
 * password (actions/runner-images#10443).
 * @param works runs a command to its end
 */
export async function confine(
  user: ServerUser,
  { folder, programs }: Place,
  works: (command: readonly string[]) => Promise<boolean>
): Promise<Confinement> {
  const drop = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...NO_RIGHTS]
  const rooted = ['unshare', '--net', '--mount', '--', '/bin/sh', '-c', OWN_ROOT, 'own-root', folder, programs, ...drop]
  const ways = user.drop
    ? [rooted, ['unshare', '--net', '--', ...drop]]
    : [
        ['sudo', '-n', ...CLEAN, ...rooted],
        ['unshare', '--user', '--map-current-user', '--net', '--'],
        ['sudo', '-n', ...CLEAN, 'unshare', '--net', '--', ...drop]
      ]
  const server = join(programs, 'postgres')
  for (const way of process.platform === 'linux' ? ways : [])
    if (await works([...way, server, '--version'])) return { prefix: way, become: undefined, network: true }
  return { prefix: [], become: user.drop ? { uid: user.uid, gid: user.gid } : undefined, network: false }
}

/** sudo adds its own environment, such as that of /etc/environment. */
const CLEAN = ['env', '-i', `PATH=${SYSTEM_PATH}`, 'LC_ALL=C.UTF-8', 'TZ=UTC']
const NO_RIGHTS = ['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all']

/**
 * Gives the server a root of its own, in a mount namespace. A dump is restored by a superuser, who can start programs (`COPY … TO PROGRAM`),
 * write files (`lo_export`) and load them as machine code (`LANGUAGE c`), in texts that are put together while they run, and whom no setting
 * of the server holds back. In this root there is no shell to start a program with, no file of the machine but those of the system, and the
 * only folder that the server can write to is one from which nothing is executed or loaded.
 *
 * Arguments: the cluster's folder, the folder of the server's programs, then the command. Runs as root, and drops nothing: the command does.
 * @see https://man7.org/linux/man-pages/man7/mount_namespaces.7.html
 */
const OWN_ROOT = `
set -e
PATH=/usr/sbin:/usr/bin:/sbin:/bin
folder=$1 programs=$2 root=$1/root
shift 2
mkdir -p "$root"
mount -t tmpfs -o mode=0755,size=1m,nosuid,noexec seal-gate "$root"
shown() { mkdir -p "$root$1"; mount --rbind "$1" "$root$1"; mount -o remount,bind,ro "$root$1"; }
for system in /usr /bin /sbin /lib /lib32 /lib64 /libx32 /etc; do
  if [ -h "$system" ]; then ln -s "$(readlink "$system")" "$root$system"
  elif [ -d "$system" ]; then shown "$system"; fi
done
[ -e "$root$programs" ] || shown "\${programs%/*}"
shell=$(readlink -f /bin/sh)
mount --bind /dev/null "$root$shell"
mkdir "$root/dev"
for device in null zero full random urandom; do : > "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"; done
mkdir -p "$root$folder"
mount --bind "$folder" "$root$folder"
mount -o remount,bind,nosuid,nodev,noexec "$root$folder"
mount -o remount,ro,nosuid,noexec "$root"
exec env -u PWD -u OLDPWD -u SHLVL -u _ chroot "$root" "$@"
`
