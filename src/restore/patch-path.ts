/** Read the same with and without quotes by git, by a shell, and by the runner of a workflow, which obeys `::` and `##[`. */
const PLAIN = /^[\w@%+=,./-]+$/
const BACKSLASH = 0x5c
const QUOTE = 0x22

/**
 * A path as git quotes it, with its prefix (`a/`, `b/`): every byte that is not plain ASCII, a blank or a sign as three octal digits.
 * Always ASCII, whatever the name is made of. https://git-scm.com/docs/git-config, core.quotePath
 */
export function quoteForGit(prefix: string, path: Uint8Array): string {
  const latin1 = prefix + Buffer.from(path.buffer, path.byteOffset, path.length).toString('latin1')
  if (PLAIN.test(latin1)) return latin1
  return `"${Array.from(Buffer.from(latin1, 'latin1'), quoted).join('')}"`
}

function quoted(byte: number): string {
  const character = String.fromCharCode(byte)
  if (byte === BACKSLASH || byte === QUOTE) return `\\${character}`
  return byte === 0x20 || PLAIN.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`
}

/** What HFS+ leaves out of names, and NTFS takes off their ends: git's utf8.c (is_hfs_dotgit) and path.c (is_ntfs_dotgit). */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g
const IGNORED_AT_END = /[. ]*(?::.*)?$/s

/**
 * True when some file system could take a part of the path for a git folder. Whoever writes there decides what programs git runs, and
 * the manifest may come from a stranger: nothing is restored there, and git refuses a patch that tries.
 */
export function leadsIntoGit(path: string): boolean {
  return path.split(/[/\\]/).some(part => {
    const name = part.replace(IGNORED, '').replace(IGNORED_AT_END, '').toLowerCase()
    return name === '.git' || name === 'git~1'
  })
}
