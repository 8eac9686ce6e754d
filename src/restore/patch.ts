import { blobId, type ObjectFormat } from '../git/object-id.ts'
import { literal, noBlobId } from './binary-patch.ts'

/** One file that a patch brings back. */
export interface PatchEntry {
  /** Relative to the folder in which the patch is applied, `/` between segments; as bytes when it is not UTF-8. */
  readonly path: string | Uint8Array
  /** The bytes of the file now; absent when there is no file. */
  readonly found?: Uint8Array
  readonly original: Uint8Array
  readonly mode: '100644' | '100755'
}

/** git refuses larger ones: MAX_APPLY_SIZE in git's apply.c is 1023 MiB. */
export const MAX_PATCH_BYTES = 1023 * 1024 * 1024

/** Undoes every conversion that git could make, whatever the user's configuration and .gitattributes say. */
export const APPLY_COMMANDS: readonly string[] = [
  'T=$(mktemp -d) && git init -q --bare "$T" && mkdir -p "$T/info"',
  `echo '* -text -ident -filter -working-tree-encoding' > "$T/info/attributes"`,
  'git --git-dir="$T" --work-tree=. -c core.autocrlf=false apply restore.patch'
]

/** Above the first file; git skips it. */
export const PREAMBLE = `Sealed bytes, given back by seal-gate. Nothing is applied to a file that changed since it was judged.

To apply it, in the folder that its paths begin in:

  git -c core.autocrlf=false apply restore.patch

Where .gitattributes converts these files, use a git folder of its own that forbids it:

${APPLY_COMMANDS.map(line => `  ${line}\n`).join('')}
`

/** The part of a patch that brings one file back. */
interface FilePatch {
  /** Bytes; all of it is ASCII. */
  readonly bytes: number
  chunks(): Generator<string>
}

/**
 * Always a binary patch, for text too: text hunks are subject to `apply.whitespace`, to fuzz and to guesses about line ends; a binary
 * one names its old and new bytes by their full object ids, and git checks both. It goes one way only: the drifted bytes are not in it.
 */
export function filePatch({ path, found, original, mode }: PatchEntry, format: ObjectFormat = 'sha1'): FilePatch {
  const bytes = typeof path === 'string' ? Buffer.from(path) : path
  const [from, to] = [found === undefined ? noBlobId(format) : blobId(found, format), blobId(original, format)]
  const head = [
    `diff --git ${quoteForGit('a/', bytes)} ${quoteForGit('b/', bytes)}`,
    ...(found === undefined ? [`new file mode ${mode}`, `index ${from}..${to}`] : [`index ${from}..${to} ${mode}`])
  ]
  // A new empty file has no content to tell of.
  const content = found === undefined && original.length === 0 ? undefined : literal(original)
  const text = `${[...head, ...(content === undefined ? [] : ['GIT binary patch'])].join('\n')}\n`
  return {
    bytes: text.length + (content?.length ?? 0),
    *chunks() {
      yield text
      if (content !== undefined) yield* content.chunks()
    }
  }
}

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
  return `"${Array.from(Buffer.from(latin1, 'latin1'), escapeByte).join('')}"`
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte)
  if (byte === BACKSLASH || byte === QUOTE) return `\\${character}`
  return byte === 0x20 || PLAIN.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`
}
