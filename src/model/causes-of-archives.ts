import type { CauseRow } from './cause-row.ts'
import type { Remedy } from './remedy.ts'

const USE_SEALED: Remedy = { text: 'Use the archive that was sealed: an archive that is made again seldom has the same bytes.' }

/** Causes of drift of archives whose members are the same: packed at another time, by another program, on another machine. */
export const ARCHIVE_CAUSES = {
  'archive-times': {
    sentence: 'the times of members of the archive were changed',
    remedies: [
      {
        text: 'Give all members one time: `SOURCE_DATE_EPOCH`, `tar --mtime=@0`, `touch -d @0` before `zip -X`, and run `zip` with `TZ=UTC`.'
      },
      USE_SEALED
    ]
  },
  'archive-metadata': {
    sentence: 'what the archive notes beside content was changed',
    remedies: [
      { text: 'Pack without it: `tar --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw,a-s`, `gzip -n`, `zip -X`.' },
      USE_SEALED
    ]
  },
  'archive-order': {
    sentence: 'members of the archive are in another order',
    remedies: [{ text: 'Pack in a fixed order: `tar --sort=name`, or `find . | LC_ALL=C sort | zip -X -@`.' }, USE_SEALED]
  },
  'archive-recompressed': {
    sentence: 'the same content was compressed again',
    remedies: [
      {
        text: 'Keep the file as it was packed. To pack it again, use the same program, version and level: `gzip -n -9`, `git -c tar.tar.gz.command="gzip -cn" archive`.'
      },
      USE_SEALED
    ]
  },
  'archive-extra-members': {
    sentence: 'members were added to the archive that a system or a tool makes',
    remedies: [
      {
        text: 'Pack without them: `COPYFILE_DISABLE=1 tar`, `zip -X -x "__MACOSX/*" "*.DS_Store"`, and `git archive TREE` in place of a commit.'
      },
      USE_SEALED
    ]
  },
  'container-changed': {
    sentence: 'the same content was packed into another format',
    remedies: [{ text: 'Publish the format that was sealed, or seal each format.' }, USE_SEALED]
  }
} as const satisfies Readonly<Record<string, CauseRow>>
