/**
 * Gives the server a root of its own, in a mount namespace. A dump is restored by a superuser, who can start programs (`COPY … TO PROGRAM`),
 * write files (`lo_export`) and load them as machine code (`LANGUAGE c`), in texts that are put together while they run, and whom no setting
 * of the server holds back. In this root there is no shell to start a program with, no file of the machine but those of the system, and the
 * only folder that the server can write to is one from which nothing is executed or loaded.
 *
 * Arguments: the cluster's folder, the folder of the server's programs, then the command. Runs as root, and drops nothing: the command does.
 * @see https://man7.org/linux/man-pages/man7/mount_namespaces.7.html
 */
export const OWN_ROOT = `
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
