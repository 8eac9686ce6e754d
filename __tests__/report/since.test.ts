import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/model/finding.ts'
import { stepsForGroup } from '../../src/report/findings/group-remedies.ts'
import { groupsOf } from '../../src/report/findings/groups.ts'
import { stepsFor } from '../../src/report/findings/remedies.ts'

// What a commit promises cannot be sealed again, and no command takes a manifest that does not exist.

const COMMIT = 'a'.repeat(40)
const finding = (path: string, more: Partial<Finding> = {}): Finding => ({
  code: 'length-mismatch',
  severity: 'fail',
  manifest: 'files at v1.0.0',
  commit: COMMIT,
  path,
  drift: { certainty: 'compared', original: 'git', edits: { count: 2 }, causes: [{ code: 'content-changed' }], locations: [] },
  git: { layer: 'commit', source: 'object-store', commit: { id: 'b'.repeat(40) } },
  ...more
})

describe('remedies of a file of a commit', () => {
  test.each([
    ['edited', finding('db/1.sql')],
    ['missing', finding('db/1.sql', { code: 'missing' })],
    ['moved', finding('db/1.sql', { code: 'moved' })],
    ['of another mode', finding('db/1.sql', { code: 'mode-changed', expected: { exec: true } })],
    ['another link', finding('db/1.sql', { code: 'link-changed' })]
  ])('%s: it comes from that commit, and is never sealed again', (_, one) => {
    const text = JSON.stringify(stepsFor(one, one.path, 'linux'))
    expect(text).toContain(`git checkout ${COMMIT} -- db/1.sql`)
    expect(text).not.toMatch(/seal-gate|git checkout HEAD/)
  })

  test.each([3, 30])('%i files: neither', count => {
    const findings = Array.from({ length: count }, (_, n) => finding(`db/${n}.sql`))
    const steps = groupsOf(findings).flatMap(group => stepsForGroup(group, ({ path }) => path, 'linux'))
    expect(JSON.stringify(steps)).toMatch(/into (?:a )?new files?/)
    expect(JSON.stringify(steps)).not.toMatch(/seal-gate|git checkout HEAD/)
  })
})
