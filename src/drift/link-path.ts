import type { Seal } from '../model/seal.ts'
import type { Content } from './content.ts'

const MAX_LINK_BYTES = 4096
const NAME = '[\\w@+-][\\w@.+-]*'
const WITH_FOLDERS = new RegExp(`^(?:/|(?:\\.{1,2}/)*)${NAME}(?:/${NAME})+$|^(?:\\.{1,2}/)+${NAME}$`)
const SIBLING = new RegExp(`^${NAME}$`)

/**
 * True when the content is only the path of another file, and the sealed content was not: git writes a symbolic link like this where links
 * are not supported. A path without folders must resemble the name of the sealed file: `1.4.2` is a version, `AGENTS.md` in place of
 * `CLAUDE.md` is a link.
 */
export function isLinkPath(seal: Seal, found: Content): boolean {
  if (found.length === 0 || found.length > MAX_LINK_BYTES) return false
  const path = found.latin1
  const isNamedAlike = namedAlike(seal.path, path)
  if (!WITH_FOLDERS.test(path) && !(SIBLING.test(path) && isNamedAlike)) return false
  // Without any fact, only the names suggest a link.
  if (seal.bytes === undefined) return seal.eol === undefined ? isNamedAlike : seal.eol !== 'none'
  if (seal.bytes <= found.length + 2) return false
  return seal.eol === undefined || seal.eol === 'none' ? seal.bytes > 4 * found.length : true
}

/** True when the sealed bytes are themselves the path of a file: then another path is an edit. */
export function isPathAlone({ length, latin1 }: Content): boolean {
  const path = length > MAX_LINK_BYTES ? '' : latin1.trim()
  return WITH_FOLDERS.test(path) || SIBLING.test(path)
}

/** The same extension, or the name of the sealed file with a suffix: `libfoo.so.1.2` for `libfoo.so`. */
function namedAlike(sealed: string, path: string): boolean {
  const [name, other] = [baseName(sealed), baseName(path)]
  if (name === other) return path !== other
  const extension = /\.[A-Za-z][\w]{0,15}$/.exec(name)?.[0]
  return (extension !== undefined && other.endsWith(extension)) || other.startsWith(`${name}.`) || other.startsWith(`${name}-`)
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
