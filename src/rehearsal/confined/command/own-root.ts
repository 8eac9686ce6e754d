/**
 * Gives a command a root of its own, in a mount namespace: the programs of the system, the folder of the job, to read only, a folder in memory
 * to write to, a copy of the clone if that is a file, and nothing else. What a job keeps beside its sources, such as the token in `.git`, is covered. Runs as root of its namespaces
 * and drops nothing: the command that follows does.
 *
 * Arguments: a private folder with the folders `root`, `shown` and perhaps `clone`, the program that is started first, its number of folders to show, these,
 * the number of paths to cover, these, then the command. What fails ends it, and the command is not started.
 * @see https://man7.org/linux/man-pages/man7/mount_namespaces.7.html
 */
export const OWN_ROOT = `
set -e
PATH=/usr/sbin:/usr/bin:/sbin:/bin
base=$1 root=$1/root interpreter=$2
shift 2
ip link set lo up 2>/dev/null || perl -e 'socket(S, 2, 2, 0) and ioctl(S, 0x8914, pack("a16 s x22", "lo", 0x41)) or exit 1'
mount -t tmpfs -o mode=0755,size=1m seal-gate "$root"
sealed() { mount -o remount,bind,ro "$1" 2>/dev/null || mount -o remount,bind,ro,nosuid,nodev "$1"; }
below() {
  mounts=$(cut -d ' ' -f 5 /proc/self/mountinfo)
  printf '%s\\n' "$mounts" | while read -r point; do
    case "$point" in "$1"/*) sealed "$point" || "$2";; esac
  done
}
shown() { mkdir -p "$root$1"; mount --rbind "$1" "$root$1"; mount -o remount,bind,ro "$root$1" 2>/dev/null || :; below "$root$1" true; }
for system in /usr /bin /sbin /lib /lib32 /lib64 /libx32 /etc; do
  if [ -h "$system" ]; then ln -s "$(readlink "$system")" "$root$system"
  elif [ -d "$system" ]; then shown "$system"; fi
done
mkdir "$root/dev" "$root/dev/shm" "$root/proc" "$root/tmp" "$root/rehearsal"
for device in null zero full random urandom; do : > "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"; done
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=1777,size=64m,nosuid,nodev seal-gate "$root/dev/shm"
mount -t tmpfs -o mode=1777,size=1g,nosuid,nodev seal-gate "$root/tmp"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
mount --bind "$base/shown" "$root/rehearsal"
sealed "$root/rehearsal"
if [ -d "$base/shown/clone" ]; then mount --bind "$base/clone" "$root/rehearsal/clone"; fi
count=$1
shift
while [ "$count" -gt 0 ]; do
  if [ ! -e "$root$1" ]; then
    mkdir -p "$root$1"
    mount --rbind "$1" "$root$1"
    sealed "$root$1"
    below "$root$1" false
  fi
  count=$((count - 1))
  shift
done
if [ ! -e "$root$interpreter" ]; then
  mkdir -p "$root\${interpreter%/*}"
  : > "$root$interpreter"
  mount --bind "$interpreter" "$root$interpreter"
  sealed "$root$interpreter"
fi
count=$1
shift
while [ "$count" -gt 0 ]; do
  if [ -d "$root$1" ]; then mount -t tmpfs -o ro,size=4k,mode=0755 seal-gate "$root$1"
  elif [ -e "$root$1" ]; then mount --bind /dev/null "$root$1"; fi
  count=$((count - 1))
  shift
done
sealed "$root"
exec chroot "$root" "$@"
`
