import type { ArchiveEntry } from './entry.ts'
import { GZIP_ROWS } from './gzip-entries.ts'
import { PACKAGE_ROWS } from './package-entries.ts'
import { TAR_ROWS } from './tar-entries.ts'
import { ZIP_ROWS } from './zip-entries.ts'

const PROGRAMS = [
  '7z',
  'bsdtar',
  'pigz',
  'zopfli',
  'go',
  'jar',
  'advzip',
  'cargo',
  'npm',
  'zstd',
  'dpkg-deb',
  'pip',
  'xz',
  'bzip2',
  'mvn'
]

/** All drifts of the corpus, in a fixed order. */
export const ARCHIVE_ENTRIES: readonly ArchiveEntry[] = [...GZIP_ROWS, ...TAR_ROWS, ...ZIP_ROWS, ...PACKAGE_ROWS].map(
  ([id, sealed, found, path, causes, provable = true]) => ({
    id,
    needs: PROGRAMS.filter(program => new RegExp(`(?:^|[\\s|;])${program}\\s`).test(`${sealed}\n${found}`)),
    run: [sealed.replaceAll('OUT', 'sealed'), found.replaceAll('OUT', 'found').replaceAll('FIRST', 'sealed')].join('\n'),
    path,
    causes,
    provable
  })
)
