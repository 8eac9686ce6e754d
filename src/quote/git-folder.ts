/** What HFS+ leaves out of names: git's utf8.c, is_hfs_dotgit. */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/**
 * True when some file system could take a part of the path for a git folder. What is written there decides what programs git runs, and
 * what is read there may be a token: the manifest may come from a stranger, so nothing is restored to it and nothing quoted from it.
 */
export function isInGitFolder(path: string): boolean {
  return path.split(/[/\\]/).some(part => {
    const name = withoutEnd(part.replace(IGNORED, '')).toLowerCase()
    return name === '.git' || name === 'git~1'
  })
}

/** What NTFS removes from the end of a name: a stream, then dots and blanks. git's path.c, is_ntfs_dotgit. */
function withoutEnd(name: string): string {
  const colon = name.indexOf(':')
  let end = colon < 0 ? name.length : colon
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end--
  return name.slice(0, end)
}
