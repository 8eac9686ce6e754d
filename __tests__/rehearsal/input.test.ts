import { symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import type { Engine } from '../../src/rehearsal/session.ts'
import { folderWith } from '../support/folder.ts'
import { codes, rehearsalFolder, run } from './rehearsing.ts'

const tools = { open: (): Promise<Engine> => Promise.reject(new Error('a database was started')) }

test.each(['apply.sql', 'rollback.sql', 'expectations.json', 'policy.json'])(
  '%s that leads out of the folder is not read',
  async name => {
    const folder = rehearsalFolder()
    const outside = folderWith({ 'private.txt': 'SELECT 1;' })
    unlinkSync(join(folder, name))
    symlinkSync(join(outside, 'private.txt'), join(folder, name))
    await expect(rehearse({ spec: join(folder, 'spec.json') }, undefined, tools)).rejects.toThrow(
      'a link leads out of the folder'
    )
  }
)

test('a link inside of the folder is read, and so is a folder that a link leads to', async () => {
  const folder = rehearsalFolder({
    'up.sql': 'CREATE TABLE gov.made ();',
    'spec.json': text => text.replace('apply.sql', 'linked.sql')
  })
  symlinkSync('up.sql', join(folder, 'linked.sql'))
  const link = join(folderWith({}), 'link')
  symlinkSync(folder, link)
  const { denials } = await rehearse({ spec: join(link, 'spec.json') }, undefined, tools)
  expect(denials.map(({ reason }) => reason)).toEqual(['phase start: a database was started'])
})

test('a dump without an end is not read', async () => {
  const rehearsal = await run({ 'spec.json': text => text.replace('"dump.sql"', '"/dev/zero"') }, 'postgres', tools)
  expect(codes(rehearsal)).toEqual(['dump-unreadable'])
})
