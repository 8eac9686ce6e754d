import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { withMembersCompared } from '../../../src/drift/archive/compare-members.ts'
import type { Drift } from '../../../src/model/finding.ts'
import { driftText } from '../../../src/report/findings/drift-sentences.ts'
import { folderWith } from '../../support/folder.ts'
import { testWith } from '../../support/needs.ts'

const LINUX = testWith('linux')
const OPEN: Drift = { certainty: 'unexplained', causes: [{ code: 'content-changed' }], locations: [] }

/** What is reported of two archives, made by these commands in a folder with a tree `t`. */
async function compared(run: string) {
  const root = folderWith({ 't/a.txt': 'one\ntwo\n', 't/b.txt': 'b\n', 't/c': 'c\n' })
  execFileSync('sh', ['-ec', run], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const [original, found] = ['sealed', 'found'].map(name => readFileSync(join(root, name))) as [Buffer, Buffer]
  const drift = await withMembersCompared(OPEN, { original, source: 'given' }, found)
  return { drift, text: driftText(drift) }
}

describe('archives are compared by members', () => {
  LINUX('the same members, packed at another time by somebody else', async () => {
    const { drift, text } = await compared(
      'touch -d @1700000000 t/* t; tar --sort=name -cf sealed t; touch -d @1700007200 t/* t; tar --sort=name --owner=7 -czf found.gz t; gzip -dc found.gz > found'
    )
    expect(drift.members).toMatchObject({ sealed: 4, identical: 4, different: 0 })
    expect(drift.meaning).toEqual({ format: 'members', same: true })
    expect(text).toBe(
      '4 of 4 members are identical, what is around them differs: the times of members of the archive were changed (4 ×): all moved by +2 hours: a time zone, then what the archive notes beside content was changed (4 ×)'
    )
  })

  LINUX('one member changed, one moved, one was added, one lost its mode', async () => {
    const { drift, text } = await compared(
      'chmod 755 t/c; zip -qrX sealed.zip t; echo three >> t/a.txt; mv t/b.txt t/d.txt; echo n > t/n; chmod 644 t/c; zip -qrX found.zip t; mv sealed.zip sealed; mv found.zip found'
    )
    expect(drift.members?.differences.map(({ what, path, to }) => [what, path, to])).toEqual([
      ['changed', 't/a.txt', undefined],
      ['moved', 't/b.txt', 't/d.txt'],
      ['mode-changed', 't/c', undefined],
      ['added', 't/n', undefined]
    ])
    expect(drift.meaning).toEqual({ format: 'members', same: false })
    expect(drift.members?.differences[0]).toMatchObject({ certainty: 'proved', causes: [{ code: 'appended' }] })
    expect(text).toMatch(/^1 of 4 members is identical, 4 differ, the first: "t\/a\.txt" changed: /)
  })

  LINUX('a zip in place of a tar, with an archive in it', async () => {
    const { drift } = await compared(
      'tar -C t -cf t/in.tar a.txt; tar -cf sealed t; echo x >> t/a.txt; tar -C t -cf t/in.tar a.txt; zip -qr found.zip t; mv found.zip found'
    )
    expect(drift.causes).toEqual([{ code: 'content-changed' }, { code: 'container-changed', detail: 'tar became zip' }])
    expect(drift.members?.differences.map(({ path }) => path)).toEqual(['t/a.txt', 't/in.tar!/a.txt'])
  })

  LINUX('an archive that a reader could read in two ways is not looked into', async () => {
    const { drift, text } = await compared('tar -cf sealed t; tar -cf found t; tar -rf found t/a.txt')
    expect(drift.certainty).toBe('unexplained')
    expect(drift.members).toBeUndefined()
    expect(drift.notLookedInside).toMatch(/^the found archive is refused: .*t\/a\.txt/)
    expect(text).toBe('its content was changed in a way that no known cause explains')
  })
})
