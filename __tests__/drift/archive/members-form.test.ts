import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { membersForm, sealedMembers } from '../../../src/drift/archive/members-form.ts'
import { addMeaning } from '../../../src/hashing/add-meaning.ts'
import { readManifest } from '../../../src/manifests/read.ts'
import { writeNative } from '../../../src/manifests/write.ts'
import { folderWith } from '../../support/folder.ts'
import { testWith } from '../../support/needs.ts'
import { sealOf } from '../sealing.ts'

testWith('linux')('the same members give the same digest in every container, and others another one', async () => {
  const root = folderWith({ 't/a': 'a\n', 't/b/c': 'c\n' })
  execFileSync('sh', ['-ec', 'chmod 755 t/a; tar -cf 1.tar t; tar --owner=7 --mtime=@1 -czf 2.tgz t/b t/a; zip -qrD 3.zip t'], {
    cwd: root
  })
  const read = (name: string) => readFileSync(join(root, name))
  const [form, ...others] = await Promise.all(['1.tar', '2.tgz', '3.zip'].map(name => membersForm(read(name))))
  expect(form).toMatch(/^[0-9a-f]{64}$/)
  expect(others).toEqual([form, form])
  expect(await sealedMembers(form, read('2.tgz'))).toEqual({ format: 'members', same: true })
  appendFileSync(join(root, 't/a'), '!')
  execFileSync('tar', ['-cf', '4.tar', 't'], { cwd: root })
  expect(await sealedMembers(form, read('4.tar'))).toEqual({ format: 'members', same: false })
  expect(await membersForm(Buffer.concat([read('1.tar'), Buffer.from('x')]))).toBeUndefined()

  const seal = { ...sealOf(read('1.tar')), path: '1.tar' }
  const [sealed] = await addMeaning(root, [seal], () => true)
  expect(sealed?.membersSha256).toBe(form)
  const written = writeNative({}, [sealed ?? seal])
  const [again] = (await readManifest(Buffer.from(written), 'auto')).seals
  expect(again?.membersSha256).toBe(form)
})
