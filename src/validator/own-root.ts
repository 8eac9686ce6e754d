/**
 * Gives a program a root of its own, in a mount namespace: the system's programs and libraries, its private folder, its interpreter and
 * nothing else. A network namespace does not hold back unix sockets in the file system, such as that of a container engine, which would do
 * for the program whatever it is told; and the groups of the job stay where user namespaces are made without rights. What cannot be named
 * cannot be connected to.
 *
 * Arguments: the private folder, the interpreter, then the command, which starts in the folder's `work`.
 * @see https://man7.org/linux/man-pages/man7/mount_namespaces.7.html
 */
export const OWN_ROOT = `
set -e
PATH=/usr/sbin:/usr/bin:/sbin:/bin
folder=$1 interpreter=$2 root=$1/root
shift 2
mount -t tmpfs -o mode=0755,size=1m seal-gate "$root"
shown() { mount --rbind "$1" "$root$1"; mount -o remount,bind,ro "$root$1" 2>/dev/null || :; }
for system in /usr /bin /sbin /lib /lib32 /lib64 /libx32 /etc; do
  if [ -h "$system" ]; then ln -s "$(readlink "$system")" "$root$system"
  elif [ -d "$system" ]; then mkdir "$root$system"; shown "$system"; fi
done
mkdir "$root/dev" "$root/proc"
for device in null zero full random urandom; do : > "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"; done
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
mkdir -p "$root$folder"
mount --bind "$folder" "$root$folder"
if [ ! -e "$root$interpreter" ]; then
  mkdir -p "$root\${interpreter%/*}"
  : > "$root$interpreter"
  shown "$interpreter"
fi
exec chroot "$root" /bin/sh -c 'PATH=/usr/bin:/bin; cd "$1"; shift; exec env -u PWD -u OLDPWD -u SHLVL -u _ "$@"' sh "$folder/work" "$@"
`
