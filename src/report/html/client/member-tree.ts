import type { MemberDifference, MembersCompared } from '../../../model/finding.ts'
import { pluralize } from '../../counts.ts'
import { name } from '../../escape.ts'
import { memberText } from '../../findings/drift-sentences.ts'
import { el } from './dom.ts'
import { drawn } from './drawn.ts'

/** Differences of a folder that is open without being asked for. */
const MAX_OPEN = 5

interface Folder {
  readonly folders: Map<string, Folder>
  readonly files: MemberDifference[]
  count: number
}

/** The members of an archive that differ, folder by folder, as far as they are listed. */
export function memberTree(members: MembersCompared): HTMLElement {
  const root = folder()
  for (const difference of members.differences) add(root, difference)
  const more = members.different - members.differences.length
  return el(
    'div',
    { class: 'members' },
    ...children(root),
    more > 0 ? el('p', {}, pluralize(more, 'more member differs', 'more members differ')) : undefined
  )
}

function folder(): Folder {
  return { folders: new Map(), files: [], count: 0 }
}

function add(root: Folder, difference: MemberDifference): void {
  let at = root
  // An archive within the archive is a folder too: `inner.zip!`.
  for (const segment of difference.path.split('/').slice(0, -1)) {
    const next = at.folders.get(segment) ?? folder()
    next.count++
    at.folders.set(segment, next)
    at = next
  }
  at.files.push(difference)
}

function children({ folders, files }: Folder): HTMLElement[] {
  const below = [...folders].map(([segment, inner]) =>
    el(
      'details',
      { open: inner.count <= MAX_OPEN },
      el('summary', {}, el('code', {}, `${name(segment)}/`), ` ${pluralize(inner.count, 'difference')}`),
      ...children(inner)
    )
  )
  const own = files.map(difference => el('li', {}, ...drawn(memberText({ ...difference, path: lastOf(difference.path) }))))
  return own.length === 0 ? below : [...below, el('ul', { class: 'facts' }, ...own)]
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
