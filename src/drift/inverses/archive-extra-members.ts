import { type Earlier, type Image, imageWith, type Knob } from '../archive/knob.ts'
import type { TarImage, TarMember } from '../archive/tar-image.ts'
import type { ZipImage, ZipMember } from '../archive/zip-image.ts'

/** What a system, and not the author, puts into archives. */
const ADDED: readonly (readonly [RegExp, string])[] = [
  [/^__MACOSX\/|(?:^|\/)\._[^/]*\/?$|(?:^|\/)\.DS_Store$/, 'files of macOS (__MACOSX, ._NAME, .DS_Store)'],
  [/(?:^|\/)\.DS_Store$/, '.DS_Store'],
  [/^__MACOSX\//, '__MACOSX'],
  [/(?:^|\/)\._[^/]*$/, 'AppleDouble files (._NAME)'],
  [/(?:^|\/)(?:Thumbs\.db|desktop\.ini)$/i, 'files of Windows (Thumbs.db, desktop.ini)'],
  [/(?:^|\/)__pycache__(?:\/|$)/, '__pycache__'],
  [/(?:^|\/)(?:\.git|\.svn|\.hg)(?:\/|$)/, 'the folder of version control'],
  [/(?:^|\/)pax_global_header$/, 'pax_global_header'],
  [/(?:^|\/)\.?(?:[^/]*~|[^/]*\.sw[po])$/, 'files of an editor'],
  [/^\.\/?$/, 'the folder "./"'],
  [/\/$/, 'entries for folders']
]

function* withoutAdded<I extends Image>(image: I): Iterable<Earlier<I>> {
  for (const [pattern, name] of ADDED) {
    const members = image.members.filter(member => !pattern.test(member.path))
    yield* fewer(image, members, name)
  }
}

function* fewer<I extends Image>(image: I, members: readonly (TarMember | ZipMember)[], name: string): Iterable<Earlier<I>> {
  const count = image.members.length - members.length
  if (count === 0 || members.length === 0) return
  const detail = `${name} added`
  const filled = imageWith(image, members)
  yield { image: filled, detail, count }
  // As left by a program that cuts members out, and the zeros at the end as they are.
  if (image.kind === 'tar' && filled.kind === 'tar' && filled.end.length !== image.end.length)
    yield { image: { ...filled, end: image.end }, detail, count }
}

export const tarExtraMembers: Knob<TarImage> = {
  cause: 'archive-extra-members',
  *undo(image) {
    const named = image.members.filter(({ type }) => type !== 'g')
    yield* fewer(image, named, 'a global header of PAX (the commit id that `git archive` writes)')
    yield* withoutAdded(image)
  }
}

export const zipExtraMembers: Knob<ZipImage> = { cause: 'archive-extra-members', undo: withoutAdded }
