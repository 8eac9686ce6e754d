import { type ByteSource, passingPieces } from './byte-source.ts'
import type { Expansion } from './limits.ts'
import type { MemberVisitor } from './member.ts'
import { memberPath } from './member-path.ts'
import { ArchiveRefusal, type Problems } from './problem.ts'

export const AR_MAGIC = Buffer.from('!<arch>\n', 'latin1')
const HEADER_BYTES = 60
/** Names of BSD and of the GNU table. */
const MAX_LONG_NAME_BYTES = 4096

/**
 * Reads an ar archive as Debian packages are: short names, GNU names that end in "/", BSD names before the content. Symbol tables and the table
 * of long names are for linkers, and are refused.
 * @see https://man.freebsd.org/cgi/man.cgi?ar(5)
 * @throws ArchiveRefusal
 */
export function readAr(source: ByteSource, visitor: MemberVisitor, expansion: Expansion, problems: Problems): void {
  for (let at = AR_MAGIC.length; at < source.size; ) {
    if (source.size - at < HEADER_BYTES) throw new ArchiveRefusal('archive-damaged', 'its last header is cut off')
    const header = Buffer.from(source.read(at, HEADER_BYTES)).toString('latin1')
    if (header.slice(58) !== '`\n') throw new ArchiveRefusal('archive-damaged', `there is no ar header at byte ${at}`)
    const number = (from: number, to: number, radix: number) => numberOf(header.slice(from, to), radix, at)
    const stored = number(48, 58, 10)
    if (at + HEADER_BYTES + stored > source.size) throw new ArchiveRefusal('archive-damaged', 'its last member is cut off')
    const { name, skipped } = nameAt(source, header.slice(0, 16).trimEnd(), at + HEADER_BYTES, stored)
    const dataOffset = at + HEADER_BYTES + skipped
    const bytes = stored - skipped
    expansion.addMember()
    const { problem, isRoot, ...named } = memberPath(name)
    if (problem !== undefined || isRoot === true)
      problems.add('archive-path-unsafe', problem?.reason ?? 'a member has no name', problem?.member)
    else {
      const entry = {
        format: 'ar',
        offset: at,
        dataOffset,
        mtime: number(16, 28, 10),
        uid: number(28, 34, 10),
        gid: number(34, 40, 10)
      } as const
      const sink = visitor.visit({ ...named, kind: 'file', bytes, mode: number(40, 48, 8) & 0o7777 }, entry)
      for (const piece of passingPieces(source, dataOffset, dataOffset + bytes)) {
        expansion.addBytes(piece.length)
        sink?.data(piece)
      }
      sink?.end()
    }
    at = paddedEnd(source, at + HEADER_BYTES + stored)
  }
}

/** Members start at even offsets; a newline fills the gap, and is left out after the last member by some. */
function paddedEnd(source: ByteSource, end: number): number {
  if (end % 2 === 0 || end === source.size) return end
  if (source.read(end, 1)[0] !== 0x0a)
    throw new ArchiveRefusal('archive-ambiguous', `there is a byte between two members, at ${end}`)
  return end + 1
}

function nameAt(
  source: ByteSource,
  field: string,
  offset: number,
  stored: number
): { readonly name: Uint8Array; readonly skipped: number } {
  const bsd = /^#1\/([1-9][0-9]*)$/.exec(field)?.[1]
  if (bsd !== undefined) {
    const skipped = Number(bsd)
    if (skipped > stored || skipped > MAX_LONG_NAME_BYTES)
      throw new ArchiveRefusal('archive-damaged', 'a long name is longer than its member')
    const name = Buffer.from(source.read(offset, skipped))
    const end = name.indexOf(0)
    if (end >= 0 && name.subarray(end).some(byte => byte !== 0))
      throw new ArchiveRefusal('archive-ambiguous', 'a long name goes on after its NUL')
    return { name: end < 0 ? name : name.subarray(0, end), skipped }
  }
  if (field.startsWith('/') || field.startsWith('__.SYMDEF'))
    throw new ArchiveRefusal('archive-unsupported', 'it is a library of object files, with a table of symbols or of long names')
  return { name: Buffer.from(field.endsWith('/') ? field.slice(0, -1) : field, 'latin1'), skipped: 0 }
}

function numberOf(field: string, radix: number, at: number): number {
  const digits = field.trimEnd()
  if (!(radix === 8 ? /^[0-7]*$/ : /^[0-9]*$/).test(digits))
    throw new ArchiveRefusal('archive-damaged', `a number in the ar header at byte ${at} is malformed`)
  return digits === '' ? 0 : Number.parseInt(digits, radix)
}
