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
