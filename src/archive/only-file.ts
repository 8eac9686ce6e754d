import type { ByteSource } from './byte-source.ts'
import type { Expansion } from './limits.ts'
import { ArchiveRefusal, Problems } from './problem.ts'
import { ContentCheck, contentOf, memberOf } from './zip.ts'
import { zipLayout } from './zip-layout.ts'

/**
 * The content of the only file in a zip archive, which may have folders beside it. Piece by piece, as it is asked for; a piece may overwrite the
 * one before. Only once all of it was read is it known to be whole.
 * @param expansion counts what is read
 * @throws ArchiveRefusal for an archive with any problem, or with another number of files
 */
export async function* onlyFile(source: ByteSource, expansion: Expansion): AsyncGenerator<Uint8Array> {
  const problems = new Problems()
  const { entries } = zipLayout(source)
  const members = entries.map(entry => ({ entry, member: memberOf(entry, problems) }))
  const [problem] = problems.list
  if (problem !== undefined) throw new ArchiveRefusal(problem.code, problem.reason, problem.member)
  const [only, ...others] = members.filter(({ member }) => member !== undefined && member.kind !== 'folder')
  if (only === undefined || others.length > 0)
    throw new ArchiveRefusal(
      'archive-unsupported',
      only === undefined ? 'it has no file' : `it has ${others.length + 1} files, and not one alone`
    )
  if (only.member?.kind !== 'file') throw new ArchiveRefusal('archive-unsupported', 'its only member is a link')
  const check = new ContentCheck(only.entry, expansion)
  for await (const chunk of contentOf(source, only.entry)) {
    check.take(chunk)
    yield chunk
  }
  check.end()
}
