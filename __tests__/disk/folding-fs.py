#!/usr/bin/env python3
"""A file system over a folder with the name rules of a Mac: python3 folding-fs.py {apfs|hfs} BACKING MOUNTPOINT
apfs: letters of both cases are one, NFC and NFD are one, and the name is kept as it was made. hfs: the same, and names are kept in NFD."""
import os, sys, errno, unicodedata
try:
    from fuse import FUSE, FuseOSError, Operations
except ImportError:  # Debian's python3-fusepy has this name.
    from fusepy import FUSE, FuseOSError, Operations
MODE, BACK, MNT = sys.argv[1:4]
fold = lambda n: unicodedata.normalize('NFD', unicodedata.normalize('NFD', n).casefold())
made = (lambda n: unicodedata.normalize('NFD', n)) if MODE == 'hfs' else (lambda n: n)
class Fs(Operations):
    def real(self, path, create=False):
        at = BACK
        parts = [p for p in path.split('/') if p]
        for i, part in enumerate(parts):
            hit = None
            try: names = os.listdir(at)
            except OSError: names = []
            if part in names: hit = part
            else:
                f = fold(part)
                hit = next((n for n in names if fold(n) == f), None)
            at = os.path.join(at, hit if hit is not None else made(part))
        return at
    def getattr(self, path, fh=None):
        try: st = os.lstat(self.real(path))
        except OSError as e: raise FuseOSError(e.errno)
        return {k: getattr(st, k) for k in ('st_atime','st_ctime','st_gid','st_mode','st_mtime','st_nlink','st_size','st_uid','st_ino')}
    def readdir(self, path, fh): return ['.', '..'] + os.listdir(self.real(path))
    def readlink(self, path): return os.readlink(self.real(path))
    def mkdir(self, path, mode):
        r = self.real(path)
        if os.path.lexists(r): raise FuseOSError(errno.EEXIST)
        os.mkdir(r, mode)
    def rmdir(self, path): os.rmdir(self.real(path))
    def unlink(self, path): os.unlink(self.real(path))
    def symlink(self, name, target): os.symlink(target, self.real(name))
    def link(self, target, name):
        r = self.real(target)
        if os.path.lexists(r): raise FuseOSError(errno.EEXIST)
        os.link(self.real(name), r)
    def rename(self, old, new):
        a, b = self.real(old), self.real(new)
        exact = os.path.join(os.path.dirname(b), made(os.path.basename(new)))
        if a == b: os.rename(a, exact)          # only the case or the form changes
        else: os.rename(a, b)                   # an entry that is there keeps its name
    def create(self, path, mode, fi=None): return os.open(self.real(path), os.O_RDWR | os.O_CREAT, mode)
    def open(self, path, flags): return os.open(self.real(path), flags & ~os.O_NOFOLLOW)
    def read(self, path, n, off, fh): return os.pread(fh, n, off)
    def write(self, path, data, off, fh): return os.pwrite(fh, data, off)
    def truncate(self, path, length, fh=None): os.truncate(self.real(path), length)
    def chmod(self, path, mode): os.chmod(self.real(path), mode)
    def chown(self, path, u, g): os.chown(self.real(path), u, g)
    def utimens(self, path, times=None): os.utime(self.real(path), times)
    def flush(self, path, fh): return 0
    def fsync(self, path, d, fh): return os.fsync(fh)
    def release(self, path, fh): return os.close(fh)
    def statfs(self, path):
        s = os.statvfs(BACK); return {k: getattr(s, k) for k in ('f_bavail','f_bfree','f_blocks','f_bsize','f_favail','f_ffree','f_files','f_flag','f_frsize','f_namemax')}
for m in (BACK, MNT): os.makedirs(m, exist_ok=True)
FUSE(Fs(), MNT, foreground=False, nothreads=True, allow_other=True, entry_timeout=0, attr_timeout=0, negative_timeout=0)
