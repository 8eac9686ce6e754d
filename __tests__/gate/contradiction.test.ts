import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { digestOf } from '../../src/model/digest.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'

const BYTES = Buffer.from('sealed\n')
const OTHER = Buffer.from('other\n')

async function outcome(lines: readonly string[], content: Uint8Array) {
  const cwd = folderWith({ 'a.md': content, SHA256SUMS: `${lines.join('\n')}\n` })
  const { verdict, findings } = await gate(aRequest({ cwd, manifests: ['SHA256SUMS'], git: false }), null)
  return [verdict, ...findings.map(({ code, reason = '' }) => `${code}: ${reason}`.replace(/: $/, ''))]
}

test('a seal of which one digest is that of the file and another is not contradicts itself', async () => {
  const list = (sha256: Uint8Array, sha512: Uint8Array) => [
    `${digestOf('sha256', sha256)}  a.md`,
    `${digestOf('sha512', sha512)}  a.md`
  ]
  const said = (right: string, wrong: string) => [
    'unverifiable',
    `manifest-conflict: the seal contradicts itself: the file has its ${right} and not its ${wrong}`
  ]
  expect(await outcome(list(BYTES, BYTES), BYTES)).toEqual(['pass'])
  expect(await outcome(list(BYTES, OTHER), BYTES)).toEqual(said('sha256', 'sha512'))
  expect(await outcome(list(OTHER, BYTES), BYTES)).toEqual(said('sha512', 'sha256'))
  expect(await outcome(list(BYTES, BYTES), OTHER)).toEqual(['fail', 'digest-mismatch'])
  expect(await outcome([`${digestOf('sha256', BYTES)} 8 a.md`], BYTES)).toEqual(said('sha256', 'length'))
})

test.each([
  ['docs\\a.md', /the manifest has "\\" where this system has "\/"/],
  ['.\\docs\\a.md', /the manifest has "\\" where this system has "\/"/],
  ['docs\\b.md', /it was moved or renamed/]
])('a list with the separators of Windows is named as one: %s', async (path, reason) => {
  const cwd = folderWith({ 'docs/a.md': BYTES, SUMS: `${digestOf('sha256', BYTES)}  ${path}\n` })
  const { verdict, findings } = await gate(aRequest({ cwd, manifests: ['SUMS'], git: false }), null)
  expect([verdict, findings.map(({ code }) => code)]).toEqual(['fail', ['moved']])
  expect(findings[0]?.reason).toMatch(reason)
})
