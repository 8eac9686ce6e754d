import { basename, dirname, join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { relativePath } from '../disk/contain.ts'
import { statsAt } from '../disk/look.ts'

/** A root inside an archive: `dist/app.tgz!/`, `dist/outer.zip!/inner.tgz!/`, `app.tgz!/package`. */
export interface ArchiveRoot {
  /** Absolute path of the archive on disk. */
  readonly file: string
  /** Paths of archives within it, from the outside. */
  readonly inner: readonly string[]
  /** Folder in the innermost archive; empty for its top. */
  readonly folder: string
  /** Real absolute name of the place: seals with one key are about one place. */
  readonly key: string
  /** The archive, as the user would write it, relative to where the gate was started. */
  readonly shownFile: string
  /** What comes before paths of members, beginning with the name of the archive: `app.tgz!/`. */
  readonly prefix: string
}

export const ARCHIVE_MARK = '!/'

/** Endings after which a name is that of an archive, and a folder of this name with `!` only looks like its inside. */
const ARCHIVE_NAME =
  /\.(?:zip|tar|tgz|tzst|gz|zst|xz|bz2|txz|tbz2?|7z|rar|whl|jar|war|ear|aar|apk|aab|ipa|vsix|xpi|crx|nupkg|docx|xlsx|pptx|odt|ods|epub|crate|gem|deb|rpm)$/i

/**
 * The archive that a root with `!/` leads into. A real folder may have a name that ends in `!`: it is the folder only if nothing is at the name
 * before the `!`, and that name is not one of an archive; else someone could put a folder in the place of the archive.
 * @returns undefined where the root is a folder; a sentence where nothing can be meant
 */
export function archiveRootOf(cwd: string, root: string): ArchiveRoot | string | undefined {
  for (let mark = root.indexOf(ARCHIVE_MARK); mark >= 0; mark = root.indexOf(ARCHIVE_MARK, mark + 1)) {
    const file = resolve(cwd, root.slice(0, mark))
    const isTaken = existsAt(`${file}!`)
    const isArchive = existsAt(file) && statsAt(file)?.isDirectory() !== true
    if (isTaken && (isArchive || ARCHIVE_NAME.test(file))) {
      const [name, folder] = [root.slice(0, mark), `${root.slice(0, mark)}!`].map(text => JSON.stringify(text))
      return `"!/" means the inside of the archive ${name}, and there is also a folder ${folder}: remove or rename the folder`
    }
    if (isArchive) {
      keepGarbageSmall()
      return placeIn(cwd, file, root.slice(mark + ARCHIVE_MARK.length))
    }
    if (!isTaken && root.indexOf(ARCHIVE_MARK, mark + 1) < 0) return `there is no archive ${JSON.stringify(root.slice(0, mark))}`
  }
  return undefined
}

/**
 * Seals and members make V8 double the space for new objects up to 96 MiB, most of which is garbage. Without that growth, 100,000 members take about 200 MB in place of
 * 370 MB, in the same time. V8 reads the factor whenever the space might grow, so it counts from now on: before the manifest is read.
 */
function keepGarbageSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

function placeIn(cwd: string, file: string, rest: string): ArchiveRoot {
  const parts = rest.split(ARCHIVE_MARK)
  const clean = parts.map(part =>
    part
      .split('/')
      .filter(segment => segment !== '' && segment !== '.')
      .join('/')
  )
  const folder = clean.pop() ?? ''
  const inside = [...clean.map(inner => `${inner}${ARCHIVE_MARK}`), folder === '' ? '' : `${folder}/`].join('')
  return {
    file,
    inner: clean,
    folder,
    key: `${file}${ARCHIVE_MARK}${inside}`,
    shownFile: relativePath(file, cwd),
    prefix: `${basename(file)}${ARCHIVE_MARK}${inside}`
  }
}

/** What comes before paths from the innermost archive on: `outer.zip!/inner.tgz!/`. */
export function archivePlace({ prefix, folder }: ArchiveRoot): string {
  return folder === '' ? prefix : prefix.slice(0, -folder.length - 1)
}

/** The folder that the archive is in, relative to where the gate was started. */
export function shownFolderOf({ file }: ArchiveRoot, cwd: string): string {
  return relativePath(join(dirname(file)), cwd)
}

function existsAt(path: string): boolean {
  try {
    return statsAt(path) !== undefined
  } catch {
    // A name that cannot be looked at might be there.
    return true
  }
}
