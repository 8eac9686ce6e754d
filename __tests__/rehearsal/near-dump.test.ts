import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { nearDump } from '../../src/rehearsal/near-dump.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import { folderWith } from '../support/folder.ts'
import { json, rehearsalFolder } from './rehearsing.ts'

const FILES = { 'ci/clone.sql': '', 'ci/clone.sh': '', 'ci/down.sql': '', 'ci/old/2024.dump': '', 'ci/README.md': '' }

test.each([
  ['ci/clnoe.sql', 'ci/clone.sql'],
  ['ci/Clone.SQL', 'ci/clone.sql'],
  ['ci/clone.dump', 'ci/clone.sql'],
  ['ci/clone.sql.gz', 'ci/clone.sql'],
  ['cl/clone.sql', 'ci/clone.sql'],
  ['ci/odl/2024.dump', 'ci/old/2024.dump'],
  ['ci/production.sql', undefined],
  ['ci/README.sql', undefined],
  ['docs/clone.sql', undefined],
  ['ci/dwn.sql', undefined]
])('%s is nearly %s', (path, near) => {
  const root = folderWith(FILES)
  const found = nearDump(join(root, path), [join(root, 'ci/down.sql')])
  expect(found).toBe(near === undefined ? undefined : join(root, near))
})

// `NOT_APPLIED` is green: a misspelled path must not lead to it.
test.each([
  ['dump.sq', /^dump: there is no dump ".*dump\.sq": did you mean ".*dump\.sql"\?$/],
  ['dmp.sql', /did you mean ".*dump\.sql"/]
])('a spec that names %s, where a dump is beside it', async (path, message) => {
  const spec = join(rehearsalFolder({ 'spec.json': json(document => Object.assign(document, { dump: { path } })) }), 'spec.json')
  await expect(rehearse({ spec })).rejects.toThrow(message)
})

test.each(['aply.sql', 'rolback.sql', '../dmp.sql', 'production.dump'])(
  'no dump is nearly %s: nothing is rehearsed',
  async path => {
    const spec = join(
      rehearsalFolder({ 'spec.json': json(document => Object.assign(document, { dump: { path } })) }),
      'spec.json'
    )
    expect((await rehearse({ spec })).status).toBe('NOT_APPLIED')
  }
)
