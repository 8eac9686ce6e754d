import type { AskedFile, InspectedRepository } from './inspect-repositories.ts'
import type { LayerResult } from './layer.ts'
import type { Note } from './model.ts'
import type { Repository } from './repository.ts'

/** The layer of a file that HEAD does not have and that no known commit deleted. */
export function notInHead({ repository, entries }: InspectedRepository, { path, found }: AskedFile): LayerResult {
  if (entries.get(path)?.kind === 'submodule') return { notes: [untrackedNote('At this path HEAD has a submodule, not a file.')] }
  if (repository.head === undefined) {
    return { notes: [{ code: 'no-commit', text: 'The repository has no commit yet, so there is nothing to compare with.' }] }
  }
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    const way = path.slice(0, end)
    if (entries.get(way)?.kind !== 'submodule') continue
    const name = Buffer.from(way, 'latin1').toString('utf8')
    const text = `The file belongs to the submodule ${JSON.stringify(name)}, which is not checked out.`
    const note: Note = { code: 'submodule-absent', text, run: ['git', 'submodule', 'update', '--init', '--', name] }
    return found === undefined ? { layer: 'checkout', notes: [note] } : { notes: [note] }
  }
  return { notes: [untrackedNote('Git does not track the file: HEAD does not have it.')] }
}

function untrackedNote(text: string): Note {
  return { code: 'untracked', text }
}

/** Beyond this, the depth of a clone is not counted. */
const MAX_COUNTED = 1000

/** What more history would show. */
export async function shallowNote({ git, folder, head }: Repository): Promise<Note> {
  const count = await git
    .run(folder, ['rev-list', '--count', `--max-count=${MAX_COUNTED}`, head ?? 'HEAD'])
    .then(answer => answer.toString('latin1').trim())
    .catch(() => '')
  const few =
    count === '1' ? 'only the last commit' : /^\d+$/.test(count) ? `only the last ${count} commits` : 'only part of its history'
  const text =
    `The clone has ${few}. All of it (with actions/checkout: fetch-depth: 0) would show which commit changed the file, and may hold the ` +
    'sealed bytes; one more commit would show whether the oldest one here did it.'
  return { code: 'shallow', text, run: ['git', 'fetch', '--unshallow'] }
}

/** Why no commit is named although the whole history was looked through. */
export function neverCommittedNote(sealedIdKnown: boolean): Note {
  const text = sealedIdKnown
    ? 'No commit up to HEAD had the sealed bytes at this path and then lost them.'
    : 'The sealed bytes are in no commit: no blob of this clone has them.'
  return { code: 'never-committed', text }
}
