import { createHash } from 'node:crypto'
import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'

// Modes and links that an mtree lists are judged like those of the native format.

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const LIST = `#mtree
/set type=file mode=644
./bin type=dir mode=755
./bin/run mode=0755 sha256=${sha256('#!/bin/sh\n')}
./bin/text sha256=${sha256('text\n')}
./bin/symbolic mode=u+x sha256=${sha256('symbolic\n')}
./bin/a\\040link type=link mode=777 link=../no\\040where
`

function tree(): string {
  const files = { 'list.mtree': LIST, 'bin/run': '#!/bin/sh\n', 'bin/text': 'text\n', 'bin/symbolic': 'symbolic\n' }
  const folder = folderWith(files)
  chmodSync(join(folder, 'bin/run'), 0o700)
  symlinkSync('../no where', join(folder, 'bin/a link'))
  return folder
}

async function outcome(cwd: string) {
  const { verdict, findings, manifests } = await gate(aRequest({ cwd, manifests: ['list.mtree'], git: false }), null)
  return [verdict, ...findings.map(({ code, path }) => `${code} ${path}`), ...manifests.flatMap(({ notices }) => notices)]
}

const NOTICES = [
  '1 of its entries are folders or devices, and are not checked',
  '1 modes are not octal digits, and are not checked'
]

test('a tree as it is listed passes', async () => {
  expect(await outcome(tree())).toEqual(['pass', ...NOTICES])
})

test.each<[string, string, (folder: string) => void]>([
  ['a program that nobody may run', 'mode-changed bin/run', folder => chmodSync(join(folder, 'bin/run'), 0o655)],
  ['a text that its owner may run', 'mode-changed bin/text', folder => chmodSync(join(folder, 'bin/text'), 0o744)],
  [
    'a link that leads elsewhere',
    'link-changed bin/a link',
    folder => {
      rmSync(join(folder, 'bin/a link'))
      symlinkSync('../no where!', join(folder, 'bin/a link'))
    }
  ],
  ['a link that is missing', 'missing bin/a link', folder => rmSync(join(folder, 'bin/a link'))]
])('%s fails', async (_, finding, change) => {
  const folder = tree()
  change(folder)
  expect(await outcome(folder)).toEqual(['fail', finding, ...NOTICES])
})
