import type { Image, Knob } from '../archive/knob.ts'
import type { TarImage } from '../archive/tar-image.ts'
import type { ZipImage } from '../archive/zip-image.ts'

type Compare = (a: string, b: string) => number

const byBytes: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
/** A folder with all that is in it before the next name: `tar --sort=name`. */
const byFolders: Compare = (a, b) => byBytes(a.replaceAll('/', '\0'), b.replaceAll('/', '\0'))
const withoutCase: Compare = (a, b) => byBytes(a.toLowerCase(), b.toLowerCase()) || byBytes(a, b)
/** All files of a folder before its folders: Python's `os.walk`. */
const filesFirst: Compare = (a, b) => {
  const [one, other] = [a.replace(/\/$/, '').split('/'), b.replace(/\/$/, '').split('/')]
  let at = 0
  while (at < one.length - 1 && at < other.length - 1 && one[at] === other[at]) at++
  const depth = Math.sign(one.length - 1 - at) - Math.sign(other.length - 1 - at)
  return depth || byBytes(one[at] ?? '', other[at] ?? '') || byBytes(a, b)
}

const ORDERS: readonly (readonly [Compare, string])[] = [
  [byBytes, 'sorted by name'],
  [byFolders, 'sorted by name, folder by folder'],
  [withoutCase, 'sorted by name, letter case ignored'],
  [filesFirst, 'sorted by name, the files of a folder before its folders'],
  [(a, b) => byBytes(b, a), 'sorted by name, in reverse']
]

function* ordered<I extends Image>(image: I): Iterable<{ readonly image: I; readonly detail: string; readonly count: number }> {
  // The global header of PAX stays in front of the members that it is about.
  const isFirst = (member: I['members'][number]) => 'type' in member && member.type === 'g'
  for (const [compare, name] of ORDERS) {
    const first = image.members.filter(isFirst)
    const rest = image.members.filter(member => !isFirst(member)).sort((a, b) => compare(a.path, b.path))
    const members = [...first, ...rest]
    const count = members.filter((member, at) => member !== image.members[at]).length
    // `jar` puts its manifest first, and everything else as it comes.
    if (count > 0) yield { image: { ...image, members }, detail: `the members were ${name}`, count }
  }
  const members = [...image.members].reverse()
  if (members.length > 1)
    yield { image: { ...image, members }, detail: 'the members were in the reverse order', count: members.length }
}

export const tarOrder: Knob<TarImage> = { cause: 'archive-order', undo: ordered }
export const zipOrder: Knob<ZipImage> = { cause: 'archive-order', undo: ordered }
