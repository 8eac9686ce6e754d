import { isPlainAsciiPath } from '../manifests/path.ts'
import { MAX_NAME_BYTES } from './limits.ts'
import type { ArchiveProblem } from './problem.ts'

/** The path that a stored name stands for, or why no path below the archive's root does. */
export interface MemberPath {
  readonly path: string
  readonly rawPath?: Uint8Array
  /** Only `.` segments: the folder that is the root itself. */
  readonly isRoot?: true
  readonly problem?: ArchiveProblem
}

const NOT_ASCII = /[\x80-\xff]/g

/** @param name as stored, without its terminator */
export function memberPath(name: Uint8Array): MemberPath {
  const text = Buffer.from(name.buffer, name.byteOffset, name.length).toString('latin1')
  if (isPlainAsciiPath(text)) return { path: text }
  const segments = text.split('/').filter(segment => segment !== '' && segment !== '.')
  const named = shown(Buffer.from(segments.join('/'), 'latin1'))
  const reason = problemOf(text, segments)
  if (reason !== undefined) {
    const { path } = shown(Buffer.from(text.slice(0, MAX_NAME_BYTES), 'latin1'))
    return { ...named, problem: { code: 'archive-path-unsafe', reason, member: path } }
  }
  return segments.length === 0 ? { path: '', isRoot: true } : named
}

/** As text where the bytes are UTF-8, else with each foreign byte as `\xHH`. */
export function shown(raw: Uint8Array): { readonly path: string; readonly rawPath?: Uint8Array } {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length)
  const path = bytes.toString('utf8')
  if (Buffer.from(path, 'utf8').equals(bytes)) return { path }
  return { path: bytes.toString('latin1').replace(NOT_ASCII, c => `\\x${c.charCodeAt(0).toString(16)}`), rawPath: bytes }
}

function problemOf(text: string, segments: readonly string[]): string | undefined {
  if (text === '') return 'a member has no name'
  if (text.length > MAX_NAME_BYTES) return `its name has over ${MAX_NAME_BYTES} bytes`
  if (text.includes('\0')) return 'its name has a NUL character, at which some readers cut it'
  if (text.startsWith('/')) return 'its path is absolute'
  if (segments.includes('..')) return 'its path has a ".." segment and could leave the folder of extraction'
  if (text.includes('\\')) return 'its path has a backslash, which separates folders on Windows'
  if (/^[A-Za-z]:/.test(segments[0] ?? '')) return 'its path starts with a drive letter'
  return undefined
}
