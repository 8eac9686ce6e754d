import { readFileSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { writeEvidence } from '../../src/commands/rehearse.ts'
import { rehearse } from '../../src/rehearsal/rehearse.ts'
import { folderWith } from '../support/folder.ts'
import { rehearsalFolder } from './rehearsing.ts'

const tools = { open: (): Promise<never> => Promise.reject(new Error('a database was started')) }

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
  const folder = rehearsalFolder()
  await expect(rehearse({ spec: join(folder, 'spec.json'), dump: '/dev/zero' }, undefined, tools)).resolves.toMatchObject({
    denials: [{ code: 'dump-unreadable' }]
  })
})

test('a spec cannot name a dump outside of its folder: the evidence would hold the digest of any file', async () => {
  const outside = folderWith({ secret: 'secret' })
  const folder = rehearsalFolder({ 'spec.json': text => text.replace('"dump.sql"', JSON.stringify(join(outside, 'secret'))) })
  await expect(rehearse({ spec: join(folder, 'spec.json') }, undefined, tools)).rejects.toThrow('leads out of the folder')
  const linked = rehearsalFolder()
  rmSync(join(linked, 'dump.sql'), { force: true })
  symlinkSync(join(outside, 'secret'), join(linked, 'dump.sql'))
  await expect(rehearse({ spec: join(linked, 'spec.json') }, undefined, tools)).rejects.toThrow('leads out of the folder')
})

test.each(['/dev/zero', 'secret'])('a spec that is a link to %s is not read, and nothing of it is quoted', async name => {
  const folder = rehearsalFolder()
  rmSync(join(folder, 'spec.json'))
  symlinkSync(join(folderWith({ secret: 'AKIA-secret' }), name), join(folder, 'spec.json'))
  if (name.startsWith('/')) {
    rmSync(join(folder, 'spec.json'))
    symlinkSync(name, join(folder, 'spec.json'))
  }
  const failed = rehearse({ spec: join(folder, 'spec.json') }, undefined, tools)
  await expect(failed).rejects.toThrow('leads out of the folder')
  await expect(failed).rejects.not.toThrow('AKIA')
})

test('evidence is not written through a link beside the spec', () => {
  const folder = rehearsalFolder()
  const outside = folderWith({ 'clone-provenance.json': 'mine' })
  symlinkSync(outside, join(folder, 'evidence'))
  const out = join(folder, 'evidence')
  const evidence = [{ name: 'clone-provenance.json' as const, text: '{}' }]
  expect(() => writeEvidence({ root: folder, out, evidence })).toThrow('is not a folder')
  expect(readFileSync(join(outside, 'clone-provenance.json'), 'utf8')).toBe('mine')
  expect(writeEvidence({ root: folder, out: outside, evidence })).toEqual([join(outside, 'clone-provenance.json')])
  expect(readFileSync(join(outside, 'clone-provenance.json'), 'utf8')).toBe('{}')
})
